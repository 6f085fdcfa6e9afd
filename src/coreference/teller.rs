//! "“A farmer came. He told us so.” “It was late,” he said" → who told of the farmer, not the farmer.

use super::discourse::Salient;
use super::resolve::Resolver;

/// Who speaks was named so many sentences of the narrator's before at most.
const NEAR: usize = 3;

/// A quotation goes on for so many sentences at most.
const LONGEST: usize = 12;

impl Resolver<'_> {
    /// Gives the latest whom the narrator tells of, for a pronoun of his own that is the subject of a verb that reports: who
    /// is only named in somebody's words does not speak next.
    pub(super) fn teller_before(
        &self,
        pronoun: usize,
        begun: usize,
        acted: &impl Fn(&Salient) -> bool,
    ) -> Option<&Salient> {
        let clause = &self.clauses.clauses[self.subject_of[pronoun]?];
        let own = self.phrase(pronoun).span;
        if !self.words.takes_clause(&clause.verb.lemma) || self.quotation_around(own).is_some() {
            return None;
        }
        let is_told = |sentence: usize| self.quotation_around(self.sentences.sentences[sentence].span).is_none();
        let is_near = |salient: &Salient| {
            let apart = begun.saturating_sub(salient.sentence);
            apart <= LONGEST && (salient.sentence..begun).filter(|&between| is_told(between)).count() <= NEAR
        };
        let found = self
            .discourse
            .find(|salient| acted(salient) && self.quotation_around(salient.span).is_none());
        let is_named = |salient: &Salient| salient.party.name.starts_with(char::is_uppercase);
        found.filter(|salient| is_named(salient) && is_near(salient))
    }
}
