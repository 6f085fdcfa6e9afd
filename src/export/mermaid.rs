//! EventGraph → a flowchart of Mermaid, as GitHub, GitLab and Obsidian draw it inside Markdown.
//!
//! Nodes are `n0`, `n1`, … in the order of their ids: a word such as `end` would be read as Mermaid's own.

use super::table::{EdgeRow, NodeRow, Table, status};
use super::words::wrap;
use crate::error::Result;
use crate::graph::{EventGraph, Node, one_line};
use crate::ontology::Ontology;
use rustc_hash::FxHashMap;

/// The parts of statements that are drawn: date and article stand in a statement's label or nowhere.
const PARTS: [&str; 4] = ["speaker", "co_speaker", "addressee", "about"];

/// How wide labels may be, in pixels.
const WIDTH: f64 = 230.0;

/// Writes entities and statements, relations (dashed where they are only claimed) and who says what about whom.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    let table = Table::new(graph, ontology);
    let edges = table
        .edges
        .iter()
        .filter(|row| row.relation.is_some() || PARTS.contains(&row.attributes.text("edge_type").as_str()));
    let nodes = table
        .nodes
        .iter()
        .filter(|row| matches!(row.node, Node::Entity(_) | Node::Statement(_)));
    let mut names: FxHashMap<&str, String> = FxHashMap::default();
    let mut lines = vec![
        "flowchart LR".to_owned(),
        "%% thick: an article says it itself; dotted: only claimed, by whom the label says".to_owned(),
    ];
    for (index, row) in nodes.enumerate() {
        let name = format!("n{index}");
        lines.push(node(&name, row));
        names.insert(row.id, name);
    }
    for row in edges {
        if let (Some(from), Some(to)) = (names.get(row.from), names.get(row.to)) {
            lines.push(edge(from, row, to));
        }
    }
    lines.push("classDef statement stroke-dasharray: 4 3".to_owned());
    Ok(format!("{}\n", lines.join("\n  ")).into_bytes())
}

fn node(name: &str, row: &NodeRow<'_>) -> String {
    match row.node {
        Node::Statement(_) => {
            let speaker = row.attributes.text("speaker");
            let date = row.attributes.text("date");
            let head = [speaker.as_str(), &row.attributes.text("act"), &date].join(" – ");
            let words = row.attributes.text("words");
            format!("{name}([\"{}<br>{}\"]):::statement", label(&head, 2), label(&words, 2))
        }
        _ => format!("{name}[\"{}\"]", label(&row.attributes.text("label"), 2)),
    }
}

fn edge(from: &str, row: &EdgeRow<'_>, to: &str) -> String {
    let text = row.attributes.text("label");
    match row.relation {
        None => format!("{from} -- \"{}\" --- {to}", label(&text, 1)),
        Some(relation) if relation.is_fact() => format!("{from} == \"{}\" ==> {to}", label(&text, 2)),
        Some(relation) => {
            let by = row.attributes.text("claimed_by");
            let text = format!("{text}, {} by {by}", status(relation));
            format!("{from} -. \"{}\" .-> {to}", label(&text, 3))
        }
    }
}

/// Writes a text that stands in quotation marks: letters, marks and spaces as they are, all that Mermaid or Markdown
/// could read as its own by its number. A space stands for an empty text.
fn label(text: &str, most: usize) -> String {
    let lines = wrap(&one_line(text), WIDTH, most);
    let lines: Vec<String> = lines.iter().map(|line| encoded(line)).collect();
    if lines.is_empty() {
        " ".to_owned()
    } else {
        lines.join("<br>")
    }
}

fn encoded(line: &str) -> String {
    let mut encoded = String::with_capacity(line.len());
    // "1. " at the start of a line would be a list, which Mermaid does not draw.
    let mut may_be_number = true;
    for character in line.chars() {
        match character {
            '.' if may_be_number => encoded.push_str("#46;"),
            ' ' | ',' | '.' | ':' | '?' | '\'' => encoded.push(character),
            '\u{FFFE}' | '\u{FFFF}' => {}
            _ if character.is_ascii_alphanumeric() || !character.is_ascii() => encoded.push(character),
            _ => encoded.push_str(&format!("#{};", u32::from(character))),
        }
        may_be_number &= character.is_ascii_digit();
    }
    encoded
}
