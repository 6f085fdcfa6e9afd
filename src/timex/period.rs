//! Stretches of the calendar, from a day to a century, and how to count with them.

use chrono::{Datelike, Days, NaiveDate};
use serde::Deserialize;
use std::fmt;

/// What time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 1/60 minute.
    Second,
    /// 1/60 hour.
    Minute,
    /// 1/24 day.
    Hour,
    /// A calendar day.
    Day,
    /// Saturday and Sunday of an ISO week.
    Weekend,
    /// An ISO week: Monday to Sunday.
    Week,
    /// Two weeks.
    Fortnight,
    /// A calendar month.
    Month,
    /// Three months from January, April, July or October.
    Quarter,
    /// Six months from January or July.
    Half,
    /// A calendar year.
    Year,
    /// A year of somebody's budget.
    FiscalYear,
    /// Ten years: 1990 to 1999.
    Decade,
    /// A hundred years: 1900 to 1999.
    Century,
}

/// A season of the northern calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February of the next year.
    Winter,
}

impl Season {
    /// Every season, as they follow in a year.
    pub const ALL: [Self; 4] = [Self::Spring, Self::Summer, Self::Autumn, Self::Winter];

    /// Gives the two letters of TIMEX3.
    pub fn letters(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }
}

/// A stretch of the calendar, in the years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// `2024-06-05`
    Day(NaiveDate),
    /// `2008-W09-WE`, by the Monday before it.
    Weekend(NaiveDate),
    /// `2008-W09`, by its Monday.
    Week(NaiveDate),
    /// `2020-09`
    Month(i32, u32),
    /// `2008-Q3`
    Quarter(i32, u32),
    /// `2008-H1`
    Half(i32, u32),
    /// `2008-SU`
    Season(i32, Season),
    /// `1956`
    Year(i32),
    /// `FY2008`
    FiscalYear(i32),
    /// `199`: the years that begin so.
    Decade(i32),
    /// `19`: the years that begin so.
    Century(i32),
}

