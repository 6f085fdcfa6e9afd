//! Where lies what stands right before the name of a place: "in Gdov, Russia,", "the Orbis Institute in Vienna", "the
//! Vienna-based Orbis Institute".

use super::by_place::is_place;
use super::finder::RelationFinder;
use crate::clause::Tense;
use crate::evidence::Party;
use crate::mention::{Found, Mention};
use crate::ontology::Trait;
use crate::sentence::Tag;
use crate::span::Span;

/// Prepositions behind which places stand. Grammar.
const AT: [&str; 8] = ["around", "at", "from", "in", "near", "of", "outside", "to"];

/// Units of distance. Grammar.
const UNITS: [&str; 5] = ["kilometer", "kilometre", "km", "kms", "mile"];

/// So many of them are still near.
const FARTHEST: f32 = 200.0;

/// Words for the way between two places. Grammar.
const WAYS: [&str; 16] = [
    "away",
    "down",
    "due",
    "east",
    "inland",
    "north",
    "north-east",
    "north-west",
    "northeast",
    "northwest",
    "outside",
    "south",
    "southeast",
    "southwest",
    "up",
    "west",
];

/// Words before a distance that is not exact. Grammar.
const ABOUT: [&str; 8] = [
    "about",
    "almost",
    "around",
    "just",
    "less than",
    "nearly",
    "roughly",
    "some",
];

/// Verbs that say where a place is. Grammar.
const LYING: [&str; 6] = ["be", "lie", "locate", "sit", "situate", "stand"];

