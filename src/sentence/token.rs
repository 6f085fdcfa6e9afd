//! Text → tokens: words with their clitics apart, numbers, marks of punctuation.

use super::lexicon::SentenceLexicon;
use super::{Tag, Token};
use crate::span::Span;

/// What `n't` and `'s` look like at the end of a word, straight and curly.
const CLITICS: [&str; 14] = [
    "n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m",
];

/// `’re`, in bytes.
const LONGEST_CLITIC: usize = 5;

/// Adds the tokens of one line. Words have [`Tag::Other`], quotation marks too, until later passes tell them apart.
pub(super) fn split_line(text: &str, line: Span, lexicon: &SentenceLexicon, tokens: &mut Vec<Token>) {
    let mut start = line.start as usize;
    let end = line.end as usize;
    // More tokens than most lines have: the list grows in few steps.
    tokens.reserve(line.len() / 4);
    while let Some(first) = text.get(start..end).and_then(|rest| rest.chars().next()) {
        if first == ' ' {
            start += 1;
        } else if first.is_whitespace() || first.is_control() || is_invisible(first) {
            start += first.len_utf8();
        } else if first.is_alphanumeric() {
            let stop = match plain_end(&text[start..end]) {
                Some(plain) => {
                    push(start, start + plain, tokens);
                    start + plain
                }
                None => {
                    let stop = word_end(text, start, end, lexicon);
                    push_word(text, start, stop, tokens);
                    stop
                }
            };
            start = stop;
        } else {
            let (length, tag) = mark(&text[start..end], first);
            tokens.push(Token {
                span: Span::new(start, start + length),
                tag,
            });
            start += length;
        }
    }
}

/// Byte-order marks and zero-width spaces are no tokens.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}')
}

/// Gives the length of a word that is plain letters to its end with a space behind it, as most words are.
fn plain_end(rest: &str) -> Option<usize> {
    let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    (plain > 0 && matches!(rest.as_bytes().get(plain), None | Some(b' '))).then_some(plain)
}

/// Gives the end of the word that starts here, with the full stop of an abbreviation.
fn word_end(text: &str, start: usize, end: usize, lexicon: &SentenceLexicon) -> usize {
    let word = &text[start..end];
    if ["http://", "https://", "www."]
        .iter()
        .any(|address| word.starts_with(address))
    {
        let address = &word[..word.find(char::is_whitespace).unwrap_or(word.len())];
        return start + address.trim_end_matches(['.', ',', ';', ':', ')', '”', '"']).len();
    }
    let plain = word.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let mut stop = start + plain;
    let mut letters = word[plain..].char_indices().peekable();
    let mut previous = word[..plain].chars().next_back().unwrap_or(' ');
    while let Some((offset, letter)) = letters.next() {
        let next = letters.peek().map_or(' ', |&(_, next)| next);
        let is_joined = || {
            joins(previous, letter, next) && !begins_sentence(word, plain + offset)
                || ends_initials(word, plain + offset)
        };
        if letter.is_alphanumeric() || is_mark_on_letter(letter) || is_joined() {
            stop = start + plain + offset + letter.len_utf8();
            previous = letter;
        } else {
            break;
        }
    }
    let is_abbreviation = || lexicon.abbreviation(last_part(&text[start..stop])).is_some();
    if text[stop..end].starts_with('.') && !text[stop..end].starts_with("..") && is_abbreviation() {
        stop += 1;
    }
    stop
}

/// "then-Gov" ends in an abbreviation as "Gov" does.
fn last_part(word: &str) -> &str {
    word.rsplit('-').next().unwrap_or(word)
}

