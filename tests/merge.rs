//! Step 12: the union of graphs is the same in any order, in any grouping and any number of times, byte for byte.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/folder.rs"]
mod folder;
#[path = "support/written.rs"]
mod written;

use demarche::export::jsonld;
use demarche::graph::EventGraph;
use folder::Folder;
use proptest::prelude::*;
use std::sync::LazyLock;
use written::{ARTICLES, graph_of, knowledge};

fn bytes(graph: &EventGraph) -> Vec<u8> {
    jsonld::write(graph, &knowledge().ontology).unwrap()
}

/// A graph as it comes back from its file.
fn kept(graph: &EventGraph) -> EventGraph {
    jsonld::read("part.jsonld", &bytes(graph)).unwrap()
}

fn union(parts: impl IntoIterator<Item = EventGraph>) -> EventGraph {
    let mut union = EventGraph::default();
    for part in parts {
        union.merge(part);
    }
    union
}

/// The graph of all articles, as it is written.
fn whole() -> &'static [u8] {
    static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| bytes(&graph_of(&(0..ARTICLES).collect::<Vec<_>>())));
    &WHOLE
}

/// The articles in some order, cut into three parts that may be empty.
fn any_split() -> impl Strategy<Value = [Vec<usize>; 3]> {
    let order = Just((0..ARTICLES).collect::<Vec<_>>()).prop_shuffle();
    (order, 0..=ARTICLES, 0..=ARTICLES).prop_map(|(order, one, other)| {
        let (first, second) = (one.min(other), one.max(other));
        [&order[..first], &order[first..second], &order[second..]].map(<[usize]>::to_vec)
    })
}

/// Three parts that may share articles and need not hold all.
fn any_parts() -> impl Strategy<Value = [Vec<usize>; 3]> {
    let part = || prop::collection::vec(0..ARTICLES, 0..40);
    (part(), part(), part()).prop_map(|(a, b, c)| [a, b, c])
}

#[test]
fn the_articles_say_enough_to_be_worth_merging() {
    let graph = graph_of(&(0..ARTICLES).collect::<Vec<_>>());
    assert!(graph.statements().len() > ARTICLES, "{}", graph.statements().len());
    let shared = graph
        .relations()
        .into_iter()
        .filter(|(_, edge, _)| edge.evidence.len() > 1);
    assert!(shared.count() > 20);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_union_of_any_split_is_the_whole(split in any_split()) {
        let [a, b, c] = split.map(|part| kept(&graph_of(&part)));
        let left = union([union([a.clone(), b.clone()]), c.clone()]);
        prop_assert!(bytes(&left) == whole());
        let right = union([a.clone(), kept(&union([b.clone(), c.clone()]))]);
        prop_assert!(bytes(&right) == whole());
        prop_assert!(bytes(&union([c, b, a])) == whole());
    }

    #[test]
    fn parts_that_overlap_merge_as_sets_do(parts in any_parts()) {
        let [a, b, c] = parts.map(|part| graph_of(&part));
        let (empty, ab) = (EventGraph::default(), union([a.clone(), b.clone()]));
        prop_assert_eq!(bytes(&union([a.clone(), a.clone()])), bytes(&a));
        prop_assert_eq!(bytes(&union([a.clone(), empty])), bytes(&a));
        prop_assert_eq!(bytes(&union([b.clone(), a.clone()])), bytes(&ab));
        prop_assert_eq!(bytes(&union([ab.clone(), a.clone(), b.clone()])), bytes(&ab));
        let left = union([ab, c.clone()]);
        prop_assert_eq!(bytes(&union([a, union([b, c])])), bytes(&left));
    }
}

#[test]
fn the_command_writes_the_union() {
    let folder = Folder::new("merge");
    let parts = [(0..90), (90..200), (150..ARTICLES)];
    for (name, places) in ["a.jsonld", "b.jsonld", "c.jsonld"].into_iter().zip(parts) {
        folder.write(name, &bytes(&graph_of(&places.collect::<Vec<_>>())));
    }
    let ran = folder.run(
        &[
            "merge",
            "c.jsonld",
            "a.jsonld",
            "b.jsonld",
            "a.jsonld",
            "-o",
            "new/all.jsonld",
        ],
        "",
    );
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""));
    assert!(std::fs::read(folder.0.join("new/all.jsonld")).unwrap() == whole());
    let ran = folder.run(&["merge", "b.jsonld", "a.jsonld"], "");
    folder.write("ab.jsonld", &ran.out);
    let ran = folder.run(&["merge", "c.jsonld", "ab.jsonld"], "");
    assert!(ran.out.as_bytes() == whole());
}

#[test]
fn nothing_is_written_where_no_graph_could_be_read() {
    let folder = Folder::new("merge-nothing");
    folder.write("bad.jsonld", "{\"@graph\": 1}");
    let ran = folder.run(&["merge", "bad.jsonld", "-o", "all.jsonld"], "");
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.err.ends_with("error: nothing was read, so nothing is written\n"),
        "{}",
        ran.err
    );
    assert_eq!(folder.names("."), ["bad.jsonld"]);
}

#[test]
fn a_graph_that_was_edited_by_hand_is_merged_with_a_warning() {
    let folder = Folder::new("merge-edited");
    let graph = String::from_utf8(bytes(&graph_of(&[0]))).unwrap();
    folder.write(
        "a.jsonld",
        &graph.replacen("\"act\":\"state\"", "\"act\":\"accuse\"", 1),
    );
    let ran = folder.run(&["merge", "a.jsonld", "-o", "b.jsonld"], "");
    assert_eq!((ran.code, ran.err.lines().count()), (Some(0), 1), "{}", ran.err);
    let warned = ran.err.starts_with("warning: article/report-0/statement/");
    assert!(
        warned
            && ran
                .err
                .ends_with(": its digest does not fit its fields: it was edited\n"),
        "{}",
        ran.err
    );
}
