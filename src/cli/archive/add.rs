//! `demarche archive add`: articles into the file, batch by batch.

use super::extracted::add_extracted;
use super::{number, reading};
use crate::archive::{Archive, ArticleRecord, Presence, ReadWith, Written, read_digest};
use crate::article::Article;
use crate::cli::Options;
use crate::cli::output::Output;
use crate::cli::reading::{Batches, read_batch};
use crate::cli::terminal::Terminal;
use crate::error::{Error, Result};
use crate::extraction::Extraction;
use crate::graph::build_graph;
use clap::Args;
use rayon::ThreadPool;
use rayon::prelude::*;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

const EXAMPLES: &str = "\
Examples:
  demarche archive add news.db news/june
  demarche archive add news.db dump.ndjson --no-texts
  demarche archive add news.db --extracted lines.ndjson
  zcat dump.ndjson.gz | demarche archive add news.db -";

/// A batch ends at so many articles for each thread: what is lost where the program is stopped.
const ARTICLES_PER_THREAD: usize = 128;

/// Read articles into an archive; what it has already is not read again
///
/// An article is known by its id. Where its text and all else that is known of it are the same, it is left as it is;
/// where something changed, all that was read in it is replaced. The program may be stopped at any time: what was
/// written stays, and the next run goes on.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct AddCommand {
    /// The archive (.db); it is made if there is none
    file: PathBuf,
    /// Files (text, Markdown, HTML, JSON, NDJSON, CSV, TSV, RSS, packed or not), folders, or - for standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Leave out the texts: the file is smaller, and shows no more than the words of statements and relations
    #[arg(long)]
    no_texts: bool,
    /// Take lines of `demarche extract --graph` that were written elsewhere, with what was read then; nothing is read anew
    #[arg(long)]
    extracted: bool,
}

impl AddCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let (written, same) = match self.extracted {
            true => self.add_lines(options, terminal)?,
            false => self.add_articles(options, terminal)?,
        };
        if terminal.is_quiet() {
            return Ok(());
        }
        let counts = [
            format!("{} added", number(written.added, "article")),
            format!("{} replaced", written.replaced),
            format!("{same} there already"),
        ];
        Output::print(&format!("{}: {}\n", self.file.display(), counts.join(", ")))
    }

    /// Puts lines that were written elsewhere into the archive.
    fn add_lines(&self, options: &Options, terminal: &mut Terminal) -> Result<(Written, usize)> {
        let pool = options.pool()?;
        let most = pool.current_num_threads() * ARTICLES_PER_THREAD;
        let mut archive = Archive::open_to_fill(&self.file, true)?;
        let added = add_extracted(&mut archive, &self.paths, !self.no_texts, (&pool, most), terminal)?;
        archive.finish()?;
        Ok(added)
    }

    /// Reads articles into the archive; gives what that changed, and how many were there already.
    fn add_articles(&self, options: &Options, terminal: &mut Terminal) -> Result<(Written, usize)> {
        let reading = reading(options)?;
        let knowledge = options.knowledge()?;
        let pool = options.pool()?;
        let writer = Archive::open_to_fill(&self.file, true)?;
        // Another one: to ask while a batch is being written.
        let known = Archive::open_beside(&self.file)?;
        let mut same = 0;
        let record = |article: &Article, extraction: &Extraction| {
            let graph = build_graph(article, extraction, &knowledge);
            ArticleRecord::new(article, options.infer_date, graph, !self.no_texts)
        };
        let written = thread::scope(|scope| {
            let (send, receive) = sync_channel(1);
            let writing = scope.spawn(move || write_all(writer, &reading, receive));
            let most = pool.current_num_threads() * ARTICLES_PER_THREAD;
            let input = options.input();
            let mut batches = Batches::new(&self.paths, &input, &knowledge.article, most, terminal);
            let mut read = || -> Result<()> {
                while let Some(batch) = batches.next(terminal) {
                    let all = batch.len();
                    let batch = leave_known(batch, &known, options, &pool)?;
                    same += all - batch.len();
                    let records = read_batch(&pool, batch, options, &knowledge, record);
                    // Nobody takes them where writing failed, and that error is the one to tell.
                    if !records.is_empty() && send.send(records).is_err() {
                        break;
                    }
                }
                Ok(())
            };
            let read = read();
            batches.count(options, terminal);
            drop(known);
            drop(send);
            let written = writing.join();
            let written = written.map_err(|_| Error::new(self.file.display(), "writing ended unexpectedly"))?;
            read.and(written)
        })?;
        Ok((written, same))
    }
}

/// Writes batches until no more come.
fn write_all(mut archive: Archive, reading: &ReadWith, batches: Receiver<Vec<ArticleRecord>>) -> Result<Written> {
    let mut written = Written::default();
    for records in batches {
        let batch = archive.write(reading, &records)?;
        written.added += batch.added;
        written.replaced += batch.replaced;
    }
    archive.finish()?;
    Ok(written)
}

/// Leaves out the articles of a batch that the archive has as they are.
fn leave_known(batch: Vec<Article>, known: &Archive, options: &Options, pool: &ThreadPool) -> Result<Vec<Article>> {
    let digest = |article: &Article| read_digest(article, options.infer_date);
    let digests: Vec<String> = pool.install(|| batch.par_iter().map(digest).collect());
    let mut left = Vec::new();
    for (article, digest) in batch.into_iter().zip(digests) {
        if known.presence(article.id.as_str(), &digest)? != Presence::Same {
            left.push(article);
        }
    }
    Ok(left)
}
