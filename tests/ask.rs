//! Questions: every form fits its own examples with their parts, and not its near misses.

#![allow(clippy::unwrap_used)]

use demarche::ask::{AskLexicon, Asks, QuestionCommand, Understood, read_question};
use demarche::knowledge::Knowledge;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::built_in().unwrap());
static LEXICON: LazyLock<AskLexicon> = LazyLock::new(|| AskLexicon::load(None).unwrap());

/// Gives the parts of a question by their names.
fn parts(understood: &Understood) -> BTreeMap<String, String> {
    let Value::Object(fields) = serde_json::to_value(&understood.request).unwrap() else {
        return BTreeMap::new();
    };
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Array(words) => words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    };
    let mut parts: BTreeMap<String, String> = fields.iter().map(|(name, value)| (name.clone(), text(value))).collect();
    parts.extend(understood.topic.clone().map(|topic| ("topic".to_owned(), topic)));
    let relations = Some(understood.relations.join(",")).filter(|relations| !relations.is_empty());
    parts.extend(relations.map(|relations| ("relation".to_owned(), relations)));
    let asks = Some(understood.asks).filter(|asks| *asks != Asks::All);
    parts.extend(asks.map(|asks| ("asks".to_owned(), text(&serde_json::to_value(asks).unwrap()))));
    let marks = [
        ("kind", understood.kind.clone()),
        ("most", understood.is_counted.then(|| "true".to_owned())),
        (
            "place-in-order",
            understood.place.map(|place| format!("{place:?}").to_lowercase()),
        ),
    ];
    parts.extend(
        marks
            .into_iter()
            .filter_map(|(name, mark)| Some((name.to_owned(), mark?))),
    );
    parts.extend(understood.own_voice.then(|| ("voice".to_owned(), "none".to_owned())));
    parts
}

#[test]
fn every_form_shows_where_it_fits_and_where_it_must_not() {
    let mut failures = Vec::new();
    for form in LEXICON.forms() {
        for example in &form.fires {
            match read_question(&example.question, &LEXICON, &KNOWLEDGE, None) {
                Err(error) => failures.push(format!("{}: {}: {error}", form.id, example.question)),
                Ok(understood) if understood.form != form.id => {
                    failures.push(format!("{}: {} is {}", form.id, example.question, understood.form));
                }
                Ok(understood) if parts(&understood) != example.parts => {
                    failures.push(format!("{}: {}: {:?}", form.id, example.question, parts(&understood)));
                }
                Ok(_) => {}
            }
        }
        for question in &form.not {
            if read_question(question, &LEXICON, &KNOWLEDGE, None).is_ok_and(|understood| understood.form == form.id) {
                failures.push(format!("{} fits {question}", form.id));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// A question with what it asks for, or with the words that cannot be read.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    question: String,
    #[serde(default)]
    command: Option<QuestionCommand>,
    #[serde(default)]
    parts: BTreeMap<String, String>,
    #[serde(default)]
    error: Option<String>,
}

#[test]
fn every_question_gives_its_filter_or_the_words_that_cannot_be_read() {
    let mut failures = Vec::new();
    for line in include_str!("ask/questions.jsonl").lines() {
        let case: Case = serde_json::from_str(line).unwrap();
        match (read_question(&case.question, &LEXICON, &KNOWLEDGE, None), &case.error) {
            (Ok(understood), None) => {
                if (Some(understood.command), parts(&understood)) != (case.command, case.parts) {
                    let found = (understood.command, parts(&understood));
                    failures.push(format!("{}: {found:?} by {}", case.question, understood.form));
                }
            }
            (Ok(understood), Some(_)) => {
                failures.push(format!(
                    "{}: read by {} as {:?}",
                    case.question,
                    understood.form,
                    parts(&understood)
                ));
            }
            (Err(error), Some(words)) if error.reason.contains(words) => {}
            (Err(error), _) => failures.push(format!("{}: {error}", case.question)),
        }
    }
    assert!(
        failures.is_empty(),
        "{} failures\n{}",
        failures.len(),
        failures.join("\n")
    );
}
