//! Values of time, as precise as the words: TIMEX3 for computing, bounds for ordering.

mod edtf;
mod interval;
mod period;
mod precision;

pub use edtf::Edtf;
pub use interval::Interval;
pub use period::{Period, Season, Unit};
pub use precision::Precision;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

/// A TIMEX3 value: `1956`, `2020-09`, `2024-06-05`, `2008-W09`, `P2Y`, `FUTURE_REF`, `XXXX-WXX-5`.
///
/// `2024-06-05/2024-06-07` is a range, both ends included, and open where an end is `..`. What is not known is `X`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timex(Arc<str>);

impl Timex {
    /// Takes a value as it is written.
    pub fn new(value: impl Into<Arc<str>>) -> Self {
        Self(value.into())
    }

    /// Gives a day.
    pub fn day(day: NaiveDate) -> Self {
        Self::new(Period::Day(day).to_string())
    }

    /// Gives the day of a time of day: `2024-06-05` for `2024-06-05TMO`; the value itself where it names none.
    pub fn without_time(&self) -> Self {
        match self.0.split_once('T') {
            Some((day, _)) if !day.is_empty() && !day.starts_with('P') => Self::new(day),
            _ => self.clone(),
        }
    }

    /// Gives the value as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Gives the days that the value can mean; `None` for durations, sets, references and what names no year.
    ///
    /// An end written as `..` is open: `2022-02-24/..`.
    pub fn days(&self) -> Option<Interval> {
        let end = |text: &str| match text {
            ".." => Some((None, None)),
            _ => Period::parse(date_part(text))?
                .bounds()
                .map(|(first, last)| (Some(first), Some(last))),
        };
        let (first, last) = match self.as_str().split_once('/') {
            Some((first, last)) => (end(first)?, end(last)?),
            None => {
                let only = end(&self.0)?;
                (only, only)
            }
        };
        let days = Interval {
            earliest: first.0,
            latest: last.1,
        };
        days.meet(Interval::default())
            .filter(|days| *days != Interval::default())
    }

    /// Gives the first and the last day that the value can mean; `None` where one is open, and for durations, sets, references and
    /// what names no year.
    ///
    /// A time of day changes nothing. A range goes from the first day of its first end to the last of its second.
    pub fn bounds(&self) -> Option<(NaiveDate, NaiveDate)> {
        let days = self.days()?;
        days.earliest.zip(days.latest)
    }

    /// Orders two values: `Less` if this one ends before the other begins, `Equal` if both mean the same days.
    ///
    /// `None` where they overlap otherwise, or where one has no bounds.
    pub fn order(&self, other: &Self) -> Option<Ordering> {
        let (first, last) = self.bounds()?;
        let (other_first, other_last) = other.bounds()?;
        if last < other_first {
            Some(Ordering::Less)
        } else if other_last < first {
            Some(Ordering::Greater)
        } else {
            ((first, last) == (other_first, other_last)).then_some(Ordering::Equal)
        }
    }

    /// Says whether all days of `other` lie in this value: June 2024 in 2024. False where one has no bounds.
    pub fn contains(&self, other: &Self) -> bool {
        match (self.bounds(), other.bounds()) {
            (Some((first, last)), Some((other_first, other_last))) => first <= other_first && other_last <= last,
            _ => false,
        }
    }

    /// Gives the value as an XSD literal: the datatype's local name and the text.
    ///
    /// `gYear`, `gYearMonth`, `date`, or `dateTime` for a clock time; a part of a day gives its `date`. `None` for
    /// all that XSD has no type for.
    pub fn to_xsd(&self) -> Option<(&'static str, String)> {
        let date = date_part(&self.0);
        let datatype = match Period::parse(date)? {
            Period::Year(_) => "gYear",
            Period::Month(..) => "gYearMonth",
            Period::Day(_) if clock_part(&self.0).is_some() => "dateTime",
            Period::Day(_) => "date",
            _ => return None,
        };
        Some((datatype, with_seconds(&self.0)))
    }
}

/// Gives the value without its time of day.
fn date_part(value: &str) -> &str {
    value.find('T').map_or(value, |start| &value[..start])
}

/// Gives the `14:30` and the `+09:00` of `2024-06-05T14:30+09:00`; `None` for parts of a day such as `TMO`.
fn clock_part(value: &str) -> Option<(&str, &str)> {
    let (clock, zone) = value[value.find('T')? + 1..].split_at_checked(5)?;
    let hour = clock.get(..2)?.parse::<u32>().ok()?;
    let minute = clock.get(3..)?.parse::<u32>().ok()?;
    (clock.as_bytes()[2] == b':' && hour <= 24 && minute < 60).then_some((clock, zone))
}

/// Gives a date alone, or a date with its clock time to the second, as XSD and EDTF want it.
fn with_seconds(value: &str) -> String {
    match clock_part(value) {
        Some((clock, zone)) => format!("{}T{clock}:00{zone}", date_part(value)),
        None => date_part(value).to_owned(),
    }
}

impl From<Period> for Timex {
    fn from(period: Period) -> Self {
        Self::new(period.to_string())
    }
}

impl fmt::Display for Timex {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for Timex {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, formatter)
    }
}
