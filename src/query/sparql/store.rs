//! Quads in three orders, for looking them up by any of their ends.

use oxrdf::{BlankNode, GraphName, NamedOrBlankNode, Quad, Term};
use rustc_hash::FxHashMap;
use spareval::{InternalQuad, QueryableDataset};
use std::convert::Infallible;

/// The quads of a graph, each once. Terms are numbers in the order of the file, so that answers come in that order.
#[derive(Debug, Default)]
pub(super) struct Store {
    terms: Vec<Term>,
    numbers: FxHashMap<Term, u32>,
    /// New names of blank nodes, whose names in the file mean nothing and change from run to run.
    blank: FxHashMap<BlankNode, BlankNode>,
    /// Subject, predicate, object, graph; the default graph is 0, all others their term's number and 1.
    by_subject: Vec<[u32; 4]>,
    /// Predicate, object, subject, graph.
    by_predicate: Vec<[u32; 4]>,
    /// Object, subject, predicate, graph.
    by_object: Vec<[u32; 4]>,
}

/// A term of the store by its number, or another one that a query has made.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum StoredTerm {
    Number(u32),
    Other(Term),
}

impl Store {
    pub(super) fn add(&mut self, quad: Quad) {
        let subject = self.node(quad.subject);
        let object = match quad.object {
            Term::BlankNode(node) => self.blank(node).into(),
            object => object,
        };
        let graph = match quad.graph_name {
            GraphName::DefaultGraph => None,
            GraphName::NamedNode(node) => Some(node.into()),
            GraphName::BlankNode(node) => Some(self.blank(node).into()),
        };
        let subject = self.number(subject);
        let predicate = self.number(quad.predicate.into());
        let object = self.number(object);
        let graph = graph.map_or(0, |graph| self.number(graph) + 1);
        self.by_subject.push([subject, predicate, object, graph]);
    }

    /// Puts all in order; nothing is found before.
    pub(super) fn sort(&mut self) {
        self.by_subject.sort_unstable();
        self.by_subject.dedup();
        let turned = |turn: fn(&[u32; 4]) -> [u32; 4]| {
            let mut quads: Vec<[u32; 4]> = self.by_subject.iter().map(turn).collect();
            quads.sort_unstable();
            quads
        };
        self.by_predicate = turned(|&[subject, predicate, object, graph]| [predicate, object, subject, graph]);
        self.by_object = turned(|&[subject, predicate, object, graph]| [object, subject, predicate, graph]);
    }

    fn node(&mut self, node: NamedOrBlankNode) -> Term {
        match node {
            NamedOrBlankNode::NamedNode(node) => node.into(),
            NamedOrBlankNode::BlankNode(node) => self.blank(node).into(),
        }
    }

    fn blank(&mut self, node: BlankNode) -> BlankNode {
        let next = self.blank.len() + 1;
        let name = || BlankNode::new_unchecked(format!("b{next}"));
        self.blank.entry(node).or_insert_with(name).clone()
    }

    fn number(&mut self, term: Term) -> u32 {
        let next = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(term.clone()).or_insert(next);
        if number == next {
            self.terms.push(term);
        }
        number
    }
}

/// Gives the quads that begin so.
fn starting<'a>(quads: &'a [[u32; 4]], start: &[u32]) -> &'a [[u32; 4]] {
    let first = quads.partition_point(|quad| &quad[..start.len()] < start);
    let count = quads[first..].partition_point(|quad| &quad[..start.len()] == start);
    &quads[first..first + count]
}

impl<'a> QueryableDataset<'a> for &'a Store {
    type InternalTerm = StoredTerm;
    type Error = Infallible;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&StoredTerm>,
        predicate: Option<&StoredTerm>,
        object: Option<&StoredTerm>,
        graph: Option<Option<&StoredTerm>>,
    ) -> impl Iterator<Item = Result<InternalQuad<StoredTerm>, Infallible>> + use<'a> {
        // `None` fits all; a term that is not in the store fits nothing.
        let number = |term: &StoredTerm| match term {
            StoredTerm::Number(number) => *number,
            StoredTerm::Other(_) => u32::MAX,
        };
        let [subject, predicate, object] = [subject, predicate, object].map(|term| term.map(number));
        let graph = graph.map(|graph| graph.map_or(0, |graph| number(graph).saturating_add(1)));
        let store: &'a Store = self;
        let (quads, order): (_, [usize; 3]) = match (subject, predicate, object) {
            (Some(subject), Some(predicate), _) => (starting(&store.by_subject, &[subject, predicate]), [0, 1, 2]),
            (Some(subject), None, Some(object)) => (starting(&store.by_object, &[object, subject]), [1, 2, 0]),
            (Some(subject), None, None) => (starting(&store.by_subject, &[subject]), [0, 1, 2]),
            (None, Some(predicate), Some(object)) => (starting(&store.by_predicate, &[predicate, object]), [2, 0, 1]),
            (None, Some(predicate), None) => (starting(&store.by_predicate, &[predicate]), [2, 0, 1]),
            (None, None, Some(object)) => (starting(&store.by_object, &[object]), [1, 2, 0]),
            (None, None, None) => (store.by_subject.as_slice(), [0, 1, 2]),
        };
        let fits = move |wanted: Option<u32>, number: u32| wanted.is_none_or(|wanted| wanted == number);
        quads
            .iter()
            .map(move |quad| [quad[order[0]], quad[order[1]], quad[order[2]], quad[3]])
            .filter(move |quad| {
                fits(subject, quad[0])
                    && fits(predicate, quad[1])
                    && fits(object, quad[2])
                    && graph.map_or(quad[3] != 0, |graph| graph == quad[3])
            })
            .map(|[subject, predicate, object, graph]| {
                Ok(InternalQuad {
                    subject: StoredTerm::Number(subject),
                    predicate: StoredTerm::Number(predicate),
                    object: StoredTerm::Number(object),
                    graph_name: graph.checked_sub(1).map(StoredTerm::Number),
                })
            })
    }

    fn internalize_term(&self, term: Term) -> Result<StoredTerm, Infallible> {
        Ok(match self.numbers.get(&term) {
            Some(&number) => StoredTerm::Number(number),
            None => StoredTerm::Other(term),
        })
    }

    fn externalize_term(&self, term: StoredTerm) -> Result<Term, Infallible> {
        Ok(match term {
            StoredTerm::Number(number) => self.terms[number as usize].clone(),
            StoredTerm::Other(term) => term,
        })
    }
}
