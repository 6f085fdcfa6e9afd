//! EventGraph → the JSON of graphology, which Sigma draws and Gephi Lite opens.

use super::json::{document, text};
use super::table::Table;
use crate::error::Result;
use crate::graph::EventGraph;
use crate::ontology::Ontology;
use serde_json::json;

/// Writes what `Graph.from` takes: a directed multigraph whose edges have keys.
///
/// No attribute is called `type`: Sigma would look for a program of that name to draw it with.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    let table = Table::new(graph, ontology);
    let nodes = table
        .nodes
        .iter()
        .map(|row| text(&json!({"key": row.id, "attributes": row.attributes})));
    let edges = table
        .edges
        .iter()
        .map(|row| text(&json!({"key": row.id, "source": row.from, "target": row.to, "attributes": row.attributes})));
    let values = [
        ("attributes", json!({"name": "demarche"})),
        (
            "options",
            json!({"type": "directed", "multi": true, "allowSelfLoops": true}),
        ),
    ];
    let lists = [
        ("nodes", nodes.collect::<Result<_>>()?),
        ("edges", edges.collect::<Result<_>>()?),
    ];
    Ok(document(&values, &lists).into_bytes())
}
