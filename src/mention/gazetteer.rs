//! The list of names, loaded, checked and asked.

use super::Sighting;
use super::entity::{Alias, Entity};
use super::given_names::GivenNames;
use super::name_index::{NameIndex, Owner, Roles};
use super::record::{AliasRecord, EntityRecord};
use crate::data::{DataFile, below, named};
use crate::error::Result;
use crate::ontology::{EntityId, Ontology, OwnKinds, RoleId, Trait};
use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// A line of belonging that is longer goes in a circle.
const LONGEST_LINE: usize = 8;

/// The list of names.
#[derive(Debug, Clone)]
pub struct Gazetteer {
    /// Sorted by id.
    entities: Vec<Entity>,
    /// Id → place in `entities`.
    places: FxHashMap<EntityId, u32>,
    /// Office → places of its holders in `entities`, in id order, each once.
    holders: FxHashMap<EntityId, Vec<u32>>,
    /// For every entity the places of those that it belongs to, in the order of [`Gazetteer::lineage`].
    parents: Vec<Option<u32>>,
    /// Whether something is a part of it.
    wholes: Vec<bool>,
    /// For every entity the place of its state; for a person that of the latest office.
    homes: Vec<u32>,
    /// The names, ready to be searched.
    names: NameIndex,
    /// The first words of people's names that are not their family names: `Brian`.
    given_names: GivenNames,
    roles: Roles,
    /// For every state its government.
    governments: FxHashMap<EntityId, u32>,
    /// The roles whose acts are those of the state.
    acting_for_states: FxHashSet<RoleId>,
    /// The roles of those who lead states.
    leading_states: FxHashSet<RoleId>,
    /// Words that look like a name and name nobody.
    fixed_phrases: Vec<String>,
    /// The kinds of what it does not know.
    own_kinds: OwnKinds,
}

/// A line of `data/mention/roles.jsonl`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleRecord {
    id: RoleId,
    names: Vec<AliasRecord>,
    /// Whether what it does is done by its state: a government.
    #[serde(default)]
    acts_for_state: bool,
    /// Whether who has it leads a state: a president.
    #[serde(default)]
    leads_state: bool,
}

impl Gazetteer {
    /// Gives one that knows nobody.
    pub fn new(ontology: &Ontology) -> Self {
        Self {
            entities: Vec::new(),
            places: FxHashMap::default(),
            holders: FxHashMap::default(),
            parents: Vec::new(),
            wholes: Vec::new(),
            homes: Vec::new(),
            names: NameIndex::default(),
            given_names: GivenNames::default(),
            roles: Roles::default(),
            governments: FxHashMap::default(),
            acting_for_states: FxHashSet::default(),
            leading_states: FxHashSet::default(),
            fixed_phrases: Vec::new(),
            own_kinds: ontology.own_kinds.clone(),
        }
    }

    /// Reads `data/gazetteer/`, `data/mention/roles.jsonl`, `fixed-phrases.txt` and `given-names.tsv`; fails on the first line that is
    /// wrong or refers to what is not there.
    pub fn parse(files: &[DataFile], ontology: &Ontology) -> Result<Self> {
        let mut gazetteer = Self::new(ontology);
        let file = named(files, "data/mention/roles.jsonl")?;
        for (line, role) in file.records::<RoleRecord>()? {
            let names: std::result::Result<_, _> = role.names.into_iter().map(AliasRecord::into_alias).collect();
            let names = names.map_err(|reason| file.error(line, reason))?;
            if role.acts_for_state {
                gazetteer.acting_for_states.insert(role.id.clone());
            }
            if role.leads_state {
                gazetteer.leading_states.insert(role.id.clone());
            }
            gazetteer.roles.insert(role.id, names);
        }
        let file = named(files, "data/mention/fixed-phrases.txt")?;
        gazetteer.fixed_phrases = file.words().map(str::to_owned).collect();
        gazetteer.given_names = GivenNames::parse(named(files, "data/mention/given-names.tsv")?)?;
        let files: Vec<&DataFile> = below(files, "data/gazetteer/").collect();
        gazetteer.read(&files, ontology)?;
        Ok(gazetteer)
    }

