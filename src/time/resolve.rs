//! What an expression says, with the publication date, the tense and what was said before → its value.

use super::meaning::{Meaning, Named, Pick, Scope, TimeOfDay, When};
use super::name::{open_value, part_of, pick_name};
use super::tense::Tense;
use super::{TimeLexicon, TimeType};
use crate::timex::{Period, Timex, Unit};
use chrono::{Datelike, NaiveDate};

/// A time as precise as it can be known, with the rule that told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) value: Value,
    pub(super) rule: &'static str,
}

/// A stretch of the calendar, or what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Known(Period),
    /// `XXXX-WXX-5`, `PAST_REF`
    Unknown(String),
}

impl Resolved {
    /// Takes a stretch, or else what is known of it.
    pub(super) fn new(period: Option<Period>, unknown: impl FnOnce() -> String, rule: &'static str) -> Self {
        let value = period.map_or_else(|| Value::Unknown(unknown()), Value::Known);
        Self { value, rule }
    }

    fn period(&self) -> Option<Period> {
        match self.value {
            Value::Known(period) => Some(period),
            Value::Unknown(_) => None,
        }
    }

    fn text(self) -> String {
        match self.value {
            Value::Known(period) => period.to_string(),
            Value::Unknown(text) => text,
        }
    }
}

/// Resolves the expressions of one article, in text order.
#[derive(Debug)]
pub(super) struct Resolver {
    published: Option<NaiveDate>,
    /// What was spoken of last, in the text and in this sentence.
    text: Spoken,
    sentence: Spoken,
}

/// The last times that were spoken of.
#[derive(Debug, Clone, Copy, Default)]
struct Spoken {
    day: Option<NaiveDate>,
    period: Option<Period>,
}

impl Resolver {
    /// Begins an article.
    pub(super) fn new(published: Option<NaiveDate>) -> Self {
        Self {
            published,
            text: Spoken::default(),
            sentence: Spoken::default(),
        }
    }

    /// Begins a sentence.
    pub(super) fn begin_sentence(&mut self) {
        self.sentence = Spoken::default();
    }

    /// Gives type, value and rule of an expression. `tense` is asked only where the value hangs on it.
    pub(super) fn resolve(
        &mut self,
        meaning: &Meaning,
        lexicon: &TimeLexicon,
        tense: &dyn Fn() -> Tense,
    ) -> Option<(TimeType, Timex, String)> {
        let (time_type, value, rule) = match meaning {
            Meaning::Date(when) => {
                let found = self.when(when, tense);
                self.remember(found.period());
                let rule = found.rule;
                (TimeType::Date, found.text(), rule)
            }
            Meaning::Time(when, time) => self.time_of_day(when.as_ref(), *time, tense),
            Meaning::Range(first, last) => self.range(first, last, tense),
            Meaning::Duration(length) => (TimeType::Duration, length.value(), "length"),
            Meaning::Set(value) => (TimeType::Set, value.clone(), "set"),
            Meaning::Phrase(index) => {
                let phrase = lexicon.phrases().get(*index)?;
                return Some((TimeType::Date, Timex::new(phrase.value.as_str()), phrase.id.clone()));
            }
        };
        Some((time_type, Timex::new(value), rule.to_owned()))
    }

    fn remember(&mut self, period: Option<Period>) {
        let Some(period) = period else {
            return;
        };
        for spoken in [&mut self.text, &mut self.sentence] {
            spoken.period = Some(period);
            if let Period::Day(day) = period {
                spoken.day = Some(day);
            }
        }
    }

    /// Puts a time of day on its day: the one in the words, else the last one in the sentence or the text.
    fn time_of_day(
        &mut self,
        when: Option<&When>,
        time: TimeOfDay,
        tense: &dyn Fn() -> Tense,
    ) -> (TimeType, String, &'static str) {
        let found = match when {
            Some(when) => self.when(when, tense),
            None => {
                let day = self.sentence.day.or(self.text.day).or(self.published);
                Resolved::new(day.map(Period::Day), String::new, "time-of-day")
            }
        };
        self.remember(found.period());
        let rule = found.rule;
        let day = found.text();
        let day = if day.is_empty() || day.ends_with("_REF") {
            "XXXX-XX-XX"
        } else {
            &day
        };
        let value = match time {
            TimeOfDay::Part(part) => format!("{day}T{}", part.letters()),
            TimeOfDay::Clock(hour, minute, zone) => {
                format!("{day}T{hour:02}:{minute:02}{}", zone.map_or_else(String::new, from_utc))
            }
        };
        (TimeType::Time, value, rule)
    }

