//! The graph of many articles, as Python holds it.

use crate::error::{OrRaise, to_json};
use crate::export::{Named, PartArguments, export};
use crate::knowledge::Loaded;
use crate::record::{articles, entities, relations, statement};
use chrono::NaiveDate;
use demarche::answer::write_page;
use demarche::ask::resolve;
use demarche::graph::{EventGraph, NodeId};
use demarche::ontology::ArticleId;
use demarche::query::View;
use pyo3::prelude::*;
use rustc_hash::FxHashSet;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The graph of many articles.
#[pyclass(frozen, module = "demarche._demarche")]
pub(crate) struct Graph {
    pub(crate) graph: Arc<EventGraph>,
    pub(crate) loaded: Arc<Loaded>,
    pub(crate) today: Option<NaiveDate>,
}

#[pymethods]
impl Graph {
    /// Gives how many nodes it has.
    fn __len__(&self) -> usize {
        self.graph.nodes().len()
    }

    /// Gives its statements by date, as JSON.
    fn statements(&self, py: Python<'_>) -> PyResult<String> {
        self.list(py, |view| {
            view.statements.iter().map(|said| statement(view, said)).collect()
        })
    }

    /// Gives its relations, a record for each piece of evidence, as JSON.
    fn relations(&self, py: Python<'_>) -> PyResult<String> {
        self.list(py, relations)
    }

    /// Gives its entities as JSON.
    fn entities(&self, py: Python<'_>) -> PyResult<String> {
        self.list(py, entities)
    }

    /// Gives its articles as JSON, without their texts.
    fn articles(&self, py: Python<'_>) -> PyResult<String> {
        self.list(py, articles)
    }

    /// Writes it in a format; gives the files, and notes on what is not in them.
    fn export(&self, py: Python<'_>, format: &str, part: PartArguments) -> PyResult<(Vec<Named>, Vec<String>)> {
        py.detach(|| export(&self.graph, &self.loaded, self.today, format, &part))
    }

    /// Writes the page of what a request in JSON asks for, with the texts of articles by their ids.
    fn page(
        &self,
        py: Python<'_>,
        request: &str,
        texts: BTreeMap<String, String>,
        title: Option<String>,
    ) -> PyResult<String> {
        py.detach(|| {
            let known = &self.loaded.known;
            let texts = texts.into_iter();
            let texts = texts
                .map(|(id, text)| (NodeId::article(&ArticleId::from(id.as_str())), text))
                .collect();
            let request = serde_json::from_str(request).unwrap_or_default();
            let bytes = if request == demarche::ask::Request::default() {
                write_page(&self.graph, texts, title, known).or_raise()?
            } else {
                let view = View::new(&self.graph);
                let asked = resolve(&request, &view, known, self.today).or_raise()?;
                let fitting: FxHashSet<_> = asked.filter.statements(&view).map(|said| said.id).collect();
                write_page(&self.graph.of_statements(&fitting), texts, title, known).or_raise()?
            };
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        })
    }
}

impl Graph {
    fn list(&self, py: Python<'_>, make: impl Fn(&View) -> Vec<Value> + Sync) -> PyResult<String> {
        py.detach(|| to_json(&make(&View::new(&self.graph))))
    }
}
