//! What must stand around a verb for its rule to fire, beside the ends.

use super::rule::{RuleFrame, VerbEnd, VerbFrame};
use crate::data::WordSet;
use crate::ontology::KindId;

/// What must stand around a verb; empty where nothing is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VerbConditions {
    /// The verb must govern one of these nouns, as its object: `sanction` after `impose`.
    pub object: WordSet,
    /// Or what it governs must be of one of these kinds: "handed over Hong Kong to China", not "handed over power".
    pub object_kinds: Vec<KindId>,
    /// The subject must be one of these nouns: `dispute` before `prevent`.
    pub subject: WordSet,
    /// Whether the verb must show a tense: "Putin spoke to reporters", not "Speaking to reporters, …".
    pub finite: bool,
    /// Whether an infinitive must stand below the verb: "pushed Chad to leave", not "pushed Chad away".
    pub infinitive: bool,
    /// Or one of these verbs as an infinitive: "ordered the envoys to leave", not "ordered the envoys to wait".
    pub below: WordSet,
    /// One of these must follow behind `or`: "told Chad to leave or face war".
    pub or: WordSet,
    /// Whether the verb must govern nothing: "returned to Tokyo", not "returned the islands to Japan".
    pub intransitive: bool,
    /// Whether the verb must be told as done: who complies with a treaty is bound by it, who does not may be, too.
    pub affirmed: bool,
    /// Whether the verb must be a passive that names nobody who does it: "was arrested in Spain".
    pub passive: bool,
    /// Whether what the verb governs must be its subject's where it is anybody's: "closed its embassy", not "closed
    /// Chad's embassy".
    pub own: bool,
    /// Whether the recipient must lie outside the actor's own state: "attended a funeral in Paris", of who is at home
    /// there no visit.
    pub abroad: bool,
    /// Whether what is done leads to what the rule tells, which is then planned: "flew to Moscow for talks with Putin".
    pub ahead: bool,
    /// One of these prepositions must stand in the clause: "slammed Spain over its taxes", not "slammed the door".
    pub with: WordSet,
    /// One of these nouns must stand behind one of those: "put its army on alert", not "put its army on parade".
    pub behind: WordSet,
    /// One of these adverbs must: "patrolled the strait jointly".
    pub adverb: WordSet,
    /// None of these may: "spoke with Putin", not "spoke with Putin in Sochi".
    pub without: WordSet,
}

impl VerbConditions {
    /// Puts a frame under these conditions.
    pub(super) fn verb(&self, frame: RuleFrame<VerbEnd>) -> VerbFrame {
        VerbFrame {
            frame,
            on: self.clone(),
        }
    }

    /// Gives the field of the first condition that is asked for.
    pub(super) fn first_given(&self) -> Option<&'static str> {
        let given = [
            ("object", !self.object.is_empty()),
            ("object_kinds", !self.object_kinds.is_empty()),
            ("subject", !self.subject.is_empty()),
            ("finite", self.finite),
            ("infinitive", self.infinitive),
            ("below", !self.below.is_empty()),
            ("or", !self.or.is_empty()),
            ("intransitive", self.intransitive),
            ("affirmed", self.affirmed),
            ("passive", self.passive),
            ("own", self.own),
            ("abroad", self.abroad),
            ("ahead", self.ahead),
            ("with", !self.with.is_empty()),
            ("behind", !self.behind.is_empty()),
            ("adverb", !self.adverb.is_empty()),
            ("without", !self.without.is_empty()),
        ];
        given
            .into_iter()
            .find(|(_, is_given)| *is_given)
            .map(|(field, _)| field)
    }
}
