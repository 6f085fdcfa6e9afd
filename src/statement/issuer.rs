//! Who speaks where a document does: "the ministry's statement", "the report said".

use super::finder::StatementFinder;
use crate::clause::{ClauseKind, PrepositionalPhrase};
use crate::evidence::Party;
use crate::ontology::Trait;
use crate::sentence::Tag;

/// "The statement" is one that so many sentences before spoke of at most.
const REACH: usize = 30;

/// What only the state that it is of makes.
const STATEMENTS: [&str; 3] = ["statement", "communique", "declaration"];

impl StatementFinder<'_> {
    /// "A statement by the White House", "the ministry's statement": who issued it speaks.
    pub(super) fn issuer(&self, phrase: usize) -> Option<Party> {
        // "The council's statement" is the council's, whatever it is; "a report of floods" is nobody's that we know.
        let owners = self.references.owners(phrase).iter();
        let mut owners = owners.filter(|party| party.is_agent() || party.kind.is_none());
        let by = self
            .behind(phrase)
            .filter(|of| ["by", "from", "of"].contains(&of.preposition.as_str()));
        let mut issuers = by.flat_map(|of| self.references.parties(of.object));
        let named = owners.next().or_else(|| issuers.find(|party| party.is_agent()));
        // "the French statement", but not "a French study"
        let speaks_for_state = STATEMENTS.contains(&self.head(phrase));
        let before = self.references_in(self.phrase(phrase).span).iter();
        let mut before = before
            .flat_map(|reference| &reference.parties)
            .filter(|_| speaks_for_state);
        let named = named.or_else(|| before.find(|party| party.is(Trait::State))).cloned();
        named.or_else(|| self.issuer_before(phrase))
    }

    /// "Abe and Moon said in a joint statement … The statement says": who spoke in it. "The ministry published its advice.
    /// The advice said": who made it, or else what acted last.
    fn issuer_before(&self, phrase: usize) -> Option<Party> {
        let noun_phrase = self.phrase(phrase);
        let begins = self.is(noun_phrase.tokens.start, "the");
        if !begins && self.tag(noun_phrase.tokens.start) != Tag::PossessivePronoun {
            return None;
        }
        let head = self.head(phrase);
        let sentence = self.sentence_of(phrase);
        let same = |other: &&PrepositionalPhrase| {
            other.preposition == "in" && other.span.end <= noun_phrase.span.start && self.head(other.object) == head
        };
        let near = (sentence.saturating_sub(REACH)..=sentence).rev();
        let before = near.flat_map(|sentence| self.clauses.prepositional_in(sentence).iter().rev());
        let before = before.filter(same);
        let mut clauses = before.filter_map(|other| other.clause.map(|clause| &self.clauses.clauses[clause]));
        let told = clauses.find(|clause| self.lexicon.cues_of(&clause.verb.lemma).next().is_some());
        let parties = told.map(|clause| self.subjects(clause)).unwrap_or_default();
        let told = parties
            .into_iter()
            .find(|party| party.entity.is_some() && party.is_agent());
        told.or_else(|| self.body_before(sentence))
    }

    /// Gives the body that is the subject of the sentence before: "The IMF cut its forecast. …, the report read."
    fn body_before(&self, sentence: usize) -> Option<Party> {
        let before = sentence.checked_sub(1)?;
        let near = self.clauses_of(before).iter().rev();
        let mut near = near.filter(|clause| clause.kind == ClauseKind::Main && !clause.quoted);
        let parties = self.subjects(near.next()?);
        // "Russia invaded Ukraine. The report said": a state acts without reporting.
        let is_body = |party: &Party| party.is(Trait::Body) && !party.is(Trait::State);
        match parties.as_slice() {
            [only] if is_body(only) => Some(only.clone()),
            _ => None,
        }
    }
}
