//! Tokens → quotations: curly, straight, angled, nested, over several paragraphs.

use super::{Quotation, SentenceLexicon, Tag, Token};
use crate::span::Span;

/// A quotation that is open.
struct Open {
    token: usize,
    level: u8,
    /// The mark that closes it where that one opens others: “ after „.
    close: Option<&'static str>,
}

/// The quotations that are open, the outermost first.
#[derive(Default)]
struct Stack {
    open: Vec<Open>,
    /// The places of those of each shape.
    of_shape: [Vec<usize>; 3],
}

impl Stack {
    fn push(&mut self, token: usize, shape: Shape, close: Option<&'static str>) {
        let level = self.open.len().min(usize::from(u8::MAX)) as u8;
        self.of_shape[shape as usize].push(self.open.len());
        self.open.push(Open { token, level, close });
    }

    /// Gives the place of the innermost one of a shape.
    fn innermost(&self, shape: Shape) -> Option<usize> {
        self.of_shape[shape as usize].last().copied()
    }

    /// Ends the one at a place, and those inside it.
    fn truncate(&mut self, place: usize) {
        self.open.truncate(place);
        for places in &mut self.of_shape {
            places.truncate(places.partition_point(|&other| other < place));
        }
    }
}

/// What the mark looks like; a closing mark closes the nearest open one of its shape.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Double,
    Single,
    Angled,
}

/// Which way a mark points.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Facing {
    Opens,
    Closes,
    Either,
}

/// Finds the quotations of one paragraph, given its tokens, and tells their marks apart.
///
/// A quotation that no mark closes ends with the paragraph, as where a speech runs over several paragraphs.
pub(super) fn find_quotations(
    text: &str,
    tokens: &mut [Token],
    lexicon: &SentenceLexicon,
    quotations: &mut Vec<Quotation>,
) {
    let mut stack = Stack::default();
    let mut last_closing = None;
    let begin = quotations.len();
    for index in 0..tokens.len() {
        let Some((shape, way)) = quotation_mark(tokens[index].span.slice(text)) else {
            continue;
        };
        if tokens[index].tag != Tag::Other {
            continue;
        }
        let is_open = stack.innermost(shape);
        let mark = tokens[index].span.slice(text);
        let way = match way {
            // „We agree“, »We agree«: the mark that opens others closes these.
            Facing::Opens if is_open.is_some_and(|place| stack.open[place].close == Some(mark)) => Facing::Closes,
            Facing::Closes if mark == "»" && is_open.is_none() && opens_reversed(text, tokens, index) => Facing::Opens,
            Facing::Either => straight_way(text, tokens, index, is_open.is_some()),
            way => way,
        };
        match (way, is_open) {
            (Facing::Closes, Some(position)) => {
                if shape == Shape::Single && !ends_quotation(text, tokens, index) {
                    continue;
                }
                tokens[index].tag = Tag::CloseQuote;
                let first = &stack.open[position];
                let span = tokens[first.token].span.cover(tokens[index].span);
                quotations.push(Quotation {
                    span,
                    inner: Span {
                        start: tokens[first.token].span.end,
                        end: tokens[index].span.start,
                    },
                    level: first.level,
                    closed: true,
                });
                stack.truncate(position);
            }
            (Facing::Closes, None) => {
                let after_s = index > 0 && tokens[index - 1].span.end == tokens[index].span.start;
                if shape == Shape::Single && after_s {
                    tokens[index].tag = Tag::Possessive;
                }
            }
            (Facing::Opens | Facing::Either, _) => {
                if shape == Shape::Single {
                    let last = *last_closing.get_or_insert_with(|| last_closing_single(text, tokens));
                    // The next token is a word at the least.
                    let closes_later = last.is_some_and(|last| last > index + 1);
                    if !closes_later || !begins_word(text, tokens, index) {
                        continue;
                    }
                }
                tokens[index].tag = Tag::OpenQuote;
                stack.push(index, shape, closing_mark(mark));
            }
        }
    }
    if let Some(last) = tokens.last().filter(|_| !stack.open.is_empty()) {
        let unmarked_end = unmarked_end(text, tokens, lexicon);
        for quotation in &stack.open {
            let first = tokens[quotation.token].span;
            let end = unmarked_end
                .filter(|&comma| comma > quotation.token)
                .map(|comma| tokens[comma].span);
            quotations.push(Quotation {
                span: first.cover(end.unwrap_or(last.span)),
                inner: Span {
                    start: first.end,
                    end: end.unwrap_or(last.span).end,
                },
                level: quotation.level,
                closed: end.is_some(),
            });
        }
    }
    quotations[begin..].sort_by_key(|quotation| (quotation.span.start, quotation.level));
}

