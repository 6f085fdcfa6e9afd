//! Articles through the pipeline: many at once, in bounded batches, given back in order.

use super::Options;
use super::terminal::Terminal;
use crate::article::{Article, Articles, ReadingCount};
use crate::dating::date_article;
use crate::error::Result;
use crate::extraction::Extraction;
use crate::knowledge::Knowledge;
use crate::pipeline::extract;
use rayon::prelude::*;
use std::path::PathBuf;

/// A batch ends at so many articles for each thread, or so many bytes of text.
const ARTICLES_PER_THREAD: usize = 16;
const BYTES: usize = 16_000_000;

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
    let mut articles = Articles::new(paths, &knowledge.article, &input);
    let mut read = 0;
    loop {
        let mut batch = fill_batch(&mut articles, most, terminal);
        if batch.is_empty() {
            terminal.end_progress();
            let count = articles.counted().clone();
            if !count.is_whole() {
                tell_count(&count, options, terminal);
            }
            return Ok(count);
        }
        let made: Vec<T> = pool.install(|| {
            batch
                .par_iter_mut()
                .map(|article| {
                    article.recorded = options.recorded;
                    if options.infer_date && article.published.is_none() {
                        article.inferred = date_article(article, knowledge).inferred();
                    }
                    let article = &*article;
                    let mut extraction = extract(article, knowledge);
                    if let Some(least) = options.min_confidence {
                        extraction.keep_confident(least);
                    }
                    make(article, &extraction)
                })
                .collect()
        });
        made.into_iter().try_for_each(&mut take)?;
        read += batch.len();
        // A folder of a few articles is done before a bar could be read.
        if batch.len() == most {
            terminal.progress(read);
        }
    }
}

/// Takes the next articles; empty at the end.
fn fill_batch(articles: &mut Articles, most: usize, terminal: &mut Terminal) -> Vec<Article> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < most && bytes < BYTES {
        let article = articles.next();
        // What is told of an input stands before what cannot be read in it.
        for notice in articles.take_notices() {
            terminal.warning(&notice);
        }
        match article {
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
