//! Nouns that tell who or what stands for a state, beside those of [`RelationLexicon`](super::RelationLexicon).

use crate::ontology::{Kind, Ontology, Trait};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// Lists of nouns, as their singular.
#[derive(Debug, Clone, Default)]
pub(super) struct WordLists {
    delegations: FxHashSet<String>,
    targets: FxHashSet<String>,
    /// The kind of ships, weapons.
    thing: Option<Arc<Kind>>,
}

impl WordLists {
    /// Makes empty lists.
    pub(super) fn new(ontology: &Ontology) -> Self {
        Self {
            thing: ontology.kinds.iter().find(|kind| is_thing(kind)).cloned(),
            ..Self::default()
        }
    }

    /// Gives the kind of things without a name.
    pub(super) fn thing_kind(&self) -> Option<&Arc<Kind>> {
        self.thing.as_ref()
    }

    /// Gives the list that a file of `data/relation/` holds.
    pub(super) fn of_file(&mut self, name: &str) -> Option<&mut FxHashSet<String>> {
        match name {
            "delegations.txt" => Some(&mut self.delegations),
            "targets.txt" => Some(&mut self.targets),
            _ => None,
        }
    }

    /// Says whether a noun names people who are sent together: `delegation`.
    pub(super) fn is_delegation(&self, noun: &str) -> bool {
        self.delegations.contains(noun)
    }

    /// Says whether a noun names what armies hold and attack: `outpost`.
    pub(super) fn is_target(&self, noun: &str) -> bool {
        self.targets.contains(noun)
    }
}

/// Says whether what is of a kind neither acts nor happens, is no place and not made of words.
fn is_thing(kind: &Kind) -> bool {
    let others = [Trait::Agent, Trait::Place, Trait::Document, Trait::Event];
    kind.broader.is_some() && !others.iter().any(|&other| kind.is(other))
}
