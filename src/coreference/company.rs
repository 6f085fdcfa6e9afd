//! What an article names besides: the people in full, the states, and what belongs to these.

use crate::mention::{Entity, Gazetteer, Mention, NameKind};
use crate::ontology::{EntityId, Trait};
use rustc_hash::FxHashSet;

/// The entities that an article names without doubt.
#[derive(Debug, Default)]
pub(super) struct Company {
    named: FxHashSet<EntityId>,
    /// The states whose names, peoples, capitals, offices and bodies stand in the article.
    states: FxHashSet<EntityId>,
    /// The parties of the treaties, events and places that are named.
    parties: FxHashSet<EntityId>,
    /// The states that are named themselves, not only their cities and people.
    themselves: FxHashSet<EntityId>,
    /// The states of which some office is named: "Georgia's prime minister".
    with_offices: FxHashSet<EntityId>,
    /// The states of which a city or region is named that does not stand for its government.
    with_places: FxHashSet<EntityId>,
}

impl Company {
    pub(super) fn new(mentions: &[Mention], gazetteer: &Gazetteer) -> Self {
        let mut company = Self::default();
        for mention in mentions {
            company
                .with_offices
                .extend(mention.title.iter().filter_map(|title| title.of.clone()));
            let mut whole = mention
                .candidates
                .iter()
                .filter(|candidate| candidate.name_kind != NameKind::Surname);
            // "Tokyo" is the city or Japan, and tells of Japan in both cases.
            let (Some(first), second) = (whole.next(), whole.next()) else {
                continue;
            };
            let home = gazetteer.home(&first.entity).map(|home| &home.id);
            let other = second
                .and_then(|second| gazetteer.home(&second.entity))
                .map(|home| &home.id);
            if second.is_some() && home != other {
                continue;
            }
            if second.is_none() {
                company.named.insert(first.entity.clone());
                let parties = gazetteer.entity(&first.entity).map(|entity| entity.parties.iter());
                company
                    .parties
                    .extend(parties.into_iter().flatten().map(|party| party.party.clone()));
            }
            if let Some(home) = home {
                company.states.insert(home.clone());
                if second.is_none() && *home == first.entity {
                    company.themselves.insert(home.clone());
                }
                if second.is_none() && mention.is(Trait::Place) {
                    company.with_places.insert(home.clone());
                }
            }
        }
        company
    }

    /// Says whether the article names somebody otherwise than by a family name.
    pub(super) fn names_in_full(&self, person: &EntityId) -> bool {
        self.named.contains(person)
    }

    /// Gives the states that the article names, or of which it names something or somebody.
    pub(super) fn states(&self) -> &FxHashSet<EntityId> {
        &self.states
    }

    /// Says whether an article names a state, something of its, or what it is a party of.
    pub(super) fn concerns(&self, state: &EntityId) -> bool {
        self.states.contains(state) || self.parties.contains(state)
    }

    /// Gives the states that the article names themselves: "Iranian officials", not "in Tehran".
    pub(super) fn states_themselves(&self) -> &FxHashSet<EntityId> {
        &self.themselves
    }

    /// Gives the one of some entities with the same name that fits to what else is named.
    ///
    /// "Georgia and Russia" are states, "Georgia and Ohio" are regions, "Korea" alone is neither one.
    pub(super) fn choose<'e>(&self, entities: &[&'e Entity], gazetteer: &Gazetteer) -> Option<&'e Entity> {
        let only = |fits: &dyn Fn(&Entity) -> bool| {
            let mut fitting = entities.iter().filter(|entity| fits(entity));
            match (fitting.next(), fitting.next()) {
                (Some(only), None) => Some(*only),
                _ => None,
            }
        };
        let home = |entity: &Entity| gazetteer.home(&entity.id).map(|home| home.id.clone());
        let is_state = |entity: &Entity| entity.kind.is(Trait::State);
        if let Some(entity) = only(&|entity| self.with_offices.contains(&entity.id)) {
            return Some(entity);
        }
        let near = |entity: &Entity| {
            home(entity).is_some_and(|home| match is_state(entity) {
                true => self.states.contains(&home),
                false => self.with_places.contains(&home),
            })
        };
        if entities.iter().any(|entity| near(entity)) {
            return only(&near);
        }
        let rivals: Vec<EntityId> = entities.iter().filter_map(|entity| home(entity)).collect();
        let others = self.states.iter().any(|state| !rivals.contains(state));
        only(&is_state).filter(|_| others)
    }
}
