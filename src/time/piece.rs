//! Tokens → pieces: hyphenated words taken apart, each with its meaning in time.

use super::lexicon::{Entry, LONGEST, Letters, TimeLexicon};
use super::word::{Meridiem, TimeWord};
use crate::sentence::{Sentence, Sentences, Tag, Token, small_letters};
use crate::span::Span;
use std::iter::Peekable;

/// A token, or a part of one between hyphens: `mid`, `July`.
#[derive(Debug, Clone, Copy)]
pub(super) struct TimePiece {
    pub(super) span: Span,
    pub(super) word: TimeWord,
    /// The word means this only beside other words of time.
    pub(super) weak: bool,
    /// A fixed phrase may begin here.
    pub(super) opens: bool,
    /// A hyphen or a dash without spaces stands between this piece and the one before.
    pub(super) joined: bool,
    pub(super) tag: Tag,
}

impl TimePiece {
    /// Says whether an expression of time can be made of it: an article alone, as every sentence has one, makes none.
    fn tells_time(&self) -> bool {
        self.opens || !matches!(self.word, TimeWord::Other | TimeWord::The | TimeWord::A)
    }
}

/// Takes the tokens of a sentence apart; says whether any of them is a word of time.
///
/// `pieces` is emptied first. A dash without spaces around it becomes no piece: the next one is joined.
pub(super) fn split_pieces(
    text: &str,
    sentences: &Sentences,
    sentence: &Sentence,
    lexicon: &TimeLexicon,
    pieces: &mut Vec<TimePiece>,
) -> bool {
    pieces.clear();
    let tokens = sentences.tokens_of(sentence);
    let mut any = false;
    let mut joined = false;
    for (index, token) in tokens.iter().enumerate() {
        if token.tag == Tag::Dash && touches_neighbours(tokens, index) {
            joined = true;
            continue;
        }
        let word = token.span.slice(text);
        let mut start = token.span.start as usize;
        if !has_hyphen(word) {
            let small = sentences.small(sentence.tokens.start + index);
            let piece = read_piece((word, small), token.span, token.tag, joined, lexicon);
            any |= piece.tells_time();
            pieces.push(piece);
        } else {
            for part in word.split(['-', '\u{2010}', '\u{2011}']) {
                let span = Span::new(start, start + part.len());
                let piece = read_piece((part, &small_letters(part)), span, token.tag, joined, lexicon);
                any |= piece.tells_time();
                pieces.push(piece);
                joined = true;
                start = span.end as usize;
                start += text[start..].chars().next().map_or(0, char::len_utf8);
            }
        }
        joined = false;
    }
    any
}

/// Bytes tell it of nearly all words.
fn has_hyphen(word: &str) -> bool {
    word.bytes().any(|byte| byte == b'-' || !byte.is_ascii()) && word.contains(['-', '\u{2010}', '\u{2011}'])
}

/// Takes its meaning in time from every piece inside a name. Both come in text order; names that end before are passed.
pub(super) fn silence(pieces: &mut [TimePiece], names: &mut Peekable<impl Iterator<Item = Span>>) {
    for piece in pieces {
        while names.next_if(|name| name.end <= piece.span.start).is_some() {}
        if names.peek().is_some_and(|name| name.overlaps(piece.span)) {
            piece.word = TimeWord::Other;
            piece.opens = false;
        }
    }
}

/// Says whether the words before and after a dash stand close to it: `2009–2011`.
fn touches_neighbours(tokens: &[Token], index: usize) -> bool {
    let span = tokens[index].span;
    let before = index.checked_sub(1).and_then(|before| tokens.get(before));
    let after = tokens.get(index + 1);
    matches!((before, after), (Some(before), Some(after)) if before.span.end == span.start && after.span.start == span.end)
}

/// Reads a piece from its word as it is written and in small letters.
fn read_piece((word, small): (&str, &str), span: Span, tag: Tag, joined: bool, lexicon: &TimeLexicon) -> TimePiece {
    let entry = match word.as_bytes().first() {
        Some(first) if first.is_ascii_digit() => Entry::of(read_digits(word)),
        Some(first) if first.is_ascii_alphabetic() => read_letters(word, small, lexicon),
        _ if matches!(word, "'" | "’" | "‘") => Entry::of(TimeWord::Apostrophe),
        _ => Entry::of(TimeWord::Other),
    };
    TimePiece {
        span,
        word: entry.word,
        weak: entry.weak,
        opens: entry.opens,
        joined,
        tag,
    }
}

