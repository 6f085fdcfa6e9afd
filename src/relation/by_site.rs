//! Where places lie that only the words tell of: "the Afghan city of Herat", "Germany's Ramstein Air Base", "the Kenyan
//! embassy in Rome".

use super::by_place::is_place;
use super::earlier::RelatedEnds;
use super::finder::RelationFinder;
use crate::evidence::Party;
use crate::mention::Found;
use crate::ontology::Trait;
use crate::sentence::Tag;
use crate::span::Span;

impl RelationFinder<'_> {
    /// Finds where the places lie whose noun stands in a phrase.
    pub(super) fn find_site(&self, phrase: usize, told: &mut RelatedEnds) {
        let noun_phrase = self.phrase(phrase);
        if noun_phrase.time.is_some() || self.tag(noun_phrase.head) == Tag::Pronoun {
            return;
        }
        self.find_named_site(phrase, told);
        let head = self.head(phrase);
        let (site, wholes) = if self.lexicon.is_mission(head) {
            (self.mission(phrase), self.around(phrase))
        } else if self.lexicon.is_site(head) || self.ends_in_site(phrase) {
            let wholes = [self.around(phrase), self.owning_places(phrase)].concat();
            (self.site(phrase), wholes)
        } else {
            return;
        };
        let Some(site) = site else { return };
        for whole in &wholes {
            let linked = site.entity.is_some() && whole.entity.is_some();
            let lies = !linked || self.lies_in(&site, whole);
            if lies && !site.is_same(whole) && !told.holds(&site, whole) {
                told.push(self.located(&site, whole));
            }
        }
    }

    /// "Ramstein Air Base", "Herat Province": the noun is the last word of the name.
    pub(super) fn ends_in_site(&self, phrase: usize) -> bool {
        let head = self.phrase(phrase).head;
        self.word(head).starts_with(char::is_uppercase) && self.lexicon.is_site(self.small(head))
    }

    /// Gives the embassy that a phrase names, by its own words: "Kenyan embassy in Rome".
    fn mission(&self, phrase: usize) -> Option<Party> {
        let noun_phrase = self.phrase(phrase);
        let of_state = self.references_in(noun_phrase.span).iter();
        let of_state = of_state
            .flat_map(|reference| &reference.parties)
            .any(|party| party.is(Trait::State));
        let place = self.behind(phrase).find(|behind| behind.preposition == "in")?;
        // "a new embassy in Rome" need not stand there yet.
        let first = noun_phrase.tokens.start;
        let is_new = ["a", "an"]
            .iter()
            .any(|word| self.word(first).eq_ignore_ascii_case(word));
        let is_one = self.tag(first) != Tag::PossessivePronoun && self.tag(noun_phrase.head) != Tag::PluralNoun;
        if is_new || !is_one || !self.statuses.of_noun(phrase).is_fact() {
            return None;
        }
        let start = first + usize::from(self.tag(first) == Tag::Determiner);
        let span = self.span(start).cover(self.phrase(place.object).span);
        let kind = self.lexicon.place_kind()?;
        of_state.then(|| self.words(span, kind))
    }

    /// Gives the place that a phrase with the noun of one names; `None` for other phrases.
    pub(super) fn site_named(&self, phrase: usize) -> Option<Party> {
        let is_site = self.lexicon.is_site(self.head(phrase)) || self.ends_in_site(phrase);
        is_site.then(|| self.site(phrase)).flatten()
    }

    /// Gives a name that nobody knows right before the noun: "the Arnona district", "the Murted airbase".
    fn unknown_before(&self, phrase: usize) -> Option<Span> {
        let head = self.phrase(phrase).head;
        let before = Span {
            start: self.span(self.own_start(phrase)).start,
            end: self.span(head).start,
        };
        let name = self
            .mentions_in(before)
            .last()
            .filter(|name| self.may_name_place(name))?;
        let is_next = self.token_at(name.span.end - 1) + 1 == head;
        // "a US Air Force base" lies where it lies.
        let is_whose = self.mentions_in(before).len() > 1 && self.lexicon.is_facility(self.head(phrase));
        if is_whose {
            return None;
        }
        let is_common = self.word(head).starts_with(char::is_lowercase) && self.head(phrase) != "state";
        (is_next && is_common).then_some(name.span)
    }

    /// Gives the place that a phrase names by its noun and a name: "the city of Herat", "the capital, Kabul", "Hatay
    /// province".
    fn site(&self, phrase: usize) -> Option<Party> {
        let of = self
            .behind(phrase)
            .find(|behind| behind.preposition == "of")
            .map(|of| of.object);
        let beside = self.phrase(phrase).apposition;
        let before = phrase
            .checked_sub(1)
            .filter(|&before| self.phrase(before).apposition == Some(phrase));
        let others = [of, beside, before].into_iter().flatten();
        let named = others
            .filter_map(|other| self.name_of(other))
            .find(|name| name.found != Found::Title);
        let head = self.phrase(phrase).head;
        let start = self.own_start(phrase);
        let inside = || {
            let mut names = self.mentions_in(self.phrase(phrase).span).iter();
            names.find(|name| {
                let (first, last) = (self.token_at(name.span.start), self.token_at(name.span.end - 1));
                // "Bain Capital" is no capital.
                let is_last = last == head && first < head && self.head(phrase) != "capital";
                let touches = last + 1 == head || is_last || first == head + 1;
                let is_whole = first <= start || self.tag(first - 1) != Tag::ProperNoun;
                touches && first >= start && is_whole && name.found != Found::Title
            })
        };
        let ends_name = self
            .name_of(phrase)
            .is_some_and(|name| name.span.contains(self.span(head)));
        // "the Arnona district of Jerusalem" is no district that is called Jerusalem.
        if let Some(unknown) = self.unknown_before(phrase).filter(|_| !ends_name) {
            let facility = self.lexicon.is_facility(self.head(phrase));
            let span = if facility {
                unknown.cover(self.span(head))
            } else {
                unknown
            };
            return Some(self.words(span, self.lexicon.place_kind()?));
        }
        let name = if ends_name { inside() } else { named.or_else(inside) }?;
        // "an Islamic state", "Crimea Peninsula"
        let is_of_territory = |party: &Party| party.is(Trait::Territory);
        let mut within = self
            .references_in(name.span)
            .iter()
            .flat_map(|reference| &reference.parties);
        if within.any(is_of_territory) || self.head(phrase) == "state" && named.is_none() && !ends_name {
            return None;
        }
        let meant = self.meant_at(name.span).first();
        let is_site = |party: &&Party| is_place(party) || party.entity.is_none() && !party.is(Trait::Person);
        match meant {
            // Whose a territory is, that is what states quarrel about.
            Some(party) if party.is(Trait::Territory) => None,
            Some(party) if is_place(party) && party.entity.is_some() => Some(party.clone()),
            // "the Peruvian capital, Lima": the name of a capital may stand for its state, not here.
            Some(party) if party.is(Trait::State) => {
                let cities = self.gazetteer.named(name.span.slice(self.text()));
                let city = cities
                    .into_iter()
                    .find(|city| city.kind.is(Trait::Place) && !city.kind.is(Trait::State));
                city.filter(|_| self.head(phrase) == "capital")
                    .map(|city| city.party(Some(name.span)))
            }
            meant if meant.is_none_or(|party| is_site(&party)) => {
                let is_named =
                    self.word(head).starts_with(char::is_uppercase) || self.lexicon.is_facility(self.head(phrase));
                let with_noun = is_named && name.span.end <= self.span(head).start;
                let span = if with_noun {
                    name.span.cover(self.span(head))
                } else {
                    name.span
                };
                Some(self.words(span, self.lexicon.place_kind()?))
            }
            _ => None,
        }
    }

    /// Gives where a phrase begins behind its possessor.
    fn own_start(&self, phrase: usize) -> usize {
        let noun_phrase = self.phrase(phrase);
        let possessor = noun_phrase.possessor;
        possessor.map_or(noun_phrase.tokens.start, |possessor| self.phrase(possessor).tokens.end)
    }

    /// Gives the places and states that a phrase, or the name that follows it, is said to be in.
    pub(super) fn around(&self, phrase: usize) -> Vec<Party> {
        let of = self
            .behind(phrase)
            .filter(|behind| behind.preposition == "of")
            .map(|of| of.object);
        let others = of.chain(self.phrase(phrase).apposition);
        let behind = std::iter::once(phrase)
            .chain(others)
            .flat_map(|phrase| self.behind(phrase));
        let within = behind.filter(|behind| behind.preposition == "in");
        let parties = within.flat_map(|within| self.references.parties(within.object));
        // "the Arnona district of Jerusalem"
        let own = self.behind(phrase).filter(|behind| behind.preposition == "of");
        let own = own.filter(|_| self.unknown_before(phrase).is_some());
        let parties = parties.chain(own.flat_map(|of| self.references.parties(of.object)));
        let is_known = |party: &&Party| party.entity.is_some() && (is_place(party) || party.is(Trait::State));
        parties.filter(is_known).cloned().collect()
    }

    /// Gives the state or place whose a place is: "Turkey's Hatay province", "the Afghan city".
    pub(super) fn owning_places(&self, phrase: usize) -> Vec<Party> {
        let owners = self.references.owners(phrase).iter().cloned();
        let noun_phrase = self.phrase(phrase);
        let span = Span {
            start: noun_phrase.span.start,
            end: self.span(noun_phrase.head).start,
        };
        let before = self.references_in(span).iter();
        // "Russian-held", "the Russia-backed region"
        let whole = before.filter(|reference| !self.text()[reference.span.end as usize..].starts_with('-'));
        let before = whole.flat_map(|reference| reference.parties.clone());
        let is_state = |party: &Party| party.is(Trait::State) && party.entity.is_some();
        // "Istanbul's Taksim Square"
        let is_around =
            |party: &Party| is_state(party) || is_place(party) && party.entity.is_some() && !party.is(Trait::Territory);
        owners.filter(is_around).chain(before.filter(is_state)).collect()
    }
}
