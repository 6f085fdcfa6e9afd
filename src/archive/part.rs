//! The part of an archive that a question needs: limits → the rows that can matter, by the indexes of the file.
//!
//! More may be taken than fits, never less: whoever asks looks again. What a name means is decided by all who bear it
//! and by the parts that they take anywhere in the archive, so all of them are taken, each with a statement for each part.

use super::file::{Archive, failed};
use super::load::load;
use super::select::Selection;
use super::wanted::{Wanted, WantedName, WantedNear, WantedRelations};
use crate::error::Result;
use crate::graph::{EventGraph, Part, fold};
use crate::timex::Interval;
use chrono::NaiveDate;
use rusqlite::{Connection, params_from_iter};

/// What a question needs.
#[derive(Debug, Clone)]
pub struct WantedPart {
    /// The graph of it.
    pub graph: EventGraph,
    /// How many statements lie outside the days that are wanted, where days are.
    pub out: usize,
    /// How many may lie anywhere.
    pub unknown: usize,
    /// Whether nobody in the archive bears one of the names.
    pub has_nobody: bool,
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
        let (out, unknown) = match wanted.said {
            Some(_) => count_left_out(&snapshot).map_err(failed)?,
            None => (0, 0),
        };
        let graph = load(&snapshot, &Selection::wanted()).map_err(failed)?;
        let has_nobody = has_nobody(&snapshot, wanted).map_err(failed)?;
        Ok(WantedPart {
            graph,
            out,
            unknown,
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
    find_names(connection, wanted)?;
    select_statements(connection, wanted, one_less)?;
    match wanted.relations {
        WantedRelations::No => {}
        WantedRelations::Told => connection.execute_batch(
            "INSERT OR IGNORE INTO wanted_relations
            SELECT relation_key FROM evidence WHERE statement_key IN (SELECT key FROM wanted_statements)",
        )?,
        WantedRelations::OfNames => select_relations(connection, wanted)?,
    }
    select_parts(connection)
}

/// Makes the tables that [`Selection::wanted`] reads, with those who bear the names, and a statement for each part by
/// which it is decided who is meant.
pub(super) fn prepare(connection: &Connection, wanted: &Wanted) -> rusqlite::Result<()> {
    find_names(connection, wanted)?;
    select_witnesses(connection, wanted)
}

/// Makes the tables that [`Selection::wanted`] reads, and finds who bears the names.
fn find_names(connection: &Connection, wanted: &Wanted) -> rusqlite::Result<()> {
    connection.execute_batch(
        "CREATE TEMP TABLE wanted_statements (key INTEGER PRIMARY KEY);
        CREATE TEMP TABLE wanted_relations (key INTEGER PRIMARY KEY);
        CREATE TEMP TABLE wanted_entities (key INTEGER PRIMARY KEY);
        CREATE TEMP TABLE wanted_articles (key INTEGER PRIMARY KEY);
        CREATE TEMP TABLE named (place INTEGER, key INTEGER, PRIMARY KEY (place, key)) WITHOUT ROWID;",
    )?;
    for (place, name) in wanted.names.iter().enumerate() {
        find_named(connection, place, name)?;
    }
    Ok(())
}

/// Selects what statements and relations name: what a statement is told in, entities, articles.
pub(super) fn select_parts(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "INSERT OR IGNORE INTO wanted_statements WITH RECURSIVE outer_one (key) AS (
            SELECT within_key FROM wanted_statements JOIN statements ON statement_key = key
            WHERE within_key IS NOT NULL
            UNION SELECT within_key FROM outer_one JOIN statements ON statement_key = key WHERE within_key IS NOT NULL
        ) SELECT key FROM outer_one;
        INSERT OR IGNORE INTO wanted_entities SELECT key FROM named;
        INSERT OR IGNORE INTO wanted_entities
            SELECT speaker_key FROM wanted_statements JOIN statements ON statement_key = key;
        INSERT OR IGNORE INTO wanted_entities
            SELECT office_key FROM wanted_statements JOIN statements ON statement_key = key WHERE office_key IS NOT NULL;
        INSERT OR IGNORE INTO wanted_entities
            SELECT addressee_key FROM wanted_statements JOIN statements ON statement_key = key
            WHERE addressee_key IS NOT NULL;
        INSERT OR IGNORE INTO wanted_entities
            SELECT place_key FROM wanted_statements JOIN statements ON statement_key = key WHERE place_key IS NOT NULL;
        INSERT OR IGNORE INTO wanted_entities
            SELECT entity_key FROM wanted_statements CROSS JOIN about ON statement_key = key;
        INSERT OR IGNORE INTO wanted_entities
            SELECT entity_key FROM wanted_statements CROSS JOIN co_speakers ON statement_key = key;
        INSERT OR IGNORE INTO wanted_entities SELECT actor_key FROM wanted_relations JOIN relations ON relation_key = key;
        INSERT OR IGNORE INTO wanted_entities
            SELECT recipient_key FROM wanted_relations JOIN relations ON relation_key = key;
        INSERT OR IGNORE INTO wanted_entities
            SELECT place_key FROM wanted_relations JOIN relations ON relation_key = key WHERE place_key IS NOT NULL;
        INSERT OR IGNORE INTO wanted_entities
            SELECT entity_key FROM wanted_relations CROSS JOIN evidence ON relation_key = key
            CROSS JOIN voices USING (evidence_key);
        INSERT OR IGNORE INTO wanted_articles
            SELECT article_key FROM wanted_statements JOIN statements ON statement_key = key;
        INSERT OR IGNORE INTO wanted_articles
            SELECT article_key FROM wanted_relations JOIN relations ON relation_key = key;
        INSERT OR IGNORE INTO wanted_articles
            SELECT article_key FROM wanted_entities JOIN entities ON entity_key = key WHERE article_key IS NOT NULL;",
    )
}

