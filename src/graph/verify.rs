//! The first law, checked: no edge without evidence, and all evidence stands in its article.

use super::{EventGraph, NodeId, Quote, QuotedEvidence, StatementNode};
use crate::error::Error;
use rustc_hash::FxHashMap;

/// All quotes of a graph by their articles, each with whom it belongs to.
#[derive(Debug, Clone)]
pub struct Quotes<'a>(FxHashMap<&'a NodeId, Vec<(String, &'a Quote)>>);

impl<'a> Quotes<'a> {
    /// Takes the quotes of all statements and relations.
    pub fn new(graph: &'a EventGraph) -> Self {
        let mut quotes: FxHashMap<_, Vec<_>> = FxHashMap::default();
        let mut add = |owner: &str, quote: &'a Quote| {
            quotes
                .entry(&quote.article)
                .or_default()
                .push((owner.to_owned(), quote));
        };
        for (id, statement) in graph.statements() {
            statement_quotes(statement).for_each(|quote| add(id.as_str(), quote));
        }
        for (actor, relation, recipient) in graph.relations() {
            let owner = format!("{actor} {} {recipient}", relation.key.relation_type);
            let quotes = relation.evidence.iter().flat_map(evidence_quotes);
            quotes.for_each(|quote| add(&owner, quote));
        }
        Self(quotes)
    }

    /// Finds the quotes of an article that do not stand in its text, word for word; empty if there is none.
    pub fn find_faults(&self, article: &NodeId, text: &str) -> Vec<Error> {
        let ascii = text.is_ascii();
        let fault = |(owner, quote): &(String, &Quote)| {
            let (start, end) = (quote.start as usize, quote.end as usize);
            let same = if ascii {
                text.get(start..end) == Some(&quote.exact)
            } else {
                let words = text.chars().skip(start).take(end.saturating_sub(start));
                words.eq(quote.exact.chars())
            };
            let reason = || format!("`{}` does not stand at {start}..{end} of {article}", quote.exact);
            (!same).then(|| Error::new(owner, reason()))
        };
        self.0.get(article).into_iter().flatten().filter_map(fault).collect()
    }

    /// Gives the articles that are quoted, sorted, each with its quotes and whom they belong to.
    pub(super) fn by_article(&self) -> Vec<(&'a NodeId, &[(String, &'a Quote)])> {
        let mut all: Vec<_> = self.0.iter().map(|(id, quotes)| (*id, quotes.as_slice())).collect();
        all.sort_unstable_by_key(|(id, _)| *id);
        all
    }
}

/// Finds what the articles do not bear out: words that are not at their place, relations without evidence.
///
/// `text_of` gives an article's text by its node. Empty if every edge can be shown in the text.
pub fn find_unsupported<'a>(graph: &EventGraph, text_of: impl Fn(&NodeId) -> Option<&'a str>) -> Vec<Error> {
    let mut errors = Vec::new();
    let quotes = Quotes::new(graph);
    for (article, owners) in quotes.by_article() {
        match text_of(article) {
            Some(text) => errors.extend(quotes.find_faults(article, text)),
            None => errors.extend(owners.iter().map(|(owner, _)| {
                let reason = format!("{article} is not at hand");
                Error::new(owner, reason)
            })),
        }
    }
    errors.extend(find_unproved(graph));
    errors
}

/// Finds the relations without any evidence.
pub(super) fn find_unproved(graph: &EventGraph) -> Vec<Error> {
    let relations = graph.relations().into_iter();
    relations
        .filter(|(_, relation, _)| relation.evidence.is_empty())
        .map(|(actor, relation, recipient)| {
            let owner = format!("{actor} {} {recipient}", relation.key.relation_type);
            Error::new(owner, "no evidence")
        })
        .collect()
}

/// Gives all words of its article that a statement points at.
pub(super) fn statement_quotes(statement: &StatementNode) -> impl Iterator<Item = &Quote> {
    let dated = statement.said.iter().chain(&statement.about_when);
    let quotes = statement.content.iter().chain([&statement.cue]);
    quotes
        .chain(&statement.speaker_words)
        .chain(&statement.occasion)
        .chain(statement.stances.iter().map(|stance| &stance.words))
        .chain(dated.map(|dated| &dated.words))
}

/// Gives all words of its article that a piece of evidence points at.
pub(super) fn evidence_quotes(evidence: &QuotedEvidence) -> impl Iterator<Item = &Quote> {
    let happened = evidence.happened.iter().map(|happened| &happened.words);
    [&evidence.quote].into_iter().chain(happened)
}
