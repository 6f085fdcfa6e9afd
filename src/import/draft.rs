//! Entities as a reader of another list hands them over: with the list's own ids.

use super::date::Days;
use super::line::AliasLine;
use super::report::ListPlace;

/// An entity that has no id of ours yet.
#[derive(Debug, Clone)]
pub(super) struct EntityDraft {
    /// The list's own id, or what identifies it there: `Q1254`, `KOFI ANNAN`, `USAGOV`. Each once.
    pub(super) key: String,
    /// Where the list speaks of it first.
    pub(super) place: ListPlace,
    /// Our id, where the list's code tells it: `state/us`.
    pub(super) id: Option<String>,
    pub(super) kind: String,
    pub(super) label: String,
    pub(super) aliases: Vec<AliasLine>,
    pub(super) surname: Option<String>,
    pub(super) gender: Option<char>,
    /// What it may belong to; the first that the gazetteer or the import has counts.
    pub(super) part_of: Vec<Target>,
    pub(super) terms: Vec<DraftTerm>,
    pub(super) shared: bool,
    pub(super) valid: Days,
    pub(super) qid: Option<String>,
    /// Whether it is written only where another entity refers to it.
    pub(super) if_named: bool,
}

/// What a draft refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// An id of ours: `state/us`.
    Id(String),
    /// Another draft's key.
    Key(String),
    /// An item of Wikidata that an entity of the gazetteer may be.
    Qid(String),
}

/// A term of office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DraftTerm {
    /// The office's key.
    pub(super) office: String,
    pub(super) days: Days,
    pub(super) place: ListPlace,
}

impl EntityDraft {
    pub(super) fn new(key: impl Into<String>, place: ListPlace, kind: &str, label: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            place,
            id: None,
            kind: kind.to_owned(),
            label: label.into(),
            aliases: Vec::new(),
            surname: None,
            gender: None,
            part_of: Vec::new(),
            terms: Vec::new(),
            shared: false,
            valid: Days::default(),
            qid: None,
            if_named: false,
        }
    }
}