/// Finds all who bear a name, as a whole or as a part of theirs.
fn find_named(connection: &Connection, place: usize, name: &WantedName) -> rusqlite::Result<()> {
    let ids = name.ids();
    let marks = vec!["?"; ids.len()].join(", ");
    let phrase = format!("\"{}\"", fold(&name.name).trim());
    let sql = format!(
        "INSERT OR IGNORE INTO named
        WITH called (name_key) AS (SELECT rowid FROM name_words WHERE name_words MATCH ?)
        SELECT {place}, entity_key FROM entities WHERE name_key IN called
        UNION SELECT {place}, entity_key FROM used_names WHERE name_key IN called
        UNION SELECT {place}, entity_key FROM entities WHERE id IN ({marks})"
    );
    connection.execute(&sql, params_from_iter([phrase].into_iter().chain(ids)))?;
    // One that was read with other data may have another label.
    let sql = format!(
        "INSERT OR IGNORE INTO named SELECT {place}, other.entity_key FROM named
        JOIN entities AS own ON own.entity_key = named.key JOIN entities AS other ON other.id = own.id
        WHERE named.place = {place}"
    );
    connection.execute(&sql, []).map(|_| ())
}

/// Says whether there is a name that nobody bears; words about something may be no name.
fn has_nobody(connection: &Connection, wanted: &Wanted) -> rusqlite::Result<bool> {
    let mut bearer = connection.prepare("SELECT 1 FROM named WHERE place = ?1")?;
    for (place, _) in wanted
        .names
        .iter()
        .enumerate()
        .filter(|(_, name)| name.words.is_empty())
    {
        if !bearer.exists([place as i64])? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Selects the statements that can fit, and one for each part by which it is decided who is meant.
fn select_statements(connection: &Connection, wanted: &Wanted, one_less: bool) -> rusqlite::Result<()> {
    let mut limits: Vec<String> = Vec::new();
    for (place, name) in wanted.names.iter().enumerate() {
        let mut of_name: Vec<String> = name.parts.iter().flat_map(|part| by_part(*part, place)).collect();
        if !name.words.is_empty() {
            // Where nothing has all of the words, what has some of them comes near.
            of_name.push(by_words(&name.words, if one_less { " OR " } else { " AND " }));
        }
        limits.push(of_name.join(" UNION "));
    }
    if !wanted.text.is_empty() {
        limits.push(by_words(&wanted.text, " AND "));
    }
    if !wanted.acts.is_empty() {
        let acts: Vec<String> = wanted.acts.iter().map(|act| quoted(act)).collect();
        limits.push(format!(
            "SELECT statement_key FROM statements WHERE act IN ({})",
            acts.join(", ")
        ));
    }
    limits.extend(by_article(connection, wanted)?);
    limits.extend(wanted.said.map(by_days));
    if wanted.takes_position {
        limits.push("SELECT statement_key FROM stances".to_owned());
    }
    for left in 0..if one_less { limits.len() } else { 1 } {
        let others = limits
            .iter()
            .enumerate()
            .filter(|(place, _)| !one_less || *place != left);
        let all: Vec<String> = others.map(|(_, limit)| format!("SELECT * FROM ({limit})")).collect();
        connection.execute(
            &format!("INSERT OR IGNORE INTO wanted_statements {}", all.join(" INTERSECT ")),
            [],
        )?;
    }
    // Where one name is the only limit, all that decides about it is among the statements already.
    if limits.len() > 1
        || wanted
            .names
            .iter()
            .any(|name| name.deciding.iter().any(|part| !name.parts.contains(part)))
    {
        select_witnesses(connection, wanted)?;
    }
    Ok(())
}

/// Selects a statement of each who bears a name for each part by which it is decided who is meant.
fn select_witnesses(connection: &Connection, wanted: &Wanted) -> rusqlite::Result<()> {
    for (place, name) in wanted.names.iter().enumerate() {
        for limit in name.deciding.iter().flat_map(|part| witness(*part, place)) {
            connection.execute(&format!("INSERT OR IGNORE INTO wanted_statements {limit}"), [])?;
        }
    }
    Ok(())
}

/// Gives the statements of articles by their publisher and their day of publication.
fn by_article(connection: &Connection, wanted: &Wanted) -> rusqlite::Result<Vec<String>> {
    let mut limits = Vec::new();
    if let Some(words) = &wanted.outlet {
        let mut select = connection.prepare("SELECT article_key, publisher, agency, id FROM articles")?;
        let mut rows = select.query([])?;
        let mut keys = Vec::new();
        while let Some(row) = rows.next()? {
            for column in 1..=3 {
                if row
                    .get_ref(column)?
                    .as_str_or_null()?
                    .is_some_and(|name| fold(name).contains(words))
                {
                    keys.push(row.get::<_, i64>(0)?.to_string());
                    break;
                }
            }
        }
        limits.push(format!(
            "SELECT statement_key FROM statements WHERE article_key IN ({})",
            keys.join(", ")
        ));
    }
    if let Some(days) = wanted.published {
        let (first, last) = ends(days);
        limits.push(format!(
            "SELECT statement_key FROM articles JOIN statements USING (article_key)
            WHERE coalesce(published, published_latest, '9999-99-99') >= {first}
            AND coalesce(published, published_earliest, '') <= {last}"
        ));
    }
    Ok(limits)
}

/// Gives the statements that can have been said on some of the days; those whose words tell no day that is known too.
fn by_days(days: Interval) -> String {
    let (first, last) = ends(days);
    format!(
        "SELECT statement_key FROM statements WHERE said_latest >= {first} AND coalesce(said_earliest, '') <= {last}
        UNION SELECT statement_key FROM statements WHERE said_latest IS NULL AND said_earliest <= {last}
        UNION SELECT statement_key FROM statements
        WHERE said_latest IS NULL AND said_earliest IS NULL AND said IS NOT NULL"
    )
}

/// Counts the statements that are not wanted: those of other days, and those of which nothing is known.
fn count_left_out(connection: &Connection) -> rusqlite::Result<(usize, usize)> {
    const UNKNOWN: &str = "said_latest IS NULL AND said_earliest IS NULL AND said IS NULL";
    let count = |sql: &str| -> rusqlite::Result<i64> { connection.query_row(sql, [], |row| row.get(0)) };
    let all = count("SELECT count(*) FROM statements")?;
    let unknown = count(&format!("SELECT count(*) FROM statements WHERE {UNKNOWN}"))?;
    // What is told in another statement brings that one with it, whenever it was said.
    let taken = count("SELECT count(*) FROM wanted_statements")?;
    let taken_unknown = count(&format!(
        "SELECT count(*) FROM wanted_statements JOIN statements ON statement_key = key WHERE {UNKNOWN}"
    ))?;
    let out = (all - unknown) - (taken - taken_unknown);
    Ok((out.max(0) as usize, (unknown - taken_unknown).max(0) as usize))
}

/// Behind every day.
const FOREVER: &str = "9999-99-99";

/// Writes the first and the last day as SQL does; what has no end goes on for ever.
fn ends(days: Interval) -> (String, String) {
    let day = |day: Option<NaiveDate>, open: &str| quoted(&day.map_or_else(|| open.to_owned(), |day| day.to_string()));
    (day(days.earliest, ""), day(days.latest, FOREVER))
}

/// The table and the column of a part.
fn columns(part: Part) -> &'static [(&'static str, &'static str)] {
    match part {
        Part::Speaker | Part::CoSpeaker => &[("statements", "speaker_key"), ("co_speakers", "entity_key")],
        Part::Office => &[("statements", "office_key")],
        Part::Addressee => &[("statements", "addressee_key")],
        Part::About => &[("about", "entity_key")],
        Part::At => &[("statements", "place_key")],
        Part::SaidOn | Part::ReportedIn | Part::Within => &[],
    }
}

/// Gives the statements that have somebody of a name in a part.
fn by_part(part: Part, place: usize) -> Vec<String> {
    let columns = columns(part).iter();
    let select = |(table, column): &(&str, &str)| {
        format!("SELECT statement_key FROM {table} WHERE {column} IN (SELECT key FROM named WHERE place = {place})")
    };
    columns.map(select).collect()
}

/// Gives one statement of each who bears a name, as far as he takes a part.
fn witness(part: Part, place: usize) -> Vec<String> {
    let columns = columns(part).iter();
    let select = |(table, column): &(&str, &str)| {
        format!(
            "SELECT first FROM (SELECT (SELECT statement_key FROM {table} WHERE {column} = named.key LIMIT 1) AS first
            FROM named WHERE place = {place}) WHERE first IS NOT NULL"
        )
    };
    columns.map(select).collect()
}

/// Gives the statements with words that begin so, each of them or any.
fn by_words(beginnings: &[String], joined: &str) -> String {
    let words: Vec<String> = beginnings.iter().map(|word| format!("\"{word}\"*")).collect();
    let words = quoted(&words.join(joined));
    format!("SELECT rowid FROM statement_words WHERE statement_words MATCH {words}")
}

/// Selects the relations of those whose relations are wanted.
fn select_relations(connection: &Connection, wanted: &Wanted) -> rusqlite::Result<()> {
    for (place, _) in wanted.names.iter().enumerate().filter(|(_, name)| name.has_relations) {
        for column in ["actor_key", "recipient_key", "place_key"] {
            let sql = format!(
                "INSERT OR IGNORE INTO wanted_relations SELECT relation_key FROM relations
                WHERE {column} IN (SELECT key FROM named WHERE place = {place})"
            );
            connection.execute(&sql, [])?;
        }
    }
    Ok(())
}

/// Writes a text as SQL does.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
