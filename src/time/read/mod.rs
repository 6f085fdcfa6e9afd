//! Pieces of a sentence → what the expressions in it say.

mod beside;
mod calendar;
mod clock;
mod days;
mod length;
mod month;
mod pointer;
mod told;

use super::lexicon::{Context, LONGEST, Opened, TimeLexicon};
use super::meaning::{Meaning, Named, TimeSense};
use super::piece::{TimePiece, fold};
use super::word::{Direction, Pointer, TimeWord};
use crate::timex::{Period, Unit};

/// What was read, and the piece after it.
type Read<T> = Option<(T, usize)>;

/// The pieces of one sentence.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) pieces: &'a [TimePiece],
    pub(super) lexicon: &'a TimeLexicon,
}

impl<'a> Reader<'a> {
    /// Reads the expression that begins at a piece; `None` if there is none.
    pub(super) fn expression(&self, at: usize) -> Read<Meaning> {
        let opens = self.pieces.get(at).is_some_and(|piece| piece.opens);
        if let Some(phrase) = opens.then(|| self.phrase(at)).flatten() {
            return Some(phrase);
        }
        if self.word(at) == TimeWord::Other && !opens || self.sums_up(at) {
            return None;
        }
        (self.set(at))
            .or_else(|| self.edge_of_date(at))
            .or_else(|| self.date_or_time(at))
            .or_else(|| self.length_expression(at))
    }

    /// "At the end of the day, all want peace": says whether a piece is one of these words where they tell no time.
    fn sums_up(&self, at: usize) -> bool {
        const WORDS: [&str; 6] = ["at", "the", "end", "of", "the", "day"];
        let is_all = |first: usize| {
            let mut words = WORDS.iter().enumerate();
            let fronted = self.text(first).starts_with('A') || self.text(first + WORDS.len()) == ",";
            fronted && words.all(|(place, word)| self.is(first + place, word))
        };
        self.any(at, &["the", "end", "day"]) && (at.saturating_sub(WORDS.len())..at).any(is_all)
    }

    /// Reads `early last year`, `the end of May`, `mid-July`, `later in the day`: which end does not change the value.
    fn edge_of_date(&self, at: usize) -> Read<Meaning> {
        let start = at + usize::from(self.word(at) == TimeWord::The);
        let start = start + usize::from(self.is(start, "very"));
        let after = start + 1;
        match self.word(start) {
            TimeWord::Edge if self.is(after, "of") || self.joined(after) => {
                let after = after + usize::from(self.is(after, "of"));
                self.date_or_time(after).or_else(|| self.plain_year(after))
            }
            TimeWord::Early | TimeWord::Direction(Direction::Earlier | Direction::Later) => {
                if self.is(after, "in")
                    && let Some((when, end)) = self.the_unit_at(after + 1, Unit::Day)
                {
                    return Some((Meaning::Date(when), end));
                }
                if self.is(after, "in")
                    && matches!(
                        self.word(after + 1),
                        TimeWord::The | TimeWord::Month(_) | TimeWord::Pointer(_)
                    )
                {
                    return self.date_or_time(after + 1);
                }
                let early = self.word(start) == TimeWord::Early;
                // "late on Monday", but "late on his first visit"
                if early && self.is(after, "on") {
                    return self.date_or_time(after + 1).filter(|(meaning, _)| is_on_day(meaning));
                }
                // "earlier June" says nothing; "earlier this month" does.
                if !early && !matches!(self.word(after), TimeWord::Pointer(_) | TimeWord::Today(_)) {
                    return None;
                }
                self.date_or_time(after)
                    .or_else(|| early.then(|| self.plain_year(after)).flatten())
            }
            TimeWord::Unit(Unit::Year) => self.end_of_year(start).or_else(|| self.year_earlier(start)),
            _ => None,
        }
    }

    /// Reads the 1800 of "early 1800", which alone could be a number.
    fn plain_year(&self, at: usize) -> Read<Meaning> {
        let (year, end) = self.year_digits(at)?;
        Some((Meaning::Date(year), end))
    }

    /// Reads a day, month, year or what is as good, with the time of day that belongs to it.
    fn date_or_time(&self, at: usize) -> Read<Meaning> {
        if let Some(time) = self.time(at) {
            return Some(time);
        }
        if let Some(range) = self.range(at) {
            return Some(range);
        }
        if let Some(length) = self.pointed_length(at) {
            return Some(length);
        }
        if let Some(year) = self.year_ended(at) {
            return Some(year);
        }
        let (when, end) = self.date(at)?;
        if is_day(&when)
            && let Some((time, end)) = self.time_after_day(end)
        {
            return Some((Meaning::Time(Some(when), time), end));
        }
        Some((Meaning::Date(when), end))
    }

    /// Reads a date by its first word.
    fn date(&self, at: usize) -> Read<TimeSense> {
        match self.word(at) {
            TimeWord::Weekday(_) => self.weekday(at),
            TimeWord::Month(_) => self.month(at),
            TimeWord::Digits(..) => self.date_of_digits(at),
            TimeWord::NumericDate => self.numeric_date(at),
            TimeWord::Ordinal(number) => (self.nth_weekday(at + 1, number))
                .or_else(|| self.day_before_month(at))
                .or_else(|| self.nth(at)),
            TimeWord::QuarterOf(_) | TimeWord::HalfYear(_) => self.nth(at),
            TimeWord::Decade(..) | TimeWord::DecadeName(_) => self.decade(at),
            TimeWord::FiscalYear(_) | TimeWord::Fiscal => self.fiscal_year(at),
            TimeWord::Season(_) => self.season(at),
            TimeWord::Today(days) => self.today(at, days),
            TimeWord::Pointer(_) => self.pointed(at),
            TimeWord::The => self.beside(at).or_else(|| self.after_the(at)),
            TimeWord::Then => self.then(at),
            TimeWord::Other => self.holiday(at),
            TimeWord::Apostrophe => self.short_year(at),
            _ => None,
        }
    }

