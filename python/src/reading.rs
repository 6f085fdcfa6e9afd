//! Articles → what they say, on many threads; what was read stays here until Python asks for it.

use crate::answer::{Answers, answer_names, said_json};
use crate::error::{OrRaise, raised, to_json};
use crate::graph::Graph;
use crate::knowledge::{Knowledge, Loaded};
use crate::options::{ReadingArguments, pool};
use crate::records::{Failure, Records};
use chrono::NaiveDate;
use demarche::archive::{Archive, ArticleRecord, ReadWith, is_archive};
use demarche::article::{Article, Articles, InputOptions};
use demarche::batch::{ReadOptions, ReadingNotice, read_batch, take_batch};
use demarche::error::Error;
use demarche::explain::{reasons, walk_sentence};
use demarche::extraction::{Extraction, ExtractionLine};
use demarche::graph::{EventGraph, build_graph};
use demarche::lookup::find_uses;
use demarche::ontology::EntityId;
use demarche::query::Answer;
use pyo3::prelude::*;
use pyo3::types::PyIterator;
use rayon::prelude::*;
use serde_json::json;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

/// A batch ends at so many articles for each thread.
const ARTICLES_PER_THREAD: usize = 64;

/// So many articles are written into an archive at once.
const ARTICLES_AT_ONCE: usize = 256;

/// An article with what it says.
struct ReadArticle {
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

/// Reads articles from paths, or from an iterator of records as JSON.
///
/// `tell` is called with what kind of thing is told (notice, unread) and the exception that says it, and may raise it;
/// `progress` with how many articles were read so far.
#[pyfunction]
#[pyo3(signature = (knowledge, paths, records, place, options, tell, progress=None))]
#[allow(clippy::too_many_arguments, reason = "the package calls it from one place")]
pub(crate) fn read(
    py: Python<'_>,
    knowledge: &Knowledge,
    paths: Vec<PathBuf>,
    records: Option<Py<PyIterator>>,
    place: &str,
    options: ReadingArguments,
    tell: Py<PyAny>,
    progress: Option<Py<PyAny>>,
) -> PyResult<ReadArticles> {
    let loaded = Arc::clone(&knowledge.loaded);
    let (input, reading, today) = (options.input()?, options.reading()?, options.published()?);
    let articles = py.detach(|| -> PyResult<Vec<ReadArticle>> {
        let reader = Reader {
            loaded: &loaded,
            reading,
            pool: options.pool()?,
            tell,
            progress,
        };
        let failure = Failure::default();
        let articles = match records {
            Some(iterator) => {
                let failure = Arc::clone(&failure);
                let records = Records { iterator, failure };
                Articles::of_records(place, records, &loaded.known.article, &input)
            }
            None => reader.open(paths, &input)?,
        };
        reader.read(articles, &failure)
    })?;
    Ok(ReadArticles {
        articles,
        loaded,
        options: reading,
        today,
        merged: OnceLock::new(),
    })
}

/// Reads one text as it is, whatever it looks like.
#[pyfunction]
pub(crate) fn extract(
    py: Python<'_>,
    knowledge: &Knowledge,
    text: String,
    id: &str,
    title: Option<String>,
    publisher: Option<String>,
    options: ReadingArguments,
) -> PyResult<ReadArticles> {
    let loaded = Arc::clone(&knowledge.loaded);
    let (reading, today) = (options.reading()?, options.published()?);
    let mut article = Article::from_text(id, text, today);
    (article.title, article.publisher) = (title, publisher);
    let read = py.detach(|| {
        let extraction = reading.read(&mut article, &loaded.known);
        make(article, extraction, &loaded)
    });
    Ok(ReadArticles {
        articles: vec![read.or_raise()?],
        loaded,
        options: reading,
        today,
        merged: OnceLock::new(),
    })
}

/// Keeps what is asked for of an article.
fn make(article: Article, extraction: Extraction, loaded: &Loaded) -> Result<ReadArticle, Error> {
    let line = ExtractionLine::new(&article, &extraction, &loaded.known);
    let line = serde_json::to_string(&line).map_err(|error| Error::new(&article.id, error))?;
    let graph = build_graph(&article, &extraction, &loaded.known);
    Ok(ReadArticle { article, line, graph })
}

/// What reading needs.
struct Reader<'a> {
    loaded: &'a Loaded,
    reading: ReadOptions,
    pool: rayon::ThreadPool,
    tell: Py<PyAny>,
    progress: Option<Py<PyAny>>,
}

impl Reader<'_> {
    /// Prepares to read files; what has been read already is told.
    fn open<'i>(&'i self, paths: Vec<PathBuf>, input: &'i InputOptions) -> PyResult<Articles<'i>> {
        let mut left = Vec::new();
        for path in paths {
            let reason = match path.extension().is_some_and(|ending| ending == "jsonld") {
                true => "is a graph of articles that have been read; `read` wants articles",
                false if is_archive(&path) => "is an archive of articles that have been read; `Archive` opens it",
                false => {
                    left.push(path);
                    continue;
                }
            };
            self.tell(&ReadingNotice::Unread(Error::new(path.display(), reason)))?;
        }
        Ok(Articles::new(&left, &self.loaded.known.article, input))
    }

    fn tell(&self, told: &ReadingNotice) -> PyResult<()> {
        let (kind, error) = match told {
            ReadingNotice::Doubt(error) => ("notice", error),
            ReadingNotice::Unread(error) => ("unread", error),
        };
        let raised = raised(error);
        Python::attach(|py| self.tell.call1(py, (kind, raised.into_value(py))).map(drop))
    }

    fn read(&self, mut articles: Articles, failure: &Failure) -> PyResult<Vec<ReadArticle>> {
        let known = &self.loaded.known;
        let most = self.pool.current_num_threads() * ARTICLES_PER_THREAD;
        let make = |article: Article, extraction: Extraction| make(article, extraction, self.loaded);
        let mut all = Vec::new();
        loop {
            let mut told = Vec::new();
            let batch = take_batch(&mut articles, most, |what| told.push(what));
            told.iter().try_for_each(|told| self.tell(told))?;
            if let Some(error) = failure.lock().ok().and_then(|mut failure| failure.take()) {
                return Err(error);
            }
            if batch.is_empty() {
                return Ok(all);
            }
            let read = self.pool.install(|| read_batch(batch, &self.reading, known, make));
            for article in read {
                all.push(article.or_raise()?);
            }
            Python::attach(|py| -> PyResult<()> {
                py.check_signals()?;
                if let Some(progress) = &self.progress {
                    progress.call1(py, (all.len(),))?;
                }
                Ok(())
            })?;
        }
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
            answers.said(
                request,
                |_| Ok(None),
                || Ok(self.merged()),
                |view, said, notes| said_json(view, said, notes, sort, reverse, limit, false),
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
                let lines = statements.flat_map(|one| reasons(&article, &extraction, one, &self.loaded.known));
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
        py.detach(|| -> demarche::error::Result<(usize, usize)> {
            let reading = ReadWith {
                program: env!("CARGO_PKG_VERSION").to_owned(),
                data: self.loaded.digest()?,
                infer_date: self.options.infer_date,
            };
            let mut archive = Archive::open_to_write(&path, true)?;
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
            archive.finish();
            Ok((added, replaced))
        })
        .or_raise()
    }
}

impl ReadArticles {
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
