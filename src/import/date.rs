//! Dates as other lists write them: a year, a month or a day, and stretches `[from, to)` of them.

use chrono::{Datelike, Days as DayCount, NaiveDate};
use serde::Serialize;
use std::fmt;

/// A year, a month or a day, as precise as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Date {
    Year(i32),
    Month(i32, u32),
    Day(NaiveDate),
}

/// A stretch of days `[from, to)`, each end as precise as it is known; an end that is missing is open.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Days {
    /// The first day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The day, month or year after the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

impl Date {
    /// Reads `2004`, `2004-07` or `2004-07-12`; a time of day behind it changes nothing.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let date = text.split('T').next().unwrap_or_default();
        let parts: Vec<&str> = date.split('-').collect();
        let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        match parts.as_slice() {
            [year] if digits(year, 4) => Some(Self::Year(year.parse().ok()?)),
            [year, month] if digits(year, 4) && digits(month, 2) => {
                Self::month(year.parse().ok()?, month.parse().ok()?)
            }
            [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2) => {
                Self::day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
            }
            _ => None,
        }
    }

    /// Gives a month; `None` if the year has no such month.
    pub(super) fn month(year: i32, month: u32) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self::Month(year, month))
    }

    /// Gives a day; `None` if the calendar has no such day.
    pub(super) fn day(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self::Day)
    }

    /// Gives the day after a day, the month after a month, the year after a year.
    pub(super) fn next(self) -> Self {
        match self {
            Self::Year(year) => Self::Year(year + 1),
            Self::Month(year, 12) => Self::Month(year + 1, 1),
            Self::Month(year, month) => Self::Month(year, month + 1),
            Self::Day(day) => Self::Day(day.checked_add_days(DayCount::new(1)).unwrap_or(day)),
        }
    }

    fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
            Self::Month(year, month) => NaiveDate::from_ymd_opt(year, month, 1),
            Self::Day(day) => Some(day),
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(formatter, "{year:04}"),
            Self::Month(year, month) => write!(formatter, "{year:04}-{month:02}"),
            Self::Day(day) => write!(formatter, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
        }
    }
}

impl Days {
    /// Gives the stretch from the first day to the last, both included; `None` if it holds no day.
    pub(super) fn through(first: Option<Date>, last: Option<Date>) -> Option<Self> {
        let end = last.map(Date::next);
        let bounds = (first.and_then(Date::first_day), end.and_then(Date::first_day));
        if let (Some(from), Some(to)) = bounds
            && to <= from
        {
            return None;
        }
        Some(Self {
            from: first.map(|date| date.to_string()),
            to: end.map(|date| date.to_string()),
        })
    }

    /// Says whether no end is known.
    pub(super) fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// Gives how many days two stretches have in common; a year or month stands for its first day.
    pub(super) fn common(&self, other: &Self) -> i64 {
        let day = |text: &Option<String>| text.as_deref().and_then(Date::parse).and_then(Date::first_day);
        let from = day(&self.from).max(day(&other.from)).unwrap_or(NaiveDate::MIN);
        let ends = [day(&self.to), day(&other.to)];
        let to = ends.into_iter().flatten().min().unwrap_or(NaiveDate::MAX);
        (to - from).num_days().max(0)
    }
}