/// Looks a word up; its letters must be as the lexicon wants them.
fn read_letters(word: &str, small: &str, lexicon: &TimeLexicon) -> Entry {
    let small = small.strip_suffix('.').unwrap_or(small);
    let Some(mut entry) = lexicon.entry(small) else {
        return Entry::of(read_code(word));
    };
    let capital = word.starts_with(|letter: char| letter.is_ascii_uppercase());
    if entry.letters == Letters::Capital && !capital || entry.letters == Letters::Lower && capital {
        entry.word = TimeWord::Other;
        // "boxing day" is no Boxing Day.
        entry.opens &= entry.letters != Letters::Capital;
    }
    entry
}

/// Gives a word in lower case without its last full stop; `None` if it is too long or not all ASCII.
pub(super) fn fold<'a>(word: &str, buffer: &'a mut [u8; LONGEST]) -> Option<&'a str> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let folded = buffer.get_mut(..word.len())?;
    folded.copy_from_slice(word.as_bytes());
    folded.make_ascii_lowercase();
    std::str::from_utf8(folded).ok().filter(|word| word.is_ascii())
}

/// Reads `Q3`, `H1`, `FY2009`, `FY09`.
fn read_code(word: &str) -> TimeWord {
    let number = |prefix: &str| {
        let digits = word.strip_prefix(prefix)?;
        digits
            .bytes()
            .all(|digit| digit.is_ascii_digit())
            .then(|| digits.parse::<i32>().ok())?
    };
    match word.len() {
        2 => match (number("Q"), number("H")) {
            (Some(quarter @ 1..=4), _) => TimeWord::QuarterOf(quarter),
            (_, Some(half @ 1..=2)) => TimeWord::HalfYear(half),
            _ => TimeWord::Other,
        },
        6 => number("FY").map_or(TimeWord::Other, TimeWord::FiscalYear),
        _ => TimeWord::Other,
    }
}

/// Reads a piece that begins with a digit by its shape.
fn read_digits(word: &str) -> TimeWord {
    let length = word.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = word.split_at(length);
    // More digits than a `u32` holds name no time.
    let Ok(value) = digits.parse::<u32>() else {
        return TimeWord::Other;
    };
    let folded = rest.to_ascii_lowercase();
    match folded.as_str() {
        "" => TimeWord::Digits(value, length as u8),
        "st" | "nd" | "rd" | "th" => i32::try_from(value).map_or(TimeWord::Other, TimeWord::Ordinal),
        "s" if length == 4 && value % 10 == 0 => TimeWord::Decade(value / 10, 3),
        "s" if length == 2 && value % 10 == 0 => TimeWord::Decade(value / 10, 1),
        "am" | "a.m." | "a.m" => clock(value, 0, Some(Meridiem::Am)),
        "pm" | "p.m." | "p.m" => clock(value, 0, Some(Meridiem::Pm)),
        _ => match rest.as_bytes()[0] {
            b':' => read_clock(value, &folded[1..]),
            b',' => word.replace(',', "").parse().map_or(TimeWord::Other, TimeWord::Grouped),
            b'.' if rest.len() == 2 && value < 1000 => rest[1..]
                .parse::<u32>()
                .map_or(TimeWord::Other, |tenth| TimeWord::Tenths(value * 10 + tenth)),
            b'.' | b'/' => TimeWord::NumericDate,
            _ => TimeWord::Other,
        },
    }
}

/// Reads the minutes, and what follows them, of `16:08`, `16:08:30`, `5:30pm`.
fn read_clock(hour: u32, rest: &str) -> TimeWord {
    let (minutes, rest) = rest.split_at_checked(2).unwrap_or((rest, ""));
    let meridiem = match rest.trim_matches('.') {
        "am" | "a.m" => Some(Meridiem::Am),
        "pm" | "p.m" => Some(Meridiem::Pm),
        _ => None,
    };
    let known = rest.is_empty() || rest.starts_with(':') || meridiem.is_some();
    match minutes.parse() {
        Ok(minute) if known && minutes.len() == 2 => clock(hour, minute, meridiem),
        _ => TimeWord::Other,
    }
}

fn clock(hour: u32, minute: u32, meridiem: Option<Meridiem>) -> TimeWord {
    if hour <= 24 && minute < 60 {
        TimeWord::Clock(hour, minute, meridiem)
    } else {
        TimeWord::Other
    }
}
