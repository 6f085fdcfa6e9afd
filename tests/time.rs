//! Step 4: every line of the files in `tests/time/` is a text with its expressions of time, or a value with its meaning.
//!
//! Where corpora of news contradict each other, the cases follow one. TimeBank and MEANTIME keep the part of the day of
//! "Friday night", AQUAINT mostly drops it; AQUAINT writes a decade `199X` and a year `1949-XX`, the others `199` and
//! `1949`; TimeBank has a week both as `1989-WXX` and by its number, the others by its number; MEANTIME gives a clock
//! its zone, TimeBank and AQUAINT do not: we keep what the words say. AQUAINT and TimeBank leave "a 6-year-old boy"
//! unmarked, and so do we, for an age dates nothing; they mark "now that", and so do we. TimeBank takes "a year earlier"
//! after the figures of a quarter as that quarter, MEANTIME as the month or a length: as the quarter it can be compared.

#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use demarche::article::Article;
use demarche::evidence::Anchor;
use demarche::knowledge::Knowledge;
use demarche::sentence::split_sentences;
use demarche::time::{TimeExpression, TimeType, find_times};
use demarche::timex::Timex;
use proptest::prelude::*;
use serde::Deserialize;
use std::cmp::Ordering;
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::built_in().unwrap());

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    #[serde(default)]
    published: Option<NaiveDate>,
    /// The words, the type, the value and the rule, in text order.
    times: Vec<(String, String, String, String)>,
    /// Why we live with a wrong answer.
    #[serde(default, rename = "wrong")]
    _wrong: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ValueCase {
    value: String,
    bounds: Option<(NaiveDate, NaiveDate)>,
    /// The text and the level.
    edtf: Option<(String, u8)>,
    /// The datatype and the text.
    xsd: Option<(String, String)>,
}

const CASES: [(&str, &str); 8] = [
    ("clock", include_str!("time/clock.jsonl")),
    ("day", include_str!("time/day.jsonl")),
    ("length", include_str!("time/length.jsonl")),
    ("month", include_str!("time/month.jsonl")),
    ("nothing", include_str!("time/nothing.jsonl")),
    ("week", include_str!("time/week.jsonl")),
    ("weekday", include_str!("time/weekday.jsonl")),
    ("year", include_str!("time/year.jsonl")),
];

fn times_of(text: &str, published: Option<NaiveDate>) -> Vec<TimeExpression> {
    let article = Article::from_text("case", text, published);
    let sentences = split_sentences(&article, &KNOWLEDGE.sentence);
    find_times(&article, &sentences, &[], &KNOWLEDGE.time)
}

