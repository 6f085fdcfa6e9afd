//! The moments of an article, in text order.

use super::{Moment, MomentLexicon, Moments};
use crate::clause::{ParsedText, PrepositionalPhrase};
use crate::coreference::References;
use crate::evidence::{TimeRelation, When};
use crate::mention::Gazetteer;
use crate::span::Span;
use crate::time::{TimeExpression, TimeType};
use crate::timex::Timex;
use std::ops::Deref;

/// An article as this step sees it.
pub(super) struct MomentFinder<'a> {
    parsed: ParsedText<'a>,
    pub(super) references: &'a References,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) lexicon: &'a MomentLexicon,
    /// For every time expression, the first noun phrase that holds it.
    phrase_of_time: Vec<Option<usize>>,
}

impl<'a> Deref for MomentFinder<'a> {
    type Target = ParsedText<'a>;

    fn deref(&self) -> &ParsedText<'a> {
        &self.parsed
    }
}

/// Finds when things are: by dates, and by names of what the gazetteer dates; and which of them date each clause.
///
/// Durations, sets and "now" are no moments. Empty if nothing is dated.
pub fn find_moments(
    parsed: ParsedText,
    references: &References,
    gazetteer: &Gazetteer,
    lexicon: &MomentLexicon,
) -> Moments {
    let mut phrase_of_time = vec![None; parsed.times.len()];
    for (place, phrase) in parsed.clauses.noun_phrases.iter().enumerate() {
        if let Some(time) = phrase.time {
            phrase_of_time[time].get_or_insert(place);
        }
    }
    let finder = MomentFinder {
        parsed,
        references,
        gazetteer,
        lexicon,
        phrase_of_time,
    };
    Moments::new(parsed, lexicon, finder.find())
}

/// Says whether an expression names a time of the calendar, whether or not the year is known.
pub(super) fn is_date(time: &TimeExpression) -> bool {
    let value = time.value.as_str();
    let is_point = matches!(time.time_type, TimeType::Date | TimeType::Time);
    is_point && !value.ends_with("_REF") && !value.starts_with("XXXX-XX-XX")
}

impl MomentFinder<'_> {
    /// Finds the moments, in text order, none inside another.
    fn find(&self) -> Vec<Moment> {
        let by_phrase = self
            .clauses
            .prepositional
            .iter()
            .filter_map(|phrase| self.by_phrase(phrase));
        let by_clause = (0..self.clauses.clauses.len()).filter_map(|clause| self.by_clause(clause));
        // "after the invasion of Ukraine in the wake of the war" dates by each; what lies inside the other by one.
        let mut moments = Apart::default();
        by_phrase.chain(by_clause).for_each(|moment| moments.add(moment));
        let named = moments.in_order;
        let is_inside = |span: Span| {
            let next = named.partition_point(|named| named.span.start <= span.start);
            next > 0 && named[next - 1].span.contains(span)
        };
        let mut dates: Vec<Moment> = Vec::new();
        for (place, time) in self.times.iter().enumerate() {
            if !is_date(time) || is_inside(time.span) {
                continue;
            }
            let moment = self.by_date(place, time);
            match dates.last().and_then(|before| self.range(before, &moment)) {
                Some(range) => {
                    dates.pop();
                    dates.push(range);
                }
                None => dates.push(moment),
            }
        }
        let mut moments = named;
        moments.extend(dates);
        moments.sort_by_key(|moment| moment.span);
        moments
    }

    fn by_date(&self, place: usize, time: &TimeExpression) -> Moment {
        Moment {
            span: time.span,
            when: When {
                relation: self.relation(place),
                value: time.value.without_time(),
            },
            anchor: time.anchor.clone(),
            rule: time.rule.clone(),
            via: None,
            inferred: time.inferred,
            clause: None,
        }
    }

    /// Gives the range of "from Monday to Wednesday", "between 2014 and 2016", both ends included.
    fn range(&self, first: &Moment, last: &Moment) -> Option<Moment> {
        let text = self.text();
        let gap = text.get(first.span.end as usize..last.span.start as usize)?;
        let before = text[..first.span.start as usize].trim_end().rsplit(' ').next()?;
        let joined = (before.to_lowercase(), gap.trim());
        if !matches!(
            (joined.0.as_str(), joined.1),
            ("from", "to" | "until" | "till" | "through") | ("between", "and")
        ) {
            return None;
        }
        let (earliest, latest) = (first.when.value.bounds()?.0, last.when.value.bounds()?.1);
        let is_range = [first, last]
            .iter()
            .any(|moment| moment.when.value.as_str().contains('/'));
        (!is_range && earliest <= latest).then(|| Moment {
            span: first.span.cover(last.span),
            when: When {
                relation: TimeRelation::During,
                value: Timex::new(format!("{}/{}", first.when.value, last.when.value)),
            },
            rule: "from-to".into(),
            inferred: first.inferred || last.inferred,
            ..first.clone()
        })
    }

    /// Gives how what happens lies to a date, by the preposition before it.
    fn relation(&self, place: usize) -> TimeRelation {
        let Some(time) = self.phrase_of_time[place] else {
            return TimeRelation::During;
        };
        let mut next = self.phrase(time).governed_by;
        while let Some(preposition) = next.map(|place| &self.clauses.prepositional[place]) {
            match self.lexicon.rule(&preposition.preposition) {
                Some(rule) if rule.relation != TimeRelation::During => return rule.relation,
                _ => {}
            }
            // "since its annexation in 2014": the year is that of the annexation.
            next = preposition.after.and_then(|before| self.phrase(before).governed_by);
        }
        TimeRelation::During
    }

    /// Gives the moment of a preposition before what the gazetteer dates.
    fn by_phrase(&self, phrase: &PrepositionalPhrase) -> Option<Moment> {
        let rule = self.lexicon.rule(&phrase.preposition)?;
        let (rule_id, anchor, value) = self
            .by_event(rule, phrase.object)
            .or_else(|| self.by_term(phrase.object))?;
        Some(Moment {
            span: phrase.span.cover(self.phrase(phrase.object).full),
            when: When {
                relation: rule.relation,
                value,
            },
            anchor: Some(anchor),
            rule: rule_id,
            via: None,
            inferred: false,
            clause: phrase.clause,
        })
    }

    /// Gives the date of the calendar that stands in a stretch.
    pub(super) fn date_in(&self, span: Span) -> Option<&TimeExpression> {
        self.times_in(span).iter().find(|time| is_date(time))
    }
}

/// Moments of which none overlaps another: of two that do, the one that came first stays.
#[derive(Default)]
struct Apart {
    in_order: Vec<Moment>,
}

impl Apart {
    fn add(&mut self, moment: Moment) {
        let place = self
            .in_order
            .partition_point(|other| other.span.end <= moment.span.start);
        if self
            .in_order
            .get(place)
            .is_none_or(|other| !other.span.overlaps(moment.span))
        {
            self.in_order.insert(place, moment);
        }
    }
}
