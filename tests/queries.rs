//! Step 13: what a question gives, and in what order.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

mod support;

use demarche::article::Article;
use demarche::ask::{Request, resolve};
use demarche::graph::{EventGraph, build_graph, days_label};
use demarche::knowledge::Knowledge;
use demarche::query::{Answer, Row, TimeFit, View, by_days, timeline, write_records};
use demarche::statement::Statement;
use demarche::timex::{Interval, Timex};
use support::{dated, extraction, party, relation, span, statement};

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
fn ask(request: &Request) -> Vec<String> {
    let knowledge = Knowledge::built_in().unwrap();
    let graph = graph();
    let view = View::new(&graph);
    let filter = resolve(request, &view, &knowledge, None).unwrap().filter;
    let statements = filter.statements(&view);
    statements.map(|said| said.statement.content[0].exact.clone()).collect()
}

fn request(fields: &[(&str, &str)]) -> Request {
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).into()));
    serde_json::from_value(serde_json::Value::Object(fields.collect())).unwrap()
}

#[test]
fn what_was_surely_possibly_and_not_said_then_adds_up_to_all() {
    let knowledge = Knowledge::built_in().unwrap();
    let graph = graph();
    let view = View::new(&graph);
    for (field, time) in [
        ("said", "2024-06-05"),
        ("said", "2024"),
        ("since", "2024-06-10"),
        ("until", "1990"),
    ] {
        let request = request(&[(field, time)]);
        let found = |surely: bool, possibly: bool| {
            let request = Request {
                surely,
                possibly,
                ..request.clone()
            };
            let filter = resolve(&request, &view, &knowledge, None).unwrap().filter;
            (filter.statements(&view).count(), filter)
        };
        let (shown, filter) = found(false, false);
        let (counts, left_out) = filter.count_by_time(&view).unwrap();
        let count = |fit: TimeFit| counts.get(&fit).copied().unwrap_or_default();
        assert_eq!(counts.values().sum::<usize>(), view.statements.len(), "{field} {time}");
        assert_eq!(found(true, false).0, count(TimeFit::Surely), "{field} {time}");
        let possible = count(TimeFit::Surely) + count(TimeFit::Possibly);
        assert_eq!(found(false, true).0, possible, "{field} {time}");
        assert_eq!(shown + left_out, possible, "{field} {time}");
    }
}

#[test]
fn days_are_written_as_people_read_them() {
    let day = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
    for (first, last, shown) in [
        ("2016-06-09", "2016-06-09", "2016-06-09"),
        ("", "2016-06-09", "by 2016-06-09"),
        ("2016-06-09", "", "from 2016-06-09"),
        ("2016-06-07", "2016-06-09", "2016-06-07…09"),
        ("2016-06-28", "2016-07-02", "2016-06-28…07-02"),
        ("2015-12-30", "2016-01-02", "2015-12-30…2016-01-02"),
        ("2016-02-01", "2016-02-29", "2016-02"),
        ("2016-02-01", "2016-02-28", "2016-02-01…28"),
        ("2016-01-01", "2016-12-31", "2016"),
        ("", "", ""),
    ] {
        let days = Interval {
            earliest: day(first),
            latest: day(last),
        };
        assert_eq!(days_label(days), shown);
    }
}

#[test]
fn statements_stand_by_date_and_those_without_a_day_come_last() {
    assert_eq!(ask(&Request::default()), ["four", "three", "two", "one", "five"]);
}

#[test]
fn names_are_found_by_whole_words_without_accents_and_capitals() {
    let by = |name| request(&[("by", name)]);
    assert_eq!(ask(&by("shinzo")), ["two", "one"]);
    assert_eq!(ask(&by("SHINZŌ ABE")), ["two", "one"]);
    let about = |name| request(&[("about", name)]);
    // Who bears the name comes before what has it as a part.
    assert_eq!(ask(&about("Japan")), ["three", "one", "five"]);
    assert_eq!(ask(&about("sea of japan")), ["two"]);
    assert_eq!(ask(&request(&[("by", "Putin"), ("about", "Abe Island")])), ["four"]);
}

#[test]
fn a_name_that_nobody_has_is_an_error_with_those_that_come_near() {
    let knowledge = Knowledge::built_in().unwrap();
    let graph = graph();
    let view = View::new(&graph);
    let error = |fields: &[(&str, &str)]| {
        resolve(&request(fields), &view, &knowledge, None)
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        error(&[("by", "Putim")]),
        "--by: nobody is called `Putim`; near: Vladimir Putin"
    );
    assert_eq!(error(&[("by", "xyzzy")]), "--by: nobody is called `xyzzy`");
    assert_eq!(
        error(&[("said", "last year")]),
        "--said: `last year` depends on the day; give it with --published, or write a year"
    );
    assert_eq!(
        error(&[("said", "blue")]),
        "--said: `blue` is no time (2024, 2024-06-05, June 2021, since the invasion of Ukraine)"
    );
    let singing = Request {
        act: vec!["sing".to_owned()],
        ..Request::default()
    };
    let error = resolve(&singing, &view, &knowledge, None).unwrap_err().to_string();
    assert!(error.starts_with("--act: no act `sing`; there are state, "), "{error}");
}

