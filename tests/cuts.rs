//! Step 13: parts of a graph are parts of it, and what is drawn stands in it.
//!
//! `UPDATE=1` writes the files of `tests/exports/cut/` anew; read their diff like code.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/any.rs"]
mod any;
#[path = "support/articles.rs"]
mod articles;
#[path = "support/graphs.rs"]
mod graphs;
mod support;

use any::any_graph;
use demarche::ask::{PartRequest, resolve_part};
use demarche::export::{Look, PICTURES, Statements, size};
use demarche::graph::{EventGraph, Node, NodeId, QuotedEvidence, RelationEdge, one_line, reported_label};
use demarche::query::{Around, Cut, Only, View};
use graphs::{knowledge, small_graph};
use graphviz_rust::dot_structures::{self, Attribute, Edge, EdgeTy, Graph, Id, Stmt, Vertex};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn draw(name: &str, graph: &EventGraph, look: &Look) -> String {
    let picture = PICTURES.iter().find(|picture| picture.name == name).unwrap();
    String::from_utf8((picture.draw)(graph, &knowledge().ontology, look).unwrap()).unwrap()
}

/// Resolves a part and draws it.
fn draw_part(name: &str, request: &PartRequest, statements: Option<Statements>) -> String {
    let graph = small_graph();
    let (cut, title, notes) = resolve_part(request, &View::new(&graph), knowledge(), None).unwrap();
    assert_eq!(notes, [""; 0]);
    let piece = cut.of(&graph);
    let look = Look {
        statements,
        title,
        ends: piece.ends,
        ..Look::default()
    };
    draw(name, &piece.graph, &look)
}

