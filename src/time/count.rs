//! Counting: `two years ago` from publication, `two days later` and `a year earlier` from what was spoken of.

use super::meaning::Scope;
use super::resolve::{Resolved, TimeResolver};
use super::spoken::years_on;
use super::tense::TimeTense;
use crate::evidence::Anchor;
use crate::timex::{Period, Unit};
use chrono::{Datelike, Months, NaiveDate};

impl TimeResolver {
    /// Counts from publication. Without its date, only the direction is known.
    pub(super) fn count_from_now(&self, unit: Unit, count: i32, tense: &dyn Fn() -> TimeTense) -> Resolved {
        let mut period = (self.published)
            .and_then(|day| Period::containing(day, unit))
            .and_then(|period| period.shift(count));
        // On a Monday, "this weekend" may be the one that was.
        if unit == Unit::Weekend
            && count == 0
            && tense() == TimeTense::Past
            && period.and_then(Period::first) > self.published
        {
            period = period.and_then(|weekend| weekend.shift(-1));
        }
        let unknown = || match count {
            ..0 => "PAST_REF".to_owned(),
            0 => "PRESENT_REF".to_owned(),
            1.. => "FUTURE_REF".to_owned(),
        };
        let rule = match (unit, count) {
            (Unit::Day, 0) => "today",
            (Unit::Day, -1) => "yesterday",
            (Unit::Day, 1) => "tomorrow",
            (_, 0) => "this-unit",
            (_, -1) => "last-unit",
            (_, 1) => "next-unit",
            (_, ..0) => "units-ago",
            (_, 1..) => "units-from-now",
        };
        Resolved::new(period, unknown, rule).counted_from(Some(Anchor::Published))
    }

    /// Counts from the time that was spoken of; where none was, back from publication, and on from nowhere.
    ///
    /// "In 1956 … two days later" names no day: what was spoken of is too long.
    pub(super) fn count_from_then(&self, unit: Unit, count: i32, scope: Scope) -> Resolved {
        let spoken = match scope {
            Scope::Sentence => self.sentence,
            Scope::Text => self.text,
        };
        let day = match spoken.period {
            Some(_) if unit == Unit::Day => spoken.day,
            Some(period) if period.unit() <= unit => period.first(),
            _ => None,
        };
        let from_text = match spoken.period {
            Some(_) if unit == Unit::Day => day.is_some() || count != 0,
            Some(_) => day.is_some() || scope == Scope::Text,
            None => false,
        };
        let (day, anchor) = match from_text {
            true => (day, spoken.anchor(unit)),
            // "The shop shut ten days later": later than what, nobody says.
            false if count > 0 => (None, None),
            false => (self.published, Some(Anchor::Published)),
        };
        let period = day
            .and_then(|day| Period::containing(day, unit))
            .and_then(|period| period.shift(count));
        let rule = match count {
            0 => "same-unit",
            ..0 => "units-earlier",
            1.. => "units-later",
        };
        Resolved::new(period, || unknown_unit(unit).to_owned(), rule).counted_from(anchor)
    }

    /// Gives what was spoken of last, so many years on. Nothing without the date of publication: "last year" hangs on it.
    pub(super) fn same_years_on(&self, unit: Option<Unit>, count: i32) -> Resolved {
        let told = self.sentence.told(self.text);
        let told = told.filter(|told| unit.is_none_or(|unit| unit == told.unit() && unit != Unit::Month));
        if told.is_some() && self.published.is_some() {
            return self.years_on(told, count);
        }
        let unit = unit.or(self.text.period.map(Period::unit)).unwrap_or(Unit::Year);
        let day = self
            .published
            .map(|published| self.text.period.and_then(Period::first).unwrap_or(published));
        let day = day.and_then(|day| day.with_day(1)?.with_year(day.year() + count)?.with_day(day.day()));
        let period = day.and_then(|day| Period::containing(day, unit));
        Resolved::new(period, || unknown_unit(unit).to_owned(), "same-unit-years-on")
            .counted_from(Some(Anchor::Published))
    }

