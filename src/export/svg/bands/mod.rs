//! A band for every speaker and actor: on the left who, in the middle what was said or done, on the right about whom
//! or to whom. An entity stands in every band where it takes part, so no line crosses the page.

mod draw;
mod layout;

use crate::export::diagram::Look;
use crate::graph::EventGraph;
use crate::ontology::Ontology;
use std::io;

/// Draws the graph with the words of every statement.
pub(super) fn draw(graph: &EventGraph, ontology: &Ontology, look: &Look) -> io::Result<Vec<u8>> {
    let picture = layout::lay_out(graph, ontology);
    draw::draw(&picture, graph, ontology, look)
}
