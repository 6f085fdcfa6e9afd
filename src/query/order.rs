//! In what order statements are shown, how many, and how they are counted.

use super::answer::{Answer, Row};
use super::said::{labels, row};
use super::told::ToldOnce;
use super::view::{Said, View, by_days};
use crate::graph::{ArticleNode, NodeId};
use crate::timex::Interval;
use serde_json::{Map, Value};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// What statements are sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// By the days on which they were said.
    #[default]
    Said,
    /// By the day of publication.
    Published,
    /// By the name of the speaker.
    Speaker,
    /// The surest first.
    Confidence,
}

/// What statements are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// By whom.
    Speaker,
    /// About whom or what: a statement about two stands under both.
    About,
    /// What the speaker does.
    Act,
    /// Who printed it: a statement that several print stands under each.
    Outlet,
    /// The year in which they were said.
    Year,
    /// The month in which they were said.
    Month,
}

/// The widest bar of a histogram, in characters.
const WIDEST: usize = 40;

/// Sorts statements that stand by date; those that are alike stay so.
pub fn sort(view: &View, statements: &mut [ToldOnce], by: Sort, reversed: bool) {
    let published = |said: &Said| {
        said.article
            .and_then(|(_, article)| article.published)
            .map(Interval::of_day)
    };
    let order = |one: &ToldOnce, other: &ToldOnce| -> Ordering {
        match by {
            Sort::Said => by_days(one.days, other.days),
            Sort::Published => by_days(published(one), published(other)),
            Sort::Speaker => labels(view, &one.speakers).cmp(&labels(view, &other.speakers)),
            Sort::Confidence => other.statement.confidence.cmp(&one.statement.confidence),
        }
    };
    // What is unknown stays last in either direction.
    let unknown = |said: &ToldOnce| match by {
        Sort::Said => said.days.is_none(),
        Sort::Published => published(said).is_none(),
        Sort::Speaker | Sort::Confidence => false,
    };
    statements.sort_by(|one, other| {
        let order = if reversed { order(other, one) } else { order(one, other) };
        unknown(one).cmp(&unknown(other)).then(order)
    });
}

/// Gives statements under the heads of their groups, the heads in order; without a head they come last.
pub fn grouped(view: &View, statements: &[ToldOnce], group: Group) -> Answer {
    let mut answer = Answer::new(&[group.label()]);
    answer.head.extend(super::said::HEAD);
    for (key, statements) in groups(view, statements, group) {
        for said in statements {
            let Row { mut cells, mut record } = row(view, said);
            cells.insert(0, key.head());
            record.insert("group".to_owned(), Value::from(key.head()));
            answer.rows.push(Row { cells, record });
        }
    }
    answer
}

/// Counts statements by their groups, with bars; times in their order, others by how many there are.
pub fn counted(view: &View, statements: &[ToldOnce], group: Group) -> Answer {
    let mut groups: Vec<(Key, usize)> = groups(view, statements, group)
        .into_iter()
        .map(|(key, statements)| (key, statements.len()))
        .collect();
    if !matches!(group, Group::Year | Group::Month) {
        groups.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    }
    let most = groups.iter().map(|(_, count)| *count).max().unwrap_or(1);
    let mut answer = Answer::new(&[group.label(), "statements", ""]);
    for (key, count) in groups {
        let mut record = Map::new();
        record.insert(group.label().to_owned(), Value::from(key.head()));
        record.insert("statements".to_owned(), Value::from(count));
        let bar = "█".repeat((count * WIDEST).div_ceil(most).min(WIDEST));
        answer.rows.push(Row {
            cells: vec![key.head(), count.to_string(), bar],
            record,
        });
    }
    answer
}

/// The head of a group; one that is unknown comes last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Known(String),
    Unknown,
}

impl Key {
    fn head(&self) -> String {
        match self {
            Self::Known(head) => head.clone(),
            Self::Unknown => "unknown".to_owned(),
        }
    }
}

fn groups<'s, 'v, 'a>(
    view: &View,
    statements: &'s [ToldOnce<'v, 'a>],
    group: Group,
) -> BTreeMap<Key, Vec<&'s ToldOnce<'v, 'a>>> {
    let mut groups: BTreeMap<Key, Vec<&ToldOnce>> = BTreeMap::new();
    for said in statements {
        let mut keys: Vec<Key> = keys(view, said, group).into_iter().map(Key::Known).collect();
        if keys.is_empty() {
            keys.push(Key::Unknown);
        }
        for key in keys {
            groups.entry(key).or_default().push(said);
        }
    }
    groups
}

fn keys(view: &View, said: &ToldOnce, group: Group) -> Vec<String> {
    let labels = |nodes: &[&NodeId]| nodes.iter().map(|node| view.label(node)).collect::<Vec<_>>();
    // A statement of "2024" has no month, one of "the 1990s" no year.
    let period = |length: usize| {
        let days = said.days.and_then(|days| days.earliest.zip(days.latest));
        let ends = days.map(|(first, last)| (first.to_string(), last.to_string()));
        ends.filter(|(first, last)| first[..length] == last[..length])
            .map(|(first, _)| first[..length].to_owned())
    };
    match group {
        Group::Speaker => labels(&said.speakers),
        Group::About => labels(&said.about),
        Group::Act => vec![said.statement.act.to_string()],
        Group::Outlet => {
            let articles = said.printed().filter_map(|said| said.article);
            let outlet = |(id, article): (&NodeId, &ArticleNode)| match &article.publisher {
                Some(publisher) => publisher.clone(),
                None => view.label(id),
            };
            let outlets: BTreeSet<String> = articles.map(outlet).collect();
            outlets.into_iter().collect()
        }
        Group::Year => period("2024".len()).into_iter().collect(),
        Group::Month => period("2024-06".len()).into_iter().collect(),
    }
}

impl Group {
    /// Gives the name of the column.
    fn label(self) -> &'static str {
        match self {
            Self::Speaker => "by",
            Self::About => "on",
            Self::Act => "act",
            Self::Outlet => "outlet",
            Self::Year => "year",
            Self::Month => "month",
        }
    }
}
