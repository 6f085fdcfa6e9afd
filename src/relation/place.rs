//! Where what a clause tells happens: "met Putin in Moscow".

use super::finder::RelationFinder;
use super::rule::VerbFrame;
use crate::clause::{Clause, PrepositionalPhrase};
use crate::evidence::Party;
use crate::ontology::Trait;

impl RelationFinder<'_> {
    /// Gives the place that a verb's own prepositional phrase names. `None` where it belongs to another phrase.
    pub(super) fn place_of(&self, clause: &Clause, verb: &VerbFrame) -> Option<Party> {
        let phrases = self.clauses.prepositional_of(clause);
        let mut own = phrases
            .filter(|phrase| ["in", "at"].contains(&phrase.preposition.as_str()) && self.belongs_to_verb(phrase, verb));
        own.find_map(|phrase| {
            let parties = self.references.parties(phrase.object);
            parties.iter().find(|party| is_place(party)).cloned()
        })
    }

    /// Gives the place that a phrase with `in` names anywhere in a clause, or whose it is: "at the embassy in Lima", "in
    /// Lima's Central Park".
    pub(super) fn place_around(&self, clause: &Clause) -> Option<Party> {
        let phrases = self.clauses.prepositional_of(clause);
        let mut inside = phrases.filter(|phrase| phrase.preposition == "in");
        inside.find_map(|phrase| {
            let parties = self.references.parties(phrase.object).iter();
            let owners = self.references.owners(phrase.object).iter();
            let mut places = parties
                .chain(owners)
                .filter(|place| place.entity.is_some() && is_place(place));
            places.next().cloned()
        })
    }

    /// "Seized the islands in the bay", "met officials in Moscow": what stands behind a noun may belong to it. Nothing
    /// belongs to a person's or a treaty's name, nor to a noun that only makes the verb: "held talks in Tokyo".
    fn belongs_to_verb(&self, phrase: &PrepositionalPhrase, verb: &VerbFrame) -> bool {
        let Some(before) = phrase.after else {
            return true;
        };
        let named = self.name_of(before).is_some()
            && self
                .references
                .parties(before)
                .iter()
                .all(|party| party.is(Trait::Person) || party.is(Trait::Document));
        named || verb.on.object.contains(self.head(before))
    }

    /// Gives the state in which a place is known to lie, or the place itself.
    pub(super) fn state_around(&self, place: &Party) -> Party {
        let state = place.entity.as_ref().and_then(|id| self.gazetteer.state_of(id));
        state.map_or_else(|| place.clone(), |state| state.party(place.span))
    }

    /// Says whether a place is known to lie outside the state whose office somebody holds or held.
    pub(super) fn is_abroad(&self, actor: &Party, place: &Party) -> bool {
        let home = actor.entity.as_ref().and_then(|id| self.gazetteer.home(id));
        let there = place.entity.as_ref().and_then(|id| self.gazetteer.state_of(id));
        home.zip(there).is_some_and(|(home, there)| home.id != there.id)
    }
}

fn is_place(party: &Party) -> bool {
    party.is(Trait::Place) || party.is(Trait::State)
}
