//! What an archive holds, in numbers.

use super::file::{Archive, failed};
use super::record::ReadWith;
use crate::error::Result;
use crate::timex::Interval;
use std::fs;

/// What an archive holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Info {
    /// How many articles.
    pub articles: usize,
    /// How many of them have their texts.
    pub texts: usize,
    /// How many statements.
    pub statements: usize,
    /// How many relations; one that two articles tell counts twice.
    pub relations: usize,
    /// How many pieces of evidence of these.
    pub evidence: usize,
    /// How many entities of the gazetteer.
    pub linked: usize,
    /// How many names that are not linked, in all articles together.
    pub unlinked: usize,
    /// How many times.
    pub times: usize,
    /// How many positions.
    pub stances: usize,
    /// The bytes of the texts, as they were read.
    pub read: u64,
    /// The bytes of the file, with the log beside it if there is one.
    pub bytes: u64,
    /// From the first day of publication to the last.
    pub published: Interval,
    /// With what the articles were read, and how many with each.
    pub readings: Vec<(ReadWith, usize)>,
}

impl Archive {
    /// Counts what the archive holds.
    pub fn info(&self) -> Result<Info> {
        let place = &self.place;
        let count = |sql: &str| -> Result<u64> {
            let count: rusqlite::Result<i64> = self.connection.query_row(sql, [], |row| row.get(0));
            Ok(count.map_err(|error| failed(place, error))?.unsigned_abs())
        };
        let rows = |table: &str| count(&format!("SELECT count(*) FROM {table}")).map(|rows| rows as usize);
        let published = self
            .connection
            .query_row("SELECT min(published), max(published) FROM articles", [], |row| {
                Ok(Interval {
                    earliest: row.get(0)?,
                    latest: row.get(1)?,
                })
            });
        let length = |path: &str| fs::metadata(path).map_or(0, |file| file.len());
        Ok(Info {
            articles: rows("articles")?,
            texts: rows("texts")?,
            statements: rows("statements")?,
            relations: rows("relations")?,
            evidence: rows("evidence")?,
            linked: rows("entities WHERE id IS NOT NULL")?,
            unlinked: rows("entities WHERE id IS NULL")?,
            times: rows("times")?,
            stances: rows("stances")?,
            read: count("SELECT coalesce(sum(bytes), 0) FROM articles")?,
            bytes: length(place) + length(&format!("{place}-wal")),
            published: published.map_err(|error| failed(place, error))?,
            readings: self.readings()?,
        })
    }

    fn readings(&self) -> Result<Vec<(ReadWith, usize)>> {
        let failed = |error| failed(&self.place, error);
        let mut select = self
            .connection
            .prepare(
                "SELECT program, data, infer_date, count(*) FROM readings JOIN articles USING (reading_key)
                GROUP BY reading_key ORDER BY reading_key",
            )
            .map_err(failed)?;
        let readings = select.query_map([], |row| {
            let reading = ReadWith {
                program: row.get(0)?,
                data: row.get(1)?,
                infer_date: row.get(2)?,
            };
            Ok((reading, row.get::<_, i64>(3)? as usize))
        });
        let readings = readings.map_err(failed)?;
        readings.collect::<rusqlite::Result<_>>().map_err(failed)
    }
}
