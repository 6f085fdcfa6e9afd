//! Times that are told from another: `last year`, `this week`, `the same day`, `the day before yesterday`.

use super::super::lexicon::Context;
use super::super::meaning::{Amount, Length, Meaning, Named, Pick, Scope, TimeSense};
use super::super::word::{Direction, Pointer, TimeWord};
use super::{Read, Reader};
use crate::timex::Unit;

/// A pointer with the article before it.
struct Pointed {
    pointer: Pointer,
    article: bool,
}

impl Pointed {
    /// Points to a unit: "last year", "the next day".
    fn unit(&self, unit: Unit) -> TimeSense {
        let then = |count| TimeSense::FromThen(unit, count, Scope::Text);
        match self.pointer {
            Pointer::Last | Pointer::Past => TimeSense::FromNow(unit, -1),
            Pointer::This => TimeSense::FromNow(unit, 0),
            // "the next day" follows the one that was spoken of.
            Pointer::Next if self.article => then(1),
            Pointer::Next | Pointer::Coming => TimeSense::FromNow(unit, 1),
            Pointer::Previous => then(-1),
            Pointer::Following => then(1),
            Pointer::Same | Pointer::That | Pointer::Latest => then(0),
        }
    }

    /// Points to one of many of the same name: "last Friday"; `None` for "the same Friday".
    fn pick(&self) -> Option<Pick> {
        match self.pointer {
            Pointer::Last | Pointer::Past => Some(Pick::Last),
            Pointer::This => Some(Pick::This),
            Pointer::Next | Pointer::Coming => Some(Pick::Next),
            Pointer::Previous => Some(Pick::Before),
            Pointer::Following => Some(Pick::After),
            Pointer::Same | Pointer::That | Pointer::Latest => None,
        }
    }
}

