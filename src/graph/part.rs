//! A graph of some of the statements.

use super::{EventGraph, Node, NodeId, RelationEdge};
use rustc_hash::FxHashSet;

impl EventGraph {
    /// Gives the graph of some statements: with their parts, and the relations that they tell.
    ///
    /// A statement that is told in another one leaves that out if it is not among them.
    pub fn of_statements(&self, statements: &FxHashSet<&NodeId>) -> Self {
        let mut part = Self::default();
        let add = |part: &mut Self, id: &NodeId| {
            if let Some(node) = self.node(id) {
                part.add_node(id.clone(), node.clone());
            }
        };
        let mut sorted: Vec<&NodeId> = statements.iter().copied().collect();
        sorted.sort();
        for &statement in &sorted {
            add(&mut part, statement);
        }
        for &statement in &sorted {
            for (kind, to) in self.parts(statement) {
                // Another statement is there, or left out.
                if !matches!(self.node(to), Some(Node::Statement(_))) {
                    add(&mut part, to);
                }
                part.add_part(statement, kind, to);
            }
        }
        for (actor, relation, recipient) in self.relations() {
            let is_told = |statement: &NodeId| statements.contains(statement);
            let told = relation
                .evidence
                .iter()
                .filter(|evidence| evidence.statement.as_ref().is_some_and(is_told));
            let told = RelationEdge {
                key: relation.key.clone(),
                evidence: told.cloned().collect(),
            };
            if told.evidence.is_empty() {
                continue;
            }
            let voices = told.evidence.iter().flat_map(|evidence| &evidence.voices);
            let nodes = [actor, recipient].into_iter().chain(voices).chain(&told.key.place);
            nodes.for_each(|node| add(&mut part, node));
            part.add_relation(actor, recipient, told);
        }
        part
    }
}
