//! The times of the line that other tools read.

use super::line::Offsets;
use crate::article::Article;
use crate::evidence::{Anchor, TimeRelation, TimeStatus};
use crate::moment::Moment;
use crate::ontology::{EntityId, RuleId};
use crate::span::Span;
use crate::statement::{Bound, Statement};
use crate::timex::{Precision, Timex};
use chrono::NaiveDate;
use serde::Serialize;

/// A time with what tells it.
#[derive(Debug, Serialize)]
pub(super) struct MomentLine<'a> {
    value: &'a Timex,
    /// How what happens lies to it.
    relation: TimeRelation,
    precision: Precision,
    span: Offsets,
    rule: &'a RuleId,
    /// The rule that took it over from other words.
    via: Option<&'a RuleId>,
    anchor: Option<AnchorLine<'a>>,
    inferred: bool,
}

/// When a statement was made: a day, month or year where one remains, and the days between which it lies.
#[derive(Debug, Serialize)]
pub(super) struct SaidLine<'a> {
    value: Option<Timex>,
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
    status: TimeStatus,
    relation: Option<TimeRelation>,
    precision: Option<Precision>,
    span: Option<Offsets>,
    rule: Option<&'a RuleId>,
    via: Option<&'a RuleId>,
    anchor: Option<AnchorLine<'a>>,
    inferred: bool,
    earliest_by: Option<BoundLine<'a>>,
    latest_by: Option<BoundLine<'a>>,
}

/// What tells a first or a last day.
#[derive(Debug, Serialize)]
struct BoundLine<'a> {
    rule: &'a RuleId,
    /// None for the day of publication.
    span: Option<Offsets>,
}

/// What a time is counted from.
#[derive(Debug, Serialize)]
#[serde(tag = "of", content = "value", rename_all = "lowercase")]
pub(super) enum AnchorLine<'a> {
    /// The day of publication, or the days between which it lies.
    Publication(String),
    /// A time that the text has spoken of.
    Text(&'a Timex),
    /// An entity for its days.
    Entity(&'a EntityId),
}

/// Writes the times of an article.
pub(super) struct MomentWriter {
    published: Option<NaiveDate>,
    within: Option<String>,
}

impl MomentWriter {
    pub(super) fn new(article: &Article) -> Self {
        let within = article.inferred.filter(|_| article.published.is_none());
        Self {
            published: article.published,
            within: within.map(|days| days.to_string()),
        }
    }

    /// Gives between which days an undated article was published.
    pub(super) fn within(&self) -> Option<String> {
        self.within.clone()
    }

    pub(super) fn line<'a>(&self, moment: &'a Moment, offsets: impl Fn(Span) -> Offsets) -> MomentLine<'a> {
        MomentLine {
            value: &moment.when.value,
            relation: moment.when.relation,
            precision: moment.when.value.precision(),
            span: offsets(moment.span),
            rule: &moment.rule,
            via: moment.via.as_ref(),
            anchor: moment.anchor.as_ref().map(|anchor| self.anchor(anchor)),
            inferred: moment.inferred,
        }
    }

    /// None where nothing is known, not even a day of publication.
    pub(super) fn said<'a>(&self, statement: &'a Statement, offsets: impl Fn(Span) -> Offsets) -> Option<SaidLine<'a>> {
        let said = statement.said.as_ref();
        let days = &statement.days;
        let by = |bound: &'a Option<Bound>| {
            bound.as_ref().map(|bound| BoundLine {
                rule: &bound.rule,
                span: bound.span.map(&offsets),
            })
        };
        let value = statement.said_value();
        let is_known = said.is_some() || days.earliest.is_some() || days.latest.is_some();
        is_known.then(|| SaidLine {
            precision: value.as_ref().map(Timex::precision),
            value,
            earliest: days.interval().earliest,
            latest: days.interval().latest,
            status: days.status,
            relation: said.map(|said| said.when.relation),
            span: said.map(|said| offsets(said.span)),
            rule: said.map(|said| &said.rule),
            via: said.and_then(|said| said.via.as_ref()),
            anchor: said
                .and_then(|said| said.anchor.as_ref())
                .map(|anchor| self.anchor(anchor)),
            inferred: said.is_some_and(|said| said.inferred),
            earliest_by: by(&days.earliest),
            latest_by: by(&days.latest),
        })
    }

    pub(super) fn anchor<'a>(&self, anchor: &'a Anchor) -> AnchorLine<'a> {
        match anchor {
            Anchor::Published => {
                let day = self.published.map(|day| day.to_string());
                AnchorLine::Publication(day.or_else(|| self.within.clone()).unwrap_or_default())
            }
            Anchor::Text(value) => AnchorLine::Text(value),
            Anchor::Entity(entity) => AnchorLine::Entity(entity),
        }
    }
}
