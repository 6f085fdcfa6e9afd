//! Articles that were read: what they say stays here until Python asks for it.

use crate::answer::{Answers, Listing, answer_names, write_statements};
use crate::error::{OrRaise, raised, to_json};
use crate::graph::Graph;
use crate::knowledge::Loaded;
use crate::options::pool;
use chrono::NaiveDate;
use demarche::archive::{Archive, ArticleRecord, ReadWith};
use demarche::article::Article;
use demarche::batch::ReadOptions;
use demarche::error::{Error, Result};
use demarche::explain::{explain_statement, walk_sentence};
use demarche::extraction::{Extraction, ExtractionLine};
use demarche::graph::{EventGraph, build_graph};
use demarche::knowledge::Knowledge as Known;
use demarche::lookup::find_uses;
use demarche::ontology::EntityId;
use demarche::query::Answer;
use pyo3::prelude::*;
use rayon::prelude::*;
use serde_json::json;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// So many articles are written into an archive at once.
const ARTICLES_AT_ONCE: usize = 256;

/// An article with what it says.
pub(crate) struct ReadArticle {
    article: Article,
    /// The line of `demarche extract`.
    line: String,
    graph: EventGraph,
}

/// Articles that were read.
#[pyclass(frozen, module = "demarche._demarche")]
pub(crate) struct ReadArticles {
    articles: Vec<ReadArticle>,
    loaded: Arc<Loaded>,
    options: ReadOptions,
    today: Option<NaiveDate>,
    /// The graphs of the articles as one, once it is asked for.
    merged: OnceLock<Arc<EventGraph>>,
}

impl ReadArticle {
    /// Keeps what is asked for of an article.
    pub(crate) fn new(article: Article, extraction: &Extraction, known: &Known) -> Result<Self> {
        let line = ExtractionLine::new(&article, extraction, known);
        let line = serde_json::to_string(&line).map_err(|error| Error::new(&article.id, error))?;
        let graph = build_graph(&article, extraction, known);
        Ok(Self { article, line, graph })
    }
}

#[pymethods]
impl ReadArticles {
    fn __len__(&self) -> usize {
        self.articles.len()
    }

    /// Gives the line of `demarche extract` for every article.
    fn lines(&self) -> Vec<&str> {
        self.articles.iter().map(|read| read.line.as_str()).collect()
    }

    /// Gives what is known of every article, as JSON, and its text.
    fn articles(&self) -> PyResult<Vec<(String, &str)>> {
        let articles = self.articles.iter().map(|ReadArticle { article, .. }| {
            let known = json!({
                "id": article.id, "title": article.title, "publisher": article.publisher, "agency": article.agency,
                "author": article.author, "published": article.published, "recorded": article.recorded,
                "published_within": article.inferred.map(|days| days.to_string()), "url": article.url,
            });
            Ok((to_json(&known)?, article.text.as_str()))
        });
        articles.collect()
    }

    /// Gives the graph of all articles.
    fn graph(&self, py: Python<'_>) -> Graph {
        Graph {
            graph: py.detach(|| self.merged()),
            loaded: Arc::clone(&self.loaded),
            today: self.today,
        }
    }

    /// Gives the statements that a request in JSON asks for, as the ids of their articles and their own.
    fn said(&self, py: Python<'_>, request: &str, sort: &str, reverse: bool, limit: Option<usize>) -> PyResult<String> {
        py.detach(|| {
            let answers = Answers::new(&self.loaded, self.today);
            let listing = Listing {
                sort,
                reverse,
                limit,
                is_whole: false,
            };
            answers.said(
                request,
                |_| Ok(None),
                || Ok(self.merged()),
                |view, said, notes| write_statements(view, said, notes, &listing),
            )
        })
    }

    /// Answers a question in English, as JSON.
    fn ask(&self, py: Python<'_>, question: &str) -> PyResult<String> {
        py.detach(|| {
            let answers = Answers::new(&self.loaded, self.today);
            let names = |name: &str| self.count_names(name);
            answers.ask(question, |_| Ok(None), || Ok(self.merged()), names)
        })
    }

