//! EventGraph → node-link JSON: with `edges` as NetworkX reads it, with `links` as D3's examples do.

use super::json::{document, object};
use super::table::Table;
use crate::error::Result;
use crate::graph::EventGraph;
use crate::ontology::Ontology;
use serde_json::json;

/// Writes what `networkx.node_link_graph` reads: a multigraph whose edges have keys.
pub(super) fn write_networkx(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    write(graph, ontology, "edges", "key")
}

/// Writes what `d3.forceLink().id(d => d.id)` takes.
pub(super) fn write_d3(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    write(graph, ontology, "links", "id")
}

fn write(graph: &EventGraph, ontology: &Ontology, edges: &str, key: &str) -> Result<Vec<u8>> {
    let table = Table::new(graph, ontology);
    let nodes = table
        .nodes
        .iter()
        .map(|row| object(&[("id", row.id.into())], &row.attributes));
    let links = table.edges.iter().map(|row| {
        let own = [
            ("source", row.from.into()),
            ("target", row.to.into()),
            (key, row.id.as_str().into()),
        ];
        object(&own, &row.attributes)
    });
    let values = [
        ("directed", json!(true)),
        ("multigraph", json!(true)),
        ("graph", json!({})),
    ];
    let lists = [
        ("nodes", nodes.collect::<Result<_>>()?),
        (edges, links.collect::<Result<_>>()?),
    ];
    Ok(document(&values, &lists).into_bytes())
}
