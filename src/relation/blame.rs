//! Who is blamed where the words turn the parts about: "blamed the drought on Oman", "is a victim of Chadian raids".

use super::finder::RelationFinder;
use crate::clause::Clause;
use crate::evidence::Party;
use crate::ontology::Trait;
use crate::statement::Statement;

/// Nouns for who suffers what stands behind their `of`. Grammar.
const SUFFERING: [&str; 6] = ["casualty", "hostage", "object", "scapegoat", "target", "victim"];

impl RelationFinder<'_> {
    /// "blamed the drought in Chad on Oman": gives whom the words put the blame on; but "blamed Oman for the raids on Chad".
    pub(super) fn blamed(&self, statement: &Statement) -> Option<Vec<Party>> {
        if self.lemma(self.token_at(statement.cue.end.saturating_sub(1))) != "blame" {
            return None;
        }
        let extent = statement.extent();
        let told = self.clauses.prepositional_in(self.sentence_at(statement.cue));
        let told = || told.iter().filter(|phrase| extent.contains(phrase.span));
        let mut on = told().filter(|phrase| phrase.preposition == "on");
        let is_for = told().any(|phrase| phrase.preposition == "for");
        match (on.next(), on.next()) {
            (Some(on), None) if !is_for => Some(self.everybody(on.object)),
            _ => None,
        }
    }

    /// "is a victim of", "has long been the target of": gives whether the subject suffers something, and what.
    pub(super) fn suffered(&self, clause: &Clause) -> Option<Option<usize>> {
        let is_told = clause.verb.lemma == "be";
        let mut objects = clause.objects.iter().copied().filter(|_| is_told);
        let noun = objects.find(|&object| SUFFERING.contains(&self.head(object)))?;
        let of = self.behind(noun).find(|of| of.preposition == "of");
        Some(of.map(|of| of.object))
    }

    /// Gives who is named as doing a harm: "Chadian raids", "raids by Chad", "injustice in the African Union".
    pub(super) fn doers_of_harm(&self, harm: usize) -> Vec<Party> {
        let inside = self.behind(harm).filter(|behind| behind.preposition == "in");
        let inside: Vec<Party> = inside.flat_map(|behind| self.everybody(behind.object)).collect();
        let bodies = inside
            .into_iter()
            .filter(|party| party.is(Trait::Body) && !party.is(Trait::State));
        self.whose(harm).into_iter().chain(bodies).collect()
    }
}
