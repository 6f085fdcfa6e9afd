//! EventGraph → the tables that `neo4j-admin database import` reads.

use super::File;
use super::csv::rows;
use super::cypher::{labels, type_name};
use super::table::{Attributes, Column, EDGE_COLUMNS, NODE_COLUMNS, Table, Type};
use crate::error::Result;
use crate::graph::{EventGraph, one_line};
use crate::ontology::Ontology;
use std::iter;

/// Writes `nodes.csv` and `relationships.csv`, whose heads say what each column is.
///
/// Every text is on one line: a line break in a cell needs an option that few know.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<File>> {
    let table = Table::new(graph, ontology);
    let nodes = table.nodes.iter().map(|row| {
        let labels = labels(row).join(";");
        cells(&[row.id, &labels], NODE_COLUMNS, &row.attributes)
    });
    let edges = table.edges.iter().map(|row| {
        let type_name = type_name(&row.attributes.text("edge_type"));
        cells(&[row.from, row.to, &type_name, &row.id], EDGE_COLUMNS, &row.attributes)
    });
    let nodes = iter::once(head(&["id:ID", ":LABEL"], NODE_COLUMNS)).chain(nodes);
    let edges = iter::once(head(&[":START_ID", ":END_ID", ":TYPE", "id"], EDGE_COLUMNS)).chain(edges);
    Ok(vec![
        File::new("nodes.csv", rows(b',', nodes)?),
        File::new("relationships.csv", rows(b',', edges)?),
    ])
}

/// Gives the head: a column's type stands behind its name.
fn head(own: &[&str], columns: &[Column]) -> Vec<String> {
    let typed = columns.iter().map(|column| match column.of {
        Type::Text | Type::List => column.name.to_owned(),
        Type::Flag => format!("{}:boolean", column.name),
        Type::Count => format!("{}:int", column.name),
        Type::Share => format!("{}:double", column.name),
        Type::Day => format!("{}:date", column.name),
    });
    own.iter().map(|name| (*name).to_owned()).chain(typed).collect()
}

fn cells(own: &[&str], columns: &'static [Column], attributes: &Attributes) -> Vec<String> {
    let values = columns.iter().map(|column| one_line(&attributes.text(column.name)));
    own.iter().map(|text| (*text).to_owned()).chain(values).collect()
}
