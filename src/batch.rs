//! Articles → Extractions, many at once: bounded batches on the threads of a pool, given back in order.

use crate::article::{Article, Articles};
use crate::dating::date_article;
use crate::error::Error;
use crate::evidence::Confidence;
use crate::extraction::Extraction;
use crate::knowledge::Knowledge;
use crate::pipeline::extract;
use chrono::NaiveDate;
use rayon::prelude::*;

/// A batch ends at so many bytes of text.
const BYTES: usize = 16_000_000;

/// What a user says of how articles are read.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct ReadOptions {
    /// Whether articles without a day of publication are dated from within, and their times resolved by it.
    pub infer_date: bool,
    /// The day on which the articles were taken in, where they do not say it themselves.
    pub recorded: Option<NaiveDate>,
    /// Statements that are less sure are left out.
    pub min_confidence: Option<Confidence>,
}

impl ReadOptions {
    /// Reads an article, which gets its day of taking in and the days that its text tells.
    pub fn read(&self, article: &mut Article, knowledge: &Knowledge) -> Extraction {
        article.recorded = article.recorded.or(self.recorded);
        if self.infer_date && article.published.is_none() {
            article.inferred = date_article(article, knowledge).inferred();
        }
        let mut extraction = extract(article, knowledge);
        if let Some(least) = self.min_confidence {
            extraction.keep_confident(least);
        }
        extraction
    }
}

/// Reads the articles of a batch on the threads of the current pool, and gives what `make` made of each, in their order.
pub fn read_batch<T: Send>(
    batch: Vec<Article>,
    options: &ReadOptions,
    knowledge: &Knowledge,
    make: impl Fn(Article, Extraction) -> T + Sync,
) -> Vec<T> {
    let read = |mut article: Article| {
        let extraction = options.read(&mut article, knowledge);
        make(article, extraction)
    };
    batch.into_par_iter().map(read).collect()
}

/// What is told while articles are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadingNotice {
    /// How an input was read, where that is in doubt.
    Doubt(Error),
    /// Why an article was not read.
    Unread(Error),
}

/// Takes the next articles, `most` of them or fewer where they are long; empty at the end.
pub fn take_batch(articles: &mut Articles, most: usize, mut tell: impl FnMut(ReadingNotice)) -> Vec<Article> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    while batch.len() < most && bytes < BYTES {
        let article = articles.next();
        // What is told of an input stands before what cannot be read in it.
        articles
            .take_notices()
            .into_iter()
            .map(ReadingNotice::Doubt)
            .for_each(&mut tell);
        match article {
            Some(Ok(article)) => {
                bytes += article.text.len();
                batch.push(article);
            }
            Some(Err(error)) => tell(ReadingNotice::Unread(error)),
            None => break,
        }
    }
    batch
}
