//! EventGraph → JSON Canvas, which Obsidian and others open.

use super::json::{document, text};
use super::markdown::escaped;
use super::table::{NodeRow, Table};
use crate::error::Result;
use crate::graph::{EventGraph, Node};
use crate::ontology::Ontology;
use serde_json::json;

/// The size of a card and the distance to the next, in pixels.
const WIDTH: usize = 360;
const HEIGHT: usize = 160;
const GAP_X: usize = 320;
const GAP_Y: usize = 40;

/// The colours of entities, statements, articles and dates, by the numbers of the format: cyan, yellow, purple, green.
const COLORS: [&str; 4] = ["5", "3", "6", "4"];
const RED: &str = "1";
const ORANGE: &str = "2";

/// Writes a card for every node, in a column for each type, and an arrow for every edge.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    let table = Table::new(graph, ontology);
    let mut heights = [0; COLORS.len()];
    let nodes = table.nodes.iter().map(|row| {
        let column = match row.node {
            Node::Entity(_) => 0,
            Node::Statement(_) => 1,
            Node::Article(_) => 2,
            Node::Date(_) => 3,
        };
        let (x, y) = (column * (WIDTH + GAP_X), heights[column]);
        heights[column] += HEIGHT + GAP_Y;
        text(&json!({
            "id": row.id, "type": "text", "text": card(row), "color": COLORS[column],
            "x": x, "y": y, "width": WIDTH, "height": HEIGHT,
        }))
    });
    let nodes = nodes.collect::<Result<Vec<_>>>()?;
    let edges = table.edges.iter().map(|row| {
        let mut edge = json!({
            "id": row.id, "fromNode": row.from, "toNode": row.to, "toEnd": "arrow", "label": row.attributes.text("label"),
        });
        if let Some(relation) = row.relation {
            let by = row.attributes.text("claimed_by");
            let label = row.attributes.text("label");
            let (color, label) = if relation.is_fact() {
                (RED, format!("{label} (fact)"))
            } else {
                (ORANGE, format!("{label} (claimed by {by})"))
            };
            edge["color"] = json!(color);
            edge["label"] = json!(label);
        }
        text(&edge)
    });
    Ok(document(&[], &[("nodes", nodes), ("edges", edges.collect::<Result<_>>()?)]).into_bytes())
}

/// Gives the text of a card, in Markdown.
fn card(row: &NodeRow<'_>) -> String {
    let attributes = &row.attributes;
    let of = |name: &str| escaped(&attributes.text(name));
    match row.node {
        Node::Entity(_) => format!("**{}**\n\n{}", of("label"), of("kind")),
        Node::Statement(_) => format!(
            "**{}** – {} – {}\n\n{} “{}”",
            of("speaker"),
            of("act"),
            of("date"),
            of("cue"),
            of("words")
        ),
        Node::Article(_) => format!("**{}**\n\n{}", of("label"), of("headline")),
        Node::Date(_) => of("label"),
    }
}
