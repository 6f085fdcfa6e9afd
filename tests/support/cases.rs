//! Cases: every line of the files in a folder below `tests/` is a text with what it gives.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests are not seen as tests
#![allow(dead_code)] // each file of tests needs a part of it

#[path = "lines.rs"]
mod lines;
#[path = "report.rs"]
pub(crate) mod report;

use demarche::article::Article;
use demarche::evidence::Party;
use demarche::extraction::Extraction;
use demarche::knowledge::Knowledge;
use demarche::pipeline::extract;
use lines::read_cases;
use report::report;
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    published: Option<chrono::NaiveDate>,
    /// What the text gives, named after it.
    #[serde(
        alias = "references",
        alias = "statements",
        alias = "relations",
        alias = "moments",
        alias = "stances",
        alias = "told"
    )]
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
    report(&failures);
}
