//! Terms of office as times: "during his presidency".

use super::event::stretch;
use super::find::MomentFinder;
use super::lexicon::TermNoun;
use crate::evidence::Anchor;
use crate::mention::{Entity, Term, Valid};
use crate::ontology::RuleId;
use crate::timex::Timex;

impl MomentFinder<'_> {
    /// Gives the rule, the holder and his days where a noun phrase is somebody's term: "Abe's premiership".
    ///
    /// None where he held such an office twice with others between: the words do not tell which.
    pub(super) fn by_term(&self, phrase: usize) -> Option<(RuleId, Anchor, Timex)> {
        let noun = self.head(phrase);
        let rule = self.lexicon.terms().iter().find(|rule| rule.nouns.contains(noun))?;
        let [owner] = self.references.owners(phrase) else {
            return None;
        };
        let holder = self.gazetteer.entity(owner.entity.as_ref()?)?;
        let value = stretch(self.tenure(holder, rule)?)?;
        Some((rule.id.as_str().into(), Anchor::Entity(holder.id.clone()), value))
    }

    /// Gives the days from the first to the last of the terms that a noun can mean, if nobody else held it between.
    fn tenure(&self, holder: &Entity, rule: &TermNoun) -> Option<Valid> {
        let is_meant = |term: &&Term| {
            let office = self.gazetteer.entity(&term.office);
            office.is_some_and(|office| office.roles.iter().any(|role| rule.roles.contains(role)))
        };
        let mut terms = holder.offices.iter().filter(is_meant);
        let mut whole = terms.next()?.days();
        for term in terms {
            // One term follows the other.
            if term.from.is_none() || whole.to.is_none_or(|to| Some(to) < term.from) {
                return None;
            }
            whole.to = term.to;
        }
        Some(whole)
    }
}
