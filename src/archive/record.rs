//! What is put into the archive of an article, made before anything is written.

use super::text::pack;
use crate::article::Article;
use crate::data::DataFile;
use crate::graph::{EventGraph, sha256};
use crate::ontology::ArticleId;
use std::fmt::Write;

/// With what articles are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadWith {
    /// The program's version.
    pub program: String,
    /// What [`data_digest`] gives for the files of knowledge.
    pub data: String,
    /// Whether undated articles are dated from within.
    pub infer_date: bool,
}

/// An article with its graph, ready to be written.
pub struct ArticleRecord {
    pub(super) id: ArticleId,
    pub(super) read_digest: String,
    pub(super) bytes: usize,
    /// Compressed; `None` where it is not to be kept.
    pub(super) text: Option<Vec<u8>>,
    pub(super) graph: EventGraph,
}

impl ArticleRecord {
    /// Takes an article with the graph that was built of it; `infer_date` says whether it would be dated from within.
    pub fn new(article: &Article, infer_date: bool, graph: EventGraph, keeps_text: bool) -> Self {
        Self {
            id: article.id.clone(),
            read_digest: read_digest(article, infer_date),
            bytes: article.text.len(),
            text: keeps_text.then(|| pack(&article.text)),
            graph,
        }
    }
}

/// Gives the SHA-256 of all that is read of an article: its text and what is known of it besides.
///
/// The day on which it was taken in changes nothing: the same article is not read again for that. `infer_date` says
/// whether it is dated from within if it has no day of publication.
pub fn read_digest(article: &Article, infer_date: bool) -> String {
    let published = article.published.map(|day| day.to_string());
    let inferred = infer_date && article.published.is_none();
    let known = [
        Some(article.text.as_str()),
        article.title.as_deref(),
        article.publisher.as_deref(),
        article.agency.as_deref(),
        article.author.as_deref(),
        article.url.as_deref(),
        published.as_deref(),
        inferred.then_some("inferred"),
    ];
    sha256(&with_lengths(known))
}

/// Gives the SHA-256 of files of knowledge, in any order.
pub fn data_digest(files: &[DataFile]) -> String {
    let mut files: Vec<&DataFile> = files.iter().collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let parts = files
        .into_iter()
        .flat_map(|file| [Some(&*file.path), Some(&*file.text)]);
    sha256(&with_lengths(parts))
}

/// Joins texts so that no others give the same.
fn with_lengths<'a>(texts: impl IntoIterator<Item = Option<&'a str>>) -> String {
    let mut joined = String::new();
    for text in texts {
        // Writing to a string cannot fail.
        let _ = match text {
            Some(text) => write!(joined, "{}:{text}", text.len()),
            None => write!(joined, "-"),
        };
    }
    joined
}
