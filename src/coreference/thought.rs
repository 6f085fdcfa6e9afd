//! "It downplays the risk" behind "this argument": no state, but what has been thought.

use super::resolve::Resolver;
use crate::sentence::Tag;

/// What somebody thinks or tells, which tells of things itself. Grammar.
const THOUGHTS: [&str; 12] = [
    "analysis",
    "approach",
    "argument",
    "assumption",
    "claim",
    "idea",
    "logic",
    "narrative",
    "notion",
    "reading",
    "theory",
    "view",
];

/// What a thought does as well as whoever has it; but only somebody says, announces, denies. Grammar.
const DOES: [&str; 9] = [
    "assume",
    "downplay",
    "exaggerate",
    "ignore",
    "imply",
    "overlook",
    "overstate",
    "presume",
    "understate",
];

impl Resolver<'_> {
    /// Says whether "it" may be a thought that its sentence or the one before speaks of, as what it does fits both:
    /// "Chad should not fall for this narrative. It downplays the war".
    ///
    /// An argument that is only now brought up is not meant: "Chad has an argument. It ignores …" may be about Chad.
    pub(super) fn may_be_thought(&self, phrase: usize, verb: &str) -> bool {
        if !DOES.contains(&verb) {
            return false;
        }
        let sentence = self.sentence_of(phrase);
        let mut near = (sentence.saturating_sub(1)..=sentence).flat_map(|place| self.clauses.phrases_of(place));
        near.any(|other| {
            let noun_phrase = self.phrase(other);
            let is_known = self.is_any(noun_phrase.tokens.start, &["such", "that", "the", "this"]);
            let is_one = self.tag(noun_phrase.head) != Tag::PluralNoun;
            other < phrase && is_known && is_one && THOUGHTS.contains(&self.head(other))
        })
    }
}
