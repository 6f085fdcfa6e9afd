//! What the words of time mean, each by itself.

use crate::timex::{Season, Unit};
use serde::Deserialize;

/// The meaning of one word, as `data/time/` and the shape of its digits tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum TimeWord {
    /// `Friday`: 5.
    Weekday(u32),
    /// `Fridays`, `Mondays`: always more than one.
    Weekdays(u32),
    /// `January`: 1.
    Month(u32),
    /// `summer`
    Season(Season),
    /// `morning`
    DayPart(DayPart),
    /// `nights` in `Friday nights`: always more than one.
    DayParts(DayPart),
    /// `then`, which needs `since`, `by` or `until` before it.
    Then,
    /// `noon`: 12.
    ClockName(u32),
    /// `UTC`: 0, `JST`: 540, in minutes from UTC; nothing where the letters name several, as `IST`.
    Zone(Option<i32>),
    /// `year`
    Unit(Unit),
    /// `years`
    Units(Unit),
    /// `seven`: 7.
    Cardinal(u32),
    /// `hundred`: 100.
    Multiplier(u32),
    /// `third`: 3; -1 is the last, as in `the final quarter`.
    Ordinal(i32),
    /// `several`
    Vague,
    /// `half`
    HalfOf,
    /// `consecutive` in `two consecutive days`.
    Between,
    /// `nearly` in `nearly five months`.
    About,
    /// `more` in `more than a year`: needs `than`, `least`, `most` or `to` after it.
    AboutWith,
    /// `today`: 0, `yesterday`: -1.
    Today(i32),
    /// `tonight`: a part of the day, counted in days from today.
    Tonight(i32, DayPart),
    /// `last`
    Pointer(Pointer),
    /// `ago`
    Direction(Direction),
    /// `early`, `mid`: which end of a stretch.
    Early,
    /// `the`
    The,
    /// `a`, `an`
    A,
    /// `beginning` in `the beginning of May`.
    Edge,
    /// `annual`: every year.
    Every(Unit),
    /// `each`
    Each,
    /// `fiscal`
    Fiscal,
    /// `nineties`: 9.
    DecadeName(u32),
    /// `long` in `decades-long`: what may be joined to a length.
    Joined,
    /// `p.m.`
    Meridiem(Meridiem),

    /// `1956`, with the number of digits.
    #[serde(skip)]
    Digits(u32, u8),
    /// `1,000`
    #[serde(skip)]
    Grouped(u32),
    /// `2.5`, in tenths: 25.
    #[serde(skip)]
    Tenths(u32),
    /// `1990s` as 199, `90s` as 9, with the number of digits.
    #[serde(skip)]
    Decade(u32, u8),
    /// `16:08`, `4pm`: hour and minute.
    #[serde(skip)]
    Clock(u32, u32, Option<Meridiem>),
    /// `Q3`: 3.
    #[serde(skip)]
    QuarterOf(i32),
    /// `H1`: 1.
    #[serde(skip)]
    HalfYear(i32),
    /// `FY2009`
    #[serde(skip)]
    FiscalYear(i32),
    /// `6/7/2024`, `5.6.2024`: as written.
    #[serde(skip)]
    NumericDate,
    /// The mark of `'82`.
    #[serde(skip)]
    Apostrophe,
    /// Any other word or mark.
    #[serde(skip)]
    Other,
}

/// A part of the day, by the letters of TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
}

impl DayPart {
    /// Gives the letters of TIMEX3.
    pub(super) fn letters(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
        }
    }
}

/// Before or after noon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Meridiem {
    Am,
    Pm,
}

/// A word that points from one time to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Pointer {
    /// `last`
    Last,
    /// `past`: as `last`, but "the past year" is a length.
    Past,
    /// `this`, `current`
    This,
    /// `next`
    Next,
    /// `coming`
    Coming,
    /// `previous`: before the time that was spoken of.
    Previous,
    /// `following`: after the time that was spoken of.
    Following,
    /// `same`: the time that was spoken of.
    Same,
    /// `that`: as `same`, but only before a unit.
    That,
    /// `latest`: the quarter that figures are told of.
    Latest,
}

/// Which way a length leads, and from where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Direction {
    /// `ago`: back from now.
    Ago,
    /// `earlier`: back from the time that was spoken of.
    Earlier,
    /// `later`: on from the time that was spoken of.
    Later,
}
