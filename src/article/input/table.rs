//! Rows below a header → Articles: CSV, TSV and what spreadsheets call so.

use super::encoding::{Alphabet, decode};
use super::{InputContext, build_draft};
use crate::article::draft::{Reading, Unread};
use crate::article::tools::{ArticlePart, KeyPath};
use crate::error::Error;
use csv::{ByteRecord, ErrorKind, ReaderBuilder};
use serde_json::{Map, Value};
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What parts the columns of a table, the most usual first.
const DELIMITERS: &[u8] = b",\t;|";

/// No cell of a header is longer.
const LONGEST_NAME: usize = 60;

/// The articles of a table, a row at a time.
pub(in crate::article) struct TableRows<'a, R> {
    context: InputContext<'a>,
    place: String,
    name: String,
    rows: csv::Reader<BoundedRow<R>>,
    left: Arc<AtomicUsize>,
    header: Vec<String>,
    row: ByteRecord,
    number: usize,
    /// Whether it was told that bytes are no UTF-8.
    has_told: bool,
    is_over: bool,
}

impl<'a, R: Read> TableRows<'a, R> {
    /// Reads the header; fails if no column is the text or a teaser.
    pub(in crate::article) fn new(
        context: InputContext<'a>,
        place: &str,
        name: &str,
        delimiter: u8,
        input: R,
    ) -> Result<Self, Unread> {
        let longest = context.options.longest;
        let left = Arc::new(AtomicUsize::new(longest));
        let bounded = BoundedRow {
            input,
            left: Arc::clone(&left),
        };
        let mut rows = ReaderBuilder::new().delimiter(delimiter).from_reader(bounded);
        let broken = |reason: String| Unread::new(Unread::BROKEN, Error::at_line(place, 1, reason));
        let header = rows.byte_headers().map_err(|error| broken(error.to_string()))?;
        let mut names = Vec::new();
        for cell in header {
            names.push(decode(cell.to_vec()).map_err(&broken)?.text);
        }
        if names.iter().all(String::is_empty) {
            return Err(Unread::new(Unread::EMPTY, Error::new(place, "is empty")));
        }
        if let Some(first) = names.first_mut() {
            *first = first.trim_start_matches('\u{FEFF}').to_owned();
        }
        let header: Map<String, Value> = names.iter().map(|name| (name.clone(), Value::Null)).collect();
        let has = |field| places(context, field).any(|path| path.find(&header).is_some());
        if !has(ArticlePart::Text) && !has(ArticlePart::Teaser) {
            let reason = format!(
                "no column for the text among `{}` (`--column text=NAME` says which)",
                names.join("`, `")
            );
            return Err(Unread::new(Unread::EMPTY, Error::new(place, reason)));
        }
        Ok(Self {
            context,
            place: place.to_owned(),
            name: name.to_owned(),
            rows,
            left,
            header: names,
            row: ByteRecord::new(),
            number: 0,
            has_told: false,
            is_over: false,
        })
    }

    fn build(&mut self) -> Reading {
        let line = self.row.position().map_or(0, |position| position.line() as usize);
        let place = format!("{}:{line}", self.place);
        let broken = |reason: String| Unread::new(Unread::BROKEN, Error::new(&place, reason));
        let mut record = Map::new();
        // A cell alone is too short to tell its alphabet: "Tölz".
        let alphabet = Alphabet::find(self.row.as_slice()).map_err(&broken)?;
        let notice = alphabet
            .as_ref()
            .and_then(|alphabet| alphabet.decode(self.row.as_slice()).notice);
        for (name, cell) in self.header.iter().zip(&self.row) {
            let words = match &alphabet {
                Some(alphabet) => alphabet.decode(cell).text,
                None => String::from_utf8_lossy(cell).into_owned(),
            };
            // Of two columns of one name the first counts.
            record.entry(name.clone()).or_insert(Value::String(words));
        }
        let mut draft = build_draft(
            self.context,
            &place,
            &format!("{}-{}", self.name, self.number),
            &record,
            None,
        )?;
        if let Some(notice) = notice.filter(|_| !std::mem::replace(&mut self.has_told, true)) {
            draft.tell_of_all(notice);
        }
        Ok(draft)
    }
}

impl<R: Read> Iterator for TableRows<'_, R> {
    type Item = Reading;

    fn next(&mut self) -> Option<Reading> {
        if self.is_over {
            return None;
        }
        self.left.store(self.context.options.longest, Ordering::Relaxed);
        self.number += 1;
        match self.rows.read_byte_record(&mut self.row) {
            Ok(false) => None,
            Ok(true) => Some(self.build()),
            Err(error) => {
                let line = error.position().map_or(0, |position| position.line() as usize);
                let reason = match error.kind() {
                    ErrorKind::UnequalLengths { expected_len, len, .. } => {
                        format!("{len} columns in place of {expected_len}")
                    }
                    // Nothing can be read behind it.
                    _ => {
                        self.is_over = true;
                        error.to_string()
                    }
                };
                Some(Err(Unread::new(
                    Unread::BROKEN,
                    Error::at_line(&self.place, line, reason),
                )))
            }
        }
    }
}

fn places<'a>(context: InputContext<'a>, field: ArticlePart) -> impl Iterator<Item = &'a KeyPath> {
    let own = context
        .options
        .columns
        .iter()
        .filter(move |column| column.field == field);
    let own = own.map(|column| &column.path);
    own.chain(context.lexicon.tools.places(None, field))
}

/// Says what parts the columns of a line that is a header for sure: a text among them, and something beside it.
pub(in crate::article) fn delimiter_of_header(context: InputContext, line: &str) -> Option<u8> {
    find_delimiter(
        context,
        line,
        &[
            ArticlePart::Title,
            ArticlePart::Publisher,
            ArticlePart::Published,
            ArticlePart::Url,
            ArticlePart::Id,
        ],
    )
}

/// Finds what parts the columns of a table: with it the text is among them, and one of the parts beside it, if any is
/// wanted.
pub(in crate::article) fn find_delimiter(context: InputContext, line: &str, beside: &[ArticlePart]) -> Option<u8> {
    DELIMITERS.iter().copied().find(|&delimiter| {
        let cells = line.split(char::from(delimiter));
        let header: Map<String, Value> = cells
            .map(|cell| (cell.trim().trim_matches('"').to_owned(), Value::Null))
            .collect();
        let has = |field| places(context, field).any(|path| path.find(&header).is_some());
        let has_beside = beside.is_empty() || beside.iter().any(|&part| has(part));
        header.keys().all(|name| name.len() <= LONGEST_NAME) && has(ArticlePart::Text) && has_beside
    })
}

/// An input that fails where one row has more bytes than an article may have: a quote that is never closed.
struct BoundedRow<R> {
    input: R,
    /// How many more bytes may be read for the row that is being read.
    left: Arc<AtomicUsize>,
}

impl<R: Read> Read for BoundedRow<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.left.load(Ordering::Relaxed);
        if left == 0 {
            return Err(io::Error::other(
                "a row is too long: is a quote not closed? (`--max-article-bytes` lifts the bound)",
            ));
        }
        let most = buffer.len().min(left);
        let read = self.input.read(&mut buffer[..most])?;
        self.left.store(left - read, Ordering::Relaxed);
        Ok(read)
    }
}
