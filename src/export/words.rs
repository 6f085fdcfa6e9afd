//! The words of labels: what a node or edge is called where it is drawn, and how words fit a box.

use crate::graph::{EventGraph, NodeId, Quote, RelationKey, article_label, one_line, status_labels};
use crate::ontology::Ontology;
use std::borrow::Cow;
use std::fmt::Debug;

/// Gives a relation's label with what bounds it: `met with, planned, 2018, at Sochi`.
pub(super) fn relation(graph: &EventGraph, key: &RelationKey, ontology: &Ontology) -> String {
    let relation_type = ontology.relation_type(&key.relation_type);
    let label = relation_type.map_or(key.relation_type.as_str(), |relation_type| &relation_type.label);
    let mut parts = vec![label.to_owned()];
    parts.extend(status_labels(key.polarity, key.modality).map(str::to_owned));
    parts.extend(key.when.iter().map(ToString::to_string));
    parts.extend(key.place.iter().map(|place| format!("at {}", graph.label(place))));
    one_line(&parts.join(", "))
}

/// Gives where quotes stand: the one article, or how many.
pub(super) fn articles<'a>(graph: &EventGraph, quotes: impl Iterator<Item = &'a Quote>) -> String {
    let mut ids: Vec<&NodeId> = quotes.map(|quote| &quote.article).collect();
    ids.sort_unstable();
    ids.dedup();
    match ids.as_slice() {
        [one] => article_label(graph, one),
        many => format!("{} articles", many.len()),
    }
}

/// Gives the name of a variant in small letters: `affirmed`.
pub(super) fn lower(variant: &impl Debug) -> String {
    format!("{variant:?}").to_lowercase()
}

/// Leaves out what XML 1.0 does not allow even when it is escaped.
pub(super) fn allowed_in_xml(text: &str) -> Cow<'_, str> {
    let is_allowed = |character: char| match character {
        '\t' | '\n' | '\r' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        _ => !character.is_control(),
    };
    if text.chars().all(is_allowed) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|&character| is_allowed(character)).collect())
    }
}

/// Breaks a text into lines no wider than `limit` pixels at a size of 12; `…` ends what does not fit `most` lines.
///
/// A word that is wider than a line is broken. Empty for an empty text.
pub(super) fn wrap(text: &str, limit: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        if let Some(line) = lines.last_mut()
            && width(line) + width(" ") + width(word) <= limit
        {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.extend(break_word(word, limit));
        }
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                end_short(last, limit);
            }
            break;
        }
    }
    lines
}

/// Breaks a word into pieces that each fit a line.
fn break_word(word: &str, limit: f64) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0.0;
    for character in word.chars() {
        let advance = advance(character);
        if used > 0.0 && used + advance > limit {
            pieces.push(String::new());
            used = 0.0;
        }
        used += advance;
        if let Some(piece) = pieces.last_mut() {
            piece.push(character);
        }
    }
    pieces
}

/// Ends a line with `…`, cutting words until it fits.
fn end_short(line: &mut String, limit: f64) {
    while width(line) + width(" …") > limit {
        match line.rfind(' ') {
            Some(end) => line.truncate(end),
            None if line.pop().is_some() => {}
            None => break,
        }
    }
    line.push_str(" …");
}

/// Gives the width of a text in pixels, at a size of 12 in a wide sans-serif face: others take less.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(advance).sum()
}

/// Gives how far a character moves the pen.
fn advance(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | '\'' | '|' | '’' | '‘' => 3.6,
        ' ' | '.' | ',' | ':' | ';' | '!' | 'I' | 'f' | 't' | 'r' | '(' | ')' | '-' | '/' | '"' => 5.2,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' => 12.2,
        'A'..='Z' => 9.2,
        '\u{1100}'.. => 13.0,
        _ => 7.7,
    }
}
