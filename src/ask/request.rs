//! What somebody asks for, in his own words.

use crate::evidence::Confidence;
use crate::ontology::{Polarity, StatementKind};
use clap::Args;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt::Write;

/// What an answer is limited to, as people write it. Empty: everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[command(next_help_heading = "What to show")]
pub struct Request {
    /// Only by this speaker: a name, an office, an id
    #[arg(long, value_name = "NAME")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Only to this addressee
    #[arg(long, value_name = "NAME")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Only about this: a name, or words that must stand in what is said
    #[arg(long, value_name = "NAME|WORDS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// Only by this voice: who says it, or who tells that he said it
    #[arg(long, value_name = "NAME")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voice: Option<String>,
    /// Only in this office
    #[arg(long, value_name = "NAME")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Only at this place
    #[arg(long, value_name = "NAME")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Only on an occasion with these words
    #[arg(long, value_name = "WORDS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occasion: Option<String>,
    /// Only in articles of this publisher, or with this id
    #[arg(long, value_name = "WORDS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Only with these words, in any of their forms
    #[arg(long, value_name = "WORDS")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Only these acts of schema/acts.json: accuse,deny
    #[arg(long, value_name = "ACT", value_delimiter = ',')]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub act: Vec<String>,
    /// Only what is reported as said (affirmed) or as not said (denied)
    #[arg(long, value_name = "POLARITY", value_parser = parse_word::<Polarity>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub polarity: Option<Polarity>,
    /// Only quoted so: direct, indirect or mixed
    #[arg(long, value_name = "KIND", value_parser = parse_word::<StatementKind>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<StatementKind>,
    /// Only said then: 2024, 2024-06, "June 2021", "since the invasion of Ukraine"
    #[arg(long, value_name = "TIME")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// Only said on or after this time
    #[arg(long, value_name = "TIME")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Only said on or before this time
    #[arg(long, value_name = "TIME")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Only about this time
    #[arg(long, value_name = "TIME")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about_when: Option<String>,
    /// Only published then: "until 2022-01-01" is what was known by that day
    #[arg(id = "published_when", long = "published-when", value_name = "TIME")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Only by speakers who are linked to an entity, or only by those who are not
    #[arg(long, value_name = "true|false")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked: Option<bool>,
    /// At least so sure; on the command line `--min-confidence` says it for every command.
    #[arg(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_confidence: Option<Confidence>,
}

/// Reads the word of a closed set: `denied`.
fn parse_word<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let word = Value::from(text.to_lowercase());
    serde_json::from_value(word).map_err(|error| error.to_string())
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
const NAMES: [&str; 19] = [
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
    "about_when",
    "published",
    "linked",
    "min_confidence",
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
