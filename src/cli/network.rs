//! Who speaks of whom, and which state of which: a graph as a network of these alone.

use crate::error::Result;
use crate::export::{Look, weighted_gexf, weighted_graphml};
use crate::graph::{EntityNode, EventGraph, NodeId, Part};
use crate::knowledge::Knowledge;
use crate::ontology::{EntityId, Ontology};
use clap::ValueEnum;
use rustc_hash::FxHashSet;

/// Between whom all is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Between {
    /// Those who say something, by their own names
    Speakers,
    /// States: whoever holds an office of one or belongs to it stands for it
    States,
}

impl Between {
    /// Gives the graph of these alone.
    pub(super) fn of(self, graph: &EventGraph, knowledge: &Knowledge) -> EventGraph {
        match self {
            Self::Speakers => {
                let speakers = speakers(graph);
                graph.project(|id, entity| speakers.contains(id).then(|| (id.clone(), entity.clone())))
            }
            Self::States => graph.project(|id, entity| state(id, entity, knowledge)),
        }
    }

    /// Gives how it is drawn: with one line between two.
    pub(super) fn look(self, look: Look) -> Look {
        let title = match self {
            Self::Speakers => "Who speaks of whom, and does what to whom",
            Self::States => "Which state speaks of which, and does what to it",
        };
        Look {
            title: match look.title.is_empty() {
                true => title.to_owned(),
                false => format!("{title}: {}", look.title),
            },
            ends: None,
            kept: FxHashSet::default(),
            is_weighted: true,
            ..look
        }
    }

    /// Writes it in a format that has weights; `None` for pictures and all others.
    pub(super) fn write(format: &str, graph: &EventGraph, ontology: &Ontology) -> Option<Result<Vec<u8>>> {
        match format {
            "graphml" => Some(weighted_graphml(graph, ontology)),
            "gexf" => Some(weighted_gexf(graph, ontology)),
            _ => None,
        }
    }
}

/// The formats that have weights.
pub(super) const WEIGHTED: [&str; 2] = ["graphml", "gexf"];

/// Gives all who say something.
fn speakers(graph: &EventGraph) -> FxHashSet<NodeId> {
    let mut speakers = FxHashSet::default();
    for (id, _) in graph.statements() {
        let parts = graph.parts(id).into_iter();
        let spoken = parts.filter(|(part, _)| matches!(part, Part::Speaker | Part::CoSpeaker));
        speakers.extend(spoken.map(|(_, node)| node.clone()));
    }
    speakers
}

/// Gives the state that an entity is, belongs to or acts for, as the gazetteer knows it.
fn state(id: &NodeId, entity: &EntityNode, knowledge: &Knowledge) -> Option<(NodeId, EntityNode)> {
    let gazetteer = &knowledge.gazetteer;
    let own = EntityId::from(id.as_str().strip_prefix("entity/")?);
    let state = gazetteer.state_of(&own).or_else(|| gazetteer.home(&own))?;
    if state.id == own {
        return Some((id.clone(), entity.clone()));
    }
    let node = EntityNode {
        label: state.label.clone(),
        kind: Some(state.kind.id.clone()),
        names: Default::default(),
    };
    Some((NodeId::entity(&state.id), node))
}
