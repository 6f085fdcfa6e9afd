//! The part of an archive that a question needs: limits → the rows that can matter, by the indexes of the file.
//!
//! More may be taken than fits, never less: whoever asks looks again. What a name means is decided by who bears it and by
//! the parts that they take anywhere in the archive, so each who is meant is taken with a statement for each part.

use super::file::{Archive, failed};
use super::limits::{StatementLimits, possible_days, relation_days};
use super::load::load;
use super::meant::{find_names, has_nobody, select_witnesses};
use super::select::Selection;
use super::wanted::{Wanted, WantedName, WantedNear, WantedRelations};
use crate::error::Result;
use crate::graph::{EventGraph, count_stems, fold};
use crate::timex::Interval;
use rusqlite::Connection;

/// What a question needs.
#[derive(Debug, Clone)]
pub struct WantedPart {
    /// The graph of it.
    pub graph: EventGraph,
    /// How many statements fit but for the days that are wanted, and are not in it.
    pub left_out: OtherTimes,
    /// Whether nobody in the archive bears one of the names.
    pub has_nobody: bool,
}

/// Statements that fit but for their days, and were left in the archive.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OtherTimes {
    /// That can have been said on the days that are wanted, but on others as well.
    pub possible: usize,
    /// That cannot.
    pub out: usize,
    /// That may have been said on any day.
    pub unknown: usize,
}

impl Archive {
    /// Makes a graph of what a question needs; `None` where that is not less than everything.
    pub fn graph_of(&self, wanted: &Wanted) -> Result<Option<WantedPart>> {
        match wanted.is_selective() {
            true => self.part(wanted, false).map(Some),
            false => Ok(None),
        }
    }

    /// Makes a graph of what an empty answer needs to tell what comes near; `None` where that is everything.
    pub fn graph_near(&self, wanted: &Wanted) -> Result<Option<WantedPart>> {
        match wanted.near {
            WantedNear::Everything => Ok(None),
            WantedNear::Counts => self.part(wanted, false).map(Some),
            WantedNear::OneLimitLess => self.part(wanted, true).map(Some),
        }
    }

    fn part(&self, wanted: &Wanted, one_less: bool) -> Result<WantedPart> {
        let failed = |error| failed(&self.place, error);
        // All of it as it is now; the tables go with the transaction.
        let snapshot = self.connection.unchecked_transaction().map_err(failed)?;
        select(&snapshot, wanted, one_less).map_err(failed)?;
        let left_out = match wanted.said {
            Some(days) => count_left_out(&snapshot, wanted, days).map_err(failed)?,
            None => OtherTimes::default(),
        };
        let graph = load(&snapshot, &Selection::wanted()).map_err(failed)?;
        let has_nobody = has_nobody(&snapshot, wanted).map_err(failed)?;
        Ok(WantedPart {
            graph,
            left_out,
            has_nobody,
        })
    }

    /// Gives how many statements and how many articles the archive has.
    pub fn counts(&self) -> Result<(usize, usize)> {
        const COUNTS: &str = "SELECT (SELECT count(*) FROM statements), (SELECT count(*) FROM articles)";
        let counts: rusqlite::Result<(i64, i64)> = self
            .connection
            .query_row(COUNTS, [], |row| Ok((row.get(0)?, row.get(1)?)));
        let (statements, articles) = counts.map_err(|error| failed(&self.place, error))?;
        Ok((statements as usize, articles as usize))
    }

    /// Gives every label of an entity once.
    pub fn labels(&self) -> Result<Vec<String>> {
        const LABELS: &str =
            "SELECT name FROM names WHERE EXISTS (SELECT 1 FROM entities WHERE entities.name_key = names.name_key)";
        let failed = |error| failed(&self.place, error);
        let mut select = self.connection.prepare(LABELS).map_err(failed)?;
        let labels = select.query_map([], |row| row.get(0)).map_err(failed)?;
        labels.collect::<rusqlite::Result<_>>().map_err(failed)
    }
}

