//! Cases: every line of the files in a folder below `tests/` is a text with what it gives.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests are not seen as tests

use demarche::article::Article;
use demarche::evidence::Party;
use demarche::knowledge::Knowledge;
use demarche::pipeline::{Extraction, extract};
use serde::Deserialize;
use serde_json::Value;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    published: Option<chrono::NaiveDate>,
    /// What the text gives, named after it.
    #[serde(alias = "references", alias = "statements", alias = "relations")]
    expected: Vec<Value>,
    /// Why we live with a wrong answer.
    #[serde(default)]
    wrong: Option<String>,
}

/// Gives the entity, or the words where it is not linked.
pub(crate) fn name(party: &Party) -> String {
    party
        .entity
        .as_ref()
        .map_or_else(|| party.name.clone(), ToString::to_string)
}

/// Reads the lines of all files of a folder below `tests/`, each with its file and line.
pub(crate) fn read_cases<T: serde::de::DeserializeOwned>(folder: &str) -> Vec<(String, T)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        for (number, line) in (1..).zip(fs::read_to_string(&path).unwrap().lines()) {
            let place = format!("{file}:{number}");
            let case = serde_json::from_str(line).unwrap_or_else(|error| panic!("{place}: {error}"));
            cases.push((place, case));
        }
    }
    cases
}

/// Reads every case of a folder and tells all that differ; `find` gives what was found, in the form of the case.
///
/// A case with a wrong answer fails as soon as the answer is right.
pub(crate) fn check(folder: &str, find: impl Fn(&Article, &Extraction, &[Value]) -> Vec<Value>) {
    let knowledge = Knowledge::built_in().unwrap();
    let mut failures = Vec::new();
    for (place, case) in read_cases::<Case>(folder) {
        let article = Article::from_text("case", case.text.clone(), case.published);
        let found = find(&article, &extract(&article, &knowledge), &case.expected);
        match (found == case.expected, case.wrong) {
            (false, None) => failures.push(format!(
                "{place}: {}\n  expected {}\n  found    {}",
                case.text,
                Value::from(case.expected),
                Value::from(found)
            )),
            (true, Some(wrong)) => failures.push(format!("{place}: {}\n  no longer wrong: {wrong}", case.text)),
            _ => {}
        }
    }
    assert!(
        failures.is_empty(),
        "{} failures\n{}",
        failures.len(),
        failures.join("\n")
    );
}
