//! "A spokesman criticised Koch. “…,” Emil Roe said": somebody who is called by his name only where he is quoted.

use super::resolve::Resolver;
use crate::evidence::Party;
use crate::mention::Mention;
use crate::ontology::Trait;

/// Of so many names before, none may be the same person's.
const REACH: usize = 1000;

impl Resolver<'_> {
    /// Gives a description with `a` the name that the quotation right behind its sentence introduces without a word of who
    /// that is: he is the one just described.
    ///
    /// "“…,” said Emil Roe, a farmer" tells who he is, and is somebody else. Expects the references in text order.
    pub(super) fn read_named_later(&mut self) {
        for name in 0..self.clauses.noun_phrases.len() {
            let Some(described) = self.told_before(name) else {
                continue;
            };
            let [party] = self.found.of_phrase[name].as_slice() else {
                continue;
            };
            let span = self.phrase(described).span;
            let party = Party {
                span: Some(span),
                ..party.clone()
            };
            let at = self.found.references.partition_point(|reference| reference.span < span);
            let here = self.found.references[at..].iter_mut();
            for reference in here.take_while(|reference| reference.span == span) {
                reference.parties = vec![party.clone()];
            }
            self.found.of_phrase[described] = vec![party];
        }
    }

    /// Gives the phrase that describes the bearer of a name in the sentence before the quotation that the name follows.
    fn told_before(&self, name: usize) -> Option<usize> {
        let mention = self
            .name_of(name)
            .filter(|mention| self.is_introduced_bare(name, mention))?;
        let words = self.words_before(name)?;
        let before = self.sentence_at(words).checked_sub(1)?;
        let mut clauses = self.clauses.of_sentence(before);
        let main = clauses.find(|&clause| self.is_main(clause))?;
        let subject = self.clauses.clauses[main].subject?;
        let is_one = self.is_any(self.phrase(subject).tokens.start, &["a", "an"]);
        let is_person = self.lexicon.is_person(self.head(subject)) && self.beside[subject].is_none();
        let [party] = self.found.of_phrase[subject].as_slice() else {
            return None;
        };
        let is_open = party.entity.is_none() && !party.name.starts_with(char::is_uppercase);
        let is_other = self
            .mentions_in(self.phrase(subject).span)
            .iter()
            .any(|inside| inside.is(Trait::Person));
        // "an unidentified officer says in the recording"
        let mut inside = self.phrase(subject).tokens.clone();
        let is_nameless = inside.any(|token| self.is_any(token, &["anonymous", "unidentified", "unnamed"]));
        let fits = is_one && !is_nameless && is_person && is_open && !is_other;
        (fits && self.is_introduced_bare(name, mention)).then_some(subject)
    }

    /// Says whether a full name that nothing is known of stands for the first time and alone: no title, no description.
    fn is_introduced_bare(&self, phrase: usize, name: &Mention) -> bool {
        let words = name.span.slice(self.text());
        let place = self
            .mentions
            .partition_point(|other| other.span.start < name.span.start);
        let last = words.rsplit(' ').next().unwrap_or_default();
        let mut before = self.mentions[..place].iter().rev().take(REACH);
        let is_known = before.any(|other| other.span.slice(self.text()).ends_with(last));
        let is_person = name.candidates.is_empty() && (name.kind.is_none() || name.is(Trait::Person));
        let is_bare = name.full == name.span && self.beside[phrase].is_none() && self.phrase(phrase).conjunct.is_none();
        words.contains(' ') && is_person && is_bare && !is_known
    }
}
