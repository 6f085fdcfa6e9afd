//! Times told from a day that the words name: `a week from Tuesday`, `the Monday before Christmas`, `Christmas Eve`,
//! `the first Wednesday in June`, `the year before last`.

use super::super::lexicon::{Context, Opened};
use super::super::meaning::{Length, Named, Pick, TimeSense};
use super::super::word::{Direction, Pointer, TimeWord};
use super::{Read, Reader, is_day};
use crate::sentence::Tag;
use crate::timex::Unit;

impl Reader<'_> {
    /// Reads `Christmas Eve`, `Thanksgiving`, `New Year's Day 2020`.
    ///
    /// "The Christmas truce" names no day, nor does a holiday alone without a word such as `before`.
    pub(super) fn holiday(&self, at: usize) -> Read<TimeSense> {
        let name = self.pieces.get(at).filter(|piece| piece.opens).map(|_| self.text(at))?;
        let openings = self.lexicon.openings(&name.to_ascii_lowercase());
        openings.iter().find_map(|opening| {
            let Opened::Holiday(holiday) = opening.means else {
                return None;
            };
            let end = at + 1 + opening.rest.len();
            let same = (opening.rest.iter().enumerate()).all(|(offset, word)| self.is(at + 1 + offset, word));
            let alone = opening.rest.is_empty();
            let led = self.after_context(at, Context::BeforeTime)
                && !self.any(at.checked_sub(1)?, &["of", "for", "and", "or", "about", "as"])
                || matches!(self.word_before(at), TimeWord::Pointer(_));
            let (when, after) = self.with_year(Named::Holiday(holiday), end);
            let ends = after > end || self.is_boundary(end) || !self.is_of_noun(end);
            (same && (led || !alone) && ends && !self.joined(end)).then_some((when, after))
        })
    }

    /// Says whether a piece may belong to a noun phrase that the name before it only describes: `dinner`, `cold`.
    pub(super) fn is_of_noun(&self, at: usize) -> bool {
        let tag = self.pieces.get(at).map(|piece| piece.tag);
        matches!(
            tag,
            Some(Tag::Noun | Tag::PluralNoun | Tag::ProperNoun | Tag::Adjective)
        ) && !matches!(self.word(at), TimeWord::DayPart(_))
            || self.any(at, &["'s", "’s"])
    }

    /// Reads `first Wednesday in June`, `last Monday of the month`; the piece is the weekday.
    pub(super) fn nth_weekday(&self, at: usize, number: i32) -> Read<TimeSense> {
        let TimeWord::Weekday(weekday) = self.word(at) else {
            return None;
        };
        if !self.any(at + 1, &["of", "in"]) {
            return None;
        }
        let (month, end) = self.frame(at + 1)?;
        let is_month = match &month {
            TimeSense::Known(period) => period.unit() == Unit::Month,
            TimeSense::One(named, _) | TimeSense::Inside(_, named) => matches!(named, Named::Month(_)),
            TimeSense::FromNow(unit, _) | TimeSense::FromThen(unit, ..) => *unit == Unit::Month,
            _ => false,
        };
        let named = Named::NthWeekday(weekday, number);
        (is_month && (number == -1 || (1..=5).contains(&number)))
            .then(|| (TimeSense::Inside(Box::new(month), named), end))
    }

    /// Reads `the Monday before Christmas`, `the day after Easter`, `the year before last`; the piece is the article.
    pub(super) fn beside(&self, at: usize) -> Read<TimeSense> {
        let noun = at + usize::from(self.word(at) == TimeWord::The);
        let link = noun + 1;
        let after = self.is(link, "after");
        // "the day before yesterday" is told from now.
        let other = self.joined(noun) || self.joined(link) || matches!(self.word(link + 1), TimeWord::Today(_));
        if !after && !self.is(link, "before") || other {
            return None;
        }
        let way = if after { 1 } else { -1 };
        let pointer = if after { Pointer::Next } else { Pointer::Last };
        if self.word(link + 1) == TimeWord::Pointer(pointer) && self.is_boundary(link + 2) {
            return match self.word(noun) {
                TimeWord::Unit(unit) if unit >= Unit::Day => Some((TimeSense::FromNow(unit, 2 * way), link + 2)),
                TimeWord::Weekday(weekday) => {
                    let pick = if after { Pick::Next } else { Pick::Last };
                    let near = TimeSense::One(Named::Weekday(weekday), pick);
                    Some((TimeSense::Shifted(Box::new(near), Unit::Week, way), link + 2))
                }
                _ => None,
            };
        }
        let (day, end) = self.date(link + 1).filter(|(when, _)| is_named_day(when))?;
        // "the day after Friday's vote" is dated by the vote.
        if noun == at || self.any(end, &["'s", "’s"]) {
            return None;
        }
        let day = Box::new(day);
        match self.word(noun) {
            TimeWord::Unit(Unit::Day) => Some((TimeSense::Shifted(day, Unit::Day, way), end)),
            TimeWord::Unit(Unit::Week) => {
                let other = TimeSense::Shifted(day, Unit::Week, way);
                Some((TimeSense::Around(Unit::Week, Box::new(other)), end))
            }
            TimeWord::Weekday(weekday) => Some((TimeSense::Beside(day, weekday, after), end)),
            _ => None,
        }
    }

    /// Reads `the week of March 6`; the piece is the article.
    pub(super) fn week_of(&self, at: usize) -> Read<TimeSense> {
        if self.word(at + 1) != TimeWord::Unit(Unit::Week) || !self.is(at + 2, "of") {
            return None;
        }
        let (day, end) = self.date(at + 3).filter(|(when, _)| is_named_day(when))?;
        Some((TimeSense::Around(Unit::Week, Box::new(day)), end))
    }

    /// Reads what a length is counted from: the `from Tuesday` of "a week from Tuesday", the `ago today` of "fifty
    /// years ago today", the `ago in May` of "two years ago in May".
    ///
    /// `start` is where the length begins: "on strike for two days from Monday" is no time but a length.
    pub(super) fn counted_from(&self, start: usize, length: Length, end: usize) -> Read<TimeSense> {
        let count = length.amount.whole()?;
        let shifted = |from, count| TimeSense::Shifted(Box::new(from), length.unit, count);
        if self.is(end, "from") && length.unit >= Unit::Day && !self.after_context(start, Context::BeforeLength) {
            let (from, end) = self.date(end + 1).filter(|(when, _)| is_named_day(when))?;
            let from = match from {
                TimeSense::One(named, Pick::Open) => TimeSense::One(named, Pick::Next),
                from => from,
            };
            // "two weeks from Monday to Friday"
            let ends = !self.any(end, &["to", "until", "through", "till"]) && !self.joined(end);
            return ends.then(|| (shifted(from, count), end));
        }
        if self.word(end) != TimeWord::Direction(Direction::Ago) {
            return None;
        }
        let next = end + 1;
        match self.word(next) {
            TimeWord::Today(days) => Some((shifted(TimeSense::FromNow(Unit::Day, days), -count), next + 1)),
            TimeWord::Pointer(Pointer::This) => {
                let (this, after) = self.pointed_stretch(next)?;
                let whole = length.unit == Unit::Year;
                whole.then(|| (shifted(this, -count), after))
            }
            TimeWord::Weekday(weekday) if length.unit == Unit::Week => {
                let last = TimeSense::One(Named::Weekday(weekday), Pick::Last);
                Some((shifted(last, -count), next + 1))
            }
            _ if length.unit == Unit::Year && self.is(next, "in") => {
                let TimeWord::Month(month) = self.word(next + 1) else {
                    return None;
                };
                let year = TimeSense::FromNow(Unit::Year, -count);
                Some((TimeSense::Inside(Box::new(year), Named::Month(month)), next + 2))
            }
            _ => None,
        }
    }

    /// Reads the year that follows a day, month or season: `last year`, `the year before last`, `three years ago`.
    pub(super) fn year_after(&self, at: usize) -> Read<TimeSense> {
        if let Some(year) = self.pointed_unit(at, Unit::Year) {
            return Some(year);
        }
        match self.word(at) {
            TimeWord::The => self
                .beside(at)
                .filter(|(when, _)| matches!(when, TimeSense::FromNow(Unit::Year, _))),
            TimeWord::A | TimeWord::Cardinal(_) | TimeWord::Digits(_, 1 | 2) => {
                let (length, end) = self.length(at)?;
                let ago = length.unit == Unit::Year && self.word(end) == TimeWord::Direction(Direction::Ago);
                let count = length.amount.whole()?;
                ago.then_some((TimeSense::FromNow(Unit::Year, -count), end + 1))
            }
            _ => None,
        }
    }
}

/// Says whether this is a day by its name or number, and no `day` that other words point to.
fn is_named_day(when: &TimeSense) -> bool {
    is_day(when) && !matches!(when, TimeSense::FromThen(..))
}
