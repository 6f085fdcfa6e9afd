//! EventGraph → a script of Cypher, for Neo4j, Memgraph and FalkorDB. Running it again changes nothing.

use super::table::{AttributeValue, Attributes, NodeRow, Table};
use crate::error::Result;
use crate::graph::{EventGraph, Node};
use crate::ontology::Ontology;

/// The labels that tell the types of nodes apart.
const TYPES: [&str; 4] = ["Entity", "Statement", "Article", "Date"];

/// Writes one statement a line: an index for every type of node, then nodes, then relationships.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    let table = Table::new(graph, ontology);
    let mut lines: Vec<String> = TYPES
        .iter()
        .map(|label| format!("CREATE INDEX demarche_{label} IF NOT EXISTS FOR (n:{label}) ON (n.id);"))
        .collect();
    for row in &table.nodes {
        let (label, id) = (type_label(row.node), string(row.id));
        let properties = map(&row.attributes);
        let more: String = labels(row)
            .iter()
            .skip(1)
            .map(|label| format!(", n:`{label}`"))
            .collect();
        lines.push(format!("MERGE (n:{label} {{id: {id}}}) SET n += {properties}{more};"));
    }
    let label_of = |id: &str| {
        let found = table.nodes.binary_search_by(|row| row.id.cmp(id));
        found.map_or(TYPES[0], |index| type_label(table.nodes[index].node))
    };
    for row in &table.edges {
        let end = |name: &str, id: &str| format!("({name}:{} {{id: {}}})", label_of(id), string(id));
        let (from, to) = (end("a", row.from), end("b", row.to));
        let (edge_type, id) = (type_name(&row.attributes.text("edge_type")), string(&row.id));
        let properties = map(&row.attributes);
        lines.push(format!(
            "MATCH {from} MATCH {to} MERGE (a)-[r:`{edge_type}` {{id: {id}}}]->(b) SET r += {properties};"
        ));
    }
    lines.push(String::new());
    Ok(lines.join("\n").into_bytes())
}

/// Gives the labels of a node: its type, and the kind of an entity.
pub(super) fn labels(row: &NodeRow<'_>) -> Vec<String> {
    let kind = match row.node {
        Node::Entity(entity) => entity.kind.as_ref().map(|kind| name(kind.as_str())),
        _ => None,
    };
    // A kind `Statement` would make an entity a statement.
    let kind = kind.filter(|kind| !TYPES.contains(&kind.as_str()));
    [type_label(row.node).to_owned()].into_iter().chain(kind).collect()
}

fn type_label(node: &Node) -> &'static str {
    match node {
        Node::Entity(_) => TYPES[0],
        Node::Statement(_) => TYPES[1],
        Node::Article(_) => TYPES[2],
        Node::Date(_) => TYPES[3],
    }
}

/// Gives the type of a relationship as Neo4j writes types: `MET_WITH`.
pub(super) fn type_name(edge_type: &str) -> String {
    name(edge_type).to_uppercase()
}

/// Keeps letters, digits and `_`: graphs from elsewhere may hold kinds and types of any spelling. `_` for nothing.
fn name(text: &str) -> String {
    let keep = |character: char| if character.is_alphanumeric() { character } else { '_' };
    let name: String = text.chars().map(keep).collect();
    if name.is_empty() { "_".to_owned() } else { name }
}

fn map(attributes: &Attributes) -> String {
    let entries: Vec<String> = attributes
        .iter()
        .map(|(column, value)| format!("{}: {}", column.name, literal(value)))
        .collect();
    format!("{{{}}}", entries.join(", "))
}

fn literal(value: &AttributeValue) -> String {
    match value {
        AttributeValue::List(texts) => {
            let texts: Vec<String> = texts.iter().map(|text| string(text)).collect();
            format!("[{}]", texts.join(", "))
        }
        AttributeValue::Flag(_) | AttributeValue::Count(_) | AttributeValue::Share(_) => value.text(),
        // `date()` is not known everywhere; the text sorts the same.
        AttributeValue::Text(_) | AttributeValue::Day(_) => string(&value.text()),
    }
}

/// Writes a text in apostrophes, on one line.
///
/// Older parsers turn `\u0027` into an apostrophe before they look for the end of a text, even behind a backslash:
/// the two letters never stand together. Control characters become spaces.
fn string(text: &str) -> String {
    let mut quoted = String::from("'");
    let mut last = ' ';
    for character in text.chars() {
        match character {
            'u' | 'U' if last == '\\' => {
                quoted.push_str("' + '");
                quoted.push(character);
            }
            '\'' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            _ if character.is_control() => quoted.push(' '),
            _ => quoted.push(character),
        }
        last = character;
    }
    quoted.push('\'');
    quoted
}
