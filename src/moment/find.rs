//! The moments of an article, in text order.

use super::{Moment, MomentLexicon};
use crate::article::Article;
use crate::clause::{Clauses, PrepositionalPhrase};
use crate::coreference::References;
use crate::evidence::{TimeRelation, When};
use crate::mention::Gazetteer;
use crate::sentence::{SentenceLexicon, Sentences};
use crate::span::Span;
use crate::time::{TimeExpression, TimeType};
use crate::timex::Timex;

/// An article as this half of the step sees it.
pub(super) struct Finder<'a> {
    pub(super) article: &'a Article,
    pub(super) sentences: &'a Sentences,
    pub(super) times: &'a [TimeExpression],
    pub(super) clauses: &'a Clauses,
    pub(super) references: &'a References,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) words: &'a SentenceLexicon,
    pub(super) lexicon: &'a MomentLexicon,
    /// For every time expression, the first noun phrase that holds it.
    phrase_of_time: Vec<Option<usize>>,
}

/// Finds when things are: by dates, and by names of what the gazetteer dates. In text order, none inside another.
///
/// Durations, sets and "now" are no moments. Empty if nothing is dated.
#[allow(clippy::too_many_arguments)]
pub fn find_moments(
    article: &Article,
    sentences: &Sentences,
    times: &[TimeExpression],
    clauses: &Clauses,
    references: &References,
    gazetteer: &Gazetteer,
    words: &SentenceLexicon,
    lexicon: &MomentLexicon,
) -> Vec<Moment> {
    let mut phrase_of_time = vec![None; times.len()];
    for (place, phrase) in clauses.noun_phrases.iter().enumerate() {
        if let Some(time) = phrase.time {
            phrase_of_time[time].get_or_insert(place);
        }
    }
    let finder = Finder {
        article,
        sentences,
        times,
        clauses,
        references,
        gazetteer,
        words,
        lexicon,
        phrase_of_time,
    };
    let mut moments: Vec<Moment> = Vec::new();
    let by_phrase = clauses
        .prepositional
        .iter()
        .filter_map(|phrase| finder.by_phrase(phrase));
    let by_clause = (0..clauses.clauses.len()).filter_map(|clause| finder.by_clause(clause));
    for moment in by_phrase.chain(by_clause) {
        // "after the invasion of Ukraine in the wake of the war" dates by each; what lies inside the other by one.
        if !moments.iter().any(|other| other.span.overlaps(moment.span)) {
            moments.push(moment);
        }
    }
    let named: Vec<Span> = moments.iter().map(|moment| moment.span).collect();
    let is_inside = |span: Span| named.iter().any(|named| named.contains(span));
    let dates = times
        .iter()
        .enumerate()
        .filter(|(_, time)| is_date(time) && !is_inside(time.span));
    for (place, time) in dates {
        let moment = finder.by_date(place, time);
        match moments.last().and_then(|before| finder.range(before, &moment)) {
            Some(range) => {
                moments.pop();
                moments.push(range);
            }
            None => moments.push(moment),
        }
    }
    moments.sort_by_key(|moment| moment.span);
    moments
}

/// Says whether an expression names a time of the calendar, whether or not the year is known.
pub(super) fn is_date(time: &TimeExpression) -> bool {
    let value = time.value.as_str();
    let is_point = matches!(time.time_type, TimeType::Date | TimeType::Time);
    is_point && !value.ends_with("_REF") && !value.starts_with("XXXX-XX-XX")
}

impl Finder<'_> {
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
        let text = self.article.text.as_str();
        let gap = text.get(first.span.end as usize..last.span.start as usize)?;
        let before = text[..first.span.start as usize].trim_end().rsplit(' ').next()?;
        let joined = match (before.to_lowercase().as_str(), gap.trim()) {
            ("from", "to" | "until" | "till" | "through") | ("between", "and") => !first.is_named(),
            _ => false,
        };
        let (earliest, latest) = (first.when.value.bounds()?.0, last.when.value.bounds()?.1);
        let is_range = [first, last]
            .iter()
            .any(|moment| moment.when.value.as_str().contains('/'));
        (joined && !is_range && earliest <= latest).then(|| Moment {
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
        let mut next = self.clauses.noun_phrases[time].governed_by;
        while let Some(preposition) = next.map(|place| &self.clauses.prepositional[place]) {
            match self.lexicon.rule(&preposition.preposition) {
                Some(rule) if rule.relation != TimeRelation::During => return rule.relation,
                _ => {}
            }
            // "since its annexation in 2014": the year is that of the annexation.
            next = preposition
                .after
                .and_then(|before| self.clauses.noun_phrases[before].governed_by);
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
            span: phrase.span.cover(self.clauses.noun_phrases[phrase.object].full),
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

    pub(super) fn word(&self, token: usize) -> &str {
        self.sentences.tokens[token].span.slice(&self.article.text)
    }

    /// Gives the date of the calendar that stands in a stretch.
    pub(super) fn date_in(&self, span: Span) -> Option<&TimeExpression> {
        let from = self.times.partition_point(|time| time.span.start < span.start);
        let inside = self.times[from..].iter().take_while(|time| time.span.start < span.end);
        inside
            .into_iter()
            .find(|time| span.contains(time.span) && is_date(time))
    }
}
