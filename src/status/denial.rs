//! The words of a clause that deny it: `never`, `no state`, `signed nothing`.
//!
//! The lists are grammar's closed classes.

use super::reader::StatusReader;
use crate::clause::{Clause, ClauseKind};
use crate::sentence::Tag;
use crate::span::Span;

/// Before or inside a verb group. "Hardly ever visited" is as good as "never", "rarely visited" is not.
const NEGATORS: [&str; 10] = [
    "not", "never", "n't", "n’t", "nor", "neither", "hardly", "scarcely", "nowhere", "cannot",
];

/// Before a noun: there is none of it.
const NONE: [&str; 8] = ["no", "neither", "none", "nobody", "nothing", "nor", "noone", "no-one"];

/// Behind `not` where more is said, not less: "not only met Putin but also".
const MORE: [&str; 4] = ["only", "just", "merely", "simply"];

/// "In no way", "under no circumstances", "at no time".
const MANNERS: [&str; 7] = ["way", "circumstance", "account", "time", "point", "case", "means"];

/// "No doubt" denies nothing, nor does "nothing but".
const HARMLESS: [&str; 5] = ["doubt", "wonder", "less", "matter", "sooner"];

impl StatusReader<'_> {
    /// Gives the word that denies a clause whose verb none denies: "no state signed", "signed nothing".
    pub(super) fn noun_denial(&self, clause: &Clause) -> Option<Span> {
        // "Neither Chad nor Mali plans to leave", "asked nobody to leave": the clause above has said it of the same.
        let above = clause.parent.map(|above| self.clause(above));
        let above = above.filter(|_| clause.kind == ClauseKind::Infinitive);
        let is_said = |&subject: &usize| {
            above.is_some_and(|above| above.subject == Some(subject) || above.objects.contains(&subject))
        };
        let subject = clause
            .subject
            .filter(|subject| !is_said(subject) && !self.is_contrast(clause, *subject));
        let subject = subject.and_then(|subject| self.none_of(subject));
        subject
            .or_else(|| self.in_object(clause))
            .or_else(|| self.in_manner(clause))
    }

    /// "Neither Chad nor Mali has signed it but have praised it": behind `but` stands what the same did in place of what is
    /// denied.
    fn is_contrast(&self, clause: &Clause, subject: usize) -> bool {
        let end = self.phrase(subject).tokens.end;
        let mut before = (end..clause.verb.tokens.start).rev();
        let last = before.find(|&token| !matches!(self.tag(token), Tag::Adverb | Tag::Negation));
        let mut others = self.clauses.with_subject(subject).map(|other| self.clause(other));
        last.is_some_and(|token| self.is(token, "but"))
            && others.any(|other| other.verb.is_finite() && other.verb.tokens.start < clause.verb.tokens.start)
    }

    /// Gives the word that denies the verb of a clause: "did not sign", "never signed", "nor did Japan sign".
    pub(super) fn verb_denial(&self, clause: &Clause) -> Option<Span> {
        self.in_group(clause).or_else(|| self.before_group(clause))
    }

    fn in_group(&self, clause: &Clause) -> Option<Span> {
        let mut tokens = clause.verb.tokens.start..clause.verb.tokens.end + 1;
        let denies = |token: &usize| {
            // "has yet to meet", "would neither sign nor leave"
            let by_verb = self.is_negator(*token) || self.is(*token, "yet") && self.tag(token + 1) == Tag::To;
            clause.verb.negated && by_verb || self.is(*token, "neither")
        };
        tokens.find(denies).map(|token| self.span(token))
    }

    /// "Putin never visited Serbia", "nor did Japan sign", "agreed not to sign".
    fn before_group(&self, clause: &Clause) -> Option<Span> {
        let first = self.sentences.sentences[clause.sentence].tokens.start;
        let mut token = clause.verb.tokens.start;
        while token > first {
            token -= 1;
            if self.is_negator(token) {
                return Some(self.span(token));
            }
            if self.is(token, "longer") && token > first && self.is(token - 1, "no") {
                return Some(self.span(token - 1).cover(self.span(token)));
            }
            if !matches!(self.tag(token), Tag::Adverb | Tag::Negation) {
                break;
            }
        }
        None
    }

    fn is_negator(&self, token: usize) -> bool {
        let may_be =
            !matches!(self.tag(token), Tag::Noun | Tag::PluralNoun | Tag::ProperNoun) && !self.tag(token).is_verb();
        may_be && self.is_any(token, &NEGATORS) && !self.is_any(token + 1, &MORE)
    }

    /// Gives the word that says that there is nothing of a noun phrase: "no state", "neither Iran nor Cuba", "not one".
    pub(super) fn none_of(&self, phrase: usize) -> Option<Span> {
        let tokens = &self.phrase(phrase).tokens;
        let first = tokens.start;
        // "no fewer than twenty states"
        let counts = || self.is(first + 2, "than");
        let is_harmless = || self.is_any(first + 1, &HARMLESS) || self.is(first + 1, "but") || counts();
        // "No. 10"
        let is_number = || self.word(first) == "No" && (self.is(first + 1, ".") || self.tag(first + 1) == Tag::Number);
        if self.is_any(first, &NONE) && !is_harmless() && !is_number() {
            return Some(self.span(first));
        }
        let mut before = first.checked_sub(1)?;
        // "not one state", "not a single state"
        while before > 0 && (self.tag(before) == Tag::Number || self.is_any(before, &["a", "one", "single"])) {
            before -= 1;
        }
        let denies = self.is_any(before, &["neither", "nor", "not"]) && !self.is_any(first, &MORE);
        denies.then(|| self.span(before))
    }

    /// "signed no treaty", "met neither Xi nor Kim".
    fn in_object(&self, clause: &Clause) -> Option<Span> {
        let behind = |&&object: &&usize| self.phrase(object).tokens.start >= clause.verb.tokens.end;
        let denies = |&object: &usize| {
            let first = self.phrase(object).tokens.start;
            let here = self.is_any(first, &NONE) || first > 0 && self.is_any(first - 1, &["neither", "nor"]);
            here.then(|| self.none_of(object)).flatten()
        };
        clause.objects.iter().filter(behind).find_map(denies)
    }

    fn in_manner(&self, clause: &Clause) -> Option<Span> {
        let mut phrases = self.clauses.prepositional_of(clause);
        let denies = |object: usize| self.is(self.phrase(object).tokens.start, "no");
        let is_manner = |object: usize| MANNERS.contains(&self.head(object));
        let found = phrases.find(|phrase| denies(phrase.object) && is_manner(phrase.object));
        found.map(|phrase| self.span(self.phrase(phrase.object).tokens.start))
    }
}
