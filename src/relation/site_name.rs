//! Where places and bodies lie whose own names tell it, or the words that hold them: "the U.S. Embassy in Moscow", "in
//! Yasuj in Iran", "the capital, Kabul".

use super::by_place::is_place;
use super::earlier::RelatedEnds;
use super::finder::RelationFinder;
use crate::clause::Clause;
use crate::evidence::Party;
use crate::mention::{Entity, Found, Mention};
use crate::ontology::{KindId, Trait};
use crate::sentence::Tag;
use crate::span::Span;

/// Prepositions behind which places stand. Grammar.
const AT: [&str; 5] = ["around", "at", "in", "near", "outside"];

impl RelationFinder<'_> {
    /// Finds where what a phrase names lies.
    pub(super) fn find_named_site(&self, phrase: usize, told: &mut RelatedEnds) {
        let found = self
            .place_in_name(phrase)
            .or_else(|| self.place_in_place(phrase))
            .or_else(|| self.capital(phrase))
            .or_else(|| self.town_and_state(phrase))
            .or_else(|| self.seat_in_place(phrase))
            .or_else(|| self.said_site(phrase));
        let Some((site, whole)) = found else { return };
        if !site.is_same(&whole) && !told.holds(&site, &whole) {
            told.push(self.located(&site, &whole));
        }
    }

    /// "the U.S. Embassy in Moscow", "Leeds University in Britain": a name that nobody knows, with its place in it.
    fn place_in_name(&self, phrase: usize) -> Option<(Party, Party)> {
        let name = self.name_of(phrase).filter(|name| name.candidates.is_empty())?;
        let words = name.span.slice(self.text());
        let (site, place) = words.rsplit_once(" in ")?;
        let last = site.rsplit(' ').next()?.to_lowercase();
        let is_mission = self.lexicon.is_mission(&last) || site.ends_with("Consulate General");
        let is_meeting = self.lexicon.is_meeting(&last);
        // "the War in Ukraine" lies nowhere.
        let is_seat = self.lexicon.is_seat(&last) || site.contains("University of ");
        let is_site = is_mission || is_meeting || is_seat || self.lexicon.is_site(&last);
        let span = Span {
            start: name.span.end - place.len() as u32,
            end: name.span.end,
        };
        let whole = self.known_place(place.trim_start_matches("the "), span).or_else(|| {
            let kind = self.lexicon.place_kind().filter(|_| is_meeting)?;
            place.starts_with(char::is_uppercase).then(|| self.words(span, kind))
        })?;
        let own = match is_mission {
            true => name.span,
            false => Span {
                start: name.span.start,
                end: name.span.start + site.len() as u32,
            },
        };
        let kind = match is_meeting {
            true => self.lexicon.event_kind(),
            false => self.lexicon.place_kind(),
        };
        let kind = kind.filter(|_| is_site)?;
        Some((self.words(own, kind), whole))
    }

    /// Gives the place or state that words name; the name of a capital is its own here.
    pub(super) fn known_place(&self, words: &str, span: Span) -> Option<Party> {
        let mut known = self.gazetteer.named(words);
        known.retain(|known| known.kind.is(Trait::Place) || known.kind.is(Trait::State));
        let place = known.iter().find(|known| !known.kind.is(Trait::State));
        place.or(known.first()).map(|known| known.party(Some(span)))
    }

    /// Gives the capital that words name where its state cannot be meant: Sanaa in "holds Sanaa".
    pub(super) fn city_of(&self, party: Party, kinds: &[KindId]) -> Party {
        let fits = party
            .kind
            .as_ref()
            .is_some_and(|kind| kinds.iter().any(|wider| kind.is_a(wider)));
        let span = party
            .span
            .filter(|_| party.is(Trait::State) && !kinds.is_empty() && !fits);
        let named = span.and_then(|span| self.known_place(span.slice(self.text()), span));
        named.filter(|named| !named.is(Trait::State)).unwrap_or(party)
    }

    /// "recognized Jerusalem as Israel's capital": where a city is called a capital, its name does not stand for its state.
    pub(super) fn cities_as_capitals(&self, clause: &Clause, parties: Vec<Party>) -> Vec<Party> {
        if !parties.iter().any(|party| party.is(Trait::State)) {
            return parties;
        }
        let calls = self.clauses.prepositional_in(clause.sentence).iter();
        let calls = calls.filter(|call| call.preposition == "as" && self.head(call.object) == "capital");
        let starts: Vec<u32> = calls.map(|call| call.span.start).collect();
        let is_called = |span: &Span| starts.iter().any(|&start| start == span.end + 1);
        let city = |party: Party| {
            let span = party.span.filter(|span| party.is(Trait::State) && is_called(span));
            let named = span.and_then(|span| self.known_place(span.slice(self.text()), span));
            named.filter(|named| !named.is(Trait::State)).unwrap_or(party)
        };
        parties.into_iter().map(city).collect()
    }

    /// "in Yasuj in Iran", "at Fort Meade in Maryland": the first preposition says that a name of which nothing is known is a
    /// place, the second where it lies; "left Yasuj, in western Iran," tells it by itself.
    fn place_in_place(&self, phrase: usize) -> Option<(Party, Party)> {
        let name = self.name_of(phrase).filter(|name| self.may_name_place(name))?;
        let head = self.phrase(phrase).head;
        let is_comma = self.tag(head + 1) == Tag::Comma;
        let next = head + 1 + usize::from(is_comma);
        let places = self.clauses.prepositional_in(self.sentence_of(phrase));
        let behind = places
            .iter()
            .find(|behind| behind.preposition == "in" && self.span(next).start == behind.span.start)?;
        let whole = self.references.parties(behind.object).first()?;
        let is_known = whole.entity.is_some() && (is_place(whole) || whole.is(Trait::State));
        let governor = self
            .phrase(phrase)
            .governed_by
            .map(|place| &self.clauses.prepositional[place]);
        let is_there = governor.is_some_and(|governor| AT.contains(&governor.preposition.as_str()));
        let mut before = self.phrase(behind.object).tokens.clone();
        let is_side = before.any(|token| self.is_side(token));
        let kind = self.lexicon.place_kind()?;
        let holds = is_known && (is_side || is_there && !is_comma);
        holds.then(|| (self.words(name.span, kind), whole.clone()))
    }

    /// Says whether a word tells of a part of a place: "western", "south-eastern", "central".
    fn is_side(&self, token: usize) -> bool {
        let word = self.small(token);
        word == "central"
            || ["eastern", "northern", "southern", "western"]
                .iter()
                .any(|side| word.ends_with(side))
    }

    /// A name of words alone of which nothing is known, or that it is a place's.
    pub(super) fn may_name_place(&self, name: &Mention) -> bool {
        let may_be = |party: &Party| party.entity.is_none() && (party.kind.is_none() || is_place(party));
        let last = self.token_at(name.span.end.saturating_sub(1));
        let words = name.span.slice(self.text());
        let is_words = words
            .chars()
            .all(|letter| letter.is_alphabetic() || " -'’".contains(letter));
        let is_named = name.candidates.is_empty() && name.found != Found::Title;
        is_named && is_words && self.tag(last) == Tag::ProperNoun && self.meant_at(name.span).iter().all(may_be)
    }

    /// "in the capital, Kabul": of the state of which the article speaks.
    fn capital(&self, phrase: usize) -> Option<(Party, Party)> {
        let noun_phrase = self.phrase(phrase);
        let first = self.word(noun_phrase.tokens.start);
        let is_plain = first.eq_ignore_ascii_case("the") && noun_phrase.possessor.is_none();
        let mut tokens = noun_phrase.tokens.clone().filter(|_| is_plain);
        let token = tokens.find(|&token| self.lemma(token) == "capital")?;
        let of = self.behind(phrase).find(|of| of.preposition == "of");
        let beside = noun_phrase.apposition.or(of.map(|of| of.object));
        let name = self
            .name_of(phrase)
            .or_else(|| beside.and_then(|beside| self.name_of(beside)))?;
        let is_behind = name.span.start > self.span(token).start;
        let mut cities = self.gazetteer.named(name.span.slice(self.text()));
        cities.retain(|city| city.kind.is(Trait::Place) && !city.kind.is(Trait::State));
        let city = cities.first().filter(|_| is_behind)?;
        let mut around = self.gazetteer.lineage(&city.id).skip(1);
        let state: &Entity = around.find(|around| around.kind.is(Trait::State))?;
        self.is_spoken_of(&state.id)
            .then(|| (city.party(Some(name.span)), state.party(None)))
    }
}
