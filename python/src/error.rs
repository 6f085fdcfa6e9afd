//! Errors of the library as Python exceptions, with their place, line and reason.

use demarche::error::Error as LibraryError;
use pyo3::create_exception;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;

create_exception!(
    demarche,
    Error,
    PyException,
    "What could not be read, understood or written.\n\n\
     `place` is the file, article or argument at fault, `line` the line in it from 1 or None, `reason` why."
);

/// Makes the exception of an error.
pub(crate) fn raised(error: &LibraryError) -> PyErr {
    Python::attach(|py| {
        let raised = Error::new_err(error.to_string());
        let value = raised.value(py);
        let set = value
            .setattr("place", error.place.as_str())
            .and_then(|()| value.setattr("line", error.line))
            .and_then(|()| value.setattr("reason", error.reason.as_str()));
        match set {
            Ok(()) => raised,
            Err(other) => other,
        }
    })
}

/// A result of the library as one that Python takes.
pub(crate) trait OrRaise<T> {
    /// Gives the value, or the exception.
    fn or_raise(self) -> PyResult<T>;
}

impl<T> OrRaise<T> for Result<T, LibraryError> {
    fn or_raise(self) -> PyResult<T> {
        self.map_err(|error| raised(&error))
    }
}

/// Writes a value as JSON.
pub(crate) fn to_json(value: &impl serde::Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| raised(&LibraryError::new("JSON", error)))
}