    /// Reads a date that begins with `the`: the 1990s, the third quarter, the 5th of June, the day.
    fn after_the(&self, at: usize) -> Read<TimeSense> {
        match self.word(at + 1) {
            TimeWord::Pointer(Pointer::Latest) => self.told(at),
            TimeWord::Pointer(_) => self.pointed(at),
            TimeWord::Digits(..) => {
                let (year, end) = self.year_digits(at + 1)?;
                self.quarter_of_year(year, end)
            }
            TimeWord::Ordinal(number) => (self.nth_weekday(at + 2, number))
                .or_else(|| self.day_before_month(at + 1))
                .or_else(|| self.nth(at + 1))
                .or_else(|| self.day_of_month(at + 1)),
            TimeWord::Decade(..) | TimeWord::DecadeName(_) => self.decade(at + 1),
            TimeWord::Season(_) => self.season(at + 1),
            TimeWord::Fiscal => self.fiscal_year(at + 1),
            TimeWord::Apostrophe => self.decade_after_apostrophe(at + 1),
            _ => (self.told(at))
                .or_else(|| self.week_of(at))
                .or_else(|| self.the_unit(at)),
        }
    }

    /// Reads a fixed phrase, the longest that fits.
    fn phrase(&self, at: usize) -> Read<Meaning> {
        let mut buffer = [0; LONGEST];
        let first = fold(self.text(at), &mut buffer)?;
        self.lexicon.openings(first).iter().find_map(|opening| {
            let Opened::Phrase(index) = opening.means else {
                return None;
            };
            let end = at + 1 + opening.rest.len();
            let same = (opening.rest.iter().enumerate()).all(|(offset, word)| self.is(at + 1 + offset, word));
            let phrase = self.lexicon.phrases().get(index)?;
            // "in the past two years" is a length.
            let goes_on = matches!(
                self.word(end),
                TimeWord::Unit(_)
                    | TimeWord::Units(_)
                    | TimeWord::Fiscal
                    | TimeWord::Digits(..)
                    | TimeWord::Cardinal(_)
                    | TimeWord::Vague
            ) || self.joined(end);
            let before = at.checked_sub(1).map_or("", |before| self.text(before));
            let fits = same && !goes_on && !self.joined(at) && phrase.fits(before, self.text(end));
            fits.then_some((Meaning::Phrase(index), end))
        })
    }

    /// Gives the meaning of a piece; [`Word::Other`] past either end.
    pub(super) fn word(&self, at: usize) -> TimeWord {
        self.pieces.get(at).map_or(TimeWord::Other, |piece| piece.word)
    }

    /// Gives the meaning of the piece before.
    fn word_before(&self, at: usize) -> TimeWord {
        at.checked_sub(1).map_or(TimeWord::Other, |before| self.word(before))
    }

    /// Gives the letters of a piece; empty past the end.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.pieces.get(at).map_or("", |piece| piece.span.slice(self.text))
    }

    /// Says whether a piece is this word, in any case.
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        let span = self.pieces.get(at).map(|piece| piece.span);
        // The lengths tell it of nearly all.
        span.is_some_and(|span| span.len() == word.len() && span.slice(self.text).eq_ignore_ascii_case(word))
    }

    /// Says whether a piece is one of these words, in any case.
    pub(super) fn any(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    /// Says whether a piece hangs on the one before by a hyphen or dash.
    fn joined(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.joined)
    }

    fn weak(&self, at: usize) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.weak)
    }

    /// Says whether a piece begins with a capital.
    fn capital(&self, at: usize) -> bool {
        self.text(at).starts_with(char::is_uppercase)
    }

    /// Says whether a piece is in a list of words.
    pub(super) fn in_context(&self, at: usize, context: Context) -> bool {
        let mut buffer = [0; LONGEST];
        fold(self.text(at), &mut buffer).is_some_and(|word| self.lexicon.is(context, word))
    }

    /// Says whether the piece before is in a list of words.
    fn after_context(&self, at: usize, context: Context) -> bool {
        at.checked_sub(1).is_some_and(|before| self.in_context(before, context))
    }

    /// Says whether a clause or a phrase ends before this piece, so that no noun follows.
    fn is_boundary(&self, at: usize) -> bool {
        let text = self.text(at);
        text.is_empty()
            || !text.starts_with(char::is_alphanumeric) && !matches!(text, "%" | "$" | "€" | "£")
            || self.any(
                at,
                &[
                    "and", "or", "but", "in", "at", "on", "with", "for", "to", "by", "from", "as", "when",
                ],
            )
    }
}

/// Says whether this is a day, so that a time of day may follow.
fn is_day(when: &TimeSense) -> bool {
    match when {
        TimeSense::Known(period) => matches!(period, Period::Day(_)),
        TimeSense::One(named, _) | TimeSense::Inside(_, named) => matches!(
            named,
            Named::Weekday(_)
                | Named::MonthDay(..)
                | Named::DayOfMonth(_)
                | Named::WeekdayOfMonth(..)
                | Named::NthWeekday(..)
                | Named::Holiday(_)
        ),
        TimeSense::FromNow(unit, _) | TimeSense::FromThen(unit, ..) => *unit == Unit::Day,
        TimeSense::Beside(..) => true,
        TimeSense::Shifted(from, ..) => is_day(from),
        _ => false,
    }
}

/// Says whether this is on some day.
fn is_on_day(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Date(when) => is_day(when),
        Meaning::Time(when, _) => when.is_some(),
        _ => false,
    }
}
