//! Days of which only one is left: nobody tells of what has not been yet, nor after publication.

use super::days::Bound;
use super::find::Draft;
use super::finder::StatementFinder;
use crate::evidence::{TimeRelation, TimeStatus, When};
use crate::moment::Moment;
use crate::ontology::Polarity;
use crate::timex::Timex;

impl StatementFinder<'_> {
    /// "According to Reuters, Koch said on Monday that": who tells what was said does so on that day or later.
    pub(super) fn bound_by_what_is_told(&self, drafts: &mut [Draft], ahead: &[bool]) {
        for inner in (0..drafts.len()).rev() {
            let told = &drafts[inner].statement;
            let Some(outer) = told
                .within
                .filter(|_| !ahead[inner] && told.polarity == Polarity::Affirmed)
            else {
                continue;
            };
            let Some(Bound { day, span, .. }) = told.days.earliest else {
                continue;
            };
            let days = &mut drafts[outer].statement.days;
            if !ahead[outer] && days.latest.as_ref().is_some_and(|last| day <= last.day) {
                days.not_before(Bound {
                    day,
                    rule: "told-inside".into(),
                    span,
                });
            }
        }
    }

    /// Gives the day to what cannot have been said on another one.
    pub(super) fn meet_bounds(&self, drafts: &mut [Draft]) {
        for draft in drafts.iter_mut().filter(|draft| !draft.attitude) {
            let statement = &mut draft.statement;
            let bounds = statement.days.earliest.as_ref().zip(statement.days.latest.as_ref());
            let met = bounds.filter(|(first, last)| statement.said.is_none() && first.day == last.day);
            let Some((first, span)) = met.and_then(|(first, _)| Some((first, first.span?))) else {
                continue;
            };
            let said = Moment {
                span,
                when: When {
                    relation: TimeRelation::During,
                    value: Timex::day(first.day),
                },
                anchor: None,
                rule: first.rule.clone(),
                via: Some("bounds-meet".into()),
                inferred: false,
                clause: None,
            };
            statement.set_said(said, TimeStatus::Inferred);
        }
    }
}
