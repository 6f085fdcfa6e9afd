//! How two are connected: the shortest chain of relations and statements, with the words behind every link.

use super::answer::{Answer, Row};
use super::filter::{Filter, Who};
use super::record;
use super::view::View;
use crate::graph::{NodeId, Quote, article_label, one_line, reported_label};
use rustc_hash::FxHashMap;
use serde_json::json;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// How far a relation leads, and a statement: two relations are nearer than one statement and a relation.
const RELATION: u32 = 2;
const STATEMENT: u32 = 3;

/// A link from one entity to another.
#[derive(Debug, Clone)]
struct Link<'a> {
    to: &'a NodeId,
    length: u32,
    /// What it is: `met with`, or `spoke about` with the statement's node.
    label: String,
    quote: &'a Quote,
    words: String,
}

/// Gives the shortest chain from one of `by` to one of `to`; of several as long the first by their ids.
///
/// Empty where they are not connected, or where one of the two is not given.
pub(super) fn ask(view: &View, filter: &Filter) -> Answer {
    let mut answer = Answer::new(&["from", "link", "to", "words", "read in"]);
    let (Some(from), Some(to)) = (&filter.by, &filter.to) else {
        return answer;
    };
    let links = links(view);
    for (start, link) in shortest(&links, from, to) {
        let cells = vec![
            view.label(start),
            link.label.clone(),
            view.label(link.to),
            link.words.clone(),
            article_label(view.graph, &link.quote.article),
        ];
        let record = json!({
            "from": record::entity(view, start),
            "link": link.label,
            "to": record::entity(view, link.to),
            "quote": record::quote(link.quote),
            "article": link.quote.article.as_str(),
        });
        let record = record.as_object().cloned().unwrap_or_default();
        answer.rows.push(Row { cells, record });
    }
    answer
}

/// Gives the links of every entity, in both directions.
fn links<'a>(view: &View<'a>) -> FxHashMap<&'a NodeId, Vec<Link<'a>>> {
    let mut links: FxHashMap<&NodeId, Vec<Link>> = FxHashMap::default();
    let mut add = |one: &'a NodeId, link: Link<'a>| {
        let back = Link {
            to: one,
            label: format!("← {}", link.label),
            ..link.clone()
        };
        links.entry(link.to).or_default().push(back);
        links.entry(one).or_default().push(link);
    };
    for (actor, relation, recipient) in view.graph.relations() {
        if let Some(evidence) = relation.evidence.first() {
            let link = Link {
                to: recipient,
                length: RELATION,
                label: super::timeline::relation_label(view, relation),
                quote: &evidence.quote,
                words: one_line(&evidence.quote.exact),
            };
            add(actor, link);
        }
    }
    for said in &view.statements {
        for (about, label) in (said.about.iter().map(|about| (about, "spoke about")))
            .chain(said.addressees.iter().map(|to| (to, "spoke to")))
        {
            for speaker in &said.speakers {
                let link = Link {
                    to: about,
                    length: STATEMENT,
                    label: label.to_owned(),
                    quote: &said.statement.cue,
                    words: reported_label(said.statement),
                };
                add(speaker, link);
            }
        }
    }
    links
}

/// Gives the links of the shortest chain with where each begins.
fn shortest<'l, 'a>(
    links: &'l FxHashMap<&'a NodeId, Vec<Link<'a>>>,
    from: &Who,
    to: &Who,
) -> Vec<(&'a NodeId, &'l Link<'a>)> {
    let mut starts: Vec<&NodeId> = links.keys().copied().filter(|node| from.ids.contains(*node)).collect();
    starts.sort();
    let mut reached: BTreeMap<&NodeId, (u32, Option<(&'a NodeId, &'l Link<'a>)>)> = BTreeMap::new();
    let mut next: BinaryHeap<Reverse<(u32, &NodeId)>> = BinaryHeap::new();
    for start in starts {
        reached.insert(start, (0, None));
        next.push(Reverse((0, start)));
    }
    while let Some(Reverse((length, node))) = next.pop() {
        if to.ids.contains(node) {
            return chain(&reached, node);
        }
        if reached.get(node).is_some_and(|(known, _)| *known < length) {
            continue;
        }
        for link in links.get(node).into_iter().flatten() {
            let longer = length + link.length;
            if reached.get(link.to).is_none_or(|(known, _)| longer < *known) {
                reached.insert(link.to, (longer, Some((node, link))));
                next.push(Reverse((longer, link.to)));
            }
        }
    }
    Vec::new()
}

/// Walks back from the end of a chain.
fn chain<'l, 'a>(
    reached: &BTreeMap<&NodeId, (u32, Option<(&'a NodeId, &'l Link<'a>)>)>,
    end: &NodeId,
) -> Vec<(&'a NodeId, &'l Link<'a>)> {
    let before = |node: &NodeId| reached.get(node).and_then(|(_, before)| *before);
    let mut chain: Vec<_> = std::iter::successors(before(end), |(start, _)| before(start)).collect();
    chain.reverse();
    chain
}
