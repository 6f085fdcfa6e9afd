//! EventGraph → rows: every node and edge with its attributes, for formats that are lists of both.
//!
//! Only here is decided what an attribute is called and what stands in it; a format decides how it is written.

mod column;
mod edge;
mod node;

pub(super) use column::{AttributeValue, Attributes, Column, EDGE_COLUMNS, NODE_COLUMNS, Type};
pub(super) use edge::relation_id;

use crate::graph::{EventGraph, Node, NodeId, RelationEdge};
use crate::ontology::Ontology;
use crate::timex::Timex;
use chrono::NaiveDate;

/// The whole graph.
pub(super) struct Table<'a> {
    /// Sorted by id.
    pub(super) nodes: Vec<NodeRow<'a>>,
    /// The parts of statements, then the relations, both sorted. Both ends of every edge are among the nodes.
    pub(super) edges: Vec<EdgeRow<'a>>,
}

/// A node.
pub(super) struct NodeRow<'a> {
    /// Its id, which no other node and no edge has.
    pub(super) id: &'a str,
    pub(super) node: &'a Node,
    pub(super) attributes: Attributes,
}

/// An edge.
pub(super) struct EdgeRow<'a> {
    /// Made from content as the ids of nodes are: edges with the same ends differ in it.
    pub(super) id: String,
    pub(super) from: &'a str,
    pub(super) to: &'a str,
    /// The relation; `None` for a part of a statement.
    pub(super) relation: Option<&'a RelationEdge>,
    pub(super) attributes: Attributes,
}

impl<'a> Table<'a> {
    /// Lists the graph.
    pub(super) fn new(graph: &'a EventGraph, ontology: &Ontology) -> Self {
        let nodes = graph.nodes().into_iter().map(|(id, node)| NodeRow {
            id: id.as_str(),
            node,
            attributes: node::attributes(graph, id, node),
        });
        let statements = graph.statements().into_iter();
        let parts = statements.flat_map(|(id, _)| edge::parts(graph, id));
        let relations = graph.relations().into_iter();
        let relations = relations.map(|(actor, relation, recipient)| EdgeRow {
            id: relation_id(actor, relation, recipient),
            from: actor.as_str(),
            to: recipient.as_str(),
            relation: Some(relation),
            attributes: edge::attributes(graph, relation, ontology),
        });
        Self {
            nodes: nodes.collect(),
            edges: parts.chain(relations).collect(),
        }
    }
}

/// Gives who says a relation, each voice once: `Vladimir Putin`, or `Vladimir Putin: Japan` where he says that Japan
/// says so. Empty if only articles do.
pub(super) fn claimed_by(graph: &EventGraph, relation: &RelationEdge) -> Vec<String> {
    let voices = relation.evidence.iter().map(|evidence| &evidence.voices);
    let mut names: Vec<String> = Vec::new();
    for voices in voices.filter(|voices| !voices.is_empty()) {
        let labels: Vec<&str> = voices.iter().map(|voice| graph.label(voice)).collect();
        let name = labels.join(": ");
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Gives `fact` where an article says it itself, else `claimed`.
pub(super) fn status(relation: &RelationEdge) -> &'static str {
    if relation.is_fact() { "fact" } else { "claimed" }
}

/// Gives the first and the last day that some dates can mean; `None` if none has bounds.
pub(super) fn bounds<'a>(dates: impl Iterator<Item = &'a Timex>) -> Option<(NaiveDate, NaiveDate)> {
    let both = dates.filter_map(Timex::bounds);
    both.reduce(|(first, last), (other_first, other_last)| (first.min(other_first), last.max(other_last)))
}

/// Gives the dates among some nodes.
pub(super) fn dates<'a>(graph: &'a EventGraph, ids: impl IntoIterator<Item = &'a NodeId>) -> Vec<&'a Timex> {
    let nodes = ids.into_iter().filter_map(|id| graph.node(id));
    nodes
        .filter_map(|node| match node {
            Node::Date(value) => Some(value),
            _ => None,
        })
        .collect()
}
