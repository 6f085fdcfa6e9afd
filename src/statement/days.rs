//! Between which days a statement was made, and how that is known.

use super::Statement;
use super::find::Draft;
use super::finder::StatementFinder;
use crate::clause::{ClauseKind, Tense};
use crate::evidence::{TimeRelation, TimeStatus, When};
use crate::moment::Moment;
use crate::ontology::{Modality, RuleId};
use crate::span::Span;
use crate::timex::{Interval, Precision, Timex};
use chrono::{Datelike, Days, NaiveDate};

/// So many clauses of what somebody says are read for what is past.
const CLAUSES: usize = 200;

/// What is told as past tells something of the day where it was so many days ago at most.
const NEAR: Days = Days::new(366);

/// The first and the last day on which a statement can have been made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaidDays {
    /// How it is known.
    pub status: TimeStatus,
    /// The first day; `None` where nothing tells it.
    pub earliest: Option<Bound>,
    /// The last day; `None` where nothing tells it, or it is planned.
    pub latest: Option<Bound>,
}

/// A day that something does not lie before, or behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// The day, counted in.
    pub day: NaiveDate,
    /// The rule that gives it: `published`, `weekday-past`.
    pub rule: RuleId,
    /// The words that tell it; `None` where it is the day of publication.
    pub span: Option<Span>,
}

impl SaidDays {
    /// Gives the days that the words for a time leave.
    pub fn of(moment: &Moment, status: TimeStatus) -> Self {
        let Interval { earliest, latest } = moment.when.days().unwrap_or_default();
        let bound = |day| Bound {
            day,
            rule: moment.rule.clone(),
            span: Some(moment.span),
        };
        Self {
            status,
            earliest: earliest.map(bound),
            latest: latest.map(bound),
        }
    }

    /// Gives the days as a stretch.
    pub fn interval(&self) -> Interval {
        let day = |bound: &Option<Bound>| bound.as_ref().map(|bound| bound.day);
        Interval {
            earliest: day(&self.earliest),
            latest: day(&self.latest),
        }
    }

    pub(super) fn not_before(&mut self, bound: Bound) {
        let is_known = |known: &Bound| known.day >= bound.day;
        if !self.earliest.as_ref().is_some_and(is_known) {
            self.earliest = Some(bound);
        }
    }

    fn not_after(&mut self, bound: Bound) {
        let is_known = |known: &Bound| known.day <= bound.day;
        if !self.latest.as_ref().is_some_and(is_known) {
            self.latest = Some(bound);
        }
    }
}

impl Statement {
    /// Gives the single day, month or year in which it was made, as precise as it is known; `None` where only bounds are.
    ///
    /// A week that lies in one month gives the month. What names no year is given as it stands: `XXXX-WXX-5`.
    pub fn said_value(&self) -> Option<Timex> {
        said_value(&self.said.as_ref()?.when, self.days.interval())
    }
}

/// Gives the day, month or year in which something was said, of its time and the days that are left; `None` where no
/// single one remains.
pub fn said_value(said: &When, days: Interval) -> Option<Timex> {
    let bounds = days.earliest.zip(days.latest);
    let is_within = said.relation == TimeRelation::During;
    let precision = said.value.precision();
    // A week, a weekend, a season, a quarter, a range.
    let is_other = (Precision::Weekend..Precision::Year).contains(&precision) || precision == Precision::Range;
    match bounds.filter(|_| is_within) {
        Some((first, last)) if first == last => Some(Timex::day(first)),
        Some((first, last)) if is_other && precision != Precision::Month => {
            let months = |day: NaiveDate| (day.year(), day.month());
            if months(first) == months(last) {
                Some(Timex::new(format!("{:04}-{:02}", first.year(), first.month())))
            } else {
                (first.year() == last.year()).then(|| Timex::new(format!("{:04}", first.year())))
            }
        }
        _ => Some(said.value.clone()),
    }
}

