//! Statements by what they hold: whose word a place of the text is.

use super::Statement;
use crate::span::{Span, SpanIndex};

/// The statements of an article, to be found by the places that they hold.
#[derive(Debug, Clone)]
pub struct ToldStatements<'a> {
    /// In text order.
    pub statements: &'a [Statement],
    contents: SpanIndex,
    cues: SpanIndex,
}

impl<'a> ToldStatements<'a> {
    /// Notes what each statement holds.
    pub fn new(statements: &'a [Statement]) -> Self {
        let contents = statements.iter().enumerate();
        let contents = contents.flat_map(|(place, statement)| statement.content.iter().map(move |&span| (span, place)));
        Self {
            statements,
            contents: SpanIndex::new(contents),
            cues: SpanIndex::new(statements.iter().map(|statement| statement.cue).zip(0..)),
        }
    }

    /// Gives the places of the statements that hold a stretch in one piece, the longest first.
    pub fn holding(&self, span: Span) -> Vec<usize> {
        let mut holding: Vec<usize> = self.contents.holding(span).collect();
        holding.sort_by_key(|&place| (std::cmp::Reverse(self.statements[place].size()), place));
        holding.dedup();
        holding
    }

    /// Gives the statements whose cue holds a stretch.
    pub fn of_cue(&self, span: Span) -> impl Iterator<Item = &'a Statement> {
        self.cues.holding(span).filter_map(|place| self.statements.get(place))
    }

    /// Gives the shortest statement that holds a stretch in one piece.
    pub fn innermost(&self, span: Span) -> Option<&'a Statement> {
        let holding = self.contents.holding(span);
        let innermost = holding.min_by_key(|&place| (self.statements[place].size(), place))?;
        self.statements.get(innermost)
    }
}

impl Statement {
    /// Gives the length of all that is reported, in bytes.
    pub fn size(&self) -> usize {
        self.content.iter().map(|span| span.len()).sum()
    }

    /// Gives the stretch from the beginning to the end of what is reported, with whatever stands between.
    pub fn extent(&self) -> Span {
        let mut spans = self.content.iter().copied();
        let first = spans.next().unwrap_or_default();
        spans.fold(first, Span::cover)
    }

    /// Says whether what is reported holds a stretch in one piece.
    pub fn holds(&self, span: Span) -> bool {
        self.content.iter().any(|content| content.contains(span))
    }
}
