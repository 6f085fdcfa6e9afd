//! Step 13: where speakers stand on a topic over time, and where they turn.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/articles.rs"]
mod articles;
mod support;

use demarche::article::Article;
use demarche::extraction::Extraction;
use demarche::graph::{EventGraph, NodeId, build_graph};
use demarche::knowledge::Knowledge;
use demarche::ontology::{EntityId, Position, TopicId};
use demarche::pipeline::extract;
use demarche::query::{TimedPosition, View, changes, positions};
use demarche::stance::Stance;
use std::path::Path;
use support::{dated, extraction, span, statement};

fn seeds() -> EventGraph {
    let knowledge = Knowledge::built_in().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut graph = EventGraph::default();
    for article in articles::read_articles(&[folder]) {
        let article = article.unwrap();
        graph.merge(build_graph(&article, &extract(&article, &knowledge), &knowledge));
    }
    graph
}

fn entity(id: &str) -> NodeId {
    NodeId::entity(&EntityId::from(id))
}

/// Writes a position as `days position "words"`, with `→` before it where the speaker turns.
fn shown(position: &TimedPosition) -> String {
    let mark = if position.turns { "→ " } else { "" };
    let days = match position.days {
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}/{last}"),
        None => "unknown".to_owned(),
    };
    let stance = position.stance;
    format!("{mark}{days} {} \"{}\"", stance.position.as_str(), stance.words.exact)
}

fn over_time(graph: &EventGraph, speaker: &str, topic: &str) -> Vec<String> {
    let view = View::new(graph);
    let (speaker, topic) = (entity(speaker), TopicId::from(topic));
    let positions = positions(&view, |by, on| *by == speaker && *on == topic);
    positions.iter().map(shown).collect()
}

#[test]
fn putin_turns_on_continuing_the_talks() {
    assert_eq!(
        over_time(&seeds(), "person/vladimir-putin", "continue-talks"),
        [
            "2020-09-01/2020-09-30 for \"was ready to continue dialogue on all bilateral issues\"",
            "2021-06-04 for \"is ready to continue talks with Japan toward a postwar peace treaty\"",
            "2021-06-04 for \"are ready to continue negotiations\"",
            "2021-06-04 for \"does not think Moscow should suspend talks with Japan\"",
            "2021-06-04 for \"the bilateral talks should go on\"",
            "→ 2024-06-05 against \"not yet ready for continuing peace treaty talks with Japan\"",
            "→ 2024-06-05 against \"are not yet ready for his country to continue peace treaty negotiations with Japan\"",
            "2024-06-05 conditional \"did not rule out resuming the talks\"",
        ]
    );
}

#[test]
fn who_says_both_on_one_day_does_not_turn() {
    assert_eq!(
        over_time(&seeds(), "person/vladimir-putin", "visit-territory"),
        [
            "2024-01-01/2024-01-31 for \"suggested in January he would make his first visit to the islands\"",
            "2024-06-05 against \"has no plans to go there\"",
            "2024-06-05 for \"sees no reason not to do so\"",
        ]
    );
}

#[test]
fn the_seeds_have_one_turn() {
    let graph = seeds();
    let turns = changes(&View::new(&graph));
    let all: Vec<(&str, &str, Vec<String>, Vec<String>)> = turns
        .iter()
        .map(|turn| {
            let list = |positions: &[TimedPosition]| positions.iter().map(shown).collect();
            (
                graph.label(turn.speaker),
                turn.topic.as_str(),
                list(&turn.from),
                list(&turn.to),
            )
        })
        .collect();
    let expected = (
        "Vladimir Putin",
        "continue-talks",
        vec![
            "2021-06-04 for \"is ready to continue talks with Japan toward a postwar peace treaty\"".to_owned(),
            "2021-06-04 for \"are ready to continue negotiations\"".to_owned(),
            "2021-06-04 for \"does not think Moscow should suspend talks with Japan\"".to_owned(),
            "2021-06-04 for \"the bilateral talks should go on\"".to_owned(),
        ],
        vec![
            "→ 2024-06-05 against \"not yet ready for continuing peace treaty talks with Japan\"".to_owned(),
            "→ 2024-06-05 against \"are not yet ready for his country to continue peace treaty negotiations with Japan\""
                .to_owned(),
        ],
    );
    assert_eq!(all, [expected]);
}

const TEXT: &str = "one two three four five";

/// A graph of statements by one speaker: their words, days and positions.
fn graph(said: &[(&str, Option<&str>, Position)]) -> EventGraph {
    let knowledge = Knowledge::built_in().unwrap();
    let article = Article::from_text("a", TEXT, None);
    let say = |(words, value, _): &(&str, Option<&str>, Position)| {
        let statement = statement(TEXT, words, "state/jp", words);
        match value {
            Some(value) => dated(statement, value),
            None => statement,
        }
    };
    let stances = said.iter().enumerate().map(|(place, (words, _, position))| Stance {
        statement: place,
        topic: "sanctions".into(),
        position: *position,
        span: span(TEXT, words),
        rule: "ready".into(),
    });
    let extraction = Extraction {
        stances: stances.collect(),
        ..extraction(&article, &knowledge, said.iter().map(say).collect(), Vec::new())
    };
    build_graph(&article, &extraction, &knowledge)
}

#[test]
fn what_is_conditional_or_unclear_hides_no_turn() {
    use Position::{Against, Conditional, For, Unclear};
    let graph = graph(&[
        ("one", Some("2020"), For),
        ("two", Some("2021-03"), Conditional),
        ("three", Some("2022-05-01"), Unclear),
        ("four", Some("2023"), Against),
        ("five", None, For),
    ]);
    assert_eq!(
        over_time(&graph, "state/jp", "sanctions"),
        [
            "2020-01-01/2020-12-31 for \"one\"",
            "2021-03-01/2021-03-31 conditional \"two\"",
            "2022-05-01 unclear \"three\"",
            "→ 2023-01-01/2023-12-31 against \"four\"",
            "unknown for \"five\"",
        ]
    );
}

#[test]
fn days_that_overlap_have_no_order_and_show_no_turn() {
    let graph = graph(&[
        ("one", Some("2020-05"), Position::For),
        ("two", Some("2020-05-07"), Position::Against),
    ]);
    assert_eq!(
        over_time(&graph, "state/jp", "sanctions"),
        ["2020-05-01/2020-05-31 for \"one\"", "2020-05-07 against \"two\""]
    );
    assert_eq!(changes(&View::new(&graph)), []);
}

#[test]
fn whoever_takes_no_position_has_none() {
    assert_eq!(over_time(&graph(&[]), "state/jp", "sanctions"), [""; 0]);
    assert_eq!(changes(&View::new(&EventGraph::default())), []);
}
