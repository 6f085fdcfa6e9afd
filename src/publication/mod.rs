//! Between graph and answers. Statements → publications: what several articles print of one statement, put together.
//!
//! Wires sell one report to many papers, which cut it, put it into their spelling and print it the next day. Whoever
//! counts such statements counts papers. Nothing of this is kept in a graph or an archive: it follows from the statements
//! that are looked at, so it is the same for both, in whatever order articles were read. A pair that could be two
//! statements stays two, as `alike` says.

mod alike;
mod fold;
mod words;

pub use fold::fold_copies;

use crate::graph::{EventGraph, Node, NodeId, Part, StatementNode, fold as fold_words};
use crate::ontology::{Polarity, StatementKind};
use crate::timex::Interval;
use alike::are_alike;
use chrono::{Datelike, NaiveDate};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use words::SaidWords;

/// A copy is printed no more than so many days before or after what it is a copy of.
const DAYS: i32 = 7;

/// So many statements that share words with one are looked at: more are a form that is filled in, not copies.
const MOST_CANDIDATES: usize = 64;

/// A statement as it is compared.
struct PrintedStatement<'g> {
    /// Its place among those that are looked at.
    place: usize,
    id: &'g NodeId,
    article: &'g NodeId,
    /// The day of publication, as days since the beginning of our era.
    published: Option<i32>,
    said: Interval,
    words: SaidWords,
    /// What it is told in.
    outer: Option<SaidWords>,
}

/// A statement with its place among those that are looked at.
type OfOrigin<'g> = (usize, &'g NodeId, &'g StatementNode);

/// What copies have in common besides their words.
#[derive(PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Origin {
    speaker: String,
    /// Who tells that he said it.
    teller: String,
    is_denied: bool,
    /// "denied that" and "said that" of the same words are opposites; "we will not go" is one with "they would not go".
    is_opposed: bool,
}

/// Finds which of some statements are one that several articles print: their places in the list, the first printed first.
///
/// Only those that are printed more than once, none twice, by the place of the first; one article never has two of them.
pub fn find_publications(graph: &EventGraph, statements: &[&NodeId]) -> Vec<Vec<usize>> {
    let mut origins: FxHashMap<Origin, Vec<OfOrigin>> = FxHashMap::default();
    for (place, &id) in statements.iter().enumerate() {
        if let Some(Node::Statement(statement)) = graph.node(id) {
            let own = origins.entry(origin(graph, id, statement)).or_default();
            own.push((place, id, statement));
        }
    }
    let mut found = Vec::new();
    for own in origins.into_values() {
        let printed: Vec<PrintedStatement> = printed_near(graph, own)
            .into_iter()
            .map(|(place, id, statement)| PrintedStatement::new(graph, place, id, statement))
            .collect();
        if printed.len() > 1 {
            found.extend(group(printed));
        }
    }
    found.sort_unstable();
    found
}

/// Leaves the statements of one origin near to which in time another article prints one: no other can be a copy.
fn printed_near<'g>(graph: &EventGraph, mut own: Vec<OfOrigin<'g>>) -> Vec<OfOrigin<'g>> {
    if own.len() < 2 {
        return Vec::new();
    }
    let key = |(_, _, statement): &OfOrigin<'g>| {
        let article = &statement.cue.article;
        (published(graph, article).map(|day| day.num_days_from_ce()), article)
    };
    let mut keys: Vec<_> = own.iter().map(|one| (key(one), one.0)).collect();
    keys.sort_unstable();
    // Those of one article stand together, so that of another one the nearest is looked for past them.
    let mut near = FxHashSet::default();
    let articles: Vec<_> = keys.chunk_by(|one, other| one.0 == other.0).collect();
    for (place, article) in articles.iter().enumerate() {
        let ((day, _), _) = article[0];
        let beside = [place.checked_sub(1), Some(place + 1)];
        let mut beside = beside.into_iter().flatten().filter_map(|other| articles.get(other));
        if beside.any(|other| are_near(other[0].0.0, day)) {
            near.extend(article.iter().map(|(_, place)| *place));
        }
    }
    own.retain(|(place, ..)| near.contains(place));
    own
}

/// Says whether days of publication are near enough for copies.
fn are_near(one: Option<i32>, other: Option<i32>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.abs_diff(other) <= DAYS.unsigned_abs(),
        (None, None) => true,
        // Whether a day is near to one that is not known, nobody knows.
        _ => false,
    }
}

/// Says whether the first of several days of publication is known to be the first: all are known, and it is alone.
pub fn is_first(published: &[Option<NaiveDate>]) -> bool {
    let first = published.first().copied().flatten();
    first.is_some() && published[1..].iter().all(|day| *day > first)
}

/// Gives the day of publication of an article, or the last on which its text says that it can have been.
pub fn published(graph: &EventGraph, article: &NodeId) -> Option<NaiveDate> {
    match graph.node(article) {
        Some(Node::Article(article)) => article.published.or_else(|| article.inferred?.latest),
        _ => None,
    }
}

fn origin(graph: &EventGraph, id: &NodeId, statement: &StatementNode) -> Origin {
    const OPPOSING: [&str; 2] = ["deny", "refuse"];
    let within = graph.parts(id).into_iter().find(|(part, _)| *part == Part::Within);
    Origin {
        speaker: speaker(graph, id),
        teller: within.map(|(_, outer)| speaker(graph, outer)).unwrap_or_default(),
        is_denied: statement.polarity == Polarity::Denied,
        is_opposed: OPPOSING.contains(&statement.act.as_str()) && statement.kind != StatementKind::Direct,
    }
}

