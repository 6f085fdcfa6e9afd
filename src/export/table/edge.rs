//! The ids and attributes of edges.

use super::column::{AttributeValue, Attributes, EDGE_COLUMNS};
use super::node::offsets;
use super::{EdgeRow, claimed_by, status};
use crate::evidence::When;
use crate::export::words;
use crate::graph::{EventGraph, NodeId, Part, RelationEdge, digest};
use crate::ontology::{Aspect, Ontology};

/// Lists the edges from a statement to its parts.
pub(super) fn parts<'a>(graph: &'a EventGraph, statement: &'a NodeId) -> Vec<EdgeRow<'a>> {
    let parts = graph.parts(statement).into_iter();
    parts
        .map(|(part, to)| {
            let name = part_name(part);
            EdgeRow {
                id: format!("{statement}/{name}/{to}"),
                from: statement.as_str(),
                to: to.as_str(),
                relation: None,
                attributes: Attributes::new(
                    EDGE_COLUMNS,
                    [
                        ("label", AttributeValue::of_text(part.label())),
                        ("edge_type", AttributeValue::of_text(name)),
                    ],
                ),
            }
        })
        .collect()
}

/// Gives the label in one word: `said_on`.
fn part_name(part: Part) -> String {
    part.label().replace([' ', '-'], "_")
}

/// Names a relation as JSON-LD does.
pub(in crate::export) fn relation_id(actor: &NodeId, relation: &RelationEdge, recipient: &NodeId) -> String {
    let key = &relation.key;
    let (polarity, modality) = (format!("{:?}", key.polarity), format!("{:?}", key.modality));
    let name = digest([
        actor.as_str(),
        key.relation_type.as_str(),
        recipient.as_str(),
        &key.when.as_ref().map_or(String::new(), When::to_string),
        key.place.as_ref().map_or("", NodeId::as_str),
        &polarity,
        &modality,
    ]);
    format!("relation/{name}")
}

/// Gives what is known of a relation.
pub(super) fn attributes(graph: &EventGraph, relation: &RelationEdge, ontology: &Ontology) -> Attributes {
    let key = &relation.key;
    let known = ontology.relation_type(&key.relation_type);
    let aspect = known.map(|known| match known.aspect {
        Aspect::State => "state",
        Aspect::Event => "event",
    });
    let code = |code: Option<&String>| code.and_then(AttributeValue::of_text);
    let when = key.when.as_ref();
    let days = when.and_then(When::days).unwrap_or_default();
    let evidence = || relation.evidence.iter();
    let statements = evidence().filter_map(|evidence| evidence.statement.as_ref());
    Attributes::new(
        EDGE_COLUMNS,
        [
            ("label", AttributeValue::of_text(words::relation(graph, key, ontology))),
            ("edge_type", AttributeValue::of_text(key.relation_type.as_str())),
            ("status", AttributeValue::of_text(status(relation))),
            ("claimed_by", AttributeValue::of_list(claimed_by(graph, relation))),
            ("aspect", aspect.and_then(AttributeValue::of_text)),
            ("polarity", AttributeValue::of_text(words::lower(&key.polarity))),
            ("modality", AttributeValue::of_text(words::lower(&key.modality))),
            ("date", when.and_then(|when| AttributeValue::of_text(when.to_string()))),
            ("earliest", days.earliest.map(AttributeValue::Day)),
            ("latest", days.latest.map(AttributeValue::Day)),
            (
                "place",
                key.place
                    .as_ref()
                    .and_then(|place| AttributeValue::of_text(graph.label(place))),
            ),
            ("cameo", code(known.and_then(|known| known.cameo.as_ref()))),
            ("plover", code(known.and_then(|known| known.plover.as_ref()))),
            ("evidence", Some(AttributeValue::Count(relation.evidence.len()))),
            (
                "words",
                AttributeValue::of_list(evidence().map(|evidence| &evidence.quote.exact)),
            ),
            (
                "articles",
                AttributeValue::of_list(evidence().map(|evidence| evidence.quote.article.as_str())),
            ),
            (
                "offsets",
                AttributeValue::of_list(evidence().map(|evidence| offsets(&evidence.quote))),
            ),
            (
                "rules",
                AttributeValue::of_list(evidence().map(|evidence| evidence.rule.as_str())),
            ),
            ("statements", AttributeValue::of_list(statements.map(NodeId::as_str))),
        ],
    )
}
