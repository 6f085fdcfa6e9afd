//! What somebody did to somebody: relations of some types, by their ends.

use super::answer::{Answer, Row};
use super::filter::{Filter, Who};
use super::timeline::{HEAD, row};
use super::view::{View, by_days};
use super::words::has_words;
use crate::evidence::When;
use crate::graph::{Node, NodeId, QuotedEvidence, RelationEdge, article_label, count_stems, fold};
use crate::ontology::{Modality, Polarity};
use crate::timex::Interval;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A type of relations that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeedType {
    /// `met_with`.
    pub id: String,
    /// Whether both ends play the same part.
    pub symmetric: bool,
}

/// A relation with its ends as the question turns them: of "Who met Wang?" he is the recipient, whoever is named first.
#[derive(Clone, Copy)]
pub struct Deed<'a> {
    /// Who does it.
    pub actor: &'a NodeId,
    /// What it is.
    pub relation: &'a RelationEdge,
    /// To whom.
    pub recipient: &'a NodeId,
    /// The first words that tell it and fit what is asked for.
    evidence: &'a QuotedEvidence,
}

/// What relations are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeedGroup {
    /// Who does it.
    Who,
    /// To whom.
    Whom,
    /// Who printed it.
    Outlet,
    /// The year in which it happened.
    Year,
    /// The month in which it happened.
    Month,
}

impl Deed<'_> {
    /// Says whether it is told as having happened, or as holding.
    pub fn is_told_so(&self) -> bool {
        let key = &self.relation.key;
        key.polarity == Polarity::Affirmed && key.modality == Modality::Actual
    }

    /// Gives the days that its words tell.
    pub fn days(&self) -> Option<Interval> {
        self.relation.key.when.as_ref().and_then(When::days)
    }
}

/// Finds the relations of some types that `by` does to `to`; of a type that has no direction the ends may stand either way.
///
/// By date, then as they stand in their articles; those without days come last.
pub fn find_deeds<'a>(view: &View<'a>, filter: &Filter, types: &[DeedType]) -> Vec<Deed<'a>> {
    let is = |who: &Option<Who>, node: &NodeId| who.as_ref().is_none_or(|who| who.ids.contains(node));
    let mut deeds = Vec::new();
    for &(actor, relation, recipient) in &view.relations {
        let Some(wanted) = types
            .iter()
            .find(|wanted| wanted.id == relation.key.relation_type.as_str())
        else {
            continue;
        };
        let ways = [(actor, recipient), (recipient, actor)];
        let ways = &ways[..if wanted.symmetric { 2 } else { 1 }];
        let way = ways
            .iter()
            .find(|(actor, recipient)| is(&filter.by, actor) && is(&filter.to, recipient));
        let Some(&(actor, recipient)) = way else { continue };
        let about = filter.about.as_ref();
        let is_about = about.is_none_or(|about| about.is_any(&[actor, recipient]));
        if let Some(evidence) = fitting(view, filter, relation).next().filter(|_| is_about) {
            deeds.push(Deed {
                actor,
                relation,
                recipient,
                evidence,
            });
        }
    }
    let place = |deed: &Deed| (deed.evidence.quote.article.clone(), deed.evidence.quote.start);
    deeds.sort_by(|one, other| by_days(one.days(), other.days()).then_with(|| place(one).cmp(&place(other))));
    deeds
}

