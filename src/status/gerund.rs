//! Gerunds: "without meeting Putin", "considered visiting", "accused of spying".

use super::Status;
use super::above::made;
use super::lexicon::{Effect, Hold};
use super::reader::StatusReader;
use crate::clause::{Clause, Tense};
use crate::ontology::{Modality, Polarity};
use crate::sentence::Tag;
use crate::span::Span;

/// Behind these it does not happen. Grammar, as all lists here.
const APART: [&str; 5] = ["without", "instead of", "rather than", "far from", "short of"];

/// Behind these it comes later, if at all.
const AHEAD: [&str; 4] = ["before", "ahead of", "prior to", "until"];

/// These belong to the noun before them.
const OF_NOUNS: [&str; 6] = ["in", "on", "of", "for", "to", "from"];

/// Behind these it is as certain as what stands above.
const ALONG: [&str; 18] = [
    "after",
    "amid",
    "as",
    "in addition to",
    "since",
    "on",
    "upon",
    "by",
    "in",
    "while",
    "when",
    "despite",
    "besides",
    "following",
    "through",
    "as well as",
    "once",
    "apart from",
];

impl StatusReader<'_> {
    pub(super) fn above_gerund(&self, clause: &Clause, parent: usize) -> Status {
        let first = self.before_subject(clause);
        let Some(before) = first.checked_sub(1) else {
            return self.open(clause, parent);
        };
        let governed = matches!(self.tag(before), Tag::Preposition | Tag::Subordinator | Tag::To);
        // "an interest in signing": the noun before decides, but not in "dropped the plan after meeting Putin".
        let by_noun = governed && self.is_any(before, &OF_NOUNS);
        if let Some(found) = self.noun_before(before, Hold::Gerund).filter(|_| by_noun) {
            return self.through_noun(found, parent);
        }
        if governed {
            let words = |count: usize| {
                let tokens = (before + 1).saturating_sub(count)..before + 1;
                tokens.map(|token| self.small(token)).collect::<Vec<_>>().join(" ")
            };
            let mut longest_first = [3, 2, 1].into_iter().map(words);
            let by_words = longest_first.find_map(|words| self.by_preposition(&words, self.span(before), parent));
            if let Some(status) = by_words {
                return status;
            }
        }
        let end = if governed { before } else { first };
        if let Some(found) = self.noun_before(end, Hold::Gerund) {
            return self.through_noun(found, parent);
        }
        let adjective = self.adjective_before(self.clause(parent), first, Hold::Gerund);
        if let Some(found) = adjective.or_else(|| self.verb_over(clause, parent, Hold::Gerund)) {
            return self.effect(found, parent);
        }
        // "in a statement announcing it", "each touting his own", "fired for criticising it", "and suggesting more"
        let is_beside = !governed
            && matches!(
                self.tag(before),
                Tag::Noun | Tag::PluralNoun | Tag::ProperNoun | Tag::Pronoun
            );
        let has_subject = first < clause.verb.tokens.start && !governed;
        let goes_on = self.tag(before) == Tag::Coordinator || governed && self.is_any(before, &["for", "to"]);
        match is_beside || has_subject || goes_on {
            true => self.along(parent),
            false => self.open(clause, parent),
        }
    }

    /// Gives the token that a gerund begins with: its subject's in "the possibility of Putin visiting".
    fn before_subject(&self, clause: &Clause) -> usize {
        let verb = clause.verb.tokens.start;
        let subject = clause.subject.map(|subject| self.phrase(subject).tokens.clone());
        let mut first = subject
            .filter(|tokens| tokens.end == verb)
            .map_or(verb, |tokens| tokens.start);
        // "after derisively mocking them"
        while first > 0 && self.tag(first - 1) == Tag::Adverb {
            first -= 1;
        }
        first
    }

    /// What nothing tells more of may be so.
    fn open(&self, clause: &Clause, parent: usize) -> Status {
        // "was “misleading the public”": the mark parts what belongs together.
        let above = &self.clause(parent).verb;
        if above.lemma == "be" && above.span.end <= clause.verb.span.start {
            return self.read_before(parent);
        }
        // "with the minister saying that"
        let subject = clause.subject.and_then(|subject| self.phrase(subject).governed_by);
        if subject.is_some_and(|phrase| self.clauses.prepositional[phrase].preposition == "with") {
            return self.along(parent);
        }
        self.effect(("gerund", Effect::Possible, self.span(clause.verb.head)), parent)
    }

    /// Gives what a preposition or conjunction makes of a verb without tense behind it; `None` where the words before
    /// it decide: "accused of", "close to".
    pub(super) fn by_preposition(&self, words: &str, shown: Span, parent: usize) -> Option<Status> {
        let above = self.read_before(parent);
        let affirmed = Status {
            polarity: Polarity::Affirmed,
            told_in: None,
            ..above
        };
        if APART.contains(&words) {
            return Some(made(("without", Effect::Prevented, shown), affirmed));
        }
        if AHEAD.contains(&words) {
            let verb = &self.clause(parent).verb;
            let has_been = (verb.tense == Tense::Past || verb.perfect) && affirmed.modality == Modality::Actual;
            let effect = if has_been { Effect::Happens } else { Effect::Planned };
            return Some(made(("ahead", effect, shown), affirmed));
        }
        ALONG.contains(&words).then_some(affirmed)
    }
}
