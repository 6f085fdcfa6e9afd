//! An archive: many articles with what they say in one SQLite file, asked without reading all of it where that does.

use crate::answer::{Answers, Listing, answer_names, write_statements};
use crate::error::{OrRaise, raised};
use crate::graph::Graph;
use crate::knowledge::{Knowledge, Loaded};
use crate::options::{day, pool};
use chrono::NaiveDate;
use demarche::archive::{Archive, KeptArticle, Selection, Wanted, WantedPart};
use demarche::batch::ReadOptions;
use demarche::error::{Error, Result};
use demarche::explain::explain_statement;
use demarche::extraction::Extraction;
use demarche::graph::EventGraph;
use demarche::lookup::find_uses;
use demarche::ontology::EntityId;
use demarche::query::Answer;
use pyo3::prelude::*;
use rayon::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;

/// A file of articles with what they say.
#[pyclass(frozen, module = "demarche._demarche")]
pub(crate) struct ArchiveFile {
    path: PathBuf,
    loaded: Arc<Loaded>,
    today: Option<NaiveDate>,
}

#[pymethods]
impl ArchiveFile {
    #[new]
    fn new(py: Python<'_>, path: PathBuf, knowledge: &Knowledge, today: Option<&str>) -> PyResult<Self> {
        // What is no archive is told at once.
        py.detach(|| Archive::open(&path).map(drop)).or_raise()?;
        Ok(Self {
            path,
            loaded: Arc::clone(&knowledge.loaded),
            today: day("today", today)?,
        })
    }

    /// Gives the graph of all of it.
    fn graph(&self, py: Python<'_>) -> PyResult<Graph> {
        Ok(Graph {
            graph: py.detach(|| self.whole())?,
            loaded: Arc::clone(&self.loaded),
            today: self.today,
        })
    }

    /// Gives how many articles, statements and relations it has.
    fn counts(&self, py: Python<'_>) -> PyResult<(usize, usize, usize)> {
        let info = py.detach(|| Archive::open(&self.path).and_then(|archive| archive.info()));
        let info = info.or_raise()?;
        Ok((info.articles, info.statements, info.relations))
    }

    /// Gives the texts that were kept, by the ids of their articles; of those alone that are named, if any are.
    fn texts(&self, py: Python<'_>, ids: Option<Vec<String>>) -> PyResult<Vec<(String, String)>> {
        py.detach(|| -> Result<_> {
            let archive = Archive::open(&self.path)?;
            let mut texts = Vec::new();
            match ids {
                Some(ids) => {
                    for id in ids {
                        texts.extend(archive.text(&id)?.map(|text| (id, text)));
                    }
                }
                None => {
                    let kept = self.kept(&archive)?.into_iter();
                    texts.extend(kept.map(|kept| (kept.article.id.to_string(), kept.article.text)));
                }
            }
            Ok(texts)
        })
        .or_raise()
    }

    /// Gives the statements that a request in JSON asks for, whole, as JSON.
    fn said(&self, py: Python<'_>, request: &str, sort: &str, reverse: bool, limit: Option<usize>) -> PyResult<String> {
        py.detach(|| {
            let answers = Answers::new(&self.loaded, self.today);
            let listing = Listing {
                sort,
                reverse,
                limit,
                is_whole: true,
            };
            answers.said(
                request,
                |wanted| self.part(wanted),
                || self.whole(),
                |view, said, notes| write_statements(view, said, notes, &listing),
            )
        })
    }

    /// Answers a question in English, as JSON.
    fn ask(&self, py: Python<'_>, question: &str) -> PyResult<String> {
        py.detach(|| {
            let answers = Answers::new(&self.loaded, self.today);
            let names = |name: &str| self.count_names(name);
            answers.ask(question, |wanted| self.part(wanted), || self.whole(), names)
        })
    }

    /// Gives why a statement is believed, a line each, by reading its article again; none where no text has it.
    fn explain(&self, py: Python<'_>, id: &str) -> PyResult<Vec<String>> {
        py.detach(|| {
            let archive = Archive::open(&self.path).or_raise()?;
            let kept = self.kept(&archive).or_raise()?;
            let explain = |mut kept: KeptArticle| {
                let extraction = self.again(&mut kept);
                let statements = extraction.statements.iter().filter(|statement| statement.id == id);
                let lines =
                    statements.flat_map(|one| explain_statement(&kept.article, &extraction, one, &self.loaded.known));
                lines.collect::<Vec<_>>()
            };
            Ok(pool(0)?.install(|| kept.into_par_iter().flat_map_iter(explain).collect()))
        })
    }
}

impl ArchiveFile {
    fn whole(&self) -> PyResult<Arc<EventGraph>> {
        let archive = Archive::open(&self.path).or_raise()?;
        Ok(Arc::new(archive.graph(&Selection::all()).or_raise()?))
    }

    fn part(&self, wanted: Option<Wanted>) -> PyResult<Option<WantedPart>> {
        let Some(wanted) = wanted else { return Ok(None) };
        Archive::open(&self.path)
            .and_then(|archive| archive.graph_of(&wanted))
            .or_raise()
    }

    fn kept(&self, archive: &Archive) -> Result<Vec<KeptArticle>> {
        let keys = archive.articles_not_read_with(None)?.into_iter();
        keys.filter_map(|key| archive.article(key).transpose()).collect()
    }

    fn again(&self, kept: &mut KeptArticle) -> Extraction {
        let options = ReadOptions {
            infer_date: kept.infer_date,
            ..ReadOptions::default()
        };
        options.read(&mut kept.article, &self.loaded.known)
    }

    fn count_names(&self, name: &str) -> PyResult<Answer> {
        let known = &self.loaded.known;
        let archive = Archive::open(&self.path).or_raise()?;
        let kept = self.kept(&archive).or_raise()?;
        if kept.is_empty() {
            let reason = "names are counted in texts, and this archive keeps none";
            return Err(raised(&Error::new(self.path.display(), reason)));
        }
        answer_names(name, known, |id: &EntityId| {
            let uses = |mut kept: KeptArticle| {
                let extraction = self.again(&mut kept);
                find_uses(&kept.article, &extraction, id, known)
            };
            Ok(pool(0)?.install(|| kept.into_par_iter().map(uses).collect()))
        })
    }
}
