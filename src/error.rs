//! What went wrong, as place, then reason.

use std::fmt;

/// An error with the place it belongs to: `data/relation/claims.jsonl:12: unknown kind `Stat``.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// The file, or the argument, that is at fault. Empty if there is no place.
    pub place: String,
    /// The line in it, from 1.
    pub line: Option<usize>,
    /// The reason, in lower case and without a full stop.
    pub reason: String,
}

/// A result whose error names its place.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Makes an error about a whole file or argument.
    pub fn new(place: impl fmt::Display, reason: impl fmt::Display) -> Self {
        Self {
            place: place.to_string(),
            line: None,
            reason: reason.to_string(),
        }
    }

    /// Makes an error about one line, counted from 1.
    pub fn at_line(place: impl fmt::Display, line: usize, reason: impl fmt::Display) -> Self {
        Self {
            line: Some(line),
            ..Self::new(place, reason)
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(formatter, "{}:", self.place)?;
            if let Some(line) = self.line {
                write!(formatter, "{line}:")?;
            }
            write!(formatter, " ")?;
        }
        write!(formatter, "{}", self.reason)
    }
}

impl std::error::Error for Error {}
