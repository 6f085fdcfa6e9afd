//! A graph of 100,000 statements, read from sentences of our own about varied people, states and days.

use demarche::article::Article;
use demarche::graph::{EventGraph, build_graph};
use demarche::knowledge::Knowledge;
use demarche::pipeline::extract;
use rayon::prelude::*;
use std::time::Instant;

const STATEMENTS: usize = 100_000;
const IN_ARTICLE: usize = 10;

const CONTENTS: [&str; 8] = [
    "{state} should return the islands",
    "talks with {state} on a peace treaty will continue",
    "the sanctions against {state} are illegal",
    "he is ready to visit {state} in the spring",
    "{state} had violated the agreement of 2015",
    "there are no plans to withdraw troops from {state}",
    "relations with {state} are in a harsh situation",
    "{state} must first recognize the results of World War II",
];
const VERBS: [&str; 5] = ["said", "told reporters", "insisted", "warned", "denied"];

/// Reads articles of generated sentences.
pub(crate) fn build(knowledge: &Knowledge) -> EventGraph {
    let entities = knowledge.gazetteer.entities();
    let people: Vec<&str> = entities
        .iter()
        .filter(|one| one.id.as_str().starts_with("person/"))
        .map(|one| one.label.as_str())
        .collect();
    let states: Vec<&str> = entities
        .iter()
        .filter(|one| one.id.as_str().starts_with("state/"))
        .map(|one| one.label.as_str())
        .collect();
    let first = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default();
    let article = |index: usize| {
        let mut text = String::new();
        for line in 0..IN_ARTICLE {
            let number = index * IN_ARTICLE + line;
            // Some speak far more often than others.
            let person = people[number % (1 + number % people.len())];
            let content = CONTENTS[number % CONTENTS.len()].replace("{state}", states[(number / 3) % states.len()]);
            let verb = VERBS[(number / 7) % VERBS.len()];
            text += &format!("{person} {verb} on Wednesday that {content}.\n\n");
        }
        let published = first + chrono::Days::new((index % 9000) as u64);
        let article = Article::from_text(&format!("article-{index}"), text, Some(published));
        build_graph(&article, &extract(&article, knowledge), knowledge)
    };
    let graphs: Vec<EventGraph> = (0..STATEMENTS / IN_ARTICLE).into_par_iter().map(article).collect();
    let mut whole = EventGraph::default();
    graphs.into_iter().for_each(|graph| whole.merge(graph));
    whole
}

/// Tells how long some work takes, and gives what it made.
pub(crate) fn timed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let made = work();
    println!("{:>10.1} ms  {name}", start.elapsed().as_secs_f64() * 1000.0);
    made
}
