//! EventGraph → rows of events with CAMEO and PLOVER codes, as users of GDELT, ICEWS and POLECAT know them.

use super::csv::{guarded, rows};
use super::table::{AttributeValue, EdgeRow, Table};
use crate::error::Result;
use crate::graph::{EventGraph, Node, NodeId};
use crate::ontology::{Aspect, Ontology};
use chrono::NaiveDate;
use std::iter;

const HEAD: [&str; 29] = [
    "id",
    "date",
    "earliest",
    "latest",
    "actor1",
    "actor1_name",
    "actor1_kind",
    "actor2",
    "actor2_name",
    "actor2_kind",
    "event_code",
    "event_root_code",
    "quad_class",
    "plover_event",
    "plover_mode",
    "relation",
    "polarity",
    "modality",
    "status",
    "claimed_by",
    "place",
    "num_mentions",
    "num_articles",
    "first_published",
    "words",
    "articles",
    "urls",
    "offsets",
    "rules",
];

/// Writes a row for every relation that happens at a time. A denied, planned or claimed event says so in its row.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    let table = Table::new(graph, ontology);
    let is_event = |row: &&EdgeRow<'_>| {
        let relation_type = row
            .relation
            .and_then(|relation| ontology.relation_type(&relation.key.relation_type));
        relation_type.is_some_and(|relation_type| relation_type.aspect == Aspect::Event)
    };
    let events = table.edges.iter().filter(is_event).map(|row| cells(graph, row));
    rows(b',', iter::once(HEAD.map(str::to_owned).to_vec()).chain(events))
}

fn cells(graph: &EventGraph, row: &EdgeRow<'_>) -> Vec<String> {
    let of = |name: &str| row.attributes.text(name);
    let [actor, recipient] = [row.from, row.to].map(|id| {
        let id = NodeId::new(id);
        let kind = match graph.node(&id) {
            Some(Node::Entity(entity)) => entity.kind.as_ref().map(ToString::to_string),
            _ => None,
        };
        (graph.label(&id).to_owned(), kind.unwrap_or_default())
    });
    let cameo = of("cameo");
    let root = cameo.get(..2).unwrap_or("");
    let plover = of("plover");
    let (event, mode) = plover.split_once('-').unwrap_or((&plover, ""));
    let articles = articles(row);
    let (urls, first) = printed(graph, &articles);
    let cells = [
        &row.id,
        &of("date"),
        &of("earliest"),
        &of("latest"),
        row.from,
        &actor.0,
        &actor.1,
        row.to,
        &recipient.0,
        &recipient.1,
        &cameo,
        root,
        quad_class(root),
        event,
        mode,
        &of("edge_type"),
        &of("polarity"),
        &of("modality"),
        &of("status"),
        &of("claimed_by"),
        &of("place"),
        &of("evidence"),
        &articles.len().to_string(),
        &first.map(|day| day.to_string()).unwrap_or_default(),
        &of("words"),
        &articles.join(" | "),
        &urls.join(" | "),
        &of("offsets"),
        &of("rules"),
    ];
    cells.map(guarded).to_vec()
}

/// Gives each article of the evidence once.
fn articles(row: &EdgeRow<'_>) -> Vec<String> {
    let mut articles = match row.attributes.get("articles") {
        Some(AttributeValue::List(articles)) => articles.clone(),
        _ => Vec::new(),
    };
    articles.dedup();
    articles
}

/// Gives where the articles can be read, and the day of the first.
fn printed(graph: &EventGraph, articles: &[String]) -> (Vec<String>, Option<NaiveDate>) {
    let nodes = articles.iter().filter_map(|id| match graph.node(&NodeId::new(id)) {
        Some(Node::Article(article)) => Some((article.url.clone(), article.published)),
        _ => None,
    });
    let (urls, days): (Vec<_>, Vec<_>) = nodes.unzip();
    (urls.into_iter().flatten().collect(), days.into_iter().flatten().min())
}

/// Gives GDELT's four classes: verbal and material cooperation, verbal and material conflict.
fn quad_class(root: &str) -> &'static str {
    match root {
        "01" | "02" | "03" | "04" | "05" => "1",
        "06" | "07" | "08" | "09" => "2",
        "10" | "11" | "12" | "13" | "14" => "3",
        "15" | "16" | "17" | "18" | "19" | "20" => "4",
        _ => "",
    }
}
