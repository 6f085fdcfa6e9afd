//! What the words of an expression say, before the publication date is known.

use super::holiday::Holiday;
use super::word::{DayPart, Direction};
use crate::timex::{Period, Season, Unit};

/// What an expression means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// `June 2024`, `last week`
    Date(TimeSense),
    /// `Friday morning`; without a day it is on the day that was spoken of.
    Time(Option<TimeSense>, TimeOfDay),
    /// `June 5-7`, both ends included.
    Range(TimeSense, TimeSense),
    /// `two years`
    Duration(Length),
    /// `every Monday`, by its value.
    Set(String),
    /// A fixed phrase, by its index in the lexicon.
    Phrase(usize),
}

/// When something is, as the words say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TimeSense {
    /// `1956`, `June 2024`: the words say all.
    Known(Period),
    /// `Friday`, `June 5`: one of many.
    One(Named, Pick),
    /// `last year`, `today`, `two months ago`: so many units from publication.
    FromNow(Unit, i32),
    /// `two days later`: so many units from the time that was spoken of.
    FromThen(Unit, i32, Scope),
    /// `July last year`, `the last week of March`: a part of something longer.
    Inside(Box<Self>, Named),
    /// `the same month last year`: as what was spoken of, so many years on.
    SameYearsOn(Option<Unit>, i32),
    /// `the quarter`: the one that figures are told of; where there is none, so many from now. `the latest period` has
    /// no unit, and is nothing where no figures were told.
    Told(Option<Unit>, i32),
    /// `from a year earlier`: as the quarter, half or month that figures are told of, so many years on.
    ToldYearsOn(i32),
    /// `last year's quarter`: as what figures are told of, in another year.
    ToldIn(Box<Self>),
    /// `a week from Tuesday`, `fifty years ago today`: so many units from another time.
    Shifted(Box<Self>, Unit, i32),
    /// `the week of March 6`, `a week and a half ago`: the stretch that holds a day.
    Around(Unit, Box<Self>),
    /// `the Monday before Christmas`: a weekday, from 1, and whether it is after the day.
    Beside(Box<Self>, u32, bool),
    /// `weeks later`: after what was spoken of, nobody knows when.
    SomeTime(Unit),
    /// `until then`: what was spoken of last.
    Then,
    /// `years ago`
    Past,
}

/// Where the time that was spoken of is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// In the sentence; else it is the time of publication: `the year`.
    Sentence,
    /// In the text so far: `that year`.
    Text,
}

/// A time by its name: there is one in every week, month or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// From 1, Monday.
    Weekday(u32),
    /// From 1.
    Month(u32),
    /// Month and day.
    MonthDay(u32, u32),
    /// The 5th of a month.
    DayOfMonth(u32),
    /// `Friday the 13th`: weekday and day of a month.
    WeekdayOfMonth(u32, u32),
    /// `the first Monday in June`: the weekday and which; -1 is the last.
    NthWeekday(u32, i32),
    Holiday(Holiday),
    Season(Season),
    /// The n-th quarter of a year, week of a month, …; -1 is the last.
    Nth(Unit, i32),
    /// The 82 of 1982.
    ShortYear(u32),
    /// The 9 of 1990s.
    ShortDecade(u32),
}

/// Which of many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pick {
    /// The words leave it open.
    Open,
    /// `last Friday`: before publication.
    Last,
    /// `this Friday`: in the stretch of publication.
    This,
    /// `next Friday`: after publication.
    Next,
    /// `the previous Friday`: before the time that was spoken of.
    Before,
    /// `the following Friday`: after the time that was spoken of.
    After,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeOfDay {
    Part(DayPart),
    /// Hour, minute, and the minutes from UTC of a zone that is known.
    Clock(u32, u32, Option<i32>),
}

/// A number of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) amount: Amount,
    pub(super) unit: Unit,
}

/// How many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amount {
    /// In tenths: 25 is two and a half.
    Tenths(u32),
    /// `several`
    Vague,
}

