//! Step 3: every line of `tests/mention/*.jsonl` is a text with the mentions in it.

use chrono::NaiveDate;
use demarche::article::Article;
use demarche::knowledge::Knowledge;
use demarche::mention::{Found, FoundMentions, Mention, Tenure, find_mentions};
use demarche::sentence::split_sentences;
use demarche::time::find_times;
use serde::{Deserialize, Serialize};
use std::fs;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    #[serde(default)]
    published: Option<NaiveDate>,
    mentions: Vec<Expected>,
    /// The words that tell a time beside the names, where that is asked.
    #[serde(default)]
    times: Option<Vec<String>>,
    /// Why we live with a wrong answer.
    #[serde(default, rename = "wrong")]
    _wrong: Option<String>,
}

/// The words, the best candidate, how they were found, and whatever is not plain.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Expected(String, Option<String>, String, #[serde(default)] Details);

#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Details {
    /// The words with the title, if there are more.
    #[serde(skip_serializing_if = "Option::is_none")]
    full: Option<String>,
    /// The other candidates.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<String>,
    /// The kind of an unknown name.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    offices: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tenure: Option<String>,
}

fn describe(text: &str, mention: Mention) -> Expected {
    let words = mention.span.slice(text).to_owned();
    let full = mention.full.slice(text).to_owned();
    let mut candidates = mention.candidates.iter().map(|candidate| candidate.entity.to_string());
    let best = candidates.next();
    let mut details = Details {
        full: Some(full).filter(|full| *full != words),
        also: candidates.collect(),
        kind: mention
            .kind
            .filter(|_| mention.found == Found::Unknown)
            .map(|kind| kind.id.to_string()),
        ..Details::default()
    };
    if let Some(title) = mention.title {
        // A title without its state can be the office of a hundred states.
        details.offices = match title.offices.len() {
            many if many > 4 => vec!["many".to_owned()],
            _ => title.offices.iter().map(ToString::to_string).collect(),
        };
        details.of = title.of.map(|of| of.to_string());
        details.tenure = Some(title.tenure)
            .filter(|&tenure| tenure != Tenure::Current)
            .map(|tenure| format!("{tenure:?}"));
    }
    Expected(words, best, format!("{:?}", mention.found).to_lowercase(), details)
}

#[test]
fn every_text_gives_its_mentions() {
    let knowledge = Knowledge::built_in().unwrap();
    let mut failures = Vec::new();
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mention")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for (number, line) in (1..).zip(fs::read_to_string(&path).unwrap().lines()) {
            let case: Case = serde_json::from_str(line).unwrap_or_else(|error| panic!("{name}:{number}: {error}"));
            let article = Article::from_text("case", case.text.clone(), case.published);
            let sentences = split_sentences(&article, &knowledge.sentence);
            let FoundMentions { mentions, names } =
                find_mentions(&article, &sentences, &knowledge.gazetteer, &knowledge.mention);
            if let Some(expected) = &case.times {
                let times = find_times(&article, &sentences, &names, &knowledge.time);
                let times: Vec<&str> = times.iter().map(|time| time.span.slice(&case.text)).collect();
                if times != *expected {
                    failures.push(format!("{name}:{number}: {}\n  times {times:?}", case.text));
                }
            }
            let found: Vec<Expected> = mentions
                .into_iter()
                .map(|mention| describe(&case.text, mention))
                .collect();
            if found != case.mentions {
                let json = |mentions: &[Expected]| serde_json::to_string(mentions).unwrap();
                failures.push(format!(
                    "{name}:{number}: {}\n  expected {}\n  found    {}",
                    case.text,
                    json(&case.mentions),
                    json(&found)
                ));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
