//! Descriptions that stand apart from the name whose bearer they describe: "Roe as a judge", "said the head of the port, Roe".

use super::CoreferenceLexicon;
use super::resolve::Resolver;
use crate::clause::ParsedText;
use crate::evidence::Party;
use crate::mention::{Found, Mention};
use crate::ontology::Trait;
use crate::sentence::Tag;

/// What tells of a person as a text tells of itself. Grammar.
const TEXTS: [&str; 6] = ["document", "memo", "paper", "report", "statement", "text"];

/// Says whether a name is that of a person and no title.
fn is_person(name: &Mention) -> bool {
    name.found != Found::Title && name.is(Trait::Person)
}

/// "said a head of research at the port, Lena Koch.", "shot the mayor of Kharkiv, Gennady Kernes, on Monday": gives the
/// name that closes a sentence or clause behind the comma after a description that says something with its verb before
/// it, or that only one can bear.
///
/// `None` where the last words before the comma tell of a person too: "said an aide to the mayor, Lena Koch"; and in a
/// list: "met the mayor of Lima, Lena Koch, and Emil Roe".
pub(super) fn named_behind(parsed: ParsedText, lexicon: &CoreferenceLexicon, phrase: usize) -> Option<usize> {
    let noun_phrase = parsed.phrase(phrase);
    let is_post = lexicon.is_person(parsed.head(phrase)) && parsed.tag(noun_phrase.head) != Tag::PluralNoun;
    let is_described = parsed.name_of(phrase).is_none_or(|own| own.found == Found::Title);
    let verb = noun_phrase.tokens.start.checked_sub(1)?;
    let is_only_one = parsed.is_any(noun_phrase.tokens.start, &["the", "The"]);
    let mut of_phrase = parsed.clauses.with_subject(phrase);
    let says = of_phrase.any(|place| {
        let clause = &parsed.clauses.clauses[place];
        clause.verb.span.end == parsed.sentences.tokens[verb].span.end && parsed.words.takes_clause(&clause.verb.lemma)
    });
    if !is_post || !is_described || !says && !is_only_one || noun_phrase.conjunct.is_some() {
        return None;
    }
    let here = parsed.clauses.phrases_of(parsed.sentence_of(phrase));
    let behind: Vec<usize> = here.filter(|&other| other > phrase).collect();
    let comma = behind.iter().map(|&other| parsed.phrase(other).tokens.end);
    let comma = comma.filter(|&end| parsed.tag(end) == Tag::Comma).min()?;
    let name = behind
        .iter()
        .find(|&&other| parsed.phrase(other).tokens.start == comma + 1);
    let name = name
        .copied()
        .filter(|&name| parsed.name_of(name).is_some_and(is_person))?;
    let between = behind
        .iter()
        .filter(|&&other| parsed.phrase(other).span.end <= parsed.sentences.tokens[comma].span.start);
    let mut between = between.peekable();
    between.peek()?;
    let is_of_person = between.any(|&other| {
        lexicon.is_person(parsed.head(other)) || parsed.name_of(other).is_some_and(|name| name.is(Trait::Person))
    });
    let mut inside = noun_phrase.tokens.end..comma;
    let is_noun_alone = !inside.any(|token| matches!(parsed.tag(token), Tag::VerbPast | Tag::VerbPresent | Tag::Modal));
    let end = parsed.phrase(name).tokens.end;
    let is_listed = parsed.tag(end) == Tag::Comma && parsed.tag(end + 1) == Tag::Coordinator;
    let is_closed = matches!(parsed.tag(end), Tag::Comma | Tag::Stop) && !(is_listed && is_only_one);
    (is_closed && is_noun_alone && !is_of_person && parsed.phrase(name).conjunct.is_none()).then_some(name)
}

impl Resolver<'_> {
    /// "Lena Koch as a young judge noting that", "her plan — a document that labels": gives whom or what a description
    /// that acts describes; `None` for "Koch was as tall as a judge saying".
    pub(super) fn described_before(&self, phrase: usize) -> Option<Vec<Party>> {
        let noun_phrase = self.phrase(phrase);
        let is_one = self.is_any(noun_phrase.tokens.start, &["a", "an"]) && self.tag(noun_phrase.head) == Tag::Noun;
        let before = noun_phrase.tokens.start.checked_sub(1).filter(|_| is_one)?;
        self.clauses.with_subject(phrase).next()?;
        let end = if self.tag(before) == Tag::Dash || self.is(before, "as") {
            before
        } else {
            return None;
        };
        let mut here = self.clauses.phrases_of(self.sentence_of(phrase));
        let other = here.find(|&other| self.phrase(other).tokens.end == end && other < phrase)?;
        let fits = match self.is(before, "as") {
            true => self.lexicon.is_person(self.head(phrase)) && self.name_of(other).is_some_and(is_person),
            false => TEXTS.contains(&self.head(phrase)) && !self.lexicon.is_person(self.head(other)),
        };
        let parties = self.found.parties(other);
        (fits && parties.len() == 1).then(|| parties.to_vec())
    }
    /// "Roe is an envoy who visited Chad", "he was a registered Democrat who had left": gives whom the sentence says to be
    /// what a phrase describes, where a relative clause tells what he did.
    ///
    /// `None` for "Roe is not an envoy who", "Roe may be the one who", "it was an envoy who".
    pub(super) fn told_to_be(&self, phrase: usize) -> Option<Vec<Party>> {
        let noun_phrase = self.phrase(phrase);
        let is_one = self.is_any(noun_phrase.tokens.start, &["a", "an", "the"])
            && self.tag(noun_phrase.head) == Tag::Noun
            || self.is_any(noun_phrase.tokens.start, &["a", "an"]);
        if !is_one || !self.is(self.token_at(self.full_span(phrase).end), "who") {
            return None;
        }
        let clause = &self.clauses.clauses[self.clauses.around(phrase)?];
        let verb = &clause.verb;
        let is_plain = verb.lemma == "be" && verb.is_finite() && verb.modal.is_none();
        let is_denied = || {
            let mut tokens = verb.tokens.start..noun_phrase.tokens.start;
            tokens.any(|token| self.tag(token) == Tag::Negation)
        };
        let subject = clause
            .subject
            .filter(|_| is_plain && clause.objects.contains(&phrase) && !is_denied())?;
        let parties = self.found.parties(subject);
        // "He was a Democrat who": where nobody knows who "he" is, no Democrat has acted.
        let is_person = parties
            .iter()
            .all(|party| party.may_be_person() || party.is(Trait::Person));
        (parties.len() < 2 && is_person && !self.is_any(self.phrase(subject).head, &["it", "that", "this"]))
            .then(|| parties.to_vec())
    }
}
