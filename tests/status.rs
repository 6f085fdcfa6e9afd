//! How every clause is told: by construction in `tests/status/`, and as the families of `data/status/` show it.

#![allow(clippy::unwrap_used)]

#[path = "support/cases.rs"]
mod cases;

use cases::check;
use chrono::NaiveDate;
use demarche::article::Article;
use demarche::extraction::Extraction;
use demarche::knowledge::Knowledge;
use demarche::ontology::Modality;
use demarche::pipeline::extract;
use demarche::status::Status;
use serde_json::{Value, json};
use std::cell::Cell;

fn read(text: &str, knowledge: &Knowledge) -> (Article, Extraction) {
    let article = Article::from_text("example", text, NaiveDate::from_ymd_opt(2024, 6, 6));
    let extraction = extract(&article, knowledge);
    (article, extraction)
}

fn words(status: &Status) -> String {
    let denied = status.is_denied().then_some("denied");
    let modality = (status.modality != Modality::Actual).then(|| status.modality.as_str());
    let words: Vec<&str> = denied.into_iter().chain(modality).collect();
    match words.is_empty() {
        true => "actual".to_owned(),
        false => words.join(" "),
    }
}

/// Gives how a verb of the sentence is told, or else a noun; `nothing` where neither was found.
fn told(article: &Article, extraction: &Extraction, word: &str) -> String {
    let clauses = &extraction.clauses;
    let is_word = |token: usize| extraction.sentences.tokens[token].span.slice(&article.text) == word;
    if let Some(clause) = clauses.clauses.iter().position(|clause| is_word(clause.verb.head)) {
        return words(extraction.statuses.of(clause));
    }
    let phrase = clauses.noun_phrases.iter().position(|phrase| is_word(phrase.head));
    phrase.map_or_else(
        || "nothing".to_owned(),
        |phrase| words(extraction.statuses.of_noun(phrase)),
    )
}

#[test]
fn every_clause_is_told_as_the_table_says() {
    let count = Cell::new(0);
    check("status", |article, extraction, expected| {
        count.set(count.get() + 1);
        let word = |pair: &Value| pair[0].as_str().unwrap_or_default().to_owned();
        let found = expected.iter().map(word).map(|word| {
            let told = told(article, extraction, &word);
            json!([word, told])
        });
        found.collect()
    });
    assert!(count.get() >= 200, "{} sentences", count.get());
}

#[test]
fn every_family_shows_where_it_fires_and_where_it_must_not() {
    let knowledge = Knowledge::built_in().unwrap();
    let mut failures = Vec::new();
    for family in knowledge.status.families() {
        for example in &family.fires {
            let (article, extraction) = read(&example.text, &knowledge);
            let found = told(&article, &extraction, &example.word);
            if found != example.told || !fires(&extraction, &family.id) && !example.told.starts_with("actual") {
                failures.push(format!(
                    "{}: {}\n  {} is told as {found}",
                    family.id, example.text, example.word
                ));
            }
        }
        for text in &family.not {
            let (_, extraction) = read(text, &knowledge);
            if fires(&extraction, &family.id) {
                failures.push(format!("{} fires: {text}", family.id));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} failures\n{}",
        failures.len(),
        failures.join("\n")
    );
}

fn fires(extraction: &Extraction, id: &str) -> bool {
    let (clauses, phrases) = (extraction.clauses.clauses.len(), extraction.clauses.noun_phrases.len());
    let of_clauses = (0..clauses).map(|clause| extraction.statuses.of(clause));
    let of_nouns = (0..phrases).map(|phrase| extraction.statuses.of_noun(phrase));
    let mut signs = of_clauses.chain(of_nouns).flat_map(|status| &status.signs);
    signs.any(|sign| sign.rule.as_str() == id)
}
