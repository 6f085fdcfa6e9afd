//! Whose the subject of a clause is, where this does what its giver means: "aid from Japan reached Kenya", "praise came from
//! Japan".

use super::finder::RelationFinder;
use super::rule::NominalFrame;
use crate::clause::{Clause, Tense};
use crate::data::WordSet;
use crate::evidence::Party;

impl RelationFinder<'_> {
    /// Gives whose the subject of a clause is, by its own words or who has given it: "tents from Japan", "Japanese medics",
    /// "tents donated by Japan".
    pub(super) fn subject_owners(&self, clause: &Clause) -> Vec<Party> {
        let Some(subject) = clause.subject else {
            return Vec::new();
        };
        let noun = self.measured(subject);
        let doers = self.doers(noun, self.phrase(noun).head);
        let whose = if doers.is_empty() { self.whose(noun) } else { doers };
        match whose.is_empty() {
            true => self.givers(noun),
            false => whose,
        }
    }

    /// Gives who has given what a noun names, by the participle behind it.
    fn givers(&self, noun: usize) -> Vec<Party> {
        let told = self.clauses.with_subject(noun).map(|place| self.clause(place));
        let is_given = |told: &&Clause| {
            let mut rules = self.lexicon.by_verb(&told.verb.lemma);
            let gives = rules.any(|(rule, _)| self.is_of_class(rule, &["AID"]));
            gives && told.verb.passive && !told.verb.is_finite()
        };
        told.filter(is_given)
            .flat_map(|told| self.parties_behind(told, &["by".to_owned()]))
            .collect()
    }

    /// Says whether a phrase is the subject of what is told as past.
    pub(super) fn is_past_subject(&self, phrase: usize) -> bool {
        let around = self.clauses.around(phrase).map(|place| self.clause(place));
        around.is_some_and(|clause| clause.subject == Some(phrase) && clause.verb.tense == Tense::Past)
    }

    /// Says whether a phrase is headed by one of these nouns, of one word or two: "rescue team".
    pub(super) fn is_called(&self, phrase: usize, nouns: &WordSet) -> bool {
        let head = self.head(phrase);
        let before = self.phrase(phrase).head.checked_sub(1);
        nouns.contains(head) || before.is_some_and(|before| nouns.contains_two(self.small(before), head))
    }

    /// Gives whose act a noun tells by what stands behind it: "a loan of millions to Kenya from Japan", "the visit of Abe to
    /// Moscow", but not "the invasion of Ukraine".
    pub(super) fn doers_behind(&self, noun: usize, frame: &NominalFrame) -> Vec<Party> {
        let others = ["from", "of"].map(str::to_owned);
        let mut others = others.into_iter().filter(|word| !frame.toward.contains(word));
        let told = others.find_map(|word| {
            let parties = self.along(noun, &[word]);
            (!parties.is_empty()).then_some(parties)
        });
        told.unwrap_or_else(|| self.coming_from(noun))
    }

    /// Gives from whom an act comes that a noun names: Japan in "praise for Kenya came from Japan".
    fn coming_from(&self, noun: usize) -> Vec<Party> {
        let around = self.clauses.around(noun).map(|place| self.clause(place));
        let comes = around.filter(|clause| clause.subject == Some(noun) && clause.verb.lemma == "come");
        comes
            .map(|clause| self.parties_behind(clause, &["from".to_owned()]))
            .unwrap_or_default()
    }

    /// Gives those between whom the act of a passive clause is: "a truce was agreed between Kenya and Chad".
    pub(super) fn between_in(&self, clause: &Clause) -> Vec<Party> {
        let words = ["among", "between"].map(str::to_owned);
        // "a truce reached at a dinner between the two": they had the dinner.
        let own = self.clauses.prepositional_of(clause).filter(|between| {
            words.contains(&between.preposition)
                && between
                    .after
                    .is_none_or(|noun| clause.subject == Some(noun) || self.phrase(noun).time.is_some())
        });
        let behind: Vec<Party> = own.flat_map(|between| self.all_of(between.object)).collect();
        let of_subject = || clause.subject.map(|subject| self.between(self.measured(subject)));
        match behind.is_empty() {
            true => of_subject().unwrap_or_default(),
            false => behind,
        }
    }
}
