//! EventGraph → Graphviz.
//!
//! All text is encoded here: the crate that prints the graph escapes nothing.

use super::words;
use crate::error::Result;
use crate::graph::{
    EntityNode, EventGraph, Node, NodeId, Part, RelationEdge, StatementNode, article_label, one_line, part_label,
    reported_label,
};
use crate::ontology::Ontology;
use graphviz_rust::dot_structures as dot;
use graphviz_rust::dot_structures::{Attribute, EdgeTy, GraphAttributes, Id, Stmt, Vertex};
use graphviz_rust::printer::{DotPrinter, PrinterContext};

const LEGEND: &str = "\
red: a relation, dashed where it is only claimed by a speaker
dashed box: a statement; blue: its speaker; grey: whom it is about; dotted: its article and date";

/// How wide labels may be, in pixels.
const WIDTH: f64 = 230.0;

/// Writes every node and edge: entities by kind, claims dashed.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    let mut statements = vec![
        Stmt::GAttribute(GraphAttributes::Graph(attributes(&[
            ("rankdir", "LR"),
            ("fontname", "sans-serif"),
            ("ranksep", "1.2"),
            ("label", LEGEND),
        ]))),
        Stmt::GAttribute(GraphAttributes::Node(attributes(&[
            ("fontname", "sans-serif"),
            ("fontsize", "11"),
        ]))),
        Stmt::GAttribute(GraphAttributes::Edge(attributes(&[
            ("fontname", "sans-serif"),
            ("fontsize", "9"),
        ]))),
    ];
    for (id, node) in graph.nodes() {
        let attributes = match node {
            Node::Entity(entity) => entity_attributes(entity, ontology),
            Node::Statement(statement) => statement_attributes(graph, id, statement),
            Node::Article(_) => article_attributes(graph, id),
            Node::Date(value) => attributes(&[("label", value.as_str()), ("shape", "plaintext"), ("tooltip", "date")]),
        };
        let id = dot::NodeId(quoted(id.as_str()), None);
        statements.push(Stmt::Node(dot::Node { id, attributes }));
    }
    for (statement, _) in graph.statements() {
        for (part, to) in graph.parts(statement) {
            statements.push(edge(statement, to, part_attributes(part)));
        }
    }
    for (actor, relation, recipient) in graph.relations() {
        statements.push(edge(actor, recipient, relation_attributes(graph, relation, ontology)));
    }
    let printed = dot::Graph::DiGraph {
        id: Id::Plain("demarche".to_owned()),
        strict: false,
        stmts: statements,
    };
    let mut text = printed.print(&mut PrinterContext::default());
    text.push('\n');
    Ok(text.into_bytes())
}

fn entity_attributes(entity: &EntityNode, ontology: &Ontology) -> Vec<Attribute> {
    let kind = entity.kind.as_ref().and_then(|kind| ontology.kind(kind));
    let (shape, color) = kind.map_or(("box", "#FFFFFF"), |kind| (&kind.shape, &kind.color));
    attributes(&[
        ("label", &label(&entity.label, 3)),
        ("shape", shape),
        ("style", "filled"),
        ("fillcolor", color),
    ])
}

fn statement_attributes(graph: &EventGraph, id: &NodeId, statement: &StatementNode) -> Vec<Attribute> {
    let speaker = part_label(graph, id, Part::Speaker);
    let said_on = part_label(graph, id, Part::SaidOn);
    let date = if said_on.is_empty() { "no date" } else { &said_on };
    let head = format!("{speaker} – {} – {date}", statement.act);
    let content = reported_label(statement);
    attributes(&[
        ("label", &format!("{}\n{}", label(&head, 2), label(&content, 2))),
        ("tooltip", &content),
        ("shape", "box"),
        ("style", "rounded,dashed"),
    ])
}

fn article_attributes(graph: &EventGraph, id: &NodeId) -> Vec<Attribute> {
    attributes(&[
        ("label", &label(&article_label(graph, id), 3)),
        ("tooltip", graph.label(id)),
        ("shape", "tab"),
        ("color", "#888888"),
    ])
}

fn part_attributes(part: Part) -> Vec<Attribute> {
    let (color, style, label) = match part {
        Part::Speaker => ("#1F4E79", "solid", ""),
        Part::About => ("#777777", "solid", ""),
        Part::ReportedIn | Part::SaidOn => ("#AAAAAA", "dotted", ""),
        _ => ("#1F4E79", "solid", part.label()),
    };
    attributes(&[
        ("label", label),
        ("tooltip", part.label()),
        ("color", color),
        ("fontcolor", color),
        ("style", style),
    ])
}

fn relation_attributes(graph: &EventGraph, relation: &RelationEdge, ontology: &Ontology) -> Vec<Attribute> {
    let style = if relation.is_fact() { "solid" } else { "dashed" };
    let quotes: Vec<String> = relation
        .evidence
        .iter()
        .map(|evidence| one_line(&evidence.quote.exact))
        .collect();
    attributes(&[
        ("label", &label(&words::relation(graph, &relation.key, ontology), 3)),
        ("tooltip", &quotes.join("\n")),
        ("color", "#8B1A1A"),
        ("fontcolor", "#8B1A1A"),
        ("penwidth", "1.5"),
        ("style", style),
    ])
}

fn edge(from: &NodeId, to: &NodeId, attributes: Vec<Attribute>) -> Stmt {
    let vertex = |id: &NodeId| Vertex::N(dot::NodeId(quoted(id.as_str()), None));
    Stmt::Edge(dot::Edge {
        ty: EdgeTy::Pair(vertex(from), vertex(to)),
        attributes,
    })
}

fn label(text: &str, most: usize) -> String {
    words::wrap(&one_line(text), WIDTH, most).join("\n")
}

fn attributes(pairs: &[(&str, &str)]) -> Vec<Attribute> {
    let attribute = |(name, value): &(&str, &str)| Attribute(Id::Plain((*name).to_owned()), quoted(value));
    pairs.iter().map(attribute).collect()
}

/// Writes a text in quotation marks so that Graphviz shows it as it is.
///
/// Graphviz reads backslashes and HTML entities in it, and stops at NUL.
fn quoted(text: &str) -> Id {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '&' => quoted.push_str("&amp;"),
            '\0' | '\r' => {}
            _ if character.is_control() => quoted.push(' '),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    Id::Escaped(quoted)
}
