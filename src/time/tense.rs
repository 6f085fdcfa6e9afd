//! Whether the clause around an expression speaks of the past or of what is to come.

use super::lexicon::Context;
use super::read::Reader;
use super::word::TimeWord;
use crate::sentence::Tag;
use std::ops::Range;

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
        let opens = start.saturating_sub(REACH);
        let before = opens..start;
        let mut after = end..self.pieces.len().min(end + REACH);
        let preposition = start.checked_sub(1);
        if preposition.is_some_and(|at| self.is(at, "since")) {
            return TimeTense::Past;
        }
        // "Friday's attack", though somebody vows to answer it
        let noun = end + usize::from(self.any(end, &["'s", "’s"]));
        if self.in_context(noun, Context::Done) {
            return TimeTense::Past;
        }
        if preposition.is_some_and(|at| self.in_context(at, Context::Deadline)) {
            // "was closed until Friday", else "is closed until Friday", "told him to leave by Friday".
            // "if he did not leave by July"
            let condition = before.clone().any(|at| self.is(at, "if"));
            let was = before
                .rev()
                .find_map(|at| self.tense_of_state(at))
                .filter(|_| !condition);
            // "By Friday, the rebels had left."
            let leads = was.is_none() && (0..start).all(|at| !self.is_verb(at));
            let had = leads.then(|| after.find_map(|at| self.tense_of(at))).flatten();
            return was.or(had).unwrap_or(TimeTense::Future);
        }
        let verb = before
            .rev()
            .find_map(|at| Some((at, self.tense_of(at).or_else(|| self.perfect(at))?)));
        match verb {
            // "said the summit on Friday would end the war", but "said on Friday that it would"
            Some((at, TimeTense::Past))
                if at + 2 < start && self.any(at, &["said", "says"]) && self.tag(end) == Some(Tag::Modal) =>
            {
                TimeTense::Future
            }
            // "announced talks in May", but "announced in May"; "said he is calling for talks in May"
            Some((at, TimeTense::Past)) if self.plans(at, start) || self.is_present(at + 1..start) => {
                TimeTense::Unknown
            }
            Some((_, tense)) => tense,
            // "The party faces elections in May, she said."
            None => after
                .find_map(|at| self.tense_of(at))
                .filter(|tense| *tense != TimeTense::Past || !self.is_present(opens..start))
                .unwrap_or(TimeTense::Unknown),
        }
    }

    /// Says whether a past verb is about a thing that may be to come: `announced talks`, but not `was announced`.
    fn plans(&self, at: usize, time: usize) -> bool {
        let passive = at
            .checked_sub(1)
            .is_some_and(|before| self.any(before, &["was", "were", "been"]));
        at + 2 < time && !passive && self.in_context(at, Context::Plans)
    }

    /// Says whether a verb in the present is among the pieces, or `could` in "said it could surge in March".
    fn is_present(&self, mut pieces: Range<usize>) -> bool {
        pieces.any(|at| matches!(self.tag(at), Some(Tag::VerbPresent | Tag::Modal)) && self.perfect(at).is_none())
    }

    /// Tells that `has visited`, `has not visited` are past.
    fn perfect(&self, at: usize) -> Option<TimeTense> {
        let has = self.tag(at) == Some(Tag::VerbPresent) && self.any(at, &["has", "have", "'ve", "’ve"]);
        let between = matches!(self.tag(at + 1), Some(Tag::Negation | Tag::Adverb));
        let verb = self.tag(at + 1 + usize::from(between));
        (has && verb == Some(Tag::VerbPastParticiple)).then_some(TimeTense::Past)
    }

    fn tag(&self, at: usize) -> Option<Tag> {
        self.pieces.get(at).map(|piece| piece.tag)
    }

    fn is_verb(&self, at: usize) -> bool {
        matches!(
            self.tag(at),
            Some(Tag::VerbPast | Tag::VerbPresent | Tag::VerbBase | Tag::Modal | Tag::VerbPastParticiple)
        )
    }

    /// Tells the tense of what lasts until a time or is done by then; `None` if the word is no sign of any.
    fn tense_of_state(&self, at: usize) -> Option<TimeTense> {
        // "is closed until Friday"
        if self.tag(at) == Some(Tag::VerbPresent) {
            return Some(TimeTense::Future);
        }
        match self.tense_of(at)? {
            TimeTense::Past if !self.any(at, &["was", "were", "had", "did"]) => None,
            tense => Some(tense),
        }
    }

    /// Tells the tense of one word; `None` if it is no sign of any.
    fn tense_of(&self, at: usize) -> Option<TimeTense> {
        let piece = self.pieces.get(at)?;
        if self.is(at, "to") {
            // "declined to comment Friday" is past, "agreed to meet Friday" to come.
            let done = at > 0 && self.in_context(at - 1, Context::NotToCome);
            // "the first three states to join", but "the first talks to be held", "agreed for the first time to meet",
            // "becomes the first state to vote"
            let first = |at: usize| {
                let which = matches!(self.word(at), TimeWord::Ordinal(1..)) || self.any(at, &["only", "last"]);
                let the = at > 0 && self.word(at - 1) == TimeWord::The && !self.is(at + 1, "time");
                which && the && !(at > 1 && self.tag(at - 2) == Some(Tag::VerbPresent))
            };
            let done = done || self.in_context(at + 1, Context::LooksBack);
            let done = done || !self.is(at + 1, "be") && (at.saturating_sub(7)..at).any(first);
            let infinitive = match piece.tag {
                Tag::To => true,
                Tag::Preposition => false,
                _ => self.may_be_infinitive(at + 1),
            };
            return (infinitive && !done).then_some(TimeTense::Future);
        }
        // "set aside her plans" is done, "set the deadline" is about what is to come.
        let set = self.is(at, "set") && self.any(at + 1, &["aside", "off", "out", "foot", "fire"]);
        if self.in_context(at, Context::Future) && !set {
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
        // "is officially reported"
        let adverb = at
            .checked_sub(1)
            .is_some_and(|before| self.tag(before) == Some(Tag::Adverb));
        let Some(before) = at.checked_sub(1 + usize::from(adverb)) else {
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
