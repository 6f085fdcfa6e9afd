//! What a statement speaks of first: its object, as a phrase.

use super::finder::RelationFinder;
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::mention::NameKind;
use crate::ontology::{EntityId, Trait};
use crate::span::Span;
use crate::statement::Statement;

/// Nouns for what may come of somebody. Grammar.
const RISKS: [&str; 4] = ["danger", "hazard", "risk", "threat"];

impl RelationFinder<'_> {
    /// "it is shameful that": nobody is meant.
    pub(super) fn is_empty_it(&self, clause: &Clause, subject: usize) -> bool {
        self.is_any(self.phrase(subject).head, &["it"]) && !clause.adjectives.is_empty()
    }

    /// Gives the noun phrase that content begins with, unless a clause does: "accused [Turkey] of delay".
    pub(super) fn object_told(&self, statement: &Statement) -> Option<usize> {
        let content = statement.content.first()?;
        let start = content.start;
        let sentence = self.sentence_at(Span { start, end: start + 1 });
        let mut phrases = self.clauses.phrases_of(sentence);
        let first = phrases.find(|&phrase| {
            let noun_phrase = self.phrase(phrase);
            noun_phrase.span.start <= start && start < noun_phrase.span.end && !self.is_possessor(phrase)
        })?;
        let mut clauses = self
            .clauses
            .with_subject(first)
            .map(|clause| &self.clauses.clauses[clause]);
        // "pushed for a truce that would let farmers return": what is told of the truce is not what is asked for.
        let is_clause = clauses.any(|clause| {
            let is_of_it = clause.antecedent == Some(first) && Self::is_named_by_cue(statement);
            !is_of_it && clause.verb.is_finite() && content.contains(clause.verb.span)
        });
        (!is_clause).then_some(first)
    }

    /// "wants the troops withdrawn": they withdraw nobody. "wants her to leave and be tried" asks something of her.
    pub(super) fn is_undergoing(&self, object: usize, statement: &Statement) -> bool {
        let mut asked = self.clauses_told(statement).filter(|clause| {
            clause.kind == ClauseKind::Infinitive && clause.subject == Some(object) && !clause.verb.is_finite()
        });
        // "pushed for them to see the report"
        let comes_about = |clause: &Clause| clause.verb.lemma != "be" && self.lexicon.comes_about(&clause.verb.lemma);
        asked
            .next()
            .is_some_and(|clause| clause.verb.passive || comes_about(clause))
    }

    /// Says whether a phrase only tells whose the next one is: "Russia's" of "Russia's attack".
    pub(super) fn is_possessor(&self, phrase: usize) -> bool {
        let next = self.clauses.noun_phrases.get(phrase + 1);
        next.is_some_and(|next| next.possessor == Some(phrase))
    }

    /// Gives the states and bodies that stand before the head of a phrase as whole words: "the Russian attack", "a United
    /// Nations appeal", not "Turkish-backed".
    pub(super) fn states_before(&self, phrase: usize) -> Vec<Party> {
        let span = self.phrase(phrase).span;
        let inside = self.references_in(span).iter();
        // "the US-South Korean drills" are of both.
        let is_whole = |behind: &str| {
            behind
                .strip_prefix('-')
                .is_none_or(|next| next.starts_with(char::is_uppercase))
        };
        // "the Iraq war", "the Syria policy": what it is about, where "the Iraqi attack", "the US attack" are theirs.
        let is_topic = |place: Span| {
            let mut candidates = self.mentions_in(place).iter().flat_map(|name| &name.candidates);
            let is_state = |id: &EntityId| {
                self.gazetteer
                    .entity(id)
                    .is_some_and(|named| named.kind.is(Trait::State))
            };
            candidates.any(|named| named.name_kind == NameKind::Name && is_state(&named.entity))
        };
        let whole = inside.filter(|reference| {
            let is_before = reference.span.end < span.end && is_whole(&self.text()[reference.span.end as usize..]);
            is_before && !is_topic(reference.span)
        });
        let parties = whole.flat_map(|reference| &reference.parties);
        let is_body = |party: &&Party| party.is(Trait::Body) && party.entity.is_some() && !party.is(Trait::Office);
        parties.filter(is_body).cloned().collect()
    }

    /// "warned against moves to oust Roe", "called for US-Iranian talks", "warned of risks posed by Chad": says whether an
    /// object is a plan of nobody who is named, what two do together, or what nobody is asked to stop.
    pub(super) fn is_of_nobody(&self, object: usize) -> bool {
        let head = self.head(object);
        let is_owned = self.phrase(object).possessor.is_some();
        let is_plan = self.lexicon.is_intent(head) && !self.infinitive_behind(object).is_empty();
        let mut behind = self.behind(object);
        let is_of_one = behind.any(|of| ["by", "from", "of", "with"].contains(&of.preposition.as_str()));
        let mut told = self.lexicon.by_nominal(head);
        let is_mutual = !is_of_one && told.any(|(rule, _)| self.lexicon.is_symmetric(&rule.relation));
        !is_owned && (is_plan || is_mutual || RISKS.contains(&head))
    }
}
