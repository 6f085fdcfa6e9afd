//! What two statements have in common besides whom they name: the words that few others have.

use super::view::{Known, Said, View};
use crate::graph::{NodeId, Part, fold, stems};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;

/// A stem tells what a statement is about if no more than one in so many has it, or so few.
const RARE: usize = 60;
const FEW: usize = 3;
/// What is denied stands in so many words from the start.
const HEAD: usize = 15;

/// Words that make the contrary of a sentence, folded: "doesn't" is "doesn t".
const NEGATIONS: [&str; 8] = ["cannot", "neither", "never", "no", "nobody", "nor", "not", "t"];
/// Titles of people, which name them.
const TITLES: [&str; 4] = ["mr", "mrs", "ms", "dr"];

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
        // Who is not linked is a name if it speaks and is written as one: "John Gauger" is, "the talks" is none.
        let is_capital = |label: &str| label.split(' ').all(|word| word.starts_with(char::is_uppercase));
        let speaks = |known: &Known| view.takes_part(known.id, &[Part::Speaker]) && is_capital(&known.entity.label);
        let named = view.entities.iter();
        let named = named.filter(|known| known.id.is_linked() || speaks(known));
        let names = named.flat_map(|known| known.names.iter().flat_map(|name| stems(name)));
        Self {
            rare: (view.statements.len() / RARE).max(FEW),
            names: names.chain(TITLES.map(str::to_owned)).collect(),
            stems: all,
            counts,
        }
    }

    /// Gives the stems of what a denial denies: of its first words, up to the first pause.
    pub(super) fn head(&self, said: &Said) -> BTreeSet<String> {
        let content = content(said);
        let words = content.split([',', ';', '—', '–', '…', '"', '“']);
        let first = words.map(str::trim).find(|words| !words.is_empty()).unwrap_or_default();
        let words: Vec<&str> = first.split_whitespace().take(HEAD).collect();
        stems(&words.join(" ")).into_iter().collect()
    }

    /// Says whether a statement has one of some stems that tells of a matter.
    pub(super) fn tells(&self, stems: &[String], said: &Said) -> bool {
        let own = self.stems.get(said.id);
        own.is_some_and(|own| {
            stems
                .iter()
                .any(|stem| own.contains(stem) && !self.names.contains(stem))
        })
    }

    /// Counts the stems of a denial that stand in one sentence of another statement: 0 if none of them tells of a matter.
    ///
    /// To name somebody is to say nothing of a matter yet; `is_rare` counts only what few statements have.
    pub(super) fn in_one_sentence(&self, head: &BTreeSet<String>, said: &Said, is_rare: bool) -> usize {
        // Most share nothing, which their stems tell at once.
        let Some(own) = self.stems.get(said.id) else { return 0 };
        if own.intersection(head).nth(1).is_none() {
            return 0;
        }
        let rare = |stem: &String| self.counts.get(stem).is_some_and(|count| *count <= self.rare);
        let content = content(said);
        let sentences = content.split_inclusive(['.', '?', '!']);
        // Who says that it is not so says nothing else than the denial.
        let affirming = sentences.filter(|sentence| !is_negated(sentence));
        let shared = affirming.map(|sentence| {
            let sentence: BTreeSet<String> = stems(sentence).into_iter().collect();
            let shared = head
                .intersection(&sentence)
                .filter(|stem| !is_rare || rare(stem) || self.names.contains(*stem));
            let shared: Vec<&String> = shared.collect();
            match shared.iter().any(|stem| !self.names.contains(*stem)) {
                true => shared.len(),
                false => 0,
            }
        });
        shared.max().unwrap_or_default()
    }
}

/// Says whether a sentence says of something that it is not so.
fn is_negated(sentence: &str) -> bool {
    let folded = fold(sentence);
    folded.split(' ').any(|word| NEGATIONS.contains(&word))
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
