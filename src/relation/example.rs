//! Examples of rules: sentences with the edges that a rule makes in them.

use crate::ontology::{Modality, Polarity, RelationTypeId};
use serde::{Deserialize, Serialize};

/// A sentence with the edges that a rule makes in it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EdgeExample {
    /// The sentence.
    pub text: String,
    /// Every edge of the rule, in text order.
    pub edges: Vec<ExampleEdge>,
}

/// Actor, type, recipient, and what of it is not plain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExampleEdge(
    pub String,
    pub RelationTypeId,
    pub String,
    #[serde(default, skip_serializing_if = "EdgeDetails::is_plain")] pub EdgeDetails,
);

/// What of an edge is not plain: nothing of an edge that is so, at no time and place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EdgeDetails {
    /// `denied`.
    #[serde(skip_serializing_if = "is_default")]
    pub polarity: Polarity,
    /// `planned`, `conditional`.
    #[serde(skip_serializing_if = "is_default")]
    pub modality: Modality,
    /// When, as TIMEX3: `2022`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Where, by its label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

impl EdgeDetails {
    fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
