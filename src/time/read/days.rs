//! Several days or years together: `June 5-7`, `March 2, 3 and 4, 2021`, `2009-2011`.

use super::super::meaning::{Meaning, Named, TimeSense};
use super::super::word::TimeWord;
use super::month::is_day_of;
use super::{Read, Reader};

/// Numbers of days that go up, with what stands between them.
pub(super) struct DayList {
    first: u32,
    last: u32,
    /// Whether no day between the first and the last is left out.
    whole: bool,
    /// The piece after the last.
    pub(super) end: usize,
}

impl Reader<'_> {
    /// Reads `June 5-7`, `5 to 7 June 2024`, `June 5, 6 and 7`, `2009-2011`.
    pub(super) fn range(&self, at: usize) -> Read<Meaning> {
        if let Some((first, last, end)) = self.year_range(at) {
            return Some((Meaning::Range(first, last), end));
        }
        let leading = matches!(self.word(at), TimeWord::Month(_));
        let days = self
            .days_of_month(at + usize::from(leading))
            .filter(|days| days.whole)?;
        let month_at = if leading { at } else { days.end };
        let end = if leading { days.end } else { days.end + 1 };
        let TimeWord::Month(month) = self.word(month_at) else {
            return None;
        };
        if !is_day_of(month, days.last) {
            return None;
        }
        let (first, _) = self.with_year(Named::MonthDay(month, days.first), end);
        let (last, end) = self.with_year(Named::MonthDay(month, days.last), end);
        Some((Meaning::Range(first, last), end))
    }

    /// Reads `5-7`, `5 to 7`, `5 and 6`, `5, 6 and 7`, after their month or before it.
    pub(super) fn days_of_month(&self, at: usize) -> Option<DayList> {
        let first = self.day_number(at)?;
        let stretch = self.joined(at + 1) || self.is(at + 1, "to");
        let mut days = DayList {
            first,
            last: first,
            whole: true,
            end: at + 1,
        };
        loop {
            let comma = usize::from(self.text(days.end) == ",");
            let and = usize::from(self.any(days.end + comma, &["and", "or"]));
            let next = match stretch {
                true => days.end + usize::from(self.is(days.end, "to")),
                false => days.end + comma + and,
            };
            let day = self.day_number(next).filter(|&day| day > days.last)?;
            if !stretch && comma + and == 0 {
                return None;
            }
            days.whole &= stretch || day == days.last + 1;
            (days.last, days.end) = (day, next + 1);
            if stretch || and == 1 {
                break;
            }
        }
        // "on June 5 and 6 people" counts people.
        let stands = stretch && self.joined(days.end - 1)
            || self.is_boundary(days.end)
            || self.four_digits(days.end).is_some()
            || matches!(self.word(days.end), TimeWord::Month(_));
        stands.then_some(days)
    }

    /// Reads the `10` and the `17` of "May 6, 10 and 17".
    pub(super) fn day_of_list(&self, at: usize) -> Read<TimeSense> {
        let day = self.day_number(at)?;
        let listed = |at: usize| {
            matches!(self.word(at), TimeWord::Digits(_, 1 | 2)) || self.text(at) == "," || self.any(at, &["and", "or"])
        };
        if !at.checked_sub(1).is_some_and(listed) {
            return None;
        }
        let month_at = (0..at).rev().find(|&before| !listed(before))?;
        let TimeWord::Month(month) = self.word(month_at) else {
            return None;
        };
        let list = self.days_of_month(month_at + 1).filter(|list| at < list.end)?;
        let (when, end) = self.with_year(Named::MonthDay(month, day), list.end);
        Some((when, if at + 1 == list.end { end } else { at + 1 }))
    }
}
