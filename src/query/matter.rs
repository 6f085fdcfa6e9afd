//! What two statements have in common besides whom they name: the words that few others have.

use super::view::{Said, View};
use super::words::stems;
use crate::graph::NodeId;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// A stem tells what a statement is about if no more than one in so many has it, or so few.
const RARE: usize = 60;
const FEW: usize = 3;

/// The stems of all statements, and how many have each.
pub(super) struct Matters<'a> {
    stems: FxHashMap<&'a NodeId, BTreeSet<String>>,
    counts: FxHashMap<String, usize>,
    /// The stems of everybody's names: to name somebody is to say nothing of a matter yet.
    names: FxHashSet<String>,
    rare: usize,
}

impl<'a> Matters<'a> {
    /// Counts the stems of a graph.
    pub(super) fn new(view: &'a View<'a>) -> Self {
        let mut counts: FxHashMap<String, usize> = FxHashMap::default();
        let mut all = FxHashMap::default();
        for said in &view.statements {
            let own: BTreeSet<String> = stems(&content(said)).into_iter().collect();
            for stem in &own {
                *counts.entry(stem.clone()).or_default() += 1;
            }
            all.insert(said.id, own);
        }
        let linked = view.entities.iter().filter(|known| known.id.is_linked());
        let names = linked.flat_map(|known| known.names.iter().flat_map(|name| stems(name)));
        Self {
            rare: (view.statements.len() / RARE).max(FEW),
            names: names.collect(),
            stems: all,
            counts,
        }
    }

    /// Gives the stems that tell that two statements are on the same matter, besides some that are known to be in both.
    pub(super) fn shared(&self, one: &Said, other: &Said, known: &[String]) -> Vec<&str> {
        let (Some(one), Some(other)) = (self.stems.get(one.id), self.stems.get(other.id)) else {
            return Vec::new();
        };
        let tells = |stem: &&String| {
            !known.contains(*stem)
                && !self.names.contains(*stem)
                && self.counts.get(*stem).is_some_and(|count| *count <= self.rare)
        };
        one.intersection(other).filter(tells).map(String::as_str).collect()
    }
}

/// Gives what is reported, without the words that report it.
fn content(said: &Said) -> String {
    let pieces: Vec<&str> = said
        .statement
        .content
        .iter()
        .map(|quote| quote.exact.as_str())
        .collect();
    pieces.join(" ")
}