/// Fills the tables that [`Selection::wanted`] reads; with `one_less` by all that fits but for one limit.
fn select(connection: &Connection, wanted: &Wanted, one_less: bool) -> rusqlite::Result<()> {
    prepare(connection, wanted)?;
    let limits = StatementLimits::new(connection, wanted, one_less, false)?;
    let add = |statements: String| {
        let sql = format!("INSERT OR IGNORE INTO wanted_statements {statements}");
        connection.execute(&sql, []).map(|_| ())
    };
    if one_less {
        (0..limits.all.len()).try_for_each(|left| add(limits.select(Some(left), true)))?;
        if limits.said.is_some() {
            add(limits.select(None, false))?;
        }
    } else {
        add(limits.select(None, true))?;
    }
    match wanted.relations {
        WantedRelations::No => {}
        WantedRelations::Told => connection.execute_batch(
            "INSERT OR IGNORE INTO wanted_relations
            SELECT relation_key FROM evidence WHERE statement_key IN (SELECT key FROM wanted_statements)",
        )?,
        WantedRelations::OfNames => select_relations(connection, wanted, one_less)?,
    }
    select_parts(connection)
}

/// Makes the tables that [`Selection::wanted`] reads, with those who bear the names, and a statement for each part by
/// which it is decided who is meant.
pub(super) fn prepare(connection: &Connection, wanted: &Wanted) -> rusqlite::Result<()> {
    connection.execute_batch(
        "CREATE TEMP TABLE wanted_statements (key INTEGER PRIMARY KEY);
        CREATE TEMP TABLE wanted_relations (key INTEGER PRIMARY KEY);
        CREATE TEMP TABLE wanted_entities (key INTEGER PRIMARY KEY);
        CREATE TEMP TABLE wanted_articles (key INTEGER PRIMARY KEY);",
    )?;
    find_names(connection, wanted)?;
    select_witnesses(connection, wanted)
}

/// Selects what statements and relations name: what a statement is told in, entities, articles.
///
/// `CROSS JOIN` goes from the few rows that are wanted to those that they name: SQLite, which does not know that they are
/// few, would go through the whole archive.
pub(super) fn select_parts(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "INSERT OR IGNORE INTO wanted_statements WITH RECURSIVE outer_one (key) AS (
            SELECT within_key FROM wanted_statements CROSS JOIN statements ON statement_key = key
            WHERE within_key IS NOT NULL
            UNION SELECT within_key FROM outer_one CROSS JOIN statements ON statement_key = key WHERE within_key IS NOT NULL
        ) SELECT key FROM outer_one;
        INSERT OR IGNORE INTO wanted_entities SELECT key FROM named;
        INSERT OR IGNORE INTO wanted_entities SELECT key FROM meant;
        INSERT OR IGNORE INTO wanted_entities
            SELECT speaker_key FROM wanted_statements CROSS JOIN statements ON statement_key = key;
        INSERT OR IGNORE INTO wanted_entities
            SELECT office_key FROM wanted_statements CROSS JOIN statements ON statement_key = key WHERE office_key IS NOT NULL;
        INSERT OR IGNORE INTO wanted_entities
            SELECT addressee_key FROM wanted_statements CROSS JOIN statements ON statement_key = key
            WHERE addressee_key IS NOT NULL;
        INSERT OR IGNORE INTO wanted_entities
            SELECT place_key FROM wanted_statements CROSS JOIN statements ON statement_key = key WHERE place_key IS NOT NULL;
        INSERT OR IGNORE INTO wanted_entities
            SELECT entity_key FROM wanted_statements CROSS JOIN about ON statement_key = key;
        INSERT OR IGNORE INTO wanted_entities
            SELECT entity_key FROM wanted_statements CROSS JOIN co_speakers ON statement_key = key;
        INSERT OR IGNORE INTO wanted_entities SELECT actor_key FROM wanted_relations CROSS JOIN relations ON relation_key = key;
        INSERT OR IGNORE INTO wanted_entities
            SELECT recipient_key FROM wanted_relations CROSS JOIN relations ON relation_key = key;
        INSERT OR IGNORE INTO wanted_entities
            SELECT place_key FROM wanted_relations CROSS JOIN relations ON relation_key = key WHERE place_key IS NOT NULL;
        INSERT OR IGNORE INTO wanted_entities
            SELECT entity_key FROM wanted_relations CROSS JOIN evidence ON relation_key = key
            CROSS JOIN voices USING (evidence_key);
        INSERT OR IGNORE INTO wanted_articles
            SELECT article_key FROM wanted_statements CROSS JOIN statements ON statement_key = key;
        INSERT OR IGNORE INTO wanted_articles
            SELECT article_key FROM wanted_relations CROSS JOIN relations ON relation_key = key;
        INSERT OR IGNORE INTO wanted_articles
            SELECT article_key FROM wanted_entities CROSS JOIN entities ON entity_key = key WHERE article_key IS NOT NULL;",
    )
}

