//! What is put between commas to say whose words the sentence is: ", Lavrov said," and ", said the minister".

use super::NounPhrase;
use super::chunk::{Piece, PieceKind};
use super::page::Page;
use std::ops::Range;

/// Finds the parentheticals of a sentence that report it, as ranges of pieces without the marks around them.
///
/// Between two marks, or between a mark and the end, stand one noun phrase and one verb that takes a clause, with
/// nothing but their own phrases: "on Monday", "in Tokyo", "reporters".
pub(super) fn find_parentheticals(page: &Page, pieces: &[Piece], phrases: &[NounPhrase]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let is_mark = |piece: &Piece| matches!(piece.kind, PieceKind::Comma | PieceKind::Quoted | PieceKind::Dash);
    let mut start = 0;
    while let Some(mark) = pieces.get(start..).and_then(|rest| rest.iter().position(is_mark)) {
        let first = start + mark + 1;
        let after = pieces.get(first..).unwrap_or_default();
        let end = after
            .iter()
            .position(is_mark)
            .map_or(pieces.len(), |length| first + length);
        let before = &pieces[..first - 1];
        let reports_something = before
            .iter()
            .any(|piece| matches!(piece.kind, PieceKind::Verb(_) | PieceKind::Quoted))
            || matches!(pieces[first - 1].kind, PieceKind::Quoted)
            || end < pieces.len()
                && before
                    .iter()
                    .any(|piece| matches!(piece.kind, PieceKind::NounPhrase(_)))
            || names_something(before);
        if reports_something && reports(page, &pieces[first..end], phrases) {
            found.push(first..end);
        }
        start = first;
    }
    found
}

/// "No deal, Lavrov said": what stands before is more than "On Monday".
fn names_something(before: &[Piece]) -> bool {
    let governed = |index: usize| index > 0 && matches!(before[index - 1].kind, PieceKind::Preposition);
    before.iter().enumerate().any(|(index, piece)| match piece.kind {
        PieceKind::NounPhrase(_) => !governed(index),
        _ => false,
    }) && before.len() > 1
}

/// Says whether some pieces are a speaker, a verb that takes a clause, and their phrases, in either order.
fn reports(page: &Page, pieces: &[Piece], phrases: &[NounPhrase]) -> bool {
    let mut speakers = 0;
    let mut verbs = 0;
    let mut governed = false;
    let mut joined = false;
    for piece in pieces {
        match &piece.kind {
            PieceKind::Verb(group) => {
                if !group.is_finite() || !page.lexicon.takes_clause(&group.lemma) {
                    return false;
                }
                verbs += 1;
            }
            PieceKind::NounPhrase(phrase) => {
                if !governed && !joined && phrases[*phrase].time.is_none() {
                    speakers += 1;
                }
                (governed, joined) = (false, false);
            }
            PieceKind::Preposition => governed = true,
            PieceKind::Coordinator if speakers > 0 => joined = true,
            PieceKind::Other => {}
            _ => return false,
        }
    }
    let told = pieces.iter().any(|piece| match &piece.kind {
        PieceKind::Verb(group) => group.lemma == "tell" || group.lemma == "remind",
        _ => false,
    });
    verbs == 1 && !joined && (speakers == 1 || speakers == 2 && told)
}
