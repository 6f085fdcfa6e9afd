//! Batches of articles → rows, each batch in one transaction: all of it is written, or nothing.

use super::erase::erase_article;
use super::file::{Archive, failed};
use super::insert::{Inserter, KnownRows};
use super::record::{ArticleRecord, ReadWith};
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, params};
use rustc_hash::FxHashSet;
use std::mem;

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
        if self.is_filling && self.has_any(records).map_err(failed)? {
            // What hangs on an article is found by indexes.
            self.make_indexes()?;
        }
        // A batch that fails leaves nothing known: its rows are not there.
        let mut known = mem::take(&mut self.known);
        let transaction = self.begin()?;
        let mut written = Written::default();
        let reading_key = reading_key(&transaction, reading).map_err(failed)?;
        let mut inserter = Inserter::new(&transaction, reading_key, &mut known).map_err(failed)?;
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
        self.known = known;
        Ok(written)
    }

    /// Says whether the archive has an article under the id of one of these, or is given two under one.
    fn has_any(&self, records: &[ArticleRecord]) -> rusqlite::Result<bool> {
        let mut ids = FxHashSet::default();
        for record in records {
            let id = record.id.as_str();
            if !ids.insert(id) || article_key(&self.connection, id)?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Removes an article with all that was read in it; `false` if there is none with this id.
    pub fn remove(&mut self, id: &str) -> Result<bool> {
        let place = self.place.clone();
        let failed = |error| failed(&place, error);
        self.known = KnownRows::default();
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
