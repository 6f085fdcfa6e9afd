//! Step 7. Clauses → Statements: who said what, to whom, when, where.

use crate::evidence::Party;
use crate::ontology::{ActId, EntityId, Polarity, RuleId};
use crate::span::Span;
use crate::timex::Timex;
use serde::{Deserialize, Serialize};

/// How much of the content stands in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StatementKind {
    /// Every word.
    Direct,
    /// None.
    Indirect,
    /// A part.
    Mixed,
}

/// When a statement was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// As precise as the words.
    pub value: Timex,
    /// The words that say it; `None` where no words do.
    pub span: Option<Span>,
    /// How it was resolved: `weekday-past`; `same-occasion` where an earlier statement's date is taken over.
    pub rule: RuleId,
}

/// One reporting expression with its speaker and what is reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Names the statement by its content: the same words at the same place give the same id.
    pub id: String,
    /// Who says it: `unspecified` where nobody is named.
    pub speaker: Party,
    /// Who else says it, in text order: "Abe and Putin said".
    pub co_speakers: Vec<Party>,
    /// The office that the speaker held on the day.
    pub office: Option<EntityId>,
    /// The words that report: `said`, `has taken the view`, `:` in a headline.
    pub cue: Span,
    /// What is reported, in text order; several pieces where the cue breaks a quotation.
    pub content: Vec<Span>,
    /// How much of it is quoted.
    pub kind: StatementKind,
    /// What the speaker does with it: `accuse`; `state` where nothing is clear.
    pub act: ActId,
    /// Denied where the report is negated: "did not say".
    pub polarity: Polarity,
    /// To whom.
    pub addressee: Option<Party>,
    /// When it was said.
    pub said: Option<Said>,
    /// Where it was said.
    pub place: Option<Party>,
    /// On what occasion: "on the sidelines of an economic forum".
    pub occasion: Option<Span>,
    /// Whom and what the content is about, in text order, each once.
    pub about: Vec<Party>,
    /// The statement that this one is told in, as its place in the list: "Suga said he told Putin …".
    pub within: Option<usize>,
    /// The rule that found it: `say-that`.
    pub rule: RuleId,
}
