//! Step 13. EventGraph → bytes in a format that other tools read.

mod canvas;
mod csv;
mod cypher;
mod cytoscape;
mod diagram;
mod dna;
mod dot;
mod events;
mod gexf;
mod graphml;
mod graphology;
mod json;
pub mod jsonld;
mod markdown;
mod mermaid;
mod naming;
mod neo4j_csv;
mod node_link;
mod obsidian;
pub mod page;
mod picture;
mod png;
mod rdf;
mod svg;
mod table;
mod timelinejs;
mod vis;
mod weighted;
mod words;

pub use diagram::{CLEAR, Look, MOST, Statements, drawn, size};
pub use picture::{PICTURES, PNG, Picture};
pub use svg::{Chart, ChartRow, Mark, MarkSort, draw_chart};
pub use weighted::{gexf as weighted_gexf, graphml as weighted_graphml};

use crate::error::Result;
use crate::graph::EventGraph;
use crate::ontology::Ontology;

/// A format.
pub struct Exporter {
    /// What the user calls it: `dot`.
    pub name: &'static str,
    /// The ending of its file, without the dot; empty for a folder of files.
    pub ending: &'static str,
    /// What of the graph it holds.
    pub carries: &'static str,
    /// What of the graph it loses.
    pub lacks: &'static str,
    /// Writes the graph. The same graph gives the same bytes.
    pub write: Write,
}

/// How a format is written.
#[derive(Clone, Copy)]
pub enum Write {
    /// As one file.
    File(fn(&EventGraph, &Ontology) -> Result<Vec<u8>>),
    /// As files of a folder, always in the same order.
    Folder(fn(&EventGraph, &Ontology) -> Result<Vec<File>>),
}

/// A file of a format that needs several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path in the folder, with `/` between names.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

impl File {
    fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            name: name.into(),
            bytes: bytes.into(),
        }
    }
}

