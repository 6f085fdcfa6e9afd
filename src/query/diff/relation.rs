//! What differs in relations: facts and claims apart.

use super::Diff;
use crate::graph::{EventGraph, Node, NodeId, QuotedEvidence, RelationKey, article_label, one_line, status_labels};
use crate::ontology::{Modality, Polarity};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A relation by one voice: `Japan claims Northern Territories, says Vladimir Putin (NHK, 2024-06-06)`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The label of the actor.
    pub actor: String,
    /// The type: `imposed_sanctions_on`.
    pub relation: String,
    /// The label of the recipient.
    pub recipient: String,
    /// When: `2018`, `after 1945-09-02`.
    pub when: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Whether it is said to be so.
    pub polarity: Polarity,
    /// Whether it is, is meant to be, or depends.
    pub modality: Modality,
    /// Whose word it is, outermost speaker first; empty for what articles say themselves.
    pub voices: Vec<String>,
    /// Where it was read: publisher and day, each once.
    pub articles: Vec<String>,
}

/// A relation by one voice, as ids.
type Voiced<'a> = (&'a NodeId, &'a NodeId, &'a RelationKey, &'a [NodeId]);

impl Diff {
    pub(super) fn add_relations(&mut self, before: &EventGraph, after: &EventGraph) {
        let (old, new) = (voiced(before), voiced(after));
        let nothing = BTreeSet::new();
        // In a text that was changed the same words may stand elsewhere.
        let text = |graph: &EventGraph, id: &NodeId| match graph.node(id) {
            Some(Node::Article(article)) => article.text_digest.clone(),
            _ => None,
        };
        let is_other_text = |id: &NodeId| text(before, id) != text(after, id);
        for (graph, these, others, facts, claims, more) in [
            (
                before,
                &old,
                &new,
                &mut self.gone_facts,
                &mut self.gone_claims,
                &mut self.gone_evidence,
            ),
            (
                after,
                &new,
                &old,
                &mut self.new_facts,
                &mut self.new_claims,
                &mut self.new_evidence,
            ),
        ] {
            for (relation, evidence) in these {
                let known = others.get(relation);
                let known_evidence = known.unwrap_or(&nothing);
                let is_moved = |evidence: &&&QuotedEvidence| {
                    is_other_text(&evidence.quote.article)
                        && known_evidence.iter().any(|known| {
                            (&known.quote.article, &known.quote.exact, &known.rule)
                                == (&evidence.quote.article, &evidence.quote.exact, &evidence.rule)
                        })
                };
                let unknown = evidence
                    .difference(known_evidence)
                    .filter(|evidence| !is_moved(evidence));
                let unknown: Vec<&QuotedEvidence> = unknown.copied().collect();
                let list = match (known, relation.3) {
                    (Some(_), _) if unknown.is_empty() => continue,
                    (Some(_), _) => &mut *more,
                    (None, []) => &mut *facts,
                    (None, _) => &mut *claims,
                };
                list.push(Told::new(graph, *relation, &unknown));
            }
        }
    }
}

/// Gives the evidence of each relation by whose word it is.
fn voiced(graph: &EventGraph) -> BTreeMap<Voiced<'_>, BTreeSet<&QuotedEvidence>> {
    let mut voiced: BTreeMap<Voiced, BTreeSet<&QuotedEvidence>> = BTreeMap::new();
    for (actor, relation, recipient) in graph.relations() {
        for evidence in &relation.evidence {
            let by_voice = (actor, recipient, &relation.key, evidence.voices.as_slice());
            voiced.entry(by_voice).or_default().insert(evidence);
        }
    }
    voiced
}

impl Told {
    fn new(graph: &EventGraph, (actor, recipient, key, voices): Voiced<'_>, evidence: &[&QuotedEvidence]) -> Self {
        let label = |id: &NodeId| one_line(graph.label(id));
        let articles = evidence
            .iter()
            .map(|evidence| article_label(graph, &evidence.quote.article));
        Self {
            actor: label(actor),
            relation: key.relation_type.to_string(),
            recipient: label(recipient),
            when: key.when.as_ref().map(ToString::to_string),
            place: key.place.as_ref().map(label),
            polarity: key.polarity,
            modality: key.modality,
            voices: voices.iter().map(label).collect(),
            articles: articles.collect::<BTreeSet<String>>().into_iter().collect(),
        }
    }
}

impl fmt::Display for Told {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let relation = self.relation.replace('_', " ");
        write!(formatter, "{} {relation} {}", self.actor, self.recipient)?;
        for status in status_labels(self.polarity, self.modality) {
            write!(formatter, ", {status}")?;
        }
        if let Some(when) = &self.when {
            write!(formatter, ", {when}")?;
        }
        if let Some(place) = &self.place {
            write!(formatter, ", at {place}")?;
        }
        if let Some((first, cited)) = self.voices.split_first() {
            write!(formatter, ", says {first}")?;
            cited
                .iter()
                .try_for_each(|voice| write!(formatter, ", citing {voice}"))?;
        }
        write!(formatter, " ({})", self.articles.join("; "))
    }
}
