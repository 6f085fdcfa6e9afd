//! Who acts where the subject of a verb is a thing of his: "Putin's decision to invade Ukraine", "signed a law that imposes
//! sanctions", "US airstrikes killed".

use super::finder::RelationFinder;
use super::rule::{RelationRule, VerbFrame};
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::ontology::{Modality, Trait};
use crate::span::Span;
use crate::status::{Sign, Status};

/// Words that tell a plan as settled. "decided to leave" is more than "plans to leave".
const SETTLED: [&str; 5] = ["choose", "choice", "decide", "decision", "opt"];

/// Classes of acts that are done through things: "its sanctions hurt", "its strikes killed".
const THROUGH_THINGS: [&str; 4] = ["ASSAULT", "COERCE", "REJECT", "SANCTION"];

/// Verbs that say whose a deed is that is their object. Grammar.
const LAUNCHING: [&str; 8] = [
    "approve",
    "authorise",
    "authorize",
    "carry out",
    "conduct",
    "launch",
    "mount",
    "order",
];

impl RelationFinder<'_> {
    /// Gives who means to do what an infinitive behind his plan tells, or who made the law that does it.
    pub(super) fn meaning_to(&self, clause: &Clause) -> Vec<Party> {
        let Some(subject) = clause.subject.filter(|_| !clause.verb.passive) else {
            return Vec::new();
        };
        let head = self.head(subject);
        // "praised Boric's offer to share water": whose the offer is, he shares it.
        let before = self.token_at(clause.span.start).checked_sub(1);
        let mut phrases = self.clauses.phrases_of(clause.sentence);
        let owned = phrases.find(|&phrase| Some(self.phrase(phrase).head) == before);
        // "The US and the EU plan to impose sanctions": there it is the verb.
        let is_joined = |phrase: usize| {
            let mut others = self.clauses.phrases_of(clause.sentence);
            others.any(|other| self.phrase(other).conjunct == Some(phrase))
        };
        let owned = owned.filter(|&phrase| self.lexicon.is_intent(self.head(phrase)) && !is_joined(phrase));
        let owners = owned.map(|phrase| self.doers(phrase, self.phrase(phrase).head));
        match clause.kind {
            ClauseKind::Infinitive if owners.as_ref().is_some_and(|owners| !owners.is_empty()) => {
                owners.unwrap_or_default()
            }
            ClauseKind::Infinitive if self.lexicon.is_intent(head) => self.doers(subject, self.phrase(subject).head),
            ClauseKind::Relative if self.lexicon.is_law(head) => self.makers(clause),
            _ => Vec::new(),
        }
    }

    /// "chose Powell as chair, replacing Yellen": who is chosen follows, not who chooses.
    pub(super) fn chosen(&self, rule: &RelationRule, clause: &Clause) -> Vec<Party> {
        let follows = rule.relation.as_str() == "succeeded" && clause.kind == ClauseKind::Participle;
        let above = clause.parent.filter(|_| follows).map(|above| self.clause(above));
        let objects = above.into_iter().flat_map(|above| &above.objects);
        let chosen = objects.flat_map(|&object| self.everybody(object));
        self.acting(&chosen.filter(|party| party.may_be_person()).collect::<Vec<_>>())
    }

    /// Gives who acts through the thing that is the subject of a clause: "US airstrikes killed".
    pub(super) fn through_thing(&self, rule: &RelationRule, clause: &Clause) -> Vec<Party> {
        let Some(subject) = clause
            .subject
            .filter(|_| !clause.verb.passive && clause.verb.is_finite())
        else {
            return Vec::new();
        };
        let head = self.head(subject);
        let is_through = self.is_of_class(rule, &THROUGH_THINGS);
        let is_deed = self.lexicon.is_deed(head) || self.lexicon.by_nominal(head).next().is_some();
        if !is_through || !is_deed {
            return Vec::new();
        }
        let doers = self.doers(subject, self.phrase(subject).head);
        match doers.is_empty() {
            true => self.launching(subject),
            false => doers,
        }
    }

    /// "ordered an airstrike that killed Roe": gives who does or orders the deed that is the object of his clause.
    fn launching(&self, deed: usize) -> Vec<Party> {
        let around = self.clauses.around(deed);
        let around = around.filter(|&place| self.statuses.of(place).is_fact());
        let Some(clause) = around.map(|place| self.clause(place)) else {
            return Vec::new();
        };
        let does = clause.objects.contains(&deed) && LAUNCHING.contains(&clause.verb.lemma.as_str());
        match (does, clause.verb.passive) {
            (true, false) => self.subjects(clause),
            _ => Vec::new(),
        }
    }

    /// Gives who made the law of which a relative clause tells: "Trump signed a law that bans them".
    fn makers(&self, clause: &Clause) -> Vec<Party> {
        let Some(law) = clause.antecedent.or(clause.subject) else {
            return Vec::new();
        };
        let makes = |maker: &&Clause| {
            let is_made = maker.objects.contains(&law) || maker.verb.passive && maker.subject == Some(law);
            is_made && self.lexicon.makes_law(&maker.verb.lemma)
        };
        let mut clauses = self.clauses_of(clause.sentence).iter();
        let Some(maker) = clauses.find(makes) else {
            return Vec::new();
        };
        match maker.verb.passive {
            true => self.parties_behind(maker, &["by".to_owned()]),
            false => self.subjects(maker),
        }
    }

    /// Cuts off what stands behind a comma: "drills with Chad, a neighbour".
    pub(super) fn up_to_comma(&self, span: Span) -> Span {
        let comma = span.slice(self.text()).find(", ").filter(|&comma| comma > 0);
        let end = comma.map_or(span.end, |comma| span.start + comma as u32);
        Span { end, ..span }
    }

    /// Gives how a clause is told: what has been decided as done, where its type knows no plans, "decided to leave the bloc",
    /// and a protest as what is done for it, "marched to protest the law"; what is done leads to a plan, "flew in for talks".
    pub(super) fn settled(&self, rule: &RelationRule, verb: &VerbFrame, index: usize) -> Status {
        let listed = self.lexicon.relation_type(&rule.relation);
        let clause = self.clause(index);
        let purpose = clause
            .parent
            .filter(|_| clause.kind == ClauseKind::Infinitive && self.is_protest(rule));
        let mut status = self.statuses.of(purpose.unwrap_or(index)).clone();
        let knows_plans = listed.is_none_or(|listed| listed.planned.is_some());
        let is_settled = |sign: &Sign| SETTLED.contains(&self.lemma(self.token_at(sign.span.start)));
        // "The council voted to ban its exports": what a body votes for is done; what one member does is not, nor what the
        // people of a state do, "Britain voted to leave the union".
        let decides = |party: &Party| party.is(Trait::Body) && !party.is(Trait::State);
        let is_body = || self.subjects(clause).iter().all(decides);
        let is_voted = |sign: &Sign| self.lemma(self.token_at(sign.span.start)) == "vote" && is_body();
        let is_done = |sign: &Sign| !knows_plans && is_settled(sign) || is_voted(sign);
        if status.modality == Modality::Planned && status.signs.iter().all(is_done) {
            status.modality = Modality::Actual;
        }
        if verb.on.ahead && status.is_fact() {
            status.modality = Modality::Planned;
        }
        status
    }
}
