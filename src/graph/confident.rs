//! A graph without the statements that are less sure than somebody wants.

use super::{EventGraph, Node, NodeId, RelationEdge};
use crate::evidence::Confidence;
use rustc_hash::FxHashSet;

impl EventGraph {
    /// Gives the graph without the statements that are less sure than this, and without what only they tell or name.
    pub fn keep_confident(self, least: Confidence) -> Self {
        let unsure = |node: &Node| matches!(node, Node::Statement(statement) if statement.confidence < least);
        let kept = self.filtered(|_, node| !unsure(node));
        let mut named: FxHashSet<NodeId> = FxHashSet::default();
        for (statement, _) in kept.statements() {
            named.extend(kept.parts(statement).into_iter().map(|(_, to)| to.clone()));
        }
        for (actor, relation, recipient) in kept.relations() {
            let voices = relation.evidence.iter().flat_map(|evidence| &evidence.voices);
            let place = relation.key.place.iter();
            named.extend([actor, recipient].into_iter().chain(voices).chain(place).cloned());
        }
        kept.filtered(|id, node| matches!(node, Node::Statement(_) | Node::Article(_)) || named.contains(id))
    }

    /// Gives the graph of some of the nodes; evidence in a statement that is left out goes with it.
    fn filtered(&self, keeps: impl Fn(&NodeId, &Node) -> bool) -> Self {
        let mut kept = Self::default();
        for (id, node) in self.nodes() {
            if keeps(id, node) {
                kept.add_node(id.clone(), node.clone());
            }
        }
        for (statement, _) in self.statements() {
            for (part, to) in self.parts(statement) {
                kept.add_part(statement, part, to);
            }
        }
        for (actor, relation, recipient) in self.relations() {
            let is_told = |statement: &NodeId| kept.node(statement).is_some();
            let evidence = relation
                .evidence
                .iter()
                .filter(|evidence| evidence.statement.as_ref().is_none_or(is_told));
            let relation = RelationEdge {
                key: relation.key.clone(),
                evidence: evidence.cloned().collect(),
            };
            if !relation.evidence.is_empty() {
                kept.add_relation(actor, recipient, relation);
            }
        }
        kept
    }
}
