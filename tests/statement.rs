//! Step 9: every line of `tests/statement/*.jsonl` is a text with the statements in it.
//!
//! A case gives the fields that it is about; the number and the order of the statements always count.

#[path = "support/cases.rs"]
mod cases;

use cases::{check, name};
use demarche::article::Article;
use demarche::extraction::Extraction;
use demarche::span::Span;
use demarche::statement::Statement;
use serde_json::{Map, Value, json};

/// Gives a statement with every field that a case may name, people and places by entity or else by their words.
fn describe(text: &str, statement: &Statement) -> Map<String, Value> {
    let words = |span: &Span| span.slice(text).to_owned();
    let said = statement.said.as_ref();
    let fields = [
        ("speaker", json!(name(&statement.speaker))),
        ("with", statement.co_speakers.iter().map(name).collect()),
        ("cue", json!(words(&statement.cue))),
        ("content", statement.content.iter().map(words).collect()),
        ("kind", json!(statement.kind)),
        ("act", json!(statement.act)),
        ("polarity", json!(statement.polarity)),
        ("addressee", json!(statement.addressee.as_ref().map(name))),
        ("said", json!(said.map(|said| said.when.to_string()))),
        ("value", json!(statement.said_value())),
        ("earliest", json!(statement.days.interval().earliest)),
        ("latest", json!(statement.days.interval().latest)),
        ("status", json!(statement.days.status)),
        ("via", json!(said.and_then(|said| said.via.as_ref()))),
        ("place", json!(statement.place.as_ref().map(name))),
        ("within", json!(statement.within)),
    ];
    fields
        .into_iter()
        .map(|(field, value)| (field.to_owned(), value))
        .collect()
}

fn find(article: &Article, extraction: &Extraction, expected: &[Value]) -> Vec<Value> {
    let statements = extraction.statements.iter().enumerate();
    let described = statements.map(|(number, statement)| {
        let mut fields = describe(&article.text, statement);
        if let Some(Value::Object(given)) = expected.get(number) {
            fields.retain(|field, _| given.contains_key(field));
        }
        Value::Object(fields)
    });
    described.collect()
}

#[test]
fn every_text_gives_its_statements() {
    check("statement", find);
}
