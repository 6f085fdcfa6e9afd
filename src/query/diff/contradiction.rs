//! Relations that one voice affirms and another denies.

use crate::evidence::When;
use crate::graph::{EventGraph, Node, NodeId, article_label, one_line};
use crate::ontology::{Polarity, RelationTypeId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Two sides of one relation: `Russia controls X, affirmed by NHK, 2024-06-06, denied by Putin`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contradiction {
    /// The label of the actor.
    pub actor: String,
    /// The type: `controls`.
    pub relation: String,
    /// The label of the recipient.
    pub recipient: String,
    /// Who affirms it, sorted: speakers, or articles that say so themselves.
    pub affirmed_by: Vec<String>,
    /// Who denies it, sorted.
    pub denied_by: Vec<String>,
}

/// The ends and the type of a relation.
type Ends<'a> = (&'a NodeId, &'a RelationTypeId, &'a NodeId);

/// Whose word it is that it is so, or is not, and when.
type Word<'a> = (Vec<&'a NodeId>, Option<&'a When>);

/// Finds the relations that are contradicted in `after` and were not in `before`, by actor, type and recipient.
pub(super) fn find_new(before: &EventGraph, after: &EventGraph) -> Vec<Contradiction> {
    let known = find_contradictions(before);
    let mut found = find_contradictions(after);
    found.retain(|ends, _| !known.contains_key(ends));
    found.into_values().collect()
}

/// Finds the relations that one voice affirms and another denies.
///
/// What is affirmed of one time and denied of another, without a day in common, is no contradiction; nor is it where
/// the same voice says both.
fn find_contradictions(graph: &EventGraph) -> BTreeMap<Ends<'_>, Contradiction> {
    let mut words: BTreeMap<Ends, [BTreeSet<Word>; 2]> = BTreeMap::new();
    for (actor, relation, recipient) in graph.relations() {
        let key = &relation.key;
        let sides = words.entry((actor, &key.relation_type, recipient)).or_default();
        let side = match key.polarity {
            Polarity::Affirmed => &mut sides[0],
            Polarity::Denied => &mut sides[1],
        };
        for evidence in &relation.evidence {
            let voices = match evidence.voices.as_slice() {
                [] => vec![&evidence.quote.article],
                voices => voices.iter().collect(),
            };
            side.insert((voices, key.when.as_ref()));
        }
    }
    let mut found = BTreeMap::new();
    for (ends, [affirmed, denied]) in words {
        let against = |word: &&Word, others: &BTreeSet<Word>| others.iter().any(|other| contradict(word, other));
        let labels = |words: &BTreeSet<Word>, others: &BTreeSet<Word>| -> Vec<String> {
            let words = words.iter().filter(|word| against(word, others));
            let labels: BTreeSet<String> = words.map(|(voices, _)| voice_label(graph, voices)).collect();
            labels.into_iter().collect()
        };
        let (affirmed_by, denied_by) = (labels(&affirmed, &denied), labels(&denied, &affirmed));
        if !affirmed_by.is_empty() {
            let (actor, relation, recipient) = ends;
            let contradiction = Contradiction {
                actor: one_line(graph.label(actor)),
                relation: relation.to_string(),
                recipient: one_line(graph.label(recipient)),
                affirmed_by,
                denied_by,
            };
            found.insert(ends, contradiction);
        }
    }
    found
}

/// Says whether two words for and against are of different voices, and may be of the same time.
fn contradict((one, when): &Word, (other, other_when): &Word) -> bool {
    let days = |when: &Option<&When>| when.and_then(When::days).unwrap_or_default();
    one != other && days(when).overlaps(days(other_when))
}

fn voice_label(graph: &EventGraph, voices: &[&NodeId]) -> String {
    let labels: Vec<String> = voices
        .iter()
        .map(|id| match graph.node(id) {
            Some(Node::Article(_)) => article_label(graph, id),
            _ => one_line(graph.label(id)),
        })
        .collect();
    labels.join(", citing ")
}

impl fmt::Display for Contradiction {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let relation = self.relation.replace('_', " ");
        write!(
            formatter,
            "{} {relation} {}: affirmed by {}; denied by {}",
            self.actor,
            self.recipient,
            self.affirmed_by.join("; "),
            self.denied_by.join("; ")
        )
    }
}
