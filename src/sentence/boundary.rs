//! Tokens of a line → sentences.

use super::lexicon::{Ending, SentenceLexicon};
use super::{Tag, Token};
use std::ops::Range;

/// Finds the sentences of a line whose tokens begin at `first`, as ranges of tokens.
///
/// A sentence ends at a full stop, question or exclamation mark, with the quotation marks and brackets that close
/// there, if the next word can begin one. A quotation keeps what reports it: “Is it so?” he asked.
pub(super) fn find_sentences(
    text: &str,
    tokens: &[Token],
    first: usize,
    lexicon: &SentenceLexicon,
) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = first;
    if let Some(end) = dateline_end(text, tokens, first) {
        sentences.push(first..end);
        start = end;
    }
    let mut index = start;
    while index < tokens.len() {
        let after = index + 1 + closing_marks(&tokens[index + 1..]);
        if ends_here(text, tokens, index, after, lexicon) {
            sentences.push(start..after);
            start = after;
        }
        index = after.max(index + 1);
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    if let Some(last) = sentences.pop() {
        let end = link_at_end(text, tokens, last.start);
        let parts = [last.start..end, end..last.end];
        sentences.extend(parts.into_iter().filter(|part| !part.is_empty()));
    }
    sentences
}

/// Gives where the link begins that closes a line, "Who warned him about the leak Read more"; its end where there is none.
fn link_at_end(text: &str, tokens: &[Token], start: usize) -> usize {
    let link = tokens.len().saturating_sub(2);
    let is_link = link > start
        && tokens[link].span.slice(text) == "Read"
        && tokens[link + 1].span.slice(text) == "more"
        && tokens[link - 1].tag != Tag::To;
    if is_link { link } else { tokens.len() }
}

/// Gives the token after a dateline, "MOSCOW, June 5 (Reuters) -", if the line begins with one.
///
/// It begins with a word in capitals, or has an agency in brackets before its dash, and holds only names and numbers.
fn dateline_end(text: &str, tokens: &[Token], first: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    let words = tokens.get(first..).unwrap_or_default();
    let dash = words
        .iter()
        .take(LONGEST)
        .position(|token| token.tag == Tag::Dash)
        .filter(|&dash| dash > 0)?;
    let word = |token: &Token| token.span.slice(text);
    let opening = word(&words[0]);
    let in_capitals = opening.len() > 2 && opening.chars().all(|letter| letter.is_uppercase());
    let in_brackets = words[dash - 1].tag == Tag::CloseBracket;
    let names = words[..dash].iter().all(|token| {
        let mark = matches!(token.tag, Tag::Comma | Tag::OpenBracket | Tag::CloseBracket) || word(token) == "/";
        mark || word(token).starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit())
    });
    (names && (in_capitals || in_brackets) && dash + 1 < words.len()).then_some(first + dash + 1)
}

/// Counts the quotation marks and brackets that close here.
fn closing_marks(rest: &[Token]) -> usize {
    rest.iter()
        .take_while(|token| matches!(token.tag, Tag::CloseQuote | Tag::CloseBracket))
        .count()
}

fn ends_here(text: &str, tokens: &[Token], index: usize, after: usize, lexicon: &SentenceLexicon) -> bool {
    let word = tokens[index].span.slice(text);
    let Some(next) = tokens.get(after) else {
        return true;
    };
    // Most tokens are words that end no sentence.
    if tokens[index].tag != Tag::Stop && !word.ends_with('.') {
        return false;
    }
    let is_adjacent = next.span.start == tokens[after - 1].span.end;
    // "It was over.Then he left": a space is missing.
    let starts_anew = || word == "." && next.span.slice(text).starts_with(char::is_uppercase);
    if is_adjacent && next.tag != Tag::OpenQuote && !starts_anew() {
        return false; // "Yahoo!-owned"
    }
    let opens = matches!(next.tag, Tag::OpenQuote | Tag::OpenBracket);
    let begin = if opens {
        tokens.get(after + 1).unwrap_or(next)
    } else {
        next
    };
    let begin = begin.span.slice(text);
    let capital = begin.starts_with(|letter: char| letter.is_uppercase() || letter.is_numeric());
    if tokens[index].tag == Tag::Stop {
        // “We agree …” he said.
        return (capital || opens || next.tag == Tag::Dash) && !begin.starts_with(char::is_lowercase);
    }
    match word
        .strip_suffix('.')
        .and_then(|word| lexicon.abbreviation(word.rsplit('-').next().unwrap_or(word)))
    {
        Some(Ending::IfCapitalFunctionWord) => capital && (opens || lexicon.begins_sentence(begin)),
        Some(Ending::Never) | None => false,
    }
}
