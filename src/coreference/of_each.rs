//! Whom or what a phrase is of: "the island of Hokkaido", "the leaders of Chad, Mali and Niger".

use super::LONGEST_LIST;
use super::resolve::Resolver;
use crate::evidence::Party;
use crate::ontology::Trait;

impl Resolver<'_> {
    /// "the island of Hokkaido", "the group of four islands", "the states of Chad and Mali": gives what follows `of`, where
    /// something of it is known.
    pub(super) fn parties_of(&self, phrase: usize) -> Option<Vec<Party>> {
        let parties = self.all_of(phrase);
        parties.iter().any(|party| party.entity.is_some()).then_some(parties)
    }

    /// "the leaders of Chad, Mali and Niger": gives the states, where only states follow `of`; none for "the heads of Chad
    /// and the Red Cross".
    pub(super) fn states_of(&self, phrase: usize) -> Vec<Party> {
        let parties = self.all_of(phrase);
        let are_states = parties
            .iter()
            .all(|party| party.is(Trait::State) && party.entity.is_some());
        if are_states { parties } else { Vec::new() }
    }

    fn all_of(&self, phrase: usize) -> Vec<Party> {
        let mut behind = self.behind(phrase);
        let of = behind.find(|of| of.preposition == "of").map(|of| of.object);
        let next = |&place: &usize| {
            let phrase = self.phrase(place);
            phrase.conjunct.or(phrase.apposition)
        };
        let listed: Vec<usize> = std::iter::successors(of, next).take(LONGEST_LIST).collect();
        // "the island of Hokkaido, Japan": what stands beside it is no other one.
        let is_list = listed.iter().any(|&place| self.phrase(place).conjunct.is_some());
        let listed = listed.into_iter().take(if is_list { LONGEST_LIST } else { 1 });
        let each = listed.flat_map(|place| match self.name_of(place) {
            Some(mention) => vec![self.choose(mention, self.setting(place)).0],
            None => self.resolve_description(place).0,
        });
        each.collect()
    }
}
