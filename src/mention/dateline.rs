//! Datelines, whose capitals say nothing: `TOKYO, June 6 (Kyodo) —` begins with Tokyo.

use std::ops::Range;

/// How far behind its capitals a dateline's dash or agency may stand, in bytes.
const NEAR: usize = 40;

/// Gives the capitals of datelines as in a sentence, and where they stand. The length stays.
///
/// A dateline stands at the beginning of a line, and either a dash or an agency in brackets follows soon, "MOSCOW, June 6
/// (Reuters) -", or it is a known name that is none in capitals, and a word follows that is not in capitals: "SEOUL North
/// Korea said", but neither "NATO Secretary General" nor "BBC Monitoring".
pub(super) fn lower_datelines(text: &mut String, is_name: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let mut changed: Option<Vec<u8>> = None;
    let mut datelines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let is_loud = |letter: char| letter.is_ascii_uppercase() || matches!(letter, ' ' | '.' | '/');
        let loud = line.len() - line.trim_start_matches(is_loud).len();
        let length = if is_marked(line, loud) {
            loud
        } else {
            bare_length(line, loud, &is_name)
        };
        if length > 0 {
            datelines.push(start..start + length);
            let bytes = changed.get_or_insert_with(|| text.as_bytes().to_vec());
            for at in start + 1..start + length {
                if bytes[at - 1].is_ascii_alphabetic() {
                    bytes[at].make_ascii_lowercase();
                }
            }
        }
        start += line.len();
    }
    if let Some(changed) = changed.and_then(|bytes| String::from_utf8(bytes).ok()) {
        *text = changed;
    }
    datelines
}

/// Says whether a dash or a bracket ends the dateline.
fn is_marked(line: &str, loud: usize) -> bool {
    let rest = &line[loud..];
    let near = rest.char_indices().take_while(|&(at, _)| at < NEAR).last();
    let near = near.map_or("", |(at, _)| &rest[..at]);
    let ends = near.starts_with('(') || [" - ", " — ", " -- "].iter().any(|dash| near.contains(dash));
    line[..loud].trim_end().len() > 3 && (ends || near.starts_with("- ") || near.starts_with("— "))
}

/// Gives the length of the known names in capitals that a word with one capital follows; 0 where it is no dateline.
fn bare_length(line: &str, loud: usize, is_name: &impl Fn(&str) -> bool) -> usize {
    if !line[loud..].starts_with(|letter: char| letter.is_ascii_lowercase()) {
        return 0;
    }
    let is_place = |word: &str| word.len() > 3 && !is_name(word) && is_name(&sentence_case(word));
    let ends = line[..loud].match_indices(' ').map(|(end, _)| end);
    let is_dateline = |&end: &usize| {
        let (words, next) = line[..loud].split_at(end);
        // The capital of the next word is loud too, "SEOUL N" + "orth Korea", or an acronym stands between: "BRUSSELS EU ".
        (next.len() == 2 || is_name(next.trim())) && words.split('/').all(is_place)
    };
    ends.filter(is_dateline).last().unwrap_or(0)
}

/// `PHNOM PENH` → `Phnom Penh`.
fn sentence_case(words: &str) -> String {
    let mut inside = false;
    let lower = |letter: char| {
        let letter = if inside { letter.to_ascii_lowercase() } else { letter };
        inside = letter.is_ascii_alphabetic();
        letter
    };
    words.chars().map(lower).collect()
}
