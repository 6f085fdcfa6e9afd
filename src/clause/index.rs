//! Where the clauses and phrases of a sentence, a clause or a phrase stand: made once, looked up by every later step.

use super::{Clauses, NounPhrase, PrepositionalPhrase};
use crate::span::Span;
use std::ops::Range;

/// The places of clauses and phrases by what they belong to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ClauseIndex {
    /// For every sentence, its clauses.
    clauses: Vec<Range<usize>>,
    /// For every sentence, its noun phrases.
    noun_phrases: Vec<Range<usize>>,
    /// For every sentence, its prepositional phrases.
    prepositional: Vec<Range<usize>>,
    /// For every clause, those below it.
    below: Groups,
    /// For every noun phrase, the prepositional phrases directly behind it.
    behind: Groups,
    /// For every noun phrase, the clauses that it is the subject of.
    as_subject: Groups,
    /// For every noun phrase, the innermost clause around it.
    around: Vec<Option<usize>>,
}

impl ClauseIndex {
    /// Notes where everything stands; clauses and phrases come sentence by sentence.
    pub(super) fn new(found: &Clauses, ends: &[SentenceEnd]) -> Self {
        let mut index = Self {
            below: Groups::new(found.clauses.len(), pairs(&found.clauses, |clause| clause.parent)),
            behind: Groups::new(
                found.noun_phrases.len(),
                pairs(&found.prepositional, |phrase| phrase.after),
            ),
            as_subject: Groups::new(found.noun_phrases.len(), pairs(&found.clauses, |clause| clause.subject)),
            around: Vec::with_capacity(found.noun_phrases.len()),
            ..Self::default()
        };
        let mut start = SentenceEnd::default();
        for &end in ends {
            index.clauses.push(start.clauses..end.clauses);
            index.noun_phrases.push(start.noun_phrases..end.noun_phrases);
            index.prepositional.push(start.prepositional..end.prepositional);
            for phrase in &found.noun_phrases[start.noun_phrases..end.noun_phrases] {
                index
                    .around
                    .push(innermost(found, start.clauses..end.clauses, phrase.span));
            }
            start = end;
        }
        index
    }
}

/// How many clauses and phrases there are at the end of a sentence.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct SentenceEnd {
    pub(super) clauses: usize,
    pub(super) noun_phrases: usize,
    pub(super) prepositional: usize,
}

fn innermost(found: &Clauses, clauses: Range<usize>, span: Span) -> Option<usize> {
    let around = clauses.filter(|&clause| found.clauses[clause].span.contains(span));
    around.min_by_key(|&clause| found.clauses[clause].span.len())
}

impl Clauses {
    /// Gives the places of a sentence's clauses.
    pub fn of_sentence(&self, sentence: usize) -> Range<usize> {
        self.index.clauses.get(sentence).cloned().unwrap_or_default()
    }

    /// Gives the places of a sentence's noun phrases.
    pub fn phrases_of(&self, sentence: usize) -> Range<usize> {
        self.index.noun_phrases.get(sentence).cloned().unwrap_or_default()
    }

    /// Gives a sentence's prepositional phrases, in the order in which they were read.
    pub fn prepositional_in(&self, sentence: usize) -> &[PrepositionalPhrase] {
        let places = self.index.prepositional.get(sentence).cloned().unwrap_or_default();
        &self.prepositional[places]
    }

    /// Gives the places of the clauses directly below one, in text order.
    pub fn below(&self, clause: usize) -> impl DoubleEndedIterator<Item = usize> + Clone {
        self.index.below.of(clause)
    }

    /// Gives the places of the prepositional phrases that stand directly behind a noun phrase, in text order.
    pub fn behind(&self, phrase: usize) -> impl Iterator<Item = usize> + Clone {
        self.index.behind.of(phrase)
    }

    /// Gives the places of the clauses that a noun phrase is the subject of, in text order.
    pub fn with_subject(&self, phrase: usize) -> impl Iterator<Item = usize> + Clone {
        self.index.as_subject.of(phrase)
    }

    /// Gives the place of the innermost clause that a noun phrase stands in.
    pub fn around(&self, phrase: usize) -> Option<usize> {
        self.index.around.get(phrase).copied().flatten()
    }

    /// Gives the place of the innermost clause of a sentence around a stretch.
    pub fn innermost(&self, sentence: usize, span: Span) -> Option<usize> {
        innermost(self, self.of_sentence(sentence), span)
    }

    /// Gives the clauses from one up to the outermost above it, itself first.
    pub fn lineage(&self, clause: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(clause), |&clause| self.clauses[clause].parent)
    }

    /// Gives a noun phrase and those joined to it: "Abe, Suga and Putin".
    pub fn joined(&self, phrase: usize) -> impl Iterator<Item = (usize, &NounPhrase)> {
        let first = Some((phrase, &self.noun_phrases[phrase]));
        let next =
            |&(_, phrase): &(usize, &NounPhrase)| phrase.conjunct.map(|place| (place, &self.noun_phrases[place]));
        // A phrase is joined to a later one, so that the way ends.
        std::iter::successors(first, next)
    }
}

fn pairs<T>(values: &[T], owner: impl Fn(&T) -> Option<usize>) -> impl Iterator<Item = (usize, usize)> + Clone {
    let pairs: Vec<(usize, usize)> = values
        .iter()
        .enumerate()
        .filter_map(|(place, value)| Some((owner(value)?, place)))
        .collect();
    pairs.into_iter()
}

/// Lists of places, one for every owner, in one vector.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Groups {
    /// Where each owner's places begin; one more at the end.
    starts: Vec<usize>,
    places: Vec<usize>,
}

impl Groups {
    /// Groups places by their owners; each owner's keep their order.
    fn new(owners: usize, pairs: impl Iterator<Item = (usize, usize)> + Clone) -> Self {
        let mut starts = vec![0; owners + 1];
        for (owner, _) in pairs.clone() {
            starts[owner + 1] += 1;
        }
        for owner in 0..owners {
            starts[owner + 1] += starts[owner];
        }
        let mut next = starts.clone();
        let mut places = vec![0; starts[owners]];
        for (owner, place) in pairs {
            places[next[owner]] = place;
            next[owner] += 1;
        }
        Self { starts, places }
    }

    fn of(&self, owner: usize) -> impl DoubleEndedIterator<Item = usize> + Clone {
        let range = match self.starts.get(owner..owner + 2) {
            Some(&[start, end]) => start..end,
            _ => 0..0,
        };
        self.places[range].iter().copied()
    }
}
