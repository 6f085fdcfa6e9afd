//! Kinds of entities, and what each is in a text: who speaks, who is `he`, where one can be.

use super::KindId;
use crate::data::DataFile;
use crate::error::{Error, Result};
use serde::Deserialize;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// What entities of a kind are in a text. The steps ask for these, never for a kind by its name.
///
/// A kind has those of its broader kind and its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Trait {
    /// It can speak, act and want something.
    Agent,
    /// It is one human being: it is `he` or `she`, bears titles and goes by its surname.
    Person,
    /// It is several people without a name of their own: it is `they`.
    Group,
    /// It acts as one under its own name: it is `it`, and people hold offices of it.
    Body,
    /// It tells news: whoever stands behind its possessive writes or speaks for it, "CNN's Roe".
    Medium,
    /// It is the home of its offices, bodies and places, and its demonym and its capital stand for it.
    State,
    /// It is a post that people hold, one after another; news names it by titles, not by its label.
    Office,
    /// One can be there and go there.
    Place,
    /// It is a part of a state that may speak for itself, and tells which place of a name is meant: "Moscow, Idaho".
    Region,
    /// It is land or sea that states quarrel about; its parts are "the islands" together.
    Territory,
    /// It is made of words, and says what they say since the day on which it was made.
    Document,
    /// It happens on days of its own, and stands for them: "after the war".
    Event,
}

/// A set of traits.
#[derive(Clone, Copy, Default)]
struct Traits(u16);

impl Traits {
    fn with(self, own: Trait) -> Self {
        Self(self.0 | 1 << own as u16)
    }

    fn contains(self, asked: Trait) -> bool {
        self.0 & 1 << asked as u16 != 0
    }
}

/// A kind of entity, as `schema/entity-kinds.json` lists it.
#[derive(Clone)]
pub struct Kind {
    /// `State`.
    pub id: KindId,
    /// What the kind takes in, in one sentence.
    pub comment: String,
    /// The wider kind, if there is one: an `Organization` is an `Agent`.
    pub broader: Option<KindId>,
    /// The class of a known vocabulary: `schema:Country`.
    pub class: String,
    /// The node's shape in Graphviz's names.
    pub shape: String,
    /// The node's fill: `#RRGGBB`.
    pub color: String,
    traits: Traits,
    /// The kind and those above it, the nearest first.
    line: Vec<KindId>,
}

impl Kind {
    /// Says what its entities are in a text.
    pub fn is(&self, asked: Trait) -> bool {
        self.traits.contains(asked)
    }

    /// Says whether people can hold offices of its entities: of a state or a ministry, but not of an office.
    pub fn owns_offices(&self) -> bool {
        self.is(Trait::Body) && !self.is(Trait::Office)
    }

    /// Says whether its entities are bodies of a government: ministries.
    pub fn is_of_government(&self) -> bool {
        self.class == "schema:GovernmentOrganization"
    }

    /// Says whether it is `wider` or one of the kinds below it.
    pub fn is_a(&self, wider: &KindId) -> bool {
        self.line.contains(wider)
    }
}

// The id tells all: an ontology has each but once.
impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Kind {}

impl PartialOrd for Kind {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Kind {
    fn cmp(&self, other: &Self) -> Ordering {
        self.id.cmp(&other.id)
    }
}

impl Hash for Kind {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.id, formatter)
    }
}

/// The kinds of what the program names itself, where no gazetteer knows it.
#[derive(Debug, Clone)]
pub struct OwnKinds {
    /// Whoever bears a surname or an honorific, or is `he`.
    pub person: Arc<Kind>,
    /// "Officials", "the reporters".
    pub group: Arc<Kind>,
    /// A title without its holder.
    pub office: Arc<Kind>,
    /// What is only told in words: what is forbidden, a day.
    pub phrase: Arc<Kind>,
    /// The words by which somebody calls something.
    pub name: Arc<Kind>,
}

impl OwnKinds {
    const PERSON: &str = "Person";
    const GROUP: &str = "Group";
    const OFFICE: &str = "Office";
    const PHRASE: &str = "Phrase";
    const NAME: &str = "Name";

    /// Finds them among the kinds of a file; fails if one is missing.
    pub(super) fn among(kinds: &[Arc<Kind>], file: &DataFile) -> Result<Self> {
        let find = |id: &str| {
            let kind = kinds.iter().find(|kind| kind.id.as_str() == id).cloned();
            kind.ok_or_else(|| Error::new(&file.path, format!("the kind `{id}` is missing")))
        };
        Ok(Self {
            person: find(Self::PERSON)?,
            group: find(Self::GROUP)?,
            office: find(Self::OFFICE)?,
            phrase: find(Self::PHRASE)?,
            name: find(Self::NAME)?,
        })
    }
}

/// How a kind is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindRecord {
    id: KindId,
    comment: String,
    broader: Option<KindId>,
    /// Those that its broader kind has not.
    #[serde(default)]
    traits: Vec<Trait>,
    class: String,
    shape: String,
    color: String,
}

/// Reads the kinds, in the order of the file; fails if one is below what is not there, or below itself.
pub(super) fn parse_kinds(file: &DataFile) -> Result<Vec<Arc<Kind>>> {
    let records: Vec<KindRecord> = file.value()?;
    let lines: Result<Vec<_>> = records.iter().map(|record| line_of(record, &records, file)).collect();
    let kind = |(record, line): (&KindRecord, Vec<&KindRecord>)| {
        let traits = line.iter().flat_map(|kind| &kind.traits);
        Arc::new(Kind {
            id: record.id.clone(),
            comment: record.comment.clone(),
            broader: record.broader.clone(),
            class: record.class.clone(),
            shape: record.shape.clone(),
            color: record.color.clone(),
            traits: traits.fold(Traits::default(), |traits, &own| traits.with(own)),
            line: line.iter().map(|kind| kind.id.clone()).collect(),
        })
    };
    Ok(records.iter().zip(lines?).map(kind).collect())
}

/// Gives a kind and those above it, the nearest first.
fn line_of<'r>(kind: &'r KindRecord, records: &'r [KindRecord], file: &DataFile) -> Result<Vec<&'r KindRecord>> {
    let mut line = vec![kind];
    let mut last = kind;
    while let Some(broader) = &last.broader {
        let next = records.iter().find(|record| record.id == *broader);
        let next = next.filter(|_| line.len() <= records.len());
        last = next.ok_or_else(|| {
            let reason = format!("`{}` is below `{broader}`, which is not there or below itself", last.id);
            Error::new(&file.path, reason)
        })?;
        line.push(last);
    }
    Ok(line)
}
