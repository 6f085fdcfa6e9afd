//! Verbs that say that a term of office or a treaty begins, which the gazetteer dates.

use crate::clause::{Clause, ParsedText};
use crate::mention::Entity;
use crate::timex::Timex;
use serde::Deserialize;

/// How a text says that something begins whose day the gazetteer knows: `took office`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Start {
    /// The rule: `took-office`.
    pub id: String,
    /// What begins.
    pub begins: Begins,
    /// The verb with its particle, as the lemma.
    pub verb: String,
    /// Whether what begins undergoes it: "was sworn in".
    #[serde(default)]
    pub passive: bool,
    /// Nouns of which the verb governs one, directly or by a preposition; empty where it needs none.
    #[serde(default)]
    pub objects: Vec<String>,
    /// A sentence that it fires in.
    pub fires: String,
    /// A sentence as close as possible that it must not fire in.
    pub not: String,
}

/// What begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Begins {
    /// A term of office of the person who is the subject.
    Term,
    /// The force of the treaty or law that is the subject.
    Force,
    /// The life of the treaty that is the subject, by its signing.
    Signing,
}

impl Start {
    /// Says whether a clause has the verb and the nouns, whatever its tense.
    pub fn fits(&self, clause: &Clause, parsed: ParsedText) -> bool {
        let verb = &clause.verb;
        let governed = parsed.clauses.prepositional_of(clause).map(|phrase| phrase.object);
        let mut phrases = clause.objects.iter().copied().chain(governed);
        let is_object = |phrase| {
            let head = parsed.word(parsed.phrase(phrase).head);
            self.objects.iter().any(|object| object == head)
        };
        verb.lemma == self.verb && verb.passive == self.passive && (self.objects.is_empty() || phrases.any(is_object))
    }
}

/// Gives when what begins has begun, as far as the gazetteer knows: every term of a person, in their order.
pub fn beginnings(begins: Begins, entity: &Entity) -> Vec<Timex> {
    match begins {
        Begins::Term => entity
            .offices
            .iter()
            .filter_map(|term| term.from.map(Timex::day))
            .collect(),
        Begins::Force => entity.in_force.iter().cloned().collect(),
        Begins::Signing => entity.signed.iter().cloned().collect(),
    }
}