impl Reader<'_> {
    /// Reads `last`, `the same`, `this past`, `this coming`.
    fn pointer(&self, at: usize) -> Read<Pointed> {
        let article = self.word(at) == TimeWord::The;
        let start = at + usize::from(article);
        let TimeWord::Pointer(pointer) = self.word(start) else {
            return None;
        };
        // "The ban will last two weeks."
        let verb = pointer == Pointer::Last
            && start.checked_sub(1).is_some_and(|before| {
                self.any(
                    before,
                    &[
                        "will", "would", "could", "can", "may", "might", "should", "must", "to", "not", "n't",
                    ],
                )
            });
        if verb {
            return None;
        }
        let (pointer, end) = match (pointer, self.word(start + 1)) {
            (Pointer::This, TimeWord::Pointer(Pointer::Past)) => (Pointer::Last, start + 2),
            (Pointer::This, TimeWord::Pointer(Pointer::Coming)) => (Pointer::Next, start + 2),
            (Pointer::This | Pointer::That, TimeWord::Pointer(Pointer::Same)) => (Pointer::Same, start + 2),
            _ => (pointer, start + 1),
        };
        // "next-day delivery", "last-minute talks"
        (!self.joined(end)).then_some((Pointed { pointer, article }, end))
    }

    /// Reads what a pointer points to: `last week`, `next Friday`, `the last week of March`, `the same period last year`.
    pub(super) fn pointed(&self, at: usize) -> Read<TimeSense> {
        if let Some(period) = self.same_years_on(at) {
            return Some(period);
        }
        let (pointed, next) = self.pointer(at)?;
        if pointed.pointer == Pointer::Latest {
            return None;
        }
        let named = match self.word(next) {
            TimeWord::Weekday(_) if pointed.pointer == Pointer::Last => {
                (self.nth_weekday(next, -1)).or_else(|| self.weekday(next))
            }
            TimeWord::Weekday(_) => self.weekday(next),
            TimeWord::Month(_) => self.month(next),
            TimeWord::Season(season) => self
                .season(next)
                .or(Some((TimeSense::One(Named::Season(season), Pick::Open), next + 1))),
            TimeWord::Unit(unit) if pointed.pointer == Pointer::Last && self.is(next + 1, "of") => {
                self.nth_unit(unit, -1, next + 1)
            }
            TimeWord::HalfOf if self.is(next + 1, "of") => return self.nth_unit(Unit::Half, 2, next + 1),
            TimeWord::HalfOf if self.is(next, "half") => return None,
            TimeWord::Other => self.holiday(next),
            _ => None,
        };
        match named {
            Some((TimeSense::One(named, Pick::Open), end)) => Some((TimeSense::One(named, pointed.pick()?), end)),
            Some((TimeSense::Inside(whole, named), end)) => Some((TimeSense::Inside(whole, named), end)),
            _ => self
                .pointed_any_unit(at)
                .filter(|((_, unit), _)| *unit != Unit::Day || !self.is_vague_day(&pointed))
                .map(|((when, unit), end)| {
                    // "last year's third quarter"
                    let part = (unit == Unit::Year)
                        .then(|| self.quarter_of_year(when.clone(), end))
                        .flatten();
                    part.unwrap_or((when, end))
                }),
        }
    }

    /// "this day" and "the last day" name no day by themselves.
    fn is_vague_day(&self, pointed: &Pointed) -> bool {
        matches!(
            pointed.pointer,
            Pointer::This | Pointer::Last | Pointer::Past | Pointer::Coming
        ) || pointed.pointer == Pointer::Next && !pointed.article
    }

    /// Reads a pointer and a unit of a day or more.
    fn pointed_any_unit(&self, at: usize) -> Read<(TimeSense, Unit)> {
        let (pointed, next) = self.pointer(at)?;
        let fiscal = self.word(next) == TimeWord::Fiscal;
        let unit_at = next + usize::from(fiscal);
        let TimeWord::Unit(unit) = self.word(unit_at) else {
            return None;
        };
        let unit = if fiscal && unit == Unit::Year {
            Unit::FiscalYear
        } else {
            unit
        };
        // "that year-end sales fell", "this Day"
        let stands = unit >= Unit::Day && !self.joined(unit_at + 1) && !self.capital(unit_at);
        stands.then(|| ((pointed.unit(unit), unit), unit_at + 1))
    }

    /// Reads a pointer and this unit: the `last year` of "July last year".
    pub(super) fn pointed_unit(&self, at: usize, unit: Unit) -> Read<TimeSense> {
        let found = self.pointed_any_unit(at).filter(|((_, found), _)| *found == unit);
        found.map(|((when, _), end)| (when, end)).or_else(|| {
            self.the_unit(at)
                .filter(|(when, _)| matches!(when, TimeSense::FromThen(found, 0, _) if *found == unit))
        })
    }

    /// Reads a pointer and a unit of a week or more, which may have parts.
    pub(super) fn pointed_stretch(&self, at: usize) -> Read<TimeSense> {
        self.pointed_any_unit(at)
            .filter(|((_, unit), _)| *unit >= Unit::Week)
            .map(|((when, _), end)| (when, end))
    }

    /// Reads `the same period last year`, `the same month a year ago`.
    fn same_years_on(&self, at: usize) -> Read<TimeSense> {
        let (pointed, next) = self.pointer(at)?;
        let unit = match self.word(next) {
            TimeWord::Unit(unit) => Some(unit),
            _ if self.any(next, &["period", "time"]) => None,
            _ => return None,
        };
        if pointed.pointer != Pointer::Same {
            return None;
        }
        let of = next + 1 + usize::from(self.any(next + 1, &["of", "in"]));
        if let Some((year, end)) = self.pointed_unit(of, Unit::Year) {
            let count = match year {
                TimeSense::FromNow(_, count) | TimeSense::FromThen(_, count, _) if count != 0 => count,
                _ => return None,
            };
            return Some((TimeSense::SameYearsOn(unit, count), end));
        }
        let (length, end) = self.length(of)?;
        let back = matches!(self.word(end), TimeWord::Direction(Direction::Ago | Direction::Earlier));
        (length.unit == Unit::Year && back).then_some((TimeSense::SameYearsOn(unit, -length.amount.whole()?), end + 1))
    }

    /// Reads `the past nine days`, `the next four years`, `the coming weeks`, `the past year`, as lengths.
    pub(super) fn pointed_length(&self, at: usize) -> Read<Meaning> {
        let (pointed, next) = self.pointer(at)?;
        if matches!(pointed.pointer, Pointer::Same | Pointer::That | Pointer::Latest) {
            return None;
        }
        let duration = |amount, unit, end| Some((Meaning::Duration(Length { amount, unit }), end));
        match self.word(next) {
            TimeWord::Units(unit) if pointed.pointer != Pointer::This => duration(Amount::Vague, unit, next + 1),
            TimeWord::Unit(unit) if unit >= Unit::Day => {
                let spans = self.after_context(at, Context::BeforeLength);
                let is_length = match pointed.pointer {
                    Pointer::Past => true,
                    Pointer::Last | Pointer::Next | Pointer::Coming => {
                        pointed.article && spans && unit != Unit::Quarter && !self.is(next + 1, "of")
                    }
                    _ => false,
                };
                is_length
                    .then(|| duration(Amount::Tenths(10), unit, next + 1))
                    .flatten()
            }
            TimeWord::Other | TimeWord::A | TimeWord::Weekday(_) | TimeWord::Month(_) => None,
            _ => {
                let (length, end) = self.length(next)?;
                let part = (pointed.pointer == Pointer::Last)
                    .then(|| self.first_months(next - 1, -1))
                    .flatten();
                match part {
                    Some((when, end)) => Some((Meaning::Date(when), end)),
                    None => Some((Meaning::Duration(length), end)),
                }
            }
        }
    }

    /// Reads `the day`, `the entire year`, `the day before`, `the day after tomorrow`; the piece is the article.
    pub(super) fn the_unit(&self, at: usize) -> Read<TimeSense> {
        let adjective = usize::from(self.any(at + 1, &["entire", "whole", "full"]));
        let unit_at = at + 1 + adjective;
        let TimeWord::Unit(unit) = self.word(unit_at) else {
            return None;
        };
        if self.word(at) != TimeWord::The
            || unit < Unit::Day
            || self.joined(unit_at)
            || self.joined(unit_at + 1)
            || self.capital(unit_at)
        {
            return None;
        }
        // "the year 2000"
        if unit == Unit::Year
            && let Some((year, end)) = self.year_digits(unit_at + 1)
        {
            return Some((year, end));
        }
        let next = unit_at + 1;
        // "the year two thousand" is not this one.
        if matches!(self.word(next), TimeWord::Cardinal(_)) {
            return None;
        }
        let (before, after) = (self.is(next, "before"), self.any(next, &["after", "following"]));
        match self.word(next + 1) {
            TimeWord::Today(-1) if before && unit == Unit::Day => {
                return Some((TimeSense::FromNow(unit, -2), next + 2));
            }
            TimeWord::Today(1) if after && unit == Unit::Day => return Some((TimeSense::FromNow(unit, 2), next + 2)),
            _ => {}
        }
        if before || after || self.any(next, &["previous", "prior"]) {
            let count = if after { 1 } else { -1 };
            // "the day before the vote" is dated by the vote.
            let ends = self.is_boundary(next + 1) && !self.is(next + 1, "when");
            return ends.then_some((TimeSense::FromThen(unit, count, Scope::Text), next + 1));
        }
        // "the day he resigned", "the deal of the century"
        let dated = self.in_context(next, Context::AfterDatedNoun) && !self.is_last_weekend(at, next);
        let figure = unit >= Unit::Decade && at.checked_sub(1).is_some_and(|of| self.is(of, "of"));
        if dated || figure {
            return None;
        }
        Some(match unit {
            Unit::Day => (TimeSense::FromThen(unit, 0, Scope::Text), next),
            Unit::Weekend => (TimeSense::FromNow(unit, 0), next),
            _ => (TimeSense::FromThen(unit, 0, Scope::Sentence), next),
        })
    }

    /// "said over the weekend that he would go", "said over the weekend he would": the weekend is the last one, and what
    /// follows is said, but not "over the weekend that followed", "over the weekend of the vote".
    fn is_last_weekend(&self, at: usize, next: usize) -> bool {
        let is_over = self.word(next - 1) == TimeWord::Unit(Unit::Weekend)
            && at.checked_sub(1).is_some_and(|before| self.is(before, "over"));
        let says = self.any(next, &["he", "it", "she", "that", "they", "we"]);
        is_over && says && !self.any(next + 1, &["began", "ended", "followed", "preceded", "saw", "was"])
    }

    /// Reads `the day`, whatever follows: "late in the day after a fall".
    pub(super) fn the_unit_at(&self, at: usize, unit: Unit) -> Read<TimeSense> {
        let stands =
            self.word(at) == TimeWord::The && self.word(at + 1) == TimeWord::Unit(unit) && !self.joined(at + 2);
        stands.then_some((TimeSense::FromThen(unit, 0, Scope::Text), at + 2))
    }

    /// Reads the `then` of "until then".
    pub(super) fn then(&self, at: usize) -> Read<TimeSense> {
        let led = at
            .checked_sub(1)
            .is_some_and(|before| self.any(before, &["since", "by", "until", "till"]));
        (led && self.is_boundary(at + 1)).then_some((TimeSense::Then, at + 1))
    }

    /// Reads `today`, `yesterday`; "Russia Today" is a name.
    pub(super) fn today(&self, at: usize, days: i32) -> Read<TimeSense> {
        let name = at
            .checked_sub(1)
            .is_some_and(|before| self.capital(at) && self.capital(before) && self.word(before) == TimeWord::Other);
        (!name).then_some((TimeSense::FromNow(Unit::Day, days), at + 1))
    }

    /// Reads `year-end`, `year's end`.
    pub(super) fn end_of_year(&self, at: usize) -> Read<Meaning> {
        let possessive = usize::from(self.any(at + 1, &["'s", "’s"]));
        let end = at + 1 + possessive;
        let stands = self.is(end, "end") && (possessive == 1 || self.joined(end) || self.is_boundary(end + 1));
        stands.then_some((Meaning::Date(TimeSense::FromNow(Unit::Year, 0)), end + 1))
    }
}
