//! The file: opened to read or to write, and what can go wrong with it.

use super::insert::KnownRows;
use super::schema;
use crate::error::{Error, Result};
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::Duration;

/// What every SQLite file begins with.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// So long a program waits for another one that writes.
const PATIENCE: Duration = Duration::from_secs(30);

/// So many kinds of SQL statements are kept ready.
const STATEMENTS: usize = 64;

/// The pages that SQLite keeps in memory, in KiB.
const CACHE: i64 = 64_000;

/// So much of a file is read where the system has it in memory, in bytes: all that SQLite can.
const MAPPED: i64 = 0x7fff_0000;

/// So many pages the log beside the file has before it is put into it: pages that every batch changes are put there once.
const LOG: i64 = 10_000;

/// An archive that is open.
pub struct Archive {
    pub(super) connection: Connection,
    /// The file, for errors.
    pub(super) place: String,
    /// Whether indexes are missing.
    pub(super) is_filling: bool,
    pub(super) known: KnownRows,
}

/// Says whether a file is an SQLite database, as far as its first bytes tell.
pub fn is_archive(path: &Path) -> bool {
    let mut first = [0; MAGIC.len()];
    // A pipe must not be read here: what it gives cannot be read again.
    path.is_file() && File::open(path).is_ok_and(|mut file| file.read_exact(&mut first).is_ok() && first == MAGIC)
}

impl Archive {
    /// Opens an archive to read it; fails for what is none, and for one of another version.
    pub fn open(path: &Path) -> Result<Self> {
        let archive = Self::open_beside(path)?;
        // What the system has in memory is read there, and not copied page by page.
        archive.set(&format!("PRAGMA mmap_size = {MAPPED}"))?;
        Ok(archive)
    }

    /// Opens an archive as [`open`](Self::open) does, to look up a little of it while much is written: no page of the file
    /// counts as memory of the program.
    pub fn open_beside(path: &Path) -> Result<Self> {
        let place = path.display().to_string();
        if !path.exists() {
            return Err(Error::new(
                place,
                "no such file (`demarche archive add FILE.db PATH…` makes it)",
            ));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let archive = Self::connect(path, place, flags)?;
        schema::check(&archive.connection, &archive.place)?;
        archive.set("PRAGMA temp_store = MEMORY")?;
        archive.set(&format!("PRAGMA cache_size = -{CACHE}"))?;
        Ok(archive)
    }

    /// Opens an archive to write into it; makes the file if `create` says so, and brings an older version to this one.
    pub fn open_to_write(path: &Path, create: bool) -> Result<Self> {
        let mut archive = Self::open_to_fill(path, create)?;
        archive.make_indexes()?;
        Ok(archive)
    }

    /// Opens an archive to write much into it: does what [`open_to_write`](Self::open_to_write) does, but leaves the
    /// indexes of a new one to [`finish`](Self::finish). Each made at once costs a quarter of what it costs row by row,
    /// and a page of it is written once.
    pub fn open_to_fill(path: &Path, create: bool) -> Result<Self> {
        let place = path.display().to_string();
        if !create && !path.exists() {
            return Err(Error::new(
                place,
                "no such file (`demarche archive add FILE.db PATH…` makes it)",
            ));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut archive = Self::connect(path, place, flags)?;
        schema::prepare(&mut archive.connection, &archive.place)?;
        // With a log beside the file others can read while this program writes, and a batch is one write to the disk.
        archive.set("PRAGMA journal_mode = WAL")?;
        archive.set("PRAGMA synchronous = NORMAL")?;
        archive.set(&format!("PRAGMA wal_autocheckpoint = {LOG}"))?;
        // What is sorted for an index may be more than fits into memory.
        archive.set("PRAGMA temp_store = FILE")?;
        archive.set(&format!("PRAGMA cache_size = -{CACHE}"))?;
        let missing = schema::missing_indexes(&archive.connection);
        archive.is_filling = !missing.map_err(|error| failed(&archive.place, error))?.is_empty();
        Ok(archive)
    }

    fn connect(path: &Path, place: String, flags: OpenFlags) -> Result<Self> {
        let connection = Connection::open_with_flags(path, flags).map_err(|error| failed(&place, error))?;
        let patient = connection.busy_timeout(PATIENCE);
        patient.map_err(|error| failed(&place, error))?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        Ok(Self {
            connection,
            place,
            is_filling: false,
            known: KnownRows::default(),
        })
    }

    /// Makes the indexes that are missing, each in a transaction of its own: the log beside the file stays short.
    pub(super) fn make_indexes(&mut self) -> Result<()> {
        if !self.is_filling {
            return Ok(());
        }
        let missing = schema::missing_indexes(&self.connection).map_err(|error| failed(&self.place, error))?;
        for index in missing {
            let place = self.place.clone();
            let failed = |error| failed(&place, error);
            let transaction = self.begin()?;
            transaction.execute_batch(&index).map_err(failed)?;
            transaction.commit().map_err(failed)?;
        }
        self.is_filling = false;
        Ok(())
    }

    /// Ends writing: makes the indexes that are missing, and puts the log back into the file, which then is all that
    /// there is.
    ///
    /// Where another program still reads or writes, the last one to end does the latter.
    pub fn finish(mut self) -> Result<()> {
        self.make_indexes()?;
        if self.connection.busy_timeout(Duration::ZERO).is_ok() {
            // SQLite takes away the log only where it has looked into it.
            let _ = self.set("SELECT count(*) FROM readings");
            let _ = self.set("PRAGMA journal_mode = DELETE");
        }
        Ok(())
    }

    /// Gives the file, for errors.
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Begins a transaction that writes, when no other program does.
    pub(super) fn begin(&mut self) -> Result<rusqlite::Transaction<'_>> {
        let begun = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate);
        begun.map_err(|error| failed(&self.place, error))
    }

    /// Runs what gives one row or none, whatever it is.
    fn set(&self, pragma: &str) -> Result<()> {
        let set = self.connection.query_row(pragma, [], |_| Ok(()));
        match set {
            Err(rusqlite::Error::QueryReturnedNoRows) | Ok(()) => Ok(()),
            Err(error) => Err(failed(&self.place, error)),
        }
    }
}

/// Tells what SQLite could not do, for those who do not know SQLite.
pub(super) fn failed(place: &str, error: rusqlite::Error) -> Error {
    let reason = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            "another program writes into it: try again when that is done".to_owned()
        }
        Some(ErrorCode::ReadOnly) => "cannot be written: the file or its folder is read-only".to_owned(),
        Some(ErrorCode::DiskFull) => "the disk is full; what was written before this batch is kept".to_owned(),
        // So it is where a file may grow no further (`ulimit -f`, a quota).
        Some(ErrorCode::SystemIoFailure) => {
            format!("the disk does not take it or give it ({error}): is it full? What was written before is kept")
        }
        Some(ErrorCode::NotADatabase) => "is no archive: no SQLite file".to_owned(),
        Some(ErrorCode::DatabaseCorrupt) => format!("is damaged: {error}"),
        Some(ErrorCode::CannotOpen) => "cannot be opened: is its folder there, and may it be written?".to_owned(),
        _ => error.to_string(),
    };
    Error::new(place, reason)
}