fn name(time_type: TimeType) -> String {
    serde_json::to_value(time_type).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn every_text_gives_its_expressions_of_time_and_no_others() {
    let mut failures = Vec::new();
    for (file, lines) in CASES {
        for (number, line) in lines.lines().enumerate() {
            let place = format!("{file}.jsonl:{}", number + 1);
            let case: Case = serde_json::from_str(line).unwrap_or_else(|error| panic!("{place}: {error}"));
            let found: Vec<_> = times_of(&case.text, case.published)
                .into_iter()
                .map(|time| {
                    let words = time.span.slice(&case.text).to_owned();
                    (
                        words,
                        name(time.time_type),
                        time.value.to_string(),
                        time.rule.to_string(),
                    )
                })
                .collect();
            if found != case.times {
                failures.push(format!(
                    "{place}: {}\n  expected {:?}\n  found    {found:?}",
                    case.text, case.times
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_phrase_shows_where_it_fires_and_where_it_must_not() {
    for phrase in KNOWLEDGE.time.phrases() {
        let fires = |text: &str| times_of(text, None).iter().any(|time| time.rule.as_str() == phrase.id);
        assert!(fires(&phrase.fires), "{} does not fire: {}", phrase.id, phrase.fires);
        assert!(!fires(&phrase.not), "{} fires: {}", phrase.id, phrase.not);
    }
}

#[test]
fn every_holiday_shows_where_it_is_a_day_and_where_it_is_not() {
    for holiday in KNOWLEDGE.time.holidays() {
        let is_day = |text: &str| !times_of(text, None).is_empty();
        assert!(is_day(&holiday.fires), "{} is no day: {}", holiday.id, holiday.fires);
        assert!(!is_day(&holiday.not), "{} is a day: {}", holiday.id, holiday.not);
    }
}

#[test]
fn every_value_has_its_bounds_and_its_forms() {
    let mut failures = Vec::new();
    for (number, line) in include_str!("time/value.jsonl").lines().enumerate() {
        let case: ValueCase = serde_json::from_str(line).unwrap_or_else(|error| panic!("line {}: {error}", number + 1));
        let value = Timex::new(case.value.as_str());
        let edtf = value.to_edtf().map(|edtf| (edtf.text, edtf.level));
        let xsd = value.to_xsd().map(|(datatype, text)| (datatype.to_owned(), text));
        if (value.bounds(), &edtf, &xsd) != (case.bounds, &case.edtf, &case.xsd) {
            failures.push(format!("{value}: {:?} {edtf:?} {xsd:?}", value.bounds()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn values_are_ordered_by_their_days() {
    let order = |left: &str, right: &str| Timex::new(left).order(&Timex::new(right));
    assert_eq!(order("1956", "2020-09"), Some(Ordering::Less));
    assert_eq!(order("2024-06-05", "2024-05"), Some(Ordering::Greater));
    assert_eq!(order("2024-06-05T14:30", "2024-06-05"), Some(Ordering::Equal));
    assert_eq!(order("2024", "2024-06"), None);
    assert_eq!(order("2024", "XXXX-06"), None);
    assert!(Timex::new("2024").contains(&Timex::new("2024-06-05")));
    assert!(!Timex::new("2024-06").contains(&Timex::new("2024")));
}

/// Pieces of text that are near to expressions of time.
const WORDS: &str = "the|a|last|next|this|that|same|previous|following|past|coming|Friday|Monday|May|March|June|Feb.|\
    February|29|31|5|12|5th|1956|2018|2024|'82|1990s|'90s|the 70s|of|in|on|at|by|until|since|from|to|and|or|between|-|–|,|.|\
    first|second|fourth|final|quarter|half|week|weeks|month|months|year|years|day|days|decade|decades|century|weekend|\
    summer|fall|winter|morning|night|noon|midnight|3|p.m.|16:08|UTC|ago|earlier|later|before|after|early|late|mid|mid-July|\
    end|two|several|a few|hundred|and a half|nearly|more than|today|yesterday|tomorrow|tonight|now|soon|every|each|other|\
    annual|fiscal|Christmas|Christmas Eve|Easter|then|latest|ended|nights|6-year-old|year-ago|compared with|million|before last|\
    a week from|in three weeks|the week of|FY2009|Q3|H1|2024-06-05|5/6/2024|2009-11|1941-45|year-end|will|said|was|'s|Resolution|people|99999999999|\
    4294967295|centuries|millennium|é|“|”|once|same period last year|a year ago";

fn text_of_words() -> impl Strategy<Value = String> {
    let words: Vec<&str> = WORDS.split('|').collect();
    let word = prop_oneof![
        30 => proptest::sample::select(words),
        1 => Just("Tokyo"),
    ];
    let space = prop_oneof![9 => Just(" "), 1 => Just("-"), 1 => Just("")];
    proptest::collection::vec((word, space), 0..14)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, space)| [word, space]).collect())
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (1..=9999i32, 1..=366u32).prop_filter_map("no such day", |(year, day)| NaiveDate::from_yo_opt(year, day))
}

/// Every expression fits the text, none lies in another, and no value ends before it begins.
fn check(text: &str, times: &[TimeExpression]) {
    let mut end = 0;
    for time in times {
        assert!(
            !time.span.slice(text).is_empty() && time.span.start >= end,
            "{text}: {times:?}"
        );
        end = time.span.end;
        if let Some((earliest, latest)) = time.value.bounds() {
            assert!(earliest <= latest, "{text}: {time:?}");
        }
        time.value.to_edtf();
        time.value.to_xsd();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_and_no_date_makes_it_panic(text in text_of_words(), published in day()) {
        check(&text, &times_of(&text, Some(published)));
    }

    #[test]
    fn no_letters_make_it_panic(text in any::<String>(), published in day()) {
        check(&text, &times_of(&text, Some(published)));
    }

    #[test]
    fn no_value_makes_it_panic(value in "[0-9XQHWSPUFAITYDZ/:_+-]{0,18}") {
        let value = Timex::new(value);
        if let Some((earliest, latest)) = value.bounds() {
            prop_assert!(earliest <= latest);
        }
        value.to_edtf();
        value.to_xsd();
    }

    #[test]
    fn without_a_date_every_year_is_in_the_text(text in text_of_words()) {
        let times = times_of(&text, None);
        check(&text, &times);
        for time in times {
            // "In 1956 … two years later" counts from a year that the text gives, and so does "at noon" on such a day.
            let on_counted_day = time.rule.as_str() == "time-of-day" && matches!(time.anchor, Some(Anchor::Text(_)));
            // So does "a week from December 29, 2024", which is in the next year, and "2009-11 … that year".
            let counted = [
                "units-later",
                "units-earlier",
                "same-unit",
                "name-before",
                "name-after",
                "units-from-name",
                "weekday-beside",
                "stretch-of-day",
                "then",
            ];
            if counted.contains(&time.rule.as_str()) || on_counted_day {
                continue;
            }
            let value = time.value.as_str().trim_start_matches("FY");
            let year = value.get(..4).filter(|year| year.bytes().all(|digit| digit.is_ascii_digit()));
            if let Some(year) = year {
                prop_assert!(text.contains(year), "{} in {text}", time.value);
            }
        }
    }
}

#[test]
fn years_counted_from_a_year_of_the_text_need_no_date() {
    let times = times_of("They made peace in 1956. Two years later, they traded.", None);
    let values: Vec<&str> = times.iter().map(|time| time.value.as_str()).collect();
    assert_eq!(values, ["1956", "1958"]);
}
