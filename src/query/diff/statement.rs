//! What differs in statements.

use super::Diff;
use super::field::{Change, write_changes};
use crate::graph::{
    Dated, EventGraph, Node, NodeId, Part, Quote, StatementNode, compare_statements, content_label, one_line,
    part_label,
};
use crate::ontology::Polarity;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fmt;
use std::hash::Hash;

/// A statement: `2024-06-05 Vladimir Putin, state, to NHK: "…"`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SaidStatement {
    /// The node's id.
    pub id: String,
    /// The article's node.
    pub article: String,
    /// When it was said: `2024-06-05`, `after 1945-09-02`.
    pub date: Option<String>,
    /// All who say it.
    pub speaker: String,
    /// What the speaker does with it.
    pub act: String,
    /// Denied where the report is negated.
    pub polarity: Polarity,
    /// To whom; empty if nobody is named.
    pub to: String,
    /// What is reported.
    pub words: String,
}

/// A statement of which something else is said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChangedStatement {
    /// As it was.
    #[serde(flatten)]
    pub statement: SaidStatement,
    /// At least one.
    pub changes: Vec<Change>,
}

type Statements<'a> = Vec<(&'a NodeId, &'a StatementNode)>;

impl Diff {
    pub(super) fn add_statements(&mut self, before: &EventGraph, after: &EventGraph) {
        let is_in = |graph: &EventGraph, id: &NodeId| matches!(graph.node(id), Some(Node::Statement(_)));
        let (mut pairs, mut gone) = (Vec::new(), Statements::new());
        for (id, statement) in before.statements() {
            match is_in(after, id) {
                true => pairs.push((id, id)),
                false => gone.push((id, statement)),
            }
        }
        let mut new = after.statements();
        new.retain(|(id, _)| !is_in(before, id));
        // Other words at the same cue, or another cue before the same words, are the same statement read otherwise; the
        // same words elsewhere are the same statement in a text that was changed before it.
        let cue = |statement: &StatementNode| place(&statement.cue);
        let content = |statement: &StatementNode| statement.content.iter().map(place).collect::<Vec<_>>();
        pairs.extend(take_pairs(&mut gone, &mut new, cue));
        pairs.extend(take_pairs(&mut gone, &mut new, content));
        pairs.extend(take_pairs(&mut gone, &mut new, words));
        pairs.sort_by_cached_key(|(old, _)| order(before, old));
        gone.sort_by_key(|(id, statement)| (&statement.cue.article, statement.cue.start, *id));
        new.sort_by_key(|(id, statement)| (&statement.cue.article, statement.cue.start, *id));
        for (old, id) in pairs {
            let changes = changes((before, old), (after, id));
            if !changes.is_empty() {
                self.changed_statements
                    .extend(said(before, old).map(|statement| ChangedStatement { statement, changes }));
            }
        }
        self.gone_statements = gone.iter().filter_map(|(id, _)| said(before, id)).collect();
        self.new_statements = new.iter().filter_map(|(id, _)| said(after, id)).collect();
    }
}

/// Gives what statements are sorted by: their place in their article.
fn order(graph: &EventGraph, id: &NodeId) -> Option<(NodeId, u32, NodeId)> {
    let statement = node(graph, id)?;
    Some((statement.cue.article.clone(), statement.cue.start, id.clone()))
}

fn node<'a>(graph: &'a EventGraph, id: &NodeId) -> Option<&'a StatementNode> {
    match graph.node(id) {
        Some(Node::Statement(statement)) => Some(statement),
        _ => None,
    }
}

/// Gives the words of a statement in its article, wherever they stand.
fn words(statement: &StatementNode) -> (NodeId, Vec<String>) {
    let quotes = [&statement.cue].into_iter().chain(&statement.content);
    (
        statement.cue.article.clone(),
        quotes.map(|quote| quote.exact.clone()).collect(),
    )
}

fn place(quote: &Quote) -> (NodeId, u32, u32) {
    (quote.article.clone(), quote.start, quote.end)
}

/// Takes out the statements that share a key which no third one has.
fn take_pairs<'a, K: Eq + Hash>(
    gone: &mut Statements<'a>,
    new: &mut Statements<'a>,
    key: impl Fn(&StatementNode) -> K,
) -> Vec<(&'a NodeId, &'a NodeId)> {
    let mut by_key: FxHashMap<K, (Vec<&NodeId>, Vec<&NodeId>)> = FxHashMap::default();
    for (id, statement) in gone.iter() {
        by_key.entry(key(statement)).or_default().0.push(id);
    }
    for (id, statement) in new.iter() {
        by_key.entry(key(statement)).or_default().1.push(id);
    }
    let pairs: Vec<_> = by_key
        .into_values()
        .filter_map(|sides| match (sides.0.as_slice(), sides.1.as_slice()) {
            (&[gone], &[new]) => Some((gone, new)),
            _ => None,
        })
        .collect();
    gone.retain(|(id, _)| pairs.iter().all(|(other, _)| other != id));
    new.retain(|(id, _)| pairs.iter().all(|(_, other)| other != id));
    pairs
}

