//! Statements that several articles print: which are one, who printed them first, and that they count once.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests
#![allow(clippy::print_stdout)] // figures

#[path = "support/copies.rs"]
mod copies;
#[path = "support/folder.rs"]
mod folder;

use copies::{Case, cases};
use demarche::graph::{EventGraph, NodeId};
use demarche::publication::{find_publications, fold_copies};
use folder::Folder;
use std::collections::BTreeSet;

/// Of the pairs that are taken for one statement so many have to be one, and of those that are one so many be found.
const PRECISION: f64 = 0.98;
const RECALL: f64 = 0.9;

/// Two statements of different articles.
type Pair = (NodeId, NodeId);

/// Gives each two of a group.
fn pairs(group: &[&NodeId]) -> BTreeSet<Pair> {
    let mut pairs = BTreeSet::new();
    for (place, one) in group.iter().enumerate() {
        for other in &group[place + 1..] {
            let (first, last) = if one < other { (one, other) } else { (other, one) };
            pairs.insert(((*first).clone(), (*last).clone()));
        }
    }
    pairs
}

fn found_pairs(graph: &EventGraph) -> BTreeSet<Pair> {
    let ids: Vec<&NodeId> = graph.statements().into_iter().map(|(id, _)| id).collect();
    let groups = find_publications(graph, &ids);
    let of = |members: Vec<usize>| pairs(&members.into_iter().map(|member| ids[member]).collect::<Vec<_>>());
    groups.into_iter().flat_map(of).collect()
}

#[test]
fn copies_are_found_and_what_looks_like_one_is_left_alone() {
    let mut failures = Vec::new();
    let (mut right, mut wrong, mut missed, mut clusters) = (0, 0, 0, 0);
    for case in cases() {
        let graph = case.graph();
        let mut expected = BTreeSet::new();
        for group in &case.same {
            let members: Vec<NodeId> = group.iter().filter_map(|key| case.statement(&graph, key)).collect();
            if members.len() < group.len() {
                failures.push(format!("{}: not every statement of {group:?} is read", case.id));
            }
            clusters += 1;
            expected.extend(pairs(&members.iter().collect::<Vec<_>>()));
        }
        let found = found_pairs(&graph);
        right += found.intersection(&expected).count();
        for (one, other) in found.difference(&expected) {
            wrong += 1;
            println!("wrong   {}: {one} {other}", case.id);
        }
        for (one, other) in expected.difference(&found) {
            missed += 1;
            println!("missed  {}: {one} {other}", case.id);
        }
    }
    let share = |others: usize| f64::from(right as u32) / f64::from((right + others) as u32);
    let (precision, recall) = (share(wrong), share(missed));
    println!("{clusters} clusters, {right} pairs right, {wrong} wrong, {missed} missed");
    println!("precision {precision:.3}, recall {recall:.3}");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(
        precision >= PRECISION && recall >= RECALL,
        "precision {precision:.3}, recall {recall:.3}"
    );
}

#[test]
fn which_are_copies_does_not_hang_on_the_order_nor_on_what_else_was_read() {
    let cases: Vec<Case> = cases();
    let (mut whole, mut turned) = (EventGraph::default(), EventGraph::default());
    cases.iter().for_each(|case| whole.merge(case.graph()));
    for case in cases.iter().rev() {
        turned.merge(case.graph());
        turned.merge(case.graph());
    }
    assert!(found_pairs(&whole) == found_pairs(&turned));
    let alone: BTreeSet<Pair> = cases.iter().flat_map(|case| found_pairs(&case.graph())).collect();
    assert!(found_pairs(&whole) == alone);
    // Folded, nothing is left to fold, and nothing is lost but the copies.
    let folded = fold_copies(&whole).unwrap();
    assert!(found_pairs(&folded).is_empty());
    assert_eq!(folded.articles().count(), whole.articles().count());
}

#[test]
fn what_several_papers_print_counts_once() {
    let folder = Folder::new("copies");
    let article = |id: &str, publisher: &str, day: &str, rest: &str| {
        let text = format!(
            "Chinese Foreign Minister Wang Yi said on Monday that the new port would lower freight costs for both countries{rest}."
        );
        serde_json::json!({"id": id, "publisher": publisher, "published": day, "text": text}).to_string()
    };
    let lines = [
        article("b", "The Daily", "2024-04-09", ""),
        article(
            "a",
            "Wire One",
            "2024-04-08",
            ", a plan that the harbour towns have long wanted",
        ),
        article("c", "Morning Post", "2024-04-10", ""),
        article("d", "The Daily", "2024-06-11", ""),
    ];
    folder.write("wire.ndjson", &lines.join("\n"));
    let run = |words: &[&str]| {
        let ran = folder.run(words, "");
        assert_eq!(ran.code, Some(0), "{words:?}: {}", ran.err);
        ran.out
    };
    let said = run(&["said", "wire.ndjson", "--format", "csv"]);
    assert_eq!(said.lines().count(), 3, "{said}");
    let shown = run(&["said", "wire.ndjson", "--format", "json"]);
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let printed = shown["rows"][0]["printed"].as_array().unwrap();
    let by: Vec<&str> = printed
        .iter()
        .filter_map(|one| one["article"]["publisher"].as_str())
        .collect();
    assert_eq!(by, ["Wire One", "The Daily", "Morning Post"]);
    assert_eq!(shown["rows"][0]["first_printed_known"], true);
    assert_eq!(
        shown["notes"][0],
        "2 copies in other articles count once; --copies shows them"
    );
    let copies = run(&["said", "wire.ndjson", "--format", "json", "--copies"]);
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&copies).unwrap()["rows"]
            .as_array()
            .unwrap()
            .len(),
        4
    );
    let table = run(&["said", "wire.ndjson", "--format", "md"]);
    assert!(table.contains("Wire One, 2024-04-08, first of 3"), "{table}");
    let count = run(&["said", "wire.ndjson", "--count", "outlet", "--format", "csv"]);
    assert!(
        count.contains("The Daily,2\n") && count.contains("Wire One,1\n"),
        "{count}"
    );
    let timeline = run(&["timeline", "wire.ndjson", "--only", "statements", "--format", "ndjson"]);
    assert_eq!(timeline.lines().count(), 2, "{timeline}");
    let dna = |more: &[&str]| {
        let words = [&["export", "wire.ndjson", "--format", "dna"], more].concat();
        run(&words).lines().count()
    };
    assert!(dna(&[]) < dna(&["--copies"]));
    // Graphs are kept whole.
    let whole = run(&["export", "wire.ndjson", "--format", "jsonld"]);
    assert_eq!(whole, run(&["merge", "wire.ndjson"]));
}
