//! How what a clause says is told by the word over it: "denied that", "rumours that … are false", "asked whether".

use super::Status;
use super::above::{Found, made};
use super::lexicon::{Class, Effect, Hold};
use super::reader::StatusReader;
use crate::clause::{Clause, Tense};
use crate::ontology::{Modality, Polarity};
use crate::sentence::Tag;
use crate::span::Span;

/// "It is untrue that", "the reports are wrong".
pub(super) const UNTRUE: [&str; 10] = [
    "untrue",
    "false",
    "wrong",
    "baseless",
    "unfounded",
    "incorrect",
    "groundless",
    "fabricated",
    "fake",
    "bogus",
];

/// "It is true that" tells a fact, "it is not true that" that it is none.
const TRUE: [&str; 3] = ["true", "right", "correct"];

/// "It is clear that" tells a fact, "it is not clear that" nothing.
const CLEAR: [&str; 6] = ["clear", "obvious", "evident", "apparent", "certain", "known"];

impl<'a> StatusReader<'a> {
    pub(super) fn above_complement(&self, clause: &Clause, parent: usize) -> Status {
        let above = self.clause(parent);
        let first = self.token_at(clause.span.start);
        if let Some(found) = self.whether(clause) {
            return self.effect(found, parent);
        }
        // "what they called a plan", "explained how they met", "now that they have met": it is taken as known.
        let is_known = clause.introducer.is_some_and(|token| {
            let is_that = self.is(token, "that");
            self.tag(token) == Tag::Wh && !is_that
                || is_that && token > 0 && self.is_any(token - 1, &["now", "given", "so"])
        });
        if is_known {
            let purpose = clause.introducer.and_then(|token| token.checked_sub(1));
            let purpose = purpose.filter(|&so| self.is(so, "so") && clause.verb.tense == Tense::Present);
            let mut status = Status::default();
            // "pressed so that Japan signs": what somebody does something for.
            if let Some(so) = purpose {
                status.weaken(Modality::Planned, self.span(so), "purpose");
            }
            return status;
        }
        if let Some(noun) = clause.antecedent {
            // "denied on Tuesday that they met", "denied in Rome that": a time or a name takes no clause.
            let noun_phrase = self.phrase(noun);
            let is_apart = noun_phrase.time.is_some() || noun_phrase.mention.is_some();
            let is_beside = is_apart && !above.objects.contains(&noun);
            let over = is_beside.then(|| self.verb_over(clause, parent, Hold::Clause));
            return match over.flatten() {
                Some(found) => made(found, self.read_report(parent)),
                None => self.above_noun_clause(noun, parent),
            };
        }
        let mut adjectives = above.adjectives.iter().filter(|&&token| token < first);
        if let Some(&token) = adjectives.find(|&&token| self.is_any(token, &UNTRUE)) {
            return self.effect(("untrue", Effect::False, self.span(token)), parent);
        }
        let is_any = |words: &[&str]| above.adjectives.iter().any(|&token| self.is_any(token, words));
        let (is_true, is_clear) = (is_any(&TRUE), is_any(&CLEAR));
        if is_true || is_clear {
            return match self.read_before(parent).is_denied() {
                true if is_true => self.effect(("untrue", Effect::Happens, above.verb.span), parent),
                true => made(("unclear", Effect::Possible, above.verb.span), Status::default()),
                false => Status::default(),
            };
        }
        if let Some(found) = self.subjunctive(clause, above) {
            return self.effect(found, parent);
        }
        let adjective = self.adjective_before(above, first, Hold::Clause);
        match adjective.or_else(|| self.verb_over(clause, parent, Hold::Clause)) {
            Some(found) => made(found, self.read_report(parent)),
            None => self.told(parent),
        }
    }

    /// "asked whether he came", "wondered if", but not "said how he came".
    fn whether(&self, clause: &Clause) -> Option<Found<'static>> {
        let token = clause.introducer?;
        let asks = self.is(token, "whether") || self.is(token, "if");
        asks.then(|| ("whether", Effect::Asked, self.span(token)))
    }

    /// "reports that they met are wrong", "denied claims that they met", "the fact that they met".
    fn above_noun_clause(&self, noun: usize, parent: usize) -> Status {
        if let Some(shown) = self.called_untrue(noun) {
            return self.effect(("untrue", Effect::False, shown), parent);
        }
        let above = self.clause(parent);
        let verb = self
            .lexicon
            .family(Class::Verb, &above.verb.lemma, Hold::Clause, false)
            .filter(|family| family.makes == Effect::False && above.objects.contains(&noun));
        if let Some(verb) = verb {
            return self.effect((&verb.id, verb.makes, above.verb.span), parent);
        }
        let head = self.head(noun);
        match self.lexicon.family(Class::Noun, head, Hold::Clause, false) {
            Some(family) => {
                let shown = self.span(self.phrase(noun).head);
                let found = (family.id.as_str(), family.makes, shown);
                // "There is no evidence that": the noun is denied, and so is what it would show.
                let above = Status {
                    polarity: self.none_of(noun).map_or(Polarity::Affirmed, |_| Polarity::Denied),
                    ..Status::default()
                };
                Status {
                    told_in: (family.makes == Effect::Told).then_some(parent),
                    ..made(found, above)
                }
            }
            // "told reporters that", but not "the reason that"
            None if above.objects.contains(&noun) => self.told(parent),
            None => Status::default(),
        }
    }

    /// "The reports are wrong": gives the word that says so of a noun.
    fn called_untrue(&self, noun: usize) -> Option<Span> {
        let mut clauses = self.clauses.with_subject(noun).map(|clause| self.clause(clause));
        clauses.find_map(|clause| {
            let untrue = clause.adjectives.iter().find(|&&token| self.is_any(token, &UNTRUE));
            untrue.filter(|_| !clause.verb.negated).map(|&token| self.span(token))
        })
    }

    /// What somebody tells is told as he tells it; where he does not tell it as fact, nobody does.
    fn told(&self, parent: usize) -> Status {
        let above = self.read_report(parent);
        let mut status = Status {
            told_in: Some(parent),
            ..Status::default()
        };
        if !above.is_fact() {
            let verb = self.clause(parent).verb.span;
            status.weaken(above.modality.max(Modality::Possible), verb, "not-told");
        }
        status
    }
}
