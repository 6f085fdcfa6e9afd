//! EventGraph → a weighted network of entities alone: an edge for all that one says of another and does to it.
//!
//! What has no direction, as a meeting, goes with what has one between the same two, else from the first by id.

use super::diagram::{Diagram, LineSort, Look};
use super::naming::nameless;
use super::words::allowed_in_xml;
use crate::error::{Error, Result};
use crate::graph::{EventGraph, NodeId};
use crate::ontology::Ontology;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::io;

type Xml = Writer<Vec<u8>>;

/// The attributes of nodes and of edges, with their types as GraphML calls them.
const NODE: [(&str, &str); 3] = [("label", "string"), ("kind", "string"), ("weight", "int")];
const EDGE: [(&str, &str); 5] = [
    ("weight", "double"),
    ("statements", "int"),
    ("reported", "int"),
    ("claimed", "int"),
    ("label", "string"),
];

/// A network as lists.
struct Weighted {
    /// The id, and the values of [`NODE`].
    nodes: Vec<(String, [String; 3])>,
    /// The ends, and the values of [`EDGE`].
    edges: Vec<([String; 2], [String; 5])>,
}

/// What there is in one direction.
#[derive(Default)]
struct Sum {
    statements: usize,
    reported: usize,
    claimed: usize,
    labels: Vec<String>,
}

impl Weighted {
    fn new(graph: &EventGraph, ontology: &Ontology) -> Self {
        let look = Look {
            most: None,
            ..Look::default()
        };
        let diagram = Diagram::new(graph, ontology, &look);
        let unnamed = nameless(diagram.dots.iter().map(|dot| (dot.id, dot.entity.label.as_str())));
        let mut sums: BTreeMap<(&NodeId, &NodeId), Sum> = BTreeMap::new();
        for line in &diagram.lines {
            let ends = [line.from, line.to].map(|place| diagram.dots[place].id);
            if ends[0] == ends[1] || ends.iter().any(|end| unnamed.contains(end)) {
                continue;
            }
            let sum = sums.entry((ends[0], ends[1])).or_default();
            match line.sort {
                LineSort::Fact => sum.reported += line.count,
                LineSort::Claim => sum.claimed += line.count,
                LineSort::Statement | LineSort::All => sum.statements += line.count,
            }
            sum.labels.extend(line.label.iter().cloned());
        }
        let mut weights: BTreeMap<&NodeId, usize> = BTreeMap::new();
        let mut edges = Vec::new();
        for ((from, to), sum) in sums {
            let weight = sum.statements + sum.reported + sum.claimed;
            for end in [from, to] {
                *weights.entry(end).or_default() += weight;
            }
            let numbers = [weight, sum.statements, sum.reported, sum.claimed].map(|number| number.to_string());
            let [weight, statements, reported, claimed] = numbers;
            let values = [weight, statements, reported, claimed, sum.labels.join("; ")];
            edges.push(([from, to].map(|id| id.as_str().to_owned()), values));
        }
        let linked: FxHashSet<&NodeId> = weights.keys().copied().collect();
        let dots = diagram.dots.iter().filter(|dot| linked.contains(dot.id));
        let nodes = dots.map(|dot| {
            let kind = dot.entity.kind.as_ref().map(ToString::to_string);
            let weight = weights.get(dot.id).copied().unwrap_or_default();
            let values = [dot.entity.label.clone(), kind.unwrap_or_default(), weight.to_string()];
            (dot.id.as_str().to_owned(), values)
        });
        Self {
            nodes: nodes.collect(),
            edges,
        }
    }
}

/// Writes the network as GraphML.
pub fn graphml(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    write_graphml(&Weighted::new(graph, ontology)).map_err(|error| Error::new("GraphML", error))
}

/// Writes the network as GEXF.
pub fn gexf(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    write_gexf(&Weighted::new(graph, ontology)).map_err(|error| Error::new("GEXF", error))
}

fn begin() -> io::Result<Xml> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    Ok(xml)
}

fn end(xml: Xml) -> Vec<u8> {
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    bytes
}

