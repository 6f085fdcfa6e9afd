//! Phrases for the first or the most of its kind: "the first leader to visit Kyiv", "the most senior envoys".

use super::build::Builder;
use super::chunk::PieceKind;
use crate::sentence::Tag;

/// "The first leader to visit Kyiv" has done so, the next has not. Grammar.
const FIRST: [&str; 9] = [
    "first", "second", "third", "fourth", "fifth", "few", "last", "latest", "only",
];

impl Builder<'_, '_> {
    /// Gives whom such a phrase before an infinitive describes: Roe in "met Roe, the first officer to visit Oman".
    pub(super) fn first_before(&self, index: usize) -> Option<usize> {
        let [.., name, comma, first] = &self.pieces[..index] else {
            return None;
        };
        let (PieceKind::NounPhrase(name), PieceKind::NounPhrase(first)) = (&name.kind, &first.kind) else {
            return None;
        };
        let is_beside = matches!(comma.kind, PieceKind::Comma);
        let mut tokens = self.phrases[*first].tokens.clone();
        let is_first = tokens.any(|token| tells_first(self.text.word(token), self.text.tag(token)));
        (is_beside && is_first).then_some(*name)
    }
}

/// Says whether a word tells that something is the first or the most of its kind: "the oldest", "the most senior".
pub fn tells_first(word: &str, tag: Tag) -> bool {
    let is_listed = || FIRST.iter().any(|first| word.eq_ignore_ascii_case(first));
    word.eq_ignore_ascii_case("most") || tag == Tag::Adjective && word.ends_with("est") || is_listed()
}
