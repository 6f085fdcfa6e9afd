//! Names as people type them → nodes of the graph, or whoever comes near.

use crate::graph::{NodeId, fold, stems};
use crate::knowledge::Knowledge;
use crate::lookup::find_meaning;
use crate::query::{Known, View};
use rustc_hash::FxHashSet;

/// How many names that come near are told.
const NEAR: usize = 3;

/// So alike a name must be to come near, from 0 to 1.
const ALIKE: f64 = 0.82;

/// Who is meant by a name.
#[derive(Debug, Default)]
pub(super) struct FoundParty {
    /// Nodes of the graph.
    pub(super) nodes: FxHashSet<NodeId>,
    /// Whom the gazetteer knows by the name although the graph has none of them, as id and label.
    pub(super) elsewhere: Vec<(String, String)>,
}

/// Looks names up.
pub(super) struct PartyFinder<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) knowledge: &'a Knowledge,
}

impl PartyFinder<'_> {
    /// Finds who goes by a name: by its id, by the gazetteer, by whole names in the graph, or by a part of one.
    ///
    /// `fits` says who can be meant: of Tokyo the city and Tokyo the government only the latter speaks. Where nobody
    /// fits, all others count.
    pub(super) fn find(&self, name: &str, fits: impl Fn(&NodeId) -> bool) -> FoundParty {
        let asked = fold(name);
        let known = known(name, self.knowledge);
        let in_graph = |node: &NodeId| self.view.graph.node(node).is_some();
        let ids = known.iter().map(|(id, _)| NodeId::entity(&id.as_str().into()));
        let by_gazetteer = ids.filter(in_graph);
        let is_id = |known: &&Known| {
            let id = known.id.as_str();
            id == name || id.strip_prefix("entity/").is_some_and(|id| id == name)
        };
        let mut nodes: FxHashSet<NodeId> = self
            .view
            .entities
            .iter()
            .filter(is_id)
            .map(|known| known.id.clone())
            .collect();
        if nodes.is_empty() {
            nodes = by_gazetteer.chain(self.named(|name| *name == asked)).collect();
        }
        if !nodes.iter().any(&fits) {
            nodes.extend(self.named(|name| name.contains(&asked)));
        }
        if nodes.iter().any(&fits) {
            nodes.retain(fits);
        }
        let elsewhere = if nodes.is_empty() { known } else { Vec::new() };
        FoundParty { nodes, elsewhere }
    }

    /// Gives the nodes of the graph that have such a name, folded.
    fn named(&self, fits: impl Fn(&String) -> bool) -> impl Iterator<Item = NodeId> {
        let known = self
            .view
            .entities
            .iter()
            .filter(move |known| known.names.iter().any(&fits));
        known.map(|known| known.id.clone())
    }

    /// Gives the names that come near: of the graph before those of the gazetteer, the nearest first.
    pub(super) fn near(&self, name: &str) -> Vec<String> {
        let asked = fold(name);
        let alike = |label: &str| alike(asked.trim(), label);
        let graph = self.view.entities.iter().map(|known| known.entity.label.as_str());
        let beside = self.view.whole.iter().flat_map(|whole| &whole.labels);
        let graph = graph.chain(beside.map(String::as_str)).map(|label| (0, label));
        let gazetteer = self
            .knowledge
            .gazetteer
            .entities()
            .iter()
            .map(|entity| (1, entity.label.as_str()));
        let mut near: Vec<(f64, i32, &str)> = graph
            .chain(gazetteer)
            .map(|(rank, label)| (alike(label), rank, label))
            .filter(|(alike, ..)| *alike >= ALIKE)
            .collect();
        near.sort_by(|one, other| {
            (one.1.cmp(&other.1))
                .then(other.0.total_cmp(&one.0))
                .then(one.2.cmp(other.2))
        });
        let mut labels: Vec<String> = Vec::new();
        for (_, _, label) in near {
            if labels.len() < NEAR && !labels.iter().any(|known| known == label) {
                labels.push(label.to_owned());
            }
        }
        labels
    }
}

/// Says whether a label comes near to a name.
pub fn is_near(name: &str, label: &str) -> bool {
    alike(fold(name).trim(), label) >= ALIKE
}

/// Gives how alike a label, or a word of it, is to a folded name: from 0 to 1, and 0 for one that shares few letters.
fn alike(asked: &str, label: &str) -> f64 {
    let folded = fold(label);
    let parts = std::iter::once(folded.trim()).chain(folded.split(' '));
    let near = parts.filter(|part| share_letters(asked, part));
    near.map(|part| strsim::jaro_winkler(asked, part)).fold(0.0, f64::max)
}

/// Says whether two words share so many letters, wherever they stand, that they can be alike.
///
/// Without a beginning in common the likeness of Jaro and Winkler is at most a third of the shares of both and of one.
fn share_letters(one: &str, other: &str) -> bool {
    if !one.is_ascii() || !other.is_ascii() {
        return true;
    }
    let mut counts = [0_i32; 128];
    one.bytes().for_each(|letter| counts[usize::from(letter)] += 1);
    let mut shared = 0;
    for letter in other.bytes() {
        let left = &mut counts[usize::from(letter)];
        shared += i32::from(*left > 0);
        *left -= 1;
    }
    let share = |length: usize| f64::from(shared) / length.max(1) as f64;
    let most = (share(one.len()) + share(other.len()) + 1.0) / 3.0;
    // Four letters at the beginning that are the same make up for four tenths of what lacks.
    let same = one
        .bytes()
        .zip(other.bytes())
        .take(4)
        .take_while(|(one, other)| one == other);
    most + same.count() as f64 * 0.1 * (1.0 - most) >= ALIKE
}

/// Gives those whom the gazetteer knows by a name, or by a title with its state, as id and label.
pub(super) fn known(name: &str, knowledge: &Knowledge) -> Vec<(String, String)> {
    let lookup = find_meaning(name, None, knowledge);
    let named = lookup.names.iter().map(|found| &found.entity);
    let read = lookup.readings.iter().filter(|reading| !reading.open);
    // "the Japanese prime minister" as a whole, but not only the "Japan" in other words.
    let whole = read.filter(|reading| stems(&reading.words) == stems(name));
    let mut known: Vec<(String, String)> = named
        .chain(whole.flat_map(|reading| &reading.entities))
        .map(|entity| (entity.entity.to_string(), entity.label.clone()))
        .collect();
    known.sort();
    known.dedup();
    known
}
