//! "The National Council", "Russia's Embassy in Lima" → the whole name of a body.

use super::discourse::Salient;
use super::resolve::Resolver;
use crate::evidence::Party;
use crate::ontology::Trait;

/// What every state has in many towns: the name tells of a body only with the state.
const OUTPOSTS: [&str; 5] = [
    "Consulate",
    "Consulate General",
    "Embassy",
    "High Commission",
    "Mission",
];

impl Resolver<'_> {
    /// Gives the only body named before whose name begins with the words of an unknown one behind `the`: "the National
    /// Council" behind "the National Council of Resistance".
    ///
    /// The name itself where none or several begin so, and where it has one word: "the Council".
    pub(super) fn whole_body(&self, phrase: usize, party: Party) -> Party {
        let first = self.phrase(phrase).tokens.start;
        let is_short = party.entity.is_none() && party.name.contains(' ') && !party.is(Trait::Person);
        let is_alone = !party.name.contains(" of ");
        if !is_short
            || !is_alone
            || !self.is_any(first, &["the"])
            || self.behind(phrase).any(|of| of.preposition == "of")
        {
            return party;
        }
        let begins = |salient: &&Salient| {
            let rest = salient.party.name.strip_prefix(party.name.as_str());
            let is_longer = rest.is_some_and(|rest| rest.starts_with(" of "));
            is_longer && !salient.party.is(Trait::Person)
        };
        let mut named = self.discourse.latest().filter(begins).map(|salient| &salient.party);
        let Some(latest) = named.next() else { return party };
        match named.all(|other| other.is_same(latest)) {
            true => Party {
                span: party.span,
                ..latest.clone()
            },
            false => party,
        }
    }

    /// "Russia's Embassy in Lima": gives the name with the state that has sent it.
    pub(super) fn outpost_of(&self, phrase: usize, party: Party) -> Party {
        let head = party.name.split(" in ").next().unwrap_or_default();
        let possessor = self.phrase(phrase).possessor;
        match possessor.map(|possessor| self.found.parties(possessor)) {
            Some([state]) if party.entity.is_none() && state.is(Trait::State) && OUTPOSTS.contains(&head) => Party {
                name: format!("{}'s {}", state.name, party.name),
                ..party
            },
            _ => party,
        }
    }
}
