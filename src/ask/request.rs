//! What somebody asks for, in his own words.

use crate::evidence::Confidence;
use crate::graph::fold;
use crate::ontology::{Polarity, StatementKind};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt::Write;

/// What an answer is limited to, as people write it. Empty: everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Request {
    /// The speaker: a name, an office, an id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The addressee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// What it is about: a name, or words that must stand in what is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// The voice: who says it, or who tells that he said it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voice: Option<String>,
    /// The office in which it is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// The place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Words of the occasion.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occasion: Option<String>,
    /// The publisher of the article, or its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Words that must stand in it, in any of their forms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Acts of `schema/acts.json`, any of them; none for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub act: Vec<String>,
    /// Whether it is reported as said or as not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub polarity: Option<Polarity>,
    /// How it is quoted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<StatementKind>,
    /// When it was said: `2024`, `2024-06`, `June 2021`, `since the invasion of Ukraine`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// On or after which time it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// On or before which time it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Whether it was surely said then, on no other day.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub surely: bool,
    /// Whether it may have been said then, even if other days are as possible.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub possibly: bool,
    /// The time that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about_when: Option<String>,
    /// When it was published: `until 2022-01-01` is what was known by that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Whether the speaker is linked to an entity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked: Option<bool>,
    /// At least so sure it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_confidence: Option<Confidence>,
    /// Whether what several articles print is shown for each of them.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub copies: bool,
}

impl Request {
    /// Writes the request as flags that ask the same again: `--by Putin --said 2024`. Empty for everything.
    pub fn to_flags(&self) -> String {
        let mut flags = String::new();
        let Ok(Value::Object(fields)) = serde_json::to_value(self) else {
            return flags;
        };
        // In the order of the fields, which is that of the help.
        for name in NAMES {
            let value = match fields.get(name) {
                Some(Value::Bool(true)) if matches!(name, "surely" | "possibly" | "copies") => {
                    flags.push_str(&format!(" --{name}"));
                    continue;
                }
                Some(Value::String(text)) => quoted(text),
                Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","),
                Some(other) => other.to_string(),
                None => continue,
            };
            let flag = if name == "published" { "published-when" } else { name };
            // Writing to a string cannot fail.
            let _ = write!(flags, " --{} {value}", flag.replace('_', "-"));
        }
        flags.trim_start().to_owned()
    }
}

/// The fields in their order.
const NAMES: [&str; 22] = [
    "by",
    "to",
    "about",
    "voice",
    "office",
    "place",
    "occasion",
    "outlet",
    "text",
    "act",
    "polarity",
    "kind",
    "said",
    "since",
    "until",
    "surely",
    "possibly",
    "about_when",
    "published",
    "linked",
    "min_confidence",
    "copies",
];

/// Writes a value as a shell takes it.
pub fn quoted(text: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || "-_./:".contains(character);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

/// Folds the words for a publisher; "the Washington Times" is printed as "Washington Times".
pub(super) fn fold_outlet(words: &str) -> String {
    let folded = fold(words);
    folded.strip_prefix("the ").unwrap_or(&folded).to_owned()
}
