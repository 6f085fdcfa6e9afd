//! Long inputs line by line, each line of a bounded length.

use crate::article::input::encoding::{Decoded, decode};
use crate::error::{Error, Result};
use std::io::{BufRead, Read};

/// One input, read line by line.
pub(super) struct Lines<R> {
    input: R,
    place: String,
    /// The most bytes of a line.
    longest: usize,
    /// The number of the last line read, from 1.
    number: usize,
}

impl<R: BufRead> Lines<R> {
    /// Begins at the first line, of so many bytes at most; errors name `place`.
    pub(super) fn new(input: R, place: &str, longest: usize) -> Self {
        Self {
            input,
            place: place.to_owned(),
            longest,
            number: 0,
        }
    }

    /// Gives all that is left, for an input that is no list of lines.
    pub(super) fn into_rest(self) -> R {
        self.input
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    /// A line with its number; without its line break where it has one.
    type Item = Result<(usize, Decoded)>;

    fn next(&mut self) -> Option<Self::Item> {
        self.number += 1;
        let mut line = Vec::new();
        let bound = self.longest as u64 + 1;
        let item = match self.input.by_ref().take(bound).read_until(b'\n', &mut line) {
            Err(error) => Err(error.to_string()),
            Ok(0) => return None,
            Ok(_) if line.len() > self.longest && line.last() != Some(&b'\n') => match skip_line(&mut self.input) {
                Ok(()) => Err(format!("the line {}", too_long(self.longest))),
                Err(error) => Err(error.to_string()),
            },
            Ok(_) => decode(line),
        };
        Some(match item {
            Ok(line) => Ok((self.number, line)),
            Err(reason) => Err(Error::at_line(&self.place, self.number, reason)),
        })
    }
}

/// Says that something is longer than it may be, and what lifts the bound.
pub(super) fn too_long(longest: usize) -> String {
    format!("is longer than {longest} bytes (`--max-article-bytes` lifts the bound)")
}

/// Moves past the next line break without keeping what stands before it.
fn skip_line(input: &mut impl BufRead) -> std::io::Result<()> {
    loop {
        let block = input.fill_buf()?;
        let (used, done) = match block.iter().position(|&byte| byte == b'\n') {
            Some(end) => (end + 1, true),
            None => (block.len(), block.is_empty()),
        };
        input.consume(used);
        if done {
            return Ok(());
        }
    }
}
