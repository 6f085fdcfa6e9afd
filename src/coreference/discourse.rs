//! What has been spoken of so far, the latest last.

use crate::evidence::Party;
use crate::ontology::{EntityId, Trait};
use crate::span::Span;
use rustc_hash::FxHashSet;

/// Somebody or something that has been spoken of.
#[derive(Debug, Clone)]
pub(super) struct Salient {
    pub(super) party: Party,
    pub(super) gender: Option<char>,
    pub(super) plural: bool,
    pub(super) sentence: usize,
    /// The words: a name, `he`, `the country`.
    pub(super) span: Span,
    /// Whether the words only stand before a noun: "Japanese" in "Japanese officials".
    pub(super) modifies: bool,
    /// The clause that it is the subject of.
    pub(super) subject_of: Option<usize>,
    /// Whether its words are no person's, though they look so: "the Nick Roux Show".
    pub(super) no_person: bool,
    /// The noun of the description beside its name, as its singular: `minister`.
    pub(super) described_as: Option<String>,
}

impl Salient {
    pub(super) fn is_person(&self) -> bool {
        self.party.is(Trait::Person)
    }

    /// Says whether `he` can mean it: a person, or two words with capitals of which nothing else is known, "Emil Sandor".
    pub(super) fn may_be_person(&self) -> bool {
        !self.no_person && self.party.may_be_person()
    }

    /// Says whether `he`, `she` or another pronoun can mean this person; an unknown gender fits both.
    pub(super) fn fits(&self, gender: Option<char>) -> bool {
        self.gender.is_none() || gender.is_none() || self.gender == gender
    }
}

/// Nobody points back further than over so many mentions; in a report there are a hundred or two.
const REACH: usize = 1000;

/// What has been spoken of so far.
#[derive(Debug)]
pub(super) struct Discourse {
    salient: Vec<Salient>,
    /// The entities among them.
    named: FxHashSet<EntityId>,
}

impl Discourse {
    /// Prepares for so many mentions.
    pub(super) fn new(count: usize) -> Self {
        Self {
            salient: Vec::with_capacity(count),
            named: FxHashSet::default(),
        }
    }

    pub(super) fn note(&mut self, salient: Salient) {
        if let Some(entity) = &salient.party.entity
            && !self.named.contains(entity)
        {
            self.named.insert(entity.clone());
        }
        self.salient.push(salient);
    }

    /// Says whether an entity has been spoken of, however long ago.
    pub(super) fn names(&self, entity: &EntityId) -> bool {
        self.named.contains(entity)
    }

    /// Gives what has been spoken of within reach, the latest first.
    pub(super) fn latest(&self) -> impl Iterator<Item = &Salient> + Clone {
        self.salient.iter().rev().take(REACH)
    }

    /// Gives the latest that fits.
    pub(super) fn find(&self, fits: impl Fn(&Salient) -> bool) -> Option<&Salient> {
        self.latest().find(|salient| fits(salient))
    }
}
