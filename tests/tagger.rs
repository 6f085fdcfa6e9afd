//! Step 2: every line of `tests/sentence/tags.jsonl` is a sentence with the tags of its words, or of those that
//! matter; every line of `tests/sentence/lemmas.jsonl` is a word with its tag and its lemma.

use demarche::article::Article;
use demarche::knowledge::Knowledge;
use demarche::sentence::{Tag, split_sentences};
use serde::Deserialize;

/// `"tags": ["said VerbPast", "that Complementizer"]`: in the order of the text, other words may stand between.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TagCase {
    text: String,
    tags: Vec<String>,
    /// Why the tagger does not get it.
    #[serde(default)]
    wrong: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LemmaCase {
    word: String,
    tag: Tag,
    lemma: String,
}

#[test]
fn every_word_has_its_tag() {
    let knowledge = Knowledge::built_in().unwrap();
    let mut failures = Vec::new();
    for (number, line) in include_str!("sentence/tags.jsonl").lines().enumerate() {
        let case: TagCase = serde_json::from_str(line).unwrap_or_else(|error| panic!("line {}: {error}", number + 1));
        let article = Article::from_text("case", case.text.as_str(), None);
        let found = split_sentences(&article, &knowledge.sentence);
        let mut tokens = found.tokens.iter();
        let mut differing = Vec::new();
        for expected in &case.tags {
            let word = expected.split(' ').next().unwrap_or_default();
            match tokens.find(|token| token.span.slice(&case.text) == word) {
                Some(token) if format!("{word} {:?}", token.tag) == *expected => {}
                Some(token) => differing.push(format!("{expected}, found {:?}", token.tag)),
                None => differing.push(format!("{expected}, not in the text")),
            }
        }
        if differing.is_empty() == case.wrong.is_some() {
            failures.push(format!(
                "line {}: {}\n  {}",
                number + 1,
                case.text,
                differing.join("\n  ")
            ));
        }
    }
    assert!(failures.is_empty(), "{} cases\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn every_form_leads_to_its_word() {
    let knowledge = Knowledge::built_in().unwrap();
    let mut failures = Vec::new();
    for (number, line) in include_str!("sentence/lemmas.jsonl").lines().enumerate() {
        let case: LemmaCase = serde_json::from_str(line).unwrap_or_else(|error| panic!("line {}: {error}", number + 1));
        let found = knowledge.sentence.lemma(&case.word, case.tag);
        if found != case.lemma {
            failures.push(format!(
                "line {}: {}: expected {}, found {found}",
                number + 1,
                case.word,
                case.lemma
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
