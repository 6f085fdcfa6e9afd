//! What the parts of this step share: the page, and the trimming of what was said.

use super::lexicon::StatementLexicon;
use crate::page::Page;
use crate::sentence::{Tag, Token};
use crate::span::Span;
use std::ops::Deref;

/// An article as this step sees it.
pub(super) struct StatementFinder<'a> {
    page: &'a Page<'a>,
    pub(super) lexicon: &'a StatementLexicon,
}

impl<'a> Deref for StatementFinder<'a> {
    type Target = Page<'a>;

    fn deref(&self) -> &Page<'a> {
        self.page
    }
}

impl<'a> StatementFinder<'a> {
    pub(super) fn new(page: &'a Page<'a>, lexicon: &'a StatementLexicon) -> Self {
        Self { page, lexicon }
    }

    /// Cuts quotation marks, punctuation and space off both ends; empty if nothing is left.
    pub(super) fn trim(&self, span: Span) -> Span {
        let is_edge = |tag: Tag| {
            matches!(
                tag,
                Tag::OpenQuote
                    | Tag::CloseQuote
                    | Tag::Comma
                    | Tag::Stop
                    | Tag::Colon
                    | Tag::Semicolon
                    | Tag::Dash
                    | Tag::Coordinator
            )
        };
        let first = self.token_at(span.start);
        let tokens = &self.sentences.tokens[first..];
        let inside = tokens.iter().take_while(|token| token.span.end <= span.end);
        let kept = |token: &&Token| !is_edge(token.tag) && token.tag != Tag::OpenBracket;
        // "and that is where it will stay": a conjunction is a word of what follows it.
        let start = inside
            .clone()
            .find(|token| !is_edge(token.tag) || token.tag == Tag::Coordinator);
        let end = inside.filter(kept).last();
        match (start, end) {
            (Some(start), Some(end)) => start.span.cover(end.span),
            _ => Span::default(),
        }
    }
}
