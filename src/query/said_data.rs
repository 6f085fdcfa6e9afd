//! Statements as a table of data: a row each, every value in a column of its own.

use super::answer::{Answer, Row};
use super::record;
use super::said::labels;
use super::told::ToldOnce;
use super::view::View;
use crate::graph::{ArticleNode, content_label, one_line};
use chrono::NaiveDate;

const HEAD: &[&str] = &[
    "id",
    "earliest",
    "latest",
    "status",
    "speaker",
    "speaker_id",
    "office",
    "act",
    "to",
    "content",
    "about",
    "place",
    "publisher",
    "title",
    "published",
    "url",
    "article",
];

/// Gives the table of statements in the order in which they are given, for spreadsheets and programs.
///
/// Days are ISO 8601: the first and the last on which it can have been said, empty where nothing bounds them. A last
/// column counts the articles that print it, where any statement has several.
pub fn said_data(view: &View, statements: &[ToldOnce]) -> Answer {
    let mut answer = Answer::new(HEAD);
    answer.rows.extend(statements.iter().map(|said| row(view, said)));
    if statements.iter().any(|told| !told.copies.is_empty()) {
        answer.head.push("printed");
        for (row, told) in answer.rows.iter_mut().zip(statements) {
            row.cells.push(told.printed().count().to_string());
        }
    }
    answer
}

fn row(view: &View, said: &ToldOnce) -> Row {
    let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    let bounds = said.bounds.unwrap_or_default();
    let ids: Vec<&str> = said
        .speakers
        .iter()
        .filter(|id| id.is_linked())
        .map(|id| id.as_str())
        .collect();
    let article = said.article.map(|(_, article)| article);
    let of_article = |part: fn(&ArticleNode) -> Option<&str>| article.and_then(part).map(one_line).unwrap_or_default();
    Row {
        cells: vec![
            said.id.as_str().to_owned(),
            day(bounds.earliest),
            day(bounds.latest),
            said.statement.days.status.as_str().to_owned(),
            labels(view, &said.speakers),
            ids.join(", "),
            said.office.map_or_else(String::new, |office| view.label(office)),
            said.statement.act.to_string(),
            labels(view, &said.addressees),
            content_label(said.statement),
            labels(view, &said.about),
            said.place.map_or_else(String::new, |place| view.label(place)),
            of_article(|article| article.publisher.as_deref()),
            of_article(|article| article.title.as_deref()),
            day(article.and_then(|article| article.published)),
            of_article(|article| article.url.as_deref()),
            article.map_or_else(String::new, |article| article.id.to_string()),
        ],
        record: record::told(view, said),
    }
}
