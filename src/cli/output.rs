//! Standard output.

use crate::error::{Error, Result};
use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};

/// The reason of the error that means: nobody reads on.
pub(super) const BROKEN_PIPE: &str = "broken pipe";

/// Standard output, buffered.
pub(super) struct Output(BufWriter<StdoutLock<'static>>);

impl Output {
    /// Locks standard output.
    pub(super) fn new() -> Self {
        Self(BufWriter::new(io::stdout().lock()))
    }

    /// Writes bytes.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.0.write_all(bytes).map_err(|error| failed(&error))
    }

    /// Hands over all that was written.
    pub(super) fn flush(&mut self) -> Result<()> {
        self.0.flush().map_err(|error| failed(&error))
    }
}

fn failed(error: &io::Error) -> Error {
    match error.kind() {
        ErrorKind::BrokenPipe => Error::new("standard output", BROKEN_PIPE),
        _ => Error::new("standard output", error),
    }
}
