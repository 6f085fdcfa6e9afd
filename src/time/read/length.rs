//! Lengths and what is counted with them: `two years`, `nearly five months ago`, `every two weeks`.

use super::super::lexicon::Context;
use super::super::meaning::{Amount, Length, Meaning, TimeSense};
use super::super::tense::TimeTense;
use super::super::word::{Direction, TimeWord};
use super::{Read, Reader};
use crate::timex::Unit;

impl Reader<'_> {
    /// Reads a length, or the time at its end: `six months`, `two years ago`, `three days later`, `a week from now`.
    pub(super) fn length_expression(&self, at: usize) -> Read<Meaning> {
        let start = self.about(at);
        if start == at
            && let Some(first) = self.first_of_two(at)
        {
            return Some(first);
        }
        let bare = matches!(self.word(start), TimeWord::Units(_) | TimeWord::Unit(_));
        let (length, end) = if bare {
            self.vague_length(start)?
        } else {
            self.length(start)?
        };
        // "Weeks later, he resigned."
        if bare
            && matches!(
                self.word(end),
                TimeWord::Direction(Direction::Earlier | Direction::Later)
            )
        {
            return Some((Meaning::Date(TimeSense::SomeTime(length.unit)), end + 1));
        }
        if let Some((when, end)) = self.end_of_length(at, length, end) {
            return Some((Meaning::Date(when), end));
        }
        if let Some(end) = self.future_end(start, length, end) {
            let (unit, count) = length.in_whole_units()?;
            return Some((Meaning::Date(TimeSense::FromNow(unit, count)), end));
        }
        let stands = bare || start > at || self.length_may_stand(start, end, length);
        stands.then_some((Meaning::Duration(length), end))
    }

    /// Gives the piece after `nearly`, `more than`, `just over`.
    fn about(&self, at: usize) -> usize {
        let one = |at: usize| match self.word(at) {
            TimeWord::About => at + 1,
            TimeWord::AboutWith if self.any(at + 1, &["than", "least", "most", "to"]) => at + 2,
            _ => at,
        };
        one(one(at))
    }

    /// Reads the 60 of "60 and 90 days", "two or three weeks", "60-90 days", which counts the same unit.
    fn first_of_two(&self, at: usize) -> Read<Meaning> {
        let (amount, end) = self.number(at)?;
        let link = usize::from(self.any(end, &["and", "or", "to"]));
        if link == 0 && !self.joined(end) {
            return None;
        }
        self.number(end + link)?;
        let (Length { unit, .. }, _) = self.length(end + link)?;
        Some((Meaning::Duration(Length { amount, unit }), end))
    }

    /// Reads an amount and a unit: `two consecutive quarters`, `a year and a half`, `five-year`, `half a century`.
    pub(super) fn length(&self, at: usize) -> Read<Length> {
        let (amount, end) = self.amount(at)?;
        let mut unit_at = end;
        while matches!(self.word(unit_at), TimeWord::Between | TimeWord::AboutWith) && unit_at < end + 2 {
            unit_at += 1;
        }
        let unit = match self.word(unit_at) {
            TimeWord::Unit(unit) | TimeWord::Units(unit) => unit,
            TimeWord::Ordinal(2)
                if self.is(unit_at, "second")
                    && matches!(self.word(at), TimeWord::Digits(..) | TimeWord::Cardinal(_)) =>
            {
                Unit::Second
            }
            _ => return None,
        };
        // "three quarters of the votes", "2008 year"
        let fraction = matches!(unit, Unit::Quarter | Unit::Half) && unit_at == end;
        let year = matches!(
            (self.word(at), self.word(unit_at)),
            (TimeWord::Digits(1900.., 4), TimeWord::Unit(_))
        );
        if fraction || year || self.is_name_of_length(at, unit_at) {
            return None;
        }
        let after = unit_at + 1;
        // "a 6-year-old boy": an age says neither when something was nor how long.
        if self.is(after, "old") && self.is_of_noun(after + 1) {
            return None;
        }
        let amount = match amount {
            Amount::Tenths(tenths)
                if self.is(after, "and") && self.word(after + 1) == TimeWord::A && self.is(after + 2, "half") =>
            {
                return Some((
                    Length {
                        amount: Amount::Tenths(tenths.checked_add(5)?),
                        unit,
                    },
                    after + 3,
                ));
            }
            amount => amount,
        };
        // "a year or two" is no exact length, "a week or so" near enough one.
        if self.is(after, "or") {
            match self.word(after + 1) {
                TimeWord::Cardinal(2) if amount == Amount::Tenths(10) => {
                    let amount = Amount::Vague;
                    return Some((Length { amount, unit }, after + 2));
                }
                _ if self.is(after + 1, "so") => return Some((Length { amount, unit }, after + 2)),
                _ => {}
            }
        }
        let joined = usize::from(self.word(after) == TimeWord::Joined && self.joined(after));
        Some((Length { amount, unit }, after + joined))
    }

    /// "the Six-Day War", "the Hundred Years' War"
    fn is_name_of_length(&self, at: usize, unit_at: usize) -> bool {
        self.capital(unit_at) && (self.capital(at) || self.word(at) == TimeWord::A)
    }

    /// Reads how many: `two hundred`, `twenty-five`, `2.5`, `two and a half`, `several`, `a few`, `half a`.
    fn amount(&self, at: usize) -> Read<Amount> {
        let word = self.word(at);
        match (word, self.word(at + 1)) {
            (TimeWord::A, TimeWord::Vague) | (TimeWord::Vague, _) => {
                let end = at + 1 + usize::from(word == TimeWord::A);
                Some((Amount::Vague, end + usize::from(self.is(end, "of"))))
            }
            (TimeWord::HalfOf, TimeWord::A) => Some((Amount::Tenths(5), at + 2)),
            (TimeWord::HalfOf, TimeWord::Unit(_)) => Some((Amount::Tenths(5), at + 1)),
            (TimeWord::A, TimeWord::HalfOf) => Some((Amount::Tenths(5), at + 2)),
            (TimeWord::A, TimeWord::Multiplier(_)) => self.number(at + 1),
            (TimeWord::A, _) => Some((Amount::Tenths(10), at + 1)),
            _ => self.number(at),
        }
    }

    /// Reads a number in words or digits.
    fn number(&self, at: usize) -> Read<Amount> {
        let (mut value, mut end) = match self.word(at) {
            TimeWord::Tenths(tenths) => return Some((Amount::Tenths(tenths), at + 1)),
            TimeWord::Digits(value, _) | TimeWord::Grouped(value) => (value, at + 1),
            TimeWord::Multiplier(value) => (value, at + 1),
            TimeWord::Cardinal(tens) => match self.word(at + 1) {
                TimeWord::Cardinal(ones) if tens >= 20 && tens % 10 == 0 && ones < 10 => (tens + ones, at + 2),
                _ => (tens, at + 1),
            },
            _ => return None,
        };
        while let TimeWord::Multiplier(factor) = self.word(end) {
            value = value.checked_mul(factor)?;
            end += 1;
        }
        let mut tenths = value.checked_mul(10)?;
        if self.is(end, "and") && self.word(end + 1) == TimeWord::A && self.is(end + 2, "half") {
            tenths = tenths.checked_add(5)?;
            end += 3;
        }
        Some((Amount::Tenths(tenths), end))
    }

    /// Reads `years` in "for years", `decades-long`, `days` in "days after the vote".
    fn vague_length(&self, at: usize) -> Read<Length> {
        let (unit, plural) = match self.word(at) {
            TimeWord::Units(unit) => (unit, true),
            TimeWord::Unit(unit) => (unit, false),
            _ => return None,
        };
        let length = |amount| Length { amount, unit };
        if self.word(at + 1) == TimeWord::Joined
            && self.joined(at + 1)
            && unit >= Unit::Day
            && !self.is(at + 1, "old") | plural
        {
            let amount = if plural { Amount::Vague } else { Amount::Tenths(10) };
            return Some((length(amount), at + 2));
        }
        let counted = matches!(unit, Unit::Quarter | Unit::Half | Unit::FiscalYear);
        // "Weeks later, he resigned.", but "and weeks later" too.
        let later = matches!(
            self.word(at + 1),
            TimeWord::Direction(Direction::Earlier | Direction::Later)
        ) && !self.joined(at + 1)
            && unit >= Unit::Day;
        let leads = later || self.any(at + 1, &["ago", "after", "before"]);
        let stands = plural
            && !counted
            && (!self.capital(at) || at == 0 && later)
            && (leads || self.after_context(at, Context::BeforeLength));
        stands.then_some((length(Amount::Vague), at + 1))
    }

    /// Reads what makes a length a date: `ago`, `earlier`, `later`, `from now`, `before` at the end of a clause.
    fn end_of_length(&self, start: usize, length: Length, end: usize) -> Read<TimeSense> {
        if let Some(counted) = self.counted_from(start, length, end) {
            return Some(counted);
        }
        let direction = match self.word(end) {
            TimeWord::Direction(direction) => direction,
            _ if self.is(end, "from") && (self.is(end + 1, "now") || self.word(end + 1) == TimeWord::Today(0)) => {
                return Some((TimeSense::FromNow(length.unit, length.amount.whole()?), end + 2));
            }
            _ if self.any(end, &["before", "previously", "prior"]) && self.is_boundary(end + 1) => Direction::Earlier,
            _ if self.is(end, "after") && self.is_boundary(end + 1) => Direction::Later,
            _ => return None,
        };
        // "three days later than planned" counts from the plan; of "two hours later" nobody knows the hour.
        let unknown = self.is(end + 1, "than") || length.unit < Unit::Day && direction != Direction::Ago;
        // "compared with $4 million a year earlier", "a year-earlier loss"
        let compared = direction != Direction::Later && (self.joined(end) || self.is_compared(start, length));
        if compared && length.unit == Unit::Year && length.amount.whole() == Some(1) {
            return Some((TimeSense::ToldYearsOn(-1), end + 1));
        }
        (!unknown).then_some((length.towards(direction)?, end + 1))
    }

    /// Gives the end of a length at whose end something is to come: "will meet in two weeks", "in three days' time".
    ///
    /// "Met twice in four weeks" and "will visit four capitals in ten days" tell how long it took, "to be the highest in
    /// two years" since when.
    fn future_end(&self, at: usize, length: Length, end: usize) -> Option<usize> {
        let before = at.checked_sub(1).filter(|&before| self.is(before, "in"))?;
        if length.unit < Unit::Day || length.amount.whole().is_none() {
            return None;
        }
        let mark = end + usize::from(self.any(end, &["'", "’", "'s", "’s"]));
        if self.is(mark, "time") {
            return Some(mark + 1);
        }
        let counts = |at: usize| {
            let number = matches!(
                self.word(at),
                TimeWord::Ordinal(_) | TimeWord::Cardinal(_) | TimeWord::Digits(..) | TimeWord::Vague
            );
            let most = self.any(at, &["most", "least"]) || self.text(at).ends_with("est");
            number || most || self.any(at, &["once", "twice", "times", "all", "both", "%", "percent"])
        };
        let counted = (before.saturating_sub(10)..before).any(counts) || self.text(before.checked_sub(1)?) == ",";
        let ends = self.is_boundary(end) && !self.is(end, "of");
        (ends && !counted && self.tense(before, end) == TimeTense::Future).then_some(end)
    }

    /// Says whether "a year" and "one day" are lengths here: other amounts always are.
    fn length_may_stand(&self, at: usize, end: usize, length: Length) -> bool {
        match self.word(at) {
            TimeWord::A => {
                self.after_context(at, Context::BeforeLength)
                    || self.any(end, &["after", "before", "later", "earlier"])
                    || length.amount != Amount::Tenths(10)
            }
            TimeWord::Cardinal(1) if length.unit == Unit::Day => {
                self.joined(at + 1) || self.after_context(at, Context::BeforeLength)
            }
            _ => true,
        }
    }

    /// Reads what comes again: `annual`, `every Monday`, `each year`, `per day`, `Fridays`, the `a year` of "once a year".
    pub(super) fn set(&self, at: usize) -> Read<Meaning> {
        let set = |value: String, end| Some((Meaning::Set(value), end));
        let one = |unit| Length::one(unit).value();
        match self.word(at) {
            TimeWord::Every(unit) => set(one(unit), at + 1),
            // "on Monday nights"
            TimeWord::Weekday(weekday) => match self.word(at + 1) {
                TimeWord::DayParts(part) => set(format!("XXXX-WXX-{weekday}T{}", part.letters()), at + 2),
                _ => None,
            },
            TimeWord::Weekdays(weekday) => set(format!("XXXX-WXX-{weekday}"), at + 1),
            TimeWord::A if self.after_rate(at) => match self.word(at + 1) {
                // "up from $4 million a year earlier"
                TimeWord::Unit(unit) if !matches!(self.word(at + 2), TimeWord::Direction(_)) => set(one(unit), at + 2),
                _ => None,
            },
            TimeWord::Each => match self.word(at + 1) {
                TimeWord::Unit(unit) => set(one(unit), at + 2),
                TimeWord::Weekday(weekday) => set(format!("XXXX-WXX-{weekday}"), at + 2),
                TimeWord::Month(month) => set(format!("XXXX-{month:02}"), at + 2),
                TimeWord::Season(season) => set(format!("XXXX-{}", season.letters()), at + 2),
                TimeWord::DayPart(part) => set(format!("XXXX-XX-XXT{}", part.letters()), at + 2),
                _ if self.any(at + 1, &["other", "second"]) => match self.word(at + 2) {
                    TimeWord::Unit(unit) => set(
                        Length {
                            amount: Amount::Tenths(20),
                            unit,
                        }
                        .value(),
                        at + 3,
                    ),
                    _ => None,
                },
                _ => {
                    let (length, end) = self.length(at + 1)?;
                    set(length.value(), end)
                }
            },
            _ => None,
        }
    }

    /// Says whether "a year" follows a number of things: "15 a year", "once a week", "60 hours a week".
    fn after_rate(&self, at: usize) -> bool {
        let before = at.checked_sub(1);
        matches!(
            self.word_before(at),
            TimeWord::Digits(..)
                | TimeWord::Grouped(_)
                | TimeWord::Tenths(_)
                | TimeWord::Cardinal(_)
                | TimeWord::Multiplier(_)
                | TimeWord::Units(_)
        ) || before.is_some_and(|before| self.any(before, &["once", "twice", "thrice", "times", "percent", "%"]))
    }
}
