//! Step 10: every line of `tests/relation/*.jsonl` is a text with the relations in it, in any order.
//!
//! A relation is `[actor, type, recipient]`, people and places by entity or else by their words, and then whatever is
//! not plain: when, place, polarity, modality, voices.

#[path = "support/cases.rs"]
mod cases;

use cases::{check, name};
use demarche::knowledge::Knowledge;
use demarche::ontology::{Modality, Ontology, Polarity};
use demarche::relation::Relation;
use serde_json::{Map, Value, json};

fn describe(relation: &Relation, ontology: &Ontology, actor: &str, recipient: &str) -> Value {
    let told = ontology.edge(&relation.relation_type, relation.polarity, relation.modality);
    let mut details = Map::new();
    if let Some(happened) = &relation.happened {
        details.insert("when".to_owned(), json!(happened.when.to_string()));
    }
    if let Some(place) = &relation.place {
        details.insert("place".to_owned(), json!(name(place)));
    }
    if told.polarity != Polarity::Affirmed {
        details.insert("polarity".to_owned(), json!(told.polarity));
    }
    if relation.modality != Modality::Actual {
        details.insert("modality".to_owned(), json!(relation.modality));
    }
    if !relation.evidence.voices.is_empty() {
        let voices = relation.evidence.voices.iter().map(name).collect();
        details.insert("voices".to_owned(), voices);
    }
    let mut fields = vec![json!(actor), json!(told.relation_type), json!(recipient)];
    if !details.is_empty() {
        fields.push(Value::Object(details));
    }
    Value::Array(fields)
}

#[test]
fn every_text_gives_its_relations() {
    let ontology = Knowledge::built_in().unwrap().ontology;
    check("relation", |_, extraction, expected| {
        let mut found: Vec<Value> = Vec::new();
        for relation in &extraction.relations {
            let ends = [name(&relation.actor), name(&relation.recipient)];
            let relation_type = ontology.relation_type(&relation.relation_type);
            let told = describe(relation, &ontology, &ends[0], &ends[1]);
            let turned = describe(relation, &ontology, &ends[1], &ends[0]);
            let turns =
                relation_type.is_some_and(|relation_type| relation_type.symmetric) && expected.contains(&turned);
            found.push(if turns { turned } else { told });
        }
        found.sort_by_key(|edge| {
            expected
                .iter()
                .position(|other| other == edge)
                .unwrap_or(expected.len())
        });
        found
    });
}
