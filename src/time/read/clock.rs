//! Times of day: `3 p.m. Monday`, `16:08 UTC`, `Friday morning`, `last night`, `noon`.

use super::super::meaning::{Meaning, Scope, TimeOfDay, TimeSense};
use super::super::word::{DayPart, Meridiem, Pointer, TimeWord};
use super::{Read, Reader, is_day};
use crate::timex::Unit;

impl Reader<'_> {
    /// Reads an expression that begins with a time of day.
    pub(super) fn time(&self, at: usize) -> Read<Meaning> {
        match self.word(at) {
            TimeWord::Tonight(days, part) => {
                let day = TimeSense::FromNow(Unit::Day, days);
                Some((Meaning::Time(Some(day), TimeOfDay::Part(part)), at + 1))
            }
            TimeWord::Clock(..) | TimeWord::ClockName(_) | TimeWord::Digits(..) | TimeWord::Cardinal(_) => {
                let (time, end) = self.clock(at)?;
                Some(self.with_day(time, end))
            }
            TimeWord::The | TimeWord::Pointer(_) | TimeWord::DayPart(_) => self.part_of_day(at),
            _ => None,
        }
    }

    /// Adds the day that follows a time: "3 p.m. Monday", "noon on June 5".
    ///
    /// A day after a comma is an expression of its own, but the time is on it: "at 16:15 UTC, June 1".
    fn with_day(&self, time: TimeOfDay, end: usize) -> (Meaning, usize) {
        let apart = self.text(end) == ",";
        let next = end + usize::from(apart || self.is(end, "on"));
        match self.date(next).filter(|(when, _)| is_day(when)) {
            Some((when, _)) if apart => (Meaning::Time(Some(when), time), end),
            Some((when, end)) => (Meaning::Time(Some(when), time), end),
            None => (Meaning::Time(None, time), end),
        }
    }

    /// Reads a time of day that follows a day: the `morning` of "Friday morning".
    pub(super) fn time_after_day(&self, at: usize) -> Read<TimeOfDay> {
        match self.word(at) {
            // "Saturday Night Live"
            TimeWord::DayPart(part) if !self.capital(at) => Some((TimeOfDay::Part(part), at + 1)),
            TimeWord::Clock(..) | TimeWord::ClockName(_) | TimeWord::Digits(..) => self.clock(at),
            _ => None,
        }
    }

    /// Reads `16:08`, `4 p.m.`, `5:30 pm local time`, `0800 UTC`, `noon`, with the time zone in the span.
    fn clock(&self, at: usize) -> Read<TimeOfDay> {
        let (hour, minute, meridiem, end) = match self.word(at) {
            TimeWord::ClockName(hour) => (hour, 0, None, at + 1),
            TimeWord::Clock(hour, minute, meridiem) => (hour, minute, meridiem, at + 1),
            TimeWord::Digits(time, 4) if self.zone(at + 1).is_some() || self.is(at + 1, "hours") => {
                (time / 100, time % 100, None, at + 1)
            }
            TimeWord::Digits(hour, 1 | 2) | TimeWord::Cardinal(hour) => (hour, 0, None, at + 1),
            _ => return None,
        };
        let named = matches!(self.word(at), TimeWord::ClockName(_));
        let (meridiem, end) = match self.word(end) {
            TimeWord::Meridiem(meridiem) if !named => (Some(meridiem), end + 1),
            _ => (meridiem, end),
        };
        // "at 4 in the morning"
        let led = at
            .checked_sub(1)
            .is_some_and(|before| self.any(before, &["at", "around", "about", "until", "by"]));
        let (meridiem, end) = match self.word(end + 2) {
            TimeWord::DayPart(part)
                if led && meridiem.is_none() && self.is(end, "in") && self.word(end + 1) == TimeWord::The =>
            {
                let morning = part == DayPart::Morning;
                (Some(if morning { Meridiem::Am } else { Meridiem::Pm }), end + 3)
            }
            _ => (meridiem, end),
        };
        let oclock = usize::from(self.any(end, &["o'clock", "o’clock"]));
        let (hour, end) = match meridiem {
            Some(_) if hour > 12 || hour == 0 => return None,
            Some(meridiem) => (hour % 12 + if meridiem == Meridiem::Pm { 12 } else { 0 }, end),
            None => (hour, end + oclock),
        };
        let zone = self.zone(end);
        // "16:08" may be a score: it needs a preposition or a zone.
        let stands = match self.word(at) {
            // "High Noon Pictures", but "noon Thursday"
            TimeWord::ClockName(_) => {
                (!self.capital(at + 1) || self.word(at + 1) != TimeWord::Other) && !self.joined(at + 1)
            }
            _ if meridiem.is_some() || oclock == 1 => true,
            TimeWord::Digits(_, 4) => true,
            TimeWord::Clock(..) => {
                zone.is_some()
                    || at.checked_sub(1).is_some_and(|before| {
                        self.any(
                            before,
                            &[
                                "at", "by", "from", "until", "till", "since", "around", "about", "before", "after",
                            ],
                        )
                    })
            }
            _ => false,
        };
        let valid = hour < 24 && minute < 60 || (hour, minute) == (24, 0);
        let (zone, end) = zone.unwrap_or((None, end));
        (stands && valid).then_some((TimeOfDay::Clock(hour, minute, zone), end))
    }

    /// Reads a time zone: `UTC`, `local time`, `Moscow time`. Gives its minutes from UTC where they are known.
    fn zone(&self, at: usize) -> Read<Option<i32>> {
        match self.word(at) {
            TimeWord::Zone(minutes) => Some((minutes, at + 1)),
            _ if self.is(at + 1, "time") && (self.is(at, "local") || self.capital(at)) => Some((None, at + 2)),
            _ => None,
        }
    }

    /// Reads `this morning`, `the next evening`, `the morning of June 5`, `in the afternoon`, `at night`.
    fn part_of_day(&self, at: usize) -> Read<Meaning> {
        let article = usize::from(self.word(at) == TimeWord::The);
        if let TimeWord::DayPart(part) = self.word(at + article) {
            let end = at + article + 1;
            let time = TimeOfDay::Part(part);
            if self.any(end, &["of", "from"]) {
                // "the night of February 23-24" is that of the first day.
                if let Some((Meaning::Range(first, _), end)) = self.range(end + 1)
                    && is_day(&first)
                {
                    return Some((Meaning::Time(Some(first), time), end));
                }
                if let Some((when, end)) = self.date(end + 1).filter(|(when, _)| is_day(when)) {
                    return Some((Meaning::Time(Some(when), time), end));
                }
            }
            // "the night before last"
            if article == 1 && self.is(end, "before") && self.word(end + 1) == TimeWord::Pointer(Pointer::Last) {
                return Some((Meaning::Time(Some(TimeSense::FromNow(Unit::Day, -2)), time), end + 2));
            }
            let before = at.checked_sub(1)?;
            let stands = match article {
                1 => self.any(before, &["in", "during", "by", "into"]),
                _ => self.any(before, &["at", "by", "before", "around", "until"]),
            };
            // "at dawn on Monday"
            let day = self.is(end, "on") || matches!(self.word(end), TimeWord::Weekday(_));
            return (stands && (self.is_boundary(end) || day)).then(|| self.with_day(time, end));
        }
        let TimeWord::Pointer(pointer) = self.word(at + article) else {
            return None;
        };
        let TimeWord::DayPart(part) = self.word(at + article + 1) else {
            return None;
        };
        let then = |count| TimeSense::FromThen(Unit::Day, count, Scope::Text);
        let day = match pointer {
            Pointer::Last => TimeSense::FromNow(Unit::Day, -1),
            Pointer::This => TimeSense::FromNow(Unit::Day, 0),
            Pointer::Next | Pointer::Following => then(1),
            Pointer::Previous => then(-1),
            Pointer::Same | Pointer::That => then(0),
            Pointer::Past | Pointer::Coming | Pointer::Latest => return None,
        };
        (!self.joined(at + article + 1)).then_some((Meaning::Time(Some(day), TimeOfDay::Part(part)), at + article + 2))
    }
}
