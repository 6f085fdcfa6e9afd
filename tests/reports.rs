//! Reports in the style of news wires, written for this purpose, with the statements that a reader finds in them.
//!
//! `tests/articles/NAME.txt` is the report, `NAME.json` its metadata, `NAME.expected.jsonl` its statements in text order,
//! annotated by hand before the program had read them. A line names under `wrong` the fields that the program gets
//! wrong, with the reason; `"found": …` there means that it finds no such statement. A line with `extra` is a
//! statement that the program makes and no reader would.

#![allow(clippy::unwrap_used, clippy::print_stdout)] // helpers of tests are not seen as tests

#[path = "support/articles.rs"]
mod articles;

use articles::read_articles;
use demarche::article::Article;
use demarche::error::Result as Read;
use demarche::knowledge::Knowledge;
use demarche::pipeline::extract;
use demarche::span::Span;
use demarche::statement::Statement;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    speaker: String,
    cue: String,
    content: Vec<String>,
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    addressee: Option<String>,
    #[serde(default)]
    said: Option<String>,
    /// The line, from 0, of the statement that it is told in.
    #[serde(default)]
    within: Option<usize>,
    #[serde(default)]
    wrong: BTreeMap<String, String>,
    #[serde(default)]
    extra: Option<String>,
}

/// What was counted over all reports.
#[derive(Default)]
struct Counts {
    expected: usize,
    found: usize,
    matched: usize,
    speakers: usize,
}

fn reports() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut texts: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    texts.sort();
    texts
}

/// Finds where the words of an expected statement stand: the pieces of its content nearest to one place of its cue.
fn locate(text: &str, expected: &Expected) -> Vec<Span> {
    let places = |words: &str| text.match_indices(words).map(|(start, _)| start).collect::<Vec<_>>();
    let pieces = |cue: usize| {
        let nearest = |words: &String| {
            let start = places(words).into_iter().min_by_key(|start| start.abs_diff(cue))?;
            Some(Span::new(start, start + words.len()))
        };
        expected.content.iter().map(nearest).collect::<Option<Vec<Span>>>()
    };
    let distance = |cue: usize, spans: &[Span]| {
        let near = |span: &Span| {
            (span.start as usize)
                .abs_diff(cue)
                .min((span.end as usize).abs_diff(cue))
        };
        spans.iter().map(near).min().unwrap_or(usize::MAX)
    };
    let located = places(&expected.cue)
        .into_iter()
        .filter_map(|cue| Some((cue, pieces(cue)?)));
    let best = located.min_by_key(|(cue, spans)| distance(*cue, spans));
    best.map(|(_, spans)| spans).unwrap_or_default()
}

/// Gives how much of two contents is the same, from 0 to 1.
fn overlap(one: &[Span], other: &[Span]) -> f64 {
    let length = |spans: &[Span]| spans.iter().map(|span| span.len()).sum::<usize>() as f64;
    let both: usize = one
        .iter()
        .flat_map(|one| {
            other
                .iter()
                .map(|other| one.end.min(other.end).saturating_sub(one.start.max(other.start)) as usize)
        })
        .sum();
    both as f64 / (length(one) + length(other) - both as f64).max(1.0)
}

