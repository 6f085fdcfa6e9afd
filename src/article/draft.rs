//! What a reader makes of one article: the article with what was odd about it, or why there is none.

use super::Article;
use super::date::ReadDay;
use crate::error::Error;
use std::fmt;

/// An article as it was read.
#[derive(Debug, Clone)]
pub(super) struct DraftArticle {
    pub(super) article: Article,
    /// How its day was written, where it has one.
    pub(super) day: Option<ReadDay>,
    /// Whether its id was told; else it is called after its file.
    pub(super) has_id: bool,
    /// What the user should know of this article, without its place.
    pub(super) notices: Vec<String>,
    /// What he should know of all articles that are read in this way.
    pub(super) of_all: Vec<String>,
}

impl DraftArticle {
    /// Begins with an article about which there is nothing to tell.
    pub(super) fn new(article: Article) -> Self {
        Self {
            article,
            day: None,
            has_id: false,
            notices: Vec::new(),
            of_all: Vec::new(),
        }
    }

    /// Adds what the user should know of this article.
    pub(super) fn tell(&mut self, notice: impl fmt::Display) {
        self.notices.push(notice.to_string());
    }

    /// Adds what the user should know of all that is read in this way.
    pub(super) fn tell_of_all(&mut self, notice: impl fmt::Display) {
        self.of_all.push(notice.to_string());
    }
}

/// An article that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unread {
    /// Why, in the words of a summary: "3 without text".
    pub(super) why: &'static str,
    pub(super) error: Error,
}

impl Unread {
    pub(super) const BROKEN: &'static str = "not readable";
    pub(super) const DUPLICATE: &'static str = "read before";
    pub(super) const EMPTY: &'static str = "without text";
    pub(super) const FOREIGN: &'static str = "of a kind to convert first";
    pub(super) const LONG: &'static str = "too long";

    /// Says why there is no article.
    pub(super) fn new(why: &'static str, error: Error) -> Self {
        Self { why, error }
    }
}

/// What comes out of one article.
pub(super) type Reading = Result<DraftArticle, Unread>;
