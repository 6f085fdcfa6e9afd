//! EventGraph → Graphviz.
//!
//! All text is encoded here: the crate that prints the graph escapes nothing.

use super::diagram::{self, Diagram, Line, LineSort, Look, Statements};
use super::words;
use crate::error::Result;
use crate::graph::{
    EntityNode, EventGraph, Node, NodeId, Part, StatementNode, article_label, one_line, reported_label,
};
use crate::ontology::Ontology;
use graphviz_rust::dot_structures as dot;
use graphviz_rust::dot_structures::{Attribute, EdgeTy, GraphAttributes, Id, Stmt, Vertex};
use graphviz_rust::printer::{DotPrinter, PrinterContext};
use rustc_hash::FxHashSet;

/// How wide labels may be, in pixels.
const WIDTH: f64 = 230.0;

/// Writes the network in the look that reads best: statements as lines.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    draw(graph, ontology, &Look::default())
}

/// Writes the network: entities by kind, claims dashed; with statements as nodes their articles and dates as well.
pub(super) fn draw(graph: &EventGraph, ontology: &Ontology, look: &Look) -> Result<Vec<u8>> {
    let with_nodes = look.statements == Some(Statements::Nodes);
    let diagram = Diagram::new(graph, ontology, look);
    let mut printed = vec![
        Stmt::GAttribute(GraphAttributes::Graph(attributes(&[
            ("rankdir", "LR"),
            ("fontname", "sans-serif"),
            ("ranksep", "1.2"),
            ("labelloc", "t"),
            ("labeljust", "l"),
            ("label", &head(graph, look, &diagram, with_nodes)),
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
    let dots: FxHashSet<&NodeId> = diagram.dots.iter().map(|dot| dot.id).collect();
    for (id, node) in graph.nodes() {
        let attributes = match node {
            Node::Entity(entity) if with_nodes || dots.contains(id) => entity_attributes(entity, ontology),
            Node::Statement(statement) if with_nodes => statement_attributes(graph, id, statement),
            Node::Article(_) if with_nodes => article_attributes(graph, id),
            Node::Date(value) if with_nodes => {
                attributes(&[("label", value.as_str()), ("shape", "plaintext"), ("tooltip", "date")])
            }
            _ => continue,
        };
        let id = dot::NodeId(quoted(id.as_str()), None);
        printed.push(Stmt::Node(dot::Node { id, attributes }));
    }
    if with_nodes {
        for (statement, _) in graph.statements() {
            for (part, to) in graph.parts(statement) {
                printed.push(edge(statement, to, part_attributes(part)));
            }
        }
    }
    for line in &diagram.lines {
        let (from, to) = (diagram.dots[line.from].id, diagram.dots[line.to].id);
        printed.push(edge(from, to, line_attributes(line)));
    }
    let printed = dot::Graph::DiGraph {
        id: Id::Plain("demarche".to_owned()),
        strict: false,
        stmts: printed,
    };
    let mut text = printed.print(&mut PrinterContext::default());
    text.push('\n');
    Ok(text.into_bytes())
}

/// Gives title and legend.
fn head(graph: &EventGraph, look: &Look, diagram: &Diagram<'_>, with_nodes: bool) -> String {
    let (title, counts) = diagram::head(graph, look);
    let mut lines = words::wrap(&title, 6.0 * WIDTH, 3);
    lines.push(counts);
    for (sort, words) in [
        (LineSort::Fact, "black, solid: an article says it itself"),
        (LineSort::Claim, "red, dashed: only somebody says so, named on the line"),
        (
            LineSort::Statement,
            "blue, dotted: says something about (or to) whom it leads to",
        ),
        (
            LineSort::All,
            "a line: all that one says of the other or does to it, with how many statements and relations",
        ),
    ] {
        if diagram.has(sort) {
            lines.push(words.to_owned());
        }
    }
    if with_nodes {
        lines.push(
            "dashed box: a statement; blue: its speaker; grey: whom it is about; grey, dotted: its article and date"
                .to_owned(),
        );
    }
    lines.extend(diagram::remarks(diagram));
    lines.join("\n")
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
    let head = diagram::statement_head(graph, id, statement);
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

fn line_attributes(line: &Line) -> Vec<Attribute> {
    let (color, style) = match line.sort {
        LineSort::Fact => ("#222222", "solid"),
        LineSort::Claim => ("#8B1A1A", "dashed"),
        LineSort::Statement => ("#1F4E79", "dotted"),
        LineSort::All => ("#55606B", "solid"),
    };
    let labels: Vec<String> = line.label.iter().map(|text| label(text, 3)).collect();
    let width = format!("{:.1}", (0.9 + 0.5 * (line.count as f64).sqrt()).min(4.0));
    attributes(&[
        ("label", &labels.join("\n")),
        ("tooltip", &[&line.details[..], &line.quotes[..]].concat().join("\n")),
        ("color", color),
        ("fontcolor", color),
        ("penwidth", &width),
        ("style", style),
        ("dir", if line.is_directed { "forward" } else { "none" }),
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
