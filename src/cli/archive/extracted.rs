//! `demarche archive add --extracted`: what `extract --graph` has written elsewhere, into the file.

use crate::archive::{Archive, ArticleRecord, Presence, ReadWith, Written, read_digest};
use crate::cli::extracted::{Extracted, read_extracted};
use crate::cli::terminal::Terminal;
use crate::error::{Error, Result};
use crate::ontology::ArticleId;
use rayon::ThreadPool;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::mem;
use std::path::{Path, PathBuf};

/// Puts lines into an archive, so many at a time, and gives what that changed and how many were there already.
///
/// Lines that cannot be read are reported; the rest is done.
pub(super) fn add_extracted(
    archive: &mut Archive,
    paths: &[PathBuf],
    keeps_text: bool,
    (pool, most): (&ThreadPool, usize),
    terminal: &mut Terminal,
) -> Result<(Written, usize)> {
    let mut lines = ExtractedLines::new(paths, terminal);
    let (mut written, mut same, mut given) = (Written::default(), 0, 0);
    loop {
        let batch = lines.take(most, terminal);
        if batch.is_empty() {
            terminal.end_progress();
            return Ok((written, same));
        }
        given += batch.len();
        let read = |(place, line): &(String, String)| {
            read_extracted(place, line).map(|line| ExtractedLine::new(line, keeps_text))
        };
        let all: Vec<Result<ExtractedLine>> = pool.install(|| batch.par_iter().map(read).collect());
        let mut unwritten = Unwritten::default();
        for line in all {
            let line = match line {
                Ok(line) => line,
                Err(error) => {
                    terminal.error(&error);
                    continue;
                }
            };
            if unwritten.ids.contains(&line.id) || unwritten.reading.as_ref() != Some(&line.reading) {
                unwritten.write(archive, &mut written)?;
            }
            if archive.presence(line.id.as_str(), &line.digest)? == Presence::Same {
                same += 1;
                continue;
            }
            unwritten.ids.insert(line.id);
            unwritten.reading = Some(line.reading);
            unwritten.records.push(line.record);
        }
        unwritten.write(archive, &mut written)?;
        terminal.progress(given);
    }
}

/// A line, ready to be written.
struct ExtractedLine {
    id: ArticleId,
    digest: String,
    reading: ReadWith,
    record: ArticleRecord,
}

impl ExtractedLine {
    fn new(extracted: Extracted, keeps_text: bool) -> Self {
        let Extracted {
            article,
            reading,
            graph,
        } = extracted;
        Self {
            digest: read_digest(&article, reading.infer_date),
            record: ArticleRecord::new(&article, reading.infer_date, graph, keeps_text),
            id: article.id,
            reading,
        }
    }
}

/// Articles that differ and were read with the same.
#[derive(Default)]
struct Unwritten {
    reading: Option<ReadWith>,
    ids: FxHashSet<ArticleId>,
    records: Vec<ArticleRecord>,
}

impl Unwritten {
    /// Writes them, and leaves none.
    fn write(&mut self, archive: &mut Archive, written: &mut Written) -> Result<()> {
        let own = mem::take(self);
        if let Some(reading) = &own.reading {
            let batch = archive.write(reading, &own.records)?;
            written.added += batch.added;
            written.replaced += batch.replaced;
        }
        Ok(())
    }
}

/// The lines of files, and of the files of folders; `-` is standard input.
struct ExtractedLines {
    paths: VecDeque<PathBuf>,
    open: Option<OpenFile>,
}

struct OpenFile {
    name: String,
    line: usize,
    input: Box<dyn BufRead>,
}

impl ExtractedLines {
    fn new(paths: &[PathBuf], terminal: &mut Terminal) -> Self {
        let mut files = VecDeque::new();
        for path in paths {
            match path.is_dir() {
                false => files.push_back(path.clone()),
                true => match files_of(path) {
                    Ok(own) => files.extend(own),
                    Err(error) => terminal.error(&Error::new(path.display(), error)),
                },
            }
        }
        Self {
            paths: files,
            open: None,
        }
    }

    /// Gives the next lines with their places; none at the end.
    fn take(&mut self, most: usize, terminal: &mut Terminal) -> Vec<(String, String)> {
        let mut lines = Vec::new();
        while lines.len() < most {
            let Some(file) = &mut self.open else {
                let Some(path) = self.paths.pop_front() else { break };
                match open(&path) {
                    Ok(file) => self.open = Some(file),
                    Err(error) => terminal.error(&Error::new(path.display(), error)),
                }
                continue;
            };
            let mut line = Vec::new();
            file.line += 1;
            let read = file.input.read_until(b'\n', &mut line);
            let place = format!("{}:{}", file.name, file.line);
            match read.map(|_| String::from_utf8(line)) {
                Ok(Ok(line)) if line.is_empty() => self.open = None,
                Ok(Ok(line)) if line.trim().is_empty() => {}
                Ok(Ok(line)) => lines.push((place, line)),
                Ok(Err(error)) => terminal.error(&Error::new(place, error.utf8_error())),
                Err(error) => {
                    terminal.error(&Error::new(place, error));
                    self.open = None;
                }
            }
        }
        lines
    }
}

/// Gives the files of a folder by their names, but for those that Spark and others set aside (`_SUCCESS`, `.crc`).
fn files_of(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().to_string_lossy().starts_with(['_', '.']) {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

fn open(path: &Path) -> io::Result<OpenFile> {
    let input: Box<dyn BufRead> = match path == Path::new("-") {
        true => Box::new(BufReader::new(io::stdin())),
        false => Box::new(BufReader::new(File::open(path)?)),
    };
    Ok(OpenFile {
        name: path.display().to_string(),
        line: 0,
        input,
    })
}
