//! Who answered whom: later, from another side, on the same matter, and naming the one who spoke first.

use super::answer::{Answer, Row};
use super::contested::SideOf;
use super::filter::Filter;
use super::record;
use super::said;
use super::told::ToldOnce;
use super::view::{Said, View};
use super::words::stems;
use crate::graph::{NodeId, reported_label};
use crate::timex::Interval;
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::BTreeSet;

/// An answer comes within so many days.
const WITHIN: u64 = 14;

/// Gives statements that answer another one with the one that they answer, by date.
///
/// The filter limits the answers; `to` limits who is answered. Each answer stands with what it shares most words with.
pub fn replies(view: &View, filter: &Filter, side_of: SideOf) -> Answer {
    let mut answer = Answer::new(&["said on", "by", "answer", "to what", "by whom", "of", "read in"]);
    let rest = Filter {
        to: None,
        ..filter.clone()
    };
    let asked = |said: &Said| filter.to.as_ref().is_none_or(|to| to.is_any(&said.speakers));
    for later in &rest.told(view) {
        let Some(day) = later.days.and_then(first_known) else {
            continue;
        };
        // Only those of the days before can be answered.
        let from = day.checked_sub_days(chrono::Days::new(WITHIN)).unwrap_or(day);
        let start = view.statements.partition_point(|said| {
            said.days
                .and_then(|days| days.earliest)
                .is_none_or(|first| first < from)
                && said.days.is_some()
        });
        let before = view.statements[start..].iter().take_while(|said| {
            said.days
                .and_then(|days| days.earliest)
                .is_some_and(|first| first < day)
        });
        let answered = before
            .filter(|earlier| asked(earlier) && names(view, later, earlier, side_of))
            .map(|earlier| (shared(later, earlier), earlier))
            .filter(|(shared, _)| *shared > 0)
            .max_by_key(|(shared, earlier)| (*shared, earlier.days.and_then(|days| days.earliest)));
        if let Some((_, earlier)) = answered {
            answer.rows.push(row(view, later, earlier));
        }
    }
    answer
}

/// Gives the day of a statement that is known to the day.
fn first_known(days: Interval) -> Option<NaiveDate> {
    days.earliest.filter(|_| days.earliest == days.latest)
}

/// Says whether a statement is from another side, and speaks of the one who spoke first, or of his side.
fn names(view: &View, later: &Said, earlier: &Said, side_of: SideOf) -> bool {
    let side = |node: &NodeId| side_of(node).unwrap_or_else(|| view.label(node));
    let (Some(answering), Some(speaking)) = (later.speakers.first(), earlier.speakers.first()) else {
        return false;
    };
    let other = side(speaking);
    let named = later.about.iter().chain(&later.addressees);
    side(answering) != other
        && named
            .into_iter()
            .any(|node| earlier.speakers.contains(node) || view.label(node) == other)
}

/// Counts what two statements share: entities that they are about, and words.
fn shared(later: &Said, earlier: &Said) -> usize {
    let about = later.about.iter().filter(|node| earlier.about.contains(node)).count();
    let words: BTreeSet<String> = stems(&earlier.folded).into_iter().collect();
    let same: BTreeSet<String> = stems(&later.folded)
        .into_iter()
        .filter(|word| words.contains(word))
        .collect();
    about + same.len()
}

fn row(view: &View, later: &ToldOnce, earlier: &Said) -> Row {
    let when = said::said_when;
    let mut record = record::told(view, later);
    record.insert("answers".to_owned(), Value::Object(record::statement(view, earlier)));
    Row {
        cells: vec![
            when(later),
            said::speaker(view, later),
            reported_label(later.statement),
            reported_label(earlier.statement),
            said::labels(view, &earlier.speakers),
            when(earlier),
            later.read_in(view),
        ],
        record,
    }
}
