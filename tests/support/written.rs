//! Small articles of our own, written from templates, with the graph of each as the pipeline reads it.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests
#![allow(dead_code)] // each file of tests needs a part of it

use chrono::{Days, NaiveDate};
use demarche::article::Article;
use demarche::graph::{EventGraph, NodeId, build_graph};
use demarche::knowledge::Knowledge;
use demarche::pipeline::extract;
use std::sync::LazyLock;

/// How many articles there are.
pub(crate) const ARTICLES: usize = 240;

const SPEAKERS: &[&str] = &[
    "Russian President Vladimir Putin",
    "Japanese Prime Minister Fumio Kishida",
    "Chinese Foreign Minister Wang Yi",
    "Sergei Lavrov",
    "A senior diplomat",
    "Chief Cabinet Secretary Yoshimasa Hayashi",
    "German Foreign Minister Annalena Baerbock",
];

const SAYINGS: &[&str] = &[
    "said {day} that the response of {a} was unfair",
    "told {b} that {a} would resume the talks",
    "accused {a} of delaying the talks",
    "denied {day} that {a} controls the islands",
    "warned that {a} could impose sanctions on {b} in 2025",
    "did not rule out meeting the leaders of {a} and {b}",
];

const QUOTED: &[&str] = &[
    "“The door is open,” he said.",
    "“Nō – not this year,” he added in Tokyo.",
    "He said {a} claims the islands.",
    "",
];

const EVENTS: &[&str] = &[
    "{a} and {b} signed an agreement {day}.",
    "{a} imposed sanctions on {b} in 2014.",
    "{a} claims the Northern Territories.",
    "The leaders of {a} and {b} met in Geneva {day}.",
    "Both sides waited.",
];

const STATES: &[&str] = &["Japan", "Russia", "China", "India", "Germany", "Norway", "Vietnam"];

const DAYS: &[&str] = &["on Thursday", "on Monday", "last week", "in January"];

/// Loaded once.
pub(crate) fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::built_in().unwrap());
    &KNOWLEDGE
}

/// The articles, each different from all others.
pub(crate) fn articles() -> &'static [Article] {
    static WRITTEN: LazyLock<Vec<Article>> = LazyLock::new(|| (0..ARTICLES).map(write_article).collect());
    &WRITTEN
}

/// The graph of each article, in their order.
pub(crate) fn graphs() -> &'static [EventGraph] {
    static READ: LazyLock<Vec<EventGraph>> = LazyLock::new(|| articles().iter().map(read_article).collect());
    &READ
}

/// The graph of some of them, by their places.
pub(crate) fn graph_of(places: &[usize]) -> EventGraph {
    let mut graph = EventGraph::default();
    for &place in places {
        graph.merge(graphs()[place].clone());
    }
    graph
}

/// Reads an article by the pipeline.
pub(crate) fn read_article(article: &Article) -> EventGraph {
    build_graph(article, &extract(article, knowledge()), knowledge())
}

/// The text of an article, by its node.
pub(crate) fn text_of(id: &NodeId) -> Option<&'static str> {
    let article = articles().iter().find(|article| NodeId::article(&article.id) == *id)?;
    Some(article.text.as_str())
}

fn write_article(number: usize) -> Article {
    let pick = |list: &[&'static str], step: usize| list[number / step % list.len()];
    let fill = |template: &str| {
        let (a, b) = (pick(STATES, 1), STATES[(number + 1 + number / 7 % 6) % STATES.len()]);
        let day = pick(DAYS, 3);
        template.replace("{a}", a).replace("{b}", b).replace("{day}", day)
    };
    let first = NaiveDate::from_ymd_opt(2023, 7, 3).unwrap();
    let published = first.checked_add_days(Days::new(number as u64 * 3 / 2));
    let (speaker, saying) = (pick(SPEAKERS, 1), fill(pick(SAYINGS, 2)));
    let (quoted, event) = (fill(pick(QUOTED, 5)), fill(pick(EVENTS, 4)));
    let text = format!("{speaker} {saying}. {quoted}\n\n{event} This is report no. {number}.\n");
    let mut article = Article::from_text(&format!("report-{number}"), text, published);
    article.publisher = Some(["The Daily", "News & Co."][number % 2].to_owned());
    article
}