/// Every format.
pub const EXPORTERS: &[Exporter] = &[
    Exporter {
        name: "jsonld",
        ending: "jsonld",
        carries: "everything; the form in which graphs are kept, merged and read again",
        lacks: "nothing",
        write: Write::File(jsonld::write),
    },
    Exporter {
        name: "dot",
        ending: "dot",
        carries: "a network as Graphviz draws it, of many the 50 with links to the most others: a line for all of a sort between the same two, statements too; claims are dashed and say whose; `--statements nodes` for every statement, article and date",
        lacks: "dates as values, offsets, rules, articles of the evidence",
        write: Write::File(dot::write),
    },
    Exporter {
        name: "svg",
        ending: "svg",
        carries: "a picture: a network with a line for all of a sort between the same two, claims dashed; of many the 50 with links to the most others, a number on each line; `--statements nodes`: a list with the words",
        lacks: "attributes; nothing can be computed from it",
        write: Write::File(svg::write),
    },
    Exporter {
        name: "graphml",
        ending: "graphml",
        carries: "all nodes and edges with typed attributes; parallel edges by id; opens in Gephi, yEd, Cytoscape, igraph, NetworkX",
        lacks: "lists (joined by ` | `); date types (dates are texts); the order of voices within one piece of evidence",
        write: Write::File(graphml::write),
    },
    Exporter {
        name: "gexf",
        ending: "gexf",
        carries: "all nodes and edges with typed attributes; earliest and latest day as start and end and again as attributes",
        lacks: "lists (joined by ` | `); line breaks; Gephi draws parallel edges of one type as one",
        write: Write::File(gexf::write),
    },
    Exporter {
        name: "csv",
        ending: "",
        carries: "nodes.csv and edges.csv with all attributes; cells that would be formulas begin with an apostrophe",
        lacks: "lists (joined by ` | `); types; a mark of the encoding (UTF-8, which Excel must be told)",
        write: Write::Folder(csv::write),
    },
    Exporter {
        name: "cytoscape",
        ending: "cyjs",
        carries: "all nodes and edges with all attributes for Cytoscape.js and Cytoscape",
        lacks: "positions; styles",
        write: Write::File(cytoscape::write),
    },
    Exporter {
        name: "node-link",
        ending: "json",
        carries: "all nodes and edges with all attributes for NetworkX, edges with keys",
        lacks: "types of dates",
        write: Write::File(node_link::write_networkx),
    },
    Exporter {
        name: "node-link-d3",
        ending: "json",
        carries: "the same with `links` for D3",
        lacks: "types of dates; D3 draws parallel links on one another",
        write: Write::File(node_link::write_d3),
    },
    Exporter {
        name: "graphology",
        ending: "json",
        carries: "all nodes and edges with all attributes, edges with keys; for graphology, Sigma and Gephi Lite",
        lacks: "positions, which Sigma needs: run a layout first",
        write: Write::File(graphology::write),
    },
    Exporter {
        name: "neo4j-csv",
        ending: "",
        carries: "nodes.csv and relationships.csv for `neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv`",
        lacks: "lists (joined by ` | `); line breaks; partial dates as dates (they are texts beside earliest and latest)",
        write: Write::Folder(neo4j_csv::write),
    },
    Exporter {
        name: "cypher",
        ending: "cypher",
        carries: "all nodes and edges with all attributes as MERGE statements, one a line, for cypher-shell",
        lacks: "date types (dates are texts); speed beyond some 100,000 edges",
        write: Write::File(cypher::write),
    },
    Exporter {
        name: "nquads",
        ending: "nq",
        carries: "all triples of jsonld, what a statement claims in a graph of its own",
        lacks: "nothing but the context",
        write: Write::File(rdf::write_nquads),
    },
    Exporter {
        name: "trig",
        ending: "trig",
        carries: "all triples of jsonld with prefixes, what a statement claims in a graph of its own",
        lacks: "nothing",
        write: Write::File(rdf::write_trig),
    },
    Exporter {
        name: "turtle",
        ending: "ttl",
        carries: "the default graph of jsonld: all nodes, and all relations with their evidence and voices",
        lacks: "the graphs of claims: plain triples are only those that articles say themselves",
        write: Write::File(rdf::write_turtle),
    },
    Exporter {
        name: "vis",
        ending: "json",
        carries: "all nodes and edges with all attributes for vis-network, kinds as groups; claims are dashed",
        lacks: "positions; types of dates",
        write: Write::File(vis::write),
    },
    Exporter {
        name: "mermaid",
        ending: "mmd",
        carries: "entities, statements, relations and who says what about whom; claims are dashed and name their voices",
        lacks: "articles, places, evidence, rules; Mermaid stops at 500 edges or 50,000 characters unless it is told otherwise",
        write: Write::File(mermaid::write),
    },
    Exporter {
        name: "timelinejs",
        ending: "json",
        carries: "a slide for every dated statement and relation; years and months stay what they are",
        lacks: "what has no date with bounds; the graph between the slides",
        write: Write::File(timelinejs::write),
    },
    Exporter {
        name: "obsidian",
        ending: "",
        carries: "a note for every entity, statement and article: attributes as properties, edges as links with status, words and articles",
        lacks: "notes for dates (they are properties); a link for every voice (voices are names)",
        write: Write::Folder(obsidian::write),
    },
    Exporter {
        name: "canvas",
        ending: "canvas",
        carries: "a card for every node, an arrow for every edge, for Obsidian and other readers of JSON Canvas",
        lacks: "attributes other than those on the cards; a layout beyond columns",
        write: Write::File(canvas::write),
    },
    Exporter {
        name: "dna",
        ending: "csv",
        carries: "the event list of the Discourse Network Analyzer: a row for every statement, speaker and concept: the topics of its positions, else whom it is about; agreement by the position, else by the act",
        lacks: "relations, addressees, places; `section` and `type` of documents; partial dates stay partial, which DNA itself cannot read",
        write: Write::File(dna::write),
    },
    Exporter {
        name: "events",
        ending: "csv",
        carries: "a row for every relation of the aspect `event`, with CAMEO code, quad class, PLOVER event and mode",
        lacks: "states such as claims and offices; statements; scores (Goldstein, tone); spreadsheets drop the zero before CAMEO codes",
        write: Write::File(events::write),
    },
];
