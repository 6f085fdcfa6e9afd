//! Ends that nobody has a name for, by whose they are: "a Kenyan delegation", "two Kenyan ships".

use super::finder::RelationFinder;
use super::rule::RelationRule;
use crate::coreference::Reference;
use crate::evidence::Party;
use crate::ontology::Trait;
use crate::sentence::Tag;
use crate::span::Span;

/// Prepositions before where a building stands. Grammar.
const WHERE: [&str; 9] = [
    "across", "along", "around", "at", "in", "inside", "near", "of", "outside",
];

/// Verbs whose subject is the one that sends its object. Others do something to people of somebody else: "expelled envoys".
const SENDING: [&str; 8] = [
    "appoint",
    "assign",
    "designate",
    "dispatch",
    "name",
    "recall",
    "send",
    "withdraw",
];

impl RelationFinder<'_> {
    /// Gives those who are sent together by whose they are: `delegation (Kenya)` of "a Kenyan delegation", "a delegation from
    /// Kenya".
    pub(super) fn delegation(&self, party: &Party, span: Span) -> Option<Party> {
        let head = self.token_at(span.end.saturating_sub(1));
        // "the US envoy" may be somebody with a name.
        let is_definite = self.is_any(self.token_at(span.start), &["the", "this", "that"]);
        let is_one = party.is(Trait::Person);
        // "envoys of Oman and Peru" have been told apart already.
        let is_told_apart = party.name.ends_with(')');
        if !self.lexicon.is_delegation(self.lemma(head))
            || party.entity.is_some()
            || is_told_apart
            || is_one && is_definite
        {
            return None;
        }
        let inside = self.references_in(span).iter().flat_map(|reference| &reference.parties);
        let phrase = self.phrase_at(span);
        let behind = phrase.into_iter().flat_map(|phrase| self.behind(phrase));
        let behind = behind.filter(|of| ["from", "of"].contains(&of.preposition.as_str()));
        let behind = behind.flat_map(|of| self.references.parties(of.object));
        let is_body = |whole: &&Party| whole.is(Trait::State) || whole.is(Trait::Body) || whole.is(Trait::Place);
        let is_whole = |whole: &&Party| whole.entity.is_some() && is_body(whole);
        // "South Korea will send an envoy to Oman"
        let around = phrase.and_then(|phrase| Some((phrase, self.clause(self.clauses.around(phrase)?))));
        let sender = around.filter(|(phrase, clause)| {
            let is_sent = SENDING.contains(&clause.verb.lemma.as_str());
            is_sent && clause.objects.contains(phrase) && !clause.verb.passive
        });
        let senders = sender.map(|(_, clause)| self.subjects(clause)).unwrap_or_default();
        let whole = inside.chain(behind).chain(&senders).find(is_whole)?;
        // "the Pyongyang delegation"
        let whole = self.state_around(whole);
        Some(Party {
            name: format!("{} ({})", self.small(head), whole.name),
            kind: Some(self.gazetteer.own_kinds().group.clone()),
            ..party.clone()
        })
    }

    /// Gives a thing by its own words where they say whose it is, from that word on: "two old [Kenyan ships]", but
    /// neither "the ships" nor "Kenya's ships", which may be all of them.
    pub(super) fn thing_of_state(&self, party: &Party) -> Option<Party> {
        let span = party.span.filter(|_| party.entity.is_none() && party.kind.is_none())?;
        let (first, last) = (self.token_at(span.start), self.token_at(span.end.saturating_sub(1)));
        let of_state =
            |name: &&Reference| name.span.end < span.end && name.parties.iter().any(|whole| whole.is(Trait::State));
        let whose = self.references_in(span).iter().find(of_state)?;
        let words = Span {
            start: whose.span.start,
            end: span.end,
        };
        let head = self.lemma(last);
        let is_taken = self.lexicon.is_arm(head) || self.lexicon.is_belonging(head) || self.lexicon.is_target(head);
        let is_noun = is_taken && matches!(self.tag(last), Tag::Noun | Tag::PluralNoun);
        let is_owned = (first..last).any(|token| matches!(self.tag(token), Tag::Possessive | Tag::PossessivePronoun));
        let thing = self.lexicon.thing_kind().filter(|_| is_noun && !is_owned)?;
        Some(Party {
            name: words.slice(self.text()).to_owned(),
            kind: Some(thing.clone()),
            ..party.clone()
        })
    }

    /// Gives to whom an act is done; of an attack on a building, where this is.
    pub(super) fn struck(&self, rule: &RelationRule, parties: &[Party]) -> Vec<Party> {
        let undergoing = self.undergoing(parties);
        if !undergoing.is_empty() || !self.is_of_class(rule, &["ASSAULT", "THREATEN"]) {
            return undergoing;
        }
        let sites = parties
            .iter()
            .filter_map(|party| self.where_lies(party, |head| self.lexicon.is_premise(head)));
        sites.collect()
    }

    /// Says whether one of these words stands in the sentence of a place: "agreed a truce on tariffs".
    pub(super) fn is_about(&self, place: Span, words: &[String]) -> bool {
        if words.is_empty() {
            return false;
        }
        let sentence = &self.sentences.sentences[self.sentence_at(place)];
        let mut tokens = sentence.tokens.clone();
        tokens.any(|token| words.iter().any(|word| word == self.lemma(token)))
    }

    /// Gives where what is attacked lies: Syria in "struck targets in Syria".
    pub(super) fn where_targets_lie(&self, party: &Party) -> Option<Party> {
        self.where_lies(party, |head| self.lexicon.is_target(head))
    }

    fn where_lies(&self, party: &Party, is_listed: impl Fn(&str) -> bool) -> Option<Party> {
        let span = party.span.filter(|_| party.entity.is_none())?;
        let head = self.token_at(span.end.saturating_sub(1));
        let phrase = self.phrase_at(span).filter(|_| is_listed(self.lemma(head)))?;
        let mut behind = self.behind(phrase);
        let place = behind.find(|behind| WHERE.contains(&behind.preposition.as_str()));
        let is_known = |place: &&Party| place.entity.is_some() && (place.is(Trait::State) || place.is(Trait::Place));
        // "a mall in the heart of Kenya"
        let within = |place: usize| {
            let mut of = self.behind(place).filter(|of| of.preposition == "of");
            of.next().map_or(place, |of| of.object)
        };
        let parties = place
            .map(|place| self.references.parties(within(place.object)))
            .unwrap_or_default();
        // "a Nairobi hotel"
        let mut before = self.references_in(span).iter().flat_map(|reference| &reference.parties);
        parties.iter().find(is_known).or_else(|| before.find(is_known)).cloned()
    }

    /// Says whether a speaker that nobody knows is an office of a state by its words: "the US state department", "the
    /// president's spokesman", where no other state is named, but not "officials".
    pub(super) fn is_office_of(&self, state: &Party, speaker: &Party) -> bool {
        const OFFICES: [&str; 8] = [
            "cabinet",
            "department",
            "government",
            "minister",
            "ministry",
            "spokesman",
            "spokesperson",
            "spokeswoman",
        ];
        let Some(span) = speaker.span.filter(|_| speaker.entity.is_none()) else {
            return false;
        };
        let first = self.token_at(span.start);
        let is_known_one = self.is_any(first, &["the"]) || first > 0 && self.is_any(first - 1, &["the"]);
        let mut tokens = first..=self.token_at(span.end.saturating_sub(1));
        let is_office = tokens.any(|token| OFFICES.contains(&self.lemma(token)));
        let mut meant = self.mentions_in(span).iter().flat_map(|name| self.meant_at(name.span));
        let is_own = |party: &Party| party.entity.is_some() && self.is_own(state, party);
        is_known_one && is_office && meant.all(is_own)
    }
}
