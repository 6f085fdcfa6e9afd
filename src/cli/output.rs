//! Standard output and files, never half written.

use crate::error::{Error, Result};
use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};
use std::path::Path;
use std::{fs, process};

/// The reason of the error that means: nobody reads on.
pub(super) const BROKEN_PIPE: &str = "broken pipe";

/// Standard output, buffered.
pub(super) struct Output(BufWriter<StdoutLock<'static>>);

impl Output {
    /// Locks standard output.
    pub(super) fn new() -> Self {
        Self(BufWriter::new(io::stdout().lock()))
    }

    /// Writes a text and hands it over.
    pub(super) fn print(text: &str) -> Result<()> {
        let mut output = Self::new();
        output.write(text.as_bytes())?;
        output.flush()
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

/// Writes a file beside its place and then puts it there; the folder is made if it is missing.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = |error| Error::new(path.display(), error);
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(|error| Error::new(folder.display(), error))?;
    }
    let Some(name) = path.file_name() else {
        return Err(Error::new(path.display(), "no name of a file"));
    };
    let beside = path.with_file_name(format!(".{}.{}", name.to_string_lossy(), process::id()));
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(failed)
}
