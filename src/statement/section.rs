//! Days that the sections of a report and what is added tell.

use super::find::Draft;
use super::finder::StatementFinder;
use super::report_day::inferred;
use super::way::Way;
use crate::clause::{Clause, ClauseKind, Tense};
use crate::evidence::TimeStatus;
use crate::moment::Moment;
use crate::ontology::{StatementKind, Trait};
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
        let day = self.day_of(moment)?;
        // "Updated at 5 p.m.": on the day of publication, whatever day was spoken of last.
        if moment.rule.as_str() == "time-of-day" && self.article.published != Some(day) {
            return None;
        }
        Some((inferred(moment, "section-day"), TimeStatus::Inferred))
    }

    /// "The group says", in a section that is of a day.
    pub(super) fn speaks_now(&self, draft: &Draft) -> bool {
        let statement = &draft.statement;
        let is_now = |clause: usize| {
            let Clause { verb, kind, .. } = self.clause(clause);
            let tells = matches!(kind, ClauseKind::Main | ClauseKind::Parenthetical);
            tells && verb.tense == Tense::Present && !verb.perfect && verb.modal.is_none()
        };
        // "Russia says": so it does on any day.
        let is_one = !statement.speaker.is(Trait::State);
        let is_free = is_one && statement.said.is_none() && statement.within.is_none() && !draft.attitude;
        is_free && self.may_speak_once(&statement.speaker) && draft.clause.is_some_and(is_now)
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

    /// "Koch called for talks. “We are ready,” he said at a dinner on Monday": the words behind what they are told to mean.
    fn quotes_on(&self, draft: &Draft) -> bool {
        let said = draft.statement.said.as_ref();
        let is_told = said.is_some_and(|said| said.via.as_ref().is_none_or(|via| via.as_str() == "at-event"));
        self.is_pronoun(draft) && is_told && draft.way == Way::Quote && draft.statement.kind == StatementKind::Direct
    }

    /// Gives when that was said that the same speaker adds in this or the next paragraph.
    fn added_to(&self, drafts: &[Draft], place: usize) -> Option<Moment> {
        let draft = &drafts[place];
        let mut behind = drafts[place + 1..].iter().take(REACH);
        let next = behind.find(|next| next.statement.within.is_none() && next.sentence > draft.sentence)?;
        let goes_on = next.statement.speaker.is_same(&draft.statement.speaker)
            && self.paragraph(next.sentence) <= self.paragraph(draft.sentence).map(|paragraph| paragraph + 1)
            && (self.adds(next) || self.quotes_on(next));
        let said = next.statement.said.as_ref().filter(|_| goes_on)?;
        self.day_of(said)?;
        Some(inferred(said, "said-next"))
    }
}
