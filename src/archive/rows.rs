//! Values of the graph as the words and numbers of columns, and back.

use crate::evidence::When;
use crate::graph::{DatedFrom, NodeId, Quote};
use crate::ontology::{Polarity, StatementKind};
use crate::timex::{Interval, Timex};
use chrono::{Datelike, NaiveDate};
use rusqlite::types::Type;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IntoDeserializer, value::Error as WordError};

/// What stands between the pieces of a content.
const GAP: &str = " … ";

/// Gives the word of a polarity: `denied`.
pub(super) fn polarity_word(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Affirmed => "affirmed",
        Polarity::Denied => "denied",
    }
}

/// Gives the word for how much is quoted: `mixed`.
pub(super) fn kind_word(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Direct => "direct",
        StatementKind::Indirect => "indirect",
        StatementKind::Mixed => "mixed",
    }
}

/// Reads the word of a closed set; fails with the column that has another one.
pub(super) fn word<T: DeserializeOwned>(text: &str, column: usize) -> rusqlite::Result<T> {
    let read = <T as Deserialize>::deserialize(IntoDeserializer::<WordError>::into_deserializer(text));
    read.map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error)))
}

/// Joins the pieces of a content, and tells where each stands.
pub(super) fn join_pieces(content: &[Quote]) -> (String, String) {
    let words: Vec<&str> = content.iter().map(|quote| quote.exact.as_str()).collect();
    let places: Vec<String> = content
        .iter()
        .map(|quote| format!("[{},{}]", quote.start, quote.end))
        .collect();
    (words.join(GAP), format!("[{}]", places.join(",")))
}

/// Takes the pieces of a content apart by their lengths: a piece may have the words that join in itself.
pub(super) fn split_pieces(
    article: &NodeId,
    content: &str,
    places: &str,
    column: usize,
) -> rusqlite::Result<Vec<Quote>> {
    let places: Vec<[u32; 2]> = serde_json::from_str(places)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error)))?;
    let mut rest = content;
    let mut pieces = Vec::with_capacity(places.len());
    for [start, end] in places {
        let points = end.saturating_sub(start) as usize;
        let length = rest.char_indices().nth(points).map_or(rest.len(), |(place, _)| place);
        let (exact, behind) = rest.split_at(length);
        rest = behind.strip_prefix(GAP).unwrap_or(behind);
        pieces.push(Quote {
            article: article.clone(),
            start,
            end,
            exact: exact.to_owned(),
        });
    }
    Ok(pieces)
}

/// Writes a day as columns have it: 2024-06-05.
pub(super) fn day_word(day: Option<NaiveDate>) -> Option<String> {
    let day = day?;
    // Days outnumber all else that is written.
    let Some(year @ 0..=9999) = u32::try_from(day.year()).ok() else {
        return Some(day.to_string());
    };
    let digit = |number: u32| char::from(b'0' + (number % 10) as u8);
    let (month, day) = (day.month(), day.day());
    let digits = [year / 1000, year / 100, year / 10, year].map(digit);
    let [m1, m2, d1, d2] = [month / 10, month, day / 10, day].map(digit);
    Some(digits.into_iter().chain(['-', m1, m2, '-', d1, d2]).collect())
}

/// Gives the days that a time leaves; both open where it tells none.
pub(super) fn days(when: Option<&When>) -> Interval {
    when.and_then(When::days).unwrap_or_default()
}

/// Gives what a time is counted from, as its sort and its value.
pub(super) fn anchor_words(anchor: Option<&DatedFrom>) -> (Option<&'static str>, Option<&str>) {
    match anchor {
        None => (None, None),
        Some(DatedFrom::Publication) => (Some("publication"), None),
        Some(DatedFrom::Time(value)) => (Some("time"), Some(value.as_str())),
        Some(DatedFrom::Entity(node)) => (Some("entity"), Some(node.as_str())),
    }
}

/// Reads what a time is counted from.
pub(super) fn anchor(sort: Option<&str>, value: Option<String>) -> Option<DatedFrom> {
    let value = value.unwrap_or_default();
    match sort? {
        "time" => Some(DatedFrom::Time(Timex::new(value))),
        "entity" => Some(DatedFrom::Entity(NodeId::new(&value))),
        _ => Some(DatedFrom::Publication),
    }
}
