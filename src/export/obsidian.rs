//! EventGraph → a vault of Obsidian: a note for every entity, statement and article.

use super::File;
use super::markdown::escaped;
use super::table::{AttributeValue, EdgeRow, NodeRow, Table};
use super::words::allowed_in_xml;
use crate::error::{Error, Result};
use crate::graph::{EventGraph, Node, NodeId, digest, one_line};
use crate::ontology::Ontology;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

/// The longest name of a note, in characters, without folder and ending.
const LONGEST: usize = 60;

/// Names that Windows keeps for itself.
const RESERVED: [&str; 22] = [
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1", "lpt2", "lpt3",
    "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// Where a note stands, without its ending.
struct NoteName {
    folder: &'static str,
    name: String,
}

/// By the ids of nodes.
type Notes<'a> = FxHashMap<&'a str, NoteName>;

/// Writes the notes, sorted by path: attributes as properties, edges as links.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<File>> {
    let table = Table::new(graph, ontology);
    let notes = find_notes(&table);
    let mut edges: FxHashMap<&str, Vec<&EdgeRow<'_>>> = FxHashMap::default();
    for row in &table.edges {
        edges.entry(row.from).or_default().push(row);
    }
    let mut files = Vec::new();
    for row in &table.nodes {
        if let Some(NoteName { folder, name }) = notes.get(row.id) {
            let own = edges.get(row.id).map_or(&[][..], Vec::as_slice);
            files.push(File::new(format!("{folder}/{name}.md"), note(graph, row, own, &notes)?));
        }
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(files)
}

fn note(graph: &EventGraph, row: &NodeRow<'_>, edges: &[&EdgeRow<'_>], notes: &Notes<'_>) -> Result<String> {
    let mut lines = vec!["---".to_owned(), format!("id: {}", yaml(&[row.id], false)?)];
    for (column, value) in row.attributes.iter() {
        lines.push(format!("{}: {}", column.name, property(value)?));
    }
    lines.push("---".to_owned());
    lines.push(format!("# {}", escaped(&row.attributes.text("label"))));
    if let Node::Statement(_) = row.node {
        lines.push(format!(
            "> {}: {}",
            escaped(&row.attributes.text("cue")),
            escaped(&row.attributes.text("words"))
        ));
    }
    for edge in edges {
        lines.push(bullet(graph, edge, notes));
    }
    lines.push(String::new());
    Ok(lines.join("\n"))
}

/// Writes an edge as a line with a link to its other end.
fn bullet(graph: &EventGraph, edge: &EdgeRow<'_>, notes: &Notes<'_>) -> String {
    let of = |name: &str| escaped(&edge.attributes.text(name));
    let to = link(graph, edge.to, notes);
    match edge.relation {
        None => format!("- {}: {to}", of("label")),
        Some(relation) => {
            let mut articles: Vec<String> = Vec::new();
            for evidence in &relation.evidence {
                let article = link(graph, evidence.quote.article.as_str(), notes);
                if !articles.contains(&article) {
                    articles.push(article);
                }
            }
            let status = match (relation.is_fact(), of("claimed_by")) {
                (true, by) if by.is_empty() => "fact".to_owned(),
                (true, by) => format!("fact, also said by {by}"),
                (false, by) => format!("claimed by {by}"),
            };
            let words = of("words");
            format!(
                "- **{}**: {to} ({status}) “{words}” {}",
                of("label"),
                articles.join(", ")
            )
        }
    }
}

/// Links to a note by its name, which no other note has; a date, which has none, is text.
fn link(graph: &EventGraph, id: &str, notes: &Notes<'_>) -> String {
    match notes.get(id) {
        Some(note) => format!("[[{}]]", note.name),
        None => escaped(graph.label(&NodeId::new(id))),
    }
}

/// Gives every node but dates a note whose name is one on every system; those that would be the same get a number.
fn find_notes<'a>(table: &Table<'a>) -> Notes<'a> {
    let mut drafts = Vec::new();
    for row in &table.nodes {
        let of = |name: &str| row.attributes.text(name);
        let (folder, name) = match row.node {
            Node::Entity(_) => ("Entities", of("label")),
            // Somebody may say several things a day.
            Node::Statement(_) => (
                "Statements",
                format!("{} {} {} {}", number(row.id), of("date"), of("speaker"), of("act")),
            ),
            Node::Article(_) => ("Articles", of("label")),
            Node::Date(_) => continue,
        };
        drafts.push((row.id, folder, file_name(&name)));
    }
    let mut uses: FxHashMap<String, usize> = FxHashMap::default();
    for (_, _, name) in &drafts {
        *uses.entry(name.to_lowercase()).or_default() += 1;
    }
    let mut notes = Notes::default();
    for (id, folder, name) in drafts {
        let lower = name.to_lowercase();
        let is_plain = uses.get(&lower) == Some(&1) && !name.is_empty() && !RESERVED.contains(&lower.as_str());
        let name = if is_plain {
            name
        } else {
            format!("{name} {}", number(id)).trim().to_owned()
        };
        notes.insert(id, NoteName { folder, name });
    }
    notes
}

/// Gives eight digits that tell an id from others.
fn number(id: &str) -> String {
    digest([id]).chars().take(8).collect()
}

/// Keeps what may stand in a file's name, in a link and in Markdown: letters, digits, spaces and a few marks.
fn file_name(text: &str) -> String {
    let mut name = String::new();
    for character in one_line(text).nfc() {
        let is_mark = ",.'’()_+@–".contains(character);
        let is_hyphen = character == '-' && !name.ends_with('-');
        if character.is_alphanumeric() || character == ' ' || is_mark || is_hyphen {
            name.push(character);
        }
    }
    let name: String = one_line(&name).chars().take(LONGEST).collect();
    name.trim_matches([' ', '.', '-']).to_owned()
}

fn property(value: &AttributeValue) -> Result<String> {
    match value {
        AttributeValue::List(texts) => yaml(&texts.iter().map(String::as_str).collect::<Vec<_>>(), true),
        AttributeValue::Text(text) => yaml(&[text], false),
        _ => Ok(value.text()),
    }
}

/// Writes texts as YAML, of which JSON is a part once what cannot be printed is left out. Obsidian follows links in
/// properties, so two brackets never stand together.
fn yaml(texts: &[&str], as_list: bool) -> Result<String> {
    let texts: Vec<String> = texts
        .iter()
        .map(|text| allowed_in_xml(&one_line(text)).replace("[[", "[ ["))
        .collect();
    let json = match texts.as_slice() {
        [text] if !as_list => serde_json::to_string(text),
        texts => serde_json::to_string(texts),
    };
    json.map_err(|error| Error::new("YAML", error))
}
