//! An article with its sentences: what every later step asks of words, each question answered here.

use super::{Sentence, SentenceLexicon, Sentences, Tag};
use crate::article::Article;
use crate::span::Span;

/// An article as step 2 leaves it, with the forms of words.
#[derive(Debug, Clone, Copy)]
pub struct TaggedText<'a> {
    /// Step 1.
    pub article: &'a Article,
    /// Step 2.
    pub sentences: &'a Sentences,
    /// The forms of words.
    pub words: &'a SentenceLexicon,
}

impl<'a> TaggedText<'a> {
    /// Gives the article's text.
    pub fn text(&self) -> &'a str {
        &self.article.text
    }

    /// Gives a token's tag; [`Tag::Stop`] past the end.
    pub fn tag(&self, token: usize) -> Tag {
        self.sentences.tokens.get(token).map_or(Tag::Stop, |token| token.tag)
    }

    /// Gives where a token stands; empty past the end.
    pub fn span(&self, token: usize) -> Span {
        self.sentences
            .tokens
            .get(token)
            .map_or(Span::default(), |token| token.span)
    }

    /// Gives a token's word; empty past the end.
    pub fn word(&self, token: usize) -> &'a str {
        self.span(token).slice(self.text())
    }

    /// Says whether a token is this word, in any case.
    pub fn is(&self, token: usize, word: &str) -> bool {
        is_word_at(self.span(token), self.text(), word)
    }

    /// Says whether a token is one of these words, in any case.
    pub fn is_any<W: AsRef<str>>(&self, token: usize, words: &[W]) -> bool {
        let span = self.span(token);
        words.iter().any(|word| is_word_at(span, self.text(), word.as_ref()))
    }

    /// Gives a token's word in small letters, with straight apostrophes; empty past the end.
    pub fn small(&self, token: usize) -> &'a str {
        self.sentences.small(token)
    }

    /// Gives a word as the dictionary has it, in small letters: a noun's singular, a verb's base form. Empty past the end.
    pub fn lemma(&self, token: usize) -> &'a str {
        self.sentences.lemma(token)
    }

    /// Gives the place of the first token that ends behind a byte.
    pub fn token_at(&self, byte: u32) -> usize {
        self.sentences.token_at(byte)
    }

    /// Gives the place of the sentence in which a stretch begins; the next one for a stretch between two.
    pub fn sentence_at(&self, span: Span) -> usize {
        self.sentences.sentence_at(span.start)
    }

    /// Gives the sentence in which a stretch begins. `None` behind the last one.
    pub fn sentence_around(&self, span: Span) -> Option<&'a Sentence> {
        self.sentences.sentences.get(self.sentence_at(span))
    }

    /// Says whether two stretches begin in one sentence.
    pub fn same_sentence(&self, one: Span, other: Span) -> bool {
        self.sentence_at(one) == self.sentence_at(other)
    }

    /// Gives the paragraph of a sentence, by the sentence's place. `None` behind the last one.
    pub fn paragraph(&self, sentence: usize) -> Option<usize> {
        self.sentences
            .sentences
            .get(sentence)
            .map(|sentence| sentence.paragraph)
    }
}

/// Says whether a word stands at a place of a text, in any case. The lengths tell it of nearly all, so that the text need not
/// be looked at.
pub(super) fn is_word_at(span: Span, text: &str, word: &str) -> bool {
    span.len() == word.len() && span.slice(text).eq_ignore_ascii_case(word)
}
