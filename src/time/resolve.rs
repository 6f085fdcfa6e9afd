//! What an expression says, with the publication date, the tense and what was said before → its value.

use super::meaning::{Meaning, Named, Pick, Scope, TimeOfDay, TimeSense};
use super::name::{open_value, part_of, pick_name};
use super::tense::TimeTense;
use super::{TimeLexicon, TimeType};
use crate::evidence::Anchor;
use crate::timex::{Period, Timex, Unit};
use chrono::{Datelike, NaiveDate};

/// A time as precise as it can be known, with the rule that told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Resolved {
    pub(super) value: Value,
    pub(super) rule: &'static str,
    /// `None` where the words say all.
    pub(super) anchor: Option<Anchor>,
}

/// An expression with all that is known of it.
#[derive(Debug)]
pub(super) struct FoundTime {
    pub(super) time_type: TimeType,
    pub(super) value: Timex,
    pub(super) rule: String,
    pub(super) anchor: Option<Anchor>,
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
        Self {
            value,
            rule,
            anchor: None,
        }
    }

    /// Notes what it was counted from; what is not known was counted from nothing.
    fn counted_from(mut self, anchor: Option<Anchor>) -> Self {
        self.anchor = anchor.filter(|_| self.period().is_some());
        self
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
pub(super) struct TimeResolver {
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

impl Spoken {
    /// Gives what so many of a unit are counted from: days from a day, if there is one.
    fn anchor(self, unit: Unit) -> Option<Anchor> {
        let day = self.day.filter(|_| unit == Unit::Day).map(Timex::day);
        day.or(self.period.map(Timex::from)).map(Anchor::Text)
    }
}

impl TimeResolver {
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

    /// Resolves an expression. `tense` is asked only where the value hangs on it.
    pub(super) fn resolve(
        &mut self,
        meaning: &Meaning,
        lexicon: &TimeLexicon,
        tense: &dyn Fn() -> TimeTense,
    ) -> Option<FoundTime> {
        let found = |time_type, value: String, rule: &str, anchor| FoundTime {
            time_type,
            value: Timex::new(value),
            rule: rule.to_owned(),
            anchor,
        };
        Some(match meaning {
            Meaning::Date(when) => {
                let resolved = self.when(when, tense);
                self.remember(resolved.period());
                let (rule, anchor) = (resolved.rule, resolved.anchor.clone());
                found(TimeType::Date, resolved.text(), rule, anchor)
            }
            Meaning::Time(when, time) => self.time_of_day(when.as_ref(), *time, tense),
            Meaning::Range(first, last) => self.range(first, last, tense),
            Meaning::Duration(length) => found(TimeType::Duration, length.value(), "length", None),
            Meaning::Set(value) => found(TimeType::Set, value.clone(), "set", None),
            Meaning::Phrase(index) => {
                let phrase = lexicon.phrases().get(*index)?;
                found(TimeType::Date, phrase.value.clone(), &phrase.id, None)
            }
        })
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
    fn time_of_day(&mut self, when: Option<&TimeSense>, time: TimeOfDay, tense: &dyn Fn() -> TimeTense) -> FoundTime {
        let resolved = match when {
            Some(when) => self.when(when, tense),
            None => {
                let spoken = self.sentence.day.or(self.text.day);
                let anchor = spoken.map_or(Anchor::Published, |day| Anchor::Text(Timex::day(day)));
                let day = spoken.or(self.published);
                Resolved::new(day.map(Period::Day), String::new, "time-of-day").counted_from(Some(anchor))
            }
        };
        self.remember(resolved.period());
        let (rule, anchor) = (resolved.rule.to_owned(), resolved.anchor.clone());
        let day = resolved.text();
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
        FoundTime {
            time_type: TimeType::Time,
            value: Timex::new(value),
            rule,
            anchor,
        }
    }

    fn range(&mut self, first: &TimeSense, last: &TimeSense, tense: &dyn Fn() -> TimeTense) -> FoundTime {
        let first = self.when(first, tense);
        let last = match (first.period(), last) {
            // Both ends are of one year.
            (Some(start), TimeSense::One(named, _)) => {
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
        let (rule, anchor) = (first.rule.to_owned(), first.anchor.clone());
        FoundTime {
            time_type: TimeType::Date,
            value: Timex::new(format!("{}/{}", first.text(), last.text())),
            rule,
            anchor,
        }
    }

    /// Resolves a time that is no time of day.
    fn when(&self, when: &TimeSense, tense: &dyn Fn() -> TimeTense) -> Resolved {
        match when {
            TimeSense::Known(period) => {
                let rule = match period {
                    Period::Day(_) => "day-written",
                    Period::Month(..) => "month-written",
                    Period::Year(_) => "year-written",
                    _ => "period-written",
                };
                Resolved::new(Some(*period), String::new, rule)
            }
            TimeSense::One(named, pick) => self.one(*named, *pick, tense),
            TimeSense::FromNow(unit, count) => self.count_from_now(*unit, *count, tense),
            TimeSense::FromThen(unit, count, scope) => self.count_from_then(*unit, *count, *scope),
            TimeSense::Inside(whole, named) => {
                let whole = self.when(whole, tense);
                let part = whole.period().and_then(|whole| part_of(whole, *named));
                Resolved::new(part, || open_value(*named), "part-of-period").counted_from(whole.anchor)
            }
            TimeSense::SameYearsOn(unit, count) => self.same_years_on(*unit, *count),
            TimeSense::Past => Resolved::new(None, || "PAST_REF".to_owned(), "units-ago"),
        }
    }

    /// Resolves a name: there is one in every week, month or year.
    fn one(&self, named: Named, pick: Pick, tense: &dyn Fn() -> TimeTense) -> Resolved {
        let spoken = self.text.day.or(self.text.period.and_then(Period::first));
        let (day, anchor) = match (pick, spoken) {
            (Pick::Before | Pick::After, Some(day)) => (Some(day), self.text.anchor(Unit::Day)),
            _ => (self.published, Some(Anchor::Published)),
        };
        match day {
            Some(day) => {
                let found = pick_name(named, pick, day, tense);
                let rule = match pick {
                    Pick::Before => "name-before",
                    Pick::After => "name-after",
                    _ => found.rule,
                };
                Resolved { rule, ..found }.counted_from(anchor)
            }
            None => Resolved::new(None, || open_value(named), "name-without-date"),
        }
    }

    /// Counts from publication. Without its date, only the direction is known.
    fn count_from_now(&self, unit: Unit, count: i32, tense: &dyn Fn() -> TimeTense) -> Resolved {
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

    /// Counts from the time that was spoken of; from publication if none was.
    ///
    /// "In 1956 … two days later" names no day: what was spoken of is too long.
    fn count_from_then(&self, unit: Unit, count: i32, scope: Scope) -> Resolved {
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
    fn same_years_on(&self, unit: Option<Unit>, count: i32) -> Resolved {
        let unit = unit.or(self.text.period.map(Period::unit)).unwrap_or(Unit::Year);
        let day = self
            .published
            .map(|published| self.text.period.and_then(Period::first).unwrap_or(published));
        let day = day.and_then(|day| day.with_day(1)?.with_year(day.year() + count)?.with_day(day.day()));
        let period = day.and_then(|day| Period::containing(day, unit));
        Resolved::new(period, || unknown_unit(unit).to_owned(), "same-unit-years-on")
            .counted_from(Some(Anchor::Published))
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
