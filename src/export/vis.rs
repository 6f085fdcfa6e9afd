//! EventGraph → the data of vis-network.

use super::json::{document, object};
use super::table::{AttributeValue, NodeRow, Table};
use crate::error::Result;
use crate::graph::{EventGraph, Node};
use crate::ontology::Ontology;
use serde_json::json;

/// Writes `nodes` and `edges` for two data sets; what is only claimed is dashed.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    let table = Table::new(graph, ontology);
    let nodes = table.nodes.iter().map(|row| {
        let title = words(row.attributes.get("words")).unwrap_or_else(|| row.attributes.text("label"));
        let own = [
            ("id", row.id.into()),
            ("group", group(row).into()),
            ("title", title.into()),
        ];
        object(&own, &row.attributes)
    });
    let edges = table.edges.iter().map(|row| {
        let mut own = vec![
            ("id", row.id.as_str().into()),
            ("from", row.from.into()),
            ("to", row.to.into()),
        ];
        own.push(("arrows", "to".into()));
        own.extend(row.relation.map(|relation| ("dashes", json!(!relation.is_fact()))));
        own.extend(words(row.attributes.get("words")).map(|words| ("title", words.into())));
        object(&own, &row.attributes)
    });
    let lists = [
        ("nodes", nodes.collect::<Result<_>>()?),
        ("edges", edges.collect::<Result<_>>()?),
    ];
    Ok(document(&[], &lists).into_bytes())
}

/// Gives what nodes are coloured by: the kind of an entity, the type of another node.
fn group(row: &NodeRow<'_>) -> String {
    match row.node {
        Node::Entity(entity) => entity.kind.as_ref().map_or("entity", |kind| kind.as_str()).to_owned(),
        _ => row.attributes.text("node_type"),
    }
}

/// Gives the words that are shown under the pointer.
fn words(value: Option<&AttributeValue>) -> Option<String> {
    match value {
        Some(AttributeValue::List(words)) => Some(words.join("\n")),
        _ => None,
    }
}
