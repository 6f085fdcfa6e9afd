//! What news tools call the parts of an article: `data/article/tools.jsonl`.

use crate::data::{DataFile, named};
use crate::error::Result;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// A part of an article that a key, a column or an element gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ArticlePart {
    /// What names the article in every output.
    Id,
    /// The headline.
    Title,
    /// The words.
    Text,
    /// A few words about it, read where there is no text.
    Teaser,
    /// Who printed it.
    Publisher,
    /// Who wrote it for many publishers.
    Agency,
    /// The byline.
    Author,
    /// The day of publication.
    Published,
    /// Where it can be read.
    Url,
}

impl ArticlePart {
    const ALL: [(Self, &str); 9] = [
        (Self::Id, "id"),
        (Self::Title, "title"),
        (Self::Text, "text"),
        (Self::Teaser, "teaser"),
        (Self::Publisher, "publisher"),
        (Self::Agency, "agency"),
        (Self::Author, "author"),
        (Self::Published, "published"),
        (Self::Url, "url"),
    ];
}

impl fmt::Display for ArticlePart {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Self::ALL.iter().find(|(field, _)| field == self);
        write!(formatter, "{}", name.map_or("", |(_, name)| name))
    }
}

/// A key that a user gives for a part: `text=body`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedColumn {
    pub(super) field: ArticlePart,
    pub(super) path: KeyPath,
}

impl FromStr for NamedColumn {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let names = ArticlePart::ALL.map(|(_, name)| name).join(", ");
        let known = |name: &str| ArticlePart::ALL.iter().find(|(_, known)| *known == name.trim());
        let (name, key) = text.split_once('=').ok_or("write it as PART=NAME: text=body")?;
        let (field, _) = known(name).ok_or_else(|| format!("`{name}` is no part of an article: {names}"))?;
        Ok(Self {
            field: *field,
            path: KeyPath::from(key.to_owned()),
        })
    }
}

/// Where a value stands: `content`, `source.name`.
///
/// Neither case nor marks count: `publishedAt`, `published_at` and `Published At` are one, and so are a key in an
/// object and the column `source.name` that a table makes of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "String")]
pub(super) struct KeyPath {
    written: String,
    whole: String,
    steps: Vec<String>,
}

impl From<String> for KeyPath {
    fn from(written: String) -> Self {
        Self {
            whole: plain_key(&written),
            steps: written.split('.').map(plain_key).collect(),
            written,
        }
    }
}

impl fmt::Display for KeyPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.written)
    }
}

impl KeyPath {
    /// Gives the value at the path, of the first element where a list stands on it.
    pub(super) fn find<'a>(&self, record: &'a Map<String, Value>) -> Option<&'a Value> {
        if let Some(value) = value_of(record, &self.whole) {
            return Some(value);
        }
        let (first, steps) = self.steps.split_first().filter(|(_, steps)| !steps.is_empty())?;
        let mut value = value_of(record, first)?;
        for step in steps {
            if let Value::Array(values) = value {
                value = values.first()?;
            }
            value = value_of(value.as_object()?, step)?;
        }
        Some(value)
    }
}

fn value_of<'a>(record: &'a Map<String, Value>, plain: &str) -> Option<&'a Value> {
    record.get(plain).or_else(|| {
        let same = |key: &str| letters_of(key).eq(plain.chars());
        record.iter().find_map(|(key, value)| same(key).then_some(value))
    })
}

/// Writes a key with its letters and digits alone, in lower case.
fn plain_key(key: &str) -> String {
    letters_of(key).collect()
}

fn letters_of(key: &str) -> impl Iterator<Item = char> {
    let letters = key.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase)
}

