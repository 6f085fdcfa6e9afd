//! What stands at a line that stands for several things.

use crate::evidence::When;
use crate::graph::{RelationKey, StatementNode, grouped, status_labels};
use crate::ontology::{Ontology, Polarity};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// The days of the longest time by which a whole picture is dated.
const YEAR: i64 = 366;

/// So many voices are named.
const VOICES: usize = 2;

/// The same things counted, in the order of their first.
#[derive(Default)]
pub(super) struct Counted(BTreeMap<String, Same>);

#[derive(Default)]
struct Same {
    count: usize,
    whens: Vec<When>,
    voices: BTreeSet<String>,
}

impl Counted {
    /// Counts one: what it is, when it was, and who says so.
    pub(super) fn add(&mut self, what: String, when: Option<&When>, voices: impl Iterator<Item = String>) {
        let same = self.0.entry(what).or_default();
        same.count += 1;
        same.whens.extend(when.cloned());
        same.voices.extend(voices);
    }

    /// Writes each with its count, its times, and whose word it is: `met with ×3, 2018–2024`. The most come first.
    pub(super) fn lines(self) -> Vec<String> {
        let mut counted: Vec<(String, Same)> = self.0.into_iter().collect();
        counted.sort_by_key(|(_, same)| std::cmp::Reverse(same.count));
        counted.into_iter().map(|(what, same)| same.line(what)).collect()
    }
}

impl Same {
    fn line(&self, what: String) -> String {
        let mut line = what;
        if self.count > 1 {
            line.push_str(&format!(" ×{}", self.count));
        }
        if let Some(years) = years(&self.whens) {
            line.push_str(&format!(", {years}"));
        }
        let named: Vec<&str> = self.voices.iter().take(VOICES).map(String::as_str).collect();
        if !named.is_empty() {
            line.push_str(&format!(" (says {}", named.join(", ")));
            match self.voices.len() - named.len() {
                0 => line.push(')'),
                more => line.push_str(&format!(" and {more} more)")),
            }
        }
        line
    }
}

/// Gives what a relation is, without when and where: `met with, planned`.
pub(super) fn relation(key: &RelationKey, ontology: &Ontology) -> String {
    let relation_type = ontology.relation_type(&key.relation_type);
    let label = relation_type.map_or(key.relation_type.as_str(), |relation_type| &relation_type.label);
    let mut parts = vec![label.to_owned()];
    parts.extend(status_labels(key.polarity, key.modality).map(str::to_owned));
    parts.join(", ")
}

/// Gives what a statement does: `accuse`, `state to` where the line leads to whom it is said.
pub(super) fn statement(statement: &StatementNode, is_addressee: bool) -> String {
    let act = &statement.act;
    let to = if is_addressee { " to" } else { "" };
    match statement.polarity {
        Polarity::Affirmed => format!("{act}{to}"),
        Polarity::Denied => format!("{act}{to}, denied"),
    }
}

/// Gives the first and the last of some times as they are written; `None` where no day is known of any.
pub(super) fn span<'a>(whens: impl Iterator<Item = &'a When>) -> Option<String> {
    // "The 20th century" is no day from when to when.
    let is_short = |when: &&When| {
        let days = when.days().and_then(|days| days.earliest.zip(days.latest));
        days.is_none_or(|(first, last)| (last - first).num_days() <= YEAR)
    };
    let (first, last) = ends(whens.filter(is_short))?;
    let (first, last) = (first.to_string(), last.to_string());
    Some(if first == last {
        first
    } else {
        format!("{first} – {last}")
    })
}

/// Gives the first and the last of those whose days are known.
fn ends<'a>(whens: impl Iterator<Item = &'a When>) -> Option<(&'a When, &'a When)> {
    let dated: Vec<&When> = whens.filter(|when| when.days().is_some()).collect();
    let first = dated
        .iter()
        .min_by_key(|when| (first_day(when), last_day(when), **when))?;
    let last = dated
        .iter()
        .max_by_key(|when| (last_day(when), first_day(when), **when))?;
    Some((*first, *last))
}

fn first_day(when: &When) -> Option<NaiveDate> {
    when.days().and_then(|days| days.earliest.or(days.latest))
}

fn last_day(when: &When) -> Option<NaiveDate> {
    when.days().and_then(|days| days.latest.or(days.earliest))
}

/// Gives one time as it is written, of several the years: `2018–2024`.
fn years(whens: &[When]) -> Option<String> {
    let ends = ends(whens.iter())?;
    if ends.0 == ends.1 {
        return Some(ends.0.to_string());
    }
    let (first, last) = (first_day(ends.0)?.year(), last_day(ends.1)?.year());
    Some(if first == last {
        first.to_string()
    } else {
        format!("{first}–{last}")
    })
}

/// Gives a number with its noun: `1 relation`, `1,219 relations`.
pub(super) fn number(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", grouped(count))
}