    /// Gives why a statement is believed, a line each; none where no article has it.
    fn explain(&self, py: Python<'_>, id: &str) -> Vec<String> {
        py.detach(|| {
            // The line says whether an article has it without reading all of them again.
            let own = format!("{{\"id\":\"{id}\"");
            let having = self.articles.iter().filter(|read| read.line.contains(&own));
            let explained = having.flat_map(|read| {
                let (article, extraction) = self.again(read);
                let statements = extraction.statements.iter().filter(|statement| statement.id == id);
                let lines =
                    statements.flat_map(|one| explain_statement(&article, &extraction, one, &self.loaded.known));
                lines.collect::<Vec<_>>()
            });
            explained.collect()
        })
    }

    /// Gives what each step made of each sentence of an article; none where there is no such article.
    fn walk(&self, py: Python<'_>, id: &str) -> Vec<String> {
        py.detach(|| {
            let mut lines = Vec::new();
            for read in self.articles.iter().filter(|read| read.article.id.as_str() == id) {
                let (article, extraction) = self.again(read);
                for (index, sentence) in extraction.sentences.sentences.iter().enumerate() {
                    let ontology = &self.loaded.known.ontology;
                    lines.extend(walk_sentence(&article, &extraction, index + 1, sentence, ontology));
                }
            }
            lines
        })
    }

    /// Writes all of it into an archive, which is made if there is none; gives how many articles are new and how many
    /// took the place of others.
    fn save(&self, py: Python<'_>, path: PathBuf, keep_texts: bool) -> PyResult<(usize, usize)> {
        if self.options.min_confidence.is_some() {
            let reason = "an archive keeps all statements: read the articles without it";
            return Err(raised(&Error::new("min_confidence", reason)));
        }
        py.detach(|| -> Result<(usize, usize)> {
            let reading = ReadWith {
                program: env!("CARGO_PKG_VERSION").to_owned(),
                data: self.loaded.digest()?,
                infer_date: self.options.infer_date,
            };
            let mut archive = Archive::open_to_fill(&path, true)?;
            let (mut added, mut replaced) = (0, 0);
            for articles in self.articles.chunks(ARTICLES_AT_ONCE) {
                let record = |read: &ReadArticle| {
                    ArticleRecord::new(&read.article, self.options.infer_date, read.graph.clone(), keep_texts)
                };
                let records: Vec<ArticleRecord> = articles.iter().map(record).collect();
                let written = archive.write(&reading, &records)?;
                added += written.added;
                replaced += written.replaced;
            }
            archive.finish()?;
            Ok((added, replaced))
        })
        .or_raise()
    }
}

impl ReadArticles {
    /// Keeps articles that were read in one way.
    pub(crate) fn new(
        articles: Vec<ReadArticle>,
        loaded: Arc<Loaded>,
        options: ReadOptions,
        today: Option<NaiveDate>,
    ) -> Self {
        Self {
            articles,
            loaded,
            options,
            today,
            merged: OnceLock::new(),
        }
    }

    fn merged(&self) -> Arc<EventGraph> {
        let merge = || {
            let mut graph = EventGraph::default();
            for read in &self.articles {
                graph.merge(read.graph.clone());
            }
            Arc::new(graph)
        };
        Arc::clone(self.merged.get_or_init(merge))
    }

    /// Reads an article again: what the steps made of it is not kept.
    fn again(&self, read: &ReadArticle) -> (Article, Extraction) {
        let mut article = read.article.clone();
        let extraction = self.options.read(&mut article, &self.loaded.known);
        (article, extraction)
    }

    fn count_names(&self, name: &str) -> PyResult<Answer> {
        let known = &self.loaded.known;
        answer_names(name, known, |id: &EntityId| {
            let uses = |read: &ReadArticle| {
                let (article, extraction) = self.again(read);
                find_uses(&article, &extraction, id, known)
            };
            Ok(pool(0)?.install(|| self.articles.par_iter().map(uses).collect()))
        })
    }
}
