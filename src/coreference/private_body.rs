//! "The company", "the group" → the body that the sentences before name, if only one can be meant.

use super::discourse::Salient;
use super::lexicon::HeadRule;
use super::near::only;
use super::resolve::Resolver;
use crate::evidence::Party;

/// So many sentences back a body is still "the company".
const NEAR: usize = 3;

impl Resolver<'_> {
    /// Gives the body that a noun points back to: the one described by that noun, the only one named near, or the one
    /// that acts in the sentence before. Of several nobody knows which.
    pub(super) fn private_body(&self, phrase: usize, head: &str, rule: &HeadRule) -> Option<(Party, &'static str)> {
        // "the water advocacy group", "the group of Danish nurses" tell more than what has been named.
        if self.phrase(phrase).tokens.len() != 2 || self.behind(phrase).next().is_some() {
            return None;
        }
        let sentence = self.sentence_of(phrase);
        let near = self
            .discourse
            .latest()
            .take_while(|salient| sentence.saturating_sub(salient.sentence) <= NEAR)
            .filter(|salient| salient.sentence <= sentence);
        let described = |salient: &&Salient| salient.described_as.as_deref() == Some(head) && !salient.is_person();
        if let Some(same) = self.discourse.latest().find(described) {
            return Some((same.party.clone(), "latest-of-kind"));
        }
        let may_be = |salient: &&Salient| {
            let last = salient.party.name.rsplit(' ').next().unwrap_or_default();
            !rule.not_named.iter().any(|word| word == last)
        };
        let bodies = near
            .clone()
            .filter(|salient| self.is_private(salient, rule))
            .filter(may_be);
        let acts = self.subject_of[phrase].is_some();
        let acting = |salient: &&Salient| acts && salient.subject_of.is_some() && salient.sentence + 1 == sentence;
        // "Tern Motors fired twenty": whatever acts under a name that is nobody's.
        let unknown = near.filter(|salient| self.may_be_company(salient));
        let acts_unknown = unknown.clone().any(|salient| acting(&salient));
        let found = match (bodies.clone().next(), unknown.clone().next()) {
            (Some(_), None) => only(bodies.clone()).or_else(|| only(bodies.filter(acting))),
            (Some(_), Some(_)) => only(bodies.filter(acting)).filter(|_| !acts_unknown),
            _ => only(unknown).filter(|_| acts_unknown),
        };
        found.map(|party| (party, "latest-of-kind"))
    }

    /// Says whether something is a body of no state.
    fn is_private(&self, salient: &Salient, rule: &HeadRule) -> bool {
        let party = &salient.party;
        let is_organization = party.kind.as_ref().is_some_and(|kind| rule.kinds.contains(kind));
        let of_state = party
            .entity
            .as_ref()
            .is_some_and(|id| self.gazetteer.home(id).is_some());
        is_organization && !of_state && party.name.starts_with(char::is_uppercase)
    }

    /// Says whether a name of which nothing is known can be that of a company: no given name begins it.
    fn may_be_company(&self, salient: &Salient) -> bool {
        let party = &salient.party;
        let first = party.name.split(' ').next().unwrap_or_default();
        let is_unknown = party.kind.is_none() && party.entity.is_none();
        is_unknown && first.starts_with(char::is_uppercase) && !self.gazetteer.is_given_name(first)
    }
}
