//! EventGraph → tables of nodes and edges, for spreadsheets, Gephi and data frames.

use super::File;
use super::table::{Attributes, Column, EDGE_COLUMNS, NODE_COLUMNS, Table};
use crate::error::{Error, Result};
use crate::graph::EventGraph;
use crate::ontology::Ontology;
use std::iter;

/// Writes `nodes.csv` and `edges.csv`, with Gephi's names for ids and ends.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<File>> {
    let table = Table::new(graph, ontology);
    let nodes = table
        .nodes
        .iter()
        .map(|row| cells(&[row.id], NODE_COLUMNS, &row.attributes));
    let edges = table
        .edges
        .iter()
        .map(|row| cells(&[&row.id, row.from, row.to], EDGE_COLUMNS, &row.attributes));
    let head = |own: &[&str], columns: &[Column]| {
        let names = own.iter().copied().chain(columns.iter().map(|column| column.name));
        names.map(str::to_owned).collect::<Vec<_>>()
    };
    let nodes = iter::once(head(&["id"], NODE_COLUMNS)).chain(nodes);
    let edges = iter::once(head(&["id", "source", "target"], EDGE_COLUMNS)).chain(edges);
    Ok(vec![
        File::new("nodes.csv", rows(b',', nodes)?),
        File::new("edges.csv", rows(b',', edges)?),
    ])
}

/// Gives the cells of a row: those of the format's own, then one for every column, guarded.
fn cells(own: &[&str], columns: &'static [Column], attributes: &Attributes) -> Vec<String> {
    let values = columns.iter().map(|column| attributes.text(column.name));
    own.iter()
        .map(|text| (*text).to_owned())
        .chain(values)
        .map(|text| guarded(&text))
        .collect()
}

/// Writes rows as RFC 4180 wants them.
pub(super) fn rows(delimiter: u8, rows: impl Iterator<Item = Vec<String>>) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(&row).map_err(|error| Error::new("CSV", error))?;
    }
    writer.into_inner().map_err(|error| Error::new("CSV", error))
}

/// Gives a cell that no spreadsheet takes for a formula: an apostrophe stands before what would begin one.
///
/// Control characters other than line breaks and tabs are left out: many readers stop at NUL.
pub(super) fn guarded(text: &str) -> String {
    let text = printable(text);
    // The wide forms are typed where Chinese and Japanese are.
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\n', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{text}") } else { text }
}

/// Leaves out control characters other than line breaks and tabs.
pub(super) fn printable(text: &str) -> String {
    let is_printable = |character: &char| matches!(character, '\n' | '\t') || !character.is_control();
    text.chars().filter(is_printable).collect()
}