impl Amount {
    /// Gives a whole number; `None` if it is vague, broken or larger than any calendar.
    pub(super) fn whole(self) -> Option<i32> {
        match self {
            Self::Tenths(tenths) if tenths % 10 == 0 => {
                i32::try_from(tenths / 10).ok().filter(|&whole| whole < 100_000)
            }
            _ => None,
        }
    }
}

impl Length {
    /// Gives one of a unit.
    pub(super) fn one(unit: Unit) -> Self {
        let amount = Amount::Tenths(10);
        Self { amount, unit }
    }

    /// Gives the time at the end of this length: "two years ago" is a year.
    ///
    /// "Years ago" is past. `None` if the length is not exact, or no calendar counts so: "a day and a half ago".
    pub(super) fn towards(self, direction: Direction) -> Option<TimeSense> {
        if direction == Direction::Ago && self.amount == Amount::Vague {
            return Some(TimeSense::Past);
        }
        let (unit, count) = self.in_whole_units()?;
        let back = if direction == Direction::Later { 1 } else { -1 };
        let sense = match direction {
            Direction::Ago => TimeSense::FromNow(unit, count * back),
            Direction::Earlier | Direction::Later => TimeSense::FromThen(unit, count * back, Scope::Text),
        };
        Some(match self.unit {
            // "a week and a half ago" was some day of a week.
            Unit::Week | Unit::Month if unit == Unit::Day => TimeSense::Around(self.unit, Box::new(sense)),
            _ => sense,
        })
    }

    /// Gives a whole number of units: 18 months for a year and a half, 10 days for a week and a half.
    pub(super) fn in_whole_units(self) -> Option<(Unit, i32)> {
        if let Some(count) = self.amount.whole() {
            return Some(match self.unit {
                Unit::Fortnight => (Unit::Week, count * 2),
                unit => (unit, count),
            });
        }
        let Amount::Tenths(tenths) = self.amount else {
            return None;
        };
        let (unit, parts) = match self.unit {
            Unit::Century => (Unit::Year, 100),
            Unit::Decade => (Unit::Year, 10),
            Unit::Year => (Unit::Month, 12),
            Unit::Month => (Unit::Day, 30),
            Unit::Week => (Unit::Day, 7),
            _ => return None,
        };
        let count = Amount::Tenths(tenths.checked_mul(parts)? / 10 * 10).whole()?;
        Some((unit, count))
    }

    /// Gives the TIMEX3 value: `P2Y`, `PT30M`, `P2.5Y`; vague `PXY`, with `DE` for decades and `CE` for centuries.
    pub(super) fn value(self) -> String {
        let (prefix, factor, letters) = match self.unit {
            Unit::Second => ("PT", 1, "S"),
            Unit::Minute => ("PT", 1, "M"),
            Unit::Hour => ("PT", 1, "H"),
            Unit::Day => ("P", 1, "D"),
            Unit::Weekend => ("P", 1, "WE"),
            Unit::Week => ("P", 1, "W"),
            Unit::Fortnight => ("P", 2, "W"),
            Unit::Month => ("P", 1, "M"),
            Unit::Quarter => ("P", 1, "Q"),
            Unit::Half => ("P", 6, "M"),
            Unit::Year | Unit::FiscalYear => ("P", 1, "Y"),
            Unit::Decade => ("P", 10, "Y"),
            Unit::Century => ("P", 100, "Y"),
        };
        let Amount::Tenths(tenths) = self.amount else {
            let letters = match self.unit {
                Unit::Decade => "DE",
                Unit::Century => "CE",
                _ => letters,
            };
            return format!("{prefix}X{letters}");
        };
        // Half a year is six months.
        if tenths == 5 && matches!(self.unit, Unit::Year | Unit::FiscalYear) {
            return "P6M".to_owned();
        }
        let tenths = u64::from(tenths) * factor;
        match tenths % 10 {
            0 => format!("{prefix}{}{letters}", tenths / 10),
            rest => format!("{prefix}{}.{rest}{letters}", tenths / 10),
        }
    }
}
