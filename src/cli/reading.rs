//! Articles through the pipeline: many at once, in bounded batches, given back in order.

use super::Options;
use super::terminal::Terminal;
use crate::archive::is_archive;
use crate::article::{Article, ArticleLexicon, Articles, InputOptions, ReadingCount};
use crate::batch::{self, ReadingNotice, take_batch};
use crate::error::{Error, Result};
use crate::extraction::Extraction;
use crate::knowledge::Knowledge;
use rayon::ThreadPool;
use std::path::PathBuf;

/// A batch ends at so many articles for each thread.
const ARTICLES_PER_THREAD: usize = 16;

/// Reads articles and gives what `make` made of each to `take`, in the order of reading.
///
/// `make` runs on many threads. Articles that cannot be read are reported; the rest is done. Fails where `take`
/// does. Tells and gives how much was read, and tells nothing where that is all of it.
pub(super) fn read_articles<T: Send>(
    paths: &[PathBuf],
    options: &Options,
    knowledge: &Knowledge,
    terminal: &mut Terminal,
    make: impl Fn(&Article, &Extraction) -> T + Sync,
    mut take: impl FnMut(T) -> Result<()>,
) -> Result<ReadingCount> {
    let pool = options.pool()?;
    let most = pool.current_num_threads() * ARTICLES_PER_THREAD;
    let input = options.input();
    let mut batches = Batches::new(paths, &input, &knowledge.article, most, terminal);
    while let Some(batch) = batches.next(terminal) {
        let made = read_batch(&pool, batch, options, knowledge, &make);
        made.into_iter().try_for_each(&mut take)?;
    }
    Ok(batches.count(options, terminal))
}

/// Reads the articles of a batch on the threads of a pool, and gives what `make` made of each, in their order.
pub(super) fn read_batch<T: Send>(
    pool: &ThreadPool,
    batch: Vec<Article>,
    options: &Options,
    knowledge: &Knowledge,
    make: impl Fn(&Article, &Extraction) -> T + Sync,
) -> Vec<T> {
    let make = |article: Article, extraction: Extraction| make(&article, &extraction);
    pool.install(|| batch::read_batch(batch, &options.reading(), knowledge, make))
}

/// Articles a batch at a time.
pub(super) struct Batches<'a> {
    articles: Articles<'a>,
    /// The most articles of a batch.
    most: usize,
    /// How many were given.
    given: usize,
}

impl<'a> Batches<'a> {
    /// Prepares to read what is named; an archive has been read already, which is reported.
    pub(super) fn new(
        paths: &[PathBuf],
        input: &'a InputOptions,
        lexicon: &'a ArticleLexicon,
        most: usize,
        terminal: &mut Terminal,
    ) -> Self {
        let (archives, paths): (Vec<PathBuf>, Vec<PathBuf>) = paths.iter().cloned().partition(|path| is_archive(path));
        for archive in archives {
            let reason = "is an archive of articles that have been read; this wants articles";
            terminal.error(&Error::new(archive.display(), reason));
        }
        Self {
            articles: Articles::new(&paths, lexicon, input),
            most,
            given: 0,
        }
    }

    /// Gives the next articles; `None` at the end.
    pub(super) fn next(&mut self, terminal: &mut Terminal) -> Option<Vec<Article>> {
        // A folder of a few articles is done before a bar could be read.
        if self.given > 0 && self.given.is_multiple_of(self.most) {
            terminal.progress(self.given);
        }
        let batch = take_batch(&mut self.articles, self.most, |told| match told {
            ReadingNotice::Doubt(notice) => terminal.warning(&notice),
            ReadingNotice::Unread(error) => terminal.error(&error),
        });
        self.given += batch.len();
        if batch.is_empty() {
            terminal.end_progress();
            return None;
        }
        Some(batch)
    }

    /// Gives how much was read, and tells it where something was left out or is undated.
    pub(super) fn count(&self, options: &Options, terminal: &mut Terminal) -> ReadingCount {
        let count = self.articles.counted().clone();
        if !count.is_whole() {
            tell_count(&count, options, terminal);
        }
        count
    }
}

/// Says how much was read, and what helps where the day of publication is missing.
fn tell_count(count: &ReadingCount, options: &Options, terminal: &mut Terminal) {
    terminal.note(&count.to_string());
    if count.undated > 0 && !options.infer_date {
        terminal.note_once(
            "undated: \"Friday\" and \"last year\" stay open; `--published DATE`, a date in the name of the file \
             (2024-06-06-talks.txt), or `--infer-date` resolves them",
        );
    }
}
