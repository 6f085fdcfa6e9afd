//! Offices that are told by another's: "his deputy, Oleg Petrov", "his Norwegian counterpart, Kari Dahl".

use super::described_office::Described;
use super::resolve::Resolver;
use super::{OfficeProof, OfficeReading};
use crate::evidence::Party;
use crate::mention::{Entity, Found, Tenure};
use crate::ontology::Trait;
use crate::sentence::Tag;

/// Whose deputy is meant has one of the last so many offices that were told; in a report there are a hundred.
const REACH: usize = 1000;

/// Words of the offices that have deputies who are called so: the deputy of a president is somebody else.
const WITH_DEPUTY: [&str; 9] = [
    "Minister",
    "Chief",
    "Head",
    "Director",
    "Commander",
    "Governor",
    "Mayor",
    "Chairman",
    "Secretary",
];

/// Offices that lead states.
const LEADING: [&str; 7] = [
    "President",
    "Prime Minister",
    "Premier",
    "Chancellor",
    "King",
    "Queen",
    "Leader",
];

/// How the titles of foreign ministers begin.
const FOREIGN: [&str; 5] = [
    "Foreign Minister",
    "Foreign Secretary",
    "Minister for Foreign Affairs",
    "Minister of Foreign Affairs",
    "Secretary of State of",
];

/// How the titles of ministers of defence begin.
const DEFENCE: [&str; 8] = [
    "Defence Minister",
    "Defence Secretary",
    "Defense Minister",
    "Defense Secretary",
    "Minister of Defence",
    "Minister of Defense",
    "Secretary of Defence",
    "Secretary of Defense",
];

impl Resolver<'_> {
    /// Describes the office of somebody who is called the deputy or the counterpart of one whose office is known: `None`
    /// where nobody is.
    pub(super) fn describe_kindred(&self, phrase: usize) -> Option<Described> {
        let noun = self.kindred_noun(phrase)?;
        let owner = self
            .found
            .owners(phrase)
            .first()
            .filter(|owner| owner.is(Trait::Person));
        let office = owner.and_then(|owner| self.office_told_of(owner));
        let kindred = office.and_then(|office| match self.lemma(noun) {
            "deputy" => Self::deputy_of(&office),
            _ => self.counterpart_of(&office, &self.other_state(phrase, noun)?),
        });
        let span = self.full_span(phrase);
        let office = kindred.map(|office| Party {
            span: Some(span),
            kind: Some(self.gazetteer.own_kinds().office.clone()),
            ..office
        });
        Some(office.map(|office| (office, Tenure::Current, OfficeProof::Described)))
    }

    /// Gives the noun of "his deputy", "Lavrov's Norwegian counterpart", "his Norwegian counterpart Kari Dahl".
    fn kindred_noun(&self, phrase: usize) -> Option<usize> {
        let noun_phrase = self.phrase(phrase);
        let is_owned = self.tag(noun_phrase.tokens.start) == Tag::PossessivePronoun || noun_phrase.possessor.is_some();
        let own = self.name_of(phrase).filter(|name| name.found != Found::Title);
        let noun = match own {
            Some(name) => self.token_at(name.span.start).checked_sub(1)?,
            None => noun_phrase.head,
        };
        let is_kindred = self.is_any(noun, &["deputy", "counterpart"]) && noun_phrase.tokens.contains(&noun);
        (is_owned && is_kindred).then_some(noun)
    }

    /// Reads the office of a name that stands behind such a noun: "his Norwegian counterpart Kari Dahl".
    pub(super) fn read_kindred(&mut self, phrase: usize, bearer: &Party) {
        let is_unknown = bearer.entity.is_none() && bearer.may_be_person();
        let Some(Some((office, tenure, proof))) = self.describe_kindred(phrase).filter(|_| is_unknown) else {
            return;
        };
        let Some(name) = self.name_of(phrase) else { return };
        self.found.offices.push(OfficeReading {
            bearer: Party {
                kind: Some(self.gazetteer.own_kinds().person.clone()),
                span: Some(name.span),
                ..bearer.clone()
            },
            office,
            tenure,
            proof,
            span: self.full_span(phrase),
            said_in: None,
        });
    }

    /// Gives the office that the article has given somebody last, or the only one that is known of the day.
    fn office_told_of(&self, owner: &Party) -> Option<Party> {
        let mut told = self.found.offices.iter().rev().take(REACH);
        let of_owner = told.find(|reading| reading.bearer.is_same(owner) && reading.tenure == Tenure::Current);
        if let Some(reading) = of_owner {
            return Some(reading.office.clone());
        }
        let held = self
            .gazetteer
            .offices_on(owner.entity.as_ref()?, self.article.published?);
        match held.as_slice() {
            [only] => Some(only.party(None)),
            _ => None,
        }
    }

    fn deputy_of(office: &Party) -> Option<Party> {
        let (post, _) = office.name.split_once(" of ")?;
        let has = |word: &str| post.split(' ').any(|own| own == word);
        let is_second = post.starts_with("Deputy") || post.starts_with("Vice");
        (WITH_DEPUTY.iter().any(|word| has(word)) && !is_second).then(|| Party {
            entity: None,
            name: format!("Deputy {}", office.name),
            ..office.clone()
        })
    }

    /// Gives the state whose counterpart somebody is: "his Norwegian counterpart", "her counterpart from Norway".
    fn other_state(&self, phrase: usize, noun: usize) -> Option<Party> {
        let noun_phrase = self.phrase(phrase);
        let mut tokens = noun_phrase.tokens.start + 1..noun;
        let before = tokens.find_map(|token| self.place_at(self.sentences.tokens[token].span));
        let from = || {
            let mut behind = self.behind(phrase).filter(|behind| behind.preposition == "from");
            let name = self.name_of(behind.next()?.object)?;
            self.place_at(name.span)
        };
        before
            .or_else(from)
            .filter(|state| state.is(Trait::State) && state.entity.is_some())
    }

    /// Gives the same office of another state: the known one, or the same words. Whether the counterpart of a president is
    /// a president too, or the prime minister, the words do not tell.
    fn counterpart_of(&self, office: &Party, state: &Party) -> Option<Party> {
        let field = Self::field(&office.name);
        let of_state = |other: &&Entity| {
            let is_office = other.kind.is(Trait::Office) && other.part_of.as_ref() == state.entity.as_ref();
            is_office && !other.label.starts_with("Spokes") && Self::field(&other.label) == field
        };
        let mut same = self
            .gazetteer
            .entities()
            .iter()
            .filter(|_| field.is_some())
            .filter(of_state);
        if let Some(known) = same.next() {
            return Some(known.party(None));
        }
        let (post, whose) = office.name.rsplit_once(" of ")?;
        let whose = self.gazetteer.named(whose.trim_start_matches("the "));
        let is_of_state = whose.iter().any(|whose| whose.kind.is(Trait::State));
        let leads = LEADING.iter().any(|word| post.ends_with(word));
        let post = field.unwrap_or(post);
        (is_of_state && !leads).then(|| Party {
            entity: None,
            name: format!("{post} of {}", state.name),
            ..office.clone()
        })
    }

    /// Gives what a minister is for, whatever his title: the counterpart of a secretary of state is a foreign minister.
    fn field(office: &str) -> Option<&'static str> {
        let begins = |words: &[&str]| words.iter().any(|word| office.starts_with(word));
        match office {
            _ if begins(&FOREIGN) => Some("Minister of Foreign Affairs"),
            _ if begins(&DEFENCE) => Some("Minister of Defense"),
            _ => None,
        }
    }
}
