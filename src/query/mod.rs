//! Step 10. EventGraph → answers.
//!
//! A [`View`] is a graph made ready for questions; a [`Filter`] says what is asked for, with names and times resolved;
//! each question gives an [`Answer`].

mod answer;
mod contested;
mod cut;
mod dates;
mod filter;
mod order;
mod path;
mod record;
mod replies;
mod said;
mod timeline;
mod view;
mod words;

pub use answer::{Answer, Row};
pub use contested::{SideOf, contested};
pub use cut::{Around, Cut, Piece};
pub use filter::{Filter, Who};
pub use order::{Group, Sort, counted, grouped, sort};
pub use replies::replies;
pub use timeline::{Only, timeline};
pub use view::{Known, Said, View, by_days};
pub use words::{fold, stems};

/// A question that the graph answers.
pub struct Query {
    /// What the user calls it: `said`.
    pub name: &'static str,
    /// The question in one sentence.
    pub question: &'static str,
    /// Answers it.
    pub ask: fn(&View, &Filter) -> Answer,
}

/// Every question.
pub const QUERIES: &[Query] = &[SAID, PATH, DATES];

/// Who said what, when, to whom and about what, by date; what has no date comes last.
pub const SAID: Query = Query {
    name: "said",
    question: "Who said what, when, to whom and about what?",
    ask: said::ask,
};

/// How two are connected: a chain from `by` to `to`.
pub const PATH: Query = Query {
    name: "path",
    question: "How are the two connected?",
    ask: path::ask,
};

/// How the times were found.
pub const DATES: Query = Query {
    name: "dates",
    question: "Which words tell when, and how were they resolved?",
    ask: dates::ask,
};

/// Gives the table of statements in the order in which they are given.
pub fn said(view: &View, statements: &[&Said]) -> Answer {
    said::table(view, statements)
}
