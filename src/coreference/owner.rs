//! Whose a thing is: "Russia's invasion", "its prime minister".

use super::Reference;
use super::resolve::Resolver;
use crate::mention::{Found, Mention, Title};
use crate::ontology::{EntityId, Trait};
use crate::sentence::Tag;

impl Resolver<'_> {
    /// Narrows a title to the state of "its prime minister", "his foreign minister"; `None` where nobody owns it.
    pub(super) fn owned_title(&self, mention: &Mention, phrase: usize) -> Option<Mention> {
        let first = self.clauses.noun_phrases[phrase].tokens.start;
        let title = mention.title.as_ref().filter(|_| mention.found == Found::Title)?;
        let owner = self
            .found
            .owners(phrase)
            .first()
            .filter(|_| self.tag(first) == Tag::PossessivePronoun)?;
        let owner = self.gazetteer.entity(owner.entity.as_ref()?)?;
        let state = match owner.kind.is(Trait::State) {
            true => &owner.id,
            false => &self.gazetteer.home(&owner.id)?.id,
        };
        let of_state = |office: &&EntityId| self.gazetteer.home(office).is_some_and(|home| home.id == *state);
        let title = Title {
            offices: title.offices.iter().filter(of_state).cloned().collect(),
            of: Some(state.clone()),
            owned: true,
            ..title.clone()
        };
        Some(Mention {
            title: Some(title),
            ..mention.clone()
        })
    }

    /// Finds whose a thing is: "Russia's invasion", "its invasion".
    pub(super) fn read_owner(&mut self, phrase: usize) {
        let noun_phrase = &self.clauses.noun_phrases[phrase];
        let owners = match noun_phrase.possessor {
            Some(possessor) => self.found.parties(possessor).to_vec(),
            None => {
                let token = self.sentences.tokens[noun_phrase.tokens.start];
                if token.tag != Tag::PossessivePronoun {
                    return;
                }
                let (parties, rule) = self.resolve_pronoun(token.span.slice(self.text()), phrase, true);
                if !parties.is_empty() {
                    self.found.references.push(Reference {
                        span: token.span,
                        parties: parties.clone(),
                        found: Found::Reference,
                        rule,
                    });
                }
                parties
            }
        };
        self.found.of_owner[phrase] = owners;
    }
}
