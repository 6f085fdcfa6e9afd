//! Records that Python hands over, taken one by one while articles are read on other threads.

use pyo3::prelude::*;
use pyo3::types::PyIterator;
use serde_json::{Map, Value};
use std::sync::{Arc, Mutex};

/// What went wrong in the iterator of the user, to be raised again.
pub(crate) type Failure = Arc<Mutex<Option<PyErr>>>;

/// The records of a Python iterator of JSON objects; it ends where the iterator fails.
pub(crate) struct Records {
    pub(crate) iterator: Py<PyIterator>,
    pub(crate) failure: Failure,
}

impl Iterator for Records {
    type Item = Map<String, Value>;

    fn next(&mut self) -> Option<Self::Item> {
        let json = Python::attach(|py| {
            let next = self.iterator.bind(py).clone().next()?;
            Some(next.and_then(|record| record.extract::<String>()))
        })?;
        match json {
            // The package writes the JSON itself; a record that is none has no text, which is told.
            Ok(json) => Some(serde_json::from_str(&json).unwrap_or_default()),
            Err(error) => {
                if let Ok(mut failure) = self.failure.lock() {
                    *failure = Some(error);
                }
                None
            }
        }
    }
}
