//! What one graph says that another does not, in the words in which it is told.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/folder.rs"]
mod folder;
mod support;
#[path = "support/written.rs"]
mod written;

use demarche::article::Article;
use demarche::evidence::TimeRelation;
use demarche::export::jsonld;
use demarche::graph::{EventGraph, build_graph};
use demarche::ontology::Polarity;
use demarche::query::diff::{Diff, find_differences};
use demarche::relation::Relation;
use demarche::statement::Statement;
use folder::{Folder, undated};
use proptest::prelude::*;
use support::{dated, extraction, moment, party, relation, statement};
use written::{ARTICLES, graph_of, knowledge};

const TEXT: &str = "Putin said that Russia controls the islands. Kishida said that this is wrong.";

fn graph(id: &str, text: &str, statements: Vec<Statement>, relations: Vec<Relation>) -> EventGraph {
    let mut article = Article::from_text(id, text, "2024-06-06".parse().ok());
    article.publisher = Some("NHK".to_owned());
    let extraction = extraction(&article, knowledge(), statements, relations);
    build_graph(&article, &extraction, knowledge())
}

fn said() -> Statement {
    statement(TEXT, "s", "person/vladimir-putin", "Russia controls the islands")
}

fn controls(polarity: Polarity, voices: &[&str]) -> Relation {
    let mut relation = relation(
        TEXT,
        "state/ru",
        "controls",
        "territory/x",
        "Russia controls the islands",
    );
    relation.evidence.voices = voices.iter().map(|voice| party(voice)).collect();
    Relation { polarity, ..relation }
}

fn lines(diff: &Diff) -> Vec<String> {
    diff.to_text().lines().map(str::to_owned).collect()
}

/// Tells what changed where one statement became another.
fn changed(before: Statement, after: Statement) -> Vec<String> {
    let [before, after] = [before, after].map(|statement| graph("a", TEXT, vec![statement], Vec::new()));
    lines(&find_differences(&before, &after))
}

#[test]
fn new_things_are_grouped_and_told_in_one_line_each() {
    let mut first = dated(said(), "2024-06-05");
    first.addressee = Some(party("NHK"));
    let mut denied = statement(TEXT, "t", "person/fumio-kishida", "this is wrong");
    denied.polarity = Polarity::Denied;
    denied.co_speakers = vec![party("a diplomat")];
    let relations = vec![
        controls(Polarity::Affirmed, &[]),
        controls(Polarity::Affirmed, &["person/vladimir-putin", "a diplomat"]),
        controls(Polarity::Denied, &["person/fumio-kishida"]),
    ];
    let after = graph("a", TEXT, vec![first, denied], relations);
    let expected = [
        "1 new article:",
        "  new: 2024-06-06 NHK: \"a\"",
        "",
        "2 new statements:",
        "  new: 2024-06-05 Vladimir Putin, state, to NHK: \"Russia controls the islands\"",
        "  new: Fumio Kishida, a diplomat, state, denied: \"this is wrong\"",
        "",
        "1 new fact:",
        "  new: Russia controls territory/x (NHK, 2024-06-06)",
        "",
        "2 new claims:",
        "  new: Russia controls territory/x, says Vladimir Putin, citing a diplomat (NHK, 2024-06-06)",
        "  new: Russia controls territory/x, denied, says Fumio Kishida (NHK, 2024-06-06)",
        "",
        "1 new contradiction:",
        "  new: Russia controls territory/x: affirmed by NHK, 2024-06-06; Vladimir Putin, citing a diplomat; denied by \
         Fumio Kishida",
    ];
    assert_eq!(lines(&find_differences(&EventGraph::default(), &after)), expected);
    let gone = find_differences(&after, &EventGraph::default());
    let expected: Vec<String> = expected[..13].iter().map(|line| line.replace("new", "gone")).collect();
    assert_eq!(lines(&gone), expected);
}

