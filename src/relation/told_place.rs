//! Names that are places because the article tells where they lie: "shelled Ouallam, a town in Niger".

use super::Relation;
use super::earlier::RelatedEnds;
use super::finder::RelationFinder;
use crate::evidence::Party;
use crate::ontology::Trait;
use rustc_hash::FxHashSet;

/// Where the places of an article lie.
pub(super) struct ToldPlaces {
    told: Vec<Relation>,
    /// Those that are not linked, by their names.
    unknown: FxHashSet<String>,
}

impl ToldPlaces {
    pub(super) fn new(finder: &RelationFinder) -> Self {
        let mut told = Vec::new();
        finder.find_places(&mut told);
        let places = told.iter().map(|relation| &relation.actor);
        let unknown = places.filter(|place| place.entity.is_none() && place.is(Trait::Place));
        Self {
            unknown: unknown.map(|place| place.name.clone()).collect(),
            told,
        }
    }
}

impl RelationFinder<'_> {
    /// Adds where places lie, unless it has been told.
    pub(super) fn add_places(&self, relations: &mut Vec<Relation>) {
        let mut told = RelatedEnds::new(relations);
        for relation in &self.places().told {
            if !told.holds(&relation.actor, &relation.recipient) {
                told.push(relation.clone());
            }
        }
    }

    /// Takes a name of which nothing is known for a place where the article tells where it lies.
    pub(super) fn as_told_place(&self, party: Party) -> Party {
        let is_open = party.kind.is_none() || party.kind.as_ref() == self.lexicon.anybody();
        let is_name = party.entity.is_none() && is_open && party.name.starts_with(char::is_uppercase);
        match self.lexicon.place_kind() {
            Some(kind) if is_name && self.places().unknown.contains(&party.name) => Party {
                kind: Some(kind.clone()),
                ..party
            },
            _ => party,
        }
    }
}
