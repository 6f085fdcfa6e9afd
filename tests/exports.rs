//! Step 13: whatever stands in an article, every format stays valid; and graphs merge in any order, byte for byte.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/any.rs"]
mod any;
#[path = "support/graphs.rs"]
mod graphs;
mod support;

use any::{TEXT, any_graph};
use demarche::export::{EXPORTERS, Look, PICTURES, Statements, jsonld};
use demarche::graph::{EventGraph, Node, find_unsupported};
use graphs::{hostile_graph, knowledge, write, write_files};
use graphviz_rust::dot_structures::{Graph, Stmt};
use proptest::prelude::*;
use serde_json::Value;

#[test]
fn hostile_text_comes_back_from_json_ld_as_it_was() {
    let graph = hostile_graph();
    let bytes = write("jsonld", &graph);
    let again = jsonld::read("graph.jsonld", &bytes).unwrap();
    assert_eq!(again.nodes(), graph.nodes());
    assert_eq!(again.relations(), graph.relations());
    assert_eq!(write("jsonld", &again), bytes);
}

#[test]
fn hostile_text_stays_a_label_in_graphviz() {
    let graph = hostile_graph();
    let look = Look {
        statements: Some(Statements::Nodes),
        ..Look::default()
    };
    let picture = PICTURES.iter().find(|picture| picture.name == "dot").unwrap();
    let text = String::from_utf8((picture.draw)(&graph, &knowledge().ontology, &look).unwrap()).unwrap();
    let Graph::DiGraph { stmts, .. } = graphviz_rust::parse(&text).unwrap() else {
        panic!("no digraph");
    };
    let nodes = stmts
        .iter()
        .filter(|statement| matches!(statement, Stmt::Node(_)))
        .count();
    let edges = stmts
        .iter()
        .filter(|statement| matches!(statement, Stmt::Edge(_)))
        .count();
    let parts: usize = graph.statements().iter().map(|(id, _)| graph.parts(id).len()).sum();
    assert_eq!((nodes, edges), (graph.nodes().len(), parts + graph.relations().len()));
}

#[test]
fn hostile_text_stays_text_in_svg() {
    let bytes = write("svg", &hostile_graph());
    let text = String::from_utf8(bytes).unwrap();
    assert!(
        text.chars()
            .all(|character| character == '\n' || !character.is_control())
    );
    let mut reader = quick_xml::Reader::from_str(&text);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(element) | quick_xml::events::Event::Empty(element) => {
                let known: [&[u8]; 6] = [b"svg", b"g", b"title", b"text", b"path", b"rect"];
                assert!(known.contains(&element.name().as_ref()), "{element:?}");
            }
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
}

#[test]
fn the_context_leaves_the_names_of_relations_and_acts_alone() {
    let context: Value = serde_json::from_str(include_str!("../schema/context.jsonld")).unwrap();
    let ontology = &knowledge().ontology;
    let types = ontology
        .relation_types
        .iter()
        .map(|relation_type| relation_type.id.as_str());
    let names = types.chain(ontology.acts.iter().map(|act| act.id.as_str()));
    let taken: Vec<&str> = names.filter(|name| context.get(name).is_some()).collect();
    assert_eq!(taken, [""; 0]);
}

#[test]
fn a_graph_that_is_none_of_ours_is_refused_with_a_reason() {
    let read = |text: &str| {
        jsonld::read("x.jsonld", text.as_bytes())
            .map(|_| ())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(read("{"), "x.jsonld:1: EOF while parsing an object (column 1)");
    assert_eq!(
        read("{\"@graph\": [{\"@id\": \"a\"}]}"),
        "x.jsonld: a: missing field `@type`"
    );
    assert_eq!(
        read(r#"{"@graph": [{"@id": "http://x", "@type": ["schema:Thing"], "label": "X"}]}"#),
        "x.jsonld: `http://x` does not begin with https://w3id.org/demarche/"
    );
}

fn merged(graphs: &[&EventGraph]) -> EventGraph {
    let mut all = EventGraph::default();
    for graph in graphs {
        all.merge((*graph).clone());
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn graphs_merge_in_any_order_and_any_number_of_times(a in any_graph(), b in any_graph(), c in any_graph()) {
        let union = merged(&[&a, &b, &c]);
        let right_first = merged(&[&a, &merged(&[&b, &c])]);
        let backwards = merged(&[&c, &b, &a]);
        for exporter in EXPORTERS {
            prop_assert_eq!(write_files(exporter.name, &backwards), write_files(exporter.name, &union));
        }
        // JSON-LD holds all that the others do.
        for other in [right_first, merged(&[&a, &a, &b, &c, &b])] {
            prop_assert_eq!(write("jsonld", &other), write("jsonld", &union));
        }
    }

    #[test]
    fn a_graph_comes_back_from_json_ld_and_stands_in_its_texts(a in any_graph(), b in any_graph()) {
        let graph = merged(&[&a, &b]);
        let bytes = write("jsonld", &graph);
        let again = jsonld::read("graph.jsonld", &bytes).unwrap();
        prop_assert_eq!(write("jsonld", &again), bytes);
        prop_assert_eq!(find_unsupported(&again, |_| Some(TEXT)), []);
        let is_statement = |(_, node): &(_, &Node)| matches!(node, Node::Statement(_));
        prop_assert_eq!(again.nodes().iter().filter(|node| is_statement(node)).count(), graph.statements().len());
    }
}
