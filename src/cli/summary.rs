//! What a graph holds, in a few lines: how much, who speaks most, which relations there are most of.

use super::loading::OUT;
use crate::graph::{EventGraph, Node, grouped};
use crate::query::{Group, View, counted, told_once};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;

/// So many of the most frequent are named.
const NAMED: usize = 6;

/// Writes a line with all counts, one with the speakers and one with the relations, where there are any.
pub(super) fn summary(graph: &EventGraph) -> String {
    let mut types: BTreeMap<String, usize> = BTreeMap::new();
    for (_, relation, _) in graph.relations() {
        *types.entry(relation.key.relation_type.to_string()).or_default() += 1;
    }
    let mut types: Vec<(String, usize)> = types.into_iter().collect();
    types.sort_by_key(|(_, count)| Reverse(*count));
    let types = types.into_iter().map(|(name, count)| (name, count.to_string()));
    let mut lines = vec![count(graph)];
    lines.extend(most_frequent("speakers", speakers(graph)));
    lines.extend(most_frequent("relations", types.collect()));
    lines.join("\n")
}

/// Says what to do with what was written: see what was said, what was said by who speaks most, and the page.
pub(super) fn next(folder: &Path, graph: &EventGraph) -> String {
    // The last build is read where no other graph is named.
    let path = match folder == Path::new(OUT) {
        true => String::new(),
        false => format!(" {}", folder.join("graph.jsonld").display()),
    };
    let speakers = speakers(graph);
    let quote = |name: &str| {
        if name.contains('\'') {
            format!("\"{name}\"")
        } else {
            format!("'{name}'")
        }
    };
    let by = speakers
        .first()
        .map(|(name, _)| format!("`demarche said{path} --by {}`, ", quote(name)));
    let page = folder.join("graph.html");
    format!(
        "next: `demarche said{path}`, {}or open {}",
        by.unwrap_or_default(),
        page.display()
    )
}

/// Gives who speaks with how many statements, the most first; without those that nobody is known to have made.
fn speakers(graph: &EventGraph) -> Vec<(String, String)> {
    let view = View::new(graph);
    let spoken = view.statements.iter().filter(|said| !said.speakers.is_empty());
    let counted = counted(&view, &told_once(&view, spoken.collect()), Group::Speaker);
    let rows = counted
        .rows
        .into_iter()
        .filter_map(|row| match <[String; 3]>::try_from(row.cells) {
            Ok([name, count, _]) => Some((name, count)),
            Err(_) => None,
        });
    rows.collect()
}

/// Writes `speakers: Vladimir Putin (9), Yoshihide Suga (4), 3 more`; `None` if there are none.
fn most_frequent(what: &str, counts: Vec<(String, String)>) -> Option<String> {
    let mut named: Vec<String> = counts
        .iter()
        .take(NAMED)
        .map(|(name, count)| format!("{name} ({count})"))
        .collect();
    if counts.len() > NAMED {
        named.push(format!("{} more", counts.len() - NAMED));
    }
    (!named.is_empty()).then(|| format!("{what}: {}", named.join(", ")))
}

/// Says how much the graph holds: `2 articles, 28 statements, 41 relations (5 only claimed), 35 entities`.
fn count(graph: &EventGraph) -> String {
    let nodes = graph.nodes();
    let articles = graph.articles().count();
    let entities = nodes.iter().filter(|(_, node)| matches!(node, Node::Entity(_))).count();
    let relations = graph.relations();
    let claimed = relations.iter().filter(|(_, relation, _)| !relation.is_fact()).count();
    [
        format!("{}, ", number(articles, "article")),
        format!("{}, ", number(graph.statements().len(), "statement")),
        format!(
            "{} ({} only claimed), ",
            number(relations.len(), "relation"),
            grouped(claimed)
        ),
        if entities == 1 {
            "1 entity".to_owned()
        } else {
            format!("{} entities", grouped(entities))
        },
    ]
    .concat()
}

fn number(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", grouped(count))
}
