//! A part of a graph: around somebody, between two, of a time, of one sort.

mod link;

use super::timeline::Only;
use crate::evidence::When;
use crate::graph::{EventGraph, NodeId, Part, QuotedEvidence, RelationEdge};
use crate::timex::Interval;
use link::{Link, between, near};
use rustc_hash::FxHashSet;

/// What is cut out, each limit by itself. Without any: everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cut {
    /// Whom it is around.
    pub around: Around,
    /// Said or happened on some of these days.
    pub days: Option<Interval>,
    /// Of this sort.
    pub only: Option<Only>,
}

/// Whom a part of a graph is around.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Around {
    /// Nobody: all are in it.
    #[default]
    Nobody,
    /// Somebody, and whoever is so many links away from him.
    Near(FxHashSet<NodeId>, usize),
    /// Two: what links them, and the shortest chains through others.
    Between(FxHashSet<NodeId>, FxHashSet<NodeId>),
}

/// A part of a graph.
#[derive(Debug, Clone, Default)]
pub struct Excerpt {
    /// The relations and statements that are left, with all that they name and the articles that tell them.
    pub graph: EventGraph,
    /// Those whom it is around, whom they are linked with so far away, and who stands between; `None` where nobody
    /// was asked for. Statements are whole, so the graph names others too.
    pub ends: Option<FxHashSet<NodeId>>,
    /// How many were left out because no day is known of them.
    pub undated: usize,
}

impl Cut {
    /// Cuts it out.
    ///
    /// Statements and relations are kept whole or not at all, but for one thing: evidence in a statement that is cut
    /// off keeps its words and voices, and no longer names the statement.
    pub fn of(&self, graph: &EventGraph) -> Excerpt {
        let mut undated = 0;
        let mut links = links(graph, self.only);
        if let Some(wanted) = self.days {
            links.retain(|link| {
                undated += usize::from(link.days.is_none());
                link.days.is_some_and(|days| days.overlaps(wanted))
            });
        }
        let (links, ends) = match &self.around {
            Around::Nobody => (links, None),
            Around::Near(who, depth) => owned(near(links, who, *depth)),
            Around::Between(one, other) => owned(between(links, one, other)),
        };
        Excerpt {
            ends,
            graph: piece(graph, &links),
            undated,
        }
    }
}

/// What links, and whom.
type Linked<'a> = (Vec<Link<'a>>, FxHashSet<&'a NodeId>);

fn owned((links, ends): Linked<'_>) -> (Vec<Link<'_>>, Option<FxHashSet<NodeId>>) {
    (links, Some(ends.into_iter().cloned().collect()))
}

/// Lists all that links entities, of one sort.
fn links(graph: &EventGraph, only: Option<Only>) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    if only != Some(Only::Statements) {
        for (actor, relation, recipient) in graph.relations() {
            let by_article = |evidence: &&QuotedEvidence| only != Some(Only::Facts) || evidence.voices.is_empty();
            let evidence: Vec<&QuotedEvidence> = relation.evidence.iter().filter(by_article).collect();
            if !evidence.is_empty() {
                links.push(Link::relation(actor, relation, recipient, evidence));
            }
        }
    }
    if matches!(only, None | Some(Only::Statements)) {
        for (id, statement) in graph.statements() {
            let days = statement.said.as_ref().and_then(|said| said.when.days());
            links.push(Link::statement(graph, id, days));
        }
    }
    links
}

/// Gives the graph of some links.
fn piece(graph: &EventGraph, links: &[Link<'_>]) -> EventGraph {
    let statements: FxHashSet<&NodeId> = links.iter().filter_map(|link| link.told).collect();
    // Leaves out the statement that tells something where it is cut off.
    let told = |evidence: &QuotedEvidence| {
        let mut evidence = evidence.clone();
        evidence.statement = evidence.statement.filter(|statement| statements.contains(statement));
        evidence
    };
    let relations = links.iter().filter_map(|link| {
        let (actor, relation, recipient) = link.relation?;
        let kept = RelationEdge {
            key: relation.key.clone(),
            evidence: link.evidence.iter().map(|evidence| told(evidence)).collect(),
        };
        Some((actor, kept, recipient))
    });
    graph.part(&statements, relations)
}

impl<'a> Link<'a> {
    fn relation(
        actor: &'a NodeId,
        relation: &'a RelationEdge,
        recipient: &'a NodeId,
        evidence: Vec<&'a QuotedEvidence>,
    ) -> Self {
        Self {
            pairs: vec![(actor, recipient)],
            ends: vec![actor, recipient],
            days: relation.key.when.as_ref().and_then(When::days),
            relation: Some((actor, relation, recipient)),
            evidence,
            told: None,
        }
    }

    /// A statement links who says it to whom it is said and whom it is about.
    fn statement(graph: &'a EventGraph, id: &'a NodeId, days: Option<Interval>) -> Self {
        let parts = graph.parts(id);
        let of = |wanted: &[Part]| -> Vec<&'a NodeId> {
            let parts = parts.iter().filter(|(part, _)| wanted.contains(part));
            parts.map(|(_, node)| *node).collect()
        };
        let (speakers, whom) = (
            of(&[Part::Speaker, Part::CoSpeaker]),
            of(&[Part::Addressee, Part::About]),
        );
        let pairs = speakers.iter().flat_map(|one| whom.iter().map(|other| (*one, *other)));
        Self {
            pairs: pairs.collect(),
            ends: speakers.iter().chain(&whom).copied().collect(),
            days,
            relation: None,
            evidence: Vec::new(),
            told: Some(id),
        }
    }
}
