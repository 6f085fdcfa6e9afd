//! A text written anew, with the way back to the offsets of the one that it was made of.

use crate::span::Span;
use std::ops::Range;

/// A text that was made of another one, piece by piece.
#[derive(Debug, Clone, Default)]
pub(super) struct Rewritten {
    pub(super) text: String,
    /// In text order.
    runs: Vec<Run>,
}

/// A stretch that was copied, or that stands for another one.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// Where it begins in the new text.
    start: usize,
    /// What it was made of.
    original: Span,
    copied: bool,
}

impl Rewritten {
    /// Begins with room for a text of this length.
    pub(super) fn with_capacity(length: usize) -> Self {
        Self {
            text: String::with_capacity(length),
            runs: Vec::new(),
        }
    }

    /// Adds a stretch of the original as it is.
    pub(super) fn copy(&mut self, original: &str, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let span = Span::new(range.start, range.end);
        match self.runs.last_mut() {
            Some(last) if last.copied && last.original.end == span.start => last.original.end = span.end,
            _ => self.runs.push(Run {
                start: self.text.len(),
                original: span,
                copied: true,
            }),
        }
        self.text.push_str(&original[range]);
    }

    /// Adds other words for a stretch of the original; none where it is left out.
    pub(super) fn replace(&mut self, range: Range<usize>, words: &str) {
        if !words.is_empty() {
            self.runs.push(Run {
                start: self.text.len(),
                original: Span::new(range.start, range.end),
                copied: false,
            });
            self.text.push_str(words);
        }
    }

    /// Gives the stretch of the original that a stretch of the new text was made of.
    ///
    /// What was left out beside it does not belong to it, what was left out inside does.
    pub(super) fn original(&self, span: Span) -> Span {
        let place_of = |byte: u32| {
            let after = self.runs.partition_point(|run| run.start <= byte as usize);
            after.checked_sub(1)
        };
        let first = place_of(span.start);
        let run_at = |place: Option<usize>| place.and_then(|place| self.runs.get(place));
        // Most stretches end in the run that they begin in.
        let is_same = |last: u32| {
            let next = first.map(|place| self.runs.get(place + 1));
            next.is_some_and(|next| next.is_none_or(|next| next.start > last as usize))
        };
        let within = |run: &Run, byte: u32| run.original.start + (byte - run.start as u32);
        let start = run_at(first).map_or(span.start, |run| match run.copied {
            true => within(run, span.start),
            false => run.original.start,
        });
        let last = span.end.checked_sub(1).filter(|&last| last >= span.start);
        let last = last.and_then(|last| if is_same(last) { first } else { place_of(last) });
        let end = run_at(last).map_or(start, |run| match run.copied {
            true => within(run, span.end),
            false => run.original.end,
        });
        Span { start, end }
    }
}
