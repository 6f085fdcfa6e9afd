//! What bodies, meetings and states lie in or belong to, as the words around their names tell: "NATO's Brussels
//! headquarters", "Norway's Orbis University", "the ASEAN meeting in Manila", "the Baltic states - Estonia and Latvia".

use super::Relation;
use super::by_place::is_place;
use super::earlier::RelatedEnds;
use super::finder::RelationFinder;
use crate::evidence::{Evidence, Party};
use crate::mention::Found;
use crate::ontology::{RuleId, Trait};
use crate::sentence::Tag;
use crate::span::Span;

/// Nouns for states taken together. Grammar.
const STATES: [&str; 6] = ["country", "island", "member", "nation", "republic", "state"];

/// Prepositions behind which stands what a place is near. Grammar.
const NEAR: [&str; 6] = ["beside", "close to", "near", "next to", "off", "outside"];

impl RelationFinder<'_> {
    /// Finds what the thing that a phrase names lies in, lies near or belongs to.
    pub(super) fn find_wholes(&self, phrase: usize, told: &mut RelatedEnds) {
        // Of nearly all phrases none of them tells anything.
        let readers: [fn(&Self, usize) -> Option<Told>; 6] = [
            Self::headquarters,
            Self::body_of_state,
            Self::meeting_place,
            Self::place_near,
            Self::told_distance,
            Self::territory,
        ];
        for read in readers {
            if let Some((relation_type, rule, ends)) = read(self, phrase) {
                self.tell(relation_type, rule, ends, told);
            }
        }
        for (relation_type, rule, ends) in self.listed_states(phrase) {
            self.tell(relation_type, rule, ends, told);
        }
    }

    fn told_distance(&self, phrase: usize) -> Option<Told> {
        let ends = self.place_at_distance(phrase)?;
        Some(("located_near", "place-at-distance", ends))
    }

    /// Adds a relation unless it has been told.
    fn tell(&self, relation_type: &str, rule: &str, (part, whole): (Party, Party), told: &mut RelatedEnds) {
        if part.is_same(&whole) || told.holds(&part, &whole) {
            return;
        }
        let spans = [part.span, whole.span].into_iter().flatten();
        let span = spans.reduce(Span::cover).unwrap_or_default();
        let evidence = Evidence {
            span,
            rule: RuleId::from(rule),
            voices: self.voices(span, true),
        };
        let trigger = part.span.unwrap_or(span);
        told.push(Relation::fact(relation_type, (part, whole), trigger, evidence));
    }

    /// Gives whom the names in a stretch mean.
    fn meant_inside(&self, span: Span) -> impl Iterator<Item = &Party> {
        self.mentions_in(span).iter().flat_map(|name| self.meant_at(name.span))
    }

    /// "NATO's Brussels headquarters", "its headquarters in Geneva"
    fn headquarters(&self, phrase: usize) -> Option<Told> {
        let noun_phrase = self.phrase(phrase);
        let head = self.span(noun_phrase.head);
        if !head.slice(self.text()).eq_ignore_ascii_case("headquarters") {
            return None;
        }
        let mut inside = self.meant_inside(noun_phrase.span);
        let is_body = |party: &&Party| party.is(Trait::Body) && !party.is(Trait::State) && !party.is_nobody();
        let own = self.references.owners(phrase).iter().find(is_body);
        let body = own.or_else(|| inside.find(is_body)).cloned()?;
        let before = Span {
            start: noun_phrase.span.start,
            end: head.start,
        };
        let within = self.meant_inside(before);
        let within = within.filter(|party| is_place(party) && party.entity.is_some()).last();
        // "Brussels headquarters": the name of a capital is its own here.
        let last = self.mentions_in(before).last();
        let named = last.and_then(|last| self.known_place(last.span.slice(self.text()), last.span));
        let behind = || {
            let behind = self.behind(phrase).find(|behind| behind.preposition == "in")?;
            let name = self.name_of(behind.object)?;
            self.known_place(name.span.slice(self.text()), name.span)
        };
        let place = within
            .cloned()
            .or(named.filter(|named| !named.is(Trait::State)))
            .or_else(behind)?;
        let site = Party {
            entity: None,
            name: format!("{} headquarters", body.name),
            kind: self.lexicon.place_kind().cloned(),
            span: Some(noun_phrase.span),
        };
        Some(("located_in", "headquarters-noun", (site, place)))
    }

    /// "Norway's Orbis University" stands there, "Norway's Port Safety Agency" is a part of it.
    fn body_of_state(&self, phrase: usize) -> Option<Told> {
        let noun_phrase = self.phrase(phrase);
        let possessor = noun_phrase.possessor?;
        let name = self
            .name_of(phrase)
            .filter(|name| name.candidates.is_empty() && name.found != Found::Title)?;
        let whole = self
            .references
            .parties(possessor)
            .first()
            .filter(|whole| whole.entity.is_some())?;
        let body = self.references.parties(phrase).first()?;
        let words = name.span.slice(self.text());
        let last = words.rsplit(' ').next()?.to_lowercase();
        // "Norway's Orbis News Agency" is no part of the state.
        let is_named = words.contains(' ') && !words.contains("News");
        let is_whole =
            is_named && name.span.end == noun_phrase.span.end && body.is(Trait::Body) && body.entity.is_none();
        let kind = match () {
            () if !is_whole => return None,
            () if self.lexicon.is_seat(&last) && (whole.is(Trait::State) || is_place(whole)) => "located_in",
            // "Iran's Foreign Ministry" is one by its name already.
            () if self.lexicon.is_organ(&last) && whole.is(Trait::State) && words.split(' ').count() > 2 => "part_of",
            () => return None,
        };
        let part = Party {
            span: Some(name.span),
            name: words.to_owned(),
            ..body.clone()
        };
        Some((kind, "body-of-state", (part, whole.clone())))
    }

    /// "the ASEAN meeting in Manila", "the Winter Olympics in Sapporo"
    fn meeting_place(&self, phrase: usize) -> Option<Told> {
        let noun_phrase = self.phrase(phrase);
        let head = self.head(phrase);
        let is_known_one = self.is_any(noun_phrase.tokens.start, &["the"]);
        if !is_known_one || !self.lexicon.is_meeting(head) || !self.statuses.of_noun(phrase).is_fact() {
            return None;
        }
        let start = self.span(noun_phrase.tokens.start + 1).start;
        let own = Span {
            start,
            end: noun_phrase.span.end,
        };
        let is_body = |party: &Party| party.is(Trait::Body) && !party.is(Trait::State) && party.entity.is_some();
        let mut inside = self.meant_inside(own);
        let is_named = self.name_of(phrase).is_some() || inside.any(is_body);
        let behind = self.behind(phrase).next().filter(|behind| behind.preposition == "in")?;
        let is_next = self.token_at(behind.span.start) == noun_phrase.head + 1;
        let name = self.name_of(behind.object).filter(|_| is_named && is_next)?;
        let place = self.known_place(name.span.slice(self.text()), name.span).or_else(|| {
            let kind = self.lexicon.place_kind()?;
            self.may_name_place(name).then(|| self.words(name.span, kind))
        })?;
        let meeting = match self.references.parties(phrase).first() {
            Some(known) if known.entity.is_some() => known.clone(),
            _ => self.words(own, self.lexicon.event_kind()?),
        };
        Some(("located_in", "meeting-in-place", (meeting, place)))
    }

    /// "the village of Zarzis near the Libyan border", "the Ashmoor airfield outside Leeds"
    fn place_near(&self, phrase: usize) -> Option<Told> {
        let near = self
            .behind(phrase)
            .find(|behind| NEAR.contains(&behind.preposition.as_str()))?;
        let whole = self.place_or_border(near.object)?;
        let of = self
            .phrase(phrase)
            .governed_by
            .map(|place| &self.clauses.prepositional[place]);
        let town = of.filter(|of| of.preposition == "of").and_then(|of| of.after);
        let own = self.references.parties(phrase).first();
        let own = own.filter(|party| is_place(party) && party.entity.is_some()).cloned();
        let site = || {
            let mut nouns = [Some(phrase), town].into_iter().flatten();
            nouns.find_map(|noun| self.site_named(noun))
        };
        let place = own.or_else(site)?;
        let is_inside = self.lies_in(&place, &whole) && !whole.is(Trait::State);
        (!is_inside).then_some(("located_near", "place-near", (place, whole)))
    }

    /// Gives the place that a phrase names, or the state whose border it is: "near the Syrian border".
    pub(super) fn place_or_border(&self, phrase: usize) -> Option<Party> {
        let known = |party: &&Party| party.entity.is_some() && (is_place(party) || party.is(Trait::State));
        if ["border", "frontier", "coast"].contains(&self.head(phrase)) {
            let mut inside = self.meant_inside(self.phrase(phrase).span);
            let with = self
                .behind(phrase)
                .find(|behind| ["with", "of"].contains(&behind.preposition.as_str()));
            let with = with.and_then(|with| self.references.parties(with.object).first());
            return inside.find(known).or(with).filter(|state| known(state)).cloned();
        }
        // "outside the capital, Ankara"
        let beside = || self.phrase(phrase).apposition.and_then(|beside| self.name_of(beside));
        let name = self.name_of(phrase).or_else(beside);
        let own = name.and_then(|name| self.known_place(name.span.slice(self.text()), name.span));
        own.or_else(|| self.references.parties(phrase).first().filter(known).cloned())
    }

    /// "Turkey's Hatay province", "the Ukrainian peninsula of Crimea": whose a territory is, that is what states quarrel
    /// about, but here the article says it, and of nothing that is only held.
    fn territory(&self, phrase: usize) -> Option<Told> {
        let noun_phrase = self.phrase(phrase);
        let is_held = |token: usize| {
            let is_participle = matches!(self.tag(token), Tag::VerbPastParticiple | Tag::VerbPast);
            is_participle || self.word(token).contains('-') || self.word(token).ends_with("ed")
        };
        if !self.lexicon.is_site(self.head(phrase)) || noun_phrase.tokens.clone().any(is_held) {
            return None;
        }
        let of = self.behind(phrase).next().filter(|of| of.preposition == "of");
        let behind = of.and_then(|of| self.name_of(of.object));
        let before = Span {
            start: noun_phrase.span.start,
            end: self.span(noun_phrase.head).start,
        };
        let name = behind.or_else(|| self.mentions_in(before).last())?;
        let place = self
            .meant_at(name.span)
            .first()
            .filter(|party| party.is(Trait::Territory))?;
        let own = self.references.owners(phrase).iter();
        let inside = self.meant_inside(before);
        let mut states = own
            .chain(inside)
            .filter(|party| party.is(Trait::State) && party.entity.is_some());
        let state = states.next()?;
        let is_one = states.all(|other| other.is_same(state));
        is_one.then(|| ("part_of", "territory-of-state", (place.clone(), state.clone())))
    }

    /// "The Baltic states - Estonia and Latvia", "two EU members, Poland and Hungary,"
    fn listed_states(&self, phrase: usize) -> Vec<Told> {
        let noun_phrase = self.phrase(phrase);
        let is_plural = self.tag(noun_phrase.head) == Tag::PluralNoun;
        if !is_plural || noun_phrase.apposition.is_none() || !STATES.contains(&self.head(phrase)) {
            return Vec::new();
        }
        let members = self.everybody(phrase);
        let are_states = members
            .iter()
            .all(|party| party.entity.is_some() && party.is(Trait::State));
        let Some((relation_type, whole)) = self.group_of(phrase).filter(|_| are_states && members.len() > 1) else {
            return Vec::new();
        };
        let told = |member: Party| (relation_type, "listed-states", (member, whole.clone()));
        members.into_iter().map(told).collect()
    }

    /// Gives the body or the region whose states a phrase names.
    fn group_of(&self, phrase: usize) -> Option<(&'static str, Party)> {
        let noun_phrase = self.phrase(phrase);
        let before = Span {
            start: noun_phrase.span.start,
            end: self.span(noun_phrase.head).start,
        };
        let bodies = self.meant_inside(before);
        let mut bodies = bodies.filter(|party| party.is(Trait::Body) && !party.is(Trait::State));
        if let Some(body) = bodies.find(|body| body.entity.is_some()) {
            return Some(("member_of", body.clone()));
        }
        let word = noun_phrase
            .head
            .checked_sub(1)
            .filter(|&word| word > noun_phrase.tokens.start)?;
        let is_all = self.is_any(noun_phrase.tokens.start, &["the"]);
        let is_region = is_all && self.lexicon.is_region(self.small(word));
        let span = self.span(word).cover(self.span(noun_phrase.head));
        let kind = self.lexicon.place_kind().filter(|_| is_region)?;
        Some(("part_of", self.words(span, kind)))
    }
}

/// A type of relation, the rule, and its two ends: the part and the whole.
type Told = (&'static str, &'static str, (Party, Party));
