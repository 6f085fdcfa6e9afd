//! Whether the clause around an expression speaks of the past or of what is to come.

use super::lexicon::Context;
use super::read::Reader;
use super::word::TimeWord;
use crate::sentence::Tag;

/// The time that a clause speaks of, as far as its words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeTense {
    Past,
    Future,
    Unknown,
}

/// How far a verb may stand from the time that it governs, in words.
const REACH: usize = 30;

impl Reader<'_> {
    /// Tells the tense by the nearest verb before the expression, else by the first one after it.
    ///
    /// "said it will meet on Friday" is to come, "said on Friday that it will meet" is past.
    pub(super) fn tense(&self, start: usize, end: usize) -> TimeTense {
        let mut before = start.saturating_sub(REACH)..start;
        let mut after = end..self.pieces.len().min(end + REACH);
        let preposition = start.checked_sub(1);
        if preposition.is_some_and(|at| self.is(at, "since")) {
            return TimeTense::Past;
        }
        if preposition.is_some_and(|at| self.in_context(at, Context::Deadline)) {
            // "was closed until Friday", else "is closed until Friday", "told him to leave by Friday".
            let was = before.any(|at| self.any(at, &["was", "were", "had", "did"]));
            return if was { TimeTense::Past } else { TimeTense::Future };
        }
        let before = before.rev().find_map(|at| self.tense_of(at));
        before
            .or_else(|| after.find_map(|at| self.tense_of(at)))
            .unwrap_or(TimeTense::Unknown)
    }

    /// Tells the tense of one word; `None` if it is no sign of any.
    fn tense_of(&self, at: usize) -> Option<TimeTense> {
        let piece = self.pieces.get(at)?;
        if self.is(at, "to") {
            // "declined to comment Friday" is past, "agreed to meet Friday" to come.
            let done = at > 0 && self.in_context(at - 1, Context::NotToCome);
            let infinitive = match piece.tag {
                Tag::To => true,
                Tag::Preposition => false,
                _ => self.may_be_infinitive(at + 1),
            };
            return (infinitive && !done).then_some(TimeTense::Future);
        }
        if self.in_context(at, Context::Future) {
            return Some(TimeTense::Future);
        }
        let past = piece.tag == Tag::VerbPast || self.in_context(at, Context::Past) || self.ends_in_ed(at, piece.tag);
        if !past || self.is_participle(at) {
            return None;
        }
        // "was due on Friday", "had been scheduled for Friday"
        let next = at + 1 + usize::from(self.is(at + 1, "been"));
        let planned = self.any(at, &["was", "were", "had"]) && self.in_context(next, Context::Future);
        Some(if planned { TimeTense::Future } else { TimeTense::Past })
    }

    /// Says whether a word after an untagged `to` may be a verb: `meet`, but not `reporters`, `the` or `Tokyo`.
    fn may_be_infinitive(&self, at: usize) -> bool {
        let word = self.text(at);
        let plural = word.ends_with('s') && !word.ends_with("ss");
        word.starts_with(char::is_lowercase)
            && !plural
            && !word.ends_with("ing")
            && !self.in_context(at, Context::NotInfinitive)
    }

    /// Says whether a verb is a participle by the word before it: `be held`, `the disputed islands`, `has continued`.
    fn is_participle(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let auxiliary = [
            "be", "being", "is", "are", "'re", "’re", "has", "have", "remain", "remains", "stay", "stays",
        ];
        self.any(before, &auxiliary)
            || matches!(self.word(before), TimeWord::The | TimeWord::A)
            || self.any(before, &["'s", "’s", "its", "their", "his", "her", "of"])
    }

    /// Says whether a word looks like a past verb that was taken for a participle, or for nothing: `admitted`.
    fn ends_in_ed(&self, at: usize, tag: Tag) -> bool {
        let word = self.text(at);
        matches!(tag, Tag::VerbPastParticiple | Tag::Other)
            && word.len() > 4
            && word.ends_with("ed")
            && word.starts_with(char::is_lowercase)
    }
}
