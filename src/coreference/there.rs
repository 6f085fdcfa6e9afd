//! "There" → the place that was spoken of.

use super::Reference;
use super::resolve::Resolver;
use crate::mention::Found;
use crate::ontology::Trait;

/// A place is meant that stands so many sentences before at most.
const REACH: usize = 3;

impl Resolver<'_> {
    /// Finds where "there" is behind a verb of going: "he has no plans to go there".
    ///
    /// "There is no plan" and "officials there" name no place by it.
    /// Expects and leaves the references in text order.
    pub(super) fn read_there(&mut self) {
        let mut found = Vec::new();
        for (place, token) in self.sentences.tokens.iter().enumerate().skip(1) {
            if !self.is(place, "there") {
                continue;
            }
            let sentence = self.sentence_at(token.span);
            let clauses = &self.clauses.clauses[self.clauses.of_sentence(sentence)];
            let verb = clauses
                .iter()
                .map(|clause| &clause.verb)
                .find(|verb| verb.tokens.end == place);
            let goes = verb.is_some_and(|verb| {
                let lemma = verb.lemma.split(' ').next().unwrap_or_default();
                self.lexicon.moves(lemma)
            });
            let near = self.references_from(sentence.saturating_sub(REACH));
            let near = near.take_while(|reference| reference.span.start < token.span.start);
            let near = near.filter(|reference| reference.span.end <= token.span.start);
            let is_place = |reference: &&Reference| {
                let [party] = reference.parties.as_slice() else {
                    return false;
                };
                // States are gone to as well, but mostly act.
                party.is(Trait::Place)
            };
            let antecedent = near.filter(is_place).max_by_key(|reference| reference.span);
            if let Some(antecedent) = antecedent.filter(|_| goes) {
                found.push(Reference {
                    span: token.span,
                    parties: antecedent.parties.clone(),
                    found: Found::Reference,
                    rule: "place-there".into(),
                });
            }
        }
        self.found.references.extend(found);
        self.found.references.sort_by_key(|reference| reference.span);
    }

    /// Gives what words before and behind mean, from a sentence on, in text order.
    fn references_from(&self, sentence: usize) -> impl Iterator<Item = &Reference> {
        let start = self
            .sentences
            .sentences
            .get(sentence)
            .map_or(0, |sentence| sentence.span.start);
        let references = self.found.references.as_slice();
        let from = references.partition_point(|reference| reference.span.start < start);
        references[from..].iter()
    }
}
