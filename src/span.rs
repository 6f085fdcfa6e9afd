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

    /// Gives the smallest span that holds both.
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
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
