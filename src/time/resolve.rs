//! What an expression says, with the publication date, the tense and what was said before → its value.

use super::count::{shift_by, unknown_unit};
use super::meaning::{Meaning, Named, Pick, TimeOfDay, TimeSense};
use super::name::{open_value, part_of, pick_name, weekday_from};
use super::spoken::Spoken;
use super::tense::TimeTense;
use super::{TimeLexicon, TimeType};
use crate::evidence::Anchor;
use crate::timex::{Period, Timex, Unit};
use chrono::NaiveDate;

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
    pub(super) fn counted_from(mut self, anchor: Option<Anchor>) -> Self {
        self.anchor = anchor.filter(|_| self.period().is_some());
        self
    }

    pub(super) fn period(&self) -> Option<Period> {
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
    pub(super) published: Option<NaiveDate>,
    /// What was spoken of last, in the text and in this sentence.
    pub(super) text: Spoken,
    pub(super) sentence: Spoken,
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
                if !self.is_bound(when) {
                    return None;
                }
                let resolved = self.when(when, tense);
                if matches!(when, TimeSense::SomeTime(_)) {
                    // "Weeks later" ends what "two days later" counts from.
                    (self.text, self.sentence) = (Spoken::default(), Spoken::default());
                }
                let compared = matches!(
                    when,
                    TimeSense::SameYearsOn(..) | TimeSense::ToldYearsOn(_) | TimeSense::ToldIn(_)
                );
                self.remember(&resolved, compared);
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

    fn remember(&mut self, resolved: &Resolved, compared: bool) {
        if let Some(period) = resolved.period() {
            self.text.remember(period, compared);
            self.sentence.remember(period, compared);
        }
    }

    /// Puts a time of day on its day: the one in the words, else the last one in the sentence or the text.
    fn time_of_day(&mut self, when: Option<&TimeSense>, time: TimeOfDay, tense: &dyn Fn() -> TimeTense) -> FoundTime {
        let resolved = match when {
            Some(when) => self.when(when, tense),
            None => {
                // "The summit is on 12 June. … They met at 15:00": what has been was no later than the news of it.
                let lies_ahead = |day: &NaiveDate| self.published.is_some_and(|published| published < *day);
                let spoken = self.sentence.day.or(self.text.day);
                let spoken = spoken.filter(|day| !lies_ahead(day) || tense() != TimeTense::Past);
                let anchor = spoken.map_or(Anchor::Published, |day| Anchor::Text(Timex::day(day)));
                let day = spoken.or(self.published);
                Resolved::new(day.map(Period::Day), String::new, "time-of-day").counted_from(Some(anchor))
            }
        };
        self.remember(&resolved, false);
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
        self.remember(&last, false);
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
            TimeSense::Told(unit, count) => self.told(*unit, *count, tense),
            TimeSense::ToldYearsOn(count) => self.told_years_on(*count),
            TimeSense::ToldIn(year) => {
                let year = self.when(year, tense);
                self.told_in(&year)
            }
            TimeSense::Shifted(from, unit, count) => {
                let from = self.when(from, tense);
                shift_by(&from, *unit, *count)
            }
            TimeSense::Around(unit, day) => {
                let day = self.when(day, tense);
                let stretch = day
                    .period()
                    .and_then(Period::first)
                    .and_then(|day| Period::containing(day, *unit));
                Resolved::new(stretch, || unknown_unit(*unit).to_owned(), "stretch-of-day").counted_from(day.anchor)
            }
            TimeSense::Beside(day, weekday, after) => {
                let pick = if *after { Pick::After } else { Pick::Before };
                let from = self.when(day, tense);
                let found = from.period().and_then(Period::first);
                let found = found.and_then(|day| weekday_from(*weekday, pick, day, tense).0);
                let open = || open_value(Named::Weekday(*weekday));
                Resolved::new(found, open, "weekday-beside").counted_from(from.anchor)
            }
            TimeSense::SomeTime(unit) => Resolved::new(None, || unknown_unit(*unit).to_owned(), "some-time"),
            TimeSense::Then => {
                let rule = "then";
                Resolved::new(self.text.period, String::new, rule).counted_from(self.text.anchor(Unit::Day))
            }
            TimeSense::Past => Resolved::new(None, || "PAST_REF".to_owned(), "units-ago"),
        }
    }

    /// Says whether something was spoken of that the words point to: "until then", "the latest period".
    fn is_bound(&self, when: &TimeSense) -> bool {
        match when {
            TimeSense::Then => self.text.period.is_some(),
            TimeSense::Told(None, _) => self.sentence.told(self.text).is_some(),
            _ => true,
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
