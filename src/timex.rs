//! Values of time, as precise as the words: TIMEX3 for computing, bounds for ordering.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::Arc;

/// A TIMEX3 value: `1956`, `2020-09`, `2024-06-05`, `2008-W09`, `P2Y`, `FUTURE_REF`, `XXXX-WXX-5`.
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
        Self::new(day.format("%Y-%m-%d").to_string())
    }

    /// Gives the value as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Gives the first and the last day that the value can mean; `None` for durations, sets, references and
    /// what names no year.
    pub fn bounds(&self) -> Option<(NaiveDate, NaiveDate)> {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        let text = self.as_str();
        let mut parts = text.splitn(3, '-');
        let year = parts.next()?.parse::<i32>().ok()?;
        let Some(month) = parts.next() else {
            return Some((day(year, 1, 1)?, day(year, 12, 31)?));
        };
        let month = month.parse::<u32>().ok()?;
        let Some(date) = parts.next() else {
            let (next_year, next_month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
            return Some((day(year, month, 1)?, day(next_year, next_month, 1)?.pred_opt()?));
        };
        let date = day(year, month, date.get(..2)?.parse().ok()?)?;
        Some((date, date))
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
