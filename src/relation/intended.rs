//! To whom a speaker says that he will do harm: "said it would strike Chad", "“We will turn Chad into ashes,” it said",
//! "said it would respond in kind if Chad paid".

use super::finder::RelationFinder;
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::ontology::{Modality, Polarity};
use crate::sentence::Tag;
use crate::statement::Statement;

/// Prepositions before whom a blow is meant for. Grammar.
const AGAINST: [&str; 4] = ["against", "at", "on", "upon"];

impl RelationFinder<'_> {
    /// Gives to whom a clause says that the speaker will do what one of the words tells: the verb alone, `strike`, or with a
    /// noun behind it, `turn into ash`; for a verb without an aim, who is not to do what it depends on.
    pub(super) fn intended(
        &self,
        clause: &Clause,
        place: usize,
        statement: &Statement,
        words: &[String],
    ) -> Vec<Party> {
        if !self.is_said_to_come(clause, place)
            || clause.verb.passive
            || !clause.verb.is_finite()
            || !self.is_done_by_speaker(clause, statement)
        {
            return Vec::new();
        }
        let is_told = |word: &String| match word.split_once(' ') {
            // "will answer any strike by Chad"
            Some((verb, noun)) if verb == clause.verb.lemma && !noun.contains(' ') => {
                let mut objects = clause.objects.iter();
                objects.any(|&object| self.head(self.measured(object)) == noun)
            }
            Some((verb, rest)) if verb == clause.verb.lemma => self.ends_in(clause, rest),
            _ => *word == clause.verb.lemma,
        };
        if !words.iter().any(is_told) {
            return Vec::new();
        }
        let objects = clause.objects.iter();
        let named: Vec<Party> = objects.flat_map(|&object| self.doing(object)).collect();
        if !named.is_empty() || !clause.objects.is_empty() {
            return named;
        }
        let aimed = self.parties_behind(clause, &AGAINST.map(str::to_owned));
        match aimed.is_empty() {
            true => self.not_to(place),
            false => aimed,
        }
    }

    /// Says whether a clause tells what will be, come what may or if something else is: "will strike", "would strike if".
    pub(super) fn is_said_to_come(&self, clause: &Clause, place: usize) -> bool {
        let status = self.statuses.of(place);
        let will = |token: usize| self.is_any(token, &["will", "would", "shall"]);
        let is_open = status.modality == Modality::Supposed && clause.verb.modal.is_some_and(will);
        status.polarity == Polarity::Affirmed && (status.modality == Modality::Planned || is_open)
    }

    /// "“We will strike,” it said", "said it would strike"
    fn is_done_by_speaker(&self, clause: &Clause, statement: &Statement) -> bool {
        let subject = clause.subject.map(|subject| self.phrase(subject).head);
        let is_first = subject.is_some_and(|subject| self.is_any(subject, &["i", "we"]));
        let subjects = self.subjects(clause);
        is_first || subjects.iter().any(|party| self.is_own_of(party, statement))
    }

    /// Says whether a preposition and a noun stand behind a verb: `into ash` in "turn Chad into ashes".
    fn ends_in(&self, clause: &Clause, rest: &str) -> bool {
        let Some((preposition, noun)) = rest.split_once(' ') else {
            return false;
        };
        let mut phrases = self.clauses.prepositional_of(clause);
        phrases.any(|phrase| phrase.preposition == preposition && self.head(phrase.object) == noun)
    }

    /// Gives who is not to do what a clause depends on: Chad in "would respond if Chad paid", "should Chad pay".
    pub(super) fn not_to(&self, place: usize) -> Vec<Party> {
        let own = self.clause(place);
        let mut conditions = self.clauses.of_sentence(own.sentence).filter(|&other| other != place);
        let condition = conditions.find(|&other| {
            let clause = self.clause(other);
            let word = clause.introducer.map(|token| self.small(token));
            let is_below = || self.clauses.lineage(other).any(|above| above == place);
            // "If Chad pays, we will respond"
            let is_before = || clause.span.end <= own.verb.span.start && clause.kind != ClauseKind::Relative;
            word.is_some_and(|word| word == "if" || word == "unless") && (is_below() || is_before())
        });
        let subject = condition.and_then(|condition| self.clause(condition).subject);
        let subject = subject.filter(|&subject| self.tag(self.phrase(subject).head) != Tag::Pronoun);
        subject.map(|subject| self.doing(subject)).unwrap_or_default()
    }

    /// Gives who will meet with it by what he does: Chad in "any raid by Chad would be met with force".
    pub(super) fn met_with(&self, clause: &Clause, words: &[String]) -> Vec<Party> {
        let mut with = self.clauses.prepositional_of(clause);
        let is_met = clause.verb.lemma == "meet"
            && clause.verb.passive
            && with.any(|with| with.preposition == "with" && words.iter().any(|word| word == self.head(with.object)));
        let subject = clause.subject.filter(|_| is_met);
        subject.map(|subject| self.doing(subject)).unwrap_or_default()
    }
}