#[test]
fn what_changed_of_a_statement_is_told_by_name() {
    let head = "1 changed statement:";
    let line = "  2024-06 Vladimir Putin, state: \"Russia controls the islands\"";
    let before = || dated(said(), "2024-06");
    let change = |after: Statement| {
        let lines = changed(before(), after);
        assert_eq!(lines[..2], [head, line]);
        lines[2..].to_vec()
    };
    let other = Statement {
        speaker: party("state/jp"),
        ..before()
    };
    assert_eq!(change(other), ["    speaker changed: Vladimir Putin → Japan"]);
    assert_eq!(
        change(dated(said(), "2024-06-05")),
        ["    date narrowed: 2024-06 → 2024-06-05"]
    );
    assert_eq!(change(dated(said(), "2024")), ["    date widened: 2024-06 → 2024"]);
    assert_eq!(
        change(dated(said(), "2024-07-01")),
        ["    date changed: 2024-06 → 2024-07-01"]
    );
    assert_eq!(change(said()), ["    date removed: 2024-06"]);
    let mut since = before();
    since.said.as_mut().unwrap().when.relation = TimeRelation::Since;
    assert_eq!(change(since), ["    date changed: 2024-06 → since 2024-06"]);
    let mut known = before();
    known.said.as_mut().unwrap().rule = "month-written".into();
    assert_eq!(
        change(known),
        [
            "    date known otherwise: 2024-06 (weekday-past, by \"said\" at 6..10, from publication) → 2024-06 \
          (month-written, by \"said\" at 6..10, from publication)"
        ]
    );
    let accuse = Statement {
        act: "accuse".into(),
        about: vec![party("state/jp"), party("state/ru")],
        addressee: Some(party("a diplomat")),
        ..before()
    };
    assert_eq!(
        change(accuse),
        [
            "    addressee added: a diplomat",
            "    act changed: state → accuse",
            "    about added: Japan",
            "    about added: Russia",
        ]
    );
    let shorter = Statement {
        id: "other".to_owned(),
        content: vec![support::span(TEXT, "Russia controls")],
        ..before()
    };
    assert_eq!(
        change(shorter),
        ["    content changed: `Russia controls the islands` at 16..43 → `Russia controls` at 16..31"]
    );
}

#[test]
fn the_same_words_in_a_text_that_was_changed_before_them_are_moved() {
    let text = format!("Corrected. {TEXT}");
    let moved = statement(&text, "other", "person/vladimir-putin", "Russia controls the islands");
    let claim = |text| {
        relation(
            text,
            "state/ru",
            "controls",
            "territory/x",
            "Russia controls the islands",
        )
    };
    let before = graph("a", TEXT, vec![said()], vec![claim(TEXT)]);
    let after = graph("a", &text, vec![moved], vec![claim(&text)]);
    let lines = lines(&find_differences(&before, &after));
    assert_eq!(lines[..2], ["1 changed article:", "  a (article/a)"]);
    assert!(lines[2].starts_with("    text changed: "), "{lines:?}");
    assert_eq!(
        lines[3..],
        [
            "",
            "1 changed statement:",
            "  Vladimir Putin, state: \"Russia controls the islands\"",
            "    place moved: 6 → 17",
        ]
    );
}

#[test]
fn what_one_voice_says_of_two_times_is_no_contradiction() {
    let at = |relation: Relation, when| Relation {
        happened: Some(moment(relation.trigger, when)),
        ..relation
    };
    let (putin, kishida) = (&["person/vladimir-putin"][..], &["person/fumio-kishida"][..]);
    for (affirmed, denied, found) in [
        (
            controls(Polarity::Affirmed, putin),
            controls(Polarity::Denied, kishida),
            1,
        ),
        (
            controls(Polarity::Affirmed, putin),
            controls(Polarity::Denied, putin),
            0,
        ),
        (
            at(controls(Polarity::Affirmed, putin), "2018"),
            at(controls(Polarity::Denied, kishida), "2018-05"),
            1,
        ),
        (
            at(controls(Polarity::Affirmed, putin), "2018"),
            at(controls(Polarity::Denied, kishida), "2019"),
            0,
        ),
        (controls(Polarity::Affirmed, &[]), controls(Polarity::Denied, &[]), 0),
    ] {
        let before = graph("a", TEXT, Vec::new(), vec![affirmed.clone()]);
        let after = graph("a", TEXT, Vec::new(), vec![affirmed, denied]);
        let contradictions = find_differences(&before, &after).new_contradictions;
        assert_eq!(contradictions.len(), found, "{contradictions:?}");
        assert_eq!(find_differences(&after, &after).new_contradictions, []);
    }
}

