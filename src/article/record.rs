//! Articles in JSON, under the names that news tools give to their fields.

use super::{Article, parse_day};
use crate::data::plain_reason;
use crate::error::{Error, Result};
use serde_json::{Map, Value};

// The names in order: the first that holds something counts. They are those of trafilatura, newspaper, news-please,
// news APIs and our own metadata; keys that are not listed are left alone.
const ID: &[&str] = &["id", "uri", "guid"];
const TITLE: &[&str] = &["title", "headline"];
const TEXT: &[&str] = &["text", "content", "body", "raw_text", "maintext"];
const PUBLISHED: &[&str] = &[
    "published",
    "publish_date",
    "published_at",
    "publishedAt",
    "date",
    "pubdate",
    "pubDate",
    "date_publish",
    "datePublished",
];
const PUBLISHER: &[&str] = &[
    "publisher",
    "sitename",
    "site_name",
    "source",
    "source-hostname",
    "hostname",
];
const AGENCY: &[&str] = &["agency"];
const AUTHOR: &[&str] = &["author", "authors", "byline"];
const URL: &[&str] = &["url", "link", "source_url", "source"];

/// Reads the articles of one JSON value: an object, a list of them, or an object with a list `articles`.
///
/// Fails as a whole if it is no JSON; else each article fails on its own. `name` is the id of a single article
/// that has none.
pub(super) fn parse_records(place: &str, name: &str, json: &str) -> Result<Vec<Result<Article>>> {
    let json = json.trim_start_matches('\u{FEFF}');
    let value = serde_json::from_str(json)
        .map_err(|error| Error::at_line(place, error.line(), format!("no JSON: {}", plain_reason(&error))))?;
    let list = match value {
        Value::Array(list) => list,
        Value::Object(mut record) => match record.remove("articles") {
            Some(Value::Array(list)) => list,
            _ => return Ok(vec![build_article(place, name, &record)]),
        },
        _ => return Err(Error::new(place, "no article: a JSON object is wanted")),
    };
    let articles = list.iter().enumerate().map(|(index, value)| {
        let place = format!("{place}[{index}]");
        match value {
            Value::Object(record) => build_article(&place, &format!("{name}-{}", index + 1), record),
            _ => Err(Error::new(place, "no article: a JSON object is wanted")),
        }
    });
    Ok(articles.collect())
}

/// Makes an article of a record; without an id its address is the id, without one `name`.
fn build_article(place: &str, name: &str, record: &Map<String, Value>) -> Result<Article> {
    let find = |names| find_words(record, names, |_, _| true);
    let is_address = |words: &str| words.contains("://");
    // trafilatura keeps the address under `source`, news APIs the publisher.
    let url = find_words(record, URL, |key, words| key != "source" || is_address(words));
    let text = find(TEXT).ok_or_else(|| Error::new(place, format!("no text under any of `{}`", TEXT.join("`, `"))))?;
    let day = find(PUBLISHED).map(|day| parse_day(place, &day));
    let id = find(ID).or_else(|| url.clone());
    Ok(Article {
        id: id.as_deref().unwrap_or(name).into(),
        text,
        title: find(TITLE),
        publisher: find_words(record, PUBLISHER, |_, words| !is_address(words)),
        agency: find(AGENCY),
        author: find(AUTHOR),
        published: day.transpose()?,
        inferred: None,
        recorded: None,
        url,
    })
}

/// Gives the first value under one of the names that holds words and fits.
fn find_words(record: &Map<String, Value>, names: &[&str], fits: impl Fn(&str, &str) -> bool) -> Option<String> {
    names.iter().find_map(|&name| {
        let words = words_of(record.get(name)?)?;
        (!words.trim().is_empty() && fits(name, &words)).then_some(words)
    })
}

/// Gives a value as words: several authors with commas, a publisher that is an object by its name.
fn words_of(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => Some(values.iter().filter_map(words_of).collect::<Vec<_>>().join(", ")),
        Value::Object(fields) => words_of(fields.get("name")?),
        Value::Null | Value::Bool(_) => None,
    }
}
