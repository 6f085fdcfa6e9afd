//! Step 6, second half: every line of the files in `tests/moment/` is a text with its moments.

#![allow(clippy::unwrap_used)]

#[path = "support/cases.rs"]
mod cases;

use cases::check;
use demarche::article::Article;
use demarche::knowledge::Knowledge;
use demarche::moment::Moment;
use demarche::pipeline::extract;
use serde_json::{Value, json};
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::built_in().unwrap());

fn moments_of(text: &str) -> Vec<Moment> {
    let article = Article::from_text("case", text, None);
    extract(&article, &KNOWLEDGE).moments
}

#[test]
fn every_text_gives_its_moments_and_no_others() {
    check("moment", |article, extraction, _| {
        let moments = extraction.moments.iter();
        moments
            .map(|moment| {
                let words = moment.span.slice(&article.text);
                let when = &moment.when;
                json!([words, when.relation, when.value, moment.rule.as_str()])
            })
            .collect::<Vec<Value>>()
    });
}

#[test]
fn every_word_before_a_name_shows_where_it_fires_and_where_it_must_not() {
    for rule in KNOWLEDGE.moment.named() {
        let fires = |text: &str| moments_of(text).iter().any(|moment| moment.rule.as_str() == rule.id);
        assert!(fires(&rule.fires), "{} does not fire: {}", rule.id, rule.fires);
        assert!(!fires(&rule.not), "{} fires: {}", rule.id, rule.not);
    }
}

#[test]
fn every_noun_for_a_term_shows_where_it_fires_and_where_it_must_not() {
    for rule in KNOWLEDGE.moment.terms() {
        let fires = |text: &str| moments_of(text).iter().any(|moment| moment.rule.as_str() == rule.id);
        assert!(fires(&rule.fires), "{} does not fire: {}", rule.id, rule.fires);
        assert!(!fires(&rule.not), "{} fires: {}", rule.id, rule.not);
    }
}
