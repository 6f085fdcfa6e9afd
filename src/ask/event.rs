//! A time that a question tells by what happened then: "when Britain left", "before the summit".

use crate::span::Span;
use crate::timex::Interval;

/// What happened, as a question tells it, and how what is asked for lies to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventTime {
    /// All its words, as they stand in the question: "before the summit".
    pub words: String,
    /// Before it, after it, or then.
    pub order: EventOrder,
    /// What happened: "the summit".
    pub event: String,
}

/// How something lies to what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventOrder {
    /// Before it.
    Before,
    /// Then.
    Then,
    /// After it.
    After,
}

impl EventTime {
    /// Gives the days that lie so to those of what happened.
    pub fn bounds(&self, days: Interval) -> Interval {
        match self.order {
            EventOrder::Before => Interval { earliest: None, ..days },
            EventOrder::Then => days,
            EventOrder::After => Interval { latest: None, ..days },
        }
    }
}

/// Words that open what happened, the longer ones first.
const OPENINGS: [(&str, EventOrder); 22] = [
    ("in the run-up to", EventOrder::Before),
    ("in the aftermath of", EventOrder::After),
    ("in the wake of", EventOrder::After),
    ("in the days after", EventOrder::After),
    ("in the weeks after", EventOrder::After),
    ("in the days before", EventOrder::Before),
    ("in the weeks before", EventOrder::Before),
    ("at the time of", EventOrder::Then),
    ("on the day of", EventOrder::Then),
    ("on the eve of", EventOrder::Before),
    ("by the time", EventOrder::Before),
    ("as soon as", EventOrder::After),
    ("prior to", EventOrder::Before),
    ("ahead of", EventOrder::Before),
    ("following", EventOrder::After),
    ("before", EventOrder::Before),
    ("after", EventOrder::After),
    ("since", EventOrder::After),
    ("until", EventOrder::Before),
    ("during", EventOrder::Then),
    ("while", EventOrder::Then),
    ("when", EventOrder::Then),
];

/// Words that say more of how far it lies: "the day after", "hours before".
const BEFORE_OPENINGS: [&str; 22] = [
    "the",
    "a",
    "one",
    "two",
    "three",
    "few",
    "some",
    "day",
    "days",
    "hour",
    "hours",
    "week",
    "weeks",
    "month",
    "months",
    "right",
    "just",
    "shortly",
    "soon",
    "immediately",
    "only",
    "ever",
];

/// Words that ask: behind them a "when" opens a question, no time.
const ASKING: [&str; 8] = ["who", "whom", "what", "which", "how", "where", "did", "has"];

/// Finds the time that what happened tells, with where its words stand; `None` where none does.
///
/// `times` are the stretches that tell a time by themselves: "after the invasion of Ukraine" may be one.
pub(super) fn find_event(text: &str, times: &[Span]) -> Option<(Span, EventTime)> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let is_word = |at: usize, length: usize| {
        let before = at == 0 || lower.as_bytes().get(at - 1) == Some(&b' ');
        before && lower.as_bytes().get(at + length) == Some(&b' ')
    };
    let found = OPENINGS.iter().flat_map(|(opening, order)| {
        let places = lower.match_indices(opening).map(|(at, _)| at);
        places.map(move |at| (at, *opening, *order))
    });
    let (at, opening, order) = found
        .filter(|&(at, opening, _)| is_word(at, opening.len()) && !is_of_time(at, at + opening.len(), times))
        .filter(|&(at, opening, _)| at > 0 || (opening != "when" && is_fronted(text, opening)))
        .filter(|&(at, opening, _)| is_clause(text, at, opening))
        .min_by_key(|&(at, opening, _)| (at, std::cmp::Reverse(opening.len())))?;
    let end = match at {
        0 => text.find(", ").unwrap_or(text.len()),
        _ => text.len(),
    };
    let mut start = at;
    // "the day after", "hours before"
    while let Some(word) = text[..start].trim_end().rsplit(' ').next() {
        let is_more = BEFORE_OPENINGS.contains(&word.to_lowercase().as_str());
        if !is_more || start == 0 {
            break;
        }
        start = text[..start].trim_end().len() - word.len();
    }
    let words = text.get(start..end)?.trim_end_matches([',', ' ']).to_owned();
    let event = text.get(at + opening.len()..end)?.trim_matches([',', ' ']).to_owned();
    // "until now", "since then"
    if event.is_empty() {
        return None;
    }
    let span = Span::new(start, if start == 0 { (end + 1).min(text.len()) } else { end });
    Some((span, EventTime { words, order, event }))
}

/// Says whether words are part of a time that is read already.
fn is_of_time(start: usize, end: usize, times: &[Span]) -> bool {
    times
        .iter()
        .any(|time| time.start as usize <= start && end <= time.end as usize)
}

/// Says whether a question follows what happened: "After the summit, what did Abe say?"
fn is_fronted(text: &str, opening: &str) -> bool {
    let behind = &text[opening.len()..];
    behind.split_once(", ").is_some_and(|(_, rest)| {
        let first = rest.split(' ').next().unwrap_or_default().to_lowercase();
        ASKING.contains(&first.as_str())
    })
}

/// Says whether an opening stands before what happened: "and when" asks, "the following day" names none.
fn is_clause(text: &str, at: usize, opening: &str) -> bool {
    let before = text[..at].trim_end().rsplit(' ').next().unwrap_or_default();
    let behind = text[at + opening.len()..].trim_start();
    let next = behind.split(' ').next().unwrap_or_default();
    let is_named =
        next.starts_with(char::is_uppercase) || ["the", "a", "an", "his", "her", "its", "their"].contains(&next);
    match opening {
        "when" => !["and", "know", "or", "that", "of"].contains(&before) && !ASKING.contains(&next),
        "following" => is_named && before != "the",
        "before" | "after" | "since" => !["and", "or"].contains(&before),
        _ => true,
    }
}