    /// Adds a user's own file. It may refer to the entities that are there, but not take their ids.
    pub fn add(&mut self, file: &DataFile, ontology: &Ontology) -> Result<()> {
        self.read(&[file], ontology)
    }

    /// Gives the kinds of what no gazetteer knows.
    pub fn own_kinds(&self) -> &OwnKinds {
        &self.own_kinds
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
        let owners = self.names.all_owners_of(name);
        let whole = owners.filter(|owner| owner.name_kind.is_whole());
        whole.filter_map(|owner| self.owned_by(owner)).collect()
    }

    /// Gives the names that an office or a body has by its roles: `prime minister`.
    pub fn names_of_roles<'a>(&'a self, entity: &'a Entity) -> impl Iterator<Item = &'a Alias> {
        entity.roles.iter().filter_map(|role| self.roles.get(role)).flatten()
    }

    /// Gives who held an office on a day, in id order; empty if nobody is known.
    pub fn holders(&self, office: &EntityId, day: NaiveDate) -> Vec<&Entity> {
        self.all_holders(office)
            .filter(|person| person.held(office, day))
            .collect()
    }

    /// Gives who ever held an office, in id order.
    pub fn all_holders(&self, office: &EntityId) -> impl Iterator<Item = &Entity> {
        let places = self.holders.get(office).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|&place| self.entities.get(place as usize))
    }

    /// Gives the offices that a person held on a day, in the order of its terms.
    pub fn offices_on(&self, person: &EntityId, day: NaiveDate) -> Vec<&Entity> {
        let terms = self.entity(person).map_or(&[][..], |person| person.offices.as_slice());
        let held = terms.iter().filter(|term| term.days().contains(day));
        held.filter_map(|term| self.entity(&term.office)).collect()
    }

    /// Says whether who holds an office leads a state.
    pub fn leads_state(&self, office: &Entity) -> bool {
        office.roles.iter().any(|role| self.leading_states.contains(role))
    }

    /// Gives the entity and all that it belongs to, nearest first: a spokesperson's office, the Kremlin, Russia.
    pub fn lineage<'a>(&'a self, id: &EntityId) -> impl Iterator<Item = &'a Entity> {
        let parent = |entity: &&'a Entity| entity.part_of.as_ref().and_then(|id| self.entity(id));
        std::iter::successors(self.entity(id), parent).take(LONGEST_LINE)
    }

    /// Gives the state that an entity is, or belongs to.
    pub fn state_of(&self, id: &EntityId) -> Option<&Entity> {
        self.lineage(id).find(|entity| entity.kind.is(Trait::State))
    }

    /// Gives the state that does what an entity does: Japan for its government, nobody for its parliament.
    pub fn state_acted_for(&self, id: &EntityId) -> Option<&Entity> {
        let mut roles = self.entity(id)?.roles.iter();
        let acts = roles.any(|role| self.acting_for_states.contains(role));
        acts.then(|| self.state_of(id)).flatten()
    }

    /// Gives the government of a state.
    pub(crate) fn government_of(&self, state: &EntityId) -> Option<&Entity> {
        let place = self.governments.get(state)?;
        self.entities.get(*place as usize)
    }

    /// Says whether other entities are part of this one.
    pub fn has_parts(&self, id: &EntityId) -> bool {
        self.place(id).is_some_and(|place| self.wholes[place])
    }

    /// Gives the state of an entity: of a person the state whose office it held last.
    pub fn home(&self, id: &EntityId) -> Option<&Entity> {
        let home = *self.homes.get(self.place(id)?)?;
        let home = self.entities.get(home as usize)?;
        home.kind.is(Trait::State).then_some(home)
    }

    /// Says whether one entity is another one or belongs to it, by their places.
    pub(super) fn belongs(&self, part: u32, whole: u32) -> bool {
        self.line_of(part).any(|place| place == whole)
    }

    fn line_of(&self, place: u32) -> impl Iterator<Item = u32> {
        let parent = |place: &u32| self.parents.get(*place as usize).copied().flatten();
        std::iter::successors(Some(place), parent).take(LONGEST_LINE)
    }

    pub(super) fn home_of(&self, place: u32) -> Option<u32> {
        self.homes.get(place as usize).copied()
    }

    /// Says whether somebody in the gazetteer has this word as a given name.
    pub(crate) fn is_given_name(&self, word: &str) -> bool {
        self.given_names.contains(word)
    }

    /// Gives the gender of nearly all who have this word as a given name; `None` where it tells none.
    pub(crate) fn gender_of_given_name(&self, word: &str) -> Option<char> {
        self.given_names.gender(word)
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
        self.places.get(id).map(|&place| place as usize)
    }

    /// Adds the records of some files, checks them, and makes the indexes anew.
    fn read(&mut self, files: &[&DataFile], ontology: &Ontology) -> Result<()> {
        let mut read: Vec<(&DataFile, usize, Entity)> = Vec::new();
        for &file in files {
            for (line, record) in file.records::<EntityRecord>()? {
                if let Some(role) = record.roles.iter().find(|role| !self.roles.contains_key(*role)) {
                    return Err(file.error(line, format!("unknown role `{role}`")));
                }
                let entity = record
                    .into_entity(ontology)
                    .map_err(|reason| file.error(line, reason))?;
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
        let (places, read): (Vec<_>, Vec<Entity>) = read
            .into_iter()
            .map(|(file, line, entity)| ((file, line), entity))
            .unzip();
        let ids: Vec<EntityId> = read.iter().map(|entity| entity.id.clone()).collect();
        self.entities.extend(read);
        self.entities.sort_by(|left, right| left.id.cmp(&right.id));
        self.places = (0..)
            .zip(&self.entities)
            .map(|(place, entity)| (entity.id.clone(), place))
            .collect();
        for ((file, line), id) in places.into_iter().zip(&ids) {
            let references = self.entity(id).into_iter().flat_map(Entity::references);
            if let Some(unknown) = references.into_iter().find(|id| self.place(id).is_none()) {
                return Err(file.error(line, format!("`{id}` refers to the unknown `{unknown}`")));
            }
        }
        self.index();
        Ok(())
    }

    /// Makes the indexes of what has been read.
    fn index(&mut self) {
        let parent = |entity: &Entity| entity.part_of.as_ref().and_then(|id| self.place(id));
        self.parents = self
            .entities
            .iter()
            .map(|entity| parent(entity).map(|place| place as u32))
            .collect();
        self.wholes = vec![false; self.entities.len()];
        for &parent in self.parents.iter().flatten() {
            self.wholes[parent as usize] = true;
        }
        self.homes = (0..self.entities.len() as u32)
            .map(|place| self.find_home(place))
            .collect();
        self.holders = find_holders(&self.entities);
        let acts = |entity: &Entity| entity.roles.iter().any(|role| self.acting_for_states.contains(role));
        let governments = (0..).zip(&self.entities).filter(|(_, entity)| acts(entity));
        self.governments = governments
            .filter_map(|(place, entity)| Some((entity.part_of.clone()?, place)))
            .collect();
        self.given_names.take_from(&self.entities);
        self.names = NameIndex::build(&self.entities, self.homes.clone(), &self.roles, &self.fixed_phrases);
    }

    fn find_home(&self, place: u32) -> u32 {
        let office = self.entities[place as usize].offices.last();
        let from = office
            .and_then(|term| self.place(&term.office))
            .map_or(place, |office| office as u32);
        let is_state = |place: &u32| self.entities[*place as usize].kind.is(Trait::State);
        self.line_of(from).find(is_state).unwrap_or(place)
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
