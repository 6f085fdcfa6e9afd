//! Questions: every form fits its own examples with their parts, and not its near misses.

#![allow(clippy::unwrap_used)]

#[path = "support/report.rs"]
mod report;

use demarche::ask::{AskLexicon, Asks, QuestionCommand, Understood, read_question, turn_words};
use demarche::knowledge::Knowledge;
use report::report;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
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
        ("sort", understood.asker.clone()),
        ("event", understood.event.as_ref().map(|event| event.words.clone())),
        (
            "unused",
            Some(understood.unused.join(" | ")).filter(|unused| !unused.is_empty()),
        ),
        (
            "respelled",
            understood
                .respelled
                .as_ref()
                .map(|(wrong, meant)| format!("{wrong} → {meant}")),
        ),
        ("most", understood.is_counted.then(|| "true".to_owned())),
        (
            "position",
            understood.position.map(|position| position.as_str().to_owned()),
        ),
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

#[test]
fn every_turn_shows_what_it_asks_and_what_it_must_not() {
    let mut failures = Vec::new();
    let turned = |question: &str| turn_words(question.trim_end_matches('?'), &LEXICON, &KNOWLEDGE);
    for turn in LEXICON.turns() {
        for example in &turn.fires {
            let asked = turned(&example.question).map(|turned| turned.asked);
            if asked.as_ref() != Some(&example.asked) {
                failures.push(format!("{}: {}: {asked:?}", turn.id, example.question));
            }
        }
        let wrong = turn.not.iter().filter(|question| turned(question).is_some());
        failures.extend(wrong.map(|question| format!("{} turns {question}", turn.id)));
    }
    report(&failures);
}

/// A question with what it asks for, or with the words that cannot be read.
#[derive(Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    question: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    command: Option<QuestionCommand>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    parts: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// Gives a case with what is found in place of what is expected.
fn found(case: &Case) -> Case {
    let question = case.question.clone();
    match read_question(&question, &LEXICON, &KNOWLEDGE, None) {
        Ok(understood) => Case {
            question,
            command: Some(understood.command),
            parts: parts(&understood),
            error: None,
        },
        Err(error) => {
            let expected = case.error.clone().filter(|words| error.reason.contains(words));
            let unread = error.reason.split('`').nth(1).unwrap_or_default().to_owned();
            Case {
                question,
                command: None,
                parts: BTreeMap::new(),
                error: Some(expected.unwrap_or(unread)),
            }
        }
    }
}

#[test]
fn every_question_gives_its_filter_or_the_words_that_cannot_be_read() {
    check("questions.jsonl");
}

#[test]
fn every_frame_of_questions_takes_every_limit() {
    check("frames.jsonl");
}

/// `UPDATE=1 cargo test --test ask` writes what is found.
fn check(file: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ask").join(file);
    let text = fs::read_to_string(&path).unwrap();
    let cases: Vec<Case> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let half = cases.len() / 2;
    let read = |cases: &[Case]| cases.iter().map(found).collect::<Vec<_>>();
    let found = std::thread::scope(|scope| {
        let first = scope.spawn(|| read(&cases[..half]));
        let second = read(&cases[half..]);
        let mut found = first.join().unwrap();
        found.extend(second);
        found
    });
    if std::env::var_os("UPDATE").is_some() {
        let lines = found.iter().map(|case| serde_json::to_string(case).unwrap() + "\n");
        fs::write(&path, lines.collect::<String>()).unwrap();
        return;
    }
    let pairs = cases.iter().zip(&found).filter(|(case, found)| case != found);
    let failures: Vec<String> = pairs.map(|(case, found)| format!("{case:?}\n  is {found:?}")).collect();
    report(&failures);
}
