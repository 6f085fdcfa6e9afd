//! Who answered whom: later, from another side, and to what the other said.

use super::answer::{Answer, Row};
use super::contested::SideOf;
use super::filter::Filter;
use super::matter::Matters;
use super::record;
use super::said;
use super::told::ToldOnce;
use super::view::{Said, View};
use super::words::has_words;
use crate::graph::{NodeId, fold, reported_label};
use crate::timex::Interval;
use chrono::NaiveDate;
use serde_json::Value;

/// An answer comes within so many days.
const WITHIN: u64 = 14;
/// Acts that answer by themselves: "refused to stop the tests".
const ANSWERING: [&str; 3] = ["accuse", "deny", "refuse"];
/// An answer shares so many words of the matter; where it names the other's words, they need only stand in one article.
const SHARED: usize = 2;
/// So many words may stand between somebody and what he said: "Russia's sharp new response".
const BETWEEN: usize = 2;

/// The words that tell that somebody speaks to what another said, each with a space before and behind it.
#[derive(Debug, Clone, Copy)]
pub struct Answering<'a> {
    /// Verbs that report an answer: `rejected`.
    pub replying: &'a [String],
    /// What one said, as others call it: `remarks`.
    pub utterances: &'a [String],
}

/// Gives statements that answer another one with the one that they answer, by date.
///
/// The filter limits the answers; `to` limits who is answered. A statement answers if it says so, by its verb, its act or
/// by naming the other's words, and is on the same matter. Each stands with what it shares most with.
pub fn replies(view: &View, filter: &Filter, answering: Answering<'_>, side_of: SideOf) -> Answer {
    let mut answer = Answer::new(&["said on", "by", "answer", "to what", "by whom", "of", "read in"]);
    let rest = Filter {
        to: None,
        ..filter.clone()
    };
    let matters = Matters::new(view);
    let asked = |said: &Said| filter.to.as_ref().is_none_or(|to| to.is_any(&said.speakers));
    for later in &rest.told(view) {
        let Some(day) = later.days.and_then(first_known) else {
            continue;
        };
        // Only those of the days before can be answered.
        let from = day.checked_sub_days(chrono::Days::new(WITHIN)).unwrap_or(day);
        let start = view.statements.partition_point(|said| {
            said.days
                .and_then(|days| days.earliest)
                .is_none_or(|first| first < from)
                && said.days.is_some()
        });
        let before = view.statements[start..].iter().take_while(|said| {
            said.days
                .and_then(|days| days.earliest)
                .is_some_and(|first| first < day)
        });
        let reacts = ANSWERING.contains(&later.statement.act.as_str()) || answering.is_reported(later);
        let answered = before
            .filter(|earlier| asked(earlier) && names(view, later, earlier, side_of))
            .filter_map(|earlier| {
                let shared = matters.shared(later, earlier, &[]).len();
                let is_same = later.statement.cue.article == earlier.statement.cue.article;
                let is_named = || is_same && names_words(view, later, earlier, answering, side_of);
                (reacts && shared >= SHARED || is_named()).then_some((shared, earlier))
            })
            .max_by_key(|(shared, earlier)| {
                // "Russia's response is unfair" answers what was said against the one who answers.
                let is_against = ANSWERING.contains(&earlier.statement.act.as_str());
                (*shared, is_against, earlier.days.and_then(|days| days.earliest))
            });
        if let Some((_, earlier)) = answered {
            answer.rows.push(row(view, later, earlier));
        }
    }
    answer
}

impl Answering<'_> {
    /// Says whether the verb that reports a statement reports an answer.
    pub(super) fn is_reported(self, said: &Said) -> bool {
        let cue = fold(&said.statement.cue.exact);
        self.replying.iter().any(|verb| has_words(&cue, verb))
    }
}

/// Says whether a statement names what the other said as his: "Russia's response is unfair".
fn names_words(view: &View, later: &Said, earlier: &Said, answering: Answering<'_>, side_of: SideOf) -> bool {
    let mut owners: Vec<String> = earlier.speakers.iter().map(|speaker| view.label(speaker)).collect();
    // "Putin's remarks", where he is Vladimir Putin.
    let surnames: Vec<String> = owners
        .iter()
        .filter_map(|name| name.rsplit(' ').next().map(str::to_owned))
        .collect();
    owners.extend(surnames);
    owners.extend(earlier.speakers.first().and_then(|speaker| side_of(speaker)));
    owners.iter().any(|owner| {
        let owner = format!("{}s ", fold(owner));
        later.folded.match_indices(&owner).any(|(place, _)| {
            let rest = later.folded[place + owner.len()..].split(' ').take(BETWEEN + 1);
            let mut rest = rest.map(|word| format!(" {word} "));
            rest.any(|word| answering.utterances.contains(&word))
        })
    })
}

/// Gives the day of a statement that is known to the day.
fn first_known(days: Interval) -> Option<NaiveDate> {
    days.earliest.filter(|_| days.earliest == days.latest)
}

/// Says whether a statement is from another side, and speaks of the one who spoke first, or of his side.
fn names(view: &View, later: &Said, earlier: &Said, side_of: SideOf) -> bool {
    let side = |node: &NodeId| side_of(node).unwrap_or_else(|| view.label(node));
    let (Some(answering), Some(speaking)) = (later.speakers.first(), earlier.speakers.first()) else {
        return false;
    };
    let other = side(speaking);
    let named = later.about.iter().chain(&later.addressees);
    side(answering) != other
        && named
            .into_iter()
            .any(|node| earlier.speakers.contains(node) || view.label(node) == other)
}

fn row(view: &View, later: &ToldOnce, earlier: &Said) -> Row {
    let when = said::said_when;
    let mut record = record::told(view, later);
    record.insert("answers".to_owned(), Value::Object(record::statement(view, earlier)));
    Row {
        cells: vec![
            when(later),
            said::speaker(view, later),
            reported_label(later.statement),
            reported_label(earlier.statement),
            said::labels(view, &earlier.speakers),
            when(earlier),
            later.read_in(view),
        ],
        record,
    }
}