impl Period {
    /// Gives the stretch of this size that holds a day; `None` for what is shorter than a day.
    pub fn containing(day: NaiveDate, unit: Unit) -> Option<Self> {
        let year = day.year();
        let period = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            Unit::Day => Self::Day(day),
            Unit::Weekend => Self::Weekend(monday(day)?),
            Unit::Week | Unit::Fortnight => Self::Week(monday(day)?),
            Unit::Month => Self::Month(year, day.month()),
            Unit::Quarter => Self::Quarter(year, day.month0() / 3 + 1),
            Unit::Half => Self::Half(year, day.month0() / 6 + 1),
            Unit::Year => Self::Year(year),
            Unit::FiscalYear => Self::FiscalYear(year),
            Unit::Decade => Self::Decade(year / 10),
            Unit::Century => Self::Century(year / 100),
        };
        period.in_calendar()
    }

    /// Gives its size; a season counts as a quarter.
    pub fn unit(self) -> Unit {
        match self {
            Self::Day(_) => Unit::Day,
            Self::Weekend(_) => Unit::Weekend,
            Self::Week(_) => Unit::Week,
            Self::Month(..) => Unit::Month,
            Self::Quarter(..) | Self::Season(..) => Unit::Quarter,
            Self::Half(..) => Unit::Half,
            Self::Year(_) => Unit::Year,
            Self::FiscalYear(_) => Unit::FiscalYear,
            Self::Decade(_) => Unit::Decade,
            Self::Century(_) => Unit::Century,
        }
    }

    /// Gives the n-th stretch of this size inside, from 1; from the end where `number` is negative.
    ///
    /// `None` if there are not so many. A week belongs to the month or year that holds its Thursday.
    pub fn nth(self, unit: Unit, number: i32) -> Option<Self> {
        let (first, last) = self.bounds()?;
        let (edge, count) = if number < 0 {
            (last, number + 1)
        } else {
            (first, number - 1)
        };
        let middle = |part: Self| match part {
            Self::Week(monday) => add_days(monday, 3),
            Self::Weekend(monday) => add_days(monday, 5),
            _ => part.first(),
        };
        let inside = |part: Self| middle(part).is_some_and(|day| first <= day && day <= last);
        let edge = Self::containing(edge, unit)?;
        let edge = if inside(edge) {
            edge
        } else {
            edge.shift(if number < 0 { -1 } else { 1 })?
        };
        edge.shift(count).filter(|&part| inside(part))
    }

    /// Gives the stretch of the same size that comes `count` after this one, before it if `count` is negative.
    pub fn shift(self, count: i32) -> Option<Self> {
        let along = |year: i32, part: u32, parts: i32| {
            let index = year.checked_mul(parts)?.checked_add(part as i32)?.checked_add(count)?;
            Some((index.div_euclid(parts), index.rem_euclid(parts) as u32))
        };
        let period = match self {
            Self::Day(day) => Self::Day(add_days(day, count)?),
            Self::Weekend(monday) => Self::Weekend(add_days(monday, count.checked_mul(7)?)?),
            Self::Week(monday) => Self::Week(add_days(monday, count.checked_mul(7)?)?),
            Self::Month(year, month) => along(year, month - 1, 12).map(|(year, month)| Self::Month(year, month + 1))?,
            Self::Quarter(year, quarter) => {
                along(year, quarter - 1, 4).map(|(y, quarter)| Self::Quarter(y, quarter + 1))?
            }
            Self::Half(year, half) => along(year, half - 1, 2).map(|(year, half)| Self::Half(year, half + 1))?,
            Self::Season(year, season) => {
                let (year, season) = along(year, season as u32, 4)?;
                Self::Season(year, *Season::ALL.get(season as usize)?)
            }
            Self::Year(year) => Self::Year(year.checked_add(count)?),
            Self::FiscalYear(year) => Self::FiscalYear(year.checked_add(count)?),
            Self::Decade(decade) => Self::Decade(decade.checked_add(count)?),
            Self::Century(century) => Self::Century(century.checked_add(count)?),
        };
        period.in_calendar()
    }

    /// Gives the first and the last day.
    ///
    /// A fiscal year has the widest bounds: from October before (United States) to March after (Japan).
    /// `None` outside the years 1 to 9999.
    pub fn bounds(self) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Day(day) => Some((day, day)),
            Self::Weekend(monday) => Some((add_days(monday, 5)?, add_days(monday, 6)?)),
            Self::Week(monday) => Some((monday, add_days(monday, 6)?)),
            Self::Month(year, month) => months(year, month, 1),
            Self::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Self::Half(year, half) => months(year, half * 6 - 5, 6),
            Self::Season(year, season) => months(year, 3 + 3 * season as u32, 3),
            Self::Year(year) => months(year, 1, 12),
            Self::FiscalYear(year) => months(year.checked_sub(1)?, 10, 18),
            Self::Decade(decade) => years(decade, 10),
            Self::Century(century) => years(century, 100),
        }
    }

    /// Gives the first day.
    pub fn first(self) -> Option<NaiveDate> {
        self.bounds().map(|(first, _)| first)
    }

    /// Gives the year that it begins in.
    pub fn year(self) -> Option<i32> {
        match self {
            Self::FiscalYear(year) => Some(year),
            _ => self.first().map(|day| day.year()),
        }
    }

    /// Reads a TIMEX3 value without a time of day; `None` if it is none of the calendar, or not wholly known.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |digits: &str| {
            digits
                .bytes()
                .all(|digit| digit.is_ascii_digit())
                .then(|| digits.parse::<i32>().ok())?
        };
        if let Some(year) = text.strip_prefix("FY") {
            return (year.len() == 4)
                .then_some(Self::FiscalYear(number(year)?))?
                .in_calendar();
        }
        let Some((year, rest)) = text.split_once('-') else {
            let value = number(text)?;
            return match text.len() {
                2 => Self::Century(value).in_calendar(),
                3 => Self::Decade(value).in_calendar(),
                4 => Self::Year(value).in_calendar(),
                _ => None,
            };
        };
        let year = (year.len() == 4).then(|| number(year))??;
        let count = |digits: &str, most: i32| {
            number(digits)
                .filter(|value| (1..=most).contains(value))
                .map(|n| n as u32)
        };
        if let Some(season) = Season::ALL.into_iter().find(|season| season.letters() == rest) {
            return Self::Season(year, season).in_calendar();
        }
        let period = match (rest.get(..1)?, rest.get(1..)?) {
            ("Q", quarter) => Self::Quarter(year, count(quarter, 4)?),
            ("H", half) => Self::Half(year, count(half, 2)?),
            ("W", week) => {
                let monday = NaiveDate::from_isoywd_opt(year, count(week.get(..2)?, 53)?, chrono::Weekday::Mon)?;
                match week.get(2..)? {
                    "" => Self::Week(monday),
                    "-WE" => Self::Weekend(monday),
                    day => Self::Day(add_days(monday, count(day.strip_prefix('-')?, 7)? as i32 - 1)?),
                }
            }
            _ => match rest.split_once('-') {
                None => Self::Month(year, count(rest, 12)?),
                Some((month, day)) => Self::Day(NaiveDate::from_ymd_opt(year, count(month, 12)?, count(day, 31)?)?),
            },
        };
        period.in_calendar()
    }

    /// Keeps what lies in the years 1 to 9999, the ones that TIMEX3 can write.
    fn in_calendar(self) -> Option<Self> {
        let inside = |day: NaiveDate| (1..=9999).contains(&day.year());
        let (first, last) = self.bounds()?;
        (inside(first) && inside(last)).then_some(self)
    }
}

/// Gives the Monday on or before a day.
fn monday(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
}

/// Gives the day so many days later, earlier if the count is negative.
pub(super) fn add_days(day: NaiveDate, count: i32) -> Option<NaiveDate> {
    let days = Days::new(u64::from(count.unsigned_abs()));
    if count < 0 {
        day.checked_sub_days(days)
    } else {
        day.checked_add_days(days)
    }
}

/// Gives the bounds of so many months, beginning with one of a year.
fn months(year: i32, month: u32, count: u32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some((first, first.checked_add_months(chrono::Months::new(count))?.pred_opt()?))
}

/// Gives the bounds of the years that begin with these digits; there is no year 0.
fn years(leading: i32, size: i32) -> Option<(NaiveDate, NaiveDate)> {
    let first = leading.checked_mul(size)?;
    let (start, _) = months(first.max(1), 1, 12)?;
    let (_, end) = months(first.checked_add(size - 1)?, 1, 12)?;
    Some((start, end))
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(day) => write!(formatter, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
            Self::Weekend(monday) => write!(formatter, "{}-WE", Self::Week(monday)),
            Self::Week(monday) => {
                let week = monday.iso_week();
                write!(formatter, "{:04}-W{:02}", week.year(), week.week())
            }
            Self::Month(year, month) => write!(formatter, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(formatter, "{year:04}-Q{quarter}"),
            Self::Half(year, half) => write!(formatter, "{year:04}-H{half}"),
            Self::Season(year, season) => write!(formatter, "{year:04}-{}", season.letters()),
            Self::Year(year) => write!(formatter, "{year:04}"),
            Self::FiscalYear(year) => write!(formatter, "FY{year:04}"),
            Self::Decade(decade) => write!(formatter, "{decade:03}"),
            Self::Century(century) => write!(formatter, "{century:02}"),
        }
    }
}
