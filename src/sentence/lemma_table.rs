//! The base forms of all words of an article: each made once, asked by every later step.

use super::{SentenceLexicon, Token};
use crate::span::Span;

/// The base form of each token, in small letters, one behind the other in a single text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct LemmaTable {
    text: String,
    /// By token: where its base form stands.
    spans: Vec<Span>,
}

impl LemmaTable {
    /// Reads the base forms of tagged tokens. A base form depends on the tag, so this comes behind the tagger.
    pub(super) fn new(text: &str, tokens: &[Token], lexicon: &SentenceLexicon) -> Self {
        let mut table = Self {
            text: String::with_capacity(text.len()),
            spans: Vec::with_capacity(tokens.len()),
        };
        for token in tokens {
            let start = table.text.len();
            table.text.push_str(&lexicon.lemma(token.span.slice(text), token.tag));
            table.spans.push(Span::new(start, table.text.len()));
        }
        table
    }

    /// Gives the base form of a token; empty past the end.
    pub(super) fn get(&self, token: usize) -> &str {
        self.spans.get(token).map_or("", |span| span.slice(&self.text))
    }
}
