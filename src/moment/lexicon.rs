//! What this step knows: the words before a time, and the nouns for a term of office.

use super::start::Start;
use crate::data::{DataFile, WordSet, named};
use crate::error::Result;
use crate::evidence::TimeRelation;
use crate::ontology::{KindId, RoleId};
use serde::Deserialize;

/// The knowledge of this step.
#[derive(Debug, Clone, Default)]
pub struct MomentLexicon {
    named: Vec<NamedTime>,
    terms: Vec<TermNoun>,
    starts: Vec<Start>,
    appearing_verbs: WordSet,
}

/// How words before a name say that its days are meant.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedTime {
    /// The rule: `after-event`.
    pub id: String,
    /// How what happens lies to the days.
    pub relation: TimeRelation,
    /// The prepositions, lower-cased; those of one word introduce clauses too: "after he took office".
    pub words: Vec<String>,
    /// The kinds of entities that stand for their days behind such a word.
    pub of: Vec<KindId>,
    /// A sentence that it fires in.
    pub fires: String,
    /// A sentence as close as possible that it must not fire in.
    pub not: String,
}

/// A noun for the time in which somebody held an office.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermNoun {
    /// The rule: `presidency`.
    pub id: String,
    /// The nouns, in the singular and lower-cased.
    pub nouns: WordSet,
    /// The roles of the offices that are meant.
    pub roles: Vec<RoleId>,
    /// A sentence that it fires in.
    pub fires: String,
    /// A sentence as close as possible that it must not fire in.
    pub not: String,
}

impl MomentLexicon {
    /// Reads `data/moment/`.
    pub fn parse(files: &[DataFile]) -> Result<Self> {
        Ok(Self {
            named: list(files, "data/moment/named.jsonl")?,
            terms: list(files, "data/moment/terms.jsonl")?,
            starts: list(files, "data/moment/starts.jsonl")?,
            appearing_verbs: named(files, "data/moment/appearing_verbs.txt")?
                .words()
                .map(str::to_owned)
                .collect(),
        })
    }

    /// Gives the words before names, by their rules.
    pub fn named(&self) -> &[NamedTime] {
        &self.named
    }

    /// Gives the nouns for a term of office.
    pub fn terms(&self) -> &[TermNoun] {
        &self.terms
    }

    /// Gives the verbs that say that a term or a treaty begins.
    pub fn starts(&self) -> &[Start] {
        &self.starts
    }

    /// Says whether a verb tells that words are published, or an occasion held: "a commentary published on Monday".
    pub(super) fn makes_appear(&self, lemma: &str) -> bool {
        self.appearing_verbs.contains(lemma)
    }

    /// Gives the rule of a preposition or conjunction.
    pub(super) fn rule(&self, word: &str) -> Option<&NamedTime> {
        self.named
            .iter()
            .find(|rule| rule.words.iter().any(|other| other == word))
    }
}

fn list<T: serde::de::DeserializeOwned>(files: &[DataFile], path: &str) -> Result<Vec<T>> {
    let records = named(files, path)?.records::<T>()?;
    Ok(records.into_iter().map(|(_, record)| record).collect())
}
