//! The day of publication, in the ways that news tools write it.

use crate::error::Error;
use chrono::{DateTime, NaiveDate};

/// The forms of a bare day that are not ISO 8601.
const FORMS: &[&str] = &["%Y/%m/%d", "%Y%m%d", "%B %d, %Y", "%d %B %Y"];

/// Reads a day: `2024-06-06`, also with a time behind it, `Thu, 06 Jun 2024 10:00:00 GMT`, `6 June 2024`.
///
/// A time zone changes nothing: it is the day as the publisher writes it. Fails if the text names no day of the
/// calendar; `place` is whose date it is.
pub fn parse_day(place: &str, text: &str) -> Result<NaiveDate, Error> {
    let day = text.trim();
    iso_day(day)
        .or_else(|| FORMS.iter().find_map(|form| NaiveDate::parse_from_str(day, form).ok()))
        .or_else(|| DateTime::parse_from_rfc2822(day).ok().map(|time| time.date_naive()))
        .ok_or_else(|| Error::new(place, format!("`{text}` is no date (write it as 2024-06-06)")))
}

/// Reads the day of `2024-06-06T10:00:00Z`.
fn iso_day(text: &str) -> Option<NaiveDate> {
    let (day, rest) = text.split_at_checked("2024-06-06".len())?;
    if !(rest.is_empty() || rest.starts_with(['T', ' '])) {
        return None;
    }
    NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()
}
