//! The `.json` beside a `.txt`: our own form, so an unknown key is an error.

use super::{Article, parse_day};
use crate::data::plain_reason;
use crate::error::{Error, Result};
use serde::Deserialize;

/// What `schema/article.schema.json` describes, without the text.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Metadata {
    id: Option<String>,
    title: Option<String>,
    publisher: Option<String>,
    agency: Option<String>,
    author: Option<String>,
    published: Option<String>,
    url: Option<String>,
    /// The file itself, for errors.
    #[serde(skip)]
    place: String,
}

impl Metadata {
    /// Reads the file at `place`; fails on an unknown key, with its line.
    pub(super) fn parse(place: &str, json: &str) -> Result<Self> {
        let metadata: Self =
            serde_json::from_str(json).map_err(|error| Error::at_line(place, error.line(), plain_reason(&error)))?;
        Ok(Self {
            place: place.to_owned(),
            ..metadata
        })
    }

    /// Makes the article of a text; `name` is its id if the metadata has none.
    ///
    /// Fails if the date of publication is no day.
    pub(super) fn into_article(self, name: &str, text: String) -> Result<Article> {
        let day = self.published.as_deref().map(|day| parse_day(&self.place, day));
        Ok(Article {
            id: self.id.as_deref().unwrap_or(name).into(),
            text,
            title: self.title,
            publisher: self.publisher,
            agency: self.agency,
            author: self.author,
            published: day.transpose()?,
            inferred: None,
            recorded: None,
            url: self.url,
        })
    }
}
