//! What the steps know, loaded once and shared.

use crate::error::OrRaise;
use crate::options::pool;
use demarche::archive::data_digest;
use demarche::ask::AskLexicon;
use demarche::error::Result;
use demarche::knowledge::Knowledge as Known;
use pyo3::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;

/// The knowledge of all steps and of questions.
pub(crate) struct Loaded {
    pub(crate) known: Known,
    pub(crate) lexicon: AskLexicon,
    data: Option<PathBuf>,
    gazetteers: Vec<PathBuf>,
}

impl Loaded {
    fn load(data: Option<PathBuf>, gazetteers: Vec<PathBuf>) -> Result<Self> {
        Ok(Self {
            known: Known::load(data.as_deref(), &gazetteers)?,
            lexicon: AskLexicon::load(data.as_deref())?,
            data,
            gazetteers,
        })
    }

    /// Gives what an archive notes of the knowledge with which articles were read.
    pub(crate) fn digest(&self) -> Result<String> {
        Known::load_files(self.data.as_deref(), &self.gazetteers, |files| Ok(data_digest(files)))
    }
}

/// The knowledge of all steps: that of the program, or a user's folder and gazetteers.
#[pyclass(frozen, module = "demarche._demarche")]
pub(crate) struct Knowledge {
    pub(crate) loaded: Arc<Loaded>,
}

#[pymethods]
impl Knowledge {
    #[new]
    fn new(py: Python<'_>, data: Option<PathBuf>, gazetteers: Vec<PathBuf>) -> PyResult<Self> {
        let loaded = py.detach(|| -> PyResult<Loaded> {
            let load = || Loaded::load(data, gazetteers);
            pool(2)?.install(load).or_raise()
        })?;
        Ok(Self {
            loaded: Arc::new(loaded),
        })
    }
}
