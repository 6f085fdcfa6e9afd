//! Wars, summits and treaties as times: "after World War II", "during last week's G7 summit".

use super::find::MomentFinder;
use super::lexicon::NamedTime;
use crate::evidence::Anchor;
use crate::mention::{Entity, Valid};
use crate::ontology::{RuleId, Trait};
use crate::timex::{Interval, Timex};
use chrono::{Days, NaiveDate};

/// A meeting that comes again is the one that news speaks of if it began so many days ago at most.
const RECENT: Days = Days::new(45);

impl MomentFinder<'_> {
    /// Gives the rule, the entity and its days where a noun phrase names an event that the gazetteer dates.
    ///
    /// None where the words date it otherwise: "after the G7 summit in 1976" is not about the one in 2023.
    pub(super) fn by_event(&self, rule: &NamedTime, phrase: usize) -> Option<(RuleId, Anchor, Timex)> {
        let [party] = self.references.parties(phrase) else {
            return None;
        };
        let entity = self.gazetteer.entity(party.entity.as_ref()?)?;
        if !rule.of.iter().any(|kind| entity.kind.is_a(kind)) {
            return None;
        }
        let date = self.date_in(self.clauses.noun_phrases[phrase].full);
        let spoken_of = date.and_then(|time| time.value.days());
        let (entity, value) = match value_of(entity) {
            Some(value) => (entity, value),
            None => self.edition(entity, spoken_of)?,
        };
        let days = value.days()?;
        let agrees =
            spoken_of.is_none_or(|spoken_of| spoken_of.overlaps(days)) && (date.is_none() || spoken_of.is_some());
        agrees.then(|| (rule.id.as_str().into(), Anchor::Entity(entity.id.clone()), value))
    }

    /// Gives the one of a series of meetings that is meant: by the date beside it, else the last before publication.
    fn edition(&self, series: &Entity, spoken_of: Option<Interval>) -> Option<(&Entity, Timex)> {
        let wanted = spoken_of.or_else(|| {
            let published = self.article.published?;
            Some(Interval {
                earliest: published.checked_sub_days(RECENT),
                latest: Some(published),
            })
        })?;
        let editions = self.gazetteer.entities().iter();
        let editions = editions.filter(|entity| entity.part_of.as_ref() == Some(&series.id));
        let dated = editions.filter_map(|entity| Some((entity, value_of(entity)?)));
        let mut fitting = dated.filter(|(_, value)| value.days().is_some_and(|days| days.overlaps(wanted)));
        let found = fitting.next()?;
        fitting.next().is_none().then_some(found)
    }
}

/// Gives the days of an event, or when a treaty was signed; `None` where the gazetteer knows neither.
fn value_of(entity: &Entity) -> Option<Timex> {
    match entity.kind.is(Trait::Event) {
        true => stretch(entity.valid),
        false => entity.signed.clone(),
    }
}

/// Writes a stretch with a known beginning: a day, a range, or a range that is open.
pub(super) fn stretch(valid: Valid) -> Option<Timex> {
    let from = valid.from?;
    let last = valid.to.map(|to: NaiveDate| to.pred_opt().unwrap_or(to));
    Some(match last {
        Some(last) if last <= from => Timex::day(from),
        Some(last) => Timex::new(format!("{from}/{last}")),
        None => Timex::new(format!("{from}/..")),
    })
}
