//! The relations found so far, to be found by the place of their words and by their ends.

use super::Relation;
use crate::evidence::Party;
use crate::span::Span;
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;

/// Types of taking what can be given back.
const HOLDING: [&str; 5] = ["detained", "indicted", "kidnapped", "seized", "sentenced"];

/// Whose release somebody asks for was taken within so many takings before or behind; in a report there are ten.
const REACH: usize = 100;

/// The relations that statements add to, by the words that tell them.
pub(super) struct EarlierRelations<'r> {
    /// In the order in which they were found; to be noted where some are added.
    pub(super) relations: &'r mut Vec<Relation>,
    noted: usize,
    by_trigger: BTreeSet<(Span, usize)>,
    takings: BTreeSet<(Span, usize)>,
}

impl<'r> EarlierRelations<'r> {
    pub(super) fn new(relations: &'r mut Vec<Relation>) -> Self {
        let mut earlier = Self {
            relations,
            noted: 0,
            by_trigger: BTreeSet::new(),
            takings: BTreeSet::new(),
        };
        earlier.note();
        earlier
    }

    /// Notes what has been added.
    pub(super) fn note(&mut self) {
        for (relation, place) in self.relations[self.noted..].iter().zip(self.noted..) {
            self.by_trigger.insert((relation.trigger, place));
            if HOLDING.contains(&relation.relation_type.as_str()) {
                self.takings.insert((relation.trigger, place));
            }
        }
        self.noted = self.relations.len();
    }

    /// Gives those that are told within a stretch, the last first.
    pub(super) fn told_within(&self, stretch: Span) -> impl Iterator<Item = &Relation> {
        let told = from(&self.by_trigger, stretch.start..stretch.end).rev();
        let told = told.map(|&(_, place)| &self.relations[place]);
        told.filter(move |relation| relation.trigger.end <= stretch.end)
    }

    /// Gives those by which somebody or something was taken, near a byte, in the order in which they were found.
    pub(super) fn takings_near(&self, byte: u32) -> impl Iterator<Item = &Relation> {
        let before = from(&self.takings, 0..byte).rev().take(REACH);
        let behind = from(&self.takings, byte..u32::MAX).take(REACH);
        let mut near: Vec<usize> = before.chain(behind).map(|&(_, place)| place).collect();
        near.sort_unstable();
        near.into_iter().map(|place| &self.relations[place])
    }
}

/// Gives the places of what begins within some bytes.
fn from(
    places: &BTreeSet<(Span, usize)>,
    bytes: std::ops::Range<u32>,
) -> impl DoubleEndedIterator<Item = &(Span, usize)> {
    let first = |start: u32| (Span { start, end: 0 }, 0);
    places.range(first(bytes.start)..first(bytes.end))
}

/// The relations that phrases add to where nothing is told of two ends.
pub(super) struct RelatedEnds<'r> {
    relations: &'r mut Vec<Relation>,
    ends: FxHashSet<[EndKey; 2]>,
}

/// The entity of an end, or its words where it is not linked.
type EndKey = (bool, String);

impl<'r> RelatedEnds<'r> {
    pub(super) fn new(relations: &'r mut Vec<Relation>) -> Self {
        let ends = relations
            .iter()
            .map(|relation| key(&relation.actor, &relation.recipient));
        Self {
            ends: ends.collect(),
            relations,
        }
    }

    /// Says whether anything is told of the first to the second.
    pub(super) fn holds(&self, actor: &Party, recipient: &Party) -> bool {
        self.ends.contains(&key(actor, recipient))
    }

    pub(super) fn push(&mut self, relation: Relation) {
        self.ends.insert(key(&relation.actor, &relation.recipient));
        self.relations.push(relation);
    }
}

fn key(actor: &Party, recipient: &Party) -> [EndKey; 2] {
    [end_key(actor), end_key(recipient)]
}

/// Gives what two ends share that are the same.
pub(super) fn end_key(party: &Party) -> EndKey {
    let words = party
        .entity
        .as_ref()
        .map_or(party.name.as_str(), |entity| entity.as_str());
    (party.entity.is_some(), words.to_owned())
}
