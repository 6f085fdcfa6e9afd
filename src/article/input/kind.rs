//! What an input is: by the ending of its name, else by how it begins.

use super::InputContext;
use super::table::delimiter_of_header;

/// How an input is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::article) enum InputKind {
    /// One text.
    Text,
    /// One text with marks for headings and links.
    Markdown,
    /// A page of the web.
    Page,
    /// One value of JSON, or one a line.
    Json,
    /// One object of JSON a line.
    JsonLines,
    /// Rows below a header, parted by this byte.
    Table(u8),
    /// RSS or Atom.
    Feed,
}

/// The endings of packed files, which stand behind the ending of what is packed.
const PACKED: [&str; 3] = ["gz", "zst", "zstd"];

/// The name of a file in parts: `talks` and `csv` of `talks.csv.gz`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::article) struct NamedInput {
    /// Without any ending.
    pub(in crate::article) stem: String,
    /// Of what is in it, in lower case; empty without one.
    pub(in crate::article) ending: String,
}

impl NamedInput {
    /// Takes the name of a file apart.
    pub(in crate::article) fn new(name: &str) -> Self {
        let (mut stem, mut ending) = split_ending(name);
        if PACKED.contains(&ending.as_str()) {
            (stem, ending) = split_ending(stem);
        }
        Self {
            stem: stem.to_owned(),
            ending,
        }
    }

    /// Gives how files of this ending are read; `None` if the ending tells nothing.
    pub(in crate::article) fn kind(&self) -> Option<InputKind> {
        Some(match self.ending.as_str() {
            "txt" | "text" => InputKind::Text,
            "md" | "markdown" => InputKind::Markdown,
            "html" | "htm" | "xhtml" => InputKind::Page,
            "json" => InputKind::Json,
            "ndjson" | "jsonl" => InputKind::JsonLines,
            "csv" => InputKind::Table(b','),
            "tsv" | "tab" => InputKind::Table(b'\t'),
            "xml" | "rss" | "atom" => InputKind::Feed,
            _ => return None,
        })
    }
}

fn split_ending(name: &str) -> (&str, String) {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, ending.to_ascii_lowercase()),
        _ => (name, String::new()),
    }
}

/// Gives how an input is read whose name tells nothing, from its first lines.
pub(in crate::article) fn kind_of_beginning(context: InputContext, head: &str) -> InputKind {
    let begin = head.trim_start_matches('\u{FEFF}').trim_start();
    let lower = begin.get(..20).unwrap_or(begin).to_ascii_lowercase();
    // "[Kyodo] Putin said …" is a text.
    let is_list = |rest: &str| rest.trim_start().is_empty() || rest.trim_start().starts_with('{');
    if begin.starts_with('{') || begin.strip_prefix('[').is_some_and(is_list) {
        return InputKind::Json;
    }
    if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
        return InputKind::Page;
    }
    if ["<?xml", "<rss", "<feed", "<rdf:rdf"]
        .iter()
        .any(|start| lower.starts_with(start))
    {
        let is_page = begin.contains("<html");
        return if is_page { InputKind::Page } else { InputKind::Feed };
    }
    let header = begin.lines().next().unwrap_or_default();
    delimiter_of_header(context, header).map_or(InputKind::Text, InputKind::Table)
}
