//! Who said what, when, to whom and about what.

use super::answer::{Answer, Row};
use super::record;
use super::view::{Said, View};
use crate::graph::{Dated, NodeId, article_label, one_line, reported_label};

pub(super) const HEAD: &[&str] = &[
    "said on", "at", "speaker", "act", "to", "words", "about", "stance", "read in",
];

/// Gives the table of statements in the order in which they are given.
pub fn said(view: &View, statements: &[&Said]) -> Answer {
    let mut answer = Answer::new(HEAD);
    answer.rows.extend(statements.iter().map(|said| row(view, said)));
    answer
}

/// Gives the row of a statement.
pub(super) fn row(view: &View, said: &Said) -> Row {
    let article = &said.statement.cue.article;
    Row {
        cells: vec![
            said.statement.said.as_ref().map_or_else(String::new, when),
            said.place.map_or_else(String::new, |place| view.label(place)),
            speaker(view, said),
            said.statement.act.to_string(),
            labels(view, &said.addressees),
            reported_label(said.statement),
            labels(view, &said.about),
            stances(said),
            article_label(view.graph, article),
        ],
        record: record::statement(view, said),
    }
}

/// Gives the positions that a statement takes: `for continue-talks`.
fn stances(said: &Said) -> String {
    let stances = said.statement.stances.iter();
    let stances: Vec<String> = stances
        .map(|stance| format!("{} {}", stance.position.as_str(), stance.topic))
        .collect();
    stances.join(", ")
}

/// Gives when, with the words that say so: `2024-06-06 “Thursday”`.
pub(super) fn when(dated: &Dated) -> String {
    let words = one_line(&dated.words.exact);
    let value = dated.when.to_string();
    let inferred = if dated.inferred { ", inferred" } else { "" };
    if words == value {
        format!("{value}{inferred}")
    } else {
        format!("{value} “{words}”{inferred}")
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
