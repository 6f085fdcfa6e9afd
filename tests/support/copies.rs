//! Articles of our own that print the same statements, and others that only look so: `tests/copies`.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests
#![allow(dead_code)] // each file of tests needs a part of it

use chrono::NaiveDate;
use demarche::article::Article;
use demarche::graph::{EventGraph, NodeId, build_graph};
use demarche::knowledge::Knowledge;
use demarche::pipeline::extract;
use serde::Deserialize;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// Some articles, and which of their statements are one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) id: String,
    articles: Vec<Printed>,
    /// Each statement as the place of its article and words of its content: `0:fishing quotas`.
    pub(crate) same: Vec<Vec<String>>,
}

/// An article.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Printed {
    publisher: String,
    published: Option<NaiveDate>,
    text: String,
}

/// Gives all cases.
pub(crate) fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/copies");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let texts = paths.into_iter().map(|path| fs::read_to_string(path).unwrap());
    let lines: Vec<String> = texts
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    lines.iter().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::built_in().unwrap());
    &KNOWLEDGE
}

impl Case {
    /// Gives the articles.
    pub(crate) fn articles(&self) -> Vec<Article> {
        let articles = self.articles.iter().enumerate();
        let article = |(place, printed): (usize, &Printed)| Article {
            publisher: Some(printed.publisher.clone()),
            ..Article::from_text(&self.article_id(place), printed.text.clone(), printed.published)
        };
        articles.map(article).collect()
    }

    fn article_id(&self, place: usize) -> String {
        format!("{}-{place}", self.id)
    }

    /// Reads the articles.
    pub(crate) fn graph(&self) -> EventGraph {
        let mut graph = EventGraph::default();
        for article in self.articles() {
            graph.merge(build_graph(&article, &extract(&article, knowledge()), knowledge()));
        }
        graph
    }

    /// Finds a statement by its article and words of it; the innermost where several have them.
    pub(crate) fn statement(&self, graph: &EventGraph, key: &str) -> Option<NodeId> {
        let (place, words) = key.split_once(':')?;
        let article = NodeId::article(&self.article_id(place.parse().ok()?).as_str().into());
        let content = |statement: &demarche::graph::StatementNode| demarche::graph::content_label(statement);
        let of_article = graph.statements().into_iter();
        let mut found: Vec<_> = of_article
            .filter(|(_, statement)| statement.cue.article == article && content(statement).contains(words))
            .collect();
        found.sort_by_key(|(id, statement)| (content(statement).len(), *id));
        found.first().map(|(id, _)| (*id).clone())
    }
}
