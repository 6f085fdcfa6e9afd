//! The quarter that figures are told of, and what they are compared with: `the latest quarter`, `from a year earlier`.

use super::super::lexicon::Context;
use super::super::meaning::{Length, Meaning, TimeSense};
use super::super::word::{Direction, Pointer, TimeWord};
use super::{Read, Reader};
use crate::timex::Unit;

/// How far before "a year earlier" the word of a comparison may stand, in pieces.
const REACH: usize = 16;

impl Reader<'_> {
    /// Reads `the quarter`, `the latest period`; the piece is the article.
    pub(super) fn told(&self, at: usize) -> Read<TimeSense> {
        let latest = self.word(at + 1) == TimeWord::Pointer(Pointer::Latest);
        let noun = at + 1 + usize::from(latest);
        let stands = self.word(at) == TimeWord::The && !self.joined(noun) && !self.joined(noun + 1);
        let sense = match self.word(noun) {
            TimeWord::Unit(unit @ (Unit::Quarter | Unit::Half)) => TimeSense::Told(Some(unit), -i32::from(latest)),
            _ if latest && self.is(noun, "period") => TimeSense::Told(None, 0),
            _ => return None,
        };
        (stands && !self.capital(noun)).then_some((sense, noun + 1))
    }

    /// Reads `1988 second quarter`, `last year's first half`, `this year's quarter`, after the year and its `'s`.
    pub(super) fn quarter_of_year(&self, year: TimeSense, end: usize) -> Read<TimeSense> {
        let end = end + usize::from(self.any(end, &["'s", "’s"]));
        if self.joined(end) {
            return None;
        }
        match self.word(end) {
            TimeWord::Ordinal(_) | TimeWord::QuarterOf(_) | TimeWord::HalfYear(_) => match self.nth(end)? {
                (TimeSense::One(named, _), end) => Some((TimeSense::Inside(Box::new(year), named), end)),
                _ => None,
            },
            TimeWord::Unit(Unit::Quarter | Unit::Half) => Some((TimeSense::ToldIn(Box::new(year)), end + 1)),
            _ => None,
        }
    }

    /// Reads `year-ago quarter`, `year-earlier period`, `year-earlier` in "the year-earlier loss".
    pub(super) fn year_earlier(&self, at: usize) -> Read<Meaning> {
        let direction = TimeWord::Direction(Direction::Ago);
        let earlier = TimeWord::Direction(Direction::Earlier);
        if !self.joined(at + 1) || ![direction, earlier].contains(&self.word(at + 1)) {
            return None;
        }
        let noun = at + 2;
        let (unit, end) = match self.word(noun) {
            TimeWord::Unit(unit @ (Unit::Quarter | Unit::Half | Unit::Month)) => (Some(unit), noun + 1),
            _ if self.is(noun, "period") => (None, noun + 1),
            // "the year-earlier six weeks"
            _ => {
                let length = self.length(noun).map(|(length, end)| (Meaning::Duration(length), end));
                return length.or(Some((Meaning::Date(TimeSense::ToldYearsOn(-1)), noun)));
            }
        };
        Some((Meaning::Date(TimeSense::SameYearsOn(unit, -1)), end))
    }

    /// Says whether figures are compared with those of a year before: "up from $4 million a year earlier".
    ///
    /// "He resigned a year earlier" compares nothing.
    pub(super) fn is_compared(&self, at: usize, length: Length) -> bool {
        if length.unit != Unit::Year || length.amount.whole() != Some(1) {
            return false;
        }
        let number = |at: usize| {
            matches!(
                self.word(at),
                TimeWord::Digits(..)
                    | TimeWord::Grouped(_)
                    | TimeWord::Tenths(_)
                    // "$1.16" has the shape of a date.
                    | TimeWord::NumericDate
                    | TimeWord::Cardinal(_)
                    | TimeWord::Multiplier(_)
            )
        };
        let compared = |at: usize| self.in_context(at, Context::Compared);
        // "from a year ago", "from 4 pence a year ago", "down from 30 tons, or 2 lorries a day, a year ago"
        self.after_context(at, Context::Compared)
            || (at.saturating_sub(6)..at).any(number) && (at.saturating_sub(REACH)..at).any(compared)
    }

    /// Reads `the year ended March 31`: the length of a year of business.
    pub(super) fn year_ended(&self, at: usize) -> Read<Meaning> {
        let fiscal = usize::from(self.word(at + 1) == TimeWord::Fiscal);
        let unit_at = at + 1 + fiscal;
        let TimeWord::Unit(unit @ Unit::Year) = self.word(unit_at) else {
            return None;
        };
        let dated = self.any(unit_at + 1, &["ended", "ending"])
            && matches!(
                self.word(unit_at + 2),
                TimeWord::Month(_) | TimeWord::Today(_) | TimeWord::Digits(..)
            );
        dated.then_some((Meaning::Duration(Length::one(unit)), unit_at + 1))
    }
}
