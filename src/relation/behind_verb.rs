//! What stands behind a preposition of a clause and belongs to its verb: "sent troops [to Syria]", not "despite a plea [to
//! Syria]".

use super::finder::RelationFinder;
use super::rule::VerbFrame;
use crate::clause::{Clause, ClauseKind, PrepositionalPhrase};
use crate::evidence::Party;

/// Prepositions that tell when something is by something else. Grammar.
pub(super) const WHEN: [&str; 8] = [
    "after",
    "ahead of",
    "before",
    "during",
    "following",
    "prior to",
    "since",
    "until",
];

/// Prepositions that tell why something is done, or against what. Grammar.
const REASONS: [&str; 5] = ["because of", "despite", "due to", "in response to", "over"];

/// What an act is called that answers another one. Grammar.
const ANSWERS: [&str; 6] = ["answer", "exchange", "reaction", "response", "retaliation", "revenge"];

/// A noun hangs on so many others at most.
const FARTHEST: usize = 5;

/// What people speak of or about.
const TOPIC: [&str; 2] = ["about", "of"];

impl RelationFinder<'_> {
    /// Gives who stands behind one of these prepositions of a clause; none who belongs to another noun before it.
    pub(super) fn parties_behind(&self, clause: &Clause, words: &[String]) -> Vec<Party> {
        let phrases = self.clauses.prepositional_of(clause);
        // "spoke to reporters after his meeting with Putin": with Putin he met.
        // "hit Chad with sanctions over its threats against Mali": the threats are.
        let is_aside = |noun: usize| {
            let mut governing = self.governing(noun).into_iter();
            let is_direct =
                governing.any(|phrase| WHEN.contains(&phrase.preposition.as_str()) || self.is_reason(phrase));
            is_direct || self.is_in_answer(noun)
        };
        let is_other = |phrase: &PrepositionalPhrase| {
            // "spoke of his summit with Putin", but "held a summit with Putin"
            let of = |noun: usize| {
                self.governing(noun)
                    .filter(|of| TOPIC.contains(&of.preposition.as_str()))
            };
            let is_act = |noun: usize| self.lexicon.by_nominal(self.head(noun)).next().is_some();
            let is_topic = |noun: usize| is_act(noun) && of(noun).is_some_and(|of| of.after.is_none());
            let taken = phrase.after.is_some_and(|noun| match phrase.preposition.as_str() {
                "with" => is_topic(noun),
                // "called for sanctions on Chad": the sanctions are on it, nothing is asked of it.
                "on" | "upon"
                    if is_act(noun)
                        && self
                            .governing(noun)
                            .is_some_and(|by| by.preposition == "for" && by.after.is_none()) =>
                {
                    true
                }
                _ => self.is_act_apart(noun),
            });
            taken || phrase.after.is_some_and(is_aside)
        };
        // "Roe, the head of the bank, threatened war": what belongs to the one who acts is no end.
        let acting = clause
            .subject
            .map_or(u32::MAX, |subject| self.phrase(subject).span.start);
        let is_inside = |phrase: &PrepositionalPhrase| {
            let before = phrase.span.start > acting && phrase.span.end <= clause.verb.span.start;
            before && phrase.after.is_some()
        };
        // "said the strikes in Syria were a warning": they were there, not who said so.
        let is_told_of = |phrase: &PrepositionalPhrase| {
            let told = phrase
                .after
                .into_iter()
                .flat_map(|noun| self.clauses.with_subject(noun));
            let mut told = told.map(|other| self.clause(other));
            told.any(|other| {
                let follows = other.verb.span.start > phrase.span.start && other.verb.span != clause.verb.span;
                follows && other.verb.is_finite() && other.kind != ClauseKind::Relative
            })
        };
        let fitting: Vec<&PrepositionalPhrase> = phrases
            .filter(|phrase| words.contains(&phrase.preposition) && !is_other(phrase) && !is_told_of(phrase))
            .filter(|phrase| clause.verb.passive || !is_inside(phrase))
            .collect();
        // "an offensive against rebels in Chad": the rebels are there, Chad is not attacked.
        let is_there = |phrase: &PrepositionalPhrase| {
            let aimed = fitting
                .iter()
                .any(|aim| aim.preposition == "against" && phrase.after == Some(aim.object));
            phrase.preposition == "in" && aimed
        };
        // "blamed the attack on Roe on Chad": the last tells who is blamed.
        let last_on = fitting
            .iter()
            .rfind(|phrase| phrase.preposition == "on")
            .map(|last| last.span);
        let is_blamed = |phrase: &PrepositionalPhrase| {
            clause.verb.lemma != "blame" || phrase.preposition != "on" || Some(phrase.span) == last_on
        };
        let found: Vec<Party> = fitting
            .iter()
            .filter(|phrase| !is_there(phrase) && is_blamed(phrase))
            .flat_map(|phrase| self.all_of(phrase.object))
            .collect();
        match found.is_empty() {
            true => self.behind_which(clause, words),
            false => found,
        }
    }

    /// "put tariffs on wine in retaliation for a tax on firms": says whether a noun stands in what an act answers.
    fn is_in_answer(&self, noun: usize) -> bool {
        let before = |&noun: &usize| self.governing(noun).and_then(|phrase| phrase.after);
        let mut up = std::iter::successors(Some(noun), before).take(FARTHEST);
        up.any(|noun| {
            let is_in = self.governing(noun).is_some_and(|phrase| phrase.preposition == "in");
            is_in && ANSWERS.contains(&self.head(noun))
        })
    }

    /// Says whether words tell why something is done; "over the weekend" tells when.
    pub(super) fn is_reason(&self, phrase: &PrepositionalPhrase) -> bool {
        REASONS.contains(&phrase.preposition.as_str()) && self.phrase(phrase.object).time.is_none()
    }

    /// Gives of whom a relative clause tells that begins with one of these prepositions: "the pact [from which] Chad
    /// withdrew".
    fn behind_which(&self, clause: &Clause, words: &[String]) -> Vec<Party> {
        let which = clause.introducer.filter(|_| clause.kind == ClauseKind::Relative);
        let before = which.and_then(|which| which.checked_sub(1));
        let is_governed = before.is_some_and(|before| words.iter().any(|word| self.is(before, word)));
        let antecedent = clause.antecedent.filter(|_| is_governed);
        antecedent.map(|antecedent| self.all_of(antecedent)).unwrap_or_default()
    }

    /// Gives the prepositional phrase in which a noun stands.
    pub(super) fn governing(&self, noun: usize) -> Option<&PrepositionalPhrase> {
        let place = self.phrase(noun).governed_by?;
        self.clauses.prepositional.get(place)
    }

    /// Gives who stands behind a verb and the noun that it carries; "opened an inquiry into the death of an exile" is none
    /// into him.
    pub(super) fn parties_behind_carried(&self, clause: &Clause, verb: &VerbFrame, words: &[String]) -> Vec<Party> {
        let found = self.parties_behind(clause, words);
        if verb.on.object.is_empty() || found.is_empty() || !words.iter().any(|word| word == "of") {
            return found;
        }
        let is_other = |phrase: &&PrepositionalPhrase| {
            // "the expulsion last week of two envoys", "a third of them"
            let is_noun = |noun: &usize| self.phrase(*noun).time.is_none() && self.measured(*noun) == *noun;
            let noun = phrase.after.filter(|_| phrase.preposition == "of").filter(is_noun);
            noun.is_some_and(|noun| !self.is_noun_of(verb, &clause.verb.lemma, noun))
        };
        let others = self.clauses.prepositional_of(clause).filter(is_other);
        let others: Vec<Party> = others.flat_map(|phrase| self.all_of(phrase.object)).collect();
        let is_kept = |party: &Party| !others.iter().any(|other| other.span == party.span);
        found.into_iter().filter(is_kept).collect()
    }

    /// Gives what follows the noun that the verb carries, where this stands before it: "the sanctions against Russia that
    /// the Union imposed".
    pub(super) fn after_governed(&self, clause: &Clause, verb: &VerbFrame, words: &[String]) -> Vec<Party> {
        let before = self.object_before(clause);
        let undergoing = clause.subject.filter(|_| clause.verb.passive);
        let carried = undergoing.into_iter().chain(before);
        let carried = carried.map(|noun| self.measured(noun));
        let carried = carried.filter(|&noun| self.is_noun_of(verb, &clause.verb.lemma, noun));
        let behind = carried.flat_map(|noun| self.behind(noun));
        behind
            .filter(|behind| words.contains(&behind.preposition))
            .flat_map(|behind| self.everybody(behind.object))
            .collect()
    }
}
