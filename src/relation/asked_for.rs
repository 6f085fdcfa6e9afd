//! Who is asked to do what a noun names: "demanded the withdrawal of Sudanese troops", "an end to Sudanese raids", "the release
//! of its envoy, whom Sudan detained".

use super::Relation;
use super::earlier::EarlierRelations;
use super::finder::RelationFinder;
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::ontology::{Polarity, Trait};
use crate::sentence::Tag;
use crate::span::Span;
use crate::statement::Statement;

/// Nouns for setting free. Grammar.
const FREEING: [&str; 6] = ["freedom", "freeing", "handover", "liberation", "release", "return"];

/// Nouns for what those behind their `of` do. Grammar.
const GOING: [&str; 12] = [
    "compliance",
    "cooperation",
    "denuclearisation",
    "denuclearization",
    "departure",
    "disarmament",
    "exit",
    "pullback",
    "pullout",
    "retreat",
    "surrender",
    "withdrawal",
];

/// Nouns for making an end of what is done: "an end to Chad's raids". Grammar.
const ENDING: [&str; 8] = [
    "cessation",
    "end",
    "freeze",
    "halt",
    "pause",
    "stop",
    "suspension",
    "termination",
];

impl RelationFinder<'_> {
    /// Gives who does, or does no more, what an object names: "the withdrawal of the Sudanese troops", "an end to Sudanese
    /// raids"; but nobody of "the arrest of the troops", "an end to the Sudanese war".
    pub(super) fn doers_asked(&self, object: usize, statement: &Statement) -> Vec<Party> {
        if statement.act.as_str() != "demand" {
            return Vec::new();
        }
        let head = self.head(object);
        let (goes, ends) = (GOING.contains(&head), ENDING.contains(&head));
        let words = if goes { &["of", "by"] } else { &["to", "of"] };
        let mut behind = self.behind(object).filter(|_| goes || ends);
        let Some(of) = behind.find(|of| words.contains(&of.preposition.as_str()) && of.object > object) else {
            return Vec::new();
        };
        if goes {
            let aimed = self.aimed_at(&self.everybody(of.object), statement);
            return match aimed.is_empty() {
                true => self.aimed_at(&self.whose(of.object), statement),
                false => aimed,
            };
        }
        let act = self.measured(of.object);
        let is_act = self.lexicon.is_doing(self.head(act))
            || self
                .lexicon
                .by_nominal(self.head(act))
                .any(|(rule, _)| !self.lexicon.is_symmetric(&rule.relation));
        match is_act {
            true => self.aimed_at(&self.whose(act), statement),
            false => Vec::new(),
        }
    }

    /// Gives who holds those whose release is asked for, where the article tells it.
    pub(super) fn holders(&self, object: usize, statement: &Statement, earlier: &EarlierRelations) -> Vec<Party> {
        if !FREEING.contains(&self.head(object)) {
            return Vec::new();
        }
        // "her release"
        let of = self.behind(object).find(|of| of.preposition == "of");
        let held = match of {
            Some(of) => self.all_of(of.object),
            None => self.references.owners(object).to_vec(),
        };
        let full = of.map_or_else(Span::default, |of| self.phrase(of.object).full);
        let is_held = |relation: &&Relation| {
            let recipient = &relation.recipient;
            let is_there = recipient.span.is_some_and(|span| full.contains(span));
            let is_same = held.iter().any(|held| held.entity.is_some() && held.is_same(recipient));
            relation.polarity == Polarity::Affirmed && (is_there || is_same)
        };
        let held = earlier.takings_near(statement.cue.start).filter(is_held);
        let holders: Vec<Party> = held.map(|relation| relation.actor.clone()).collect();
        self.aimed_at(&holders, statement)
    }

    /// "called for a new envoy to look into it", "asked for 5,000 officers to guard the bridge": says whether somebody is
    /// asked for of whom there is none yet, or how many are counted.
    pub(super) fn asks_for_new(&self, statement: &Statement) -> bool {
        let addressee = statement.addressee.as_ref().and_then(|addressee| addressee.span);
        let addressed = addressee.and_then(|span| self.phrase_at(span));
        let addressed = addressed.filter(|&phrase| self.is(self.phrase(phrase).tokens.start.saturating_sub(1), "for"));
        let is_unnamed = |party: &Party| {
            let is_somebody = party.is_agent() || party.is(Trait::Office) || party.may_be_person();
            is_somebody && party.entity.is_none() && !party.name.contains(char::is_uppercase)
        };
        let is_new = |object: usize| {
            let first = self.phrase(object).tokens.start;
            let counts = self.is_any(first, &["a", "an"]) || self.tag(first) == Tag::Number;
            counts && self.everybody(object).first().is_some_and(is_unnamed)
        };
        addressed.or_else(|| self.object_told(statement)).is_some_and(is_new)
    }

    /// Says whether a thing or people stand behind `for`, and nobody is told to do anything: "called for new judges".
    pub(super) fn is_asked_for(&self, object: usize) -> bool {
        let governed = self.governing(object).is_some_and(|by| by.preposition == "for");
        let mut told = self.clauses.with_subject(object).map(|place| self.clause(place));
        governed && !told.any(|clause| clause.kind == ClauseKind::Infinitive)
    }

    /// "refused to yield to pressure from Chad", "refused to accept Chad's demand": gives who asks what is not done.
    pub(super) fn whose_words(&self, clause: &Clause) -> Vec<Party> {
        let behind = self
            .clauses
            .prepositional_of(clause)
            .filter(|to| ["to", "with"].contains(&to.preposition.as_str()));
        let things = clause.objects.iter().copied().chain(behind.map(|to| to.object));
        let asking = things.filter(|&thing| {
            let head = self.head(thing);
            head == "pressure"
                || self
                    .lexicon
                    .by_nominal(head)
                    .any(|(rule, _)| rule.relation.as_str() == "demands_of")
        });
        asking.flat_map(|thing| self.whose(thing)).collect()
    }

    /// Keeps of those whom a refusal may be aimed at whoever is known, and others only where the object that is turned down is
    /// theirs: "rejected an appeal by miners", but not "denied that the miners had left".
    pub(super) fn turned_down(&self, mut aimed: Vec<Party>, object: Option<usize>) -> Vec<Party> {
        let own = object.map(|object| [self.everybody(object), self.whose(object)].concat());
        let own = own.unwrap_or_default();
        aimed.retain(|party| party.entity.is_some() || own.iter().any(|own| own.span == party.span));
        aimed
    }

    /// Gives names of which nothing is known as somebody, where only somebody can stand: "accused Acme of fraud".
    pub(super) fn named_aim(&self, parties: &[Party]) -> Vec<Party> {
        let somebody = |party: &Party| {
            let is_unknown = party.entity.is_none() && party.kind.is_none();
            self.named(party)
                .filter(|_| is_unknown)
                .unwrap_or_else(|| party.clone())
        };
        parties.iter().map(somebody).collect()
    }
}
