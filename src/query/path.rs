//! How two are connected: the shortest chain of relations and statements, with the words behind every link.

use super::answer::{Answer, Row};
use super::filter::{Filter, Who};
use super::record;
use super::view::{Said, View};
use crate::graph::{NodeId, Quote, QuotedEvidence, RelationEdge, article_label, one_line, reported_label};
use rustc_hash::FxHashMap;
use serde_json::json;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How far a relation leads, and a statement: two relations are nearer than one statement and a relation.
const RELATION: u32 = 2;
const STATEMENT: u32 = 3;

/// A link from one entity to another.
#[derive(Clone, Copy)]
struct PathLink<'v, 'a> {
    to: &'a NodeId,
    by: By<'v, 'a>,
    /// Whether it leads from who is spoken of to who speaks, or from the recipient to the actor.
    backwards: bool,
}

/// What links two entities.
#[derive(Clone, Copy)]
enum By<'v, 'a> {
    Relation(&'a RelationEdge, &'a QuotedEvidence),
    SpokeAbout(&'v Said<'a>),
    SpokeTo(&'v Said<'a>),
}

impl<'a> By<'_, 'a> {
    fn length(self) -> u32 {
        match self {
            Self::Relation(..) => RELATION,
            Self::SpokeAbout(_) | Self::SpokeTo(_) => STATEMENT,
        }
    }

    fn quote(self) -> &'a Quote {
        match self {
            Self::Relation(_, evidence) => &evidence.quote,
            Self::SpokeAbout(said) | Self::SpokeTo(said) => &said.statement.cue,
        }
    }

    fn label(self, view: &View) -> String {
        match self {
            Self::Relation(relation, _) => super::timeline::relation_label(view, relation),
            Self::SpokeAbout(_) => "spoke about".to_owned(),
            Self::SpokeTo(_) => "spoke to".to_owned(),
        }
    }

    fn words(self) -> String {
        match self {
            Self::Relation(_, evidence) => one_line(&evidence.quote.exact),
            Self::SpokeAbout(said) | Self::SpokeTo(said) => reported_label(said.statement),
        }
    }
}

/// Gives the shortest chain from one of `by` to one of `to`; of several as long the first by their ids.
///
/// Empty where they are not connected, or where one of the two is not given.
pub fn path(view: &View, filter: &Filter) -> Answer {
    let mut answer = Answer::new(&["from", "link", "to", "words", "read in"]);
    let (Some(from), Some(to)) = (&filter.by, &filter.to) else {
        return answer;
    };
    let links = links(view);
    for (start, link) in shortest(&links, from, to) {
        let quote = link.by.quote();
        let arrow = if link.backwards { "← " } else { "" };
        let label = format!("{arrow}{}", link.by.label(view));
        let cells = vec![
            view.label(start),
            label.clone(),
            view.label(link.to),
            link.by.words(),
            article_label(view.graph, &quote.article),
        ];
        let record = json!({
            "from": record::entity(view, start),
            "link": label,
            "to": record::entity(view, link.to),
            "quote": record::quote(quote),
            "article": quote.article.as_str(),
        });
        let record = record.as_object().cloned().unwrap_or_default();
        answer.rows.push(Row { cells, record });
    }
    answer
}

/// The links of every entity.
type Links<'v, 'a> = FxHashMap<&'a NodeId, Vec<PathLink<'v, 'a>>>;

/// Gives the links of every entity, in both directions.
fn links<'v, 'a>(view: &'v View<'a>) -> Links<'v, 'a> {
    let mut links = Links::default();
    let mut add = |one: &'a NodeId, other: &'a NodeId, by: By<'v, 'a>| {
        for (from, to, backwards) in [(one, other, false), (other, one, true)] {
            links.entry(from).or_default().push(PathLink { to, by, backwards });
        }
    };
    for &(actor, relation, recipient) in &view.relations {
        if let Some(evidence) = relation.evidence.first() {
            add(actor, recipient, By::Relation(relation, evidence));
        }
    }
    for said in &view.statements {
        for &speaker in &said.speakers {
            said.about
                .iter()
                .for_each(|about| add(speaker, about, By::SpokeAbout(said)));
            said.addressees
                .iter()
                .for_each(|to| add(speaker, to, By::SpokeTo(said)));
        }
    }
    links
}

/// A link with the entity where it begins.
type Step<'l, 'v, 'a> = (&'a NodeId, &'l PathLink<'v, 'a>);

/// How far away each entity is, and by which step it was reached.
type Reached<'l, 'v, 'a> = FxHashMap<&'a NodeId, (u32, Option<Step<'l, 'v, 'a>>)>;

/// Gives the links of the shortest chain with where each begins.
fn shortest<'l, 'v, 'a>(links: &'l Links<'v, 'a>, from: &Who, to: &Who) -> Vec<Step<'l, 'v, 'a>> {
    let mut reached = Reached::default();
    let mut next: BinaryHeap<Reverse<(u32, &NodeId)>> = BinaryHeap::new();
    for &start in links.keys().filter(|node| from.ids.contains(**node)) {
        reached.insert(start, (0, None));
        next.push(Reverse((0, start)));
    }
    while let Some(Reverse((length, node))) = next.pop() {
        if to.ids.contains(node) {
            return chain(&reached, node);
        }
        let Some((&node, ours)) = links.get_key_value(node) else {
            continue;
        };
        if reached.get(node).is_some_and(|(known, _)| *known < length) {
            continue;
        }
        for link in ours {
            let longer = length + link.by.length();
            if reached.get(link.to).is_none_or(|(known, _)| longer < *known) {
                reached.insert(link.to, (longer, Some((node, link))));
                next.push(Reverse((longer, link.to)));
            }
        }
    }
    Vec::new()
}

/// Walks back from the end of a chain.
fn chain<'l, 'v, 'a>(reached: &Reached<'l, 'v, 'a>, end: &NodeId) -> Vec<Step<'l, 'v, 'a>> {
    let before = |node: &NodeId| reached.get(node).and_then(|(_, before)| *before);
    let mut chain: Vec<_> = std::iter::successors(before(end), |(start, _)| before(start)).collect();
    chain.reverse();
    chain
}
