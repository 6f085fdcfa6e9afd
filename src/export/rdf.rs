//! JSON-LD → N-Quads, TriG and Turtle: the same triples in the order of their subjects.

use super::jsonld;
use crate::error::{Error, Result};
use crate::graph::EventGraph;
use crate::ontology::Ontology;
use oxjsonld::JsonLdParser;
use oxrdf::{BlankNode, GraphName, NamedOrBlankNode, Quad, Term};
use oxttl::{NQuadsSerializer, TriGSerializer, TurtleSerializer};
use rustc_hash::{FxHashMap, FxHashSet};
use std::fmt::Display;

/// The prefixes of Turtle and TriG, as in `schema/context.jsonld`.
const PREFIXES: [(&str, &str); 9] = [
    ("", "https://w3id.org/demarche/vocab#"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("skosxl", "http://www.w3.org/2008/05/skos-xl#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
];

/// Writes every quad on a line.
pub(super) fn write_nquads(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    let mut writer = NQuadsSerializer::new().for_writer(Vec::new());
    for quad in quads(graph, ontology)? {
        writer.serialize_quad(&quad).map_err(failed)?;
    }
    Ok(writer.finish())
}

/// Writes the default graph, then what each statement claims in a graph of its own.
pub(super) fn write_trig(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    let mut serializer = TriGSerializer::new();
    for (prefix, iri) in PREFIXES {
        serializer = serializer.with_prefix(prefix, iri).map_err(failed)?;
    }
    let mut writer = serializer.for_writer(Vec::new());
    for quad in quads(graph, ontology)? {
        writer.serialize_quad(&quad).map_err(failed)?;
    }
    writer.finish().map_err(failed)
}

/// Writes the default graph: what is only claimed is there as a relation with its voices, not as a plain triple.
pub(super) fn write_turtle(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    let mut serializer = TurtleSerializer::new();
    for (prefix, iri) in PREFIXES {
        serializer = serializer.with_prefix(prefix, iri).map_err(failed)?;
    }
    let mut writer = serializer.for_writer(Vec::new());
    for quad in quads(graph, ontology)? {
        if quad.graph_name == GraphName::DefaultGraph {
            let triple = oxrdf::Triple::from(quad);
            writer.serialize_triple(&triple).map_err(failed)?;
        }
    }
    writer.finish().map_err(failed)
}

/// Gives every quad once, sorted by graph and subject, the default graph first.
fn quads(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<Quad>> {
    let bytes = jsonld::write(graph, ontology)?;
    let mut names = BlankNames::default();
    let mut seen = FxHashSet::default();
    let mut quads = Vec::new();
    for quad in JsonLdParser::new().for_slice(&bytes) {
        let quad = names.rename(quad.map_err(failed)?);
        if seen.insert(quad.clone()) {
            quads.push(quad);
        }
    }
    quads.sort_by_cached_key(|quad| {
        let graph = match &quad.graph_name {
            GraphName::DefaultGraph => String::new(),
            name => name.to_string(),
        };
        (graph, quad.subject.to_string())
    });
    Ok(quads)
}

/// New names for blank nodes, which the parser names at random: in the order in which they come.
#[derive(Default)]
struct BlankNames(FxHashMap<BlankNode, BlankNode>);

impl BlankNames {
    fn rename(&mut self, mut quad: Quad) -> Quad {
        if let NamedOrBlankNode::BlankNode(node) = &mut quad.subject {
            *node = self.name(node);
        }
        if let Term::BlankNode(node) = &mut quad.object {
            *node = self.name(node);
        }
        if let GraphName::BlankNode(node) = &mut quad.graph_name {
            *node = self.name(node);
        }
        quad
    }

    fn name(&mut self, node: &BlankNode) -> BlankNode {
        let next = self.0.len();
        let new = || BlankNode::new_unchecked(format!("b{next}"));
        self.0.entry(node.clone()).or_insert_with(new).clone()
    }
}

fn failed(error: impl Display) -> Error {
    Error::new("RDF", error)
}
