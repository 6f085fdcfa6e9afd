//! TIMEX3 → EDTF, the Extended Date/Time Format of ISO 8601-2.

use super::{Period, Timex, with_seconds};

/// A date in EDTF with the lowest level of the format that can say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edtf {
    /// `199X`, `2008-22`, `2024-06-05`.
    pub text: String,
    /// 0, 1 or 2.
    pub level: u8,
}

impl Timex {
    /// Gives the value in EDTF; `None` for durations, sets, references, fiscal years and unanchored weekdays, which
    /// EDTF cannot say.
    ///
    /// Weeks and weekends become intervals of days; a part of a day is dropped, a clock time kept.
    pub fn to_edtf(&self) -> Option<Edtf> {
        let value = self.as_str();
        match value.split_once('/') {
            None => one(value),
            Some((first, last)) => {
                let (first, last) = (end(first)?, end(last)?);
                // The first day of a week, and the last of another one.
                let ends = (first.text.split('/').next()?, last.text.rsplit('/').next()?);
                (ends != ("..", "..")).then(|| Edtf {
                    text: format!("{}/{}", ends.0, ends.1),
                    level: first.level.max(last.level),
                })
            }
        }
    }
}

/// Converts an end of a range; an open one is of level 1.
fn end(value: &str) -> Option<Edtf> {
    match value {
        ".." => Some(Edtf {
            text: value.to_owned(),
            level: 1,
        }),
        _ => one(value),
    }
}

/// Converts a value that is no range.
fn one(value: &str) -> Option<Edtf> {
    let edtf = |level, text| Some(Edtf { text, level });
    let Some(period) = Period::parse(super::date_part(value)) else {
        return unknown_year(value);
    };
    match period {
        Period::Day(_) | Period::Month(..) | Period::Year(_) => edtf(0, with_seconds(value)),
        Period::Week(_) | Period::Weekend(_) => {
            let (first, last) = period.bounds()?;
            edtf(0, format!("{}/{}", Period::Day(first), Period::Day(last)))
        }
        Period::Season(year, season) => edtf(1, format!("{year:04}-{}", 21 + season as u32)),
        Period::Quarter(year, quarter) => edtf(2, format!("{year:04}-{}", 32 + quarter)),
        Period::Half(year, half) => edtf(2, format!("{year:04}-{}", 39 + half)),
        Period::Decade(_) => edtf(1, format!("{period}X")),
        Period::Century(_) => edtf(1, format!("{period}XX")),
        Period::FiscalYear(_) => None,
    }
}

/// Keeps `XXXX-03-22` and `XXXX-03`, which EDTF writes as TIMEX3 does.
fn unknown_year(value: &str) -> Option<Edtf> {
    let rest = value.strip_prefix("XXXX-")?;
    // Any leap year serves to check that there is such a day.
    Period::parse(&format!("2000-{rest}"))?;
    let digits = rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    digits.then(|| Edtf {
        text: value.to_owned(),
        level: 2,
    })
}
