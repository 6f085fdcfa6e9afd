//! Batches of articles → rows, each batch in one transaction: all of it is written, or nothing.

use super::erase::erase_article;
use super::file::{Archive, failed};
use super::insert::Inserter;
use super::record::{ArticleRecord, ReadWith};
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, params};

/// What writing a batch changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// How many articles are new.
    pub added: usize,
    /// How many took the place of what the archive had under their ids.
    pub replaced: usize,
}

impl Archive {
    /// Writes articles that were read in the same way. Of those that the archive has under the same id all is replaced.
    pub fn write(&mut self, reading: &ReadWith, records: &[ArticleRecord]) -> Result<Written> {
        let place = self.place.clone();
        let failed = |error| failed(&place, error);
        let transaction = self.begin()?;
        let mut written = Written::default();
        let reading_key = reading_key(&transaction, reading).map_err(failed)?;
        let mut inserter = Inserter::new(&transaction, reading_key).map_err(failed)?;
        for record in records {
            match article_key(&transaction, record.id.as_str()).map_err(failed)? {
                None => written.added += 1,
                Some(key) => {
                    erase_article(&transaction, key).map_err(failed)?;
                    inserter.forget();
                    written.replaced += 1;
                }
            }
            inserter.insert(record).map_err(failed)?;
        }
        drop(inserter);
        transaction.commit().map_err(failed)?;
        Ok(written)
    }

    /// Removes an article with all that was read in it; `false` if there is none with this id.
    pub fn remove(&mut self, id: &str) -> Result<bool> {
        let place = self.place.clone();
        let failed = |error| failed(&place, error);
        let transaction = self.begin()?;
        let Some(key) = article_key(&transaction, id).map_err(failed)? else {
            return Ok(false);
        };
        erase_article(&transaction, key).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        Ok(true)
    }
}

fn article_key(connection: &Connection, id: &str) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT article_key FROM articles WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()
}

/// Gives the key of a reading, which is made if it is new.
fn reading_key(connection: &Connection, reading: &ReadWith) -> rusqlite::Result<i64> {
    let values = params![reading.program, reading.data, reading.infer_date];
    let known = connection
        .query_row(
            "SELECT reading_key FROM readings WHERE program = ?1 AND data = ?2 AND infer_date = ?3",
            values,
            |row| row.get(0),
        )
        .optional()?;
    if let Some(key) = known {
        return Ok(key);
    }
    connection.execute(
        "INSERT INTO readings (program, data, infer_date) VALUES (?1, ?2, ?3)",
        values,
    )?;
    Ok(connection.last_insert_rowid())
}