fn write_graphml(network: &Weighted) -> io::Result<Vec<u8>> {
    let mut xml = begin()?;
    let root = xml.create_element("graphml");
    let root = root.with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"));
    root.write_inner_content(|xml| {
        for (domain, columns) in [("node", &NODE[..]), ("edge", &EDGE[..])] {
            for (name, of) in columns {
                let id = format!("{domain}_{name}");
                let key = [
                    ("id", id.as_str()),
                    ("for", domain),
                    ("attr.name", name),
                    ("attr.type", of),
                ];
                xml.create_element("key").with_attributes(key).write_empty()?;
            }
        }
        let graph = [("id", "demarche"), ("edgedefault", "directed")];
        let graph = xml.create_element("graph").with_attributes(graph);
        graph.write_inner_content(|xml| {
            for (id, values) in &network.nodes {
                let node = xml.create_element("node").with_attribute(("id", id.as_str()));
                node.write_inner_content(|xml| write_data(xml, "node", &NODE, values))?;
            }
            for ([from, to], values) in &network.edges {
                let ends = [("source", from.as_str()), ("target", to.as_str())];
                let edge = xml.create_element("edge").with_attributes(ends);
                edge.write_inner_content(|xml| write_data(xml, "edge", &EDGE, values))?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(end(xml))
}

fn write_data(xml: &mut Xml, domain: &str, columns: &[(&str, &str)], values: &[String]) -> io::Result<()> {
    for ((name, _), value) in columns.iter().zip(values) {
        let key = format!("{domain}_{name}");
        let data = xml.create_element("data").with_attribute(("key", key.as_str()));
        data.write_text_content(BytesText::new(&allowed_in_xml(value)))?;
    }
    Ok(())
}

fn write_gexf(network: &Weighted) -> io::Result<Vec<u8>> {
    let mut xml = begin()?;
    let root = [("xmlns", "http://gexf.net/1.3"), ("version", "1.3")];
    xml.create_element("gexf")
        .with_attributes(root)
        .write_inner_content(|xml| {
            let graph = xml
                .create_element("graph")
                .with_attribute(("defaultedgetype", "directed"));
            graph.write_inner_content(|xml| write_gexf_graph(xml, network))?;
            Ok(())
        })?;
    Ok(end(xml))
}

fn write_gexf_graph(xml: &mut Xml, network: &Weighted) -> io::Result<()> {
    for (class, columns) in [("node", &NODE[..]), ("edge", &EDGE[..])] {
        let attributes = xml.create_element("attributes").with_attribute(("class", class));
        attributes.write_inner_content(|xml| {
            for (name, of) in columns {
                let of = if *of == "int" { "integer" } else { of };
                let attribute = [("id", *name), ("title", *name), ("type", of)];
                xml.create_element("attribute")
                    .with_attributes(attribute)
                    .write_empty()?;
            }
            Ok(())
        })?;
    }
    xml.create_element("nodes").write_inner_content(|xml| {
        for (id, values) in &network.nodes {
            let label = allowed_in_xml(&values[0]);
            let own = [("id", id.as_str()), ("label", &label)];
            let node = xml.create_element("node").with_attributes(own);
            node.write_inner_content(|xml| write_values(xml, &NODE, values))?;
        }
        Ok(())
    })?;
    xml.create_element("edges").write_inner_content(|xml| {
        for (index, ([from, to], values)) in network.edges.iter().enumerate() {
            let id = index.to_string();
            let own = [
                ("id", id.as_str()),
                ("source", from.as_str()),
                ("target", to.as_str()),
                ("weight", values[0].as_str()),
            ];
            let edge = xml.create_element("edge").with_attributes(own);
            edge.write_inner_content(|xml| write_values(xml, &EDGE, values))?;
        }
        Ok(())
    })?;
    Ok(())
}

fn write_values(xml: &mut Xml, columns: &[(&str, &str)], values: &[String]) -> io::Result<()> {
    let all = xml.create_element("attvalues");
    all.write_inner_content(|xml| {
        for ((name, _), value) in columns.iter().zip(values) {
            let value = allowed_in_xml(value);
            let attribute = [("for", *name), ("value", value.as_ref())];
            xml.create_element("attvalue")
                .with_attributes(attribute)
                .write_empty()?;
        }
        Ok(())
    })?;
    Ok(())
}
