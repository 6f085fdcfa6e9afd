//! A graph in which every statement stands once, with all articles that print it.

use super::find_publications;
use crate::graph::{EventGraph, Node, NodeId, Part, QuotedEvidence, RelationEdge};
use rustc_hash::{FxHashMap, FxHashSet};

/// Gives the graph with each statement once: that of the article that printed it first, reported in all that did; `None`
/// for a graph without copies.
///
/// What is told in a copy, and what proves a relation there, hangs on the first one. For networks and tables that count;
/// the graph itself keeps every article's own words.
pub fn fold_copies(graph: &EventGraph) -> Option<EventGraph> {
    let statements: Vec<&NodeId> = graph.statements().into_iter().map(|(id, _)| id).collect();
    let mut first_of: FxHashMap<&NodeId, &NodeId> = FxHashMap::default();
    for members in find_publications(graph, &statements) {
        for &copy in &members[1..] {
            first_of.insert(statements[copy], statements[members[0]]);
        }
    }
    if first_of.is_empty() {
        return None;
    }
    let first = |id: &NodeId| first_of.get(id).map_or_else(|| id.clone(), |first| (*first).clone());
    let mut folded = EventGraph::default();
    let named = named(graph, &first_of);
    for (id, node) in graph.nodes() {
        let is_left = match node {
            Node::Statement(_) => !first_of.contains_key(id),
            Node::Article(_) => true,
            Node::Entity(_) | Node::Date(_) => named.contains(id),
        };
        if is_left {
            folded.add_node(id.clone(), node.clone());
        }
    }
    for statement in statements.iter().copied() {
        let is_copy = first_of.contains_key(statement);
        for (part, to) in graph.parts(statement) {
            if !is_copy || part == Part::ReportedIn {
                folded.add_part(&first(statement), part, &first(to));
            }
        }
    }
    for (actor, relation, recipient) in graph.relations() {
        let told = |evidence: &QuotedEvidence| QuotedEvidence {
            statement: evidence.statement.as_ref().map(first),
            ..evidence.clone()
        };
        let relation = RelationEdge {
            key: relation.key.clone(),
            evidence: relation.evidence.iter().map(told).collect(),
        };
        folded.add_relation(actor, recipient, relation);
    }
    Some(folded)
}

/// Lists what statements that are no copies and relations name.
fn named<'g>(graph: &'g EventGraph, first_of: &FxHashMap<&NodeId, &NodeId>) -> FxHashSet<&'g NodeId> {
    let mut named = FxHashSet::default();
    for (id, _) in graph.statements() {
        if !first_of.contains_key(id) {
            named.extend(graph.parts(id).into_iter().map(|(_, to)| to));
        }
    }
    for (actor, relation, recipient) in graph.relations() {
        named.extend([actor, recipient]);
        named.extend(&relation.key.place);
        named.extend(relation.evidence.iter().flat_map(|evidence| &evidence.voices));
    }
    named
}
