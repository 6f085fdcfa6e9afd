//! `schema/vocabulary.ttl` names every kind, type of relation and act that the lists have.
//!
//! `UPDATE=1 cargo test --test vocabulary` writes the part of the file that follows from the lists.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

use demarche::knowledge::Knowledge;
use std::fs;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/vocabulary.ttl");

#[test]
fn the_vocabulary_names_every_kind_relation_and_act() {
    let text = fs::read_to_string(PATH).unwrap();
    // The last line of the part that is written by hand begins so.
    let start = text.find("# From the lists").unwrap();
    let end = start + text[start..].find('\n').unwrap() + 1;
    let expected = format!("{}{}", &text[..end], terms_of_the_lists());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(PATH, expected).unwrap();
    } else {
        assert_eq!(text, expected, "run `UPDATE=1 cargo test --test vocabulary`");
    }
}

fn terms_of_the_lists() -> String {
    let knowledge = Knowledge::built_in().unwrap();
    let ontology = knowledge.ontology;
    let mut lines = vec![String::new()];
    for kind in &ontology.kinds {
        let broader = kind
            .broader
            .as_ref()
            .map(|broader| format!(" , :{broader}"))
            .unwrap_or_default();
        let (id, class, comment) = (&kind.id, &kind.class, literal(&kind.comment));
        let label = literal(id.as_str());
        lines.push(format!(
            ":{id} a rdfs:Class ; rdfs:label {label} ; rdfs:subClassOf {class}{broader} ; rdfs:comment {comment} ."
        ));
    }
    lines.push(String::new());
    for relation_type in &ontology.relation_types {
        let symmetric = if relation_type.symmetric {
            " , owl:SymmetricProperty"
        } else {
            ""
        };
        let (id, label, comment) = (
            &relation_type.id,
            literal(&relation_type.label),
            literal(&relation_type.comment),
        );
        lines.push(format!(
            ":{id} a rdf:Property{symmetric} ; rdfs:label {label} ; rdfs:comment {comment} ."
        ));
    }
    lines.push(String::new());
    for act in &ontology.acts {
        let (id, comment) = (&act.id, literal(&act.comment));
        let label = literal(id.as_str());
        lines.push(format!(
            ":{id} a rdfs:Resource ; rdfs:label {label} ; rdfs:comment {comment} ."
        ));
    }
    lines.push(String::new());
    for topic in knowledge.stance.topics() {
        let (id, label) = (&topic.id, literal(&topic.label));
        lines.push(format!(":{id} a rdfs:Resource ; rdfs:label {label} ."));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// Writes a string of Turtle, whose escapes are those of JSON.
fn literal(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}
