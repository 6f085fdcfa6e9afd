//! Step 12. Extractions → EventGraph: who said what when, who did what to whom, and where it was read.
//!
//! Ids come from content and everything is merged by them, so the union of two graphs is the graph of the union,
//! in any order. Node indices of petgraph depend on the order and never leave this module's iterators.

mod build;
mod compare;
mod consistent;
mod fold;
mod id;
mod label;
mod node;
mod part;
mod project;
mod reread;
mod verify;
mod words;

pub use build::build_graph;
pub use compare::{Difference, compare_articles, compare_statement, compare_statements};
pub use consistent::find_inconsistent;
pub use fold::{fold, fold_statement};
pub use id::{NodeId, digest, sha256};
pub use label::{
    article_label, content_label, days_label, grouped, one_line, part_label, reported_label, said_label, status_labels,
};
pub use node::{
    ArticleNode, Dated, DatedFrom, Edge, EntityNode, Node, Part, Quote, QuotedEvidence, RelationEdge, RelationKey,
    SaidWithin, StanceNode, StatementNode,
};
pub use reread::find_otherwise_read;
pub use verify::{Quotes, find_unsupported};
pub use words::{count_stems, empty_words, stems};

use petgraph::Direction;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;

/// A node with its id.
#[derive(Debug, Clone, PartialEq, Eq)]
struct GraphNode {
    id: NodeId,
    node: Node,
}

/// The graph of many articles.
#[derive(Debug, Clone, Default)]
pub struct EventGraph {
    graph: DiGraph<GraphNode, Edge>,
    nodes: FxHashMap<NodeId, NodeIndex>,
    relations: FxHashMap<(NodeIndex, NodeIndex, RelationKey), EdgeIndex>,
}

impl EventGraph {
    /// Makes room for so many more nodes and edges.
    pub fn reserve(&mut self, nodes: usize, edges: usize) {
        self.graph.reserve_nodes(nodes);
        self.graph.reserve_edges(edges);
        self.nodes.reserve(nodes);
    }

    /// Adds a node, or what is new about one that is there.
    pub fn add_node(&mut self, id: NodeId, node: Node) {
        match self.nodes.get(&id) {
            Some(&index) => merge_node(&mut self.graph[index].node, node),
            None => {
                let index = self.graph.add_node(GraphNode { id: id.clone(), node });
                self.nodes.insert(id, index);
            }
        }
    }

    /// Adds a statement's part, once. Both nodes must be there: else nothing is added.
    pub fn add_part(&mut self, statement: &NodeId, part: Part, to: &NodeId) {
        if let (Some(&statement), Some(&to)) = (self.nodes.get(statement), self.nodes.get(to)) {
            let edge = Edge::Part(part);
            let there = self
                .graph
                .edges_connecting(statement, to)
                .any(|other| *other.weight() == edge);
            if !there {
                self.graph.add_edge(statement, to, edge);
            }
        }
    }

    /// Adds a relation, or its evidence to the one that is there. Both nodes must be there: else nothing is added.
    pub fn add_relation(&mut self, actor: &NodeId, recipient: &NodeId, relation: RelationEdge) {
        if let (Some(&actor), Some(&recipient)) = (self.nodes.get(actor), self.nodes.get(recipient)) {
            let key = (actor, recipient, relation.key.clone());
            let known = self
                .relations
                .get(&key)
                .and_then(|&index| self.graph.edge_weight_mut(index));
            if let Some(Edge::Relation(known)) = known {
                known.evidence.extend(relation.evidence);
            } else {
                let index = self.graph.add_edge(actor, recipient, Edge::Relation(relation));
                self.relations.insert(key, index);
            }
        }
    }

    /// Adds all of another graph.
    pub fn merge(&mut self, other: Self) {
        let (nodes, edges) = other.graph.into_nodes_edges();
        let ids: Vec<NodeId> = nodes.iter().map(|node| node.weight.id.clone()).collect();
        for node in nodes {
            self.add_node(node.weight.id, node.weight.node);
        }
        for edge in edges {
            let (from, to) = (&ids[edge.source().index()], &ids[edge.target().index()]);
            match edge.weight {
                Edge::Part(part) => self.add_part(from, part, to),
                Edge::Relation(relation) => self.add_relation(from, to, relation),
            }
        }
    }

