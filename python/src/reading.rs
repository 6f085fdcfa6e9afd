//! Articles → what they say, on many threads.

use crate::corpus::{ReadArticle, ReadArticles};
use crate::error::{OrRaise, raised};
use crate::knowledge::{Knowledge, Loaded};
use crate::options::ReadingArguments;
use crate::records::{Failure, Records};
use demarche::archive::is_archive;
use demarche::article::{Article, Articles, InputOptions};
use demarche::batch::{ReadOptions, ReadingNotice, read_batch, take_batch};
use demarche::error::Error;
use demarche::extraction::Extraction;
use pyo3::prelude::*;
use pyo3::types::PyIterator;
use std::path::PathBuf;
use std::sync::Arc;

/// A batch ends at so many articles for each thread.
const ARTICLES_PER_THREAD: usize = 64;

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
    Ok(ReadArticles::new(articles, loaded, reading, today))
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
        ReadArticle::new(article, &extraction, &loaded.known)
    });
    Ok(ReadArticles::new(vec![read.or_raise()?], loaded, reading, today))
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
        let make = |article: Article, extraction: Extraction| ReadArticle::new(article, &extraction, known);
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
