//! `demarche._demarche`: what the Python package needs of the library, in JSON and plain values.
//!
//! Everything that runs long gives up the interpreter's lock, on threads of its own: a program that forks after a call
//! finds no pool without workers.

mod answer;
mod archive;
mod corpus;
mod error;
mod export;
mod graph;
mod knowledge;
mod options;
mod reading;
mod record;
mod records;

use pyo3::prelude::*;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The module.
#[pymodule]
mod _demarche {
    #[pymodule_export]
    use super::archive::ArchiveFile;
    #[pymodule_export]
    use super::corpus::ReadArticles;
    #[pymodule_export]
    use super::error::Error;
    #[pymodule_export]
    use super::export::formats;
    #[pymodule_export]
    use super::graph::Graph;
    #[pymodule_export]
    use super::knowledge::Knowledge;
    #[pymodule_export]
    use super::reading::{extract, read};
    use super::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
