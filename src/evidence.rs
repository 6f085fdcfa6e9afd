//! Who, and by what words: parties and the evidence of an edge.

use crate::ontology::{EntityId, Kind, RuleId, Trait};
use crate::span::Span;
use crate::timex::{Edtf, Interval, Timex};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// Somebody or something that takes part: an entity, or the words used where it is not linked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Party {
    /// The entity; `None` where nothing in the gazetteer fits.
    pub entity: Option<EntityId>,
    /// The entity's label, or the words used; `unspecified` where nobody is named.
    pub name: String,
    /// The kind, as far as it is known.
    pub kind: Option<Arc<Kind>>,
    /// Where the words stand in the article; `None` where nothing is said, as in "the talks were suspended".
    pub span: Option<Span>,
}

impl Party {
    /// The name of a speaker where nobody is named.
    const NOBODY: &str = "unspecified";

    /// Gives the party that stands where nobody is named: "it was said that".
    pub fn nobody() -> Self {
        Self {
            entity: None,
            name: Self::NOBODY.to_owned(),
            kind: None,
            span: None,
        }
    }

    /// Says whether it stands where nobody is named.
    pub fn is_nobody(&self) -> bool {
        self.entity.is_none() && self.name == Self::NOBODY
    }

    /// Says what it is in the text; false where its kind is not known.
    pub fn is(&self, asked: Trait) -> bool {
        self.kind.as_ref().is_some_and(|kind| kind.is(asked))
    }

    /// Says whether two are the same entity, or the same words where they are not linked.
    pub fn is_same(&self, other: &Self) -> bool {
        match (&self.entity, &other.entity) {
            (Some(own), Some(other)) => own == other,
            (None, None) => self.name == other.name,
            _ => false,
        }
    }

    /// Says whether it is a person, or has a name like one and no known kind: "Emil Sandor", not "harbor master".
    pub fn may_be_person(&self) -> bool {
        let is_name = || {
            let mut words = self.name.split(' ');
            self.name.contains(' ') && words.all(|word| word.starts_with(char::is_uppercase))
        };
        self.is(Trait::Person) || self.kind.is_none() && self.entity.is_none() && is_name()
    }

    /// Says whether it can speak, act and want something.
    pub fn is_agent(&self) -> bool {
        self.is(Trait::Agent)
    }
}

/// How often a rule is right, in hundredths: `0.85`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u8);

impl Confidence {
    /// Reads a number from 0 to 1, rounded to hundredths; `None` outside.
    pub fn new(share: f64) -> Option<Self> {
        (0.0..=1.0)
            .contains(&share)
            .then(|| Self((share * 100.0).round() as u8))
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl FromStr for Confidence {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let share = text.parse::<f64>().ok().and_then(Self::new);
        share.ok_or_else(|| format!("`{text}` is no number from 0 to 1"))
    }
}

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(f64::from(self.0) / 100.0)
    }
}

impl<'de> Deserialize<'de> for Confidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let share = f64::deserialize(deserializer)?;
        Self::new(share).ok_or_else(|| D::Error::custom(format!("`{share}` is no number from 0 to 1")))
    }
}

/// How something lies to the time that its words name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeRelation {
    /// Within it: "on Friday", "in 1956", "during the summit".
    #[default]
    During,
    /// From its beginning on: "since 2014", "since the invasion".
    Since,
    /// Behind its end: "after World War II".
    After,
    /// Ahead of its beginning: "before the summit".
    Before,
    /// No longer than to its end: "until Friday".
    Until,
}

impl fmt::Display for TimeRelation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::During => "during",
            Self::Since => "since",
            Self::After => "after",
            Self::Before => "before",
            Self::Until => "until",
        })
    }
}

/// A time, and how something lies to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When {
    /// How it lies to the time.
    pub relation: TimeRelation,
    /// The time, as precise as it is known.
    pub value: Timex,
}

impl When {
    /// Gives the days that are left: "after 1956" is 1956-12-31 or later. `None` where the value tells no days.
    pub fn days(&self) -> Option<Interval> {
        let Interval { earliest, latest } = self.value.days()?;
        let (earliest, latest) = match self.relation {
            TimeRelation::During => (earliest, latest),
            TimeRelation::Since => (earliest, None),
            // What has no end that we know has begun.
            TimeRelation::After => (latest.or(earliest), None),
            TimeRelation::Before => (None, earliest),
            TimeRelation::Until => (None, latest),
        };
        Some(Interval { earliest, latest })
    }

    /// Gives the time in EDTF: `2024-06-05`, `2014/..` for what is since 2014. `None` where EDTF cannot say it.
    pub fn to_edtf(&self) -> Option<Edtf> {
        let (first, last) = self.ends();
        // A week is a range of days itself: what is since it is so from its first day on.
        let first = || {
            Timex::new(first)
                .to_edtf()
                .map(|edtf| (edtf.level, edtf.text.split('/').next().unwrap_or_default().to_owned()))
        };
        let last = || {
            Timex::new(last)
                .to_edtf()
                .map(|edtf| (edtf.level, edtf.text.rsplit('/').next().unwrap_or_default().to_owned()))
        };
        let (level, text) = match self.relation {
            TimeRelation::During => return self.value.to_edtf(),
            TimeRelation::Since => first().map(|(level, day)| (level, format!("{day}/..")))?,
            TimeRelation::After => last().map(|(level, day)| (level, format!("{day}/..")))?,
            TimeRelation::Before => first().map(|(level, day)| (level, format!("../{day}")))?,
            TimeRelation::Until => last().map(|(level, day)| (level, format!("../{day}")))?,
        };
        Some(Edtf {
            text,
            level: level.max(1),
        })
    }

    /// Gives the values of the first and the last end: of an open range both are the one that is known.
    fn ends(&self) -> (&str, &str) {
        let value = self.value.as_str();
        match value.split_once('/').unwrap_or((value, value)) {
            ("..", last) => (last, last),
            (first, "..") => (first, first),
            ends => ends,
        }
    }
}

/// Writes the time with the word that bounds it, of a range the end that counts: `2024-06-05`, `after 1945-09-02`.
impl fmt::Display for When {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = self.ends();
        match self.relation {
            TimeRelation::During => formatter.write_str(self.value.as_str()),
            TimeRelation::Since | TimeRelation::Before => write!(formatter, "{} {first}", self.relation),
            TimeRelation::After | TimeRelation::Until => write!(formatter, "{} {last}", self.relation),
        }
    }
}

/// How it is known when something was said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeStatus {
    /// Words of its own clause tell it: "said on Friday".
    Stated,
    /// Words for the same occasion tell it: the same news conference, statement, call or chain of paragraphs.
    Carried,
    /// It follows from what else the text dates: the lead's day, the event that it is about.
    Inferred,
    /// No more is known than the days between which it lies.
    #[default]
    Bounded,
}

impl TimeStatus {
    /// Gives the word: `stated`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Carried => "carried",
            Self::Inferred => "inferred",
            Self::Bounded => "bounded",
        }
    }
}

/// What a time is counted from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// The day of publication: `Friday`, `last year`.
    Published,
    /// A time that the text has spoken of: `the next day`.
    Text(Timex),
    /// The days that the gazetteer gives an entity: "after World War II".
    Entity(EntityId),
}

/// Why we believe an edge: the exact words, the rule, and by whose word.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// The words in the article.
    pub span: Span,
    /// The rule that made the edge.
    pub rule: RuleId,
    /// Whose word it is, outermost speaker first; empty where the article says it itself.
    pub voices: Vec<Party>,
}
