//! The list of names, loaded, checked and asked.

use super::Sighting;
use super::entity::Entity;
use super::matcher::{NameIndex, Owner};
use super::record::EntityRecord;
use crate::data::{DataFile, below};
use crate::error::{Error, Result};
use crate::ontology::{EntityId, Ontology};
use chrono::NaiveDate;
use rustc_hash::FxHashMap;

/// The list of names.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    /// Sorted by id.
    entities: Vec<Entity>,
    /// Office → places of its holders in `entities`, in id order, each once.
    holders: FxHashMap<EntityId, Vec<u32>>,
    /// The names, ready to be searched.
    names: NameIndex,
}

impl Gazetteer {
    /// Reads `data/gazetteer/`; fails on the first line that is wrong or refers to what is not there.
    pub fn parse(files: &[DataFile], ontology: &Ontology) -> Result<Self> {
        let files: Vec<&DataFile> = below(files, "data/gazetteer/").collect();
        let mut gazetteer = Self::default();
        gazetteer.read(&files, ontology)?;
        Ok(gazetteer)
    }

    /// Adds a user's own file. It may refer to the entities that are there, but not take their ids.
    pub fn add(&mut self, file: &DataFile, ontology: &Ontology) -> Result<()> {
        self.read(&[file], ontology)
    }

    /// Gives all entities, sorted by id.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// Gives an entity by its id.
    pub fn entity(&self, id: &EntityId) -> Option<&Entity> {
        self.place(id).and_then(|place| self.entities.get(place))
    }

    /// Gives the entities with this label or alias, best first; surnames and titles do not count.
    pub fn named(&self, name: &str) -> Vec<&Entity> {
        let owners = self.names.owners_of(name);
        owners
            .iter()
            .filter_map(|owner| self.entities.get(owner.entity as usize))
            .collect()
    }

    /// Gives who held an office on a day, in id order; empty if nobody is known.
    pub fn holders(&self, office: &EntityId, day: NaiveDate) -> Vec<&Entity> {
        let places = self.holders.get(office).map_or(&[][..], Vec::as_slice);
        let people = places.iter().filter_map(|&place| self.entities.get(place as usize));
        people.filter(|person| person.held(office, day)).collect()
    }

    /// Gives the offices that a person held on a day, in the order of its terms.
    pub fn offices_on(&self, person: &EntityId, day: NaiveDate) -> Vec<&Entity> {
        let terms = self.entity(person).map_or(&[][..], |person| person.offices.as_slice());
        let held = terms.iter().filter(|term| term.days().contains(day));
        held.filter_map(|term| self.entity(&term.office)).collect()
    }

    /// Gives the entity and all that it belongs to, nearest first: a spokesperson's office, the Kremlin, Russia.
    pub fn lineage<'a>(&'a self, id: &EntityId) -> impl Iterator<Item = &'a Entity> {
        // A chain longer than this goes in a circle.
        const LONGEST: usize = 8;
        let parent = |entity: &&'a Entity| entity.part_of.as_ref().and_then(|id| self.entity(id));
        std::iter::successors(self.entity(id), parent).take(LONGEST)
    }

    /// Gives the state that an entity is, or belongs to.
    pub fn state_of(&self, id: &EntityId) -> Option<&Entity> {
        self.lineage(id).find(|entity| entity.kind.as_str() == "State")
    }

    pub(super) fn names(&self) -> &NameIndex {
        &self.names
    }

    /// Gives the entities that a sighting may name, best first.
    pub(super) fn owned<'g>(&'g self, sighting: &'g Sighting) -> impl Iterator<Item = &'g Entity> {
        sighting.owners.iter().filter_map(|owner| self.owned_by(owner))
    }

    pub(super) fn owned_by(&self, owner: &Owner) -> Option<&Entity> {
        self.entities.get(owner.entity as usize)
    }

    fn place(&self, id: &EntityId) -> Option<usize> {
        self.entities.binary_search_by(|entity| entity.id.cmp(id)).ok()
    }

    /// Adds the records of some files, checks them, and makes the indexes anew.
    fn read(&mut self, files: &[&DataFile], ontology: &Ontology) -> Result<()> {
        let mut read: Vec<(&DataFile, usize, Entity)> = Vec::new();
        for &file in files {
            for (line, record) in file.records::<EntityRecord>()? {
                if ontology.kind(&record.kind).is_none() {
                    return Err(file.error(line, format!("unknown kind `{}`", record.kind)));
                }
                let entity = record.into_entity().map_err(|reason| file.error(line, reason))?;
                read.push((file, line, entity));
            }
        }
        read.sort_by(|left, right| left.2.id.cmp(&right.2.id));
        for (index, (file, line, entity)) in read.iter().enumerate() {
            let twice = index
                .checked_sub(1)
                .is_some_and(|before| read[before].2.id == entity.id);
            if twice || self.place(&entity.id).is_some() {
                return Err(file.error(*line, format!("a second entity with the id `{}`", entity.id)));
            }
        }
        self.entities.extend(read.iter().map(|(_, _, entity)| entity.clone()));
        self.entities.sort_by(|left, right| left.id.cmp(&right.id));
        for (file, line, entity) in &read {
            if let Some(id) = entity.references().find(|id| self.place(id).is_none()) {
                return Err(file.error(*line, format!("`{}` refers to the unknown `{id}`", entity.id)));
            }
        }
        self.holders = find_holders(&self.entities);
        self.names = NameIndex::build(&self.entities).map_err(|reason| Error::new("data/gazetteer", reason))?;
        Ok(())
    }

    /// Gives the entities that are part of another one.
    pub fn parts<'a>(&'a self, whole: &'a EntityId) -> impl Iterator<Item = &'a Entity> {
        self.entities
            .iter()
            .filter(move |entity| entity.part_of.as_ref() == Some(whole))
    }
}

fn find_holders(entities: &[Entity]) -> FxHashMap<EntityId, Vec<u32>> {
    let mut holders: FxHashMap<EntityId, Vec<u32>> = FxHashMap::default();
    for (place, person) in (0..).zip(entities) {
        for term in &person.offices {
            let people = holders.entry(term.office.clone()).or_default();
            if people.last() != Some(&place) {
                people.push(place);
            }
        }
    }
    holders
}
