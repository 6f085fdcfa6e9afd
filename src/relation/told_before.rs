//! Whose deed a noun means that only points back: "Washington expelled two envoys. Havana called the move unjustified."

use super::Relation;
use super::earlier::EarlierRelations;
use super::finder::RelationFinder;
use crate::evidence::Party;
use crate::ontology::{Modality, Polarity};
use crate::sentence::Tag;
use crate::span::Span;
use crate::statement::Statement;

/// Nouns for any deed.
const DEEDS: [&str; 5] = ["action", "decision", "measure", "move", "step"];

/// Classes of what is done and not only said.
const DONE: [&str; 7] = [
    "ASSAULT", "COERCE", "CONCEDE", "MOBILIZE", "REJECT", "RETREAT", "SANCTION",
];

/// So many sentences back a deed is meant by a noun of its own, "the invasion", and by one for any deed.
const FAR: usize = 6;
const NEAR: usize = 2;

impl RelationFinder<'_> {
    /// Gives who did what a definite noun means; nobody where the last such deed is the speaker's own.
    pub(super) fn told_before(&self, phrase: usize, statement: &Statement, earlier: &EarlierRelations) -> Vec<Party> {
        let noun_phrase = self.phrase(phrase);
        let first = noun_phrase.tokens.start;
        let points = self.is_any(first, &["the", "this", "that", "these", "those"]);
        let is_plain = self.tag(first) == Tag::Determiner && noun_phrase.possessor.is_none();
        let head = self.head(phrase);
        let is_any_deed = DEEDS.contains(&head);
        let types: Vec<_> = self.lexicon.by_nominal(head).map(|(rule, _)| &rule.relation).collect();
        // "the actions in the report"
        let is_alone = !is_any_deed || self.behind(phrase).next().is_none();
        if !is_alone || !points || !is_plain || types.is_empty() && !is_any_deed {
            return Vec::new();
        }
        let sentence = self.sentence_of(phrase);
        let far = if is_any_deed { NEAR } else { FAR };
        let farthest = sentence.checked_sub(far + 1);
        let from = farthest.map_or(0, |farthest| self.sentences.sentences[farthest].span.end);
        let is_meant = |relation: &&Relation| {
            let listed = self.lexicon.relation_type(&relation.relation_type);
            let is_deed = match is_any_deed {
                true => listed.is_some_and(|listed| listed.is_of(&DONE)),
                false => types.contains(&&relation.relation_type),
            };
            let symmetric = listed.is_some_and(|listed| listed.symmetric);
            let is_told = [Modality::Actual, Modality::Planned].contains(&relation.modality);
            is_deed && !symmetric && is_told && relation.polarity == Polarity::Affirmed
        };
        let near = Span {
            start: from,
            end: noun_phrase.span.start,
        };
        let doer = earlier
            .told_within(near)
            .find(is_meant)
            .map(|relation| relation.actor.clone())
            .filter(|doer| doer.entity.is_some());
        self.aimed_at(doer.as_slice(), statement)
    }
}
