//! Bytes of one input → Articles: what kind it is, and how each kind is read. No file is touched here.
//!
//! What is no plain text is made plain: the text of an article is that of its paragraphs, and offsets count in it.

pub(super) mod encoding;
mod feed;
pub(super) mod foreign;
pub(super) mod front;
pub(super) mod json;
pub(super) mod kind;
pub(super) mod markdown;
#[cfg_attr(not(feature = "html"), path = "no_page.rs")]
mod page;
mod record;
pub(super) mod table;

pub(super) use feed::read_feed;
pub(super) use front::read_text;
pub(super) use markdown::read_markdown;
pub(super) use page::read_page;
pub(super) use record::build_draft;

use super::ArticleLexicon;
use super::date::DayOrder;
use super::tools::NamedColumn;
use chrono::NaiveDate;

/// The longest article, and the longest line of a file of articles: 64 MB, a small library.
const LONGEST: usize = 64_000_000;

/// What a user says of what is read.
#[derive(Debug, Clone)]
pub struct InputOptions {
    /// The day of publication of what has none.
    pub published: Option<NaiveDate>,
    /// Which number of `7/8/17` is the month.
    pub order: DayOrder,
    /// The keys and columns that a user names for parts of an article.
    pub columns: Vec<NamedColumn>,
    /// Articles, and lines of a file of articles, of more bytes are refused.
    pub longest: usize,
}

impl Default for InputOptions {
    fn default() -> Self {
        Self {
            published: None,
            order: DayOrder::default(),
            columns: Vec::new(),
            longest: LONGEST,
        }
    }
}

impl From<Option<NaiveDate>> for InputOptions {
    fn from(published: Option<NaiveDate>) -> Self {
        Self {
            published,
            ..Self::default()
        }
    }
}

/// What every reader needs to know.
#[derive(Debug, Clone, Copy)]
pub(super) struct InputContext<'a> {
    pub(super) lexicon: &'a ArticleLexicon,
    pub(super) options: &'a InputOptions,
}
