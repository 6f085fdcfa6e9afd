//! Texts in the archive: compressed, and given back as articles to be read again.

use super::file::{Archive, failed};
use super::record::ReadWith;
use crate::article::Article;
use crate::error::{Error, Result};
use crate::timex::Interval;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rusqlite::{OptionalExtension, Row};
use std::io::{Read, Write};

/// How the archive has an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Not at all.
    New,
    /// As it is.
    Same,
    /// With another text, or with other things known of it.
    Changed,
}

/// An article of the archive.
#[derive(Debug, Clone)]
pub struct KeptArticle {
    /// As it was read.
    pub article: Article,
    /// Whether it was dated from within.
    pub infer_date: bool,
}

impl Archive {
    /// Says whether the archive has an article as it is, by its [`read_digest`](super::read_digest).
    pub fn presence(&self, id: &str, read_digest: &str) -> Result<Presence> {
        let digest: Option<String> = self
            .connection
            .prepare_cached("SELECT read_digest FROM articles WHERE id = ?1")
            .and_then(|mut select| select.query_row([id], |row| row.get(0)).optional())
            .map_err(|error| failed(&self.place, error))?;
        Ok(match digest {
            None => Presence::New,
            Some(digest) if digest == read_digest => Presence::Same,
            Some(_) => Presence::Changed,
        })
    }

    /// Gives the keys of the articles, in their order; with a reading those alone that were read with another one.
    pub fn articles_not_read_with(&self, reading: Option<&ReadWith>) -> Result<Vec<i64>> {
        const ALL: &str = "SELECT article_key FROM articles JOIN readings USING (reading_key)";
        let failed = |error| failed(&self.place, error);
        let (sql, program, data) = match reading {
            None => (format!("{ALL} WHERE ?1 = ?2 ORDER BY article_key"), "", ""),
            Some(reading) => (
                format!("{ALL} WHERE program <> ?1 OR data <> ?2 ORDER BY article_key"),
                reading.program.as_str(),
                reading.data.as_str(),
            ),
        };
        let mut select = self.connection.prepare(&sql).map_err(failed)?;
        let keys = select.query_map([program, data], |row| row.get(0)).map_err(failed)?;
        keys.collect::<rusqlite::Result<_>>().map_err(failed)
    }

    /// Gives how many bytes the texts have together; none counts where texts were not kept.
    pub fn bytes_of_texts(&self) -> Result<u64> {
        const SUM: &str = "SELECT coalesce(sum(bytes), 0) FROM articles JOIN texts USING (article_key)";
        let bytes: rusqlite::Result<i64> = self.connection.query_row(SUM, [], |row| row.get(0));
        Ok(bytes.map_err(|error| failed(&self.place, error))?.unsigned_abs())
    }

    /// Gives the text of an article by its id; `None` where it was not kept.
    pub fn text(&self, id: &str) -> Result<Option<String>> {
        let key = self
            .connection
            .prepare_cached("SELECT article_key FROM articles WHERE id = ?1")
            .and_then(|mut select| select.query_row([id], |row| row.get(0)).optional())
            .map_err(|error| failed(&self.place, error))?;
        let kept = key.map(|key| self.article(key)).transpose()?.flatten();
        Ok(kept.map(|kept| kept.article.text))
    }

    /// Gives an article with its text; `None` where the text was not kept.
    pub fn article(&self, key: i64) -> Result<Option<KeptArticle>> {
        const ONE: &str =
            "SELECT id, title, publisher, agency, author, published, published_earliest, published_latest,
            recorded, url, infer_date, text
            FROM articles JOIN readings USING (reading_key) JOIN texts USING (article_key) WHERE article_key = ?1";
        let row = |row: &Row| Ok((read_article(row)?, row.get::<_, Vec<u8>>(11)?));
        let kept = self
            .connection
            .prepare_cached(ONE)
            .and_then(|mut select| select.query_row([key], row).optional())
            .map_err(|error| failed(&self.place, error))?;
        let Some((mut kept, packed)) = kept else {
            return Ok(None);
        };
        kept.article.text = unpack(&packed).ok_or_else(|| {
            let reason = format!("is damaged: the text of article `{}` cannot be read", kept.article.id);
            Error::new(&self.place, reason)
        })?;
        Ok(Some(kept))
    }
}

/// Makes an article of its row, without its text.
fn read_article(row: &Row) -> rusqlite::Result<KeptArticle> {
    let id: String = row.get(0)?;
    let inferred = Interval {
        earliest: row.get(6)?,
        latest: row.get(7)?,
    };
    let article = Article {
        title: row.get(1)?,
        publisher: row.get(2)?,
        agency: row.get(3)?,
        author: row.get(4)?,
        inferred: Some(inferred).filter(|days| *days != Interval::default()),
        recorded: row.get(8)?,
        url: row.get(9)?,
        ..Article::from_text(&id, String::new(), row.get(5)?)
    };
    Ok(KeptArticle {
        article,
        infer_date: row.get(10)?,
    })
}

/// Compresses a text; zlib's form has a checksum, and every language reads it.
pub(super) fn pack(text: &str) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    // Writing to memory cannot fail.
    let _ = encoder.write_all(text.as_bytes());
    encoder.finish().unwrap_or_default()
}

/// Gives a text back; `None` where the bytes are none that were packed.
pub(super) fn unpack(packed: &[u8]) -> Option<String> {
    let mut text = String::new();
    let read = ZlibDecoder::new(packed).read_to_string(&mut text);
    read.ok().map(|_| text)
}
