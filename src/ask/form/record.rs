//! Forms of questions as `data/ask/forms.jsonl` gives them, each with its examples.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The command that answers a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuestionCommand {
    /// Statements by date.
    Said,
    /// How many statements, by month.
    Count,
    /// Who held an office on a day.
    Who,
    /// A position over time.
    Stance,
    /// Who uses which name.
    Names,
    /// How two are connected.
    Path,
    /// What is claimed and denied.
    Contested,
    /// Who answered whom.
    Replies,
    /// Events and statements by date.
    Timeline,
    /// Relations of some types by date.
    Deeds,
    /// All that is known of an entity.
    About,
    /// How dates were found.
    Dates,
}

/// A kind of people whom questions ask for, as `data/ask/askers.jsonl` gives it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeopleKind {
    /// One of them: `foreign minister`.
    pub id: String,
    /// The state that its people are of unless they are known to be another's: `state/us`.
    #[serde(default)]
    pub of: Option<String>,
    /// Words that make somebody one of them, all words of one; empty where any office does.
    pub offices: Vec<String>,
}

/// A form of questions.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// `what-said-about`.
    pub id: String,
    /// Words, `a|b` for one of several, `{by}` for a part, `{say}` for a verb that reports, `{noun}` for a noun of what is said, `[…]` for what may be left
    /// out, `{tails}` for "to X", "about Y", "in Z" in any order.
    pub pattern: String,
    /// What answers it.
    pub command: QuestionCommand,
    /// Parts that hold in every such question.
    #[serde(default)]
    pub set: BTreeMap<String, String>,
    /// Whether the answer is yes or no.
    #[serde(default)]
    pub yes_or_no: bool,
    /// Questions that it fits, with the parts that it finds.
    pub fires: Vec<FormExample>,
    /// Questions as close as possible that it must not fit.
    pub not: Vec<String>,
}

/// A question with its parts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormExample {
    /// The question.
    pub question: String,
    /// Its parts, by name.
    pub parts: BTreeMap<String, String>,
}
