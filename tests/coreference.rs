//! Step 6: every line of `tests/coreference/*.jsonl` is a text with the words in it that refer to somebody.
//!
//! A reference is the words and whom they mean, several for "the two leaders", none if nobody knows. Only the words
//! that a case lists are looked at, from left to right.

#[path = "support/cases.rs"]
mod cases;

use cases::{check, name};
use demarche::article::Article;
use demarche::extraction::Extraction;
use demarche::span::Span;
use serde_json::{Value, json};

/// Finds words that stand as whole words from a place on.
fn place_of(text: &str, words: &str, from: usize) -> Option<Span> {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    text[from..].match_indices(words).find_map(|(start, _)| {
        let (start, end) = (from + start, from + start + words.len());
        let inside = is_letter(text[..start].chars().next_back()) || is_letter(text[end..].chars().next());
        (!inside).then(|| Span::new(start, end))
    })
}

/// Gives whom the words at a place mean: the longest reference, or else name, that ends with them.
fn parties(extraction: &Extraction, words: Span) -> Vec<String> {
    let ends_with_them = |span: Span| words.start <= span.start && span.end == words.end;
    let references = extraction.references.references.iter();
    let reference = references
        .filter(|reference| ends_with_them(reference.span))
        .max_by_key(|reference| reference.span.len());
    if let Some(reference) = reference {
        return reference.parties.iter().map(name).collect();
    }
    let mentions = extraction.mentions.iter();
    let mention = mentions
        .filter(|mention| ends_with_them(mention.span))
        .max_by_key(|mention| mention.span.len());
    mention
        .and_then(|mention| mention.entity())
        .map(ToString::to_string)
        .into_iter()
        .collect()
}

fn find(article: &Article, extraction: &Extraction, expected: &[Value]) -> Vec<Value> {
    let mut from = 0;
    let mut found = Vec::new();
    for words in expected.iter().filter_map(|reference| reference[0].as_str()) {
        let Some(span) = place_of(&article.text, words, from) else {
            continue;
        };
        from = span.end as usize;
        let mut fields = vec![json!(words)];
        fields.extend(parties(extraction, span).into_iter().map(Value::from));
        found.push(Value::Array(fields));
    }
    found
}

#[test]
fn every_text_gives_whom_its_words_mean() {
    check("coreference", find);
}
