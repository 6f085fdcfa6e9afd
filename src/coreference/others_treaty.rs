//! "A peace treaty" in an article on Japan and Russia is not theirs where the sentence gives it to others.

use super::resolve::Resolver;
use crate::evidence::Party;
use crate::mention::Mention;
use crate::ontology::{EntityId, Trait};

impl Resolver<'_> {
    /// Leaves a treaty open that is only known by what else the article names, where those to whom the sentence gives it are
    /// none of its parties: "Chad and Mali signed a peace treaty", "a peace treaty between the two Koreas".
    pub(super) fn unless_of_others(&self, phrase: usize, mention: &Mention, party: Party) -> Party {
        let words = mention.span.slice(self.text());
        let entity = party.entity.as_ref().filter(|_| party.is(Trait::Document));
        let aliases = entity.and_then(|id| self.gazetteer.entity(id));
        let mut aliases = aliases.iter().flat_map(|entity| &entity.aliases);
        let Some(alias) = aliases.find(|alias| !alias.needs.is_empty() && alias.text.eq_ignore_ascii_case(words))
        else {
            return party;
        };
        let signing = self.signing(phrase);
        let given = signing
            .iter()
            .flat_map(|&subject| self.found.parties(subject))
            .chain(self.found.owners(phrase))
            .filter_map(|giver| giver.entity.as_ref());
        let span = self.phrase(phrase).full;
        let inside = self.mentions_in(span).iter().filter(|other| other.span != mention.span);
        let states: Vec<&EntityId> = given
            .chain(inside.filter_map(Mention::entity))
            .filter_map(|id| self.state_of_any(id))
            .collect();
        let is_own = states.iter().any(|state| alias.needs.contains(state));
        let is_of_others = !states.is_empty() || signing.iter().any(|&subject| self.is_pair_of_names(subject));
        match is_of_others && !is_own {
            true => Party {
                entity: None,
                name: words.to_owned(),
                ..party
            },
            false => party,
        }
    }

    /// Gives who does something with what a phrase names: Chad and Mali in "Chad and Mali signed a treaty".
    fn signing(&self, phrase: usize) -> Vec<usize> {
        let clause = self.clauses.around(phrase).map(|place| &self.clauses.clauses[place]);
        let subject = clause
            .filter(|clause| clause.objects.contains(&phrase))
            .and_then(|clause| clause.subject);
        let joined = subject.into_iter().flat_map(|subject| self.clauses.joined(subject));
        joined.map(|(subject, _)| subject).collect()
    }

    fn state_of_any(&self, id: &EntityId) -> Option<&EntityId> {
        let entity = self.gazetteer.entity(id)?;
        match entity.kind.is(Trait::State) {
            true => Some(&entity.id),
            false => self.gazetteer.home(id).map(|home| &home.id),
        }
    }

    /// "the two Sudans", but not "the two sides".
    fn is_pair_of_names(&self, phrase: usize) -> bool {
        let noun_phrase = self.phrase(phrase);
        let mut before = noun_phrase.tokens.start..noun_phrase.head;
        let is_pair = before.any(|token| self.is_any(token, &["both", "two"]));
        is_pair && self.word(noun_phrase.head).starts_with(char::is_uppercase)
    }
}
