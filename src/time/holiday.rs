//! Holidays that fall on one day in every country that keeps them.

use crate::timex::Period;
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

/// When a holiday falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Holiday {
    /// Month and day.
    Date(u32, u32),
    /// Month, weekday from 1, and which of them; -1 is the last.
    Weekday(u32, u32, i32),
    /// Days after Easter Sunday of the western churches.
    Easter(i32),
}

impl Holiday {
    /// Gives the day in a year.
    pub(super) fn in_year(self, year: i32) -> Option<Period> {
        match self {
            Self::Date(month, day) => NaiveDate::from_ymd_opt(year, month, day).map(Period::Day),
            Self::Weekday(month, weekday, number) => nth_weekday(Period::Month(year, month), weekday, number),
            Self::Easter(days) => Period::Day(easter(year)?).shift(days),
        }
    }

    /// Gives what is known of it where no year is.
    pub(super) fn open_value(self) -> String {
        match self {
            Self::Date(month, day) => format!("XXXX-{month:02}-{day:02}"),
            Self::Weekday(month, ..) => format!("XXXX-{month:02}-XX"),
            Self::Easter(_) => "XXXX-XX-XX".to_owned(),
        }
    }
}

/// Gives the n-th day of a name in a month, from the end where the number is negative; `None` if it has not so many.
pub(super) fn nth_weekday(month: Period, weekday: u32, number: i32) -> Option<Period> {
    let (first, last) = month.bounds()?;
    let of = |day: NaiveDate| day.weekday().number_from_monday() as i32;
    let weekday = i32::try_from(weekday).ok()?;
    let day = if number < 0 {
        let back = (of(last) - weekday).rem_euclid(7);
        Period::Day(last).shift(number.checked_add(1)?.checked_mul(7)? - back)?
    } else {
        let on = (weekday - of(first)).rem_euclid(7);
        Period::Day(first).shift(number.checked_sub(1)?.checked_mul(7)? + on)?
    };
    (day.first() >= Some(first) && day.first() <= Some(last)).then_some(day)
}

/// Gives Easter Sunday by the rule of the Gregorian calendar (Meeus, Jones, Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let golden = year.rem_euclid(19);
    let moon = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon + 15).rem_euclid(30);
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let day = epact + sunday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(day / 31).ok()?, u32::try_from(day % 31 + 1).ok()?)
}
