//! "The Nepali leader", "the 68-year-old leader" → who leads a state on the day of the article.

use super::discourse::Salient;
use super::resolve::Resolver;
use crate::evidence::Party;
use crate::ontology::EntityId;
use crate::sentence::Tag;

/// What any who lead a state are called. Grammar has no word for it that is not one of theirs.
const LEADER: &str = "leader";

impl Resolver<'_> {
    /// Gives the one who leads the state that the words name, or the only one of whom the article has told so far that he
    /// leads any.
    ///
    /// None for "the rebel leader", "the Labour leader": their leaders are of something else.
    pub(super) fn leader_named(&self, phrase: usize) -> Option<Party> {
        let noun_phrase = &self.clauses.noun_phrases[phrase];
        let is_one = self.lemma(noun_phrase.head) == LEADER && self.tag(noun_phrase.head) == Tag::Noun;
        if !is_one
            || !noun_phrase
                .tokens
                .clone()
                .all(|token| self.is_plain_of_leader(phrase, token))
        {
            return None;
        }
        let state = self.state_within(phrase).map(|state| state.entity);
        let led = |salient: &Salient| self.state_led(salient.party.entity.as_ref()?);
        let fits = |salient: &Salient| {
            led(salient).is_some_and(|led| state.as_ref().is_none_or(|state| state.as_ref() == Some(led)))
        };
        let latest = self.discourse.find(fits)?;
        let is_other = |salient: &Salient| !salient.party.is_same(&latest.party) && fits(salient);
        self.discourse.find(is_other).is_none().then(|| latest.party.clone())
    }

    fn is_plain_of_leader(&self, phrase: usize, token: usize) -> bool {
        let noun_phrase = &self.clauses.noun_phrases[phrase];
        let span = self.sentences.tokens[token].span;
        let is_of_state = || {
            let mut around = self.mentions.iter().filter(|mention| mention.span.contains(span));
            around.any(|mention| noun_phrase.span.contains(mention.span))
        };
        token == noun_phrase.head
            || matches!(self.tag(token), Tag::Determiner | Tag::Number | Tag::Possessive)
            || span.slice(self.text()).ends_with("-year-old")
            || self.state_within(phrase).is_some() && is_of_state()
    }

    /// Gives the state that somebody leads on the day of the article.
    pub(super) fn state_led(&self, person: &EntityId) -> Option<&EntityId> {
        let offices = self.gazetteer.offices_on(person, self.article.published?);
        let mut leading = offices.into_iter().filter(|office| self.gazetteer.leads_state(office));
        leading
            .find_map(|office| self.gazetteer.state_of(&office.id))
            .map(|state| &state.id)
    }
}
