//! "A State Department official said … The official added": who was described before in more words.

use super::discourse::Salient;
use super::resolve::Resolver;
use crate::ontology::Trait;

/// So many sentences back a description is still the one that "the official" means.
const REACH: usize = 15;

impl Resolver<'_> {
    /// Says whether a noun alone behind "the" can mean somebody without a name who was described by it and by more words.
    pub(super) fn is_described_alike(&self, phrase: usize, salient: &Salient, noun: &str) -> bool {
        let noun_phrase = self.phrase(phrase);
        let party = &salient.party;
        let is_open = party.entity.is_none() && (party.kind.is_none() || party.is(Trait::Person)) && !salient.plural;
        // "A harbour judge left. The judge in Lima stayed": that tells which.
        let of_place = |preposition: &str| matches!(preposition, "at" | "for" | "from" | "in" | "of" | "with");
        let mut behind = self.behind(phrase);
        let tells_more =
            behind.any(|behind| of_place(&behind.preposition) && self.phrase(behind.object).time.is_none());
        if noun_phrase.tokens.len() != 2 || !is_open || tells_more {
            return false;
        }
        let mut words = party.name.split(' ');
        let is_near = self.sentence_of(phrase).saturating_sub(salient.sentence) <= REACH;
        let begins = party
            .name
            .strip_prefix(noun)
            .is_some_and(|rest| rest.starts_with(" for ") || rest.starts_with(" at "));
        let ends = party.name.strip_suffix(noun).is_some_and(|rest| rest.ends_with(' '));
        // "the second official" is another, "the other official", too.
        let is_other = words.any(|word| ["another", "other", "second", "third"].contains(&word));
        is_near && (begins || ends) && !is_other
    }
}
