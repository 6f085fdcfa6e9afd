//! Step 2. Article → Sentences of tagged Tokens, with the quotation spans.

mod lexicon;
mod tag;

pub use lexicon::SentenceLexicon;
pub use tag::Tag;

use crate::article::Article;
use crate::span::Span;
use std::ops::Range;

/// A word, a number or a mark of punctuation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its part of speech.
    pub tag: Tag,
}

/// What a sentence is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentenceKind {
    /// Running text.
    Prose,
    /// The article's first line, where it is a headline.
    Headline,
    /// A line that is no news ("Subscribe to our newsletter"): later steps leave it unread.
    Boilerplate,
}

/// A sentence: its place, its tokens, its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Indices into [`Sentences::tokens`].
    pub tokens: Range<usize>,
    /// The paragraph, from 0.
    pub paragraph: usize,
    /// What it is for.
    pub kind: SentenceKind,
}

/// Words between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// 0 for a quotation of the article, 1 for one inside another.
    pub level: u8,
    /// Whether a closing mark ends it; a paragraph that opens and does not close goes on in the next one.
    pub closed: bool,
}

/// An article's sentences, tokens and quotations, each in text order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentences {
    /// Every sentence, boilerplate too.
    pub sentences: Vec<Sentence>,
    /// Every token.
    pub tokens: Vec<Token>,
    /// Every quotation, outer ones before the ones inside.
    pub quotations: Vec<Quotation>,
}

/// Splits an article into sentences of tagged tokens and finds its quotations.
///
/// Empty for an empty text.
pub fn split_sentences(_article: &Article, _lexicon: &SentenceLexicon) -> Sentences {
    Sentences::default()
}
