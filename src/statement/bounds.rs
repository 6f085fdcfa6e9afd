//! Where a content begins and ends: what the narrator puts before, into and behind it is none of it.

use super::content::Content;
use super::cue::{Addressee, Cue, Frame};
use super::finder::StatementFinder;
use super::way::Way;
use crate::clause::{Clause, ClauseKind};
use crate::ontology::Trait;
use crate::sentence::Tag;
use crate::span::Span;

impl StatementFinder<'_> {
    /// "said Chad's “armed presence” had grown": a clause begins with whose its subject is, though a quotation opens
    /// between.
    pub(super) fn start_of_owner(&self, clause: &Clause, cue: &Cue, below: &Clause) -> u32 {
        let start = below.span.start;
        let is_owner = |&object: &usize| {
            let phrase = self.phrase(object);
            let quote = self.token_at(phrase.span.end);
            let opens = (quote..self.token_at(start))
                .all(|token| self.tag(token) == Tag::OpenQuote || self.tag(token) == Tag::Possessive);
            phrase.span.start >= clause.verb.span.end && phrase.span.end < start && opens
        };
        let owner = clause.objects.last().copied().filter(is_owner);
        let owner = owner.filter(|_| cue.addressee != Addressee::Object);
        owner.map_or(start, |owner| self.phrase(owner).span.start)
    }

    /// "Italy wants the duties to stay, one of them said, while Hungary …": the parenthetical is the narrator's.
    pub(super) fn around_parenthetical(&self, index: usize, span: Span) -> Vec<Span> {
        let sentence = self.clauses.clauses[index].sentence;
        let is_inside = |clause: &&Clause| {
            let apart = clause.sentence == sentence && clause.kind == ClauseKind::Parenthetical;
            apart && clause.span.start > span.start && clause.span.end <= span.end
        };
        let Some(inside) = self.clauses_of(sentence).iter().find(is_inside) else {
            return vec![span];
        };
        let before = Span {
            end: inside.span.start,
            ..span
        };
        let after = Span {
            start: inside.span.end,
            ..span
        };
        vec![before, after]
    }

    /// "Egypt holds that it was broken, while Ethiopia insists …": what is set against it with a report of its own is the
    /// narrator's.
    pub(super) fn before_contrast(&self, index: usize, start: u32, end: u32) -> u32 {
        let sentence = self.clauses.clauses[index].sentence;
        let contrasts = |other: &&Clause| {
            let introduced = other
                .introducer
                .is_some_and(|token| self.is_any(token, &["while", "whereas"]));
            // "asks for Chad to pay while Chad asks Mali to wait": the same verb sets it against the first, comma or none.
            let is_same = other.verb.lemma == self.clause(index).verb.lemma;
            other.sentence == sentence
                && other.span.start > start
                && other.span.end <= end
                && introduced
                && (is_same || self.after_comma(other))
                && other.verb.is_finite()
                && self
                    .lexicon
                    .cues_of(&other.verb.lemma)
                    .any(|cue| !cue.attitude || cue.act.as_str() != "state")
        };
        let first = self
            .clauses_of(sentence)
            .iter()
            .filter(contrasts)
            .map(|other| other.span.start);
        first.fold(end, u32::min)
    }

    /// "said he would wait for Lavrov, who left on Monday", "said they were ready, compared with ten who were not": who
    /// somebody is, and what he is compared with, the narrator adds.
    pub(super) fn before_description(&self, index: usize, span: Span) -> Span {
        let clause = self.clause(index);
        let adds = |other: &&Clause| {
            let reaches = other.span.start > span.start && other.span.end.abs_diff(span.end) <= 2;
            let is_person = |phrase: usize| {
                self.references
                    .parties(phrase)
                    .iter()
                    .any(|party| party.is(Trait::Person))
            };
            let describes = other.kind == ClauseKind::Relative
                && other.introducer.is_some_and(|token| self.is_any(token, &["who"]))
                && other
                    .antecedent
                    .is_some_and(|phrase| self.name_of(phrase).is_some() && is_person(phrase));
            let compares = other.verb.lemma == "compare" && !other.verb.is_finite();
            reaches && (describes || compares) && self.after_comma(other) && !self.is_quoted(other.verb.span)
        };
        let mut others = self.clauses_of(clause.sentence).iter().filter(adds);
        let end = others.next().map_or(span.end, |other| other.span.start);
        Span { end, ..span }
    }

    /// "said if elected he would wait": a condition that stands first hides the clause that depends on it.
    pub(super) fn behind_condition(&self, index: usize, cue: &Cue) -> Option<Content> {
        let clause = self.clause(index);
        let plain = cue.frames.contains(&Frame::Rest) && !self.statuses.of(index).is_denied();
        let behind = clause.verb.tokens.end;
        let opens = plain && self.is_any(behind, &["if", "unless", "although", "though"]);
        let mut below = self.below_of(index, ClauseKind::Adverbial).filter(|_| opens);
        let below = below.find(|below| below.introducer == Some(behind) && below.verb.is_finite())?;
        Some(Content::of(below.span, Way::Clause))
    }
}
