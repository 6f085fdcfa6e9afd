//! A record of named values → Article, whatever its tool calls the parts.

use super::InputContext;
use crate::article::date::read_day;
use crate::article::draft::{DraftArticle, Reading, Unread};
use crate::article::reading::{has_blocks, plain_text};
use crate::article::tools::{ArticlePart, KeyPath, NewsTool};
use crate::article::{Article, ArticleId};
use crate::error::Error;
use serde_json::{Map, Value};

/// Keys under which an object keeps its words: a publisher of schema.org, JSON-LD, MongoDB, WordPress, Arc.
const HOLDERS: &[&str] = &["name", "@value", "$date", "$oid", "rendered", "@id", "basic"];

/// Keys under which a text in parts keeps them, in their order: Fundus.
const PARTS: &[&str] = &[
    "headline",
    "summary",
    "paragraphs",
    "sections",
    "text",
    "content",
    "rendered",
];

/// A record, and the tool that wrote it.
struct NamedValues<'a> {
    context: InputContext<'a>,
    record: &'a Map<String, Value>,
    tool: Option<&'a NewsTool>,
}

/// Makes an article of a record; without an id its address is the id, without one `name`.
///
/// `tool` is who wrote it, where the file tells. Fails where it holds neither a text nor a teaser.
pub(in crate::article) fn build_draft(
    context: InputContext,
    place: &str,
    name: &str,
    record: &Map<String, Value>,
    tool: Option<&NewsTool>,
) -> Reading {
    let tool = tool.or_else(|| context.lexicon.tools.of(record));
    let values = NamedValues { context, record, tool };
    let mut draft = DraftArticle::new(Article::from_text(name, String::new(), None));
    let (text, key) = values.words_with_key(ArticlePart::Text, text_of).unzip();
    match text {
        Some(text) => draft.article.text = text,
        None => {
            let (teaser, key) = values
                .words_with_key(ArticlePart::Teaser, text_of)
                .ok_or_else(|| Unread::new(Unread::EMPTY, Error::new(place, values.why_no_text())))?;
            draft.article.text = teaser;
            draft.tell_of_all(format!("no text in some of it: the few words under `{key}` are read"));
        }
    }
    complete(context, &mut draft, record, tool);
    make_plain(context, &mut draft, key.is_some());
    Ok(draft)
}

/// Adds to a draft what a record tells of it and nothing has told before.
pub(in crate::article) fn complete(
    context: InputContext,
    draft: &mut DraftArticle,
    record: &Map<String, Value>,
    tool: Option<&NewsTool>,
) {
    let values = NamedValues { context, record, tool };
    let find = |field| values.words(field, |_| true);
    let url = values.words(ArticlePart::Url, is_address);
    let article = &mut draft.article;
    let id = find(ArticlePart::Id).or_else(|| url.clone());
    if let Some(id) = id.filter(|_| !draft.has_id) {
        article.id = ArticleId::from(id.as_str());
        draft.has_id = true;
    }
    let fill = |part: &mut Option<String>, words: Option<String>| {
        if part.is_none() {
            *part = words;
        }
    };
    fill(&mut article.title, find(ArticlePart::Title));
    // WordPress has numbers for authors.
    let is_name = |words: &str| !is_address(words) && words.contains(char::is_alphabetic);
    fill(&mut article.publisher, values.words(ArticlePart::Publisher, is_name));
    fill(&mut article.agency, find(ArticlePart::Agency));
    fill(&mut article.author, values.words(ArticlePart::Author, is_name));
    fill(&mut article.url, url);
    if draft.article.published.is_none() {
        values.date(draft);
    }
    if let Some(says) = tool.and_then(|tool| tool.says.as_deref()) {
        draft.tell_of_all(says);
    }
}

