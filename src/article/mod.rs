//! Step 1. Files → Articles.

mod date;
mod draft;
mod input;
mod lexicon;
mod reader;
mod reading;
mod tools;

pub use date::{DayOrder, parse_day};
pub use input::InputOptions;
pub use input::foreign::{ForeignExamples, ForeignKind};
pub use lexicon::ArticleLexicon;
pub use reader::{Articles, ReadingCount, STANDARD_INPUT};
pub use reading::{ReadArticle, plain_words, read_article};
pub use tools::{ArticlePart, NamedColumn, NewsTool, ToolExample};

use crate::ontology::ArticleId;
use crate::timex::Interval;
use chrono::NaiveDate;

/// A news article as it was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// From the metadata, or the file's name without its ending.
    pub id: ArticleId,
    /// The text, byte for byte.
    pub text: String,
    /// The headline, where the metadata has one; the text may begin with it as well.
    pub title: Option<String>,
    /// Who printed it: `The Japan Times`.
    pub publisher: Option<String>,
    /// The news agency that wrote it.
    pub agency: Option<String>,
    /// The byline.
    pub author: Option<String>,
    /// The day of publication; weekdays and "last year" count from it.
    pub published: Option<NaiveDate>,
    /// The days on which it was published as far as its text tells, where a user wants undated ones resolved by them.
    pub inferred: Option<Interval>,
    /// The day on which the user took it into a graph, if he gives one.
    pub recorded: Option<NaiveDate>,
    /// Where it can be read.
    pub url: Option<String>,
}

impl Article {
    /// Makes an article of a text alone.
    pub fn from_text(id: &str, text: impl Into<String>, published: Option<NaiveDate>) -> Self {
        Self {
            id: id.into(),
            text: text.into(),
            title: None,
            publisher: None,
            agency: None,
            author: None,
            published,
            inferred: None,
            recorded: None,
            url: None,
        }
    }
}
