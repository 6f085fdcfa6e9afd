//! A plain text → Article, with what stands beside and above it.

use super::InputContext;
use super::record::complete;
use crate::article::Article;
use crate::article::date::read_day;
use crate::article::draft::DraftArticle;
use chrono::NaiveDate;
use serde_json::{Map, Value};

/// Makes an article of a text and the metadata beside it; `name` is its id if these have none.
pub(in crate::article) fn read_text(
    context: InputContext,
    name: &str,
    text: String,
    beside: &Map<String, Value>,
) -> DraftArticle {
    let mut draft = DraftArticle::new(Article::from_text(name, text, None));
    let begin = draft.article.text.trim_start_matches('\u{FEFF}').trim_start();
    let begin = begin.get(..15).unwrap_or_default().to_ascii_lowercase();
    if begin.starts_with("<!doctype html") || begin.starts_with("<html") {
        draft.tell("looks like a page of the web and is read as a text: call it .html");
    } else if begin.starts_with("{\"") || begin.starts_with("[{\"") {
        draft.tell("looks like JSON and is read as a text: call it .json");
    }
    let tool = context.lexicon.tools.of(beside);
    complete(context, &mut draft, beside, tool);
    draft
}

/// Gives the day of a text whose first line is nothing but a day: `Published: June 6, 2024`.
///
/// `7/8/17` may be two days and is none.
pub(in crate::article) fn day_in_first_line(text: &str) -> Option<NaiveDate> {
    let line = text.trim_start_matches('\u{FEFF}').trim_start().lines().next()?;
    let is_plain = line.len() <= 80 && line.contains(|letter: char| !letter.is_ascii_digit());
    let read = read_day(line, crate::article::DayOrder::default()).filter(|_| is_plain)?;
    (!read.is_open).then_some(read.day)
}
