//! A graph against the graph of the same articles read again: what was changed, left out, or added by hand.

use super::compare::{Account, compare_articles, compare_statement, differences};
use super::{EventGraph, Node, NodeId};
use crate::error::Error;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Finds what a graph says of articles otherwise than `again`, the graph of reading these articles again.
///
/// Only articles that stand in both are compared. Articles and entities come first, then statements by id, then
/// relations. Empty if the graph says of them what reading them says.
pub fn find_otherwise_read(graph: &EventGraph, again: &EventGraph) -> Vec<Error> {
    let mut errors = Vec::new();
    for (id, node) in again.nodes() {
        let reasons = match (graph.node(id), node) {
            (Some(Node::Article(there)), Node::Article(read)) => {
                let differences = compare_articles(there, read);
                differences
                    .iter()
                    .map(|other| says(other.field, other.before.as_deref(), other.after.as_deref()))
                    .collect()
            }
            (Some(Node::Entity(there)), Node::Entity(read)) => {
                let mut reasons = Vec::new();
                if there.label != read.label {
                    reasons.push(says("label", Some(&there.label), Some(&read.label)));
                }
                if there.kind != read.kind {
                    let [before, after] = [there, read].map(|entity| entity.kind.as_ref().map(|kind| kind.as_str()));
                    reasons.push(says("kind", before, after));
                }
                reasons
            }
            _ => Vec::new(),
        };
        errors.extend(reasons.into_iter().map(|reason| Error::new(id, reason)));
    }
    let in_both = |article: &NodeId| graph.node(article).is_some() && again.node(article).is_some();
    errors.extend(compare_all_statements(graph, again, in_both));
    errors.extend(compare_relations(graph, again, in_both));
    errors
}

fn says(field: &str, there: Option<&str>, read: Option<&str>) -> String {
    let [there, read] = [there, read].map(|text| text.unwrap_or("nothing"));
    format!("{field} is {there} in the graph, {read} in the text")
}

const ADDED: &str = "in the graph, but not in the text as it is read";
const MISSING: &str = "in the text as it is read, but not in the graph";

fn compare_all_statements(graph: &EventGraph, again: &EventGraph, in_both: impl Fn(&NodeId) -> bool) -> Vec<Error> {
    let of = |graph: &EventGraph| -> BTreeSet<NodeId> {
        let statements = graph.statements().into_iter();
        let kept = statements.filter(|(_, statement)| in_both(&statement.cue.article));
        kept.map(|(id, _)| id.clone()).collect()
    };
    let (there, read) = (of(graph), of(again));
    let mut errors = Vec::new();
    for id in there.union(&read) {
        match (there.contains(id), read.contains(id)) {
            (true, true) => {
                let differences = compare_statement(graph, again, id);
                errors.extend(
                    differences.iter().map(|other| {
                        Error::new(id, says(other.field, other.before.as_deref(), other.after.as_deref()))
                    }),
                );
            }
            (true, false) => errors.push(Error::new(id, ADDED)),
            (false, _) => errors.push(Error::new(id, MISSING)),
        }
    }
    errors
}

fn compare_relations(graph: &EventGraph, again: &EventGraph, in_both: impl Fn(&NodeId) -> bool) -> Vec<Error> {
    let (there, read) = (accounts(graph, &in_both), accounts(again, &in_both));
    // What is left on one side only, by its words and rule: where one is left on each side they are the same relation.
    let mut left: FxHashMap<_, (Vec<Account>, Vec<Account>)> = FxHashMap::default();
    let words = |account: &Account| {
        let quote = &account.evidence.quote;
        (
            quote.article.clone(),
            quote.start,
            quote.end,
            account.evidence.rule.clone(),
        )
    };
    for &account in there.difference(&read) {
        left.entry(words(&account)).or_default().0.push(account);
    }
    for &account in read.difference(&there) {
        left.entry(words(&account)).or_default().1.push(account);
    }
    let mut errors = Vec::new();
    for ((article, start, end, _), pair) in left {
        let at = |account: &Account, reason: String| {
            Error::new(account.place(), format!("{reason} ({start}..{end} of {article})"))
        };
        if let ([there], [read]) = (pair.0.as_slice(), pair.1.as_slice()) {
            let differences = differences(there.fields(graph), read.fields(again));
            errors.extend(differences.iter().map(|other| {
                at(
                    there,
                    says(other.field, other.before.as_deref(), other.after.as_deref()),
                )
            }));
        } else {
            errors.extend(pair.0.iter().map(|account| at(account, ADDED.to_owned())));
            errors.extend(pair.1.iter().map(|account| at(account, MISSING.to_owned())));
        }
    }
    errors.sort_by(|one, other| (&one.place, &one.reason).cmp(&(&other.place, &other.reason)));
    errors
}

/// Gives each relation as often as one of the articles tells it.
fn accounts<'a>(graph: &'a EventGraph, in_both: impl Fn(&NodeId) -> bool) -> BTreeSet<Account<'a>> {
    let mut accounts = BTreeSet::new();
    for (actor, relation, recipient) in graph.relations() {
        for evidence in relation
            .evidence
            .iter()
            .filter(|evidence| in_both(&evidence.quote.article))
        {
            accounts.insert(Account {
                actor,
                key: &relation.key,
                recipient,
                evidence,
            });
        }
    }
    accounts
}
