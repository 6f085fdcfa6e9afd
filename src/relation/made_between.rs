//! Whose a treaty is of which a participle tells how it was made: "a deal signed in March between Kenya and Sudan".

use super::finder::RelationFinder;
use crate::clause::ClauseKind;
use crate::clause::PrepositionalPhrase;
use crate::evidence::Party;

/// Verbs that tell how what several agree on comes about. Grammar.
const MAKING: [&str; 14] = [
    "agree",
    "broker",
    "clinch",
    "conclude",
    "finalise",
    "finalize",
    "hammer out",
    "ink",
    "make",
    "negotiate",
    "reach",
    "seal",
    "sign",
    "strike",
];

impl RelationFinder<'_> {
    /// Gives everybody behind one of these prepositions in what tells how a treaty was made.
    pub(super) fn made_between(&self, phrase: usize, words: &[String]) -> Vec<Party> {
        let behind = self.behind_making(phrase);
        // Who signs it, a rule of the verb tells.
        let is_signed = |behind: &&PrepositionalPhrase| {
            let lemma = behind.clause.map(|clause| self.clause(clause).verb.lemma.as_str());
            lemma.is_some_and(|lemma| ["ink", "initial", "sign"].contains(&lemma))
        };
        let fitting = behind.filter(|behind| words.contains(&behind.preposition) && !is_signed(behind));
        let mut parties: Vec<Party> = fitting.flat_map(|behind| self.everybody(behind.object)).collect();
        // "the pact worked out between the two states": who they are, is to be known.
        parties.retain(|party| party.entity.is_some() || party.name.starts_with(char::is_uppercase));
        parties
    }

    /// Gives the prepositional phrases of the participle that tells how something was made.
    pub(super) fn behind_making(&self, phrase: usize) -> impl Iterator<Item = &PrepositionalPhrase> {
        let clauses = self.clauses_of(self.sentence_of(phrase)).iter();
        let making = clauses.filter(move |clause| {
            let is_own = clause.antecedent == Some(phrase) && clause.kind == ClauseKind::Relative;
            is_own && clause.verb.passive && MAKING.contains(&clause.verb.lemma.as_str())
        });
        // "a truce reached at a dinner between the two": they had the dinner.
        let own = |behind: &&PrepositionalPhrase| behind.after.is_none_or(|noun| self.phrase(noun).time.is_some());
        making
            .flat_map(|clause| self.clauses.prepositional_of(clause))
            .filter(own)
    }
}
