//! Step 10. EventGraph → bytes in a format that other tools read.

mod dot;
pub mod jsonld;
mod svg;
mod words;

use crate::error::Result;
use crate::graph::EventGraph;
use crate::ontology::Ontology;

/// A format.
pub struct Exporter {
    /// What the user calls it: `dot`.
    pub name: &'static str,
    /// The ending of its files, without the dot.
    pub ending: &'static str,
    /// Writes the graph. The same graph gives the same bytes.
    pub write: fn(&EventGraph, &Ontology) -> Result<Vec<u8>>,
}

/// Every format, in the order in which `demarche build` writes them.
pub const EXPORTERS: &[Exporter] = &[
    Exporter {
        name: "jsonld",
        ending: "jsonld",
        write: jsonld::write,
    },
    Exporter {
        name: "dot",
        ending: "dot",
        write: dot::write,
    },
    Exporter {
        name: "svg",
        ending: "svg",
        write: svg::write,
    },
];