/// What one tool calls the parts of an article.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewsTool {
    /// `newsapi`.
    pub id: String,
    /// As its makers call it.
    pub name: String,
    /// Where this can be looked up.
    pub documented: String,
    /// The keys by which its records are known: all of them are there.
    #[serde(default)]
    marks: Vec<KeyPath>,
    /// Where the list of articles stands in its answers.
    #[serde(default)]
    pub(super) list: Vec<KeyPath>,
    fields: BTreeMap<ArticlePart, Vec<KeyPath>>,
    /// What the object around the list says of all of them.
    #[serde(default)]
    pub(super) wrapper: BTreeMap<ArticlePart, Vec<KeyPath>>,
    /// What a user should know who reads its records.
    #[serde(default)]
    pub(super) says: Option<String>,
    /// Records with the articles that they are.
    pub examples: Vec<ToolExample>,
}

/// A record, and the article that it is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToolExample {
    /// As the tool writes it.
    pub record: Map<String, Value>,
    /// What is read: the parts that are not null.
    pub article: Map<String, Value>,
}

/// The tools, and the names that are usual without one.
#[derive(Debug, Clone, Default)]
pub(super) struct NewsTools {
    tools: Vec<NewsTool>,
}

/// The record with the usual names, and those that readers ask for.
const USUAL: &str = "usual";
pub(super) const FEED: &str = "feed";
pub(super) const HTML: &str = "html";
pub(super) const LINKED: &str = "schema-org";

impl NewsTools {
    /// Reads `data/article/tools.jsonl`; fails where a record is missing that a reader asks for.
    pub(super) fn parse(files: &[DataFile]) -> Result<Self> {
        let file = named(files, "data/article/tools.jsonl")?;
        let tools: Vec<NewsTool> = file.records()?.into_iter().map(|(_, tool)| tool).collect();
        for asked in [USUAL, FEED, HTML, LINKED] {
            if !tools.iter().any(|tool| tool.id == asked) {
                return Err(file.error(1, format!("no record `{asked}`")));
            }
        }
        Ok(Self { tools })
    }

    pub(super) fn all(&self) -> &[NewsTool] {
        &self.tools
    }

    /// Gives the tool of this id.
    pub(super) fn named(&self, id: &str) -> Option<&NewsTool> {
        self.tools.iter().find(|tool| tool.id == id)
    }

    /// Gives the tool that wrote a record: the one most of whose marks are there, where all of them are.
    pub(super) fn of(&self, record: &Map<String, Value>) -> Option<&NewsTool> {
        let marked = self.tools.iter().filter(|tool| !tool.marks.is_empty());
        let fitting = marked.filter(|tool| tool.marks.iter().all(|mark| mark.find(record).is_some()));
        fitting.rev().max_by_key(|tool| tool.marks.len())
    }

    /// Gives the places of a part in the order in which to look, those of the tool before the usual ones.
    pub(super) fn places<'a>(
        &'a self,
        tool: Option<&'a NewsTool>,
        field: ArticlePart,
    ) -> impl Iterator<Item = &'a KeyPath> {
        let own = tool.and_then(|tool| tool.fields.get(&field));
        let usual = self.named(USUAL).and_then(|tool| tool.fields.get(&field));
        own.into_iter().chain(usual).flatten()
    }

    /// Gives the list of articles in an object, with the tool that writes such lists.
    pub(super) fn list_in<'a>(&self, record: &'a Map<String, Value>) -> Option<(&NewsTool, &'a [Value])> {
        self.tools.iter().find_map(|tool| {
            let lists = tool.list.iter().filter_map(|path| path.find(record));
            let list = lists
                .filter_map(Value::as_array)
                .find(|list| list.iter().any(Value::is_object));
            Some((tool, list?.as_slice()))
        })
    }

    /// Says whether a list of articles stands in an object and has none.
    pub(super) fn has_empty_list(&self, record: &Map<String, Value>) -> bool {
        let lists = self.tools.iter().flat_map(|tool| &tool.list);
        let mut lists = lists.filter_map(|path| path.find(record)?.as_array());
        lists.any(Vec::is_empty)
    }

    /// Gives the words for a part in the object around a list.
    pub(super) fn in_wrapper<'a>(
        record: &'a Map<String, Value>,
        tool: &NewsTool,
        field: ArticlePart,
    ) -> Option<&'a Value> {
        let mut places = tool.wrapper.get(&field).into_iter().flatten();
        places.find_map(|path| path.find(record))
    }
}
