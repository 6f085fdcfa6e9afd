//! Who does what a noun tells where the clause around it says so: "began a withdrawal from Mali", "in talks with Putin, Abe
//! said", "in a rebuke to Chad, Mali recalled its envoy".

use super::finder::RelationFinder;
use super::rule::RelationRule;
use crate::clause::{Clause, ClauseKind, PrepositionalPhrase};
use crate::evidence::Party;
use crate::sentence::Tag;

/// Classes of acts that are done by other acts: "in a threat to Chad, Mali closed the strait".
const DONE_BY_OTHERS: [&str; 3] = ["ACCUSE", "REJECT", "THREATEN"];

impl RelationFinder<'_> {
    /// Says whether a rule tells of visits and talks.
    pub(super) fn is_consulting(&self, rule: &RelationRule) -> bool {
        self.is_of_class(rule, &["CONSULT"])
    }

    /// "began a withdrawal from Mali": the verb says that its subject does what the noun tells.
    pub(super) fn is_done_by_subject(&self, phrase: usize) -> bool {
        let around = self.clauses.around(phrase).map(|clause| self.clause(clause));
        around.is_some_and(|clause| clause.objects.contains(&phrase))
    }

    /// Gives who does what a clause tells during an act, or does the act: "during a visit to Moscow, Abe said", "began a
    /// withdrawal from Mali".
    pub(super) fn attending(&self, phrase: usize) -> Vec<Party> {
        const DURING: [&str; 7] = ["during", "in", "on", "after", "following", "at", "from"];
        const DOING: [&str; 10] = [
            "begin",
            "carry out",
            "complete",
            "conduct",
            "continue",
            "finish",
            "launch",
            "order",
            "resume",
            "start",
        ];
        let around = self.clauses.around(phrase).map(|clause| self.clause(clause));
        let doing =
            around.filter(|clause| clause.objects.contains(&phrase) && DOING.contains(&clause.verb.lemma.as_str()));
        if let Some(doing) = doing {
            return self.subjects(doing);
        }
        let governor = self
            .phrase(phrase)
            .governed_by
            .map(|place| &self.clauses.prepositional[place]);
        // "voiced dismay at the agreement": on what states agree, nobody else has a part in.
        let is_pact = self.lexicon.is_pact(self.head(phrase));
        let governor = governor.filter(|governor| !is_pact && DURING.contains(&governor.preposition.as_str()));
        let clause = governor.and_then(|governor| Some((governor, self.clause(governor.clause?))));
        // "In talks with Putin, Abe said", but not "took the lead in talks", "pledged in the agreement".
        let is_in_talks = |governor: &PrepositionalPhrase, clause: &Clause| {
            let mut rules = self.lexicon.by_nominal(self.head(phrase));
            let opens = governor.span.start < clause.verb.span.start;
            governor.preposition != "in" || opens && rules.any(|(rule, _)| self.is_consulting(rule))
        };
        let is_said = self
            .lexicon
            .by_nominal(self.head(phrase))
            .any(|(rule, _)| self.is_said_in(rule, phrase));
        let clause = clause.filter(|(governor, clause)| is_said || is_in_talks(governor, clause));
        let clause = clause.map(|(_, clause)| clause);
        let clause = clause.filter(|clause| !clause.verb.passive && clause.verb.is_finite());
        let mut attending = clause.map(|clause| self.subjects(clause)).unwrap_or_default();
        // "at the summit, Trump and his wife said": they have not come to meet each other.
        let is_own = |party: &Party| {
            let before = party.span.and_then(|span| self.token_at(span.start).checked_sub(2));
            let mut near = before.into_iter().flat_map(|before| before..before + 3);
            near.any(|token| self.tag(token) == Tag::PossessivePronoun)
        };
        attending.retain(|party| !is_own(party));
        attending
    }

    /// Says whether what a clause tells is called an act in words behind its `in`: "in a rebuke to Chad, Mali left".
    pub(super) fn is_said_in(&self, rule: &RelationRule, phrase: usize) -> bool {
        let is_one = ["a", "an", "another", "its", "his", "her"];
        let opens = self.is_any(self.phrase(phrase).tokens.start, &is_one);
        let governor = self.governing(phrase).filter(|_| opens);
        governor.is_some_and(|governor| governor.preposition == "in" && governor.after.is_none())
            && self.is_of_class(rule, &DONE_BY_OTHERS)
    }

    /// Says whether a rule tells of a threat or a warning.
    pub(super) fn is_threat(&self, rule: &RelationRule) -> bool {
        self.is_of_class(rule, &["THREATEN"])
    }

    /// Says whether what a rule tells is of one of these classes of PLOVER.
    pub(super) fn is_of_class(&self, rule: &RelationRule, classes: &[&str]) -> bool {
        let listed = self.lexicon.relation_type(&rule.relation);
        listed.is_some_and(|listed| listed.is_of(classes))
    }

    /// Gives the infinitive that tells what a noun is about, behind it or behind whose it is: "a threat by Chad [to invade]".
    pub(super) fn infinitive_behind(&self, phrase: usize) -> Vec<usize> {
        let own = self.phrase(phrase);
        let makers = self
            .behind(phrase)
            .filter(|of| ["by", "from"].contains(&of.preposition.as_str()));
        let ends: Vec<usize> = makers
            .map(|of| self.phrase(of.object).tokens.end)
            .chain([own.tokens.end])
            .collect();
        let sentence = self.sentence_at(own.span);
        let places = self.clauses.of_sentence(sentence);
        let begins = |place: &usize| {
            let clause = self.clause(*place);
            clause.kind == ClauseKind::Infinitive && ends.contains(&self.token_at(clause.span.start))
        };
        places.filter(begins).take(1).collect()
    }

    /// Gives the noun at a token with the noun behind its `of`, where that tells an act: "the suspension of relations".
    pub(super) fn noun_with_of(&self, phrase: usize, token: usize) -> Option<String> {
        let head = self.lemma(token);
        let is_head = token == self.phrase(phrase).head && self.lexicon.begins_with_of(head);
        let mut behind = self.behind(phrase).filter(|of| is_head && of.preposition == "of");
        let of = behind.next().map(|of| format!("{head} of {}", self.head(of.object)));
        of.filter(|of| self.lexicon.by_nominal(of).next().is_some())
    }
}
