//! Which links lie near somebody, and which between two.

use super::Linked;
use crate::graph::{NodeId, QuotedEvidence, RelationEdge};
use crate::timex::Interval;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::VecDeque;

/// A relation or a statement as a link between entities.
pub(super) struct Link<'a> {
    /// Who is linked to whom by it.
    pub(super) pairs: Vec<(&'a NodeId, &'a NodeId)>,
    /// All who take part.
    pub(super) ends: Vec<&'a NodeId>,
    /// When it was said, happened or holds.
    pub(super) days: Option<Interval>,
    /// The relation with its actor and recipient, if it is one.
    pub(super) relation: Option<(&'a NodeId, &'a RelationEdge, &'a NodeId)>,
    /// The evidence of the relation that counts.
    pub(super) evidence: Vec<&'a QuotedEvidence>,
    /// The statement, if it is one.
    pub(super) told: Option<&'a NodeId>,
}

/// Keeps the links that lead from somebody to whoever is at most so many links away, and gives all of them.
///
/// A statement leads from who says it to each whom it is about, and not from one of those to another.
pub(super) fn near<'a>(links: Vec<Link<'a>>, focus: &FxHashSet<NodeId>, depth: usize) -> Linked<'a> {
    let ends = links.iter().flat_map(|link| link.ends.iter().copied());
    let mut reached: FxHashSet<&NodeId> = ends.filter(|end| focus.contains(*end)).collect();
    let mut near = Vec::new();
    let mut rest = links;
    for _ in 0..depth {
        let (touching, others): (Vec<_>, Vec<_>) = rest
            .into_iter()
            .partition(|link| link.ends.iter().any(|end| reached.contains(*end)));
        rest = others;
        near.extend(touching);
        let pairs = near.iter().flat_map(|link: &Link<'_>| link.pairs.iter());
        let next = pairs.filter(|(one, other)| reached.contains(*one) || reached.contains(*other));
        let next: Vec<&NodeId> = next.flat_map(|(one, other)| [*one, *other]).collect();
        let before = reached.len();
        reached.extend(next);
        if reached.len() == before {
            break;
        }
    }
    (near, reached)
}

/// Keeps the links between one and the other, and those of the shortest chains that lead through others; gives all on
/// the way as well.
pub(super) fn between<'a>(links: Vec<Link<'a>>, one: &FxHashSet<NodeId>, other: &FxHashSet<NodeId>) -> Linked<'a> {
    let is_direct = |(from, to): &(&NodeId, &NodeId)| {
        one.contains(*from) && other.contains(*to) || other.contains(*from) && one.contains(*to)
    };
    let mut next: FxHashMap<&NodeId, Vec<&NodeId>> = FxHashMap::default();
    for pair in links
        .iter()
        .flat_map(|link| &link.pairs)
        .filter(|pair| !is_direct(pair))
    {
        next.entry(pair.0).or_default().push(pair.1);
        next.entry(pair.1).or_default().push(pair.0);
    }
    let (from, to) = (distances(&next, one), distances(&next, other));
    let shortest = from
        .iter()
        .filter(|(node, _)| other.contains(**node))
        .map(|(_, far)| *far)
        .min();
    let is_on_the_way = |(one, other): &(&NodeId, &NodeId)| {
        let length = |start: &NodeId, end: &NodeId| Some(from.get(start)? + 1 + to.get(end)?);
        shortest.is_some() && (length(one, other) == shortest || length(other, one) == shortest)
    };
    let is_kept = |pair: &(&'a NodeId, &'a NodeId)| is_direct(pair) || is_on_the_way(pair);
    let mut links = links;
    links.retain(|link| link.pairs.iter().any(is_kept));
    let pairs = links.iter().flat_map(|link| &link.pairs).filter(|pair| is_kept(pair));
    let ends = pairs.flat_map(|(one, other)| [*one, *other]).collect();
    (links, ends)
}

/// Counts the links from some nodes to all that they lead to.
fn distances<'a>(
    next: &FxHashMap<&'a NodeId, Vec<&'a NodeId>>,
    from: &FxHashSet<NodeId>,
) -> FxHashMap<&'a NodeId, u32> {
    let starts = next.keys().copied().filter(|node| from.contains(*node));
    let mut distances: FxHashMap<&NodeId, u32> = starts.map(|node| (node, 0)).collect();
    let mut waiting: VecDeque<&NodeId> = distances.keys().copied().collect();
    while let Some(node) = waiting.pop_front() {
        let far = distances.get(node).copied().unwrap_or_default();
        for &other in next.get(node).into_iter().flatten() {
            if !distances.contains_key(other) {
                distances.insert(other, far + 1);
                waiting.push_back(other);
            }
        }
    }
    distances
}