impl NamedValues<'_> {
    /// Gives the places of a part in the order in which to look: where the user says so, only there.
    fn places(&self, field: ArticlePart) -> Vec<&KeyPath> {
        let named = self
            .context
            .options
            .columns
            .iter()
            .filter(|column| column.field == field);
        let named: Vec<&KeyPath> = named.map(|column| &column.path).collect();
        match named.is_empty() {
            true => self.context.lexicon.tools.places(self.tool, field).collect(),
            false => named,
        }
    }

    /// Gives the first value for a part that holds words and fits, with its key.
    fn words_with_key(&self, field: ArticlePart, words_of: fn(&Value) -> Option<String>) -> Option<(String, String)> {
        self.places(field).into_iter().find_map(|path| {
            let words = words_of(path.find(self.record)?)?;
            (!words.trim().is_empty()).then(|| (words, path.to_string()))
        })
    }

    /// Gives the first value for a part that holds words and fits.
    fn words(&self, field: ArticlePart, fits: impl Fn(&str) -> bool) -> Option<String> {
        self.places(field).into_iter().find_map(|path| {
            let words = words_of(path.find(self.record)?)?;
            let words = words.trim();
            (!words.is_empty() && fits(words)).then(|| words.to_owned())
        })
    }

    /// Sets the day of the first value that names one, and tells where values are there and none does.
    fn date(&self, draft: &mut DraftArticle) {
        let mut unread = None;
        for path in self.places(ArticlePart::Published) {
            let Some(words) = path.find(self.record).and_then(words_of) else {
                continue;
            };
            if let Some(read) = read_day(&words, self.context.options.order) {
                draft.article.published = Some(read.day);
                draft.day = Some(read);
                return;
            }
            if unread.is_none() && !words.trim().is_empty() {
                unread = Some(words);
            }
        }
        if let Some(words) = unread {
            draft.tell(unread_day(&words));
        }
    }

    fn why_no_text(&self) -> String {
        let keys: Vec<&str> = self.record.keys().map(String::as_str).take(20).collect();
        let keys = keys.join("`, `");
        match self.tool {
            Some(tool) => format!("no text in this record of {}: only `{keys}`", tool.name),
            None => format!("no text under any of `{keys}` (`--column text=NAME` says where)"),
        }
    }
}

/// Says whether words are an address of the web; `source` of one tool is an address, of another a publisher.
fn is_address(words: &str) -> bool {
    let is_one_word = !words.contains(char::is_whitespace);
    words.contains("://") || is_one_word && words.contains('.') && words.contains('/')
}

/// Says that a date cannot be read.
pub(super) fn unread_day(words: &str) -> String {
    let words: String = words.chars().take(40).collect();
    format!("`{words}` is no date that can be read: undated")
}

/// Makes the text of a draft plain, where it is a page or a piece of one, and takes off the mark of one cut short.
fn make_plain(context: InputContext, draft: &mut DraftArticle, is_text: bool) {
    let text = &draft.article.text;
    let begin = text.trim_start().get(..15).unwrap_or_default().to_ascii_lowercase();
    if begin.starts_with("<!doctype html") || begin.starts_with("<html") {
        if let Ok(page) = super::read_page(context, "", "", text, &Map::new()) {
            draft.article.text = page.article.text;
        }
    } else if has_blocks(text) {
        draft.article.text = plain_text(text, context.lexicon);
    }
    // NewsAPI: "Words go on … [+1234 chars]"
    let text = draft.article.text.trim_end();
    let cut = text.strip_suffix("chars]").and_then(|text| text.rsplit_once("[+"));
    if let Some((before, count)) = cut.filter(|_| is_text)
        && count.trim().bytes().all(|byte| byte.is_ascii_digit())
    {
        draft.article.text = before.trim_end().to_owned();
        draft.tell_of_all("the tool gives only the beginning of the texts: `[+… chars]` stood at their ends");
    }
}

/// Gives a value as words: several authors with commas, a publisher that is an object by its name.
pub(super) fn words_of(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => Some(values.iter().filter_map(words_of).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) => HOLDERS.iter().find_map(|&key| words_of(fields.get(key)?)),
        Value::Null | Value::Bool(_) => None,
    }
}

/// Gives a value as a text, a paragraph for each part.
fn text_of(value: &Value) -> Option<String> {
    let join = |parts: Vec<String>| parts.join("\n\n");
    match value {
        Value::String(words) => Some(words.clone()),
        Value::Array(values) => Some(join(values.iter().filter_map(text_of).collect())),
        Value::Object(fields) => {
            let parts = PARTS.iter().filter_map(|&key| text_of(fields.get(key)?));
            Some(join(parts.filter(|part| !part.trim().is_empty()).collect()))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}