#[test]
fn every_part_of_a_small_graph_is_drawn_as_it_was() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports/cut");
    let update = std::env::var_os("UPDATE").is_some();
    let request = PartRequest::default;
    let texts = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let focus = |depth| PartRequest {
        focus: texts(&["Abe"]),
        depth,
        ..request()
    };
    let only = |only| PartRequest {
        only: Some(only),
        ..request()
    };
    let (abe, russia) = ("Abe", "Russia");
    let cases = [
        ("focus", focus(None), None),
        ("focus-depth-2", focus(Some(2)), None),
        (
            "between",
            PartRequest {
                between: texts(&[abe, russia]),
                ..request()
            },
            None,
        ),
        (
            "since",
            PartRequest {
                since: Some("2008".to_owned()),
                ..request()
            },
            None,
        ),
        (
            "until",
            PartRequest {
                until: Some("2008".to_owned()),
                ..request()
            },
            None,
        ),
        ("only-relations", only(Only::Relations), None),
        ("only-statements", only(Only::Statements), None),
        ("only-facts", only(Only::Facts), None),
        ("statements-nodes", request(), Some(Statements::Nodes)),
        ("statements-none", request(), Some(Statements::None)),
    ];
    let mut wrong = Vec::new();
    for (case, request, statements) in cases {
        for format in ["dot", "svg"] {
            let drawn = draw_part(format, &request, statements);
            let path = folder.join(format!("{case}.{format}"));
            if update {
                fs::create_dir_all(&folder).unwrap();
                fs::write(&path, &drawn).unwrap();
            }
            if fs::read_to_string(&path).unwrap_or_default() != drawn {
                wrong.push(path.display().to_string());
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "run `UPDATE=1 cargo test --test cuts` and read the diff: {}",
        wrong.join(", ")
    );
}

#[test]
fn a_name_that_is_not_in_the_graph_is_an_error_that_says_so() {
    let graph = small_graph();
    let view = View::new(&graph);
    let error = |name: &str| {
        let request = PartRequest {
            focus: vec![name.to_owned()],
            ..PartRequest::default()
        };
        resolve_part(&request, &view, knowledge(), None)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        error("Macron"),
        "--focus: Emmanuel Macron is known, but not part of this"
    );
    assert_eq!(
        error("Shinzoo Abee"),
        "--focus: nobody is called `Shinzoo Abee`; near: Shinzo Abe, Assassination of Shinzo Abe, Kim Dong-shin"
    );
}

/// Gives all relations with their ends; without the statements that tell them, which a part may leave out.
fn relations(graph: &EventGraph) -> Vec<(NodeId, RelationEdge, NodeId)> {
    let without = |evidence: &QuotedEvidence| QuotedEvidence {
        statement: None,
        ..evidence.clone()
    };
    let relations = graph.relations().into_iter();
    let relation = |(actor, relation, recipient): (&NodeId, &RelationEdge, &NodeId)| {
        let relation = RelationEdge {
            key: relation.key.clone(),
            evidence: relation.evidence.iter().map(without).collect(),
        };
        (actor.clone(), relation, recipient.clone())
    };
    relations.map(relation).collect()
}

fn any_cut() -> impl Strategy<Value = Cut> {
    const NAMES: &[&str] = &["entity/state/jp", "entity/state/ru", "entity/person/vladimir-putin"];
    let who = || select(NAMES).prop_map(|name| [NodeId::new(name)].into_iter().collect());
    let only = select(&[Only::Relations, Only::Statements, Only::Facts][..]);
    let days = select(&["1956", "2020-09", "2024"][..]).prop_map(|text| demarche::timex::Timex::new(text).days());
    let around = prop_oneof![
        Just(Around::Nobody),
        (who(), 1..3_usize).prop_map(|(who, depth)| Around::Near(who, depth)),
        (who(), who()).prop_map(|(one, other)| Around::Between(one, other)),
    ];
    (around, prop_oneof![Just(None), days], prop::option::of(only)).prop_map(|(around, days, only)| Cut {
        around,
        days,
        only,
    })
}

/// Gives the text of an attribute as it was before it was written.
fn text(attributes: &[Attribute], name: &str) -> String {
    let value = attributes
        .iter()
        .find(|Attribute(id, _)| *id == Id::Plain(name.to_owned()));
    match value {
        Some(Attribute(_, Id::Escaped(text))) => text.trim_matches('"').to_owned(),
        _ => String::new(),
    }
}

/// Gives the edges of a drawing: from, to, quotes, whether it is dashed.
fn edges(drawn: &str) -> Vec<(String, String, Vec<String>, String)> {
    let stmts = match graphviz_rust::parse(drawn).unwrap() {
        Graph::DiGraph { stmts, .. } => stmts,
        Graph::Graph { .. } => Vec::new(),
    };
    let name = |vertex: &Vertex| match vertex {
        Vertex::N(dot_structures::NodeId(Id::Escaped(id), _)) => id.trim_matches('"').to_owned(),
        // No node of ours.
        _ => String::new(),
    };
    let edge = |statement: &Stmt| match statement {
        Stmt::Edge(Edge {
            ty: EdgeTy::Pair(from, to),
            attributes,
        }) => {
            let quotes = text(attributes, "tooltip").split("\\n").map(str::to_owned).collect();
            Some((name(from), name(to), quotes, text(attributes, "style")))
        }
        _ => None,
    };
    stmts.iter().filter_map(edge).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_part_of_a_graph_is_a_part_of_it(a in any_graph(), b in any_graph(), cut in any_cut()) {
        let mut graph = a;
        graph.merge(b);
        let part = cut.of(&graph).graph;
        for (id, node) in part.nodes() {
            prop_assert_eq!(graph.node(id), Some(node));
        }
        for (statement, _) in part.statements() {
            let whole = graph.parts(statement);
            prop_assert!(part.parts(statement).iter().all(|one| whole.contains(one)));
        }
        let all = relations(&graph);
        for (actor, relation, recipient) in relations(&part) {
            let whole = all.iter().find(|(from, other, to)| *from == actor && *to == recipient && other.key == relation.key);
            prop_assert!(whole.is_some_and(|(_, whole, _)| relation.evidence.is_subset(&whole.evidence)));
            prop_assert!(!relation.evidence.is_empty());
        }
        // Whatever it names is there, and it cannot be cut any further.
        for (_, relation, _) in part.relations() {
            for evidence in &relation.evidence {
                let named = evidence.voices.iter().chain([&evidence.quote.article]).chain(&evidence.statement);
                prop_assert!(named.chain(&relation.key.place).all(|node| part.node(node).is_some()));
            }
        }
        let again = cut.of(&part).graph;
        prop_assert_eq!(again.nodes(), part.nodes());
        prop_assert_eq!(again.relations(), part.relations());
    }

    #[test]
    fn a_cut_without_limits_leaves_all_that_links(a in any_graph()) {
        let part = Cut::default().of(&a).graph;
        prop_assert_eq!(part.relations(), a.relations());
        prop_assert_eq!(part.statements(), a.statements());
    }

    #[test]
    fn every_line_that_is_drawn_has_its_words_in_the_graph(a in any_graph(), b in any_graph(), cut in any_cut()) {
        let mut graph = a;
        graph.merge(b);
        let piece = cut.of(&graph);
        let look = Look { ends: piece.ends, ..Look::default() };
        let drawn = draw("dot", &piece.graph, &look);
        let mut seen = 0;
        for (from, to, quotes, style) in edges(&drawn) {
            seen += 1;
            let (from, to) = (NodeId::new(&from), NodeId::new(&to));
            let words: BTreeSet<String> = match style.as_str() {
                "dotted" => graph
                    .statements()
                    .into_iter()
                    .filter(|(id, _)| [&from, &to].iter().all(|end| graph.parts(id).iter().any(|(_, node)| *node == *end)))
                    .map(|(_, statement)| reported_label(statement))
                    .collect(),
                style => relations(&graph)
                    .into_iter()
                    .filter(|(one, _, other)| (one, other) == (&from, &to) || (other, one) == (&from, &to))
                    // What an article says itself is solid, also where somebody says it as well.
                    .filter(|(_, relation, _)| style == "dashed" || relation.is_fact())
                    .flat_map(|(_, relation, _)| relation.evidence)
                    .map(|evidence| one_line(&evidence.quote.exact))
                    .collect(),
            };
            prop_assert!(!quotes.is_empty());
            for quote in quotes {
                prop_assert!(words.contains(&quote), "{from} {style} {to}: {quote:?} is not among {words:?}");
            }
        }
        prop_assert_eq!(size(&piece.graph, &knowledge().ontology, &look).1, seen);
    }
}

/// Gives the boxes of a network: those of entities as they are drawn, those of words as they are cleared.
fn boxes(svg: &str) -> Vec<[f64; 4]> {
    let corners = |path: &str| {
        let numbers: Vec<f64> = path
            .split(|character: char| !character.is_ascii_digit() && character != '.')
            .filter_map(|number| number.parse().ok())
            .collect();
        // Of a box: M x,y H right V bottom H x Z.
        match numbers.as_slice() {
            [x, y, right, bottom, _] => Some([*x, *y, *right, *bottom]),
            _ => None,
        }
    };
    let paths = svg.lines().filter_map(|line| line.trim().strip_prefix("<path d=\""));
    let drawn = paths.filter(|path| !path.contains("stroke-dasharray"));
    drawn.filter_map(|path| corners(path.split('"').next()?)).collect()
}

#[test]
fn no_words_stand_on_others() {
    let mut graph = small_graph();
    for seed in ["seeds/000_560f2771e4cc42f3.txt", "seeds/003_2c964f4983a04a42.txt"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(seed);
        for article in articles::read_articles(&[path]) {
            let article = article.unwrap();
            let extraction = demarche::pipeline::extract(&article, knowledge());
            graph.merge(demarche::graph::build_graph(&article, &extraction, knowledge()));
        }
    }
    let svg = draw("svg", &graph, &Look::default());
    // The samples of the legend stand above the network.
    let boxes: Vec<[f64; 4]> = boxes(&svg)
        .into_iter()
        .filter(|place| place[3] - place[1] > 11.0 && place[1] > 150.0)
        .collect();
    assert!(boxes.len() > 60, "{}", boxes.len());
    let is_entity = |node: &Node| matches!(node, Node::Entity(_));
    assert!(graph.nodes().iter().filter(|(_, node)| is_entity(node)).count() > 30);
    let mut overlaps = Vec::new();
    for (index, one) in boxes.iter().enumerate() {
        for other in &boxes[index + 1..] {
            let across = one[2].min(other[2]) - one[0].max(other[0]);
            let down = one[3].min(other[3]) - one[1].max(other[1]);
            // The lines of one text stand close.
            if across > 1.0 && down > 2.0 {
                overlaps.push(format!("{one:?} {other:?}"));
            }
        }
    }
    assert!(overlaps.is_empty(), "{}", overlaps.join("\n"));
}
