//! When something was that a question tells its time by: "when Britain left the European Union".

use crate::ask::{EventOrder, EventTime, Request, deed_types, find_told, resolve_deeds};
use crate::knowledge::Knowledge;
use crate::query::{Deed, View, find_deeds};
use crate::timex::Interval;
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// What was said "when" something happened was said on that day or on one of so many behind it.
const SOON: u64 = 7;
/// What is told with times further apart than so many days happened more than once.
const ONCE: i64 = 31;

/// Finds the days that a time by what happened means, with what is told of it; `Err` says why there are none.
pub(super) fn find_event_days(
    event: &EventTime,
    request: &Request,
    view: &View,
    knowledge: &Knowledge,
    today: Option<NaiveDate>,
) -> Result<(Interval, String), String> {
    let words = with_names(&event.event, request);
    let unknown = || {
        format!(
            "not used: `{}`: no time is told for it, `--said` takes days",
            event.words
        )
    };
    let (types, told) = find_told(&words, knowledge).ok_or_else(unknown)?;
    let types = deed_types(&types, knowledge).map_err(|_| unknown())?;
    let asked = resolve_deeds(&told, &types, view, knowledge, today).map_err(|_| unknown())?;
    let found = find_deeds(view, &asked.filter, &types);
    let times: BTreeSet<(NaiveDate, NaiveDate)> = found
        .iter()
        .filter(|deed| deed.is_told_so())
        .filter_map(Deed::days)
        .filter_map(|days| days.earliest.zip(days.latest))
        .collect();
    let first = times.iter().map(|(first, _)| *first).min().ok_or_else(unknown)?;
    let last = times.iter().map(|(_, last)| *last).max().ok_or_else(unknown)?;
    if (last - first).num_days() > ONCE {
        let told: Vec<String> = times.iter().map(|(first, last)| span(*first, *last)).collect();
        return Err(format!(
            "not used: `{}`: it is told with several times, {}; `--said` takes one",
            event.words,
            told.join(", ")
        ));
    }
    let days = event.bounds(Interval {
        earliest: Some(first),
        latest: Some(last),
    });
    let days = match event.order {
        EventOrder::Then => Interval {
            latest: last.checked_add_days(Days::new(SOON)),
            ..days
        },
        _ => days,
    };
    Ok((
        days,
        format!("`{}` is told on {}: --said {days}", words, span(first, last)),
    ))
}

fn span(first: NaiveDate, last: NaiveDate) -> String {
    match first == last {
        true => first.to_string(),
        false => format!("{first}/{last}"),
    }
}

/// Puts the name that a question has in the place of the pronoun that stands for it: "during his trip to Oslo".
fn with_names(event: &str, request: &Request) -> String {
    let named = request.by.as_ref().or(request.to.as_ref());
    let Some(name) = named else { return event.to_owned() };
    let word = |word: &str| match word {
        "he" | "she" | "it" | "they" => name.clone(),
        "his" | "her" | "its" | "their" => format!("{name}'s"),
        _ => word.to_owned(),
    };
    event.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
