//! Who, and by what words: parties and the evidence of an edge.

use crate::ontology::{EntityId, KindId, RuleId};
use crate::span::Span;

/// Somebody or something that takes part: an entity, or the words used where it is not linked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Party {
    /// The entity; `None` where nothing in the gazetteer fits.
    pub entity: Option<EntityId>,
    /// The entity's label, or the words used; `unspecified` where nobody is named.
    pub name: String,
    /// The kind, as far as it is known.
    pub kind: Option<KindId>,
    /// Where the words stand in the article; `None` where nothing is said, as in "the talks were suspended".
    pub span: Option<Span>,
}

/// Why we believe an edge: the exact words, the rule, and by whose word.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Evidence {
    /// The words in the article.
    pub span: Span,
    /// The rule that made the edge.
    pub rule: RuleId,
    /// Whose word it is, outermost speaker first; empty where the article says it itself.
    pub voices: Vec<Party>,
}
