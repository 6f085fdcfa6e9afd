//! Step 10. EventGraph → answers.

mod name;
mod said;
mod stance;

pub use stance::{TimedPosition, Turn, changes, positions};

use crate::graph::EventGraph;
use crate::timex::Timex;

/// What an answer is limited to. Empty: everything.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only by this speaker.
    pub by: Option<String>,
    /// Only to this addressee.
    pub to: Option<String>,
    /// Only about this entity.
    pub about: Option<String>,
    /// Only on or after its first day.
    pub since: Option<Timex>,
    /// Only on or before its last day.
    pub until: Option<Timex>,
}

/// A table: a head and rows that are as long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The names of the columns.
    pub head: &'static [&'static str],
    /// In the order of the question's own sense: by date.
    pub rows: Vec<Vec<String>>,
}

/// A question that the graph answers.
pub struct Query {
    /// What the user calls it: `said`.
    pub name: &'static str,
    /// The question in one sentence.
    pub question: &'static str,
    /// Answers it.
    pub ask: fn(&EventGraph, &Filter) -> Answer,
}

/// Every question.
pub const QUERIES: &[Query] = &[SAID];

/// Who said what, when, to whom and about what, by date; what has no date comes last.
pub const SAID: Query = Query {
    name: "said",
    question: "Who said what, when, to whom and about what?",
    ask: said::ask,
};
