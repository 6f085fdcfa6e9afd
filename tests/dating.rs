//! Articles dated from within: the interval holds the true day, and every proof shows its words.

#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use demarche::article::Article;
use demarche::dating::{Dating, date_article};
use demarche::knowledge::Knowledge;
use demarche::timex::Interval;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::built_in().unwrap());

fn dated(text: &str) -> Dating {
    date_article(&Article::from_text("case", text, None), &KNOWLEDGE)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn holds(days: Interval, day: NaiveDate) -> bool {
    days.earliest.is_none_or(|earliest| earliest <= day) && days.latest.is_none_or(|latest| day <= latest)
}

/// Gives the texts of a folder with the days on which they were published.
fn texts(folder: &str) -> Vec<(PathBuf, String, NaiveDate)> {
    let mut paths: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    let text = |path: PathBuf| {
        let metadata = fs::read_to_string(path.with_extension("json")).unwrap();
        let metadata: serde_json::Value = serde_json::from_str(&metadata).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        (path, text, day(metadata["published"].as_str().unwrap()))
    };
    paths.into_iter().map(text).collect()
}

#[test]
fn the_interval_holds_the_day_of_publication() {
    let articles = [texts("seeds"), texts("tests/articles")].concat();
    assert!(articles.len() >= 16);
    for (path, text, published) in articles {
        let days = dated(&text).days;
        assert!(
            holds(days, published),
            "{}: {published} is not in {days}",
            path.display()
        );
        assert!(days.earliest.is_some(), "{}: nothing found", path.display());
    }
}

#[test]
fn terms_and_beginnings_narrow_the_third_seed_to_nine_months() {
    let (_, text, _) = texts("seeds").pop().unwrap();
    let dating = dated(&text);
    assert_eq!(dating.days.to_string(), "2021-01-01/2021-10-04");
    let words: Vec<(&str, &str)> = (dating.proofs.iter())
        .map(|proof| (proof.rule.as_str(), proof.span.slice(&text)))
        .collect();
    assert_eq!(
        words,
        [
            ("office-held", "Russian President Vladimir Putin"),
            ("took-effect", "took effect in July last year"),
            ("past-date", "2018"),
            ("took-office", "took office in September last year"),
            ("office-held", "Prime Minister Yoshihide Suga"),
        ]
    );
    assert_eq!(dating.against, []);
}

#[test]
fn every_start_shows_where_it_fires_and_where_it_must_not() {
    for start in KNOWLEDGE.moment.starts() {
        let fires = |text: &str| dated(text).proofs.iter().any(|proof| proof.rule.as_str() == start.id);
        assert!(fires(&start.fires), "{} does not fire: {}", start.id, start.fires);
        assert!(!fires(&start.not), "{} fires: {}", start.id, start.not);
    }
}

#[test]
fn what_is_to_come_or_long_gone_tells_nothing() {
    for text in [
        "The two sides met.",
        "",
        "They will meet in 2031.",
        "They agreed to meet in 2031.",
        "They had not met in 2031.",
        "The two rest on the 1956 declaration.",
        "Former Prime Minister Yoshihide Suga was there.",
        "Prime Minister John Doe took office in September last year.",
    ] {
        assert_eq!(dated(text), Dating::default(), "{text}");
    }
}

#[test]
fn an_office_held_then_tells_nothing_but_the_past_date_does() {
    let dating = dated("In March 2019, then-Prime Minister Shinzo Abe visited.");
    assert_eq!(dating.days.to_string(), "2019-03-01/..");
}

#[test]
fn what_contradicts_is_set_aside_and_kept() {
    let dating = dated("In 2023, they met. Prime Minister Yoshihide Suga spoke.");
    assert_eq!(dating.days.to_string(), "2023-01-01/..");
    assert_eq!(dating.against.len(), 1);
    assert_eq!(dating.against[0].days.to_string(), "2020-09-16/2021-10-04");
}

/// Days, and the four ways in which an interval can be open.
fn interval() -> impl Strategy<Value = Interval> {
    let day = || proptest::option::of((0..400u64).prop_map(|days| NaiveDate::MIN + chrono::Days::new(days)));
    (day(), day()).prop_map(|(first, last)| match first.zip(last) {
        Some((first, last)) => Interval {
            earliest: Some(first.min(last)),
            latest: Some(first.max(last)),
        },
        None => Interval {
            earliest: first,
            latest: last,
        },
    })
}

proptest! {
    #[test]
    fn what_two_intervals_share_lies_in_both(left in interval(), right in interval(), days in 0..400u64) {
        let day = NaiveDate::MIN + chrono::Days::new(days);
        let both = left.meet(right);
        prop_assert_eq!(both, right.meet(left));
        prop_assert_eq!(both.is_some_and(|both| holds(both, day)), holds(left, day) && holds(right, day));
    }
}
