//! Diagrams of more than anybody takes in → the most connected of them, with one line between two and how much it is.

use super::{Diagram, Dot, Line, LineSort};
use crate::export::naming::nameless;
use crate::graph::{NodeId, grouped};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// So many entities a picture has where nobody asks for more.
pub const CLEAR: usize = 50;

/// For each entity so many lines, the strongest first: more of them hide each other.
const LINES: f64 = 1.8;

/// What is not in an overview.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::export) struct LeftOut {
    /// How many entities there are.
    pub(super) of: usize,
    /// Of them those that are only spoken of in common words: `we`, `officials`.
    pub(super) nameless: usize,
    /// How many lines between those that are drawn.
    pub(super) lines: usize,
}

impl LeftOut {
    /// Gives how many entities there are.
    pub(super) fn of(self) -> usize {
        self.of
    }

    /// Says how much of all is drawn.
    pub(super) fn shown(self, drawn: usize) -> Option<String> {
        (drawn < self.of).then(|| {
            format!(
                "the {drawn} with links to the most others, of {} with any",
                grouped(self.of)
            )
        })
    }

    /// Says what else is not drawn.
    pub(super) fn hidden(self) -> Option<String> {
        let mut parts = Vec::new();
        if self.lines > 0 {
            let lines = if self.lines == 1 { "line" } else { "lines" };
            parts.push(format!("{} weaker {lines} between them", grouped(self.lines)));
        }
        if self.nameless > 0 {
            parts.push(format!("{} without a name, as “officials”", grouped(self.nameless)));
        }
        (!parts.is_empty()).then(|| format!("not drawn: {}", parts.join("; ")))
    }
}

/// All between two.
struct Bond {
    count: usize,
    details: Vec<String>,
    quotes: Vec<String>,
}

impl<'a> Diagram<'a> {
    /// Keeps those with links to the most others, and `kept` in any case; all between two of them becomes one line.
    ///
    /// Whoever is called by no name is not among them: "official" and "we" are others in every article.
    pub(super) fn overview(mut self, most: usize, kept: &FxHashSet<NodeId>) -> Self {
        let nameless = nameless(self.dots.iter().map(|dot| (dot.id, dot.entity.label.as_str())));
        let is_named = |place: usize| {
            let id = self.dots[place].id;
            !nameless.contains(id) || kept.contains(id)
        };
        let mut pairs: BTreeMap<(usize, usize), Bond> = BTreeMap::new();
        for line in std::mem::take(&mut self.lines) {
            if line.from != line.to && is_named(line.from) && is_named(line.to) {
                add(&mut pairs, line);
            }
        }
        let mut others = vec![0_usize; self.dots.len()];
        let mut counts = vec![0_usize; self.dots.len()];
        for (&(one, other), pair) in &pairs {
            for end in [one, other] {
                others[end] += 1;
                counts[end] += pair.count;
            }
        }
        let mut ranked: Vec<usize> = (0..self.dots.len()).filter(|&place| others[place] > 0).collect();
        ranked.sort_by_key(|&place| {
            let is_kept = kept.contains(self.dots[place].id);
            (Reverse(is_kept), Reverse(others[place]), Reverse(counts[place]), place)
        });
        ranked.truncate(most);
        let chosen: FxHashSet<usize> = ranked.into_iter().collect();
        pairs.retain(|(one, other), _| chosen.contains(one) && chosen.contains(other));
        let between = pairs.len();
        let strongest = strongest(&pairs, (chosen.len() as f64 * LINES) as usize);
        pairs.retain(|ends, _| strongest.contains(ends));
        self.left_out = Some(LeftOut {
            of: self.dots.len(),
            nameless: nameless.len(),
            lines: between - pairs.len(),
        });
        self.take(pairs)
    }

    /// Takes these lines with their ends.
    fn take(mut self, pairs: BTreeMap<(usize, usize), Bond>) -> Self {
        let drawn: FxHashSet<usize> = pairs.keys().flat_map(|&(one, other)| [one, other]).collect();
        let mut places = FxHashMap::default();
        let mut dots = Vec::new();
        for (place, dot) in std::mem::take(&mut self.dots).into_iter().enumerate() {
            if drawn.contains(&place) {
                places.insert(place, dots.len());
                dots.push(Dot { degree: 0, ..dot });
            }
        }
        for ((one, other), pair) in pairs {
            let (Some(&from), Some(&to)) = (places.get(&one), places.get(&other)) else {
                continue;
            };
            dots[from].degree += 1;
            dots[to].degree += 1;
            self.lines.push(Line {
                from,
                to,
                sort: LineSort::All,
                is_directed: false,
                count: pair.count,
                label: vec![pair.count.to_string()],
                details: pair.details,
                quotes: pair.quotes,
            });
        }
        self.dots = dots;
        self
    }
}

fn add(pairs: &mut BTreeMap<(usize, usize), Bond>, line: Line) {
    let pair = pairs
        .entry((line.from.min(line.to), line.from.max(line.to)))
        .or_insert_with(|| Bond {
            count: 0,
            details: Vec::new(),
            quotes: Vec::new(),
        });
    pair.count += line.count;
    let arrow = if line.from < line.to { "→" } else { "←" };
    pair.details
        .extend(line.label.into_iter().map(|label| format!("{arrow} {label}")));
    pair.quotes.extend(line.quotes);
}

/// Gives the pairs with the most between them, but first those that hold together what is connected.
fn strongest(pairs: &BTreeMap<(usize, usize), Bond>, most: usize) -> FxHashSet<(usize, usize)> {
    let mut ranked: Vec<(&(usize, usize), &Bond)> = pairs.iter().collect();
    ranked.sort_by_key(|(ends, pair)| (Reverse(pair.count), **ends));
    // A maximum spanning forest, after Kruskal: each knows who leads the part that it is in.
    let mut leaders: FxHashMap<usize, usize> = FxHashMap::default();
    let mut strongest = FxHashSet::default();
    for (ends, _) in &ranked {
        let (one, other) = (leader(&leaders, ends.0), leader(&leaders, ends.1));
        if one != other {
            leaders.insert(one, other);
            strongest.insert(**ends);
        }
    }
    for (ends, _) in ranked {
        if strongest.len() >= most {
            break;
        }
        strongest.insert(*ends);
    }
    strongest
}

fn leader(leaders: &FxHashMap<usize, usize>, of: usize) -> usize {
    let mut leader = of;
    while let Some(&next) = leaders.get(&leader) {
        leader = next;
    }
    leader
}
