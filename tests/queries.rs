//! Step 10: what a question gives, and in what order.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

mod support;

use demarche::article::Article;
use demarche::graph::{EventGraph, build_graph};
use demarche::knowledge::Knowledge;
use demarche::query::{Filter, SAID};
use demarche::statement::Statement;
use demarche::timex::Timex;
use support::{dated, extraction, party, span, statement};

const TEXT: &str = "one two three four five";

/// Five statements, out of order.
fn graph() -> EventGraph {
    let knowledge = Knowledge::built_in().unwrap();
    let article = Article::from_text("a", TEXT, None);
    let say = |content: &str, speaker: &str, about: &str| Statement {
        about: vec![party(about)],
        cue: span(TEXT, content),
        ..statement(TEXT, content, speaker, content)
    };
    let statements = vec![
        say("one", "Shinzō Abe", "Japan"),
        dated(say("two", "Shinzō Abe", "the Sea of Japan"), "2024-06-05"),
        dated(say("three", "Vladimir Putin", "Japan"), "2024-06"),
        dated(say("four", "Vladimir Putin", "Abe Island"), "1956"),
        dated(say("five", "NHK", "Japan"), "XXXX-WXX-5"),
    ];
    build_graph(
        &article,
        &extraction(&article, &knowledge, statements, Vec::new()),
        &knowledge,
    )
}

/// Asks and gives the words of the statements found.
fn ask(filter: Filter) -> Vec<String> {
    let answer = (SAID.ask)(&graph(), &filter);
    let words = answer.head.iter().position(|head| *head == "words").unwrap();
    answer
        .rows
        .into_iter()
        .map(|row| row[words].split(": ").map(str::to_owned).last().unwrap())
        .collect()
}

fn name(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn statements_stand_by_date_and_those_without_a_day_come_last() {
    assert_eq!(ask(Filter::default()), ["four", "three", "two", "one", "five"]);
}

#[test]
fn names_are_found_by_whole_words_without_accents_and_capitals() {
    let by = |text| Filter {
        by: name(text),
        ..Filter::default()
    };
    assert_eq!(ask(by("shinzo")), ["two", "one"]);
    assert_eq!(ask(by("SHINZŌ ABE")), ["two", "one"]);
    assert_eq!(ask(by("shin")), [""; 0]);
    let about = |text| Filter {
        about: name(text),
        ..Filter::default()
    };
    assert_eq!(ask(about("Japan")), ["three", "two", "one", "five"]);
    assert_eq!(ask(about("sea of japan")), ["two"]);
    let both = Filter {
        by: name("Putin"),
        about: name("Abe"),
        ..Filter::default()
    };
    assert_eq!(ask(both), ["four"]);
}

#[test]
fn a_month_lies_in_a_range_where_a_part_of_it_does() {
    let between = |since: &str, until: &str| Filter {
        since: (!since.is_empty()).then(|| Timex::new(since)),
        until: (!until.is_empty()).then(|| Timex::new(until)),
        ..Filter::default()
    };
    assert_eq!(ask(between("2024-06-10", "")), ["three"]);
    assert_eq!(ask(between("", "2023")), ["four"]);
    assert_eq!(ask(between("1956", "2024-06-05")), ["four", "three", "two"]);
}
