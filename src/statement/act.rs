//! What a statement does, read off its content where the cue names nothing.

use super::Statement;
use super::cue::{ActRule, Whose};
use super::finder::StatementFinder;
use crate::evidence::Party;
use crate::ontology::{ActId, Modality};
use rustc_hash::FxHashSet;

impl StatementFinder<'_> {
    /// Gives the act of a statement whose cue names none: the first rule that its content fits.
    pub(super) fn read_act(&self, statement: &Statement) -> Option<ActId> {
        let contents = statement.content.iter().map(|span| span.slice(self.text()));
        let found = self.lexicon.find_act_words(contents);
        let first = self.first_finite(statement);
        let mut rules = self.lexicon.act_rules().iter();
        rules
            .find(|rule| self.fits(rule, &found, first, statement))
            .map(|rule| rule.act.clone())
    }

    fn fits(&self, rule: &ActRule, found: &FxHashSet<&str>, first: Option<usize>, statement: &Statement) -> bool {
        let has =
            |phrases: &[String]| phrases.is_empty() || phrases.iter().any(|phrase| found.contains(phrase.as_str()));
        // "Whether a speaker must ask", "it should have happened": nothing is demanded.
        let is_told = |&place: &usize| self.statuses.of(place).modality <= Modality::Demanded;
        let modal = first
            .filter(is_told)
            .and_then(|place| self.clause(place).verb.modal)
            .map(|token| self.word(token).to_lowercase());
        let modal_fits = rule.modals.is_empty() || modal.is_some_and(|modal| rule.modals.contains(&modal));
        has(&rule.any) && has(&rule.and_any) && modal_fits && self.subject_fits(rule.subject, first, statement)
    }

    fn subject_fits(&self, whose: Whose, first: Option<usize>, statement: &Statement) -> bool {
        if whose == Whose::Any {
            return true;
        }
        let Some(subject) = first.and_then(|place| self.clause(place).subject) else {
            return false;
        };
        let mut parties = self.everybody(subject);
        parties.extend(self.references.owners(subject).iter().cloned());
        let own = |party: &Party| self.is_own(party, &statement.speaker);
        match whose {
            Whose::Own => parties.iter().any(own),
            _ => parties.iter().any(|party| party.is_agent() && !own(party)) && !parties.iter().any(own),
        }
    }

    /// Gives the place of the first finite clause of a content.
    fn first_finite(&self, statement: &Statement) -> Option<usize> {
        let content = *statement.content.first()?;
        self.places_in(content)
            .find(|&place| self.clause(place).verb.is_finite())
    }
}
