//! Names of days, months, seasons and quarters → the one that is meant, counted from a day.

use super::holiday::nth_weekday;
use super::meaning::{Named, Pick};
use super::resolve::Resolved;
use super::tense::TimeTense;
use crate::timex::{Period, Season, Unit};
use chrono::{Datelike, NaiveDate};

/// Chooses among the many that have a name, seen from a day.
///
/// `tense` is asked only where the words leave the choice open.
pub(super) fn pick_name(named: Named, pick: Pick, from: NaiveDate, tense: &dyn Fn() -> TimeTense) -> Resolved {
    let (period, rule) = match named {
        Named::Weekday(weekday) => weekday_from(weekday, pick, from, tense),
        Named::Month(month) => month_from(month, pick, from, tense),
        Named::MonthDay(..) | Named::Holiday(_) => month_day_from(named, pick, from, tense),
        Named::DayOfMonth(_) | Named::WeekdayOfMonth(..) => {
            let month = Period::containing(from, Unit::Month);
            let days = |shift| part_of(month?.shift(shift)?, named)?.first();
            // A Friday the 13th comes within fourteen months.
            let past = (-14..=0).rev().filter_map(days).find(|&day| day <= from);
            let future = (0..=14).filter_map(days).find(|&day| day >= from);
            match tense() {
                TimeTense::Future => (future.map(Period::Day), "day-of-month-future"),
                // "The talks open on Friday the 14th."
                TimeTense::Unknown
                    if matches!(named, Named::WeekdayOfMonth(..))
                        && future.zip(past).is_some_and(|(next, last)| next - from < from - last) =>
                {
                    (future.map(Period::Day), "day-of-month-future")
                }
                _ => (past.map(Period::Day), "day-of-month-past"),
            }
        }
        Named::NthWeekday(..) => {
            let month = Period::containing(from, Unit::Month);
            (month.and_then(|month| part_of(month, named)), "weekday-of-month")
        }
        Named::Season(season) => season_from(season, pick, from, tense),
        Named::Nth(unit, number) => {
            let this = Period::containing(from, Unit::Year).and_then(|year| year.nth(unit, number));
            // The latest that has begun.
            let past = this.filter(|part| part.first() <= Some(from)).or_else(|| {
                let year = Period::Year(from.year()).shift(-1)?;
                year.nth(unit, number)
            });
            (past, "part-of-year-latest")
        }
        Named::ShortYear(short) => {
            let year = from.year() - (from.year() - short as i32).rem_euclid(100);
            (Some(Period::Year(year)), "year-of-two-digits")
        }
        Named::ShortDecade(short) => {
            let decade = from.year() / 10;
            let decade = decade - (decade - short as i32).rem_euclid(10);
            (Some(Period::Decade(decade)), "decade-of-one-digit")
        }
    };
    Resolved::new(period, || open_value(named), rule)
}

/// The day itself if it has that name; else the latest before it, or the next if the clause is about what is to come.
pub(super) fn weekday_from(
    weekday: u32,
    pick: Pick,
    from: NaiveDate,
    tense: &dyn Fn() -> TimeTense,
) -> (Option<Period>, &'static str) {
    let back = (from.weekday().number_from_monday() as i32 - weekday as i32).rem_euclid(7);
    let (past, next) = if back == 0 { (-7, 7) } else { (-back, 7 - back) };
    let (days, rule) = match pick {
        Pick::Last | Pick::Before => (past, "weekday-last"),
        Pick::Next | Pick::After => (next, "weekday-next"),
        _ if back == 0 => (0, "weekday-same"),
        Pick::This if tense() == TimeTense::Past => (past, "weekday-this"),
        Pick::This => (next, "weekday-this"),
        Pick::Open if tense() == TimeTense::Future => (next, "weekday-future"),
        Pick::Open => (past, "weekday-past"),
    };
    (Period::Day(from).shift(days), rule)
}

/// The nearest within two months, else by the tense.
fn month_from(
    month: u32,
    pick: Pick,
    from: NaiveDate,
    tense: &dyn Fn() -> TimeTense,
) -> (Option<Period>, &'static str) {
    let back = (from.month() as i32 - month as i32).rem_euclid(12);
    let (past, next) = if back == 0 { (-12, 12) } else { (-back, 12 - back) };
    let (months, rule) = match pick {
        Pick::Last | Pick::Before => (past, "month-last"),
        Pick::Next | Pick::After => (next, "month-next"),
        Pick::This => (month as i32 - from.month() as i32, "month-this"),
        Pick::Open if back == 0 => (0, "month-same"),
        Pick::Open if back <= 2 => (past, "month-nearest"),
        // "visited Ghana in May", told in March, is not to come.
        Pick::Open if next <= 2 && tense() != TimeTense::Past => (next, "month-nearest"),
        Pick::Open if tense() == TimeTense::Future => (next, "month-future"),
        Pick::Open => (past, "month-past"),
    };
    let period = Period::containing(from, Unit::Month).and_then(|this| this.shift(months));
    (period, rule)
}