/// Gives what changed, in the order of who, to whom, when, what.
fn changes(before: (&EventGraph, &NodeId), after: (&EventGraph, &NodeId)) -> Vec<Change> {
    let (Some(old), Some(new)) = (node(before.0, before.1), node(after.0, after.1)) else {
        return Vec::new();
    };
    let moved = old.cue.start != new.cue.start && words(old) == words(new);
    let mut changes = Vec::new();
    for difference in compare_statements(before, after) {
        match difference.field {
            "date" => {
                let how = how_date_changed(old.said.as_ref(), new.said.as_ref());
                let change = Change::of(difference);
                if !moved || how != KNOWN_OTHERWISE {
                    changes.push(Change::new("date", how, change.before, change.after));
                }
            }
            // The date says so already.
            "said on" => {}
            "about" => changes.extend(each(before, after, Part::About)),
            "co-speaker" => changes.extend(each(before, after, Part::CoSpeaker)),
            // All that has a place in the text has another one.
            "cue" if moved => {
                let start = |statement: &StatementNode| Some(statement.cue.start.to_string());
                changes.push(Change::new("place", "moved", start(old), start(new)));
            }
            "speaker's words" | "content" | "about when" | "occasion" | "within" if moved => {}
            _ => changes.push(Change::of(difference)),
        }
    }
    changes
}

/// The same date, by another rule or from other words.
const KNOWN_OTHERWISE: &str = "known otherwise";

/// Says how a date changed: `narrowed` from June 2024 to the 5th of it.
fn how_date_changed(before: Option<&Dated>, after: Option<&Dated>) -> &'static str {
    let (Some(before), Some(after)) = (before, after) else {
        return "changed";
    };
    if before.when == after.when {
        return KNOWN_OTHERWISE;
    }
    let (before, after) = (&before.when, &after.when);
    let same_relation = before.relation == after.relation;
    match (before.value.contains(&after.value), after.value.contains(&before.value)) {
        (true, false) if same_relation => "narrowed",
        (false, true) if same_relation => "widened",
        _ => "changed",
    }
}

/// Gives what was removed from and added to a part of which there are several.
fn each(before: (&EventGraph, &NodeId), after: (&EventGraph, &NodeId), wanted: Part) -> Vec<Change> {
    let of = |(graph, id): (&EventGraph, &NodeId)| -> BTreeSet<(NodeId, String)> {
        let parts = graph.parts(id).into_iter().filter(|(part, _)| *part == wanted);
        parts.map(|(_, to)| (to.clone(), one_line(graph.label(to)))).collect()
    };
    let (before, after) = (of(before), of(after));
    let is_in = |there: &BTreeSet<(NodeId, String)>, id: &NodeId| there.iter().any(|(other, _)| other == id);
    let gone = before.iter().filter(|(id, _)| !is_in(&after, id));
    let new = after.iter().filter(|(id, _)| !is_in(&before, id));
    let gone = gone.map(|(_, label)| Change::new(wanted.label(), "removed", Some(label.clone()), None));
    gone.chain(new.map(|(_, label)| Change::new(wanted.label(), "added", None, Some(label.clone()))))
        .collect()
}

fn said(graph: &EventGraph, id: &NodeId) -> Option<SaidStatement> {
    let statement = node(graph, id)?;
    let speakers = [Part::Speaker, Part::CoSpeaker].map(|part| part_label(graph, id, part));
    let speakers: Vec<String> = speakers.into_iter().filter(|labels| !labels.is_empty()).collect();
    Some(SaidStatement {
        id: id.to_string(),
        article: statement.cue.article.to_string(),
        date: statement.said.as_ref().map(|said| said.when.to_string()),
        speaker: speakers.join(", "),
        act: statement.act.to_string(),
        polarity: statement.polarity,
        to: part_label(graph, id, Part::Addressee),
        words: content_label(statement),
    })
}

impl fmt::Display for SaidStatement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(date) = &self.date {
            write!(formatter, "{date} ")?;
        }
        write!(formatter, "{}, {}", self.speaker, self.act)?;
        if self.polarity == Polarity::Denied {
            write!(formatter, ", denied")?;
        }
        if !self.to.is_empty() {
            write!(formatter, ", to {}", self.to)?;
        }
        write!(formatter, ": \"{}\"", self.words)
    }
}

impl fmt::Display for ChangedStatement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.statement)?;
        write_changes(formatter, &self.changes)
    }
}
