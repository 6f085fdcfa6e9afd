//! Which act rules a clause may show: found by its verb and its words, so that not every rule is tried on every clause.

use super::cue::ActRule;
use rustc_hash::FxHashMap;

/// The places of act rules by what must stand in a clause that shows them.
#[derive(Debug, Clone, Default)]
pub(super) struct ActIndex {
    /// By the verb: rules that want one of some verbs.
    by_verb: FxHashMap<String, Vec<usize>>,
    /// By the word: rules that want one of some words, of whatever verb.
    by_word: FxHashMap<String, Vec<usize>>,
    /// Rules that want neither.
    others: Vec<usize>,
}

impl ActIndex {
    /// Adds a rule by its place.
    pub(super) fn add(&mut self, rule: &ActRule, place: usize) {
        let (index, words) = match (rule.verbs.as_slice(), rule.any.as_slice()) {
            ([], []) => return self.others.push(place),
            ([], words) => (&mut self.by_word, words),
            (verbs, _) => (&mut self.by_verb, verbs),
        };
        for word in words {
            index.entry(word.clone()).or_default().push(place);
        }
    }

    /// Gives the places of the rules that a clause may show, in their order, each once.
    pub(super) fn find<'w>(&self, verb: &str, words: impl Iterator<Item = &'w str>) -> Vec<usize> {
        let of_words = words.filter_map(|word| self.by_word.get(word));
        let listed = self.by_verb.get(verb).into_iter().chain(of_words).flatten();
        let mut places: Vec<usize> = self.others.iter().chain(listed).copied().collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}
