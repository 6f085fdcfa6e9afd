//! Places in a text.

use std::ops::Range;

/// A stretch of a document's text: UTF-8 byte offsets from its start, end excluded.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// Makes a span from byte offsets.
    ///
    /// Offsets past `u32::MAX` are clamped: the reader refuses such texts.
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            start: narrow(start),
            end: narrow(end),
        }
    }

    /// Gives the offsets as a range that slices a `str`.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Gives the words at this place. Empty if the span does not fit the text.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Gives the length in bytes.
    pub fn len(self) -> usize {
        self.range().len()
    }

    /// Says whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Says whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Says whether the two share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Gives the same stretch so many bytes further on.
    pub fn moved(self, by: u32) -> Self {
        Self {
            start: self.start.saturating_add(by),
            end: self.end.saturating_add(by),
        }
    }

    /// Gives the smallest span that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// Stretches of a text with what they belong to, to be found by what they hold.
#[derive(Debug, Clone, Default)]
pub struct SpanIndex {
    /// In text order, longer ones first where they begin together.
    spans: Vec<(Span, usize)>,
    /// For every stretch, the nearest before it that ends no earlier.
    reaching: Vec<Option<usize>>,
}

impl SpanIndex {
    /// Notes some stretches, each with the place of its owner.
    pub fn new(spans: impl IntoIterator<Item = (Span, usize)>) -> Self {
        let mut spans: Vec<(Span, usize)> = spans.into_iter().collect();
        spans.sort_by_key(|&(span, owner)| (span.start, std::cmp::Reverse(span.end), owner));
        let mut reaching = Vec::with_capacity(spans.len());
        let mut open: Vec<usize> = Vec::new();
        for (place, (span, _)) in spans.iter().enumerate() {
            while open.last().is_some_and(|&last| spans[last].0.end < span.end) {
                open.pop();
            }
            reaching.push(open.last().copied());
            open.push(place);
        }
        Self { spans, reaching }
    }

    /// Gives the owners of the stretches that hold another one, the last that begins first; an owner of two comes twice.
    ///
    /// Takes time for what it gives, not for what lies before it.
    pub fn holding(&self, inner: Span) -> impl Iterator<Item = usize> {
        let mut next = self
            .spans
            .partition_point(|(span, _)| span.start <= inner.start)
            .checked_sub(1);
        std::iter::from_fn(move || {
            while let Some(place) = next {
                let (span, owner) = self.spans[place];
                if span.end >= inner.end {
                    next = place.checked_sub(1);
                    return Some(owner);
                }
                next = self.reaching[place];
            }
            None
        })
    }

    /// Says whether a stretch has a byte in common with one of these.
    pub fn touches(&self, other: Span) -> bool {
        let begun = |byte: u32| self.spans.partition_point(|(span, _)| span.start < byte);
        let first = Span {
            start: other.start,
            end: other.start + 1,
        };
        self.holding(first).next().is_some() || begun(first.end) < begun(other.end)
    }
}

/// Turns byte offsets into Unicode code points, as other tools count them.
#[derive(Debug, Clone)]
pub struct CodePoints {
    /// Code points before every `STEP`th byte; empty if the text is ASCII.
    before: Vec<u32>,
}

const STEP: usize = 64;

impl CodePoints {
    /// Counts a text once.
    pub fn new(text: &str) -> Self {
        let mut before = Vec::new();
        if !text.is_ascii() {
            let mut count = 0;
            for block in text.as_bytes().chunks(STEP) {
                before.push(count);
                count += code_points(block);
            }
            before.push(count);
        }
        Self { before }
    }

    /// Gives the number of code points before a byte of the text that was counted.
    pub fn at(&self, text: &str, byte: u32) -> u32 {
        let byte = byte as usize;
        match self.before.get(byte / STEP) {
            None => byte as u32,
            Some(count) => {
                let block = byte / STEP * STEP;
                count + code_points(text.as_bytes().get(block..byte).unwrap_or_default())
            }
        }
    }

    /// Gives a span as code points, end excluded.
    pub fn span(&self, text: &str, span: Span) -> [u32; 2] {
        [self.at(text, span.start), self.at(text, span.end)]
    }
}

/// Counts the bytes that begin a code point.
fn code_points(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}
