//! Step 1: files of the kinds that people and tools write, each with all that is read of it and all that is told.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/articles.rs"]
mod articles;
#[path = "support/report.rs"]
mod report;

use articles::LEXICON;
use demarche::article::{Article, Articles, DayOrder, InputOptions};
use report::report;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};

/// What a file gives: a `.expected.json` beside it.
#[derive(Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
struct Expected {
    #[serde(skip_serializing_if = "Flags::is_usual")]
    options: Flags,
    articles: Vec<Map<String, Value>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notices: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<String>,
}

/// What the user says beside the file.
#[derive(Debug, Default, PartialEq, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
struct Flags {
    day_first: bool,
    columns: Vec<String>,
}

impl Flags {
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    fn options(&self) -> InputOptions {
        InputOptions {
            order: if self.day_first {
                DayOrder::DayFirst
            } else {
                DayOrder::MonthFirst
            },
            columns: self.columns.iter().map(|column| column.parse().unwrap()).collect(),
            ..InputOptions::default()
        }
    }
}

/// Gives the parts of an article that are known.
fn known_parts(article: &Article) -> Map<String, Value> {
    let text = |part: &Option<String>| part.clone().map(Value::String);
    let parts = [
        ("id", Some(Value::String(article.id.to_string()))),
        ("title", text(&article.title)),
        ("publisher", text(&article.publisher)),
        ("agency", text(&article.agency)),
        ("author", text(&article.author)),
        ("published", article.published.map(|day| Value::String(day.to_string()))),
        ("url", text(&article.url)),
        ("text", Some(Value::String(article.text.clone()))),
    ];
    let known = parts
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    known.collect()
}

/// Reads a file; places are told without its folder.
fn read(path: &Path, flags: Flags) -> Expected {
    let options = flags.options();
    let folder = format!("{}/", path.parent().unwrap().display());
    let plain = |error: &demarche::error::Error| error.to_string().replace(&folder, "");
    let mut articles = Articles::new(&[path.to_owned()], &LEXICON, &options);
    let mut found = Expected::default();
    while let Some(article) = articles.next() {
        match article {
            Ok(article) => found.articles.push(known_parts(&article)),
            Err(error) => found.errors.push(plain(&error)),
        }
        found.notices.extend(articles.take_notices().iter().map(plain));
    }
    found.notices.extend(articles.take_notices().iter().map(plain));
    let counted = articles.counted();
    assert_eq!(counted.read, found.articles.len(), "{}", path.display());
    assert_eq!(
        counted.skipped.values().sum::<usize>(),
        found.errors.len(),
        "{}",
        path.display()
    );
    Expected {
        options: flags,
        ..found
    }
}

fn inputs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles/inputs");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let expected = paths.filter_map(|path| {
        let name = path.to_str()?.strip_suffix(".expected.json")?;
        Some(PathBuf::from(name))
    });
    // A build without the feature reads no pages.
    let is_page = |path: &PathBuf| {
        path.extension()
            .is_some_and(|ending| ending == "html" || ending == "htm")
    };
    let mut inputs: Vec<PathBuf> = expected
        .filter(|path| cfg!(feature = "html") || !is_page(path))
        .collect();
    inputs.sort();
    inputs
}

#[test]
fn every_file_gives_the_articles_beside_it_and_tells_what_is_in_doubt() {
    let mut failures = Vec::new();
    let inputs = inputs();
    assert!(inputs.len() > 40, "{} files", inputs.len());
    for path in inputs {
        let beside = PathBuf::from(format!("{}.expected.json", path.display()));
        let expected: Expected = serde_json::from_str(&fs::read_to_string(&beside).unwrap()).unwrap();
        let found = read(&path, expected.options.clone());
        if found != expected {
            let write = |value: &Expected| serde_json::to_string_pretty(value).unwrap();
            if std::env::var_os("UPDATE").is_some() {
                fs::write(&beside, write(&found) + "\n").unwrap();
            }
            failures.push(format!(
                "{}\nexpected {}\nfound {}",
                path.display(),
                write(&expected),
                write(&found)
            ));
        }
    }
    report(&failures);
}

#[test]
fn every_tool_shows_a_record_and_the_article_that_it_is() {
    let mut failures = Vec::new();
    for tool in LEXICON.news_tools() {
        for example in &tool.examples {
            let found = LEXICON.read_record(&example.record, &tool.id);
            // Feeds and heads of pages are known by what they stand in, the others by their keys.
            if !["feed", "html"].contains(&tool.id.as_str()) && LEXICON.read_record(&example.record, "") != found {
                failures.push(format!("{} is not known by its keys", tool.id));
            }
            let mut found = found.as_ref().map(known_parts).unwrap_or_default();
            if found.get("id").is_some_and(|id| id == "record") {
                found.remove("id");
            }
            if found != example.article {
                let write = |parts: &Map<String, Value>| serde_json::to_string(parts).unwrap();
                failures.push(format!(
                    "{}\n  expected {}\n  found    {}",
                    tool.id,
                    write(&example.article),
                    write(&found)
                ));
            }
        }
    }
    report(&failures);
}

#[test]
fn every_foreign_kind_shows_how_it_begins_and_how_not() {
    let bytes = |digits: &str| -> Vec<u8> {
        let pairs = (0..digits.len()).step_by(2);
        pairs
            .map(|start| u8::from_str_radix(&digits[start..start + 2], 16).unwrap())
            .collect()
    };
    for kind in LEXICON.foreign_kinds() {
        assert!(kind.begins(&bytes(&kind.examples.is)), "{}", kind.id);
        assert!(!kind.begins(kind.examples.not.as_bytes()), "{}", kind.id);
    }
}
