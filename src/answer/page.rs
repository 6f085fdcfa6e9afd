//! The page of a graph, with what the knowledge adds to it: names that parties use, positions, turns.

use crate::error::Result;
use crate::export::page::{self, Extras, NameOfParty};
use crate::graph::{EventGraph, NodeId, one_line};
use crate::knowledge::Knowledge;
use crate::query;
use std::collections::BTreeMap;

/// Writes the page of a graph with the texts of its articles and the names that parties have for its entities.
pub fn write_page(
    graph: &EventGraph,
    texts: BTreeMap<NodeId, String>,
    title: Option<String>,
    knowledge: &Knowledge,
) -> Result<Vec<u8>> {
    let mut extras = Extras {
        title,
        texts,
        names: names(graph, knowledge),
        ..Extras::default()
    };
    add_stances(graph, &mut extras);
    page::write(graph, &knowledge.ontology, &extras)
}

/// Adds the positions that statements take, a line each, and those by which somebody has turned.
fn add_stances(graph: &EventGraph, extras: &mut Extras) {
    for (id, statement) in graph.statements() {
        for stance in &statement.stances {
            let words = one_line(&stance.words.exact);
            let line = format!("{} {}: “{words}”", stance.position.as_str(), stance.topic);
            let lines = extras.stances.entry(id.clone()).or_default();
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    let view = query::View::new(graph);
    let positions = query::positions(&view, |_, _| true).into_iter();
    let turning = positions.filter(|position| position.turns);
    extras.turns.extend(turning.map(|position| position.statement.clone()));
}

/// Gives what parties call those entities of a graph for which one of them has a name of its own.
fn names(graph: &EventGraph, knowledge: &Knowledge) -> Vec<NameOfParty> {
    let gazetteer = &knowledge.gazetteer;
    let mut names = Vec::new();
    for entity in gazetteer.entities() {
        let named = || {
            entity
                .parties
                .iter()
                .filter_map(|party| Some((&party.party, party.name.as_ref()?)))
        };
        let node = NodeId::entity(&entity.id);
        if named().all(|(_, name)| *name == entity.label) || graph.node(&node).is_none() {
            continue;
        }
        names.extend(named().map(|(party, name)| {
            NameOfParty {
                entity: node.clone(),
                party: gazetteer
                    .entity(party)
                    .map_or(party.as_str(), |party| &party.label)
                    .to_owned(),
                name: name.clone(),
            }
        }));
    }
    names.sort();
    names
}
