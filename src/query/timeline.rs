//! What happened and what was said, by date.

use super::answer::{Answer, Row};
use super::deeds::fitting;
use super::filter::{Filter, Who};
use super::record;
use super::said;
use super::told::ToldOnce;
use super::view::{Said, View, by_days};
use crate::evidence::When;
use crate::graph::{NodeId, QuotedEvidence, RelationEdge, RelationKey, article_label, one_line, status_labels};
use crate::timex::Interval;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

pub(super) const HEAD: &[&str] = &[
    "when",
    "who",
    "what",
    "whom or what",
    "words",
    "by whose word",
    "read in",
];

/// What of both is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Only {
    /// What happened or holds.
    Relations,
    /// What was said.
    Statements,
    /// What articles say themselves, by nobody's word.
    Facts,
}

/// A row with what it is sorted by.
struct TimelineEntry {
    days: Option<Interval>,
    place: (NodeId, u32),
    row: Row,
}

/// Gives events, states and statements by date, then as they stand in their articles; those without days come last.
///
/// With one of `by`, `to`, `about` those in which he takes part in any way; with two those between both.
pub fn timeline(view: &View, filter: &Filter, only: Option<Only>) -> Answer {
    let mut answer = Answer::new(HEAD);
    answer
        .rows
        .extend(dated_rows(view, filter, only).into_iter().map(|(_, row)| row));
    answer
}

/// Gives the rows of a timeline with the days between which each lies, in the same order.
pub fn dated_rows(view: &View, filter: &Filter, only: Option<Only>) -> Vec<(Option<Interval>, Row)> {
    let mut entries = Vec::new();
    if only != Some(Only::Statements) {
        entries.extend(relations(view, filter, only == Some(Only::Facts)));
    }
    if only.is_none() || only == Some(Only::Statements) {
        entries.extend(statements(view, filter));
    }
    entries.sort_by(|one, other| by_days(one.days, other.days).then_with(|| one.place.cmp(&other.place)));
    entries.into_iter().map(|entry| (entry.days, entry.row)).collect()
}

fn statements(view: &View, filter: &Filter) -> Vec<TimelineEntry> {
    // "What happened between Japan and Russia": whoever of the two speaks.
    let both = |said: &Said| {
        let nodes: Vec<&NodeId> = [&said.speakers, &said.addressees, &said.about]
            .into_iter()
            .flatten()
            .copied()
            .collect();
        let takes_part = |who: &Option<Who>| who.as_ref().is_none_or(|who| who.is_any(&nodes));
        takes_part(&filter.by) && takes_part(&filter.to)
    };
    let rest = Filter {
        by: None,
        to: None,
        ..filter.clone()
    };
    let fitting = rest.statements(view).filter(|said| both(said)).collect();
    let entry = |said: &ToldOnce| {
        let node = said.statement;
        let to = if said.addressees.is_empty() {
            &said.about
        } else {
            &said.addressees
        };
        TimelineEntry {
            days: said.days,
            place: (node.cue.article.clone(), node.cue.start),
            row: Row {
                cells: vec![
                    node.said.as_ref().map_or_else(String::new, said::when),
                    said::labels(view, &said.speakers),
                    node.act.to_string(),
                    said::labels(view, to),
                    crate::graph::reported_label(node),
                    view.above(said)
                        .map(|outer| said::labels(view, &outer.speakers))
                        .collect::<Vec<_>>()
                        .join(", "),
                    said.read_in(view),
                ],
                record: record::told(view, said),
            },
        }
    };
    rest.once(view, fitting).iter().map(entry).collect()
}

