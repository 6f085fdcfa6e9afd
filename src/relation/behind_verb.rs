//! What stands behind a preposition of a clause and belongs to its verb: "sent troops [to Syria]", not "despite a plea [to
//! Syria]".

use super::finder::RelationFinder;
use super::rule::VerbFrame;
use crate::clause::{Clause, PrepositionalPhrase};
use crate::evidence::Party;

/// Prepositions that tell when something is by something else. Grammar.
pub(super) const WHEN: [&str; 8] = [
    "after",
    "ahead of",
    "before",
    "during",
    "following",
    "prior to",
    "since",
    "until",
];

/// What people speak of or about.
const TOPIC: [&str; 2] = ["about", "of"];

impl RelationFinder<'_> {
    /// Gives who stands behind one of these prepositions of a clause; none who belongs to another noun before it.
    pub(super) fn parties_behind(&self, clause: &Clause, words: &[String]) -> Vec<Party> {
        let phrases = self.clauses.prepositional_of(clause);
        // "spoke to reporters after his meeting with Putin": with Putin he met.
        let is_of_time = |noun: usize| {
            self.governing(noun)
                .is_some_and(|when| WHEN.contains(&when.preposition.as_str()))
        };
        let is_other = |phrase: &PrepositionalPhrase| {
            // "spoke of his summit with Putin", but "held a summit with Putin"
            let of = |noun: usize| {
                self.governing(noun)
                    .filter(|of| TOPIC.contains(&of.preposition.as_str()))
            };
            let is_act = |noun: usize| self.lexicon.by_nominal(self.head(noun)).next().is_some();
            let is_topic = |noun: usize| is_act(noun) && of(noun).is_some_and(|of| of.after.is_none());
            let taken = phrase.after.is_some_and(|noun| match phrase.preposition.as_str() {
                "with" => is_topic(noun),
                _ => self.is_act_apart(noun),
            });
            taken || phrase.after.is_some_and(is_of_time)
        };
        // "Roe, the head of the bank, threatened war": what belongs to the one who acts is no end.
        let acting = clause
            .subject
            .map_or(u32::MAX, |subject| self.phrase(subject).span.start);
        let is_inside = |phrase: &PrepositionalPhrase| {
            let before = phrase.span.start > acting && phrase.span.end <= clause.verb.span.start;
            before && phrase.after.is_some()
        };
        phrases
            .filter(|phrase| words.contains(&phrase.preposition) && !is_other(phrase))
            .filter(|phrase| clause.verb.passive || !is_inside(phrase))
            .flat_map(|phrase| self.all_of(phrase.object))
            .collect()
    }

    /// Gives the prepositional phrase in which a noun stands.
    pub(super) fn governing(&self, noun: usize) -> Option<&PrepositionalPhrase> {
        let place = self.phrase(noun).governed_by?;
        self.clauses.prepositional.get(place)
    }

    /// Gives what follows the noun that the verb carries, where this stands before it: "the sanctions against Russia that
    /// the Union imposed".
    pub(super) fn after_governed(&self, clause: &Clause, verb: &VerbFrame, words: &[String]) -> Vec<Party> {
        let before = self.object_before(clause);
        let undergoing = clause.subject.filter(|_| clause.verb.passive);
        let carried = undergoing.into_iter().chain(before);
        let carried = carried.map(|noun| self.measured(noun));
        let carried = carried.filter(|&noun| self.is_noun_of(verb, &clause.verb.lemma, noun));
        let behind = carried.flat_map(|noun| self.behind(noun));
        behind
            .filter(|behind| words.contains(&behind.preposition))
            .flat_map(|behind| self.everybody(behind.object))
            .collect()
    }
}