impl StatementFinder<'_> {
    /// Says whether a moment can be when a clause was said: what is told as done does not lie after publication.
    ///
    /// "canceling next month's summit, Trump told reporters": the month is not that of the report.
    pub(super) fn can_date(&self, place: usize, moment: &Moment) -> bool {
        !self.lies_ahead(moment) || self.is_planned(place)
    }

    /// Says whether a time lies behind publication.
    pub(super) fn lies_ahead(&self, moment: &Moment) -> bool {
        self.last_day().is_some_and(|last| moment.lies_after(last))
    }

    /// Gives the last day on which the article can have been published.
    fn last_day(&self) -> Option<NaiveDate> {
        let inferred = self.article.inferred.and_then(|days| days.latest);
        self.article.published.or(inferred)
    }

    /// Says whether the report itself lies ahead: "will announce on Monday", "plans to announce on Monday", but not "tried
    /// in his remarks on Monday to praise it".
    fn is_planned(&self, place: usize) -> bool {
        let status = self.statuses.of(place);
        status.modality == Modality::Planned && !status.is_attempted
    }

    /// Bounds the days of every statement: by its time, by publication, and by the statement that it is told in.
    pub(super) fn bound_days(&self, drafts: &mut [Draft]) {
        let ahead: Vec<bool> = drafts.iter().map(|draft| self.is_ahead(draft)).collect();
        for (draft, &ahead) in drafts.iter_mut().zip(&ahead) {
            self.bound(&mut draft.statement, ahead);
        }
        for inner in 0..drafts.len() {
            let outer = drafts[inner].statement.within;
            // "Putin mentioned that Japan had announced": what is told has been said by then.
            let latest = outer.and_then(|outer| drafts[outer].statement.days.latest.clone());
            let days = &mut drafts[inner].statement.days;
            let fits = |latest: &Bound| days.earliest.as_ref().is_none_or(|first| first.day <= latest.day);
            if let Some(latest) = latest.filter(fits).filter(|_| !ahead[inner]) {
                days.not_after(latest);
            }
        }
        self.bound_by_what_is_told(drafts, &ahead);
        self.meet_bounds(drafts);
    }

    /// Gives the last day that what is said tells as past: "said the talks had begun on Monday" is of Monday or later.
    fn last_told_as_past(&self, statement: &Statement) -> Option<Bound> {
        let sentences = statement.content.iter().flat_map(|&span| {
            let last = Span {
                start: span.end.saturating_sub(1),
                ..span
            };
            self.sentence_at(span)..=self.sentence_at(last)
        });
        let told = |place: &usize| {
            let clause = self.clause(*place);
            // "said the talks were on Friday": a state that is told as past may lie ahead.
            let is_past = clause.verb.tense == Tense::Past && clause.verb.lemma != "be";
            is_past
                && self.statuses.of(*place).is_fact()
                && statement.holds(clause.verb.span)
                && clause.kind != ClauseKind::Adverbial
        };
        let clauses = sentences
            .flat_map(|sentence| self.clauses.of_sentence(sentence))
            .take(CLAUSES)
            .filter(told);
        let moments = clauses.filter_map(|place| self.moments.of_event(place));
        let known = moments.filter(|moment| moment.when.relation == TimeRelation::During);
        let bounds = known.filter_map(|moment| {
            let (first, last) = moment.when.value.bounds()?;
            let day = self.last_day()?;
            // That nobody spoke before the war of which he speaks tells nobody anything.
            let is_near = day.checked_sub_days(NEAR).is_some_and(|near| near <= first);
            (last <= day && is_near).then(|| Bound {
                day: first,
                rule: "told-as-past".into(),
                span: Some(moment.span),
            })
        });
        bounds.max_by_key(|bound| bound.day)
    }

    fn is_ahead(&self, draft: &Draft) -> bool {
        draft.clause.is_some_and(|clause| self.is_planned(clause))
    }

    fn bound(&self, statement: &mut Statement, is_ahead: bool) {
        if !is_ahead && statement.said.as_ref().is_some_and(|said| self.lies_ahead(said)) {
            statement.said = None;
            statement.days.status = TimeStatus::Bounded;
        }
        if let Some(said) = &statement.said {
            statement.days = SaidDays::of(said, statement.days.status);
        } else if let Some(bound) = self.last_told_as_past(statement) {
            statement.days.not_before(bound);
        }
        if let Some(day) = self.last_day().filter(|_| !is_ahead) {
            statement.days.not_after(Bound {
                day,
                rule: "published".into(),
                span: None,
            });
        }
    }
}
