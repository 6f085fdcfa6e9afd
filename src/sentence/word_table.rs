//! The words of an article in small letters and in their base forms: each made once, asked by every later step.

use super::{SentenceLexicon, Token};
use crate::span::Span;
use std::borrow::Cow;

/// What is known of each token's letters, all in a single text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct WordTable {
    text: String,
    /// By token: where it stands in small letters, with straight apostrophes.
    small: Vec<Span>,
    /// By token: where its base form stands.
    lemmas: Vec<Span>,
}

impl WordTable {
    /// Adds tokens behind those that it has.
    pub(super) fn add(&mut self, text: &str, tokens: &[Token]) {
        self.small.reserve(tokens.len());
        for token in tokens {
            let start = self.text.len();
            let word = token.span.slice(text);
            if word.is_ascii() {
                self.text.push_str(word);
                self.text[start..].make_ascii_lowercase();
            } else {
                self.text.push_str(&small_letters(word));
            }
            self.small.push(Span::new(start, self.text.len()));
        }
    }

    /// Finds the base forms. A base form depends on the tag, so this comes behind the tagger.
    pub(super) fn find_lemmas(&mut self, tokens: &[Token], lexicon: &SentenceLexicon) {
        self.lemmas.reserve(tokens.len());
        for (token, &span) in tokens.iter().zip(&self.small) {
            let small = span.slice(&self.text);
            let lemma = lexicon.lemma_of_small(small, token.tag);
            // `visit` stands in `visits`, `say` not in `said`.
            if small.starts_with(&*lemma) {
                let start = span.start as usize;
                self.lemmas.push(Span::new(start, start + lemma.len()));
            } else {
                let lemma = lemma.into_owned();
                let start = self.text.len();
                self.text.push_str(&lemma);
                self.lemmas.push(Span::new(start, self.text.len()));
            }
        }
    }

    /// Gives a token in small letters; empty past the end.
    pub(super) fn small(&self, token: usize) -> &str {
        self.small.get(token).map_or("", |span| span.slice(&self.text))
    }

    /// Gives the base form of a token; empty past the end.
    pub(super) fn lemma(&self, token: usize) -> &str {
        self.lemmas.get(token).map_or("", |span| span.slice(&self.text))
    }
}

/// Gives a word in small letters, with straight apostrophes: the word itself where it has these already.
pub(crate) fn small_letters(word: &str) -> Cow<'_, str> {
    let is_small = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if word.bytes().all(is_small) {
        return Cow::Borrowed(word);
    }
    let mut small = String::with_capacity(word.len());
    for letter in word.chars() {
        match letter {
            '’' => small.push('\''),
            _ if letter.is_ascii() => small.push(letter.to_ascii_lowercase()),
            _ => small.extend(letter.to_lowercase()),
        }
    }
    Cow::Owned(small)
}