/// Who speaks stands so many words behind a quotation at most where its last mark was forgotten.
const LONGEST_REPORT: usize = 6;

/// Gives the place of the comma at which a quotation ends whose last mark was forgotten: "“We went home, said Emil Krag."
fn unmarked_end(text: &str, tokens: &[Token], lexicon: &SentenceLexicon) -> Option<usize> {
    let nearest = tokens.len().saturating_sub(LONGEST_REPORT + 2);
    let comma = (nearest..tokens.len()).rev().find(|&at| tokens[at].tag == Tag::Comma)?;
    let [report @ .., stop] = tokens.get(comma + 1..)? else {
        return None;
    };
    let word = |token: &Token| token.span.slice(text);
    let reports = |token: &Token| lexicon.takes_clause(&lexicon.lemma(word(token), Tag::VerbPast));
    let is_name = |token: &Token| word(token).starts_with(char::is_uppercase);
    let speaks = match report {
        [verb, name @ ..] if reports(verb) && word(verb).ends_with('d') => !name.is_empty() && name.iter().all(is_name),
        [name @ .., verb] if reports(verb) && word(verb).ends_with('d') => {
            let is_pronoun = |token: &Token| ["he", "she", "they"].contains(&word(token));
            name.iter().all(is_name) || matches!(name, [pronoun] if is_pronoun(pronoun))
        }
        _ => false,
    };
    (speaks && stop.tag == Tag::Stop && report.len() <= LONGEST_REPORT && report.len() > 1).then_some(comma)
}

fn quotation_mark(word: &str) -> Option<(Shape, Facing)> {
    Some(match word {
        "“" | "„" | "‟" | "``" => (Shape::Double, Facing::Opens),
        "”" => (Shape::Double, Facing::Closes),
        "\"" | "''" | "＂" => (Shape::Double, Facing::Either),
        "«" => (Shape::Angled, Facing::Opens),
        "»" => (Shape::Angled, Facing::Closes),
        "‘" | "‚" => (Shape::Single, Facing::Opens),
        "’" => (Shape::Single, Facing::Closes),
        "'" => (Shape::Single, Facing::Either),
        _ => return None,
    })
}

/// Gives the mark that closes what a mark has opened, where it can open others too.
fn closing_mark(opening: &str) -> Option<&'static str> {
    match opening {
        "„" | "‟" => Some("“"),
        "‚" => Some("‘"),
        "»" => Some("«"),
        _ => None,
    }
}

/// Says whether a mark that closes elsewhere stands where one opens: after a space, before a word.
fn opens_reversed(text: &str, tokens: &[Token], index: usize) -> bool {
    let before = text[..tokens[index].span.start as usize].chars().next_back();
    before.is_none_or(|before| before.is_whitespace() || before == '(') && begins_word(text, tokens, index)
}

/// A straight mark opens after a space and before a word; between two spaces it closes what is open.
fn straight_way(text: &str, tokens: &[Token], index: usize, is_open: bool) -> Facing {
    let span = tokens[index].span;
    let before = text[..span.start as usize].chars().next_back().unwrap_or(' ');
    let after = text[span.end as usize..].chars().next().unwrap_or(' ');
    let apart = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | '“' | '‘' | ':' | '"' | '\'');
    let begins = apart && !after.is_whitespace();
    // "Ships may pass,"Holm said."Planes may not,"Krag said.
    if !is_open && matches!(before, '.' | '?' | '!' | ',' | ';') && after.is_alphabetic() {
        return Facing::Opens;
    }
    if begins && !(is_open && after.is_ascii_punctuation()) || !is_open && apart {
        Facing::Opens
    } else {
        Facing::Closes
    }
}

/// An apostrophe after a letter and before one is none of ours; the tokenizer has kept those inside words.
fn ends_quotation(text: &str, tokens: &[Token], index: usize) -> bool {
    let after = text[tokens[index].span.end as usize..].chars().next().unwrap_or(' ');
    !after.is_alphanumeric()
}

fn begins_word(text: &str, tokens: &[Token], index: usize) -> bool {
    let after = text[tokens[index].span.end as usize..].chars().next().unwrap_or(' ');
    after.is_alphabetic()
}

/// Finds the last mark that can close a single quotation: without one behind it, a single mark opens none, as in "the
/// ’90s", "rock ’n’ roll".
fn last_closing_single(text: &str, tokens: &[Token]) -> Option<usize> {
    (0..tokens.len()).rev().find(|&index| {
        let span = tokens[index].span;
        let before = text[..span.start as usize].chars().next_back().unwrap_or(' ');
        matches!(span.slice(text), "’" | "'" | "‘") && !before.is_whitespace() && ends_quotation(text, tokens, index)
    })
}
