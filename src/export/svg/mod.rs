//! EventGraph → a drawing, by layouts of our own: the same graph gives the same picture.
//!
//! A network of entities, or, where statements are boxes and where a network would be too large to read, bands.

mod bands;
mod chart;
mod head;
mod network;
mod pen;
mod scale;
mod shape;

pub use chart::{Chart, ChartRow, Mark, MarkSort, draw as draw_chart};

use super::diagram::{Look, MOST, Statements, size};
use crate::error::{Error, Result};
use crate::graph::EventGraph;
use crate::ontology::Ontology;

/// Draws the graph in the look that reads best.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    draw(graph, ontology, &Look::default())
}

/// Draws the graph.
pub(super) fn draw(graph: &EventGraph, ontology: &Ontology, look: &Look) -> Result<Vec<u8>> {
    let is_list =
        look.statements == Some(Statements::Nodes) || look.statements.is_none() && is_large(graph, ontology, look);
    let drawing = if is_list {
        bands::draw(graph, ontology, look)
    } else {
        network::draw(graph, ontology, look)
    };
    drawing.map_err(|error| Error::new("SVG", error))
}

/// A network that nobody can take in is better read as a list, which is also drawn in linear time.
fn is_large(graph: &EventGraph, ontology: &Ontology, look: &Look) -> bool {
    size(graph, ontology, look).0 > MOST
}