    fn range(&mut self, first: &When, last: &When, tense: &dyn Fn() -> Tense) -> (TimeType, String, &'static str) {
        let first = self.when(first, tense);
        let last = match (first.period(), last) {
            // Both ends are of one year.
            (Some(start), When::One(named, _)) => {
                let year = start.year().map(Period::Year);
                Resolved::new(
                    year.and_then(|year| part_of(year, *named)),
                    || open_value(*named),
                    first.rule,
                )
            }
            _ => self.when(last, tense),
        };
        self.remember(last.period());
        let rule = first.rule;
        (TimeType::Date, format!("{}/{}", first.text(), last.text()), rule)
    }

    /// Resolves a time that is no time of day.
    fn when(&self, when: &When, tense: &dyn Fn() -> Tense) -> Resolved {
        match when {
            When::Known(period) => Resolved {
                value: Value::Known(*period),
                rule: match period {
                    Period::Day(_) => "day-written",
                    Period::Month(..) => "month-written",
                    Period::Year(_) => "year-written",
                    _ => "period-written",
                },
            },
            When::One(named, pick) => self.one(*named, *pick, tense),
            When::FromNow(unit, count) => self.count_from_now(*unit, *count, tense),
            When::FromThen(unit, count, scope) => self.count_from_then(*unit, *count, *scope),
            When::Inside(whole, named) => match self.when(whole, tense).value {
                Value::Known(whole) => Resolved::new(part_of(whole, *named), || open_value(*named), "part-of-period"),
                Value::Unknown(_) => Resolved::new(None, || open_value(*named), "part-of-period"),
            },
            When::SameYearsOn(unit, count) => self.same_years_on(*unit, *count),
            When::Past => Resolved::new(None, || "PAST_REF".to_owned(), "units-ago"),
        }
    }

    /// Resolves a name: there is one in every week, month or year.
    fn one(&self, named: Named, pick: Pick, tense: &dyn Fn() -> Tense) -> Resolved {
        let spoken = self.text.day.or(self.text.period.and_then(Period::first));
        let anchor = match pick {
            Pick::Before | Pick::After => spoken.or(self.published),
            _ => self.published,
        };
        match anchor {
            Some(anchor) => {
                let found = pick_name(named, pick, anchor, tense);
                let rule = match pick {
                    Pick::Before => "name-before",
                    Pick::After => "name-after",
                    _ => found.rule,
                };
                Resolved { rule, ..found }
            }
            None => Resolved::new(None, || open_value(named), "name-without-date"),
        }
    }

    /// Counts from publication. Without its date, only the direction is known.
    fn count_from_now(&self, unit: Unit, count: i32, tense: &dyn Fn() -> Tense) -> Resolved {
        let mut period = (self.published)
            .and_then(|day| Period::containing(day, unit))
            .and_then(|period| period.shift(count));
        // On a Monday, "this weekend" may be the one that was.
        if unit == Unit::Weekend
            && count == 0
            && tense() == Tense::Past
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
        Resolved::new(period, unknown, rule)
    }

    /// Counts from the time that was spoken of; from publication if none was.
    ///
    /// "In 1956 … two days later" names no day: what was spoken of is too long.
    fn count_from_then(&self, unit: Unit, count: i32, scope: Scope) -> Resolved {
        let spoken = match scope {
            Scope::Sentence => self.sentence,
            Scope::Text => self.text,
        };
        let anchor = match spoken.period {
            Some(_) if unit == Unit::Day && count != 0 => spoken.day,
            Some(_) if unit == Unit::Day => spoken.day.or(self.published),
            Some(period) if period.unit() <= unit => period.first(),
            Some(_) if scope == Scope::Text => None,
            _ => self.published,
        };
        let period = anchor
            .and_then(|day| Period::containing(day, unit))
            .and_then(|period| period.shift(count));
        let rule = match count {
            0 => "same-unit",
            ..0 => "units-earlier",
            1.. => "units-later",
        };
        Resolved::new(period, || unknown_unit(unit).to_owned(), rule)
    }

    /// Gives what was spoken of last, so many years on. Nothing without the date of publication: "last year" hangs on it.
    fn same_years_on(&self, unit: Option<Unit>, count: i32) -> Resolved {
        let unit = unit.or(self.text.period.map(Period::unit)).unwrap_or(Unit::Year);
        let day = self
            .published
            .map(|published| self.text.period.and_then(Period::first).unwrap_or(published));
        let day = day.and_then(|day| day.with_day(1)?.with_year(day.year() + count)?.with_day(day.day()));
        let period = day.and_then(|day| Period::containing(day, unit));
        Resolved::new(period, || unknown_unit(unit).to_owned(), "same-unit-years-on")
    }
}

/// Writes a distance from UTC in minutes as ISO 8601 does: `Z`, `+09:00`.
fn from_utc(minutes: i32) -> String {
    match minutes {
        0 => "Z".to_owned(),
        _ => {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    }
}

/// Gives the value of a day, month or year of which nothing is known.
fn unknown_unit(unit: Unit) -> &'static str {
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
