//! Names that count in any case, found by one automaton: titles and descriptions, a few hundred.

use super::word_index::is_letter;
use aho_corasick::{AhoCorasick, AhoCorasickKind, BuildError};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Names in lower case.
#[derive(Debug, Clone, Default)]
pub(super) struct PhraseIndex {
    places: FxHashMap<Box<str>, u32>,
    automaton: Option<AhoCorasick>,
}

impl PhraseIndex {
    /// Adds a name and gives its place; the same name has the same place.
    pub(super) fn insert(&mut self, text: &str) -> u32 {
        let next = self.places.len() as u32;
        *self.places.entry(text.into()).or_insert(next)
    }

    /// Gives the place of a name.
    pub(super) fn get(&self, text: &str) -> Option<u32> {
        self.places.get(text).copied()
    }

    /// Builds the automaton, after the last name; fails only if they are too many for it.
    pub(super) fn finish(&mut self) -> Result<(), BuildError> {
        let mut texts: Vec<(&str, u32)> = self.places.iter().map(|(text, &place)| (&**text, place)).collect();
        texts.sort_by_key(|&(_, place)| place);
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(texts.iter().map(|(text, _)| text))?;
        self.automaton = Some(automaton);
        Ok(())
    }

    /// Tells of every name in a text of lower case, by its place and where it stands, as whole words; they may overlap.
    pub(super) fn find(&self, text: &str, mut found: impl FnMut(u32, Range<usize>)) {
        let Some(automaton) = &self.automaton else { return };
        for name in automaton.find_overlapping_iter(text) {
            if is_whole_word(text, &name.range()) {
                found(name.pattern().as_u32(), name.range());
            }
        }
    }
}

/// Says whether no letter or digit goes on at either end.
fn is_whole_word(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(is_letter) && !after.is_some_and(is_letter)
}
