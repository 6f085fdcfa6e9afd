//! Step 2: every line of `tests/sentence/split.jsonl` is a text with its sentences, tokens and quotations.

use demarche::article::Article;
use demarche::knowledge::Knowledge;
use demarche::sentence::{SentenceKind, split_sentences};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    /// The sentences that are news, with their tokens divided by spaces.
    #[serde(default)]
    tokens: Option<Vec<String>>,
    #[serde(default)]
    sentences: Option<Vec<String>>,
    /// The words inside quotation marks.
    #[serde(default)]
    quotations: Option<Vec<String>>,
    #[serde(default)]
    headline: Option<String>,
}

#[test]
fn every_text_falls_into_its_sentences_tokens_and_quotations() {
    let knowledge = Knowledge::built_in().unwrap();
    let mut failures = Vec::new();
    for (number, line) in include_str!("sentence/split.jsonl").lines().enumerate() {
        let case: Case = serde_json::from_str(line).unwrap_or_else(|error| panic!("line {}: {error}", number + 1));
        let article = Article::from_text("case", case.text.clone(), None);
        let found = split_sentences(&article, &knowledge.sentence);
        let mut compare = |what: &str, expected: &Option<Vec<String>>, actual: Vec<String>| {
            if expected.as_ref().is_some_and(|expected| *expected != actual) {
                failures.push(format!(
                    "line {}: {what}\n  expected {expected:?}\n  found    {actual:?}",
                    number + 1
                ));
            }
        };
        let news = || found.sentences.iter().filter(|sentence| sentence.kind.is_news());
        let words = |tokens: &[demarche::sentence::Token]| {
            let words: Vec<&str> = tokens.iter().map(|token| token.span.slice(&case.text)).collect();
            words.join(" ")
        };
        compare(
            "sentences",
            &case.sentences,
            news()
                .map(|sentence| sentence.span.slice(&case.text).to_owned())
                .collect(),
        );
        compare(
            "tokens",
            &case.tokens,
            news().map(|sentence| words(found.tokens_of(sentence))).collect(),
        );
        let inner = found
            .quotations
            .iter()
            .map(|quotation| quotation.inner.slice(&case.text).to_owned());
        compare("quotations", &case.quotations, inner.collect());
        let headline = found
            .sentences
            .iter()
            .find(|sentence| sentence.kind == SentenceKind::Headline);
        let headline = headline.map(|sentence| sentence.span.slice(&case.text).to_owned());
        compare(
            "headline",
            &case.headline.clone().map(|headline| vec![headline]),
            headline.into_iter().collect(),
        );
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_boilerplate_rule_shows_where_it_fires_and_where_it_must_not() {
    let knowledge = Knowledge::built_in().unwrap();
    for rule in knowledge.sentence.boilerplate_rules() {
        for sentence in &rule.fires {
            assert!(
                knowledge.sentence.boilerplate(sentence).is_some(),
                "{} does not fire: {sentence}",
                rule.id
            );
        }
        for sentence in &rule.not {
            assert!(
                knowledge.sentence.boilerplate(sentence).is_none(),
                "{} fires: {sentence}",
                rule.id
            );
        }
    }
}

#[test]
fn a_sentence_without_end_is_cut_at_its_best_joint() {
    let knowledge = Knowledge::built_in().unwrap();
    let calm = |count: usize| "calm ".repeat(count);
    // By what stands around the cut: the end of the first part.
    let cases = [
        (
            format!("{}at sea; {}rough, {}", calm(148), calm(20), calm(100)),
            "at sea;",
        ),
        (
            format!("{}at sea — {}rough, {}", calm(148), calm(20), calm(100)),
            "at sea —",
        ),
        (
            format!("{}at sea, but they {}rough, {}", calm(148), calm(20), calm(100)),
            "at sea,",
        ),
        (
            format!("{}at sea and they {}rough, {}", calm(148), calm(20), calm(100)),
            "at sea",
        ),
        (
            format!("{}rough, {}at sea, {}", calm(120), calm(20), calm(100)),
            "at sea,",
        ),
        (
            format!("{}rough, {}“at sea; {}” {}", calm(120), calm(10), calm(50), calm(100)),
            "rough,",
        ),
        (
            format!("{}rough Bank of Anna Petrova {}", calm(197), calm(100)),
            "rough",
        ),
        // Three semicolons ago is too early.
        (format!("at sea; {}rough, {}", calm(150), calm(100)), "rough,"),
    ];
    for (text, end) in cases {
        let article = Article::from_text("case", text.clone(), None);
        let found = split_sentences(&article, &knowledge.sentence);
        let first = found.sentences[0].span.slice(&text);
        assert!(first.ends_with(end), "not at `{end}`: {first}");
        let parts = found.sentences.iter().map(|sentence| sentence.span.slice(&text));
        let whole: Vec<&str> = parts.flat_map(str::split_whitespace).collect();
        assert_eq!(whole, text.split_whitespace().collect::<Vec<_>>(), "words are lost");
        assert!(found.sentences.iter().all(|sentence| sentence.tokens.len() <= 200));
    }
}

#[test]
fn a_plea_inside_a_long_text_drops_nothing() {
    let knowledge = Knowledge::built_in().unwrap();
    let text = format!(
        "{}support our journalism {}",
        "they met and ".repeat(30),
        "they left and ".repeat(30)
    );
    assert!(knowledge.sentence.boilerplate(&text).is_none());
}
