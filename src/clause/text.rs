//! What the parts of this step read: the tokens with the mentions and times that they belong to.

use super::ClauseLexicon;
use crate::mention::Mention;
use crate::sentence::{TaggedText, Token};
use crate::span::Span;
use crate::time::TimeExpression;
use std::ops::Deref;

/// An article as this step sees it. Asks of words what [`TaggedText`] answers.
pub(super) struct ClauseText<'a> {
    tagged: TaggedText<'a>,
    pub(super) tokens: &'a [Token],
    pub(super) mentions: &'a [Mention],
    pub(super) lexicon: &'a ClauseLexicon,
    mention_of: Vec<Option<u32>>,
    /// The mention whose title a token lies in.
    title_of: Vec<Option<u32>>,
    time_of: Vec<Option<u32>>,
}

impl<'a> Deref for ClauseText<'a> {
    type Target = TaggedText<'a>;

    fn deref(&self) -> &TaggedText<'a> {
        &self.tagged
    }
}

impl<'a> ClauseText<'a> {
    /// Notes for every token in which mention and time it lies.
    pub(super) fn new(
        tagged: TaggedText<'a>,
        mentions: &'a [Mention],
        times: &[TimeExpression],
        lexicon: &'a ClauseLexicon,
    ) -> Self {
        let tokens = tagged.sentences.tokens.as_slice();
        let titles = mentions.iter().enumerate().map(|(place, mention)| {
            let start = mention.full.start.min(mention.span.start);
            let end = mention.span.start;
            (place, Span { start, end })
        });
        // "Ambassador to Ukraine Rosa Holm": the title begins before the name in it.
        let mut titles: Vec<(usize, Span)> = titles.filter(|(_, title)| !title.is_empty()).collect();
        titles.sort_by_key(|(_, title)| title.start);
        Self {
            tagged,
            tokens,
            mentions,
            lexicon,
            title_of: places(tokens, titles.into_iter()),
            mention_of: places(tokens, mentions.iter().map(|mention| mention.span).enumerate()),
            time_of: places(tokens, times.iter().map(|time| time.span).enumerate()),
        }
    }

    /// Says whether a verb stands in its plain form: `call`, not `calls`.
    pub(super) fn is_plain(&self, token: usize) -> bool {
        self.lemma(token).eq_ignore_ascii_case(self.word(token))
    }

    /// Gives the mention that a token lies in.
    pub(super) fn mention(&self, token: usize) -> Option<usize> {
        self.mention_of
            .get(token)
            .copied()
            .flatten()
            .map(|index| index as usize)
    }

    /// Gives the end of the name whose title a token lies in: "Secretary [of] State Antony Blinken".
    pub(super) fn end_of_titled(&self, token: usize) -> Option<usize> {
        let mention = self.title_of.get(token).copied().flatten()?;
        let span = self.mentions.get(mention as usize)?.span;
        Some(self.tokens.partition_point(|token| token.span.end < span.end) + 1)
    }

    /// Gives the expression of time that a token lies in.
    pub(super) fn time(&self, token: usize) -> Option<usize> {
        self.time_of.get(token).copied().flatten().map(|index| index as usize)
    }

    /// Gives the stretch of some tokens; empty for none.
    pub(super) fn stretch(&self, tokens: &std::ops::Range<usize>) -> Span {
        match self.tokens.get(tokens.clone()) {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }
}

/// Gives for every token the place of the span that holds it. The spans come in text order.
fn places(tokens: &[Token], spans: impl Iterator<Item = (usize, Span)>) -> Vec<Option<u32>> {
    let mut places = vec![None; tokens.len()];
    let mut first = 0;
    for (index, span) in spans {
        while tokens.get(first).is_some_and(|token| token.span.end <= span.start) {
            first += 1;
        }
        let inside = tokens
            .iter()
            .enumerate()
            .skip(first)
            .take_while(|(_, token)| token.span.start < span.end);
        for (token, _) in inside {
            places[token] = u32::try_from(index).ok();
        }
    }
    places
}