fn relations(view: &View, filter: &Filter, facts: bool) -> Vec<TimelineEntry> {
    let mut entries = Vec::new();
    let relations = &view.relations;
    // "Abe and Putin agreed to step up the talks": what both do to the same thing is between them.
    let deeds = |who: &Option<Who>| -> BTreeSet<(&NodeId, &RelationKey)> {
        let by_him = relations
            .iter()
            .filter(|(actor, ..)| who.as_ref().is_some_and(|who| who.ids.contains(*actor)));
        by_him
            .map(|(_, relation, recipient)| (*recipient, &relation.key))
            .collect()
    };
    let joint: BTreeSet<_> = deeds(&filter.by).intersection(&deeds(&filter.to)).copied().collect();
    for &(actor, relation, recipient) in relations {
        // What a third one does to it as well is not.
        let is_of_two = [&filter.by, &filter.to]
            .iter()
            .any(|who| who.as_ref().is_some_and(|who| who.ids.contains(actor)));
        let is_joint = is_of_two && joint.contains(&(recipient, &relation.key));
        let place = relation.key.place.as_ref();
        let nodes: Vec<&NodeId> = [actor, recipient].into_iter().chain(place).collect();
        let takes_part = |who: &Option<Who>| who.as_ref().is_none_or(|who| who.is_any(&nodes));
        let days = relation.key.when.as_ref().and_then(When::days);
        // In the words of a question for it the place is that of the relation, or one of its ends.
        let placed = Filter {
            place: filter.place.clone().filter(|place| !place.is_any(&[actor, recipient])),
            ..filter.clone()
        };
        let both = takes_part(&filter.by) && takes_part(&filter.to) || is_joint;
        if !both || !takes_part(&filter.about) {
            continue;
        }
        let by_article = |evidence: &&QuotedEvidence| !facts || evidence.voices.is_empty();
        let Some(evidence) = fitting(view, &placed, relation).find(by_article) else {
            continue;
        };
        entries.push(TimelineEntry {
            days,
            place: (evidence.quote.article.clone(), evidence.quote.start),
            row: row(view, actor, relation, recipient, evidence),
        });
    }
    entries
}

pub(super) fn row(
    view: &View,
    actor: &NodeId,
    relation: &RelationEdge,
    recipient: &NodeId,
    evidence: &QuotedEvidence,
) -> Row {
    let when = relation.key.when.as_ref();
    let voices: Vec<String> = evidence.voices.iter().map(|voice| view.label(voice)).collect();
    let others = relation.evidence.len() - 1;
    let read_in = article_label(view.graph, &evidence.quote.article);
    let cells = vec![
        evidence
            .happened
            .as_ref()
            .map_or_else(|| when.map_or_else(String::new, When::to_string), said::when),
        view.label(actor),
        relation_label(view, relation),
        view.label(recipient),
        one_line(&evidence.quote.exact),
        voices.join(", "),
        if others == 0 {
            read_in
        } else {
            format!("{read_in}, and {others} more")
        },
    ];
    let record = match view.has_records {
        true => record(view, actor, relation, recipient),
        false => Map::new(),
    };
    Row { cells, record }
}

fn record(view: &View, actor: &NodeId, relation: &RelationEdge, recipient: &NodeId) -> Map<String, Value> {
    let when = relation.key.when.as_ref();
    let evidences: Vec<_> = (relation.evidence.iter())
        .map(|evidence| {
            json!({
                "quote": record::quote(&evidence.quote),
                "article": evidence.quote.article.as_str(),
                "happened": evidence.happened.as_ref().map(record::moment),
                "voices": evidence.voices.iter().map(|voice| record::entity(view, voice)).collect::<Vec<_>>(),
                "statement": evidence.statement.as_ref().map(NodeId::as_str),
                "rule": evidence.rule,
            })
        })
        .collect();
    let record = json!({
        "actor": record::entity(view, actor),
        "relation": relation.key.relation_type,
        "recipient": record::entity(view, recipient),
        "when": when.map(When::to_string),
        "place": relation.key.place.as_ref().map(|place| record::entity(view, place)),
        "polarity": relation.key.polarity,
        "modality": relation.key.modality,
        "fact": relation.is_fact(),
        "evidence": evidences,
    });
    match record {
        Value::Object(record) => record,
        _ => Map::new(),
    }
}

/// Gives what a relation is, with what bounds it: `met with, planned`.
pub(super) fn relation_label(view: &View, relation: &RelationEdge) -> String {
    let key = &relation.key;
    let mut parts = vec![key.relation_type.as_str().replace('_', " ")];
    parts.extend(status_labels(key.polarity, key.modality).map(str::to_owned));
    parts.extend(key.place.iter().map(|place| format!("at {}", view.label(place))));
    parts.join(", ")
}
