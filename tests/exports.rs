//! Step 10: whatever stands in an article, every format stays valid; and graphs merge in any order, byte for byte.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/graphs.rs"]
mod graphs;
mod support;

use demarche::article::Article;
use demarche::export::{EXPORTERS, jsonld};
use demarche::graph::{EventGraph, Node, build_graph, find_unsupported};
use demarche::ontology::{Modality, Polarity, StatementKind};
use demarche::relation::Relation;
use demarche::span::Span;
use demarche::statement::Statement;
use graphs::{DATES, hostile_graph, knowledge, write, write_files};
use graphviz_rust::dot_structures::{Graph, Stmt};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use support::{dated, extraction, moment, party, relation, statement};

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
    let text = String::from_utf8(write("dot", &graph)).unwrap();
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

/// A stretch of a text between two characters.
fn any_span(text: &'static str) -> impl Strategy<Value = Span> {
    let starts: Vec<usize> = text
        .char_indices()
        .map(|(start, _)| start)
        .chain([text.len()])
        .collect();
    (select(starts.clone()), select(starts)).prop_map(|(one, other)| Span::new(one.min(other), one.max(other)))
}

const TEXT: &str = "“Nō,” Suga said – and Putin told Abe that Japan’s claim to the 島 is “unfair”.";
const NAMES: &[&str] = &[
    "state/jp",
    "state/ru",
    "person/vladimir-putin",
    "a diplomat",
    "\"quoted\"",
];
fn any_statement() -> impl Strategy<Value = Statement> {
    let parties = || (select(NAMES), select(NAMES), select(NAMES));
    let kind = select(&[StatementKind::Direct, StatementKind::Indirect, StatementKind::Mixed][..]);
    let content = prop::collection::vec(any_span(TEXT), 1..3);
    (
        0..3_u8,
        parties(),
        content,
        any_span(TEXT),
        select(DATES),
        kind,
        prop::option::of(0..3_usize),
    )
        .prop_map(
            |(id, (speaker, addressee, about), content, cue, date, kind, within)| Statement {
                addressee: Some(party(addressee)),
                about: vec![party(about)],
                content,
                cue,
                kind,
                within,
                ..dated(statement(TEXT, &id.to_string(), speaker, ""), date)
            },
        )
}

fn any_relation() -> impl Strategy<Value = Relation> {
    let ends = (select(NAMES), select(NAMES), select(&["claims", "met_with"][..]));
    let polarity = select(&[Polarity::Affirmed, Polarity::Denied][..]);
    let modality = select(&[Modality::Actual, Modality::Planned][..]);
    let voices = prop::collection::vec(select(NAMES), 0..2);
    (
        ends,
        any_span(TEXT),
        prop::option::of(select(DATES)),
        polarity,
        modality,
        voices,
    )
        .prop_map(
            |((actor, recipient, relation_type), span, when, polarity, modality, voices)| {
                let mut relation = relation(TEXT, actor, relation_type, recipient, "");
                relation.evidence.span = span;
                relation.evidence.voices = voices.into_iter().map(party).collect();
                Relation {
                    trigger: span,
                    happened: when.map(|when| moment(span, when)),
                    polarity,
                    modality,
                    ..relation
                }
            },
        )
}

/// One of three articles; two accounts of the same article may differ.
fn any_graph() -> impl Strategy<Value = EventGraph> {
    let statements = prop::collection::vec(any_statement(), 0..4);
    let relations = prop::collection::vec(any_relation(), 0..4);
    (
        select(&["a", "b", "c/d"][..]),
        prop::option::of("[xy]"),
        statements,
        relations,
    )
        .prop_map(|(id, title, statements, relations)| {
            let article = Article {
                title,
                ..Article::from_text(id, TEXT, None)
            };
            let extraction = extraction(&article, knowledge(), statements, relations);
            build_graph(&article, &extraction, knowledge())
        })
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
