//! Days that the sections of a report and what is added tell.

use super::find::Draft;
use super::finder::StatementFinder;
use super::report_day::inferred;
use crate::evidence::TimeStatus;
use crate::moment::Moment;
use crate::sentence::SentenceKind;

/// A section has so many sentences at most.
const SECTION: usize = 40;

/// What is added stands so many statements further on at most.
const REACH: usize = 4;

impl StatementFinder<'_> {
    /// "Update at 3 p.m. ET: Pilot Found": what is told below is of that day.
    pub(super) fn by_heading(&self, draft: &Draft) -> Option<(Moment, TimeStatus)> {
        let before = (draft.sentence.saturating_sub(SECTION)..draft.sentence).rev();
        let heading = before
            .map(|sentence| &self.sentences.sentences[sentence])
            .find(|sentence| sentence.kind == SentenceKind::Heading)?;
        let moment = self.moments.within(heading.span).first()?;
        self.day_of(moment)?;
        Some((inferred(moment, "section-day"), TimeStatus::Inferred))
    }

    /// "The ministry said it had left. “It is over,” it added on Monday": what is added is said with the rest.
    pub(super) fn date_what_is_added_to(&self, drafts: &mut [Draft]) {
        for place in (0..drafts.len()).rev() {
            if self.is_open(drafts, place)
                && let Some(added) = self.added_to(drafts, place)
            {
                drafts[place].statement.set_said(added, TimeStatus::Carried);
            }
        }
    }

    /// Gives when that was said that the same speaker adds in this or the next paragraph.
    fn added_to(&self, drafts: &[Draft], place: usize) -> Option<Moment> {
        let draft = &drafts[place];
        let mut behind = drafts[place + 1..].iter().take(REACH);
        let next = behind.find(|next| next.statement.within.is_none() && next.sentence > draft.sentence)?;
        let goes_on = next.statement.speaker.is_same(&draft.statement.speaker)
            && self.paragraph(next.sentence) <= self.paragraph(draft.sentence).map(|paragraph| paragraph + 1)
            && self.adds(next);
        let said = next.statement.said.as_ref().filter(|_| goes_on)?;
        self.day_of(said)?;
        Some(inferred(said, "same-side"))
    }
}
