//! Step 11: every line of the files in `tests/stance/` is a text with the positions taken in it.

#![allow(clippy::unwrap_used)]

#[path = "support/cases.rs"]
mod cases;

use cases::report::report;
use cases::{check, name};
use demarche::article::Article;
use demarche::knowledge::Knowledge;
use demarche::ontology::{Position, TopicId};
use demarche::pipeline::extract;
use serde_json::{Value, json};
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::built_in().unwrap());

/// Gives topic and position of every stance, and the word that decided.
fn stances_of(text: &str) -> Vec<(TopicId, Position, String)> {
    let article = Article::from_text("example", text, chrono::NaiveDate::from_ymd_opt(2024, 6, 6));
    let stances = extract(&article, &KNOWLEDGE).stances;
    let shown = |stance: demarche::stance::Stance| (stance.topic, stance.position, stance.rule.to_string());
    stances.into_iter().map(shown).collect()
}

/// A case names the speaker where it matters whose position it is; else it has topic and position, each pair once.
#[test]
fn every_text_gives_its_positions_and_no_others() {
    check("stance", |_, extraction, expected| {
        let with_speaker = expected
            .iter()
            .any(|stance| stance.as_array().is_some_and(|parts| parts.len() == 3));
        let mut found: Vec<Value> = Vec::new();
        for stance in &extraction.stances {
            let speaker = name(&extraction.statements[stance.statement].speaker);
            let stance = match with_speaker {
                true => json!([speaker, stance.topic, stance.position]),
                false => json!([stance.topic, stance.position]),
            };
            if !found.contains(&stance) {
                found.push(stance);
            }
        }
        found
    });
}

#[test]
fn every_topic_shows_where_it_fires_and_where_it_must_not() {
    let mut failures = Vec::new();
    for topic in KNOWLEDGE.stance.topics() {
        let positions = |text: &str| {
            let found = stances_of(text).into_iter().filter(|(other, ..)| *other == topic.id);
            found.map(|(_, position, _)| position).collect::<Vec<_>>()
        };
        for example in &topic.fires {
            let found = positions(&example.text);
            if !found.contains(&example.position) {
                failures.push(format!("{} does not fire: {} {found:?}", topic.id, example.text));
            }
        }
        for text in &topic.not {
            let found = positions(text);
            if !found.is_empty() {
                failures.push(format!("{} fires: {text} {found:?}", topic.id));
            }
        }
    }
    report(&failures);
}

#[test]
fn every_position_word_shows_where_it_fires_and_where_it_must_not() {
    let mut failures = Vec::new();
    for word in KNOWLEDGE.stance.words() {
        for example in &word.fires {
            let found = stances_of(&example.text);
            let is_there = |(topic, position, _): &(TopicId, Position, String)| {
                *topic == example.topic && *position == example.position
            };
            if !found.iter().any(is_there) {
                failures.push(format!("{} does not fire: {} {found:?}", word.id, example.text));
            }
        }
        for text in &word.not {
            let found = stances_of(text);
            if !found.is_empty() {
                failures.push(format!("{} fires: {text} {found:?}", word.id));
            }
        }
    }
    report(&failures);
}
