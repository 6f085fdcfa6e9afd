//! Articles read from files, as the command line reads them.

#![allow(dead_code, clippy::unwrap_used)] // each file of tests needs a part of it

use demarche::article::{Article, ArticleLexicon, Articles, InputOptions};
use demarche::error::Result;
use demarche::knowledge::Knowledge;
use std::path::PathBuf;
use std::sync::LazyLock;

pub(crate) static LEXICON: LazyLock<ArticleLexicon> =
    LazyLock::new(|| Knowledge::load_also(None, ArticleLexicon::parse).unwrap());

/// Reads files and folders; what cannot be read is an error among the articles.
pub(crate) fn read_articles(paths: &[PathBuf]) -> Vec<Result<Article>> {
    Articles::new(paths, &LEXICON, &InputOptions::default()).collect()
}
