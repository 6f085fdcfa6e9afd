//! EventGraph → a drawing, by a layout of our own: the same graph gives the same picture, in linear time.
//!
//! A band for every speaker and actor: on the left who, in the middle what was said or done, on the right about whom
//! or to whom. An entity stands in every band where it takes part, so no line crosses the page.

mod draw;
mod layout;
mod shape;

use crate::error::{Error, Result};
use crate::graph::EventGraph;
use crate::ontology::Ontology;

/// Draws the graph.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    let picture = layout::lay_out(graph, ontology);
    draw::draw(&picture, ontology).map_err(|error| Error::new("SVG", error))
}
