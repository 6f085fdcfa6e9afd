//! What was spoken of last, which "two days later" and "a year earlier" count from.

use crate::evidence::Anchor;
use crate::timex::{Period, Timex, Unit};
use chrono::NaiveDate;

/// The last times that were spoken of, in the text or in a sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spoken {
    pub(super) day: Option<NaiveDate>,
    pub(super) period: Option<Period>,
    /// The last quarter or half: figures are told of it.
    quarter: Option<Period>,
    /// The last month, quarter or half.
    part: Option<Period>,
}

impl Spoken {
    /// Keeps a time. What is only compared with, `a year earlier`, is not what figures are told of.
    pub(super) fn remember(&mut self, period: Period, compared: bool) {
        self.period = Some(period);
        if let Period::Day(day) = period {
            self.day = Some(day);
        }
        if compared {
            return;
        }
        match period {
            Period::Quarter(..) | Period::Half(..) => (self.quarter, self.part) = (Some(period), Some(period)),
            Period::Month(..) => self.part = Some(period),
            _ => {}
        }
    }

    /// Gives what so many of a unit are counted from: days from a day, if there is one.
    pub(super) fn anchor(self, unit: Unit) -> Option<Anchor> {
        let day = self.day.filter(|_| unit == Unit::Day).map(Timex::day);
        day.or(self.period.map(Timex::from)).map(Anchor::Text)
    }

    /// Gives the stretch that figures are told of: the month, quarter or half of this sentence, else the quarter of
    /// the text.
    pub(super) fn told(self, text: Self) -> Option<Period> {
        self.part.or(text.quarter)
    }
}

/// Gives the same part of another year: `2023-Q3` for `2024-Q3` and -1. `None` for what begins elsewhere in each year.
pub(super) fn years_on(period: Period, count: i32) -> Option<Period> {
    let a_year = match period.unit() {
        Unit::Month => 12,
        Unit::Quarter => 4,
        Unit::Half => 2,
        Unit::Year | Unit::FiscalYear => 1,
        _ => return None,
    };
    period.shift(count.checked_mul(a_year)?)
}
