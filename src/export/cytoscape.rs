//! EventGraph → Cytoscape.js JSON.

use super::json::{document, object};
use super::table::Table;
use crate::error::Result;
use crate::graph::EventGraph;
use crate::ontology::Ontology;

/// Writes `elements`, the attributes as `data`.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    let table = Table::new(graph, ontology);
    let element = |data: String| format!("{{\"data\":{data}}}");
    let nodes = table
        .nodes
        .iter()
        .map(|row| object(&[("id", row.id.into())], &row.attributes).map(element));
    let edges = table.edges.iter().map(|row| {
        let own = [
            ("id", row.id.as_str().into()),
            ("source", row.from.into()),
            ("target", row.to.into()),
        ];
        object(&own, &row.attributes).map(element)
    });
    let lists = [
        ("nodes", nodes.collect::<Result<_>>()?),
        ("edges", edges.collect::<Result<_>>()?),
    ];
    Ok(format!("{{\"elements\":\n{}}}\n", document(&[], &lists)).into_bytes())
}
