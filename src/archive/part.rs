//! The part of an archive that a question needs: limits → the rows that can matter, by the indexes of the file.
//!
//! More may be taken than fits, never less: whoever asks looks again. What a name means is decided by who bears it and by
//! the parts that they take anywhere in the archive, so each who is meant is taken with a statement for each part.

use super::file::{Archive, failed};
use super::limits::{StatementLimit, StatementLimits, possible_days, relation_days};
use super::load::load;
use super::meant::{find_names, has_nobody, select_witnesses};
use super::select::Selection;
use super::wanted::{Wanted, WantedNear, WantedRelations};
use crate::error::Result;
use crate::graph::EventGraph;
use crate::timex::Interval;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// What a question needs.
#[derive(Debug, Clone)]
pub struct WantedPart {
    /// The graph of it.
    pub graph: EventGraph,
    /// How many statements fit but for the days that are wanted, and are not in it.
    pub left_out: OtherTimes,
    /// Whether nobody in the archive bears one of the names.
    pub has_nobody: bool,
    /// How many statements there are with one limit less, by its flag: those that are counted and are not in it.
    pub near: BTreeMap<&'static str, Vec<CountedTimes>>,
}

/// Statements that were counted, with what decides whether they are of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountedTimes {
    /// The days that the words for their time tell.
    pub days: Option<Interval>,
    /// All days on which they can have been said.
    pub bounds: Option<Interval>,
    /// How many there are.
    pub count: usize,
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
            WantedNear::OneLimitLess { .. } => self.part(wanted, true).map(Some),
        }
    }

    fn part(&self, wanted: &Wanted, one_less: bool) -> Result<WantedPart> {
        let failed = |error| failed(&self.place, error);
        // All of it as it is now; the tables go with the transaction.
        let snapshot = self.connection.unchecked_transaction().map_err(failed)?;
        let near = select(&snapshot, wanted, one_less).map_err(failed)?;
        let left_out = match wanted.said {
            Some(days) => count_left_out(&snapshot, wanted, days, one_less).map_err(failed)?,
            None => OtherTimes::default(),
        };
        let graph = load(&snapshot, &Selection::wanted()).map_err(failed)?;
        let has_nobody = has_nobody(&snapshot, wanted).map_err(failed)?;
        Ok(WantedPart {
            graph,
            left_out,
            has_nobody,
            near,
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

    /// Gives every label of an entity that fits, once.
    pub fn labels(&self, fits: impl Fn(&str) -> bool) -> Result<Vec<String>> {
        self.labels_that(fits).map_err(|error| failed(&self.place, error))
    }

    fn labels_that(&self, fits: impl Fn(&str) -> bool) -> rusqlite::Result<Vec<String>> {
        let mut select = self.connection.prepare("SELECT name, name_key FROM names")?;
        // There are many names, and few that fit.
        let mut is_label = self
            .connection
            .prepare("SELECT 1 FROM entities WHERE name_key = ?1 LIMIT 1")?;
        let mut rows = select.query([])?;
        let mut labels = Vec::new();
        while let Some(row) = rows.next()? {
            let name = row.get_ref(0)?.as_str()?;
            if fits(name) && is_label.exists([row.get::<_, i64>(1)?])? {
                labels.push(name.to_owned());
            }
        }
        Ok(labels)
    }
}

/// Fills the tables that [`Selection::wanted`] reads; with `one_less` by all that fits but for one limit, unless that can be
/// counted: the counts are given.
fn select(
    connection: &Connection,
    wanted: &Wanted,
    one_less: bool,
) -> rusqlite::Result<BTreeMap<&'static str, Vec<CountedTimes>>> {
    let mut near = BTreeMap::new();
    prepare(connection, wanted)?;
    let limits = StatementLimits::new(connection, wanted, one_less, false)?;
    let add = |statements: String| {
        let sql = format!("INSERT OR IGNORE INTO wanted_statements {statements}");
        connection.execute(&sql, []).map(|_| ())
    };
    if one_less {
        let is_counted = wanted.near == WantedNear::OneLimitLess { is_counted: true };
        let told = StatementLimits::new(connection, wanted, false, true)?;
        for flag in limits.all.iter().map(|limit| limit.flag) {
            match is_counted && told.is_exact(Some(flag)) {
                true => drop(near.insert(flag, count(connection, &told, Some(flag))?)),
                false => add(limits.select(Some(flag), true))?,
            }
        }
        match &limits.said {
            Some(said) if is_counted && told.is_exact(None) => {
                let counted = count_whenever(connection, &told, None)?;
                near.insert(said.flag, counted);
            }
            Some(_) => add(limits.select(None, false))?,
            None => {}
        }
    } else if let (Some(days), true) = (wanted.said, are_as_told(wanted)) {
        let fitting = limits.select_columns(None, false, &day_columns(days, &limits));
        connection.execute_batch(&format!(
            "CREATE TEMP TABLE fitting AS {fitting};
            INSERT OR IGNORE INTO wanted_statements SELECT key FROM fitting WHERE is_of_days;"
        ))?;
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
    select_parts(connection)?;
    Ok(near)
}

/// Counts what fits all limits but one that is no time.
fn count(connection: &Connection, limits: &StatementLimits, but: Option<&str>) -> rusqlite::Result<Vec<CountedTimes>> {
    if limits.said.is_none() {
        return count_whenever(connection, limits, but);
    }
    // More than fits: whoever asks looks at the days.
    let fitting = limits.select(but, true);
    let mut select = connection.prepare(&format!(
        "SELECT times.earliest, times.latest, said_earliest, said_latest, count(*) FROM ({fitting}) AS fitting
        CROSS JOIN statements USING (statement_key)
        LEFT JOIN times ON times.statement_key = statements.statement_key AND role = 'said' GROUP BY 1, 2, 3, 4"
    ))?;
    let mut rows = select.query([])?;
    let mut counted = Vec::new();
    while let Some(row) = rows.next()? {
        let days = |first: usize| -> rusqlite::Result<Option<Interval>> {
            let days = Interval {
                earliest: row.get(first)?,
                latest: row.get(first + 1)?,
            };
            Ok(Some(days).filter(|days| *days != Interval::default()))
        };
        let told = days(0)?;
        counted.push(CountedTimes {
            days: told,
            bounds: days(2)?.or(told),
            count: row.get::<_, i64>(4)?.unsigned_abs() as usize,
        });
    }
    Ok(counted)
}

/// Counts what fits all limits but one, whenever it was said.
fn count_whenever(
    connection: &Connection,
    limits: &StatementLimits,
    but: Option<&str>,
) -> rusqlite::Result<Vec<CountedTimes>> {
    let sql = format!("SELECT count(*) FROM ({})", limits.select(but, false));
    let count: i64 = connection.query_row(&sql, [], |row| row.get(0))?;
    Ok(vec![CountedTimes {
        days: None,
        bounds: None,
        count: count.unsigned_abs() as usize,
    }])
}

/// Makes the tables that [`Selection::wanted`] reads, with those who bear the names, and a statement for each part by
/// which it is decided who is meant.
pub(super) fn prepare(connection: &Connection, wanted: &Wanted) -> rusqlite::Result<()> {
    connection.execute_batch(
        "CREATE TEMP TABLE wanted_statements (key INTEGER PRIMARY KEY);
        CREATE TEMP TABLE wanted_relations (key INTEGER PRIMARY KEY);
        CREATE TEMP TABLE wanted_entities (key INTEGER PRIMARY KEY);
        CREATE TEMP TABLE wanted_articles (key INTEGER PRIMARY KEY);
        CREATE VIRTUAL TABLE temp.statement_terms USING fts5vocab(main, statement_words, row);",
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

/// Says whether names are wanted in those parts alone in which a statement has to have them.
fn are_as_told(wanted: &Wanted) -> bool {
    wanted.names.iter().all(|name| name.parts == name.told)
}

/// Gives the columns that say of a statement how it lies to days.
fn day_columns(days: Interval, limits: &StatementLimits) -> String {
    let is_of_days = limits.said.as_ref().map_or("TRUE", StatementLimit::test);
    format!(
        "s.statement_key AS key, {is_of_days} AS is_of_days, {} AS is_possible,
        s.said_latest IS NULL AND s.said_earliest IS NULL AND s.said IS NULL AS is_unknown",
        possible_days(days)
    )
}

/// Counts the statements that fit but for their days and are not here.
fn count_left_out(
    connection: &Connection,
    wanted: &Wanted,
    days: Interval,
    one_less: bool,
) -> rusqlite::Result<OtherTimes> {
    let fitting = match !one_less && are_as_told(wanted) {
        true => "fitting".to_owned(),
        false => {
            let limits = StatementLimits::new(connection, wanted, false, true)?;
            format!("({})", limits.select_columns(None, false, &day_columns(days, &limits)))
        }
    };
    let sql = format!(
        "SELECT count(*), total(is_possible), total(is_unknown) FROM {fitting}
        WHERE key NOT IN (SELECT key FROM wanted_statements)"
    );
    let (all, possible, unknown): (i64, f64, f64) =
        connection.query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let (all, possible, unknown) = (all as usize, possible as usize, unknown as usize);
    Ok(OtherTimes {
        possible,
        out: all - possible - unknown,
        unknown,
    })
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
