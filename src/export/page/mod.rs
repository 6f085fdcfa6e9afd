//! EventGraph → one HTML file that people open, mail and publish: graph, timeline, tables and articles of one selection.
//!
//! It loads nothing: script, style and data stand in it, and its policy allows no others. Texts are data, never markup.

mod data;
mod layout;
mod offsets;
mod policy;
mod record;

pub use policy::source_of;

use crate::error::{Error, Result};
use crate::graph::{EventGraph, NodeId};
use crate::ontology::Ontology;
use data::Data;
use std::collections::{BTreeMap, BTreeSet};

const HTML: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
/// One script, in the order in which its parts need each other.
const SCRIPTS: [&str; 13] = [
    include_str!("js/base.js"),
    include_str!("js/words.js"),
    include_str!("js/state.js"),
    include_str!("js/list.js"),
    include_str!("js/table.js"),
    include_str!("js/timeline.js"),
    include_str!("js/scene.js"),
    include_str!("js/overview.js"),
    include_str!("js/graph.js"),
    include_str!("js/gestures.js"),
    include_str!("js/article.js"),
    include_str!("js/detail.js"),
    include_str!("js/main.js"),
];

/// What a page shows that no graph holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extras {
    /// The title of the page; how much it holds if there is none.
    pub title: Option<String>,
    /// The texts of articles, by their nodes.
    pub texts: BTreeMap<NodeId, String>,
    /// What parties call entities.
    pub names: Vec<NameOfParty>,
    /// The positions that statements take, one line each, by the statements' nodes.
    pub stances: BTreeMap<NodeId, Vec<String>>,
    /// The statements by which somebody has turned.
    pub turns: BTreeSet<NodeId>,
}

/// A name that a party uses for an entity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameOfParty {
    /// The entity's node.
    pub entity: NodeId,
    /// Who uses it: `Japan`.
    pub party: String,
    /// `Northern Territories`.
    pub name: String,
}

/// Writes the page. The same graph and extras give the same bytes.
pub fn write(graph: &EventGraph, ontology: &Ontology, extras: &Extras) -> Result<Vec<u8>> {
    let data = Data::new(graph, ontology, extras);
    let json = serde_json::to_string(&data).map_err(|error| Error::new("HTML", error))?;
    // A block keeps the names of the script to itself.
    let script = format!("\"use strict\";\n{{\n{}}}\n", SCRIPTS.concat());
    let parts = [
        ("{{script-source}}", source_of(&script)),
        ("{{style-source}}", source_of(STYLE)),
        ("{{title}}", escape(&data.title)),
        ("{{style}}", STYLE.to_owned()),
        ("{{heading}}", escape(&data.title)),
        ("{{data}}", escape_json(&json)),
        ("{{script}}", script),
    ];
    Ok(fill(HTML, &parts).into_bytes())
}

/// Puts each part in its place, once and in this order: what stands in one part is no place for another.
fn fill(template: &str, parts: &[(&str, String)]) -> String {
    let mut page = String::new();
    let mut rest = template;
    for (place, part) in parts {
        if let Some((before, after)) = rest.split_once(place) {
            page.push_str(before);
            page.push_str(part);
            rest = after;
        }
    }
    page.push_str(rest);
    page
}

/// Escapes a text so that it stays text between tags.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Escapes JSON so that nothing in it ends the element that it stands in. Such letters stand only within its strings.
fn escape_json(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            '<' => escaped.push_str("\\u003c"),
            '>' => escaped.push_str("\\u003e"),
            '&' => escaped.push_str("\\u0026"),
            // No character of HTML; browsers would put others in their place.
            '\u{FEFF}' => escaped.push_str("\\ufeff"),
            '\u{FFFE}' => escaped.push_str("\\ufffe"),
            '\u{FFFF}' => escaped.push_str("\\uffff"),
            _ => escaped.push(character),
        }
    }
    escaped
}
