//! A clause while it is being read.

use super::{ClauseKind, VerbGroup};
use crate::sentence::Tag;

/// What has come between a clause's verb and the words being read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Separator {
    pub(super) comma: bool,
    pub(super) coordinator: bool,
}

/// A clause while it is being read: first what stands before its verb, then what follows.
#[derive(Debug)]
pub(super) struct ClauseFrame {
    pub(super) kind: ClauseKind,
    /// The frame above it.
    pub(super) parent: Option<usize>,
    pub(super) introducer: Option<usize>,
    pub(super) antecedent: Option<usize>,
    pub(super) subject: Option<usize>,
    pub(super) verb: Option<VerbGroup>,
    pub(super) objects: Vec<usize>,
    pub(super) prepositional: Vec<usize>,
    pub(super) adjectives: Vec<usize>,
    pub(super) first: usize,
    pub(super) end: usize,
    /// The mark that opened it, which closes it as well: `, which …,` and `— … —`.
    pub(super) mark: Option<Tag>,
    pub(super) coordinated_with: Option<usize>,
    /// The last noun phrase that nothing governs: the subject of the verb to come.
    pub(super) candidate: Option<usize>,
    /// What stood between the verb and the candidate.
    pub(super) before_candidate: Separator,
    /// What has come since the verb, or since the last noun phrase.
    pub(super) separator: Separator,
    /// Whether its subject follows its verb: "said Lavrov".
    pub(super) inverted: bool,
}

impl ClauseFrame {
    pub(super) fn new(kind: ClauseKind, parent: Option<usize>, first: usize) -> Self {
        Self {
            kind,
            parent,
            introducer: None,
            antecedent: None,
            subject: None,
            verb: None,
            objects: Vec::new(),
            prepositional: Vec::new(),
            adjectives: Vec::new(),
            first,
            end: first,
            mark: None,
            coordinated_with: None,
            candidate: None,
            before_candidate: Separator::default(),
            separator: Separator::default(),
            inverted: false,
        }
    }

    /// Says whether the verb shows a tense of its own.
    pub(super) fn is_finite(&self) -> bool {
        self.verb.as_ref().is_some_and(VerbGroup::is_finite)
    }
}