/// The nearest if it is within a month, else by the tense, else the nearest.
fn month_day_from(
    named: Named,
    pick: Pick,
    from: NaiveDate,
    tense: &dyn Fn() -> TimeTense,
) -> (Option<Period>, &'static str) {
    // February 29 comes every eighth year at the worst.
    let day_in = |shift: i32| part_of(Period::Year(from.year()).shift(shift)?, named)?.first();
    let past = (-8..=0).rev().filter_map(day_in).find(|&day| day < from);
    let next = (0..=8).filter_map(day_in).find(|&day| day > from);
    let same = day_in(0).filter(|&day| day == from);
    let distance = |day: Option<NaiveDate>| day.map_or(i64::MAX, |day| (day - from).num_days().abs());
    let nearest = if distance(past) <= distance(next) { past } else { next };
    let (day, rule) = match pick {
        Pick::Last | Pick::Before => (past, "day-last"),
        Pick::Next | Pick::After => (next, "day-next"),
        Pick::This => (day_in(0), "day-this"),
        Pick::Open if same.is_some() => (same, "day-same"),
        Pick::Open => match tense() {
            TimeTense::Past if distance(next) > 31 => (past, "day-past"),
            TimeTense::Future if distance(past) > 31 => (next, "day-future"),
            _ => (nearest, "day-nearest"),
        },
    };
    (day.map(Period::Day), rule)
}

/// The latest that has begun; the next if the clause is about what is to come.
fn season_from(
    season: Season,
    pick: Pick,
    from: NaiveDate,
    tense: &dyn Fn() -> TimeTense,
) -> (Option<Period>, &'static str) {
    let in_year = |shift: i32| Some(Period::Season(from.year().checked_add(shift)?, season));
    let bounds = |period: &Period| period.bounds();
    let candidates = || [-1, 0, 1].into_iter().filter_map(in_year);
    let over = candidates().rfind(|period| bounds(period).is_some_and(|(_, last)| last < from));
    let begun = candidates().rfind(|period| bounds(period).is_some_and(|(first, _)| first <= from));
    let open = candidates().find(|period| bounds(period).is_some_and(|(_, last)| last >= from));
    let next = candidates().find(|period| bounds(period).is_some_and(|(first, _)| first > from));
    match pick {
        Pick::Last | Pick::Before => (over, "season-last"),
        Pick::Next | Pick::After => (next, "season-next"),
        Pick::This => (begun.filter(|_| begun == open).or_else(|| in_year(0)), "season-this"),
        Pick::Open if tense() == TimeTense::Future => (open, "season-future"),
        Pick::Open => (begun, "season-past"),
    }
}

/// Gives the part of a longer stretch that has a name; `None` if it has no such part.
pub(super) fn part_of(whole: Period, named: Named) -> Option<Period> {
    let year = || match whole.unit() {
        Unit::Year | Unit::FiscalYear => whole.year(),
        _ => None,
    };
    match named {
        Named::Weekday(weekday) => match whole {
            Period::Week(monday) => Period::Day(monday).shift(weekday as i32 - 1),
            _ => None,
        },
        Named::Month(month) => Some(Period::Month(year()?, month)),
        Named::MonthDay(month, day) => NaiveDate::from_ymd_opt(year()?, month, day).map(Period::Day),
        Named::DayOfMonth(day) => match whole {
            Period::Month(year, month) => NaiveDate::from_ymd_opt(year, month, day).map(Period::Day),
            _ => None,
        },
        Named::WeekdayOfMonth(weekday, day) => part_of(whole, Named::DayOfMonth(day)).filter(|day| {
            day.first()
                .is_some_and(|day| day.weekday().number_from_monday() == weekday)
        }),
        Named::NthWeekday(weekday, number) => match whole {
            Period::Month(..) => nth_weekday(whole, weekday, number),
            _ => None,
        },
        Named::Holiday(holiday) => holiday.in_year(year()?),
        Named::Season(season) => Some(Period::Season(year()?, season)),
        Named::Nth(unit, number) => match (unit, whole.unit()) {
            (Unit::Quarter | Unit::Half, Unit::Year)
            | (Unit::Month, Unit::Quarter | Unit::Half | Unit::Year)
            | (Unit::Day | Unit::Week | Unit::Weekend, Unit::Week | Unit::Month | Unit::Year)
            | (Unit::Decade, Unit::Century) => whole.nth(unit, number),
            // The quarters of somebody's budget are not known.
            _ => Some(whole),
        },
        Named::ShortYear(_) | Named::ShortDecade(_) => None,
    }
}

/// Gives what is known of a name where no year is: `XXXX-WXX-5`, `XXXX-06-05`.
pub(super) fn open_value(named: Named) -> String {
    match named {
        Named::Weekday(weekday) => format!("XXXX-WXX-{weekday}"),
        Named::Month(month) => format!("XXXX-{month:02}"),
        Named::MonthDay(month, day) => format!("XXXX-{month:02}-{day:02}"),
        Named::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Named::WeekdayOfMonth(_, day) => format!("XXXX-XX-{day:02}"),
        Named::NthWeekday(weekday, _) => format!("XXXX-WXX-{weekday}"),
        Named::Holiday(holiday) => holiday.open_value(),
        Named::Season(season) => format!("XXXX-{}", season.letters()),
        Named::Nth(Unit::Quarter, number @ 1..) => format!("XXXX-Q{number}"),
        Named::Nth(Unit::Half, number @ 1..) => format!("XXXX-H{number}"),
        Named::Nth(Unit::Quarter, _) => "XXXX-QX".to_owned(),
        Named::Nth(Unit::Half, _) => "XXXX-HX".to_owned(),
        Named::Nth(Unit::Week | Unit::Weekend | Unit::Fortnight, _) => "XXXX-WXX".to_owned(),
        Named::Nth(Unit::Month, _) => "XXXX-XX".to_owned(),
        Named::Nth(Unit::Year, _) => "XXXX".to_owned(),
        Named::Nth(..) => "XXXX-XX-XX".to_owned(),
        Named::ShortYear(year) => format!("XX{year:02}"),
        Named::ShortDecade(decade) => format!("XX{decade}"),
    }
}