/// Combining marks belong to the letter before them.
fn is_mark_on_letter(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Says whether a mark holds two letters together: `Russian-held`, `O'Brien`, `U.S`, `1,000`, `9/11`, `AT&T`.
fn joins(previous: char, mark: char, next: char) -> bool {
    match mark {
        '-' | '\u{2010}' | '\u{2011}' | '_' | '&' | '@' => next.is_alphanumeric(),
        '\'' | '’' => previous.is_alphabetic() && next.is_alphabetic(),
        '.' => {
            (previous.is_ascii_digit() && next.is_ascii_digit()) || (previous.is_alphabetic() && next.is_alphabetic())
        }
        ',' | ':' => previous.is_ascii_digit() && next.is_ascii_digit(),
        '/' => previous.is_ascii_digit() && next.is_ascii_digit(),
        _ => false,
    }
}

/// Says whether the dot at a byte ends initials that are the first part of a compound: "U.S.-led", "U.S.-China".
fn ends_initials(word: &str, dot: usize) -> bool {
    let (before, behind) = word.split_at(dot);
    let mut behind = behind.chars();
    let goes_on =
        behind.next() == Some('.') && behind.next() == Some('-') && behind.next().is_some_and(char::is_alphanumeric);
    let last = before.rsplit('-').next().unwrap_or(before);
    let are_initials = last.contains('.') && last.split('.').all(|letter| letter.chars().count() == 1);
    goes_on && are_initials
}

/// "the chairman.While he spoke": says whether the dot at a byte ends a sentence that the next follows without a space.
///
/// Two small letters stand before it and a word with a capital behind it, which is no end of an address ("Booking.Com").
fn begins_sentence(word: &str, dot: usize) -> bool {
    const ENDS_OF_ADDRESSES: [&str; 10] = ["Com", "Org", "Net", "Gov", "Edu", "Info", "Tv", "Io", "Ru", "Uk"];
    let (before, behind) = word.split_at(dot);
    let Some(behind) = behind.strip_prefix('.') else {
        return false;
    };
    let next = &behind[..behind
        .find(|letter: char| !letter.is_alphanumeric())
        .unwrap_or(behind.len())];
    let mut letters = next.chars();
    let is_capital = letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase);
    let ends_word = before
        .chars()
        .rev()
        .take(2)
        .filter(|letter| letter.is_lowercase())
        .count()
        == 2;
    ends_word && is_capital && !before.contains('.') && !ENDS_OF_ADDRESSES.contains(&next)
}

/// Adds a word, its clitic as a token of its own: `Japan` + `'s`, `do` + `n't`.
fn push_word(text: &str, start: usize, end: usize, tokens: &mut Vec<Token>) {
    let word = &text[start..end];
    let last = &word.as_bytes()[word.len().saturating_sub(LONGEST_CLITIC)..];
    let has_apostrophe = last.iter().any(|&byte| byte == b'\'' || !byte.is_ascii());
    let mut clitics = CLITICS.iter().filter(|_| has_apostrophe);
    let clitic = clitics.find(|clitic| {
        let at = word.len().checked_sub(clitic.len());
        at.is_some_and(|at| at > 0 && word.is_char_boundary(at) && word[at..].eq_ignore_ascii_case(clitic))
    });
    let split = clitic.map_or(end, |clitic| end - clitic.len());
    push(start, split, tokens);
    if split < end {
        push(split, end, tokens);
    }
}

fn push(start: usize, end: usize, tokens: &mut Vec<Token>) {
    tokens.push(Token {
        span: Span::new(start, end),
        tag: Tag::Other,
    });
}

/// Gives the length and the tag of the mark that stands here.
fn mark(rest: &str, first: char) -> (usize, Tag) {
    let one = first.len_utf8();
    let run = |letter: char| rest.chars().take_while(|&next| next == letter).count();
    match first {
        '.' => (run('.'), Tag::Stop),
        '?' | '!' => (
            rest.chars().take_while(|&next| next == '?' || next == '!').count(),
            Tag::Stop,
        ),
        '…' => (one, Tag::Stop),
        ',' => (one, Tag::Comma),
        ':' => (one, Tag::Colon),
        ';' => (one, Tag::Semicolon),
        '-' => (run('-'), Tag::Dash),
        '—' | '–' | '―' | '−' | '‒' => (one, Tag::Dash),
        '(' | '[' => (one, Tag::OpenBracket),
        ')' | ']' => (one, Tag::CloseBracket),
        '\'' if rest.starts_with("''") => (2, Tag::Other),
        '`' if rest.starts_with("``") => (2, Tag::Other),
        _ => (one, Tag::Other),
    }
}
