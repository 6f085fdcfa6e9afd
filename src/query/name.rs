//! Names as people type them: without accents, without capitals, a part of the whole.

use crate::graph::{EventGraph, Node, NodeId};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name that was asked for.
pub(super) struct Name(String);

impl Name {
    pub(super) fn new(text: &str) -> Self {
        Self(fold(text))
    }

    /// Says whether an entity goes by this name: words of its label or of its other names, or its id.
    ///
    /// "abe" is Shinzō Abe; "jap" is not Japan.
    pub(super) fn fits(&self, graph: &EventGraph, id: &NodeId) -> bool {
        let Some(Node::Entity(entity)) = graph.node(id) else {
            return false;
        };
        let mut names = std::iter::once(&entity.label).chain(&entity.names);
        id.as_str().strip_prefix("entity/").is_some_and(|id| fold(id) == self.0)
            || names.any(|name| fold(name).contains(self.0.as_str()))
    }
}

/// Folds a text to its words, each with a space before and behind it: ` shinzo abe `.
fn fold(text: &str) -> String {
    let mut folded = String::from(" ");
    let letters = text.nfd().filter(|&character| !is_combining_mark(character));
    for character in letters.flat_map(char::to_lowercase) {
        if character.is_alphanumeric() {
            folded.push(character);
        } else if !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    if !folded.ends_with(' ') {
        folded.push(' ');
    }
    folded
}
