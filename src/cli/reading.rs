//! Articles through the pipeline: many at once, in bounded batches, given back in order.

use super::Options;
use super::terminal::Terminal;
use crate::archive::is_archive;
use crate::article::{Article, Articles};
use crate::dating::date_article;
use crate::error::{Error, Result};
use crate::extraction::Extraction;
use crate::knowledge::Knowledge;
use crate::pipeline::extract;
use rayon::ThreadPool;
use rayon::prelude::*;
use std::path::PathBuf;

/// A batch ends at so many articles for each thread, or so many bytes of text.
const ARTICLES_PER_THREAD: usize = 16;
const BYTES: usize = 16_000_000;

/// Reads articles and gives what `make` made of each to `take`, in the order of reading.
///
/// `make` runs on many threads. Articles that cannot be read are reported; the rest is done. Fails where `take` does.
pub(super) fn read_articles<T: Send>(
    paths: &[PathBuf],
    options: &Options,
    knowledge: &Knowledge,
    terminal: &mut Terminal,
    make: impl Fn(&Article, &Extraction) -> T + Sync,
    mut take: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    let pool = options.pool()?;
    let most = pool.current_num_threads() * ARTICLES_PER_THREAD;
    let mut batches = Batches::new(paths, options, most, terminal);
    while let Some(batch) = batches.next(terminal) {
        let made = read_batch(&pool, batch, options, knowledge, &make);
        made.into_iter().try_for_each(&mut take)?;
    }
    Ok(())
}

/// Reads the articles of a batch on the threads of a pool, and gives what `make` made of each, in their order.
pub(super) fn read_batch<T: Send>(
    pool: &ThreadPool,
    mut batch: Vec<Article>,
    options: &Options,
    knowledge: &Knowledge,
    make: impl Fn(&Article, &Extraction) -> T + Sync,
) -> Vec<T> {
    let read = |article: &mut Article| {
        article.recorded = article.recorded.or(options.recorded);
        if options.infer_date && article.published.is_none() {
            article.inferred = date_article(article, knowledge).inferred();
        }
        let article = &*article;
        let mut extraction = extract(article, knowledge);
        if let Some(least) = options.min_confidence {
            extraction.keep_confident(least);
        }
        make(article, &extraction)
    };
    pool.install(|| batch.par_iter_mut().map(read).collect())
}

/// Articles a batch at a time.
pub(super) struct Batches {
    articles: Articles,
    /// The most articles of a batch.
    most: usize,
    /// How many were given.
    given: usize,
}

impl Batches {
    /// Prepares to read what is named; an archive has been read already, which is reported.
    pub(super) fn new(paths: &[PathBuf], options: &Options, most: usize, terminal: &mut Terminal) -> Self {
        let (archives, paths): (Vec<PathBuf>, Vec<PathBuf>) = paths.iter().cloned().partition(|path| is_archive(path));
        for archive in archives {
            let reason = "is an archive of articles that have been read; this wants articles";
            terminal.error(&Error::new(archive.display(), reason));
        }
        let mut articles = Articles::new(&paths, options.published);
        if let Some(longest) = options.max_article_bytes {
            articles = articles.with_longest(longest as usize);
        }
        Self {
            articles,
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
        let batch = fill_batch(&mut self.articles, self.most, terminal);
        self.given += batch.len();
        if batch.is_empty() {
            terminal.end_progress();
            return None;
        }
        Some(batch)
    }
}

/// Takes the next articles; empty at the end.
fn fill_batch(articles: &mut Articles, most: usize, terminal: &mut Terminal) -> Vec<Article> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < most && bytes < BYTES {
        match articles.next() {
            Some(Ok(article)) => {
                bytes += article.text.len();
                batch.push(article);
            }
            Some(Err(error)) => terminal.error(&error),
            None => break,
        }
    }
    batch
}
