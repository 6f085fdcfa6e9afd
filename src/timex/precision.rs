//! How precise a value of time is.

use super::{Period, Timex, date_part};
use serde::{Serialize, Serializer};
use std::fmt;

/// How precise a value is, from a time of day to a century.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `2024-06-05T14:30`, `2024-06-05TMO`
    Time,
    /// `2024-06-05`, `XXXX-WXX-5`
    Day,
    /// `2008-W09-WE`
    Weekend,
    /// `2008-W09`
    Week,
    /// `2020-09`
    Month,
    /// `2008-Q3`
    Quarter,
    /// `2008-SU`
    Season,
    /// `2008-H1`
    Half,
    /// `1956`, `FY2008`
    Year,
    /// `199`
    Decade,
    /// `19`
    Century,
    /// `2024-06-05/2024-06-07`, `2022-02-24/..`
    Range,
    /// `PAST_REF`, `XXXX-XX`
    Unknown,
}

impl Timex {
    /// Gives how precise the value is; a weekday of an unknown week is a day.
    pub fn precision(&self) -> Precision {
        let value = self.as_str();
        if value.contains('/') {
            return Precision::Range;
        }
        let date = date_part(value);
        match Period::parse(date) {
            Some(Period::Day(_)) if date.len() < value.len() => Precision::Time,
            Some(Period::Day(_)) => Precision::Day,
            Some(Period::Weekend(_)) => Precision::Weekend,
            Some(Period::Week(_)) => Precision::Week,
            Some(Period::Month(..)) => Precision::Month,
            Some(Period::Quarter(..)) => Precision::Quarter,
            Some(Period::Season(..)) => Precision::Season,
            Some(Period::Half(..)) => Precision::Half,
            Some(Period::Year(_) | Period::FiscalYear(_)) => Precision::Year,
            Some(Period::Decade(_)) => Precision::Decade,
            Some(Period::Century(_)) => Precision::Century,
            None if is_day_of_unknown_year(date) => Precision::Day,
            None => Precision::Unknown,
        }
    }
}

/// Says whether a value names a day of a week or a year that is not known: `XXXX-WXX-5`, `XXXX-09-03`.
fn is_day_of_unknown_year(value: &str) -> bool {
    let Some(rest) = value.strip_prefix("XXXX-") else {
        return false;
    };
    match rest.strip_prefix("WXX-") {
        Some(weekday) => weekday.len() == 1 && weekday.bytes().all(|digit| (b'1'..=b'7').contains(&digit)),
        None => rest.len() == 5 && !rest.contains('X'),
    }
}

impl fmt::Display for Precision {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Time => "time",
            Self::Day => "day",
            Self::Weekend => "weekend",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Season => "season",
            Self::Half => "half",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
            Self::Range => "range",
            Self::Unknown => "unknown",
        })
    }
}

impl Serialize for Precision {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
