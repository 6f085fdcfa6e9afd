//! Times as people type them → the days that are meant.

use crate::article::Article;
use crate::error::{Error, Result};
use crate::evidence::TimeRelation;
use crate::graph::fold;
use crate::knowledge::Knowledge;
use crate::moment::Moment;
use crate::pipeline::extract;
use crate::timex::{Interval, Timex};
use chrono::NaiveDate;

/// Sentences that make words a time: "June 2021" needs `in`, "since the invasion of Ukraine" nothing.
const FRAMES: [(&str, &str); 3] = [("They met ", "."), ("They met in ", "."), ("They met on ", ".")];

/// Finds the days of a time: a value (`2024-06`, `2021/2023`), or words that the steps read as one time.
///
/// `place` names it in errors. "Last year" counts from `today`, and fails where no day is given.
pub fn find_days(place: &str, text: &str, today: Option<NaiveDate>, knowledge: &Knowledge) -> Result<Interval> {
    if let Some(days) = Timex::new(text.trim()).days() {
        return Ok(days);
    }
    let text = text.trim().trim_end_matches(['.', '?', '!']);
    let mut is_open = false;
    let context = context(text, knowledge);
    for (before, after) in FRAMES {
        let article = Article::from_text("time", format!("{before}{text}{after}{context}"), today);
        let extraction = extract(&article, knowledge);
        let [moment] = extraction.moments.moments.as_slice() else {
            is_open |= !extraction.times.is_empty();
            continue;
        };
        match days_asked(moment) {
            Some(days) => return Ok(days),
            None => is_open = true,
        }
    }
    Err(match is_open {
        true => depends_on_day(place, text),
        false => Error::new(
            place,
            format!("`{text}` is no time (2024, 2024-06-05, June 2021, since the invasion of Ukraine)"),
        ),
    })
}

/// Gives the days that somebody who asks means: "before May 2018" ends on 30 April, "after the summit" begins on its last day.
pub(super) fn days_asked(moment: &Moment) -> Option<Interval> {
    let Interval { earliest, latest } = moment.when.days()?;
    // On the day of an event something can be said before it and after it.
    Some(match moment.when.relation {
        TimeRelation::After if !moment.is_named() => Interval {
            earliest: earliest.and_then(|day| day.succ_opt()),
            latest,
        },
        TimeRelation::Before if !moment.is_named() => Interval {
            earliest,
            latest: latest.and_then(|day| day.pred_opt()),
        },
        _ => Interval { earliest, latest },
    })
}

/// What words say whose time hangs on a day that is not given.
const OPEN: &str = "depends on the day; give it with --published, or write a year";

/// Makes the error about words whose time hangs on a day that is not given: "last year".
pub(super) fn depends_on_day(place: &str, words: &str) -> Error {
    Error::new(place, format!("`{words}` {OPEN}"))
}

/// Says whether only a day is missing.
pub(super) fn lacks_day(error: &Error) -> bool {
    error.reason.ends_with(OPEN)
}

/// Names whom an article must name for some words to have their meaning: "the invasion of Ukraine" needs Russia.
pub(super) fn context(text: &str, knowledge: &Knowledge) -> String {
    let text = fold(text);
    let mut sentences = String::new();
    for entity in knowledge.gazetteer.entities() {
        let aliases = entity.aliases.iter().filter(|alias| !alias.needs.is_empty());
        for alias in aliases.filter(|alias| text.contains(&fold(&alias.text))) {
            let needed = alias
                .needs
                .iter()
                .filter_map(|needed| knowledge.gazetteer.entity(needed));
            sentences.extend(needed.map(|needed| format!(" It is about {}.", needed.label)));
        }
    }
    sentences
}
