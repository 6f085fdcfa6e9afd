//! The names and types of attributes, and their values.

use crate::evidence::Confidence;
use chrono::NaiveDate;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The type of a column's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Type {
    Text,
    /// Texts, in the order of the evidence where they come from it.
    List,
    Flag,
    Count,
    /// From 0 to 1.
    Share,
    /// A day of the calendar, `2024-06-05`.
    Day,
}

/// An attribute that nodes or edges may have.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::export) struct Column {
    pub(in crate::export) name: &'static str,
    pub(in crate::export) of: Type,
}

/// What stands in a column.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::export) enum AttributeValue {
    Text(String),
    List(Vec<String>),
    Flag(bool),
    Count(usize),
    Share(Confidence),
    Day(NaiveDate),
}

/// The attributes of one node or edge, in the order of the columns; what is not known is left out.
#[derive(Debug, Default)]
pub(in crate::export) struct Attributes(Vec<(&'static Column, AttributeValue)>);

const fn of(of: Type, name: &'static str) -> Column {
    Column { name, of }
}

/// What nodes have.
pub(in crate::export) const NODE_COLUMNS: &[Column] = &[
    of(Type::Text, "label"),
    // `entity`, `statement`, `article` or `date`.
    of(Type::Text, "node_type"),
    // Of entities. `linked`: whether it is in the gazetteer, or only words of one article.
    of(Type::Text, "kind"),
    of(Type::List, "names"),
    of(Type::Flag, "linked"),
    // Of statements.
    of(Type::List, "speaker"),
    of(Type::Text, "act"),
    of(Type::Text, "polarity"),
    of(Type::List, "addressee"),
    of(Type::List, "about"),
    of(Type::Text, "cue"),
    of(Type::List, "words"),
    of(Type::Text, "quotation"),
    of(Type::Text, "occasion"),
    of(Type::Text, "date_rule"),
    of(Type::Text, "date_status"),
    of(Type::Text, "rule"),
    of(Type::Share, "confidence"),
    // Of statements and dates. `date` is as precise as the words; the others bound what it can mean.
    of(Type::Text, "date"),
    of(Type::Day, "earliest"),
    of(Type::Day, "latest"),
    // Of articles, and of statements by theirs.
    of(Type::Text, "article"),
    of(Type::Text, "headline"),
    of(Type::Text, "publisher"),
    of(Type::Text, "agency"),
    of(Type::Text, "author"),
    of(Type::Day, "published"),
    of(Type::Text, "url"),
    // Where the words stand in the article: `112-208`, in code points, the end excluded.
    of(Type::List, "offsets"),
];

/// What edges have.
pub(in crate::export) const EDGE_COLUMNS: &[Column] = &[
    of(Type::Text, "label"),
    // The type of a relation, or the part of a statement: `met_with`, `speaker`.
    of(Type::Text, "edge_type"),
    // Of relations only. `status` is `fact` or `claimed`; `state` or `event` is the aspect.
    of(Type::Text, "status"),
    of(Type::List, "claimed_by"),
    of(Type::Text, "aspect"),
    of(Type::Text, "polarity"),
    of(Type::Text, "modality"),
    of(Type::Text, "date"),
    of(Type::Day, "earliest"),
    of(Type::Day, "latest"),
    of(Type::Text, "place"),
    of(Type::Text, "cameo"),
    of(Type::Text, "plover"),
    // One of each for every piece of evidence.
    of(Type::Count, "evidence"),
    of(Type::List, "words"),
    of(Type::List, "articles"),
    of(Type::List, "offsets"),
    of(Type::List, "rules"),
    // The statements that tell it.
    of(Type::List, "statements"),
];

impl Attributes {
    /// Takes those values that are known, by the names of their columns.
    pub(super) fn new<const N: usize>(
        columns: &'static [Column],
        known: [(&'static str, Option<AttributeValue>); N],
    ) -> Self {
        let value = |column: &'static Column| {
            let (_, value) = known.iter().find(|(name, _)| *name == column.name)?;
            Some((column, value.clone()?))
        };
        debug_assert!(
            known
                .iter()
                .all(|(name, _)| columns.iter().any(|column| column.name == *name))
        );
        Self(columns.iter().filter_map(value).collect())
    }

    /// Gives all that are known, in the order of the columns.
    pub(in crate::export) fn iter(&self) -> impl Iterator<Item = (&'static Column, &AttributeValue)> {
        self.0.iter().map(|(column, value)| (*column, value))
    }

    /// Gives a value by the name of its column.
    pub(in crate::export) fn get(&self, name: &str) -> Option<&AttributeValue> {
        self.iter()
            .find(|(column, _)| column.name == name)
            .map(|(_, value)| value)
    }

    /// Gives a value as text; empty where it is not known.
    pub(in crate::export) fn text(&self, name: &str) -> String {
        self.get(name).map(AttributeValue::text).unwrap_or_default()
    }
}

impl AttributeValue {
    /// Gives a text; nothing where it is empty.
    pub(super) fn of_text(text: impl Into<String>) -> Option<Self> {
        Some(text.into()).filter(|text| !text.is_empty()).map(Self::Text)
    }

    /// Gives a list; nothing where it is empty.
    pub(super) fn of_list<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Option<Self> {
        let texts: Vec<String> = texts.into_iter().map(Into::into).collect();
        Some(texts).filter(|texts| !texts.is_empty()).map(Self::List)
    }

    /// Gives the value in one text, lists joined by ` | `.
    pub(in crate::export) fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::List(texts) => texts.join(" | "),
            Self::Flag(flag) => flag.to_string(),
            Self::Count(count) => count.to_string(),
            Self::Share(share) => share.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

impl Serialize for AttributeValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::List(texts) => texts.serialize(serializer),
            Self::Flag(flag) => flag.serialize(serializer),
            Self::Count(count) => count.serialize(serializer),
            Self::Share(share) => share.serialize(serializer),
            Self::Day(day) => day.serialize(serializer),
        }
    }
}

impl Serialize for Attributes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (column, value) in self.iter() {
            map.serialize_entry(column.name, value)?;
        }
        map.end()
    }
}
