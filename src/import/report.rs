//! What an import has read, written and left out: counted, named, with examples.

use crate::data::DataFile;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// So many examples are shown of each reason.
const EXAMPLES: usize = 3;

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ListPlace {
    pub(super) path: String,
    pub(super) line: usize,
}

/// The account of an import.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// What was read, in the words of its format: `entries` → 12.
    pub read: BTreeMap<&'static str, usize>,
    /// How many entities of each kind were written.
    pub written: BTreeMap<String, usize>,
    /// How many names, labels included, and how many terms were written.
    pub names: usize,
    /// How many terms of office were written.
    pub terms: usize,
    /// The names whose capitals were restored.
    pub restored: Noted,
    /// Entities that the gazetteer has already, with the words of the list: `state/us` → `a.txt:3 UNITED STATES`.
    pub known: BTreeMap<String, BTreeSet<String>>,
    /// What was read and is not written, by reason.
    pub left_out: BTreeMap<String, Noted>,
}

/// How often something happened, with the first places.
#[derive(Debug, Clone, Default)]
pub struct Noted {
    /// How often.
    pub count: usize,
    /// `a.txt:3 UNITED STATES`, three at most.
    pub examples: Vec<String>,
}

impl ListPlace {
    pub(super) fn new(file: &DataFile, line: usize) -> Self {
        Self {
            path: file.path.to_string(),
            line,
        }
    }
}

impl fmt::Display for ListPlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.path, self.line)
    }
}

impl Noted {
    fn add(&mut self, example: String) {
        self.count += 1;
        if self.examples.len() < EXAMPLES && !self.examples.contains(&example) {
            self.examples.push(example);
        }
    }
}

impl Report {
    pub(super) fn count(&mut self, what: &'static str, count: usize) {
        *self.read.entry(what).or_default() += count;
    }

    pub(super) fn leave_out(&mut self, reason: impl Into<String>, place: &ListPlace, what: impl fmt::Display) {
        self.left_out
            .entry(reason.into())
            .or_default()
            .add(format!("{place} `{what}`"));
    }

    pub(super) fn restore(&mut self, place: &ListPlace, from: &str, to: &str) {
        self.restored.add(format!("{place} `{from}` → `{to}`"));
    }

    pub(super) fn know(&mut self, id: &str, place: &ListPlace, label: &str) {
        let words = format!("{place} `{label}`");
        self.known.entry(id.to_owned()).or_default().insert(words);
    }

    /// Gives how much was left out.
    pub fn left(&self) -> usize {
        self.left_out.values().map(|noted| noted.count).sum()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |counts: Vec<String>| {
            if counts.is_empty() {
                "nothing".to_owned()
            } else {
                counts.join(", ")
            }
        };
        let read = self.read.iter().map(|(what, count)| format!("{count} {what}"));
        writeln!(formatter, "read: {}", list(read.collect()))?;
        let kinds = self.written.iter().map(|(kind, count)| format!("{count} {kind}"));
        let all: usize = self.written.values().sum();
        writeln!(
            formatter,
            "written: {all} entities ({}), {} names, {} terms",
            list(kinds.collect()),
            self.names,
            self.terms
        )?;
        if self.restored.count > 0 {
            writeln!(formatter, "capitals restored: {}", self.restored)?;
        }
        for (id, words) in &self.known {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            writeln!(formatter, "already known: {id}: {}", words.join(", "))?;
        }
        for (reason, noted) in &self.left_out {
            writeln!(formatter, "left out: {reason}: {noted}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Noted {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let more = if self.count > self.examples.len() { ", …" } else { "" };
        write!(formatter, "{} ({}{more})", self.count, self.examples.join(", "))
    }
}
