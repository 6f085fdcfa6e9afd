//! Words of time and number inside names: `21st Century Fox`, `the November 17 Museum`, `Third Point Tuesday`.

use super::unknown::{NamedSentence, is_capitalised};
use crate::ontology::Trait;
use crate::sentence::Tag;
use std::ops::Range;

// Grammar's closed classes: the calendar's names, and those of its months that are given names.
const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// The name of a holiday has so many tokens at most: `New Year 's Day`.
const LONGEST_HOLIDAY: usize = 4;
const GIVEN_MONTHS: [&str; 4] = ["April", "May", "June", "August"];

impl NamedSentence<'_, '_, '_> {
    /// Takes in the words of time and number that are part of a name.
    pub(super) fn with_time_words(&self, run: Range<usize>) -> Range<usize> {
        let start = self.begin_with_time(&run).unwrap_or(run.start);
        start..run.end + usize::from(self.ends_with_day(start, run.end) || self.ends_with_one(run.end))
    }

    /// Says whether a word stands in the name of a holiday, and no longer name goes on from it: "on Boxing Day", but "the
    /// Boxing Day Committee".
    pub(super) fn is_of_holiday(&self, at: usize) -> bool {
        if !self.lexicon.is_holiday_word(self.word(at)) {
            return false;
        }
        let earliest = at.saturating_sub(LONGEST_HOLIDAY - 1);
        (earliest..=at).any(|start| {
            let names = self.lexicon.holidays(self.word(start)).iter();
            let mut ends = names
                .filter(|name| (name.iter().zip(start..)).all(|(word, at)| self.word(at) == word))
                .map(|name| start + name.len());
            ends.any(|end| end > at && !(self.is_adjacent(end) && is_capitalised(self.word(end))))
        })
    }

    /// "Second Home Friday, a chess club, said": a day behind a verb would have no apposition.
    pub(super) fn ends_with_day(&self, start: usize, end: usize) -> bool {
        let is_day = WEEKDAYS.contains(&self.word(end)) && self.is_adjacent(end);
        let apposed = self.tag(end + 1) == Tag::Comma && self.tag(end + 2) == Tag::Determiner;
        is_day && apposed && self.begins_sentence(start)
    }

    /// Gives the first token of a name that begins with words of time.
    fn begin_with_time(&self, run: &Range<usize>) -> Option<usize> {
        let before = run.start.checked_sub(1).filter(|_| self.is_adjacent(run.start))?;
        let word = self.word(before);
        let earlier = before.checked_sub(1).filter(|_| self.is_adjacent(before));
        let is_month = |at: usize| MONTHS.contains(&self.word(at));
        let month = earlier.filter(|&at| is_month(at));
        if is_ordinal(word) {
            // "the 7th Fleet", but "On January 15th Congress voted".
            return month.is_none().then_some(before);
        }
        let number = word.bytes().all(|byte| byte.is_ascii_digit());
        let begin = match month {
            Some(month) if number => month,
            _ if number && word.len() == 4 || WEEKDAYS.contains(&word) || is_month(before) => before,
            _ => return None,
        };
        let named = self.is_dated_institution(begin, run) || self.is_given_name_of_time(begin, run);
        named.then_some(begin)
    }

    /// "The 1922 Association said", "the Sunday Tribune", but "the 2018 Summit", "the Monday Senate vote", "on Sunday Tribune
    /// reporters".
    fn is_dated_institution(&self, begin: usize, run: &Range<usize>) -> bool {
        let Some(kind) = self.lexicon.head(self.word(run.end - 1)) else {
            return false;
        };
        let body = kind.is(Trait::Body) || kind.is(Trait::Place);
        let described = matches!(self.tag(run.end), Tag::Noun | Tag::PluralNoun);
        let article = begin.checked_sub(1).is_some_and(|at| self.tag(at) == Tag::Determiner);
        article && body && !described
    }

    /// "Judges heard August Klein", "Friday Ossai, a farmer, said", but "in August Klein left".
    fn is_given_name_of_time(&self, begin: usize, run: &Range<usize>) -> bool {
        let word = self.word(begin);
        let is_one = run.len() == 1 && self.lexicon.head(self.word(run.start)).is_none() && begin + 1 == run.start;
        if !is_one {
            return false;
        }
        if WEEKDAYS.contains(&word) {
            let apposed = self.tag(run.end) == Tag::Comma && self.tag(run.end + 1) == Tag::Determiner;
            return self.begins_sentence(begin) && apposed;
        }
        let before = begin.checked_sub(1).map(|at| self.tag(at));
        let dates = matches!(
            before,
            Some(
                Tag::Preposition
                    | Tag::Subordinator
                    | Tag::Adjective
                    | Tag::Adverb
                    | Tag::Determiner
                    | Tag::Number
                    | Tag::PossessivePronoun
            )
        );
        let acts = !self.begins_sentence(begin) || self.does(run.end);
        GIVEN_MONTHS.contains(&word) && !dates && acts
    }
}

/// `21st`, `7th`
fn is_ordinal(word: &str) -> bool {
    let digits = word.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th")
}
