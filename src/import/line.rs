//! A record of our gazetteer as it is written: the keys of `schema/gazetteer.schema.json`, in their order.

use super::date::Days;
use crate::mention::{NameKind, Sure};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// One entity, a line of the file that is written.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct EntityLine {
    /// `person/kofi-annan`.
    pub id: String,
    /// `Person`.
    pub kind: String,
    /// `Kofi Annan`.
    pub label: String,
    /// Its other names, each text once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<AliasLine>,
    /// The family name, where it is not the label's last word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub surname: Option<String>,
    /// `m`, `f`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<char>,
    /// The id of what it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// By start, then by office.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub offices: Vec<TermLine>,
    /// Whether several people hold this office at once.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub shared: bool,
    /// The days on which it exists.
    #[serde(skip_serializing_if = "Days::is_open")]
    pub valid: Days,
    /// `Q1254`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qid: Option<String>,
    /// The dataset it was read in.
    pub source: String,
    /// Read in a dataset: `A`.
    pub sure: Sure,
}

/// Another name; a plain English one whose capitals matter is written as a string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AliasLine {
    /// `Kofi A. Annan`.
    pub text: String,
    /// As BCP 47 has it.
    pub lang: String,
    /// In what way it names the entity.
    pub name_kind: NameKind,
    /// Whether capitals do not matter.
    pub any_case: bool,
    /// The days on which it is used so.
    pub valid: Days,
}

/// A term of office.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct TermLine {
    /// The office's id.
    pub office: String,
    /// Its days.
    #[serde(flatten)]
    pub days: Days,
}

impl AliasLine {
    /// Makes an English name.
    pub fn name(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            lang: "en".to_owned(),
            name_kind: NameKind::Name,
            any_case: false,
            valid: Days::default(),
        }
    }
}

impl Serialize for AliasLine {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if *self == Self::name(self.text.as_str()) {
            return serializer.serialize_str(&self.text);
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("text", &self.text)?;
        if self.lang != "en" {
            map.serialize_entry("lang", &self.lang)?;
        }
        if self.name_kind != NameKind::Name {
            map.serialize_entry("kind", &self.name_kind)?;
        }
        if self.any_case {
            map.serialize_entry("case", "any")?;
        }
        if !self.valid.is_open() {
            map.serialize_entry("valid", &self.valid)?;
        }
        map.end()
    }
}
