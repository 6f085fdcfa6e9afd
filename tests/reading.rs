//! Step 1, its second half: every line of `tests/article/reading.jsonl` is a text with the paragraphs that a reader sees;
//! and our own texts say the same however their lines are broken.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/articles.rs"]
mod articles;

use articles::read_articles;
use demarche::article::{Article, read_article};
use demarche::extraction::Extraction;
use demarche::knowledge::Knowledge;
use demarche::pipeline::extract;
use demarche::span::Span;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::built_in().unwrap());

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    #[serde(default)]
    title: Option<String>,
    paragraphs: Vec<String>,
    /// Words of the paragraphs with what stands in the file for them.
    #[serde(default)]
    printed: BTreeMap<String, String>,
    #[serde(default)]
    wrong: Option<String>,
}

#[test]
fn every_text_is_read_in_the_paragraphs_that_a_reader_sees() {
    let mut failures = Vec::new();
    for (number, line) in include_str!("article/reading.jsonl").lines().enumerate() {
        let case: Case = serde_json::from_str(line).unwrap_or_else(|error| panic!("line {}: {error}", number + 1));
        let article = Article {
            title: case.title.clone(),
            ..Article::from_text("case", case.text.clone(), None)
        };
        let reading = read_article(&article, &KNOWLEDGE.article);
        let text = &reading.article.text;
        let paragraphs: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if (paragraphs == case.paragraphs) == case.wrong.is_some() {
            failures.push(format!(
                "line {}: expected {:?}\n  found {paragraphs:?}",
                number + 1,
                case.paragraphs
            ));
        }
        for (words, printed) in &case.printed {
            let start = text
                .find(words.as_str())
                .unwrap_or_else(|| panic!("line {}: no `{words}`", number + 1));
            let original = reading.original(Span::new(start, start + words.len()));
            if original.slice(&case.text) != printed {
                failures.push(format!(
                    "line {}: {words} is {:?}",
                    number + 1,
                    original.slice(&case.text)
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Our own texts: the seeds and the reports.
fn own_texts() -> Vec<Article> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["seeds", "tests/articles"].map(|folder| std::fs::read_dir(root.join(folder)).unwrap());
    let paths = folders.into_iter().flatten().map(|entry| entry.unwrap().path());
    let texts = paths.filter(|path| path.extension().is_some_and(|end| end == "txt"));
    let mut texts: Vec<_> = texts.collect();
    texts.sort();
    read_articles(&texts).into_iter().map(Result::unwrap).collect()
}

/// Breaks every line of a text at a width; `end` stands where it is broken.
fn wrap(text: &str, width: usize, end: &str) -> String {
    let wrap_line = |line: &str| {
        let mut wrapped = String::new();
        let mut length = 0;
        for word in line.split(' ') {
            let own = word.chars().count();
            if length > 0 && length + 1 + own > width {
                wrapped.push_str(end);
                length = 0;
            } else if length > 0 {
                wrapped.push(' ');
                length += 1;
            }
            wrapped.push_str(word);
            length += own;
        }
        wrapped
    };
    text.split('\n').map(wrap_line).collect::<Vec<_>>().join("\n")
}

/// Says in words all that an article says.
fn told(article: &Article, extraction: &Extraction) -> Vec<String> {
    let words = |span: Span| {
        span.slice(&article.text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let statements = extraction.statements.iter().map(|statement| {
        let content: Vec<String> = statement.content.iter().map(|&span| words(span)).collect();
        let said = statement.said.as_ref().map(|said| &said.when);
        format!(
            "{} | {} | {content:?} | {said:?}",
            statement.speaker.name,
            words(statement.cue)
        )
    });
    let relations = extraction.relations.iter().map(|relation| {
        let happened = relation.happened.as_ref().map(|happened| &happened.when);
        let (actor, recipient) = (&relation.actor.name, &relation.recipient.name);
        let evidence = words(relation.evidence.span);
        format!(
            "{actor} | {} | {recipient} | {happened:?} | {evidence}",
            relation.relation_type
        )
    });
    let times = extraction
        .times
        .iter()
        .map(|time| format!("{} = {}", words(time.span), time.value));
    let mentions = extraction.mentions.iter().map(|mention| words(mention.span));
    statements.chain(relations).chain(times).chain(mentions).collect()
}

#[test]
fn a_text_says_the_same_however_its_lines_are_broken() {
    let mut failures = Vec::new();
    for article in own_texts() {
        let expected = told(&article, &extract(&article, &KNOWLEDGE));
        assert!(!expected.is_empty(), "{} says nothing", article.id);
        // As an editor breaks lines, as `fold` does, as a mail program of Windows does, indented.
        for (width, end) in [60, 76, 100]
            .iter()
            .flat_map(|width| ["\n", " \n", "\r\n", "\n    "].map(|end| (*width, end)))
        {
            let wrapped = Article {
                text: wrap(&article.text, width, end),
                ..article.clone()
            };
            let found = told(&wrapped, &extract(&wrapped, &KNOWLEDGE));
            let lost = expected
                .iter()
                .filter(|line| !found.contains(line))
                .map(|line| format!("- {line}"));
            let new = found
                .iter()
                .filter(|line| !expected.contains(line))
                .map(|line| format!("+ {line}"));
            let changes: Vec<String> = lost.chain(new).collect();
            if found != expected {
                failures.push(format!("{} at {width} by {end:?}:\n{}", article.id, changes.join("\n")));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
