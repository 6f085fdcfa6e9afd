//! Verbs that say that a term of office or a treaty begins, which the gazetteer dates.

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
