//! A stretch of days with both ends in it.

use chrono::NaiveDate;
use std::fmt;

/// Days from the earliest to the latest, both counted; an end that is `None` is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// The first day.
    pub earliest: Option<NaiveDate>,
    /// The last day.
    pub latest: Option<NaiveDate>,
}

impl Interval {
    /// Gives one day.
    pub fn of_day(day: NaiveDate) -> Self {
        Self {
            earliest: Some(day),
            latest: Some(day),
        }
    }

    /// Says whether some days lie in both.
    pub fn overlaps(self, other: Self) -> bool {
        self.meet(other).is_some()
    }

    /// Gives the days that lie in both; `None` if there are none.
    pub fn meet(self, other: Self) -> Option<Self> {
        let both = Self {
            earliest: self.earliest.max(other.earliest),
            latest: [self.latest, other.latest].into_iter().flatten().min(),
        };
        let empty = both.earliest.zip(both.latest).is_some_and(|(first, last)| last < first);
        (!empty).then_some(both)
    }
}

/// Writes the interval in EDTF: `2021-01-01/2021-10-03`, `2018-01-01/..`.
impl fmt::Display for Interval {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |day: Option<NaiveDate>| day.map_or("..".to_owned(), |day| day.to_string());
        write!(formatter, "{}/{}", end(self.earliest), end(self.latest))
    }
}
