//! The formats that are looked at, and can be drawn in several ways.

use super::diagram::Look;
use super::{Exporter, Write, dot, png, svg};
use crate::error::Result;
use crate::graph::EventGraph;
use crate::ontology::Ontology;

/// A format that is looked at.
pub struct Picture {
    /// What the user calls it, as the exporter of the same name: `svg`.
    pub name: &'static str,
    /// Draws the graph. The same graph in the same look gives the same bytes.
    pub draw: fn(&EventGraph, &Ontology, &Look) -> Result<Vec<u8>>,
}

/// Every format that is looked at.
pub const PICTURES: &[Picture] = &[
    Picture {
        name: "dot",
        draw: dot::draw,
    },
    Picture {
        name: "svg",
        draw: svg::draw,
    },
    Picture {
        name: PNG.name,
        draw: png::draw,
    },
];

/// The one format whose bytes depend on the machine, namely on its fonts; it is none of `EXPORTERS`, which do not.
pub const PNG: Exporter = Exporter {
    name: "png",
    ending: "png",
    carries: "the picture of svg in pixels, two for each of its own; needs a program that was built with `--features png`",
    lacks: "what svg lacks; what is shown where the pointer rests",
    write: Write::File(png::write),
};
