//! The times of a question, which are no part of its words.

use super::time::{days_asked, depends_on_day};
use crate::error::Result;
use crate::evidence::TimeRelation;
use crate::extraction::Extraction;
use crate::moment::Moment;
use crate::span::Span;
use crate::time::TimeType;

/// Prepositions that belong to the time behind them.
const BEFORE_TIMES: [&str; 13] = [
    "in", "on", "at", "during", "since", "after", "before", "until", "till", "from", "between", "by", "of",
];

/// Fails on a time that only a day gives a meaning: "last year".
pub(super) fn check_times(text: &str, extraction: &Extraction) -> Result<()> {
    let open = extraction.times.iter().find(|time| {
        if is_person(text, time.span) {
            return false;
        }
        let in_question = time.span.end as usize <= text.len() && time.time_type == TimeType::Date;
        in_question && time.value.as_str().ends_with("_REF")
    });
    match open {
        None => Ok(()),
        Some(time) => Err(depends_on_day("ask", time.span.slice(text))),
    }
}

/// Says whether "May" is somebody: "What did Tusk write to May?"
fn is_person(text: &str, span: Span) -> bool {
    const BEFORE: [&str; 8] = ["and", "did", "does", "has", "meet", "met", "to", "with"];
    let before = text.get(..span.start as usize).unwrap_or_default().trim_end();
    let word = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    span.end as usize <= text.len() && span.slice(text) == "May" && BEFORE.contains(&word.as_str())
}

/// Finds the times of a question with the prepositions before them; "the 1956 declaration" is none.
pub(super) fn find_times<'e>(text: &str, extraction: &'e Extraction) -> Vec<(Span, &'e Moment)> {
    let inside_phrase = |span: Span| {
        let phrases = extraction.clauses.noun_phrases.iter();
        phrases
            .clone()
            .any(|phrase| phrase.time.is_none() && phrase.span.contains(span) && phrase.span != span)
    };
    let moments = extraction.moments.moments.iter().filter(|moment| {
        !is_person(text, moment.span)
            && moment.span.end as usize <= text.len()
            && (moment.is_named() || !inside_phrase(moment.span))
    });
    moments
        .map(|moment| {
            let before = text[..moment.span.start as usize].trim_end();
            let word = before.rsplit(' ').next().unwrap_or_default();
            let start = match BEFORE_TIMES.contains(&word.to_lowercase().as_str()) {
                true => before.len() - word.len(),
                false => moment.span.start as usize,
            };
            (Span::new(start, moment.span.end as usize), moment)
        })
        .collect()
}

/// Gives the stretches of a question that its times take: "between May 2018 and July 2018" is one.
pub(super) fn left_out(text: &str, times: &[(Span, &Moment)]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (span, _) in times {
        match spans.last_mut() {
            Some(last) if is_between(text, *last, *span) => last.end = span.end,
            _ => spans.push(*span),
        }
    }
    spans
}

/// Says whether two times are the ends of one.
fn is_between(text: &str, first: Span, second: Span) -> bool {
    let opens = |word: &str| first.slice(text).to_lowercase().starts_with(word);
    let gap = gap(text, first, second);
    opens("between ") && gap == "and" || opens("from ") && matches!(gap, "to" | "until" | "till" | "")
}

fn gap(text: &str, first: Span, second: Span) -> &str {
    let gap = text.get(first.end as usize..second.start as usize);
    gap.unwrap_or_default().trim()
}

/// Says whether two times are named side by side: "in 2014 and 2015".
fn are_joined(text: &str, first: Span, second: Span) -> bool {
    matches!(gap(text, first, second), "and" | "or" | "," | "")
}

/// Gives the words of the times of a question behind the first `used` of those that [`values`] gives.
pub(super) fn unused(times: &[(Span, &Moment)], text: &str, used: usize) -> Vec<String> {
    let count = values(times, text).map_or(0, |values| values.len());
    let last = times.iter().rev().take(count.saturating_sub(used));
    last.map(|(span, _)| span.slice(text).to_owned()).collect()
}

/// Gives the times of a question as values.
pub(super) fn values(times: &[(Span, &Moment)], text: &str) -> Result<Vec<String>> {
    if let [(first, from), (second, to)] = times
        && is_between(text, *first, *second)
        && let (Some(from), Some(to)) = (from.when.days(), to.when.days())
        && let (Some(from), Some(to)) = (from.earliest, to.latest)
    {
        return Ok(vec![format!("{from}/{to}")]);
    }
    // "in 2014 and 2015" is one stretch where no day lies between them.
    if let [(first, from), (second, to)] = times
        && are_joined(text, *first, *second)
        && let (Some(from), Some(to)) = (from.when.days(), to.when.days())
        && let (Some(start), Some(end)) = (from.earliest, to.latest)
        && from
            .latest
            .zip(to.earliest)
            .is_some_and(|(last, next)| last < next && last.succ_opt() >= Some(next))
    {
        return Ok(vec![format!("{start}/{end}")]);
    }
    let mut values = Vec::new();
    for (span, moment) in times {
        let Some(days) = days_asked(moment) else {
            return Err(depends_on_day("ask", span.slice(text)));
        };
        values.push(match moment.when.relation {
            TimeRelation::During => moment.when.value.to_string(),
            _ => days.to_string(),
        });
    }
    Ok(values)
}