fn any_places() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0..ARTICLES, 0..30)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_graph_does_not_differ_from_itself(places in any_places()) {
        let graph = graph_of(&places);
        prop_assert_eq!(find_differences(&graph, &graph.clone()), Diff::default());
    }

    #[test]
    fn what_is_added_is_only_new_and_gone_the_other_way(a in any_places(), b in any_places()) {
        let small = graph_of(&a);
        let union = graph_of(&[a, b].concat());
        let diff = find_differences(&small, &union);
        let only_new = Diff {
            new_articles: diff.new_articles.clone(),
            new_statements: diff.new_statements.clone(),
            new_facts: diff.new_facts.clone(),
            new_claims: diff.new_claims.clone(),
            new_evidence: diff.new_evidence.clone(),
            new_contradictions: diff.new_contradictions.clone(),
            // Other names by which new articles call the same entity.
            changed_entities: diff.changed_entities.clone(),
            ..Diff::default()
        };
        prop_assert_eq!(&diff, &only_new);
        let added = diff.changed_entities.iter().flat_map(|entity| &entity.changes);
        prop_assert!(added.into_iter().all(|change| change.what == "name added"));
        let articles = |graph: &EventGraph| {
            let ids = graph.nodes().into_iter().map(|(id, _)| id.to_string());
            ids.filter(|id| id.starts_with("article/") && id.matches('/').count() == 1).count()
        };
        prop_assert_eq!(diff.new_articles.len(), articles(&union) - articles(&small));
        prop_assert_eq!(diff.new_statements.len(), union.statements().len() - small.statements().len());
        let back = find_differences(&union, &small);
        prop_assert_eq!(back.gone_articles, diff.new_articles);
        prop_assert_eq!(back.gone_statements, diff.new_statements);
        prop_assert_eq!(back.gone_facts, diff.new_facts);
        prop_assert_eq!(back.gone_claims, diff.new_claims);
        prop_assert_eq!(back.gone_evidence, diff.new_evidence);
    }

    #[test]
    fn graphs_that_do_not_differ_are_the_same_file(a in any_places(), b in any_places()) {
        let (a, b) = (graph_of(&a), graph_of(&b));
        let bytes = |graph| jsonld::write(graph, &knowledge().ontology).unwrap();
        prop_assert_eq!(find_differences(&a, &b).is_empty(), bytes(&a) == bytes(&b));
    }
}

#[test]
fn the_command_ends_as_diff_does() {
    let folder = Folder::new("diff");
    folder.write("a.txt", "Putin said that the talks are over.");
    folder.write("b.txt", "Lavrov accused Japan of delay.");
    let run = |arguments: &[&str]| {
        let ran = folder.run(&[&["diff"], arguments].concat(), "");
        (ran.code, ran.out, ran.err)
    };
    let run_dated = |arguments: &[&str]| run(&[arguments, &["--published", "2024-06-06"]].concat());
    assert_eq!(run_dated(&["a.txt", "a.txt"]), (Some(0), String::new(), String::new()));
    // What helps against missing days is told once, though two graphs are read.
    let (code, out, err) = run(&["a.txt", "."]);
    let two = undated("1 article") + undated("2 articles").lines().next().unwrap() + "\n";
    assert_eq!((code, err), (Some(1), two));
    assert!(
        out.starts_with("1 new article:\n  new: \"b\"\n\n1 new statement:\n  new: Sergey Lavrov, accuse: "),
        "{out}"
    );
    let (code, out, _) = run(&["a.txt", ".", "--format", "json"]);
    let diff: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (code, &diff["new_articles"][0]["id"]),
        (Some(1), &serde_json::json!("article/b"))
    );
    assert_eq!(diff["gone_statements"], serde_json::json!([]));
    assert_eq!(run(&["a.txt", "missing"]).0, Some(2));
    assert_eq!(run(&["a.txt"]).0, Some(2));
}