    /// Gives the quarter or half that figures are told of; else so many of them from now.
    pub(super) fn told(&self, unit: Option<Unit>, count: i32, tense: &dyn Fn() -> TimeTense) -> Resolved {
        let told = self.sentence.told(self.text);
        let told = told.filter(|told| unit.is_none_or(|unit| unit == told.unit()));
        match (told, unit) {
            (Some(period), _) => {
                Resolved::new(Some(period), String::new, "same-unit").counted_from(Some(Anchor::Text(period.into())))
            }
            (None, Some(unit)) if count == 0 => self.count_from_then(unit, 0, Scope::Sentence),
            (None, unit) => self.count_from_now(unit.unwrap_or(Unit::Quarter), count, tense),
        }
    }

    /// Gives what figures are told of, so many years on; else the year. Nothing without the date of publication.
    pub(super) fn told_years_on(&self, count: i32) -> Resolved {
        let year = self.published.map(|day| Period::Year(day.year()));
        let spoken = self.sentence.period.filter(|period| period.unit() == Unit::Year);
        let told = self.sentence.told(self.text).or(spoken).or(year);
        self.years_on(told.filter(|_| year.is_some()), count)
    }

    fn years_on(&self, told: Option<Period>, count: i32) -> Resolved {
        let unit = told.map_or(Unit::Year, Period::unit);
        let period = told.and_then(|told| years_on(told, count));
        Resolved::new(period, || unknown_unit(unit).to_owned(), "same-unit-years-on")
            .counted_from(Some(Anchor::Published))
    }

    /// Gives what figures are told of, in another year; else that year.
    pub(super) fn told_in(&self, year: &Resolved) -> Resolved {
        let whole = year.period();
        let told = self.sentence.told(self.text);
        let count = whole
            .and_then(Period::year)
            .zip(told.and_then(Period::year))
            .map(|(year, of)| year - of);
        let period = count
            .zip(told)
            .and_then(|(count, told)| years_on(told, count))
            .or(whole);
        Resolved::new(period, || unknown_unit(Unit::Quarter).to_owned(), "part-of-period")
            .counted_from(year.anchor.clone())
    }
}

/// Counts so many units from a time: a day stays a day, a month a month.
pub(super) fn shift_by(from: &Resolved, unit: Unit, count: i32) -> Resolved {
    let months = |day: NaiveDate, count: i32| {
        let months = Months::new(count.unsigned_abs());
        if count < 0 {
            day.checked_sub_months(months)
        } else {
            day.checked_add_months(months)
        }
    };
    let shifted = from.period().and_then(|period| match (period, unit) {
        (Period::Day(_), Unit::Day) => period.shift(count),
        (Period::Day(_), Unit::Week) => period.shift(count.checked_mul(7)?),
        (Period::Day(day), Unit::Month) => months(day, count).map(Period::Day),
        (Period::Day(day), Unit::Year) => months(day, count.checked_mul(12)?).map(Period::Day),
        (Period::Day(day), Unit::Decade) => months(day, count.checked_mul(120)?).map(Period::Day),
        // "thirty years ago this week"
        (Period::Week(monday) | Period::Weekend(monday), Unit::Year) => {
            Period::containing(months(monday, count.checked_mul(12)?)?, period.unit())
        }
        (period, unit) if period.unit() == unit => period.shift(count),
        (period, Unit::Year) => years_on(period, count),
        _ => None,
    });
    let period = shifted.filter(|period| Period::parse(&period.to_string()).is_some());
    Resolved::new(period, || unknown_unit(Unit::Day).to_owned(), "units-from-name").counted_from(from.anchor.clone())
}

/// Gives the value of a day, month or year of which nothing is known.
pub(super) fn unknown_unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => "XXXX-XX-XX",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Year | Unit::FiscalYear => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century => "XX",
    }
}
