//! What a threat is of: "threatened a strike", not "threatened the police", "threatened our security".

use super::finder::StatementFinder;
use crate::clause::Clause;
use crate::sentence::Tag;

impl StatementFinder<'_> {
    /// Says whether somebody is or something is put at risk, and nothing is announced: the object of "threaten" is known
    /// already, or acts.
    pub(super) fn is_put_at_risk(&self, clause: &Clause, object: usize) -> bool {
        let phrase = self.phrase(object);
        let first = phrase.tokens.start;
        let is_known = self.is_any(first, &["the", "this", "that"])
            || matches!(self.tag(first), Tag::Pronoun | Tag::PossessivePronoun)
            || self.is_any(phrase.head, &["safety", "security"]);
        let acts = self.references.parties(object).iter().any(|party| party.is_agent());
        clause.verb.lemma == "threaten" && (is_known || acts)
    }

    /// "requested anonymity to speak", "asked permission to leave": what is asked for is what the infinitive needs.
    pub(super) fn is_leave(&self, object: usize) -> bool {
        ["anonymity", "leave", "permission"].contains(&self.head(object))
    }
}