    /// Gives a node by its id.
    pub fn node(&self, id: &NodeId) -> Option<&Node> {
        let index = self.nodes.get(id)?;
        self.graph.node_weight(*index).map(|named| &named.node)
    }

    /// Gives all nodes, sorted by id.
    pub fn nodes(&self) -> Vec<(&NodeId, &Node)> {
        let mut nodes: Vec<_> = self
            .graph
            .node_weights()
            .map(|named| (&named.id, &named.node))
            .collect();
        nodes.sort_unstable_by_key(|(id, _)| *id);
        nodes
    }

    /// Gives the statements, sorted by id.
    pub fn statements(&self) -> Vec<(&NodeId, &StatementNode)> {
        let mut statements = Vec::new();
        for (id, node) in self.nodes() {
            if let Node::Statement(statement) = node {
                statements.push((id, statement.as_ref()));
            }
        }
        statements
    }

    /// Gives the articles, in any order.
    pub fn articles(&self) -> impl Iterator<Item = &ArticleNode> {
        self.graph.node_weights().filter_map(|named| match &named.node {
            Node::Article(article) => Some(article),
            _ => None,
        })
    }

    /// Gives the parts of a statement, sorted by part and id; empty for other nodes.
    pub fn parts(&self, statement: &NodeId) -> Vec<(Part, &NodeId)> {
        let mut parts = Vec::new();
        if let Some(&index) = self.nodes.get(statement) {
            for edge in self.graph.edges_directed(index, Direction::Outgoing) {
                if let Edge::Part(part) = edge.weight() {
                    parts.push((*part, &self.graph[edge.target()].id));
                }
            }
        }
        parts.sort_unstable();
        parts
    }

    /// Gives the relations as actor, edge, recipient, sorted by all three.
    pub fn relations(&self) -> Vec<(&NodeId, &RelationEdge, &NodeId)> {
        let ends = |edge: petgraph::graph::EdgeReference<'_, Edge>| {
            (&self.graph[edge.source()].id, &self.graph[edge.target()].id)
        };
        let mut relations = Vec::new();
        for edge in self.graph.edge_references() {
            if let Edge::Relation(relation) = edge.weight() {
                let (actor, recipient) = ends(edge);
                relations.push((actor, relation, recipient));
            }
        }
        relations.sort_unstable_by_key(|(actor, relation, recipient)| (*actor, *recipient, *relation));
        relations
    }

    /// Gives what a node is called: an entity's label, a date's value, an article's headline or id.
    ///
    /// The id itself where nothing is known.
    pub fn label<'a>(&'a self, id: &'a NodeId) -> &'a str {
        match self.node(id) {
            Some(Node::Entity(entity)) => &entity.label,
            Some(Node::Date(value)) => value.as_str(),
            Some(Node::Article(article)) => article.title.as_deref().unwrap_or(article.id.as_str()),
            Some(Node::Statement(_)) | None => id.as_str(),
        }
    }
}

/// Puts two accounts of one node together, the same in either order.
fn merge_node(known: &mut Node, mut other: Node) {
    if let (Node::Entity(known), Node::Entity(other)) = (&mut *known, &mut other) {
        known.names.append(&mut other.names);
        other.names = known.names.clone();
        // Whoever knows the kind is right; two kinds cannot both be.
        let kind = known.kind.iter().chain(&other.kind).min().cloned();
        known.kind.clone_from(&kind);
        other.kind = kind;
    }
    if let (Node::Article(known), Node::Article(other)) = (&mut *known, &mut other) {
        let recorded = known.recorded.iter().chain(&other.recorded).min().copied();
        known.recorded = recorded;
        other.recorded = recorded;
        let text_digest = known.text_digest.iter().chain(&other.text_digest).min().cloned();
        known.text_digest.clone_from(&text_digest);
        other.text_digest = text_digest;
    }
    if other < *known {
        *known = other;
    }
}
