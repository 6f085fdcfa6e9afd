//! "The Nepali leader", "the 68-year-old leader" → who leads a state on the day of the article.

use super::discourse::Salient;
use super::resolve::Resolver;
use crate::evidence::Party;
use crate::ontology::{EntityId, Trait};
use crate::sentence::Tag;

/// What any who lead a state are called. Grammar has no word for it that is not one of theirs.
const LEADER: &str = "leader";
/// What one who leads a state has around him. Grammar.
const GOVERNMENTS: [&str; 3] = [ADMINISTRATION, "government", "regime"];
/// What a government is called that a president leads.
const ADMINISTRATION: &str = "administration";

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
            let touching = self.mentions_touching(span).iter();
            let mut around = touching.filter(|mention| mention.span.contains(span));
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

    /// "Obama's administration", "the Merkel government": gives the government of the state that the one who is named leads
    /// or has led; `None` where nobody who is known does.
    pub(super) fn government_led(&self, phrase: usize) -> Option<Party> {
        let noun_phrase = self.phrase(phrase);
        if !GOVERNMENTS.contains(&self.head(phrase)) || self.tag(noun_phrase.head) == Tag::PluralNoun {
            return None;
        }
        let before = self.sentences.tokens[noun_phrase.head].span.start;
        let mut names = self.mentions_in(noun_phrase.span).iter();
        let inside = names.rfind(|name| before.saturating_sub(name.span.end) <= 3 && name.span.end < before);
        let of = || {
            self.behind(phrase)
                .find(|of| of.preposition == "of")
                .map(|of| of.object)
        };
        let (name, named) = match inside {
            Some(name) => (name, self.choose(name, self.setting_inside(name.span)).0),
            None => {
                let name = self.name_of(of()?)?;
                (name, self.choose(name, self.setting(of()?)).0)
            }
        };
        let person = named.entity.as_ref().filter(|_| named.is(Trait::Person));
        // "the Petro government": a surname that others bear, too, has a government where one of them leads a state.
        let leading = || {
            let [only] = name.candidates.as_slice() else {
                return None;
            };
            self.state_led(&only.entity).map(|_| &only.entity)
        };
        let state = self.state_ever_led(person.or_else(leading)?)?;
        let government = self.gazetteer.government_of(state)?;
        Some(government.party(None))
    }

    /// "The administration" alone: gives the government that the article has called so, or that of the one state named so
    /// whose leader it has told of.
    ///
    /// "The administration of the bank", "the new administration" are others.
    pub(super) fn administration_meant(&self, phrase: usize) -> Option<Party> {
        let noun_phrase = self.phrase(phrase);
        let is_bare = noun_phrase.tokens.len() == 2 && self.is_any(noun_phrase.tokens.start, &["the", "this"]);
        let is_own = self
            .behind(phrase)
            .all(|behind| !["for", "of"].contains(&behind.preposition.as_str()));
        if self.head(phrase) != ADMINISTRATION || !is_bare || !is_own {
            return None;
        }
        let governs = |salient: &Salient| {
            let words = salient.span.slice(self.text());
            let is_called = words.len() > ADMINISTRATION.len() && words.to_lowercase().ends_with(ADMINISTRATION);
            let governed = salient.party.entity.as_ref().and_then(|id| self.gazetteer.home(id));
            let own = governed.and_then(|state| self.gazetteer.government_of(&state.id));
            is_called && own.is_some_and(|own| Some(&own.id) == salient.party.entity.as_ref())
        };
        if let Some(called) = self.discourse.find(governs) {
            return Some(called.party.clone());
        }
        let leads = |salient: &Salient| {
            let state = self.state_led(salient.party.entity.as_ref()?)?;
            let own = self.gazetteer.government_of(state)?;
            let is_called = own.aliases.iter().any(|alias| alias.text.ends_with(ADMINISTRATION));
            is_called.then(|| own.party(None))
        };
        self.discourse.latest().find_map(leads)
    }

    /// Gives the state that somebody leads on the day of the article, or has led before.
    fn state_ever_led(&self, person: &EntityId) -> Option<&EntityId> {
        let day = self.article.published?;
        let terms = &self.gazetteer.entity(person)?.offices;
        let begun = terms.iter().filter(|term| term.from.is_none_or(|from| from <= day));
        let mut leading = begun.filter_map(|term| self.gazetteer.entity(&term.office));
        let office = leading.rfind(|office| self.gazetteer.leads_state(office))?;
        self.gazetteer.state_of(&office.id).map(|state| &state.id)
    }
}
