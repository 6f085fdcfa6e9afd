//! A graph of some of the statements and relations.

use super::{EventGraph, Node, NodeId, QuotedEvidence, RelationEdge};
use crate::evidence::Confidence;
use rustc_hash::FxHashSet;

impl EventGraph {
    /// Gives the graph of some statements, with their parts, and of some relations, with all that they name.
    ///
    /// A statement that is told in another one leaves that out if it is not among them. Evidence is taken as it is; both
    /// ends of a relation must be in this graph.
    pub fn part<'a>(
        &'a self,
        statements: &FxHashSet<&NodeId>,
        relations: impl IntoIterator<Item = (&'a NodeId, RelationEdge, &'a NodeId)>,
    ) -> Self {
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
        for (actor, relation, recipient) in relations {
            let evidence = relation.evidence.iter();
            let told = evidence.flat_map(|evidence| evidence.voices.iter().chain([&evidence.quote.article]));
            let ends = [actor, recipient].into_iter();
            ends.chain(told)
                .chain(&relation.key.place)
                .for_each(|node| add(&mut part, node));
            part.add_relation(actor, recipient, relation);
        }
        part
    }

    /// Gives the graph of some statements: with their parts, and the relations that they tell.
    pub fn of_statements(&self, statements: &FxHashSet<&NodeId>) -> Self {
        let is_told = |statement: &NodeId| statements.contains(statement);
        let relations = self.relations_by(|evidence| evidence.statement.as_ref().is_some_and(is_told));
        self.part(statements, relations)
    }

    /// Gives the graph without the statements that are less sure than this, and without what only they tell or name.
    pub fn keep_confident(&self, least: Confidence) -> Self {
        let sure = self
            .statements()
            .into_iter()
            .filter(|(_, statement)| statement.confidence >= least);
        let statements: FxHashSet<&NodeId> = sure.map(|(id, _)| id).collect();
        let is_told = |statement: &NodeId| statements.contains(statement);
        let relations = self.relations_by(|evidence| evidence.statement.as_ref().is_none_or(is_told));
        let mut kept = self.part(&statements, relations);
        for (id, node) in self.nodes() {
            // It was read, whatever is left of it.
            if matches!(node, Node::Article(_)) {
                kept.add_node(id.clone(), node.clone());
            }
        }
        kept
    }

    /// Lists the relations with some of their evidence, none without any.
    fn relations_by(
        &self,
        keeps: impl Fn(&QuotedEvidence) -> bool,
    ) -> impl Iterator<Item = (&NodeId, RelationEdge, &NodeId)> {
        self.relations()
            .into_iter()
            .filter_map(move |(actor, relation, recipient)| {
                let evidence = relation.evidence.iter().filter(|evidence| keeps(evidence));
                let some = RelationEdge {
                    key: relation.key.clone(),
                    evidence: evidence.cloned().collect(),
                };
                (!some.evidence.is_empty()).then_some((actor, some, recipient))
            })
    }
}