/// Pairs expected statements with found ones, those that have most in common first; half is the least.
fn pair(text: &str, expected: &[Expected], found: &[Statement]) -> Vec<Option<usize>> {
    let spans: Vec<Vec<Span>> = expected.iter().map(|line| locate(text, line)).collect();
    let mut pairs = Vec::new();
    for (line, spans) in spans.iter().enumerate() {
        for (place, statement) in found.iter().enumerate() {
            pairs.push((overlap(spans, &statement.content), line, place));
        }
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let mut found_by = vec![None; expected.len()];
    for (share, line, place) in pairs {
        if share >= 0.5 && found_by[line].is_none() && !found_by.contains(&Some(place)) {
            found_by[line] = Some(place);
        }
    }
    found_by
}

fn describe(text: &str, statement: &Statement, pairs: &[Option<usize>]) -> Map<String, Value> {
    let words = |span: &Span| span.slice(text);
    let within = statement
        .within
        .map(|outer| pairs.iter().position(|place| *place == Some(outer)));
    let fields = [
        ("speaker", json!(statement.speaker.name)),
        ("cue", json!(words(&statement.cue))),
        ("content", statement.content.iter().map(words).collect()),
        ("kind", json!(statement.kind)),
        (
            "addressee",
            json!(statement.addressee.as_ref().map(|party| &party.name)),
        ),
        ("said", json!(statement.said.as_ref().map(|said| said.when.to_string()))),
        ("within", json!(within.flatten())),
    ];
    fields
        .into_iter()
        .map(|(field, value)| (field.to_owned(), value))
        .collect()
}

fn wanted(line: &Expected) -> Map<String, Value> {
    let fields = [
        ("speaker", json!(line.speaker)),
        ("content", json!(line.content)),
        ("kind", json!(line.kind)),
        ("addressee", json!(line.addressee)),
        ("said", json!(line.said)),
        ("within", json!(line.within)),
    ];
    fields
        .into_iter()
        .map(|(field, value)| (field.to_owned(), value))
        .collect()
}

/// Tells every difference between a report's statements and those expected that `wrong` and `extra` do not name.
fn check(path: &Path, knowledge: &Knowledge, counts: &mut Counts) -> Vec<String> {
    let articles: Read<Vec<Article>> = read_articles(&[path.to_owned()]).into_iter().collect();
    let [article] = articles.unwrap().try_into().unwrap();
    let extraction = extract(&article, knowledge);
    let text = article.text.as_str();
    let lines = std::fs::read_to_string(path.with_extension("expected.jsonl")).unwrap();
    let lines: Vec<Expected> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (extra, expected): (Vec<Expected>, Vec<Expected>) = lines.into_iter().partition(|line| line.extra.is_some());
    let pairs = pair(text, &expected, &extraction.statements);
    let mut differences = Vec::new();
    let mut tell = |line: &Expected, told: String| {
        differences.push(format!(
            "{}: {} \"{}\" {}: {told}",
            article.id,
            line.speaker,
            line.cue,
            line.content.join(" … ")
        ));
    };
    for (line, place) in expected.iter().zip(&pairs) {
        counts.expected += 1;
        let Some(statement) = place.and_then(|place| extraction.statements.get(place)) else {
            if !line.wrong.contains_key("found") {
                tell(line, "not found".to_owned());
            }
            continue;
        };
        counts.matched += 1;
        let found = describe(text, statement, &pairs);
        counts.speakers += usize::from(found["speaker"] == json!(line.speaker));
        for (field, want) in wanted(line) {
            let is_right = found[&field] == want;
            if is_right == line.wrong.contains_key(&field) {
                tell(
                    line,
                    format!(
                        "{field} {} is {}",
                        found[&field],
                        if is_right { "right" } else { "wrong" }
                    ),
                );
            }
        }
        if line.wrong.contains_key("found") {
            tell(line, "found".to_owned());
        }
    }
    counts.found += extraction.statements.len();
    let mut known = extra.iter().map(|line| locate(text, line)).collect::<Vec<_>>();
    for (place, statement) in extraction.statements.iter().enumerate() {
        if pairs.contains(&Some(place)) {
            continue;
        }
        match known.iter().position(|spans| overlap(spans, &statement.content) >= 0.5) {
            Some(position) => drop(known.remove(position)),
            None => {
                let found = Value::Object(describe(text, statement, &pairs));
                differences.push(format!("{}: extra {found}", article.id));
            }
        }
    }
    differences.extend(
        known
            .iter()
            .map(|spans| format!("{}: extra {spans:?} is gone", article.id)),
    );
    differences
}

#[test]
fn every_report_gives_the_statements_that_a_reader_finds() {
    let knowledge = Knowledge::built_in().unwrap();
    let mut counts = Counts::default();
    let differences: Vec<String> = reports()
        .iter()
        .flat_map(|path| check(path, &knowledge, &mut counts))
        .collect();
    let share = |part: usize, whole: usize| part as f64 / whole as f64;
    let (precision, recall) = (
        share(counts.matched, counts.found),
        share(counts.matched, counts.expected),
    );
    let speakers = share(counts.speakers, counts.matched);
    println!(
        "{} reports: {} statements expected, {} found; precision {precision:.3}, recall {recall:.3}; speaker right in \
         {speakers:.3} of those matched",
        reports().len(),
        counts.expected,
        counts.found
    );
    assert!(
        differences.is_empty(),
        "{} differences\n{}",
        differences.len(),
        differences.join("\n")
    );
    assert!(precision >= 0.9 && recall >= 0.9 && speakers >= 0.85);
}
