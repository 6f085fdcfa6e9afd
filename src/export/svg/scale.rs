//! Days on a line, as long as most of them lie: the few that lie far off stand at its ends.

use chrono::{Datelike, Days, NaiveDate};

/// Of the marks so many in a hundred, and one where there are several, may stand at an end, if the others then have
/// more than four times the room.
const FAR: usize = 5;
const SEVERAL: usize = 8;
const GAIN: i64 = 4;
/// How far apart the years or months on the axis are, in pixels.
const APART: f64 = 64.0;
/// The steps of the axis, in months.
const STEPS: [u32; 9] = [1, 3, 6, 12, 24, 60, 120, 240, 600];

/// Where days stand.
pub(super) struct Scale {
    first: NaiveDate,
    last: NaiveDate,
    left: f64,
    right: f64,
    /// The days that lie beyond its ends.
    before: Option<NaiveDate>,
    after: Option<NaiveDate>,
}

impl Scale {
    /// Makes it for the days of marks.
    pub(super) fn new(days: impl Iterator<Item = (NaiveDate, NaiveDate)>, left: f64, right: f64) -> Self {
        let (mut firsts, mut lasts): (Vec<NaiveDate>, Vec<NaiveDate>) = days.unzip();
        firsts.sort_unstable();
        lasts.sort_unstable();
        let (first, last) = (
            firsts.first().copied().unwrap_or_default(),
            lasts.last().copied().unwrap_or_default(),
        );
        let far = (firsts.len() * FAR / 100).max(usize::from(firsts.len() >= SEVERAL));
        let inner = firsts.get(far).copied().zip(lasts.iter().rev().nth(far).copied());
        let span = |(first, last): (NaiveDate, NaiveDate)| (last - first).num_days().max(1);
        let inner = inner.filter(|&inner| far > 0 && span(inner) * GAIN < span((first, last)));
        let (begin, end) = inner.unwrap_or((first, last));
        // Some room, so that no mark is cut in half.
        let room = Days::new((span((begin, end)) / 40).max(1).unsigned_abs());
        Self {
            first: begin.checked_sub_days(room).unwrap_or(begin),
            last: end.checked_add_days(room).unwrap_or(end),
            left,
            right,
            before: (first < begin).then_some(first),
            after: (last > end).then_some(last),
        }
    }

    /// Gives how far right a day stands.
    pub(super) fn at(&self, day: NaiveDate) -> f64 {
        let all = (self.last - self.first).num_days().max(1) as f64;
        let share = (day - self.first).num_days() as f64 / all;
        self.left + share.clamp(0.0, 1.0) * (self.right - self.left)
    }

    /// Says which days stand at the ends although they lie beyond.
    pub(super) fn note(&self) -> Option<String> {
        let before = self.before.map(|day| format!("at the left end: from {}", day.year()));
        let after = self.after.map(|day| format!("at the right end: until {}", day.year()));
        match (before, after) {
            (Some(before), Some(after)) => Some(format!("{before}; {after}")),
            (before, after) => before.or(after),
        }
    }

    /// Gives years or months, far enough apart to be read.
    pub(super) fn ticks(&self) -> Vec<(f64, String)> {
        let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
        let (first, last) = (months(self.first) + 1, months(self.last));
        let room = ((self.right - self.left) / APART).max(1.0) as i64;
        let step = STEPS.into_iter().find(|&step| (last - first) / i64::from(step) < room);
        let step = i64::from(step.unwrap_or(STEPS[STEPS.len() - 1]));
        let mut ticks = Vec::new();
        let mut month = first.div_euclid(step) * step;
        while month <= last {
            let (year, number) = (month.div_euclid(12), month.rem_euclid(12) + 1);
            let day = NaiveDate::from_ymd_opt(year as i32, number as u32, 1);
            if let Some(day) = day.filter(|_| month >= first) {
                let words = if step % 12 == 0 {
                    format!("{year}")
                } else {
                    format!("{year}-{number:02}")
                };
                ticks.push((self.at(day), words));
            }
            month += step;
        }
        // Within a month: its first and last day.
        if ticks.is_empty() {
            ticks.extend([self.first, self.last].map(|day| (self.at(day), day.to_string())));
        }
        ticks
    }
}

/// Writes the days of a mark.
pub(super) fn day_words((first, last): (NaiveDate, NaiveDate)) -> String {
    match first == last {
        true => first.to_string(),
        false => format!("{first} to {last}"),
    }
}
