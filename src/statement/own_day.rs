//! Days in a statement's own sentence that the grammar of its clause does not reach.

use super::Statement;
use super::find::Draft;
use super::finder::StatementFinder;
use super::report_day::inferred;
use crate::clause::{Clause, ClauseKind, Tense};
use crate::evidence::TimeStatus;
use crate::moment::Moment;
use crate::ontology::Modality;
use crate::sentence::Tag;

impl StatementFinder<'_> {
    /// "After leaving the talks on Monday, blaming Chad, Koch tweeted on Friday": a participle behind what is fronted goes
    /// with that.
    pub(super) fn time_before_comma(&self, index: usize) -> Option<&Moment> {
        let clause = self.clause(index);
        let main = clause.parent.map(|parent| self.clause(parent))?;
        let is_bare = clause.kind == ClauseKind::Participle && !clause.verb.passive;
        let opens = self.token_at(clause.span.start).checked_sub(1);
        let is_fronted = is_bare
            && clause.verb.span.end <= main.verb.span.start
            && opens.is_some_and(|before| self.tag(before) == Tag::Comma);
        let beside = self.clauses.of_sentence(clause.sentence).filter(|&place| {
            let other = self.clause(place);
            let is_led = matches!(other.kind, ClauseKind::Gerund | ClauseKind::Adverbial);
            is_led && other.verb.span.end <= clause.verb.span.start
        });
        let last = beside.max_by_key(|&place| self.clause(place).verb.span.start);
        let moment = self.moments.of_event(last.filter(|_| is_fronted)?)?;
        self.can_date(index, moment).then_some(moment)
    }

    /// "“We urge Chad to leave,” the ministry said on Monday": what a speaker does by his words he does as he says them.
    pub(super) fn date_acts_in_words(&self, drafts: &mut [Draft]) {
        for inner in 0..drafts.len() {
            let statement = &drafts[inner].statement;
            let outer = statement.within.filter(|_| statement.said.is_none());
            let outer = outer.map(|outer| &drafts[outer].statement);
            let outer = outer.filter(|outer| outer.speaker.is_same(&statement.speaker));
            let is_here = |clause: usize| {
                let Clause { verb, kind, .. } = self.clause(clause);
                let subject = self.clause(clause).subject.map(|subject| self.phrase(subject).head);
                let is_first = subject.is_some_and(|subject| self.is_any(subject, &["i", "we"]));
                let is_now = verb.tense == Tense::Present && !verb.perfect && verb.modal.is_none();
                is_first && is_now && *kind != ClauseKind::Adverbial
            };
            let does = drafts[inner].clause.is_some_and(is_here);
            if let Some(said) = outer.filter(|_| does).and_then(|outer| outer.said.clone()) {
                drafts[inner]
                    .statement
                    .set_said(inferred(&said, "said-within"), TimeStatus::Carried);
            }
        }
    }

    /// "demanded Chad reverse the order on Sunday": a wire report tells its day at the end of its first sentence, whatever
    /// stands before; nobody demands on a day that something be done on that day or has been done before.
    pub(super) fn time_of_demand(&self, index: usize, statement: &Statement) -> Option<&Moment> {
        let clause = self.clause(index);
        let sentence = &self.sentences.sentences[clause.sentence];
        let mut told = self.moments.within(sentence.span).iter();
        let only = told.next().filter(|_| told.next().is_none())?;
        let day = self.day_of(only)?;
        let behind = self.token_at(only.span.end);
        let ends = (behind..sentence.tokens.end).all(|token| self.tag(token) == Tag::Stop);
        let below = self.clauses.innermost(clause.sentence, only.span)?;
        let is_demanded =
            self.statuses.of(below).modality == Modality::Demanded || !self.clause(below).verb.is_finite();
        let is_wire = self.dateline_before(clause.sentence);
        let is_news = clause.verb.tense == Tense::Past && clause.kind == ClauseKind::Main && !clause.verb.perfect;
        let demands = statement.act.as_str() == "demand" && statement.holds(only.span);
        let fits = is_wire && is_news && demands && ends && is_demanded && Some(day) <= self.article.published;
        fits.then_some(only)
    }

    /// Says whether a sentence follows a dateline: "ROME (Reuters) -".
    fn dateline_before(&self, sentence: usize) -> bool {
        let before = sentence.checked_sub(1).map(|before| &self.sentences.sentences[before]);
        before.is_some_and(|before| {
            let last = before.tokens.end.saturating_sub(1);
            before.paragraph == self.sentences.sentences[sentence].paragraph && self.tag(last) == Tag::Dash
        })
    }
}
