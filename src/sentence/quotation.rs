//! Tokens → quotations: curly, straight, angled, nested, over several paragraphs.

use super::{Quotation, Tag, Token};
use crate::span::Span;

/// A quotation that is open.
struct Open {
    token: usize,
    level: u8,
    shape: Shape,
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
enum Way {
    Opens,
    Closes,
    Either,
}

/// Finds the quotations of one paragraph, given its tokens, and tells their marks apart.
///
/// A quotation that no mark closes ends with the paragraph, as where a speech runs over several paragraphs.
pub(super) fn find_quotations(text: &str, tokens: &mut [Token], quotations: &mut Vec<Quotation>) {
    let mut open: Vec<Open> = Vec::new();
    let begin = quotations.len();
    for index in 0..tokens.len() {
        let Some((shape, way)) = quotation_mark(tokens[index].span.slice(text)) else {
            continue;
        };
        if tokens[index].tag != Tag::Other {
            continue;
        }
        let is_open = open.iter().rposition(|quotation| quotation.shape == shape);
        let way = match way {
            Way::Either => straight_way(text, tokens, index, is_open.is_some()),
            way => way,
        };
        match (way, is_open) {
            (Way::Closes, Some(position)) => {
                if shape == Shape::Single && !ends_quotation(text, tokens, index) {
                    continue;
                }
                tokens[index].tag = Tag::CloseQuote;
                let first = &open[position];
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
                open.truncate(position);
            }
            (Way::Closes, None) => {
                let after_s = index > 0 && tokens[index - 1].span.end == tokens[index].span.start;
                if shape == Shape::Single && after_s {
                    tokens[index].tag = Tag::Possessive;
                }
            }
            (Way::Opens | Way::Either, _) => {
                if shape == Shape::Single && !closes_later(text, tokens, index) {
                    continue;
                }
                tokens[index].tag = Tag::OpenQuote;
                let level = open.len().min(usize::from(u8::MAX)) as u8;
                open.push(Open {
                    token: index,
                    level,
                    shape,
                });
            }
        }
    }
    if let Some(last) = tokens.last() {
        for quotation in &open {
            let first = tokens[quotation.token].span;
            quotations.push(Quotation {
                span: first.cover(last.span),
                inner: Span {
                    start: first.end,
                    end: last.span.end,
                },
                level: quotation.level,
                closed: false,
            });
        }
    }
    quotations[begin..].sort_by_key(|quotation| (quotation.span.start, quotation.level));
}

fn quotation_mark(word: &str) -> Option<(Shape, Way)> {
    Some(match word {
        "“" | "„" | "‟" | "``" => (Shape::Double, Way::Opens),
        "”" => (Shape::Double, Way::Closes),
        "\"" | "''" | "＂" => (Shape::Double, Way::Either),
        "«" => (Shape::Angled, Way::Opens),
        "»" => (Shape::Angled, Way::Closes),
        "‘" | "‚" => (Shape::Single, Way::Opens),
        "’" => (Shape::Single, Way::Closes),
        "'" => (Shape::Single, Way::Either),
        _ => return None,
    })
}

/// A straight mark opens after a space and before a word; between two spaces it closes what is open.
fn straight_way(text: &str, tokens: &[Token], index: usize, is_open: bool) -> Way {
    let span = tokens[index].span;
    let before = text[..span.start as usize].chars().next_back().unwrap_or(' ');
    let after = text[span.end as usize..].chars().next().unwrap_or(' ');
    let apart = before.is_whitespace() || matches!(before, '(' | '[' | '—' | '–' | '-' | '“' | '‘' | ':' | '"' | '\'');
    let begins = apart && !after.is_whitespace();
    if begins && !(is_open && after.is_ascii_punctuation()) || !is_open && apart {
        Way::Opens
    } else {
        Way::Closes
    }
}

/// An apostrophe after a letter and before one is none of ours; the tokenizer has kept those inside words.
fn ends_quotation(text: &str, tokens: &[Token], index: usize) -> bool {
    let after = text[tokens[index].span.end as usize..].chars().next().unwrap_or(' ');
    !after.is_alphanumeric()
}

/// A single mark opens a quotation only if another one closes it: "the ’90s", "rock ’n’ roll" do not.
fn closes_later(text: &str, tokens: &[Token], index: usize) -> bool {
    let after = text[tokens[index].span.end as usize..].chars().next().unwrap_or(' ');
    let closes = |token: &Token| matches!(token.span.slice(text), "’" | "'");
    let rest = tokens.get(index + 1..).unwrap_or_default();
    after.is_alphabetic()
        && rest.iter().enumerate().any(|(distance, token)| {
            let before = text[..token.span.start as usize].chars().next_back().unwrap_or(' ');
            distance > 0
                && closes(token)
                && !before.is_whitespace()
                && ends_quotation(text, tokens, index + 1 + distance)
        })
}