impl RelationFinder<'_> {
    /// "in Gdov, Russia,": the two names are the town and its state; but not "in Gdov, Russia said", and no list of places.
    pub(super) fn town_and_state(&self, phrase: usize) -> Option<(Party, Party)> {
        let name = self.name_of(phrase)?;
        let governor = &self.clauses.prepositional[self.phrase(phrase).governed_by?];
        let own = self.meant_at(name.span).first();
        let known = own.filter(|own| own.entity.is_some() && is_place(own) && !own.is(Trait::Territory));
        let is_town = known.is_some() || self.may_name_place(name);
        if !AT.contains(&governor.preposition.as_str())
            || !is_town
            || !self.text()[name.span.end as usize..].starts_with(", ")
        {
            return None;
        }
        let start = name.span.end + 2;
        let place = self.mentions.partition_point(|mention| mention.span.start < start);
        let next = self.mentions.get(place).filter(|next| next.span.start == start)?;
        let whole = self.around_towns(next)?;
        let kind = self.lexicon.place_kind()?;
        let town = known.cloned().unwrap_or_else(|| self.words(name.span, kind));
        let lies = town.entity.is_none() || self.lies_in(&town, &whole);
        (lies && self.ends_here(next.span) && !self.acts(next.span)).then_some((town, whole))
    }

    /// Gives the state or the part of one that a name means, by its own name and not by its capital's.
    fn around_towns(&self, name: &Mention) -> Option<Party> {
        let words = name.span.slice(self.text());
        let mut known = self.gazetteer.named(words);
        known.retain(|known| {
            known.kind.is(Trait::State) || known.kind.is(Trait::Place) && !known.kind.is(Trait::Territory)
        });
        let whole = known.into_iter().find(|known| {
            known.kind.is(Trait::State)
                || self.gazetteer.has_parts(&known.id)
                || known.id.as_str().starts_with("region/")
        })?;
        let is_own = whole.label == words || whole.kind.is(Trait::State) && words.len() < 5;
        is_own.then(|| whole.party(Some(name.span)))
    }

    /// Says whether nothing follows a name that gives it another part: no "in Gdov, Chad and Mali", "in Gdov, Chad, Mali",
    /// "to Gdov, Chad's biggest bank".
    fn ends_here(&self, name: Span) -> bool {
        let next = self.token_at(name.end - 1) + 1;
        let Some(tag) = (next < self.sentences.tokens.len()).then(|| self.tag(next)) else {
            return true;
        };
        let is_joined = |token: usize| {
            let is_inside = token < self.sentences.tokens.len();
            is_inside && matches!(self.tag(token), Tag::Coordinator | Tag::ProperNoun)
        };
        match tag {
            Tag::Comma => !is_joined(next + 1),
            Tag::Coordinator | Tag::ProperNoun | Tag::Possessive | Tag::Noun | Tag::PluralNoun => false,
            _ => true,
        }
    }

    /// "In Gdov, Russia said no.": the second name is who acts.
    fn acts(&self, name: Span) -> bool {
        let mut phrases = self.clauses.phrases_of(self.sentence_at(name));
        let phrase = phrases.find(|&phrase| self.phrase(phrase).span.contains(name));
        let begins = |place: usize| {
            let next = self.token_at(name.end - 1) + 1;
            self.clause(place).verb.tokens.start == next
        };
        phrase.is_some_and(|phrase| self.clauses.with_subject(phrase).any(begins))
    }

    /// "the Orbis Institute in Vienna", "Orbis Hospital in Herat": by its noun the name is one of what stands in a place.
    pub(super) fn seat_in_place(&self, phrase: usize) -> Option<(Party, Party)> {
        let name = self
            .name_of(phrase)
            .filter(|name| name.candidates.is_empty() && name.found != Found::Title)?;
        let words = name.span.slice(self.text());
        let (_, last) = words.rsplit_once(' ')?;
        let last = last.to_lowercase();
        if !self.lexicon.is_seat(&last) && !self.lexicon.is_facility(&last) || words.contains(" in ") {
            return None;
        }
        let behind = self.behind(phrase).find(|behind| behind.preposition == "in")?;
        let is_next = behind.span.start == name.span.end + 1;
        let place = self.name_of(behind.object).filter(|_| is_next)?;
        let whole = self.known_place(place.span.slice(self.text()), place.span)?;
        Some((self.words(name.span, self.lexicon.place_kind()?), whole))
    }

    /// "Kisar is a town in Chad", but not "Kisar was a town in Chad".
    pub(super) fn said_site(&self, phrase: usize) -> Option<(Party, Party)> {
        let being = self.being(phrase).filter(|&being| self.statuses.of(being).is_fact())?;
        let clause = self.clause(being);
        let is_now = clause.verb.tense == Tense::Present && clause.verb.lemma == "be";
        let is_site = self.lexicon.is_site(self.head(phrase)) && is_now;
        let site = self.place_called(clause.subject.filter(|_| is_site)?)?;
        let of = self.behind(phrase).filter(|behind| behind.preposition == "of");
        let of = of.flat_map(|of| self.references.parties(of.object).to_vec());
        let known = |whole: &Party| whole.entity.is_some() && (is_place(whole) || whole.is(Trait::State));
        let mut wholes = [self.around(phrase), self.owning_places(phrase), of.collect()]
            .concat()
            .into_iter();
        let whole = wholes.find(known)?;
        let lies = site.entity.is_none() || self.lies_in(&site, &whole);
        lies.then_some((site, whole))
    }

    /// Gives the place that the name of a phrase means, known or not; no territory, for whose it is states quarrel about.
    fn place_called(&self, phrase: usize) -> Option<Party> {
        let name = self.name_of(phrase)?;
        let known = self.known_place(name.span.slice(self.text()), name.span);
        let known = known.filter(|known| is_place(known) && !known.is(Trait::Territory));
        let kind = self.lexicon.place_kind()?;
        known.or_else(|| self.may_name_place(name).then(|| self.words(name.span, kind)))
    }

    /// "Kisar, 20 miles north of Kabul,", "Kisar lies about 30 km from Kabul"
    pub(super) fn place_at_distance(&self, phrase: usize) -> Option<(Party, Party)> {
        let noun_phrase = self.phrase(phrase);
        if !UNITS.contains(&self.head(phrase)) {
            return None;
        }
        // "hundreds of miles from", "2,000 miles from" are not near.
        let mut numbers = noun_phrase
            .tokens
            .clone()
            .map(|token| self.word(token).replace(',', ""));
        let is_far = numbers.any(|number| number.parse::<f32>().is_ok_and(|number| number > FARTHEST));
        if is_far || self.governing(phrase).is_some_and(|of| of.preposition == "of") {
            return None;
        }
        let end = noun_phrase.span.end;
        let mut behind = self.clauses.prepositional_in(self.sentence_of(phrase)).iter();
        let from = behind.find(|from| from.span.start > end && ["from", "of"].contains(&from.preposition.as_str()))?;
        let between = self.text().get(end as usize..from.span.start as usize)?;
        let is_way = |word: &str| WAYS.contains(&word.to_lowercase().as_str());
        let outside = between.split(" (").next().unwrap_or(between).trim();
        let outside = if outside.is_empty() {
            between.rsplit(')').next().unwrap_or(between).trim()
        } else {
            outside
        };
        if !outside.is_empty() && !outside.split(' ').all(is_way) {
            return None;
        }
        let whole = self.place_or_border(from.object)?;
        let before = phrase.checked_sub(1).filter(|&before| {
            let gap = self
                .text()
                .get(self.phrase(before).span.end as usize..noun_phrase.span.start as usize);
            let words = gap.unwrap_or("-").trim().trim_start_matches(',').trim();
            words.is_empty() || ABOUT.contains(&words)
        });
        let lying = self.clauses.around(phrase).map(|clause| self.clause(clause));
        let lying = lying.filter(|clause| LYING.contains(&clause.verb.lemma.as_str()));
        let subject = lying
            .and_then(|clause| clause.subject)
            .filter(|&subject| subject != phrase);
        let mut nouns = [before, subject].into_iter().flatten();
        let place = nouns.find_map(|noun| self.place_called(noun).or_else(|| self.site_named(noun)))?;
        (!self.lies_in(&place, &whole)).then_some((place, whole))
    }

    /// Gives the place that the first part of a compound names, as it is written: London and not its state in
    /// "London-based".
    pub(super) fn place_before_hyphen(&self, compound: Span) -> Option<Party> {
        let words = compound.slice(self.text());
        let hyphen = words.find(['-', '\u{2010}', '\u{2011}'])?;
        let end = compound.start + hyphen as u32;
        let mut names = self.mentions_touching(compound).iter();
        let name = names.find(|name| name.span.start <= compound.start)?;
        let span = Span {
            start: name.span.start,
            end,
        };
        self.known_place(span.slice(self.text()), span)
    }

    /// Gives a party that nobody knows by its words behind a compound: `Orbis Bank` of "London-based Orbis Bank".
    pub(super) fn behind_compound(&self, party: Party, compound: Span) -> Party {
        let own = party.span.filter(|_| party.entity.is_none());
        let name = own.and_then(|own| self.mentions_in(own).iter().find(|name| name.span.overlaps(compound)));
        let end = name.map_or(0, |name| name.span.end);
        let is_behind = end > compound.end + 1 && own.is_some_and(|own| own.end == end);
        match is_behind {
            true => Party {
                name: self.text()[compound.end as usize + 1..end as usize].to_owned(),
                ..party
            },
            false => party,
        }
    }
}