/// Counts the statements that fit but for their days and are not here.
fn count_left_out(connection: &Connection, wanted: &Wanted, days: Interval) -> rusqlite::Result<OtherTimes> {
    // The index on the days has these together.
    const UNKNOWN: &str = "SELECT statement_key FROM statements
        WHERE said_latest IS NULL AND said_earliest IS NULL AND said IS NULL";
    let columns = format!("s.statement_key AS key, {} AS is_possible", possible_days(days));
    let fitting = StatementLimits::new(connection, wanted, false, true)?.select_of_any_time(&columns);
    connection.execute_batch(&format!(
        "CREATE TEMP TABLE left_out AS SELECT * FROM ({fitting}) WHERE key NOT IN (SELECT key FROM wanted_statements)"
    ))?;
    leave_what_fits(connection, wanted)?;
    let count = |sql: &str| -> rusqlite::Result<usize> {
        let count: i64 = connection.query_row(sql, [], |row| row.get(0))?;
        Ok(count.unsigned_abs() as usize)
    };
    let all = count("SELECT count(*) FROM left_out")?;
    let possible = count("SELECT count(*) FROM left_out WHERE is_possible")?;
    let unknown = match count(&format!("SELECT count(*) FROM ({UNKNOWN} LIMIT 1)"))? {
        0 => 0,
        _ => count(&format!("SELECT count(*) FROM left_out WHERE key IN ({UNKNOWN})"))?,
    };
    Ok(OtherTimes {
        possible,
        out: all - possible - unknown,
        unknown,
    })
}

/// Takes out of what was left out what only begins like the words that are asked for.
fn leave_what_fits(connection: &Connection, wanted: &Wanted) -> rusqlite::Result<()> {
    let is_worded = |name: &WantedName| !name.words.is_empty();
    let about = wanted.names.iter().position(is_worded);
    if about.is_none() && wanted.text.is_empty() {
        return Ok(());
    }
    let place = about.map_or(-1, |place| place as i64);
    let words = about.map_or(&[][..], |place| &wanted.names[place].words);
    // A name of one word is that of who bears it, where something is said about him.
    let is_name = connection
        .prepare("SELECT 1 FROM meant CROSS JOIN about ON entity_key = key WHERE place = ?1 LIMIT 1")?
        .exists([place])?;
    let are_words_enough = words.len() > usize::from(is_name);
    let mut select = connection.prepare(
        "SELECT key, cue, content, EXISTS (SELECT 1 FROM about
            WHERE about.statement_key = statements.statement_key
            AND entity_key IN (SELECT key FROM meant WHERE place = ?1))
        FROM left_out CROSS JOIN statements ON statement_key = key",
    )?;
    let mut rows = select.query([place])?;
    let mut others: Vec<i64> = Vec::new();
    while let Some(row) = rows.next()? {
        let folded = fold(&format!("{} {}", row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?));
        let has = |stems: &[String]| count_stems(&folded, stems) == stems.len();
        let is_about = about.is_none() || row.get(3)? || are_words_enough && has(words);
        if !is_about || !has(&wanted.text) {
            others.push(row.get(0)?);
        }
    }
    let mut leave = connection.prepare("DELETE FROM left_out WHERE key = ?1")?;
    others.into_iter().try_for_each(|key| leave.execute([key]).map(|_| ()))
}

/// Selects the relations of those whose relations are wanted.
fn select_relations(connection: &Connection, wanted: &Wanted, one_less: bool) -> rusqlite::Result<()> {
    let said = wanted.said.filter(|_| !one_less);
    let days = said.map_or_else(|| "TRUE".to_owned(), relation_days);
    for (place, _) in wanted.names.iter().enumerate().filter(|(_, name)| name.has_relations) {
        for column in ["actor_key", "recipient_key", "place_key"] {
            let sql = format!(
                "INSERT OR IGNORE INTO wanted_relations SELECT relation_key FROM relations
                WHERE {column} IN (SELECT key FROM meant WHERE place = {place}) AND ({days})"
            );
            connection.execute(&sql, [])?;
        }
    }
    Ok(())
}