/// Names the speaker: an entity, or the words that every article has for somebody who is not linked.
fn speaker(graph: &EventGraph, statement: &NodeId) -> String {
    let mut parts = graph.parts(statement).into_iter();
    match parts.find(|(part, _)| *part == Part::Speaker) {
        Some((_, node)) if node.is_linked() => node.to_string(),
        Some((_, node)) => fold_words(graph.label(node)),
        None => String::new(),
    }
}

impl<'g> PrintedStatement<'g> {
    fn new(graph: &'g EventGraph, place: usize, id: &'g NodeId, statement: &'g StatementNode) -> Self {
        let article = &statement.cue.article;
        let told = || statement.said.as_ref().and_then(|said| said.when.days());
        let outer = graph.parts(id).into_iter().find(|(part, _)| *part == Part::Within);
        let outer = outer.and_then(|(_, outer)| graph.node(outer));
        let bounds = Some(statement.days.days).filter(|days| *days != Interval::default());
        Self {
            place,
            id,
            article,
            published: published(graph, article).map(|day| day.num_days_from_ce()),
            said: bounds.or_else(told).unwrap_or_default(),
            words: SaidWords::new(statement),
            outer: match outer {
                Some(Node::Statement(outer)) => Some(SaidWords::new(outer)),
                _ => None,
            },
        }
    }

    /// Says whether another article can have printed it at this time.
    fn is_of_time(&self, other: &Self) -> bool {
        are_near(self.published, other.published) && self.said.overlaps(other.said)
    }

    /// Says whether the words are a copy of the words of a statement that is not shorter.
    ///
    /// "All members supported it" and "some members supported it" hold the same words of theirs: what these are told in
    /// has to be a copy too.
    fn is_alike(&self, whole: &Self) -> bool {
        let is_one_day =
            self.said == whole.said && self.said.earliest.is_some() && self.said.earliest == self.said.latest;
        match (&self.outer, &whole.outer) {
            (None, None) => are_alike(&self.words, &whole.words, is_one_day),
            (Some(one), Some(other)) => {
                let (shorter, longer) = if one.len() <= other.len() {
                    (one, other)
                } else {
                    (other, one)
                };
                // What is told in the same words is told on one occasion.
                let is_told_once = are_alike(shorter, longer, is_one_day);
                is_told_once && are_alike(&self.words, &whole.words, is_told_once)
            }
            _ => false,
        }
    }

    /// Gives the week of publication; those without a day are a week of their own.
    fn week(&self) -> Option<i32> {
        self.published.map(|day| day.div_euclid(DAYS))
    }
}

/// Puts statements of one origin together: each with the longest that it is a copy of, so that a report that was cut at
/// both ends does not lead from one half to the other.
fn group(mut printed: Vec<PrintedStatement>) -> Vec<Vec<usize>> {
    printed.sort_by_key(|one| (Reverse(one.words.len()), one.published.is_none(), one.published, one.id));
    let mut index: FxHashMap<(Option<i32>, u64), Vec<usize>> = FxHashMap::default();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (number, one) in printed.iter().enumerate() {
        let pairs = one.words.pairs();
        let candidates = candidates(one, &pairs, &index);
        let is_copy = |group: &&usize| {
            let members = &groups[**group];
            let whole = &printed[members[0]];
            let is_new = members.iter().all(|&member| printed[member].article != one.article);
            is_new && one.is_of_time(whole) && one.is_alike(whole)
        };
        if let Some(&group) = candidates.iter().find(is_copy) {
            groups[group].push(number);
            continue;
        }
        for pair in pairs {
            let there = index.entry((one.week(), pair)).or_default();
            if there.len() < MOST_CANDIDATES {
                there.push(groups.len());
            }
        }
        groups.push(vec![number]);
    }
    groups.retain(|members| members.len() > 1);
    for members in &mut groups {
        members.sort_by_key(|&member| {
            let one = &printed[member];
            (one.published.is_none(), one.published, one.id)
        });
    }
    let places = |members: Vec<usize>| members.into_iter().map(|member| printed[member].place).collect();
    groups.into_iter().map(places).collect()
}

/// Gives the groups that share pairs of words with a statement, those that share most first.
fn candidates(one: &PrintedStatement, pairs: &[u64], index: &FxHashMap<(Option<i32>, u64), Vec<usize>>) -> Vec<usize> {
    let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
    let weeks = match one.week() {
        Some(week) => vec![Some(week - 1), Some(week), Some(week + 1)],
        None => vec![None],
    };
    for &pair in pairs {
        for week in &weeks {
            for &group in index.get(&(*week, pair)).into_iter().flatten() {
                *shared.entry(group).or_default() += 1;
            }
        }
    }
    let mut candidates: Vec<(Reverse<usize>, usize)> = shared
        .into_iter()
        .map(|(group, count)| (Reverse(count), group))
        .collect();
    candidates.sort_unstable();
    candidates
        .into_iter()
        .take(MOST_CANDIDATES)
        .map(|(_, group)| group)
        .collect()
}
