//! Who said what, when, to whom and about what.

use super::answer::{Answer, Row};
use super::record;
use super::told::ToldOnce;
use super::view::{Said, View};
use crate::evidence::{TimeRelation, When};
use crate::graph::{Dated, NodeId, days_label, one_line, reported_label};
use crate::timex::Precision;

pub(super) const HEAD: &[&str] = &[
    "said on", "at", "speaker", "act", "to", "words", "about", "stance", "read in", "id",
];

/// So much of an id is shown: commands take the beginning of one.
const ID: usize = 8;

/// Gives the table of statements in the order in which they are given.
pub fn said(view: &View, statements: &[ToldOnce]) -> Answer {
    let mut answer = Answer::new(HEAD);
    answer.rows.extend(statements.iter().map(|said| row(view, said)));
    answer
}

/// Gives the row of a statement.
pub(super) fn row(view: &View, said: &ToldOnce) -> Row {
    Row {
        cells: vec![
            said_when(said),
            said.place.map_or_else(String::new, |place| view.label(place)),
            speaker(view, said),
            said.statement.act.to_string(),
            labels(view, &said.addressees),
            reported_label(said.statement),
            labels(view, &said.about),
            stances(said),
            said.read_in(view),
            short_id(said.id),
        ],
        record: record::told(view, said),
    }
}

/// Gives the beginning of a statement's own id, without its article: `0802f6f8`.
fn short_id(id: &NodeId) -> String {
    let own = id.as_str().rsplit('/').next().unwrap_or_default();
    own.chars().take(ID).collect()
}

/// Gives the positions that a statement takes: `for continue-talks`.
fn stances(said: &Said) -> String {
    let stances = said.statement.stances.iter();
    let stances: Vec<String> = stances
        .map(|stance| format!("{} {}", stance.position.as_str(), stance.topic))
        .collect();
    stances.join(", ")
}

/// Gives when a statement was made, with the words that say so: `2024-06-06 “Thursday”`, `by 2024-06-06`.
pub(super) fn said_when(said: &Said) -> String {
    match &said.statement.said {
        Some(dated) => when(dated),
        None => said.bounds.map(days_label).unwrap_or_default(),
    }
}

/// Gives when, with the words that say so: `2024-06-06 “Thursday”`.
pub(super) fn when(dated: &Dated) -> String {
    let words = one_line(&dated.words.exact);
    let value = shown(dated);
    let inferred = if dated.inferred { ", inferred" } else { "" };
    if words == value {
        format!("{value}{inferred}")
    } else if value.is_empty() {
        format!("“{words}”{inferred}")
    } else {
        format!("{value} “{words}”{inferred}")
    }
}

/// Gives a time as people write it: the days of `2018-W21`, nothing for `XXXX-WXX-7`, which its words say better.
fn shown(dated: &Dated) -> String {
    let When { relation, value } = &dated.when;
    let is_week = matches!(value.precision(), Precision::Week | Precision::Weekend);
    match value.days() {
        _ if value.as_str().contains('X') => String::new(),
        Some(days) if is_week && *relation == TimeRelation::During => days_label(days),
        _ => dated.when.to_string(),
    }
}

/// Gives who says it, in what office, and by whose word.
pub(super) fn speaker(view: &View, said: &Said) -> String {
    let mut parts = vec![labels(view, &said.speakers)];
    parts.extend(said.office.map(|office| view.label(office)));
    let tellers: Vec<String> = view.above(said).map(|outer| labels(view, &outer.speakers)).collect();
    if !tellers.is_empty() {
        parts.push(format!("by the word of {}", tellers.join(", by that of ")));
    }
    parts.join(", ")
}

/// Gives the labels of nodes: `Russia, Japan`. Empty if there are none.
pub(super) fn labels(view: &View, nodes: &[&NodeId]) -> String {
    nodes.iter().map(|node| view.label(node)).collect::<Vec<_>>().join(", ")
}
