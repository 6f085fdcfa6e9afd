//! Step 8. Clauses → Relations: who did what to whom, and what holds.

use crate::evidence::{Evidence, Party};
use crate::ontology::{Modality, Polarity, RelationTypeId};
use crate::span::Span;
use crate::timex::Timex;

/// An edge between two parties, as the article or a speaker gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// `imposed_sanctions_on`.
    pub relation_type: RelationTypeId,
    /// Who does it, or of whom it holds.
    pub actor: Party,
    /// To whom, or to what.
    pub recipient: Party,
    /// The words that fire the rule: `imposed sanctions`.
    pub trigger: Span,
    /// When it holds or happened, if the text says so.
    pub when: Option<Timex>,
    /// Where, if the text says so.
    pub place: Option<Party>,
    /// Whether it is said to be so.
    pub polarity: Polarity,
    /// Whether it is, is meant to be, or depends.
    pub modality: Modality,
    /// The exact words, the rule, and by whose word.
    pub evidence: Evidence,
}