/// Gives the words that tell a relation and are of the place, the time, the words and the publisher that are asked for.
pub(super) fn fitting<'r>(
    view: &View,
    filter: &Filter,
    relation: &'r RelationEdge,
) -> impl Iterator<Item = &'r QuotedEvidence> {
    let key = &relation.key;
    let days = key.when.as_ref().and_then(When::days);
    let then = |wanted: Option<Interval>, days: Option<Interval>| {
        wanted.is_none_or(|wanted| days.is_some_and(|days| days.overlaps(wanted)))
    };
    let there = |place: &Who| key.place.as_ref().is_some_and(|node| place.ids.contains(node));
    let is_there = filter.place.as_ref().is_none_or(there);
    let fits = move |evidence: &&QuotedEvidence| {
        let article = match view.graph.node(&evidence.quote.article) {
            Some(Node::Article(article)) => Some(article),
            _ => None,
        };
        let outlet = |words: &String| {
            article.is_some_and(|article| {
                let names = [
                    article.publisher.as_deref(),
                    article.agency.as_deref(),
                    Some(article.id.as_str()),
                ];
                names.into_iter().flatten().any(|name| has_words(&fold(name), words))
            })
        };
        let words = count_stems(&fold(&evidence.quote.exact), &filter.text);
        let printed = published(view, evidence);
        words == filter.text.len()
            && then(filter.published, printed)
            && filter.may_be_then(days, printed)
            && filter.outlet.as_ref().is_none_or(outlet)
    };
    let evidence = relation.evidence.iter().filter(move |_| is_there);
    evidence.filter(fits)
}

/// Gives the day on which the words of an evidence were printed, or between which days.
fn published(view: &View, evidence: &QuotedEvidence) -> Option<Interval> {
    match view.graph.node(&evidence.quote.article) {
        Some(Node::Article(article)) => article.published.map(Interval::of_day).or(article.inferred),
        _ => None,
    }
}

/// Gives the table of relations in the order in which they are given.
pub fn deeds(view: &View, deeds: &[Deed]) -> Answer {
    let mut answer = Answer::new(HEAD);
    let rows = deeds
        .iter()
        .map(|deed| row(view, deed.actor, deed.relation, deed.recipient, deed.evidence));
    answer.rows.extend(rows);
    answer
}

/// Counts relations by what they have in common; times in their order, others by how many there are.
pub fn counted_deeds(view: &View, deeds: &[Deed], group: DeedGroup) -> Answer {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for deed in deeds {
        for key in keys(view, deed, group) {
            *counts.entry(key).or_default() += 1;
        }
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    if !matches!(group, DeedGroup::Year | DeedGroup::Month) {
        counts.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    }
    let mut answer = Answer::new(&[group.label(), "relations"]);
    for (key, count) in counts {
        let mut record = Map::new();
        record.insert(group.label().to_owned(), Value::from(key.as_str()));
        record.insert("relations".to_owned(), Value::from(count));
        answer.rows.push(Row {
            cells: vec![key, count.to_string()],
            record,
        });
    }
    answer
}

fn keys(view: &View, deed: &Deed, group: DeedGroup) -> Vec<String> {
    // A relation of "2024" has no month.
    let period = |length: usize| {
        let days = deed.days().and_then(|days| days.earliest.zip(days.latest));
        let ends = days.map(|(first, last)| (first.to_string(), last.to_string()));
        let same = ends.filter(|(first, last)| first[..length] == last[..length]);
        vec![same.map_or_else(|| "unknown".to_owned(), |(first, _)| first[..length].to_owned())]
    };
    match group {
        DeedGroup::Who => vec![view.label(deed.actor)],
        DeedGroup::Whom => vec![view.label(deed.recipient)],
        DeedGroup::Outlet => {
            let articles = deed.relation.evidence.iter().map(|evidence| &evidence.quote.article);
            let mut outlets: Vec<String> = articles.map(|article| outlet(view, article)).collect();
            outlets.sort();
            outlets.dedup();
            outlets
        }
        DeedGroup::Year => period("2024".len()),
        DeedGroup::Month => period("2024-06".len()),
    }
}

fn outlet(view: &View, article: &NodeId) -> String {
    match view.graph.node(article) {
        Some(Node::Article(node)) => node.publisher.clone(),
        _ => None,
    }
    .unwrap_or_else(|| article_label(view.graph, article))
}

impl DeedGroup {
    /// Gives the name of the column, which is how a flag names it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::Whom => "whom",
            Self::Outlet => "outlet",
            Self::Year => "year",
            Self::Month => "month",
        }
    }
}
