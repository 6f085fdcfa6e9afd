//! The files of `data/` and `schema/`: one JSON record a line, with errors that name file and line.

use crate::error::{Error, Result};
use rustc_hash::FxHashSet;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::borrow::Cow;

/// A file of knowledge: its path below the project or the user's folder, and its text.
#[derive(Debug, Clone)]
pub struct DataFile {
    /// `data/statement/speech.jsonl`.
    pub path: Cow<'static, str>,
    /// All of it.
    pub text: Cow<'static, str>,
}

impl DataFile {
    /// Reads one record from each line that is not blank, with its line number from 1.
    ///
    /// Fails on the first line that is no such record; unknown keys are errors where the type says so.
    pub fn records<T: DeserializeOwned>(&self) -> Result<Vec<(usize, T)>> {
        let mut records = Vec::new();
        for (index, line) in self.text.lines().enumerate() {
            if !line.trim().is_empty() {
                let record = serde_json::from_str(line).map_err(|error| self.error(index + 1, plain_reason(&error)))?;
                records.push((index + 1, record));
            }
        }
        Ok(records)
    }

    /// Reads the whole file as one JSON value.
    pub fn value<T: DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_str(&self.text).map_err(|error| self.error(error.line(), plain_reason(&error)))
    }

    /// Gives the words of a plain list: one a line, without blank lines and `#` comments.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.numbered_words().map(|(_, word)| word)
    }

    /// Gives what [`DataFile::words`] gives, each with its line number from 1.
    pub fn numbered_words(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = (1..).zip(self.text.lines().map(str::trim));
        lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
    }

    /// Makes an error about a line of this file.
    pub fn error(&self, line: usize, reason: impl std::fmt::Display) -> Error {
        Error::at_line(&self.path, line, reason)
    }
}

/// Gives serde's reason without its "at line 1 column 7", which would name the line of the record.
pub fn plain_reason(error: &serde_json::Error) -> String {
    let reason = error.to_string();
    match reason.find(" at line ") {
        Some(end) => format!("{} (column {})", &reason[..end], error.column()),
        None => reason,
    }
}

/// Gives the files below a folder: `below(files, "data/statement/")`.
pub fn below<'a>(files: &'a [DataFile], folder: &'a str) -> impl Iterator<Item = &'a DataFile> {
    files.iter().filter(move |file| file.path.starts_with(folder))
}

/// Gives the one file with this path; fails if it is not there.
pub fn named<'a>(files: &'a [DataFile], path: &str) -> Result<&'a DataFile> {
    files
        .iter()
        .find(|file| file.path == path)
        .ok_or_else(|| Error::new(path, "this file of knowledge is missing"))
}

/// A list of words that is asked for each word of a text, and mostly says no.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct WordSet {
    words: FxHashSet<String>,
    /// A bit for each shape of a word that is on the list: most words that are not need no further look.
    shapes: [u64; SHAPES / 64],
}

/// Shapes of words. Of a list of a hundred words nine tenths are free.
const SHAPES: usize = 1024;

impl WordSet {
    /// Says whether a word is on the list.
    pub fn contains(&self, word: &str) -> bool {
        self.has_shape(shape_of(word)) && self.words.contains(word)
    }

    /// Says whether two words with a space between them are on the list: "rescue team".
    pub fn contains_two(&self, first: &str, second: &str) -> bool {
        self.has_shape(shape_of_two(first, second)) && self.words.contains(&format!("{first} {second}"))
    }

    fn has_shape(&self, shape: usize) -> bool {
        self.shapes[shape / 64] & 1 << (shape % 64) != 0
    }

    /// Gives the words, in no order.
    pub fn iter(&self) -> impl Iterator<Item = &String> {
        self.words.iter()
    }

    /// Says whether no word is on the list.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Puts a word on the list.
    pub fn insert(&mut self, word: String) {
        let shape = shape_of(&word);
        self.shapes[shape / 64] |= 1 << (shape % 64);
        self.words.insert(word);
    }
}

impl Extend<String> for WordSet {
    fn extend<I: IntoIterator<Item = String>>(&mut self, words: I) {
        words.into_iter().for_each(|word| self.insert(word));
    }
}

impl FromIterator<String> for WordSet {
    fn from_iter<I: IntoIterator<Item = String>>(words: I) -> Self {
        let mut set = Self::default();
        set.extend(words);
        set
    }
}

impl From<Vec<String>> for WordSet {
    fn from(words: Vec<String>) -> Self {
        words.into_iter().collect()
    }
}

/// Gives the shape of a word: its length, its first letter and its last.
fn shape_of(word: &str) -> usize {
    shape(word.bytes().next(), word.bytes().next_back(), word.len())
}

/// Gives the shape of two words with a space between them.
fn shape_of_two(first: &str, second: &str) -> usize {
    let begin = first.bytes().next().unwrap_or(b' ');
    let end = second.bytes().next_back().unwrap_or(b' ');
    shape(Some(begin), Some(end), first.len() + 1 + second.len())
}

fn shape(first: Option<u8>, last: Option<u8>, length: usize) -> usize {
    let letter = |byte: Option<u8>| usize::from(byte.unwrap_or_default());
    (letter(first) * 37 + letter(last) * 101 + length * 211) % SHAPES
}
