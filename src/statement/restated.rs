//! A lead tells in short what the report tells with its day: "Chad has warned Mali. … Chad's envoy warned on Monday that".

use super::find::Draft;
use super::finder::StatementFinder;
use super::report_day::{COMMON, RECENT, ReportDay, inferred};
use crate::evidence::TimeStatus;
use crate::moment::Moment;
use chrono::NaiveDate;

/// A lead is told again so many sentences behind at most.
const BEHIND: usize = 8;

/// And so many statements.
const REACH: usize = 20;

impl StatementFinder<'_> {
    /// Gives the statements of a lead the day on which the same side is told to say the same.
    pub(super) fn date_restated(&self, drafts: &mut [Draft], report: &ReportDay) {
        for place in 0..drafts.len() {
            let draft = &drafts[place];
            if draft.sentence >= report.lead {
                break;
            }
            let statement = &draft.statement;
            let is_open = statement.said.is_none() && statement.within.is_none() && !draft.attitude;
            let is_once = self.may_speak_once(&statement.speaker) && !self.is_of_another_time(draft);
            // "said it would leave after talks on Sunday": it came after those.
            let is_timed = !self
                .moments
                .within(self.sentences.sentences[draft.sentence].span)
                .is_empty();
            if !is_open || !is_once || draft.clause.is_none() || is_timed {
                continue;
            }
            if let Some(said) = self.restated(drafts, place) {
                drafts[place].statement.set_said(said, TimeStatus::Inferred);
            }
        }
    }

    fn restated(&self, drafts: &[Draft], place: usize) -> Option<Moment> {
        let draft = &drafts[place];
        let own = self.stems_said(&draft.statement);
        let first = self.article.published.and_then(|day| day.checked_sub_days(RECENT));
        let behind = drafts[place + 1..].iter().take(REACH);
        let behind = behind.take_while(|other| other.sentence <= draft.sentence + BEHIND);
        let same = behind.filter_map(|other| {
            let said = other.statement.said.as_ref()?;
            let day = self.day_of(said).filter(|&day| Some(day) >= first)?;
            let is_known = matches!(other.statement.days.status, TimeStatus::Stated | TimeStatus::Carried);
            let speaker = &draft.statement.speaker;
            let is_side = other.sentence > draft.sentence
                && other.statement.speakers().any(|other| self.same_side(other, speaker));
            let common = || own.intersection(&self.stems_said(&other.statement)).count();
            (is_known && is_side && common() > COMMON).then_some((day, said))
        });
        let same: Vec<(NaiveDate, &Moment)> = same.collect();
        let &(day, said) = same.first()?;
        let one_day = same.iter().all(|&(other, _)| other == day);
        one_day.then(|| inferred(said, "lead-restated"))
    }
}
