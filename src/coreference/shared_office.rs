//! Offices that several are said to hold at once: "U.S. senators Ann Roe and Jim Poe", "the mayors of Lyon and Lille, Ann
//! Roe and Jim Poe".

use super::office_owner::OfficeOwner;
use super::resolve::Resolver;
use super::{OfficeProof, OfficeReading};
use crate::evidence::Party;
use crate::mention::{Found, Mention, Tenure, TitleWord};
use crate::sentence::Tag;
use crate::span::Span;

impl Resolver<'_> {
    /// Reads the title that several share: "Trade ministers Ana Lund of Peru and Ivan Roux of Chile".
    pub(super) fn read_shared_title(&mut self, phrase: usize) {
        let noun_phrase = self.phrase(phrase);
        let Some(mention) = self.name_of(phrase).filter(|mention| mention.found != Found::Title) else {
            return;
        };
        let first = self.token_at(mention.span.start);
        if first <= noun_phrase.tokens.start {
            return;
        }
        let Some((words, tenure)) = self.shared_words(noun_phrase.tokens.start, first - 1) else {
            return;
        };
        let title = self.sentences.tokens[noun_phrase.tokens.start]
            .span
            .cover(self.sentences.tokens[first - 1].span);
        let bearers: Vec<usize> = self.clauses.joined(phrase).map(|(place, _)| place).collect();
        let mut before = noun_phrase.tokens.start..first - 1;
        let before = before.find_map(|token| self.place_at(self.sentences.tokens[token].span));
        for bearer in bearers {
            let Some(named) = self.name_of(bearer) else { continue };
            // "U.S. senators Ann Roe and Jim Poe"
            let owner = self.owner_behind(named);
            let owner = owner.or_else(|| before.clone().map(OfficeOwner::Of));
            if owner.is_some() {
                let office = self.office(&words, owner, title);
                self.read_shared(bearer, named, office, tenure, title.cover(named.span));
            }
        }
    }

    /// Reads the offices that several hold in turn: "the mayors of Lyon and Lille, Ann Roe and Jim Poe".
    pub(super) fn read_offices_in_turn(&mut self, phrase: usize) {
        let noun_phrase = self.phrase(phrase);
        if noun_phrase.possessor.is_some() || self.name_of(phrase).is_some_and(|name| name.found != Found::Title) {
            return;
        }
        let Some((words, tenure)) = self.shared_words(noun_phrase.tokens.start, noun_phrase.head) else {
            return;
        };
        let Some(of) = self.behind(phrase).find(|behind| behind.preposition == "of") else {
            return;
        };
        let owners: Vec<usize> = self.clauses.joined(of.object).map(|(place, _)| place).collect();
        let Some(bearers) = self.beside_in_turn(phrase, &owners) else {
            return;
        };
        for (owner, bearer) in owners.into_iter().zip(bearers) {
            let place = self.name_of(owner).and_then(|name| self.place_at(name.span));
            let (Some(place), Some(named)) = (place, self.name_of(bearer)) else {
                continue;
            };
            let office = self.office(&words, Some(OfficeOwner::Of(place)), noun_phrase.span);
            self.read_shared(bearer, named, office, tenure, noun_phrase.full.cover(named.span));
        }
    }

    /// Gives as many names as there are owners, beside the words that tell what they are, before or behind.
    fn beside_in_turn(&self, phrase: usize, owners: &[usize]) -> Option<Vec<usize>> {
        let last = *owners.last()?;
        let behind = self.phrase(phrase).apposition.or(self.phrase(last).apposition);
        let listed = |first: usize| -> Vec<usize> { self.clauses.joined(first).map(|(place, _)| place).collect() };
        let fits = |names: &Vec<usize>| {
            let is_name = |&name: &usize| self.name_of(name).is_some_and(|name| name.found != Found::Title);
            names.len() == owners.len() && names.len() > 1 && names.iter().all(is_name)
        };
        if let Some(names) = behind.map(listed).filter(fits) {
            return Some(names);
        }
        let sentence = self.clauses.phrases_of(self.sentence_of(phrase));
        let mut before = sentence.filter(|&first| first < phrase).map(listed).filter(fits);
        before.find(|names| names.iter().any(|&name| self.phrase(name).apposition == Some(phrase)))
    }

    /// Gives the words of an office that are said of several, as those of one, with when it is held.
    fn shared_words(&self, start: usize, noun: usize) -> Option<(String, Tenure)> {
        let is_plural = matches!(self.tag(noun), Tag::PluralNoun | Tag::ProperNoun);
        let word = self
            .word(noun)
            .strip_suffix(['s', 'S'])
            .filter(|_| is_plural)?
            .to_lowercase();
        let one = word.as_str();
        if !self.lexicon.is_office(one) {
            return None;
        }
        let mut tenure = Tenure::Current;
        let mut words = Vec::new();
        for token in start..noun {
            let is_place = self.place_at(self.sentences.tokens[token].span).is_some();
            match self.lexicon.title_word(self.word(token), self.word(token + 1)) {
                Some(TitleWord::Tenure(told)) => tenure = told,
                _ if self.belongs_to_office(token) && !is_place => words.push(self.word(token)),
                _ => {}
            }
        }
        words.push(one);
        Some((words.join(" "), tenure))
    }

    fn read_shared(&mut self, bearer: usize, named: &Mention, office: Party, tenure: Tenure, span: Span) {
        let party = self.choose(named, self.setting(bearer)).0;
        if !party.may_be_person() {
            return;
        }
        self.found.offices.push(OfficeReading {
            bearer: Party {
                kind: Some(self.gazetteer.own_kinds().person.clone()),
                span: Some(named.span),
                ..party
            },
            office,
            tenure,
            proof: OfficeProof::Described,
            span,
            said_in: None,
        });
    }
}
