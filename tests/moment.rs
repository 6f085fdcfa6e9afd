//! Step 7: every line of the files in `tests/moment/` is a text with its moments.

#![allow(clippy::unwrap_used)]

#[path = "support/cases.rs"]
mod cases;

use cases::check;
use demarche::article::Article;
use demarche::evidence::{TimeRelation, When};
use demarche::knowledge::Knowledge;
use demarche::moment::Moment;
use demarche::pipeline::extract;
use demarche::timex::{Interval, Timex};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::built_in().unwrap());

/// The relation, the value, the days, EDTF with its level, and how people read it.
type WhenCase = (TimeRelation, Timex, Option<String>, Option<(String, u8)>, String);

fn moments_of(text: &str) -> Vec<Moment> {
    let article = Article::from_text("case", text, None);
    extract(&article, &KNOWLEDGE).moments.moments
}

#[test]
fn every_text_gives_its_moments_and_no_others() {
    check("moment", |article, extraction, _| {
        let moments = extraction.moments.moments.iter();
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

#[test]
fn a_time_has_days_and_edtf_by_how_something_lies_to_it() {
    for line in include_str!("time/when.jsonl").lines() {
        let (relation, value, days, edtf, shown): WhenCase = serde_json::from_str(line).unwrap();
        let when = When { relation, value };
        assert_eq!(when.days().map(|days| days.to_string()), days, "{line}");
        assert_eq!(when.to_edtf().map(|edtf| (edtf.text, edtf.level)), edtf, "{line}");
        assert_eq!(when.to_string(), shown, "{line}");
    }
}

const RELATIONS: [TimeRelation; 5] = [
    TimeRelation::During,
    TimeRelation::Since,
    TimeRelation::After,
    TimeRelation::Before,
    TimeRelation::Until,
];

proptest! {
    #[test]
    fn no_value_has_days_that_end_before_they_begin(
        relation in select(&RELATIONS[..]),
        value in "([0-9X]{4}|[.]{2})(-[0-9XWQH]{2}){0,2}(/([0-9]{4}(-[0-9]{2}){0,2}|[.]{2}))?",
    ) {
        let when = When { relation, value: Timex::new(value) };
        if let Some(Interval { earliest: Some(earliest), latest: Some(latest) }) = when.days() {
            prop_assert!(earliest <= latest, "{when:?}");
        }
        if let Some(edtf) = when.to_edtf() {
            prop_assert!(edtf.text.matches('/').count() <= 1, "{when:?}");
        }
    }

    #[test]
    fn what_is_inferred_holds_on_every_day_between(first in 0u64..3000, more in 0u64..400, inside in 0u64..400) {
        let day = |days: u64| chrono::NaiveDate::from_ymd_opt(2015, 1, 1).unwrap() + chrono::Days::new(days);
        let read = |published, inferred| {
            let mut article = Article::from_text("case", TEXT, published);
            article.inferred = inferred;
            extract(&article, &KNOWLEDGE).times
        };
        let days = Interval { earliest: Some(day(first)), latest: Some(day(first + more)) };
        let published = day(first + inside.min(more));
        for (inferred, known) in read(None, Some(days)).iter().zip(read(Some(published), None)) {
            if let (Some(wide), Some(narrow)) = (inferred.value.days(), known.value.days()) {
                prop_assert_eq!(wide.meet(narrow), Some(narrow), "{:?} {:?}", inferred, known);
            }
        }
    }
}

const TEXT: &str = "They met on Friday. They had met last year, in September last year, two weeks ago, in July and on June 5. \
                    They will meet next month. The day before, on Monday morning, they spoke. They spoke in 1956.";