#[test]
fn a_month_lies_in_a_range_where_a_part_of_it_does() {
    let said = |words| request(&[("said", words)]);
    assert_eq!(ask(&request(&[("since", "2024-06-10")])), ["three"]);
    assert_eq!(ask(&request(&[("until", "2023")])), ["four"]);
    assert_eq!(
        ask(&request(&[("since", "1956"), ("until", "2024-06-05")])),
        ["four", "three", "two"]
    );
    assert_eq!(ask(&said("June 2024")), ["three", "two"]);
    assert_eq!(ask(&said("since the invasion of Ukraine")), ["three", "two"]);
    assert_eq!(ask(&said("before World War II")), [""; 0]);
    assert_eq!(ask(&said("after World War II")), ["four", "three", "two"]);
}

#[test]
fn a_year_comes_before_the_days_that_end_in_it_and_overlaps_them() {
    let days = |value: &str| Timex::new(value).days();
    let (year, day, next) = (days("1956"), days("1956-10-19"), days("1956-10-20"));
    assert!(year.unwrap().overlaps(day.unwrap()));
    let mut all = [None, next, days("1957"), day, year];
    all.sort_by(|one, other| by_days(*one, *other));
    assert_eq!(all, [year, day, next, days("1957"), None]);
}

#[test]
fn a_request_is_the_same_in_flags_and_in_json() {
    let request = request(&[
        ("by", "Putin"),
        ("about", "peace treaty"),
        ("said", "June 2021"),
        ("polarity", "denied"),
    ]);
    assert_eq!(
        request.to_flags(),
        "--by Putin --about 'peace treaty' --polarity denied --said 'June 2021'"
    );
    let json = serde_json::to_string(&request).unwrap();
    assert_eq!(serde_json::from_str::<Request>(&json).unwrap(), request);
}

#[test]
fn a_statement_on_a_narrow_screen_is_a_record_with_its_words_in_full() {
    let mut answer = Answer::new(&[
        "said on", "at", "speaker", "act", "to", "words", "about", "stance", "read in", "id",
    ]);
    let cells = [
        "2024-06-05",
        "Oslo",
        "Ann Lee, Foreign Minister",
        "state",
        "",
        "said: the talks go on",
        "Norland",
        "",
        "P",
        "0802f6f8",
    ];
    answer.rows.push(Row {
        cells: cells.map(str::to_owned).to_vec(),
        ..Row::default()
    });
    let written = "Ann Lee, Foreign Minister ·\n2024-06-05 · at Oslo\n  said: the talks go on\n  about Norland · state · P\n  · 0802f6f8\n";
    assert_eq!(write_records(&answer, 28, false).as_deref(), Some(written));
    let colored = write_records(&answer, 200, true).unwrap();
    assert!(colored.starts_with("\u{1b}[1mAnn Lee"), "{colored}");
    answer.head[5] = "label";
    assert_eq!(write_records(&answer, 28, false), None);
}

#[test]
fn whatever_has_words_on_a_narrow_screen_is_a_record_with_all_else_above_them() {
    let mut answer = Answer::new(&[
        "when",
        "who",
        "what",
        "whom or what",
        "words",
        "by whose word",
        "read in",
    ]);
    answer.push_cells(
        ["2018", "Abe", "met with", "Moon", "Abe met Moon", "Lee", "P"]
            .map(str::to_owned)
            .to_vec(),
    );
    answer.push_cells(
        ["", "Abe", "visited", "Oslo", "Abe in Oslo", "", "Q"]
            .map(str::to_owned)
            .to_vec(),
    );
    let written =
        "2018 · Abe met with Moon · by whose word: Lee\n  Abe met Moon\n  P\n\nAbe visited Oslo\n  Abe in Oslo\n  Q\n";
    assert_eq!(write_records(&answer, 60, false).as_deref(), Some(written));
}

#[test]
fn what_two_do_to_the_same_thing_is_between_them_and_what_a_third_does_is_not() {
    let knowledge = Knowledge::built_in().unwrap();
    let text = "Japan signed the treaty. Russia signed the treaty. Vietnam signed the treaty.";
    let article = Article::from_text("a", text, None);
    let sign = |state: &str, words: &str| relation(text, state, "signed", "the treaty", words);
    let relations = vec![
        sign("state/jp", "Japan signed"),
        sign("state/ru", "Russia signed"),
        sign("state/vn", "Vietnam signed"),
    ];
    let graph = build_graph(
        &article,
        &extraction(&article, &knowledge, Vec::new(), relations),
        &knowledge,
    );
    let view = View::new(&graph);
    let between = request(&[("by", "state/jp"), ("to", "state/ru")]);
    let filter = resolve(&between, &view, &knowledge, None).unwrap().filter;
    let who: Vec<String> = timeline(&view, &filter, None)
        .rows
        .iter()
        .map(|row| row.cells[1].clone())
        .collect();
    assert_eq!(who, ["Japan", "Russia"]);
}

#[test]
fn words_that_say_nothing_are_told_and_not_looked_for() {
    let knowledge = Knowledge::built_in().unwrap();
    let graph = graph();
    let view = View::new(&graph);
    let notes = |text: &str| resolve(&request(&[("text", text)]), &view, &knowledge, None).map(|asked| asked.notes);
    assert_eq!(notes("two").unwrap(), Vec::<String>::new());
    let told = "looked for: `two`; words as common as `he`, `is` are not";
    assert_eq!(notes("He is two").unwrap(), [told]);
    assert!(notes("he is").is_err());
}
