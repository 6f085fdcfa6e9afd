//! Years and what they are made of or make up: `1956`, `the third quarter of 2009`, `the 1990s`, `19th century`.

use super::super::lexicon::Context;
use super::super::meaning::{Named, Pick, TimeSense};
use super::super::word::TimeWord;
use super::{Read, Reader};
use crate::timex::{Period, Unit};
use chrono::NaiveDate;

impl Reader<'_> {
    /// Reads a date that begins with digits: `2024-06-05`, `5 June`, `1956`.
    pub(super) fn date_of_digits(&self, at: usize) -> Read<TimeSense> {
        self.iso_date(at)
            .or_else(|| self.day_before_month(at))
            .or_else(|| self.day_of_list(at))
            .or_else(|| self.year(at))
    }

    /// Reads `2024-06-05` and `2024-06`.
    fn iso_date(&self, at: usize) -> Read<TimeSense> {
        let TimeWord::Digits(year, 4) = self.word(at) else {
            return None;
        };
        let two = |at: usize| match self.word(at) {
            TimeWord::Digits(value, 2) if self.joined(at) => Some(value),
            _ => None,
        };
        let month = two(at + 1)?;
        if self.joined(at) || !(1000..=2999).contains(&year) {
            return None;
        }
        match two(at + 2) {
            Some(day) => {
                let day = NaiveDate::from_ymd_opt(year as i32, month, day)?;
                Some((TimeSense::Known(Period::Day(day)), at + 3))
            }
            None => Some((
                TimeSense::Known(Period::parse(&format!("{year:04}-{month:02}"))?),
                at + 2,
            )),
        }
    }

    /// Reads `6/13/2024`, `13/6/2024`, `5.6.2024`.
    ///
    /// With dots the day comes first; with strokes the month, unless no month has that number.
    pub(super) fn numeric_date(&self, at: usize) -> Read<TimeSense> {
        let text = self.text(at);
        let mark = if text.contains('/') { '/' } else { '.' };
        let mut parts = text.split(mark).map(|part| (part.parse::<u32>().ok(), part.len()));
        let ((first, first_length), (second, _), (third, third_length)) = (parts.next()?, parts.next()?, parts.next()?);
        let (first, second, third) = (first?, second?, third?);
        if parts.next().is_some() {
            return None;
        }
        let (year, month, day) = match (first_length, third_length) {
            (4, _) => (first, second, third),
            (_, 4) if mark == '.' || first > 12 => (third, second, first),
            (_, 4) => (third, first, second),
            // "7/8/07": years of two digits are of this century.
            (_, 2) if mark == '/' && first <= 12 => (2000 + third, first, second),
            (_, 2) if mark == '/' => (2000 + third, second, first),
            _ => return None,
        };
        let year = i32::try_from(year).ok().filter(|year| (1000..=2999).contains(year))?;
        let day = NaiveDate::from_ymd_opt(year, month, day)?;
        Some((TimeSense::Known(Period::Day(day)), at + 1))
    }

    /// Reads four digits as a year where the words around them let them be one.
    fn year(&self, at: usize) -> Read<TimeSense> {
        let (when, end) = self.year_digits(at)?;
        let TimeWord::Digits(year, _) = self.word(at) else {
            return None;
        };
        if let Some(quarter) = self.quarter_of_year(when.clone(), end) {
            return Some(quarter);
        }
        // "1500 troops" and "some 2000 people" count; "in 1500" does not.
        let plain = (1800..=2099).contains(&year) && year % 100 != 0;
        let stands = plain || self.after_context(at, Context::BeforeTime) || self.word_before(at) == TimeWord::The;
        stands.then_some((when, end))
    }

    /// Reads four digits as a year, unless they number a document or count something.
    pub(super) fn year_digits(&self, at: usize) -> Read<TimeSense> {
        let (year, end) = self.four_digits(at)?;
        let numbered = self.after_context(at, Context::BeforeNumber) || self.after_mark_of_number(at);
        // "resolutions 1718 and 1874"
        let second =
            at >= 3 && self.any(at - 1, &["and", "or", ","]) && matches!(self.word(at - 2), TimeWord::Digits(..));
        let numbered = numbered || second && self.after_context(at - 2, Context::BeforeNumber) || self.ends_name(at);
        let counts = self.in_context(end, Context::Counted)
            || matches!(
                self.word(end),
                TimeWord::Multiplier(_) | TimeWord::Units(_) | TimeWord::Zone(_) | TimeWord::Month(_)
            )
            || matches!(self.text(end), "%" | "°" | "€")
            || matches!(self.word(end), TimeWord::Unit(_)) && self.joined(end);
        if numbered || counts || self.any(end, &["bc", "b.c.", "bce"]) {
            return None;
        }
        Some((TimeSense::Known(Period::Year(year)), end))
    }

    /// Says whether four digits end a name: `Vision 2030`, `Project 2025`.
    ///
    /// A law or a treaty is named by its year: "the Geneva Conventions 1949".
    fn ends_name(&self, at: usize) -> bool {
        at.checked_sub(1)
            .is_some_and(|before| self.in_context(before, Context::NamedByNumber) && self.capital(before))
    }

    /// Says whether a currency sign, a number sign or the hyphen of a name stands before: `$2000`, `A330-2000`.
    fn after_mark_of_number(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let mark = matches!(
            self.text(before),
            "$" | "€" | "£" | "¥" | "₽" | "₹" | "#" | "№" | "+" | "=" | "×"
        );
        let name = self.joined(at)
            && !matches!(
                self.word(before),
                TimeWord::Early | TimeWord::Edge | TimeWord::Month(_) | TimeWord::Digits(..)
            );
        let prefix = self.any(before, &["pre", "post", "then", "since"]);
        mark || name && !prefix
    }

    /// Gives the year that four digits write, from 1000 to 2199.
    pub(super) fn four_digits(&self, at: usize) -> Read<i32> {
        match self.word(at) {
            TimeWord::Digits(year @ 1000..=2199, 4) => Some((year as i32, at + 1)),
            _ => None,
        }
    }

    /// Reads `2009-2011`, `1941-45`, as the first and the last year.
    pub(super) fn year_range(&self, at: usize) -> Option<(TimeSense, TimeSense, usize)> {
        let (first, next) = self.four_digits(at)?;
        if !self.joined(next) || self.joined(next + 1) || self.year_digits(at).is_none() {
            return None;
        }
        let last = match self.word(next) {
            TimeWord::Digits(last, 4) => last as i32,
            TimeWord::Digits(last, 2) => first / 100 * 100 + last as i32,
            _ => return None,
        };
        let range = first < last && last < first + 200 && last <= 2199;
        range.then_some((
            TimeSense::Known(Period::Year(first)),
            TimeSense::Known(Period::Year(last)),
            next + 1,
        ))
    }

    /// Reads `'82`.
    pub(super) fn short_year(&self, at: usize) -> Read<TimeSense> {
        match self.word(at + 1) {
            // "iLife '11" is a name.
            TimeWord::Digits(year, 2)
                if self.is_apostrophe_before(at + 1) && self.after_context(at, Context::BeforeTime) =>
            {
                Some((TimeSense::One(Named::ShortYear(year), Pick::Open), at + 2))
            }
            TimeWord::Decade(_, 1) => self.decade_after_apostrophe(at),
            _ => None,
        }
    }

    /// Reads `'90s`.
    pub(super) fn decade_after_apostrophe(&self, at: usize) -> Read<TimeSense> {
        match self.word(at + 1) {
            TimeWord::Decade(decade, 1) if self.is_apostrophe_before(at + 1) => {
                Some((TimeSense::One(Named::ShortDecade(decade), Pick::Open), at + 2))
            }
            _ => None,
        }
    }

    /// Says whether an apostrophe stands before a piece without a space, and nothing before that.
    fn is_apostrophe_before(&self, at: usize) -> bool {
        let (Some(mark), Some(number)) = (
            at.checked_sub(1).and_then(|mark| self.pieces.get(mark)),
            self.pieces.get(at),
        ) else {
            return false;
        };
        let opens = !self.text[..mark.span.start as usize].ends_with(|letter: char| letter.is_alphanumeric());
        mark.word == TimeWord::Apostrophe && mark.span.end == number.span.start && opens
    }

    /// Reads `1990s`, `90s`, `nineties`; "his 70s" is an age.
    pub(super) fn decade(&self, at: usize) -> Read<TimeSense> {
        let decade = match self.word(at) {
            TimeWord::Decade(decade, 3) if (100..220).contains(&decade) => {
                return Some((TimeSense::Known(Period::Decade(decade as i32)), at + 1));
            }
            TimeWord::Decade(decade, 1) | TimeWord::DecadeName(decade) => decade,
            _ => return None,
        };
        let after_decade = self.any(at.checked_sub(1)?, &["and", "or", "to"])
            && at >= 2
            && matches!(self.word(at - 2), TimeWord::Decade(..) | TimeWord::DecadeName(_));
        // "in his early 60s"
        let before = at - usize::from(self.word_before(at) == TimeWord::Early);
        let age = before > 0 && self.any(before - 1, &["his", "her", "their", "my", "our", "your"]);
        let stands =
            !age && (after_decade || matches!(self.word_before(at), TimeWord::The | TimeWord::Early | TimeWord::Edge));
        stands.then_some((TimeSense::One(Named::ShortDecade(decade), Pick::Open), at + 1))
    }

    /// Reads `fiscal 2009`, `fiscal year 2009`, `FY2009`, `fiscal year`.
    pub(super) fn fiscal_year(&self, at: usize) -> Read<TimeSense> {
        if let TimeWord::FiscalYear(year) = self.word(at) {
            return Some((TimeSense::Known(Period::FiscalYear(year)), at + 1));
        }
        let named = self.word(at + 1) == TimeWord::Unit(Unit::Year);
        let after = at + 1 + usize::from(named);
        if let Some((year, end)) = self.four_digits(after) {
            return Some((TimeSense::Known(Period::FiscalYear(year)), end));
        }
        (named && self.word_before(at) == TimeWord::The).then_some((TimeSense::FromNow(Unit::FiscalYear, 0), after))
    }

    /// Reads `winter`, `summer of 2008`, `spring last year`.
    pub(super) fn season(&self, at: usize) -> Read<TimeSense> {
        let TimeWord::Season(season) = self.word(at) else {
            return None;
        };
        let named = Named::Season(season);
        let of = usize::from(self.any(at + 1, &["of", "in", ","]));
        if let Some((year, end)) = self.four_digits(at + 1 + of) {
            return Some((TimeSense::Known(Period::Season(year, season)), end));
        }
        if let Some((year, end)) = self.pointed_unit(at + 1 + of, Unit::Year) {
            return Some((TimeSense::Inside(Box::new(year), named), end));
        }
        // "the fall of Kabul", "the autumn of his life"
        if self.is(at + 1, "of") {
            return None;
        }
        // "a spring in his step"
        let article = usize::from(self.word_before(at) == TimeWord::The);
        let stands = at
            .checked_sub(article)
            .is_some_and(|start| self.after_context(start, Context::BeforeTime));
        let stands = if self.weak(at) {
            // "continue to fall"
            let infinitive = at.checked_sub(1).is_some_and(|before| self.is(before, "to"));
            stands && !infinitive
        } else {
            stands || article == 1
        };
        // "the Winter Olympics"
        let name = self.capital(at + 1) && self.word(at + 1) == TimeWord::Other || self.capital(at) && self.joined(at);
        (stands && !name).then_some((TimeSense::One(named, Pick::Open), at + 1))
    }

    /// Reads `third quarter of 2009`, `Q3`, `first week of May`, `19th century`, `first half of next year`.
    pub(super) fn nth(&self, at: usize) -> Read<TimeSense> {
        let (unit, number, end) = match self.word(at) {
            TimeWord::QuarterOf(quarter) => (Unit::Quarter, quarter, at + 1),
            TimeWord::HalfYear(half) => (Unit::Half, half, at + 1),
            TimeWord::Ordinal(number) => {
                let fiscal = usize::from(self.word(at + 1) == TimeWord::Fiscal);
                match self.word(at + 1 + fiscal) {
                    TimeWord::Unit(unit) => (unit, number, at + 2 + fiscal),
                    TimeWord::Units(Unit::Century) => (Unit::Century, number, at + 2),
                    TimeWord::HalfOf => (Unit::Half, number, at + 2),
                    _ => return self.first_months(at, number),
                }
            }
            _ => return None,
        };
        self.nth_unit(unit, number, end)
    }

    /// Gives the n-th unit of what follows, if it has that many.
    pub(super) fn nth_unit(&self, unit: Unit, number: i32, end: usize) -> Read<TimeSense> {
        let named = Named::Nth(unit, number);
        match unit {
            Unit::Century if (1..=22).contains(&number) => Some((TimeSense::Known(Period::Century(number - 1)), end)),
            Unit::Quarter if number <= 4 || number == -1 => match self.frame(end) {
                Some((year, end)) => Some((TimeSense::Inside(Box::new(year), named), end)),
                None => (number > 0).then_some((TimeSense::One(named, Pick::Open), end)),
            },
            Unit::Half if number <= 2 => match self.frame(end) {
                Some((year, end)) => Some((TimeSense::Inside(Box::new(year), named), end)),
                // "the first half of the match"
                None => (number > 0 && !self.is(end, "of")).then_some((TimeSense::One(named, Pick::Open), end)),
            },
            Unit::Day | Unit::Week | Unit::Weekend | Unit::Month | Unit::Year | Unit::Decade if self.is(end, "of") => {
                let (whole, end) = self.frame(end)?;
                Some((TimeSense::Inside(Box::new(whole), named), end))
            }
            _ => None,
        }
    }

    /// Reads `first six months of 2009` as the half-year, `last three months of 2009` as the quarter.
    pub(super) fn first_months(&self, at: usize, number: i32) -> Read<TimeSense> {
        let (length, end) = self.length(at + 1)?;
        let (whole, end) = self.frame(end)?;
        let unit = match (length.unit, length.amount.whole()?) {
            (Unit::Month, 3) => Unit::Quarter,
            (Unit::Month, 6) => Unit::Half,
            _ => return None,
        };
        matches!(number, 1 | -1).then_some((TimeSense::Inside(Box::new(whole), Named::Nth(unit, number)), end))
    }

    /// Reads the longer stretch that a part belongs to: `of 2009`, `of next year`, `of March`, `of the 1990s`.
    pub(super) fn frame(&self, at: usize) -> Read<TimeSense> {
        let at = at + usize::from(self.any(at, &["of", "in"]));
        let at_noun = at + usize::from(self.word(at) == TimeWord::The);
        if let Some((year, end)) = self.four_digits(at) {
            return Some((TimeSense::Known(Period::Year(year)), end));
        }
        match self.word(at_noun) {
            TimeWord::Month(_) => self.month(at_noun),
            TimeWord::Decade(..) | TimeWord::DecadeName(_) => self.decade(at_noun),
            TimeWord::FiscalYear(_) | TimeWord::Fiscal => self.fiscal_year(at_noun),
            TimeWord::Ordinal(number) if self.word(at_noun + 1) == TimeWord::Unit(Unit::Century) => {
                self.nth_unit(Unit::Century, number, at_noun + 2)
            }
            _ => self.pointed_stretch(at).or_else(|| self.the_unit(at)),
        }
    }
}
