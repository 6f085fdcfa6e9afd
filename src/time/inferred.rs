//! Times of an article of which only the days are known between which it was published.

use super::{TimeExpression, TimeType};
use crate::timex::{Interval, Timex};
use chrono::NaiveDate;

/// Resolves by the first and by the last day, and keeps what is left between the two values.
///
/// The later the day of publication, the later is what "Friday" means; so no value between lies outside. An open
/// interval resolves nothing.
pub(super) fn infer_times(
    days: Interval,
    read: &dyn Fn(Option<NaiveDate>) -> Vec<TimeExpression>,
) -> Vec<TimeExpression> {
    let mut times = read(None);
    if let (Some(earliest), Some(latest)) = (days.earliest, days.latest) {
        let ends = read(Some(earliest)).into_iter().zip(read(Some(latest)));
        for (time, (first, last)) in times.iter_mut().zip(ends) {
            if let Some(value) = between(&first, &last).filter(|value| *value != time.value) {
                time.value = value;
                time.rule = first.rule;
                time.anchor = first.anchor;
                time.inferred = true;
            }
        }
    }
    times
}

/// Gives the value that both ends have, or the days from the one to the other.
fn between(first: &TimeExpression, last: &TimeExpression) -> Option<Timex> {
    if first.value == last.value {
        return Some(first.value.clone());
    }
    if !matches!(first.time_type, TimeType::Date | TimeType::Time) {
        return None;
    }
    let (earliest, _) = first.value.bounds()?;
    let (_, latest) = last.value.bounds()?;
    (earliest <= latest).then(|| Timex::new(format!("{}/{}", Timex::day(earliest), Timex::day(latest))))
}
