//! Headlines of other articles that a page puts behind a name: "Ann Roe Ann Maria RoeTalks fail Roe leaves MORE said".

use super::rewritten::Rewritten;
use crate::article::ArticleLexicon;
use std::ops::Range;

/// A list has so many bytes at most, and the whole name in it begins so many words behind the name.
const LONGEST: usize = 1_200;
const NAME: usize = 8;

/// Takes such lists out of a text; `None` where there are none.
pub(super) fn drop_link_lists(text: &str, lexicon: &ArticleLexicon) -> Option<Rewritten> {
    let mut dropped: Vec<Range<usize>> = Vec::new();
    for last in lexicon.link_list_ends() {
        for (at, _) in text.match_indices(last) {
            let end = at + last.len();
            // "KellyMORE": a list without any.
            let is_word = text[..at].ends_with(|before: char| before == ' ' || before.is_lowercase())
                && !text[end..].starts_with(char::is_alphanumeric);
            let after = dropped.last().map_or(0, |dropped| dropped.end);
            let paragraph = text[..at].rfind('\n').map_or(0, |at| at + 1);
            let reach = boundary_from(text, at.saturating_sub(LONGEST));
            let from = after.max(paragraph).max(reach);
            if is_word && let Some(start) = text.get(from..end).and_then(end_of_repeated_name) {
                dropped.push(from + start..end);
            }
        }
    }
    if dropped.is_empty() {
        return None;
    }
    dropped.sort_by_key(|range| range.start);
    let mut written = Rewritten::with_capacity(text.len());
    let mut kept = 0;
    for range in dropped {
        written.copy(text, kept..range.start);
        kept = range.end;
    }
    written.copy(text, kept..text.len());
    Some(written)
}

/// Gives the first place from one on where a character begins.
fn boundary_from(text: &str, place: usize) -> usize {
    (place..text.len())
        .find(|&place| text.is_char_boundary(place))
        .unwrap_or(text.len())
}

/// Gives where a name ends that comes again a few words later with a headline glued to it: behind the first `Roe`.
fn end_of_repeated_name(text: &str) -> Option<usize> {
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for word in text.split(' ') {
        let near = words.iter().rev().take(NAME);
        let glued = glue_points(word).find_map(|point| near.clone().find(|(_, name)| *name == &word[..point]));
        if let Some(&(start, name)) = glued {
            return Some(start + name.len());
        }
        words.push((at, word));
        at += word.len() + 1;
        // "Ann Roe Ann Roe Talks fail Roe leaves MORE": no headline is glued to the second.
        if let [.., (_, first), (start, last), (_, again), (_, and)] = words.as_slice()
            && (first, last) == (again, and)
            && [first, last].iter().all(|word| word.starts_with(char::is_uppercase))
        {
            return Some(start + last.len());
        }
    }
    None
}

/// Gives where a small letter stands before what begins a headline: a capital, a figure, a quotation mark.
fn glue_points(word: &str) -> impl Iterator<Item = usize> {
    let pairs = word.char_indices().zip(word.chars().skip(1));
    pairs.filter_map(|((at, letter), next)| {
        let begins = next.is_uppercase() || next.is_ascii_digit() || matches!(next, '\'' | '‘' | '“' | '"');
        (letter.is_lowercase() && begins).then(|| at + letter.len_utf8())
    })
}
