//! Whose a thing is: "Russia's invasion", "its prime minister".

use super::Reference;
use super::resolve::Resolver;
use crate::evidence::Party;
use crate::mention::{Found, Mention, Title};
use crate::ontology::{EntityId, Trait};
use crate::sentence::{Tag, small_letters};

impl Resolver<'_> {
    /// "Roe's office said she had left": gives whose something is that is no person.
    pub(super) fn owner_of_thing(&self, phrase: usize) -> Option<&[Party]> {
        let is_person = |party: &Party| party.is(Trait::Person);
        let owner = self
            .phrase(phrase)
            .possessor
            .filter(|_| !self.found.parties(phrase).iter().any(is_person));
        owner.map(|owner| self.found.parties(owner))
    }

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
                let word = token.span.slice(self.text());
                let (parties, rule) = match self.one_joined(phrase, word) {
                    Some(one) => (vec![one], "joined".into()),
                    None => self.resolve_pronoun(word, phrase, true),
                };
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

    /// "praised Xi and his generals": whose they are is who stands right before the "and".
    fn one_joined(&self, phrase: usize, word: &str) -> Option<Party> {
        let gender = match small_letters(word).as_ref() {
            "his" => 'm',
            "her" => 'f',
            _ => return None,
        };
        let and = self.phrase(phrase).tokens.start.checked_sub(1)?;
        let before = phrase.checked_sub(1)?;
        let is_beside = self.is(and, "and") && self.phrase(before).tokens.end == and;
        let [one] = self.found.parties(before) else { return None };
        let fits = one.may_be_person() && self.gender(one).is_none_or(|own| own == gender);
        (is_beside && fits && self.phrase(before).conjunct == Some(phrase)).then(|| one.clone())
    }
}
