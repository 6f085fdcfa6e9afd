//! Days and months by their names: `Friday`, `June 5`, `5th of June 2024`, `July last year`.

use super::super::lexicon::Context;
use super::super::meaning::{Named, Pick, TimeSense};
use super::super::name::part_of;
use super::super::word::{Pointer, TimeWord};
use super::{Read, Reader};
use crate::timex::{Period, Unit};
use chrono::NaiveDate;

impl Reader<'_> {
    /// Reads `Friday`, `Friday, June 5`, `Monday last week`.
    pub(super) fn weekday(&self, at: usize) -> Read<TimeSense> {
        let TimeWord::Weekday(weekday) = self.word(at) else {
            return None;
        };
        // "Sat." and "Sun" are days only before a date.
        let dot = usize::from(self.weak(at) && self.text(at + 1) == ".");
        let next = at + 1 + dot;
        let next = next + usize::from(self.text(next) == ",");
        let dated = match self.word(next) {
            TimeWord::Month(_) => self.month(next).filter(|(when, _)| is_day_of_year(when)),
            TimeWord::Digits(..) | TimeWord::Ordinal(_) => self.day_before_month(next),
            _ => None,
        };
        if dated.is_some() {
            return dated;
        }
        // "Friday the 13th"
        if self.is(next, "the")
            && let TimeWord::Ordinal(_) = self.word(next + 1)
            && let Some(day) = self.day_number(next + 1)
            && self.text(next + 1).starts_with(|letter: char| letter.is_ascii_digit())
            && self.is_boundary(next + 2)
        {
            let named = Named::WeekdayOfMonth(weekday, day);
            return Some((TimeSense::One(named, Pick::Open), next + 2));
        }
        if self.weak(at)
            || self.after_context(at, Context::BeforeNameOfDay) && self.capital(at - 1)
            || self.in_context(at + 1, Context::AfterNameOfDay) && self.capital(at + 1)
        {
            return None;
        }
        if let Some((week, end)) = self.pointed_unit(at + 1 + usize::from(self.is(at + 1, "of")), Unit::Week) {
            return Some((TimeSense::Inside(Box::new(week), Named::Weekday(weekday)), end));
        }
        Some((TimeSense::One(Named::Weekday(weekday), Pick::Open), at + 1))
    }

    /// Reads `June`, `June 5`, `June 5th, 2024`, `June 2024`, `July last year`, `October of next year`.
    pub(super) fn month(&self, at: usize) -> Read<TimeSense> {
        let TimeWord::Month(month) = self.word(at) else {
            return None;
        };
        let after = at + 1 + usize::from(self.is(at + 1, "the") && matches!(self.word(at + 2), TimeWord::Ordinal(_)));
        if let Some(day) = self.day_number(after)
            && is_day_of(month, day)
            && !self.in_context(after + 1, Context::Counted)
            && self.month_may_stand(at)
        {
            let named = Named::MonthDay(month, day);
            // "May 6, 10 and 17, 2019": the year belongs to all.
            if let Some(list) = self.days_of_month(after) {
                return Some((self.with_year(named, list.end).0, after + 1));
            }
            return Some(self.with_year(named, after + 1));
        }
        let of = usize::from(self.is(at + 1, "of") || self.text(at + 1) == ",");
        if let Some((year, end)) = self.four_digits(at + 1 + of) {
            return Some((TimeSense::Known(Period::parse(&format!("{year:04}-{month:02}"))?), end));
        }
        let of = usize::from(self.is(at + 1, "of"));
        if let Some((year, end)) = self.year_after(at + 1 + of) {
            return Some((TimeSense::Inside(Box::new(year), Named::Month(month)), end));
        }
        // "Warsaw and Jan Kowalski": a short form alone before a name is a name.
        let name = self.text(at).len() == 3 && month != 5 && self.capital(at + 1);
        let stands = !self.weak(at) || self.after_time_word(at) && !name;
        (stands && self.month_may_stand(at)).then_some((TimeSense::One(Named::Month(month), Pick::Open), at + 1))
    }

    /// "said May she" and "the March on Washington" are no months, "In April she", "in April on business" are.
    fn month_may_stand(&self, at: usize) -> bool {
        let is_led = at.checked_sub(1).is_some_and(|before| {
            self.any(before, &["in", "since", "until", "by", "during", "through"])
                || matches!(
                    self.word(before),
                    TimeWord::Early | TimeWord::Edge | TimeWord::Pointer(Pointer::Last | Pointer::This | Pointer::Next)
                )
        });
        // "lost trust in May on taxes"
        let is_name = self.is(at, "may") && self.is(at + 1, "on");
        !self.weak(at) || is_led && !is_name || !self.any(at + 1, &["on", "he", "she", "they", "i", "we"])
    }

    /// Reads `5 June`, `5th of June 2024`; the piece is the number.
    pub(super) fn day_before_month(&self, at: usize) -> Read<TimeSense> {
        let day = self.day_number(at)?;
        let of = usize::from(self.is(at + 1, "of"));
        let TimeWord::Month(month) = self.word(at + 1 + of) else {
            return self.day_of_pointed_month(at, day);
        };
        is_day_of(month, day).then(|| self.with_year(Named::MonthDay(month, day), at + 2 + of))
    }

    /// Reads `5th of this month`, `5th of last month`.
    fn day_of_pointed_month(&self, at: usize, day: u32) -> Read<TimeSense> {
        if !self.is(at + 1, "of") {
            return None;
        }
        let (month, end) = self.pointed_unit(at + 2, Unit::Month)?;
        Some((TimeSense::Inside(Box::new(month), Named::DayOfMonth(day)), end))
    }

    /// Reads the `15th` of "on the 15th.": no noun may follow.
    pub(super) fn day_of_month(&self, at: usize) -> Read<TimeSense> {
        let day = self.day_number(at)?;
        let led = |words: &[&str]| at >= 2 && self.any(at - 2, words);
        let digits = self.text(at).starts_with(|letter: char| letter.is_ascii_digit());
        let stands = led(&["on", "until", "by", "since"]) || digits && led(&["for", "from", "before", "after", "to"]);
        let stands = stands && self.is_boundary(at + 1);
        (stands && !self.joined(at + 1)).then_some((TimeSense::One(Named::DayOfMonth(day), Pick::Open), at + 1))
    }

    /// Adds the year that follows a day of the year, if one does.
    pub(super) fn with_year(&self, named: Named, end: usize) -> (TimeSense, usize) {
        let comma = usize::from(self.text(end) == ",");
        if let Some((year, end)) = self.four_digits(end + comma)
            && let Some(day) = part_of(Period::Year(year), named)
        {
            return (TimeSense::Known(day), end);
        }
        let of = usize::from(self.is(end, "of"));
        match self.year_after(end + of) {
            Some((year, end)) => (TimeSense::Inside(Box::new(year), named), end),
            None => (TimeSense::One(named, Pick::Open), end),
        }
    }

    /// Gives the number of a day: `5`, `5th`, `fifth`; no year, no year of two digits.
    pub(super) fn day_number(&self, at: usize) -> Option<u32> {
        let day = match self.word(at) {
            TimeWord::Digits(day, 1 | 2) => day,
            TimeWord::Ordinal(day) => u32::try_from(day).ok()?,
            _ => return None,
        };
        (1..=31).contains(&day).then_some(day)
    }

    /// Says whether the piece before lets a month, season or year follow: `in`, `early`, `the`.
    pub(super) fn after_time_word(&self, at: usize) -> bool {
        self.after_context(at, Context::BeforeTime)
            || matches!(
                self.word_before(at),
                TimeWord::The
                    | TimeWord::A
                    | TimeWord::Early
                    | TimeWord::Edge
                    | TimeWord::Pointer(Pointer::Last | Pointer::This | Pointer::Next)
            )
    }
}

/// Says whether a month has such a day in some year.
pub(super) fn is_day_of(month: u32, day: u32) -> bool {
    NaiveDate::from_ymd_opt(2000, month, day).is_some()
}

/// Says whether this names month and day, so that a weekday may stand before it.
fn is_day_of_year(when: &TimeSense) -> bool {
    matches!(
        when,
        TimeSense::Known(Period::Day(_))
            | TimeSense::One(Named::MonthDay(..), _)
            | TimeSense::Inside(_, Named::MonthDay(..))
    )
}
