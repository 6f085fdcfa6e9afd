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
    let mut index = first;
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
    sentences
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
    if next.span.start == tokens[after - 1].span.end && next.tag != Tag::OpenQuote {
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
