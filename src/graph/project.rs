//! A graph in which some stand for others: persons and ministries for their states.

use super::node::{EntityNode, Node, Part};
use super::{EventGraph, NodeId};
use rustc_hash::FxHashMap;

impl EventGraph {
    /// Gives the graph with each entity in place of those that it stands for, and without those that nobody stands for.
    ///
    /// Statements without a speaker that is left, and relations of which an end is lost or both ends are one, are not in
    /// it. Articles and days are as they were.
    pub fn project(&self, stands_for: impl Fn(&NodeId, &EntityNode) -> Option<(NodeId, EntityNode)>) -> Self {
        let mut projected = Self::default();
        let mut places: FxHashMap<&NodeId, NodeId> = FxHashMap::default();
        for (id, node) in self.nodes() {
            match node {
                Node::Entity(entity) => {
                    if let Some((stand_in, entity)) = stands_for(id, entity) {
                        projected.add_node(stand_in.clone(), Node::Entity(entity));
                        places.insert(id, stand_in);
                    }
                }
                Node::Statement(_) => {}
                Node::Article(_) | Node::Date(_) => projected.add_node(id.clone(), node.clone()),
            }
        }
        for (id, statement) in self.statements() {
            let parts = self.parts(id);
            let is_spoken = |(part, node): &(Part, &NodeId)| *part == Part::Speaker && places.contains_key(*node);
            if !parts.iter().any(is_spoken) {
                continue;
            }
            projected.add_node(id.clone(), Node::Statement(Box::new(statement.clone())));
            for (part, node) in parts {
                match self.node(node) {
                    Some(Node::Entity(_)) => {
                        if let Some(stand_in) = places.get(node) {
                            projected.add_part(id, part, stand_in);
                        }
                    }
                    // Who tells it may not be left.
                    Some(Node::Statement(_)) => {}
                    _ => projected.add_part(id, part, node),
                }
            }
        }
        for (actor, relation, recipient) in self.relations() {
            if let (Some(one), Some(other)) = (places.get(actor), places.get(recipient))
                && one != other
            {
                projected.add_relation(one, other, relation.clone());
            }
        }
        projected
    }
}
