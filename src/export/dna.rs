//! EventGraph → the event list of the Discourse Network Analyzer: who takes which side on what.
//!
//! The head is the one that DNA writes, with the columns of our own behind it; cells are set apart by `;`.

use super::csv::{guarded, rows};
use super::table::{Attributes, Table};
use crate::error::Result;
use crate::graph::{EntityNode, EventGraph, Node, NodeId, Part, StatementNode, part_label};
use crate::ontology::{KindId, Ontology, Polarity, Position, Trait};

const HEAD: [&str; 18] = [
    "statement ID",
    "time",
    "document ID",
    "document title",
    "author",
    "source",
    "section",
    "type",
    "text",
    "person",
    "organization",
    "concept",
    "agreement",
    "act",
    "published",
    "url",
    "rule",
    "confidence",
];

/// The acts that take a side against what they are about.
const AGAINST: [&str; 3] = ["accuse", "deny", "refuse"];

/// Writes a row for every statement, speaker and concept; one without a concept if it is about nothing.
///
/// The concepts are the topics on which it takes a position for or against, else whom and what it is about. Who speaks is
/// no concept of his own: "he opposes tariffs" is about tariffs.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    let table = Table::new(graph, ontology);
    let mut found = vec![HEAD.map(str::to_owned).to_vec()];
    for row in &table.nodes {
        let Node::Statement(statement) = row.node else { continue };
        let id = NodeId::new(row.id);
        let parts = graph.parts(&id);
        let of = |wanted: &[Part]| {
            parts
                .iter()
                .filter(|(part, _)| wanted.contains(part))
                .map(|(_, node)| *node)
                .collect::<Vec<_>>()
        };
        let speakers = of(&[Part::Speaker, Part::CoSpeaker]);
        let about = of(&[Part::About]);
        let about = about.into_iter().filter(|about| !speakers.contains(about));
        let mut concepts = positions(statement);
        if concepts.is_empty() {
            concepts = about.map(|about| (graph.label(about), agreement(statement))).collect();
        }
        if concepts.is_empty() {
            concepts.push(("", agreement(statement)));
        }
        for speaker in speakers {
            let [person, organization] = actor(graph, ontology, &id, speaker);
            for (concept, agreement) in &concepts {
                let variables = [person.as_str(), &organization, concept, agreement];
                found.push(cells(graph, row.id, &row.attributes, variables));
            }
        }
    }
    rows(b';', found.into_iter())
}

fn cells(graph: &EventGraph, id: &str, attributes: &Attributes, variables: [&str; 4]) -> Vec<String> {
    let article = NodeId::new(&attributes.text("article"));
    let [title, author] = match graph.node(&article) {
        Some(Node::Article(article)) => [&article.title, &article.author].map(|text| text.clone().unwrap_or_default()),
        _ => [String::new(), String::new()],
    };
    let [person, organization, concept, agreement] = variables;
    let of = |name: &str| attributes.text(name);
    // `section` and `type` are the newspaper's; we know neither.
    let cells = [
        id,
        &of("date"),
        &of("article"),
        &title,
        &author,
        &of("publisher"),
        "",
        "",
        &of("words"),
        person,
        organization,
        concept,
        agreement,
        &of("act"),
        &of("published"),
        &of("url"),
        &of("rule"),
        &of("confidence"),
    ];
    cells.map(guarded).to_vec()
}

/// Gives a speaker as person and organization: whoever is no person speaks as an organization, a person for the office
/// that the statement gives. Words of which the kind is not known name a person.
fn actor(graph: &EventGraph, ontology: &Ontology, statement: &NodeId, speaker: &NodeId) -> [String; 2] {
    let label = graph.label(speaker).to_owned();
    let is_person = |id: &KindId| ontology.kind(id).is_some_and(|kind| kind.is(Trait::Person));
    match graph.node(speaker) {
        Some(Node::Entity(EntityNode { kind: Some(kind), .. })) if !is_person(kind) => [String::new(), label],
        _ => [label, part_label(graph, statement, Part::Office)],
    }
}

/// Gives the topics on which a statement takes a position, with `1` for and `0` against; each once, where it takes one.
fn positions(statement: &StatementNode) -> Vec<(&str, &'static str)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    for stance in &statement.stances {
        let agreement = match stance.position {
            Position::For => "1",
            Position::Against => "0",
            Position::Conditional | Position::Unclear => continue,
        };
        let concept = (stance.topic.as_str(), agreement);
        if !found.contains(&concept) {
            found.push(concept);
        }
    }
    found
}

/// Gives `1` for agreement and `0` for disagreement: by the act, and the other way round where the report is negated.
fn agreement(statement: &StatementNode) -> &'static str {
    let is_against = AGAINST.contains(&statement.act.as_str());
    let is_negated = statement.polarity == Polarity::Denied;
    if is_against == is_negated { "1" } else { "0" }
}
