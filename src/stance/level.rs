//! What the words of one clause make of a position: who acts, what is negated, what is only possible.

use super::action::StanceFinder;
use super::climb::{Climb, turned};
use super::governor::Governor;
use super::lexicon::WordClass;
use crate::clause::{Clause, Tense};
use crate::evidence::Party;
use crate::ontology::Position;

/// Whose action it is.
enum Doer {
    Own,
    Other,
    Nobody,
}

impl<'a> StanceFinder<'a> {
    /// Lets the words of one clause work on the position, the negation on the outermost of them.
    pub(super) fn level(&self, climb: &mut Climb<'a>, place: usize, governors: &[Governor<'a>], is_cue: bool) {
        let clause = self.clause(place);
        let modal = self.modal(clause);
        let by_verb = self.statuses.of(place).is_verb_denied || modal.is_some_and(|modal| modal.negated);
        // "there could be no talks"
        let denied = by_verb != std::mem::take(&mut climb.has_no);
        climb.is_denied |= denied || governors.iter().any(|governor| governor.negated);
        let outermost = governors.last();
        for governor in governors.iter().rev().skip(1).rev() {
            self.apply(climb, governor, governor.negated);
        }
        let is_strong = outermost.is_some_and(|governor| !governor.word.weak);
        match (outermost, modal) {
            // "cannot accept", "would not support"
            (Some(governor), Some(modal)) if is_strong => {
                self.apply(climb, governor, governor.negated != denied);
                if modal.word.position == Position::Unclear && !denied {
                    self.apply(climb, &modal, false);
                }
            }
            (governor, Some(modal)) => {
                if let Some(governor) = governor {
                    self.apply(climb, governor, governor.negated);
                }
                self.apply(climb, &modal, denied);
            }
            (Some(governor), None) => self.apply(climb, governor, governor.negated != denied),
            (None, None) if denied => climb.value = turned(climb.value),
            (None, None) => {}
        }
        if is_cue && outermost.is_none() && !denied {
            return;
        }
        climb.span = climb.span.cover(clause.verb.span);
        if is_cue {
            return;
        }
        let by_word = governors.iter().chain(&modal).any(|governor| governor.word.judges);
        let is_now = clause.verb.tense != Tense::Past || clause.verb.perfect;
        let may_be_lost = climb.rule.is_some() && !by_word;
        let may_be_own = climb.rule.is_none() && is_now && !climb.law;
        // An infinitive has no doer of its own.
        if !clause.verb.is_finite() || !(may_be_lost || may_be_own) {
            return;
        }
        match self.doer(climb, clause) {
            // What others want, do or will do is not the speaker's position.
            Doer::Other => climb.rule = None,
            Doer::Own if may_be_own => climb.rule = Some("own-action".into()),
            _ => {}
        }
    }

    pub(super) fn apply(&self, climb: &mut Climb<'a>, governor: &Governor<'a>, negated: bool) {
        let rule = climb.rule.clone();
        climb.apply(governor.word, negated);
        // "Britain's decision to leave": what another one wants shows no position, but may be rejected or welcomed.
        if self.is_of_other(climb, governor) {
            climb.rule = rule;
        }
        for token in [governor.from, governor.token] {
            climb.span = climb.span.cover(self.span(token));
        }
    }

    /// Says whether a noun that shows a position is another one's: "Britain's decision".
    fn is_of_other(&self, climb: &Climb, governor: &Governor) -> bool {
        if governor.word.class != WordClass::Noun {
            return false;
        }
        let sentence = self.sentence_at(self.span(governor.token));
        let is_it = |&phrase: &usize| self.phrase(phrase).head == governor.token;
        let phrase = self.clauses.phrases_of(sentence).find(is_it);
        let owners = phrase.map_or(&[][..], |phrase| self.references.owners(phrase));
        let is_other = |owner: &Party| owner.is_agent() && !self.is_for(owner, climb.statement);
        !governor.word.weak && !owners.is_empty() && owners.iter().all(is_other)
    }

    /// Says whose action a clause tells: of a passive, by whom it is done.
    fn doer(&self, climb: &Climb, clause: &Clause) -> Doer {
        let by = self
            .clauses
            .prepositional_of(clause)
            .find(|phrase| phrase.preposition == "by");
        let verb = self.verb(clause, None);
        let feels = verb.is_some_and(|verb| verb.word.class == WordClass::Adjective);
        let phrase = match clause.verb.passive && !feels {
            true => by.map(|by| by.object),
            false => clause.subject,
        };
        let Some(phrase) = phrase else {
            return Doer::Nobody;
        };
        let parties = self.everybody(phrase);
        let mut agents = parties.iter().filter(|party| party.is_agent()).peekable();
        if agents.peek().is_none() {
            return Doer::Nobody;
        }
        match agents.any(|party| self.is_for(party, climb.statement)) {
            true => Doer::Own,
            false => Doer::Other,
        }
    }
}
