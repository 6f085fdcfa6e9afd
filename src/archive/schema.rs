//! The schema of the file, its version, and how older files are brought to it.

use super::file::failed;
use crate::error::{Error, Result};
use rusqlite::{Connection, TransactionBehavior};

/// The version of `schema/archive.sql`.
pub const VERSION: usize = MIGRATIONS.len() + 1;

/// What leads from one version to the next: the first from version 1 to 2. All in one transaction; `refresh` fills
/// columns that only reading again can fill.
const MIGRATIONS: &[&str] = &[];

/// The tables and views of the newest version.
const SCHEMA: &str = include_str!("../../schema/archive.sql");

/// What a line of the schema begins with that makes an index.
const INDEX: &str = "CREATE INDEX ";

/// The index by which writing itself finds rows.
const NEEDED: &str = "CREATE INDEX entities_id ";

/// The index of words is put together from the parts that the batches leave, sixteen at a time and not four: each word is
/// written half as often.
const SELDOM_MERGED: &str = "INSERT INTO statement_words (statement_words, rank) VALUES ('automerge', 16)";

/// "dema" in ASCII: what tells an archive from other databases.
const APPLICATION: i64 = 0x6465_6D61;

/// Checks that a file is an archive that this program can read.
pub(super) fn check(connection: &Connection, place: &str) -> Result<()> {
    match version(connection, place)? {
        None => Err(Error::new(place, "is an empty database, no archive")),
        Some(VERSION) => Ok(()),
        Some(version) => Err(Error::new(
            place,
            format!("is an archive of version {version}: `demarche archive refresh` brings it to version {VERSION}"),
        )),
    }
}

/// Makes the tables of a new file, yet without their indexes, or brings those of an older version to this one.
pub(super) fn prepare(connection: &mut Connection, place: &str) -> Result<()> {
    if version(connection, place)? == Some(VERSION) {
        return Ok(());
    }
    let failed = |error| failed(place, error);
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(failed)?;
    // Another program may have made them while this one waited.
    match version(&transaction, place)? {
        None => {
            let is_late = |line: &&str| line.starts_with(INDEX) && !line.starts_with(NEEDED);
            let tables: Vec<&str> = SCHEMA.lines().filter(|line| !is_late(line)).collect();
            transaction.execute_batch(&tables.join("\n")).map_err(failed)?;
            transaction.execute_batch(SELDOM_MERGED).map_err(failed)?;
            transaction
                .pragma_update(None, "application_id", APPLICATION)
                .map_err(failed)?;
        }
        Some(version) => {
            for migration in MIGRATIONS.iter().skip(version - 1) {
                transaction.execute_batch(migration).map_err(failed)?;
            }
        }
    }
    transaction
        .pragma_update(None, "user_version", VERSION as i64)
        .map_err(failed)?;
    transaction.commit().map_err(failed)
}

/// Gives what makes the indexes that an archive does not have, each a statement of SQL.
pub(super) fn missing_indexes(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut there = connection.prepare("SELECT 1 FROM sqlite_master WHERE type = 'index' AND name = ?1")?;
    let mut missing = Vec::new();
    for index in SCHEMA.lines().filter_map(|line| line.strip_prefix(INDEX)) {
        let name = index.split(' ').next().unwrap_or_default();
        if !there.exists([name])? {
            // Another program may make it at the same time.
            missing.push(format!("{INDEX}IF NOT EXISTS {index}"));
        }
    }
    Ok(missing)
}

/// Gives the version of an archive; `None` for a database without any table.
///
/// Fails for databases of other programs, and for archives that only a newer program can read.
fn version(connection: &Connection, place: &str) -> Result<Option<usize>> {
    let number = |sql: &str| -> Result<i64> {
        let number = connection.query_row(sql, [], |row| row.get(0));
        number.map_err(|error| failed(place, error))
    };
    let version = number("PRAGMA user_version")?;
    if number("PRAGMA application_id")? != APPLICATION {
        return match number("SELECT count(*) FROM sqlite_master")? {
            0 if version == 0 => Ok(None),
            _ => Err(Error::new(place, "is a database of another program, no archive")),
        };
    }
    match usize::try_from(version) {
        Ok(version) if (1..=VERSION).contains(&version) => Ok(Some(version)),
        _ => Err(Error::new(
            place,
            format!(
                "is an archive of version {version}, and this program knows none above {VERSION}: a newer one reads it"
            ),
        )),
    }
}
