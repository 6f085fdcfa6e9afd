//! What people read: the words of statements, the names of parts and articles.

use super::{EventGraph, Node, NodeId, Part, StatementNode};
use crate::ontology::{Modality, Polarity};
use crate::timex::Interval;
use chrono::Datelike;

/// Gives what a statement says behind the words that report it: `did not rule out: resuming the talks`.
///
/// Without its cue "resuming the talks" would read as if somebody meant to. A cue without letters adds nothing.
pub fn reported_label(statement: &StatementNode) -> String {
    let (cue, content) = (one_line(&statement.cue.exact), content_label(statement));
    if cue.contains(char::is_alphanumeric) {
        format!("{cue}: {content}")
    } else {
        content
    }
}

/// Gives what a statement says, its pieces joined, on one line.
pub fn content_label(statement: &StatementNode) -> String {
    let pieces: Vec<&str> = statement.content.iter().map(|quote| quote.exact.as_str()).collect();
    one_line(&pieces.join(" … "))
}

/// Gives the labels of a statement's parts of one sort: `Russia, Japan`. Empty if it has none.
pub fn part_label(graph: &EventGraph, statement: &NodeId, wanted: Part) -> String {
    let parts = graph.parts(statement).into_iter();
    let labels: Vec<&str> = parts
        .filter(|(part, _)| *part == wanted)
        .map(|(_, node)| graph.label(node))
        .collect();
    one_line(&labels.join(", "))
}

/// Gives when a statement was said: `2020-09`, `since 2022`. `no date` where it is not known.
pub fn said_label(graph: &EventGraph, id: &NodeId, statement: &StatementNode) -> String {
    let said_on = part_label(graph, id, Part::SaidOn);
    match &statement.said {
        // Only what is said in a time has an edge to it.
        Some(said) if said_on.is_empty() => said.when.to_string(),
        None if said_on.is_empty() => "no date".to_owned(),
        _ => said_on,
    }
}

/// Gives a stretch of days as people read it: `2016-06-09`, `2016-06`, `by 2016-06-09`, `2016-06-07…09`. Empty if open.
pub fn days_label(days: Interval) -> String {
    let (first, last) = match (days.earliest, days.latest) {
        (Some(first), Some(last)) => (first, last),
        (Some(first), None) => return format!("from {first}"),
        (None, Some(last)) => return format!("by {last}"),
        (None, None) => return String::new(),
    };
    let next = last.succ_opt().unwrap_or(last);
    let is_whole = first.day() == 1 && next.day() == 1;
    if first == last {
        first.to_string()
    } else if is_whole && (first.year(), first.month()) == (last.year(), last.month()) {
        first.format("%Y-%m").to_string()
    } else if is_whole && first.month() == 1 && next.month() == 1 && first.year() == last.year() {
        first.format("%Y").to_string()
    } else if (first.year(), first.month()) == (last.year(), last.month()) {
        format!("{first}…{}", last.format("%d"))
    } else if first.year() == last.year() {
        format!("{first}…{}", last.format("%m-%d"))
    } else {
        format!("{first}…{last}")
    }
}

/// Gives what bounds a relation besides time and place: `denied`, `planned`. Empty for what is or was.
pub fn status_labels(polarity: Polarity, modality: Modality) -> impl Iterator<Item = &'static str> {
    let denied = (polarity == Polarity::Denied).then_some("denied");
    let modality = (modality != Modality::Actual).then(|| modality.as_str());
    denied.into_iter().chain(modality)
}

/// Gives who printed an article, and when: `The Japan Times, 2021-06-05`. The headline or id without a publisher.
pub fn article_label(graph: &EventGraph, id: &NodeId) -> String {
    let Some(Node::Article(article)) = graph.node(id) else {
        return id.to_string();
    };
    let name = article.publisher.as_deref().unwrap_or_else(|| graph.label(id));
    match (article.published, article.inferred) {
        (Some(day), _) => one_line(&format!("{name}, {day}")),
        (None, Some(days)) => one_line(&format!("{name}, {days}, inferred")),
        (None, None) => one_line(name),
    }
}

/// Puts a single space where there are several, a line break or a control character.
pub fn one_line(text: &str) -> String {
    let words = text.split(|character: char| character.is_whitespace() || character.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Writes a number as people read it: `134,000`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
