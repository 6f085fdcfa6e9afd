//! Who in an archive is meant by a name: those who bear it, and of these those who take the part that is asked for.
//!
//! It is decided as it is in a graph. Whoever goes by exactly the name, or is known by it, is meant if he takes the part;
//! only where none of them does are those looked at whose names have it as a part.

use super::wanted::{Wanted, WantedName};
use crate::graph::{Part, fold};
use rusqlite::{Connection, params_from_iter};

/// Makes the tables of who bears the names, `named`, and of who is meant by them, `meant`: by the places of the names.
pub(super) fn find_names(connection: &Connection, wanted: &Wanted) -> rusqlite::Result<()> {
    connection.execute_batch(
        "CREATE TEMP TABLE named (place INTEGER, key INTEGER, PRIMARY KEY (place, key)) WITHOUT ROWID;
        CREATE TEMP TABLE meant (place INTEGER, key INTEGER, PRIMARY KEY (place, key)) WITHOUT ROWID;",
    )?;
    for (place, name) in wanted.names.iter().enumerate() {
        find_known(connection, place, name)?;
        if !find_meant(connection, place, name)? {
            find_longer(connection, place, name)?;
            if !find_meant(connection, place, name)? {
                // Where nobody takes the part, all count.
                connection.execute(
                    "INSERT INTO meant SELECT place, key FROM named WHERE place = ?1",
                    [place as i64],
                )?;
            }
        }
    }
    Ok(())
}

/// Says whether there is a name that nobody bears; words about something may be no name.
pub(super) fn has_nobody(connection: &Connection, wanted: &Wanted) -> rusqlite::Result<bool> {
    let mut bearer = connection.prepare("SELECT 1 FROM named WHERE place = ?1")?;
    for (place, _) in (wanted.names.iter().enumerate()).filter(|(_, name)| name.words.is_empty()) {
        if !bearer.exists([place as i64])? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Selects a statement of each who is meant for each part by which that is decided, and a relation where those decide too.
pub(super) fn select_witnesses(connection: &Connection, wanted: &Wanted) -> rusqlite::Result<()> {
    for (place, name) in wanted.names.iter().enumerate() {
        for (table, key, column) in name.deciding.iter().flat_map(|part| columns(*part)) {
            witness(connection, "statements", (table, key, column), place)?;
        }
        for (table, key, column) in RELATION_ENDS.iter().filter(|_| name.decides_by_relations) {
            witness(connection, "relations", (table, key, column), place)?;
        }
    }
    Ok(())
}

/// The tables, their keys and the columns of a part.
pub(super) fn columns(part: Part) -> &'static [(&'static str, &'static str, &'static str)] {
    match part {
        Part::Speaker | Part::CoSpeaker => &[
            ("statements", "statement_key", "speaker_key"),
            ("co_speakers", "statement_key", "entity_key"),
        ],
        Part::Office => &[("statements", "statement_key", "office_key")],
        Part::Addressee => &[("statements", "statement_key", "addressee_key")],
        Part::About => &[("about", "statement_key", "entity_key")],
        Part::At => &[("statements", "statement_key", "place_key")],
        Part::SaidOn | Part::ReportedIn | Part::Within => &[],
    }
}

/// Where the ends of relations stand.
const RELATION_ENDS: [(&str, &str, &str); 2] = [
    ("relations", "relation_key", "actor_key"),
    ("relations", "relation_key", "recipient_key"),
];

/// Finds who has the name for an id; else whom the gazetteer knows by it, and who goes by exactly that.
fn find_known(connection: &Connection, place: usize, name: &WantedName) -> rusqlite::Result<()> {
    let own = name.name.strip_prefix("entity/").unwrap_or(&name.name);
    let by_id = format!("INSERT OR IGNORE INTO named SELECT {place}, entity_key FROM entities WHERE id = ?1");
    if connection.execute(&by_id, [own])? > 0 {
        return Ok(());
    }
    for id in name.ids() {
        connection.execute(&by_id, [id])?;
    }
    let asked = fold(&name.name);
    let mut select = connection.prepare(
        "SELECT name_key, names.name FROM name_words CROSS JOIN names ON name_key = name_words.rowid
        WHERE name_words MATCH ?1",
    )?;
    let mut rows = select.query([format!("^ \"{}\"", asked.trim())])?;
    while let Some(row) = rows.next()? {
        if fold(row.get_ref(1)?.as_str()?) == asked {
            let called = format!("INSERT OR IGNORE INTO named {}", bearers(place, "?1"));
            connection.prepare_cached(&called)?.execute([row.get::<_, i64>(0)?])?;
        }
    }
    find_doubles(connection, place)
}

/// Finds all whose names have the name as a part.
fn find_longer(connection: &Connection, place: usize, name: &WantedName) -> rusqlite::Result<()> {
    let sql = format!(
        "INSERT OR IGNORE INTO named WITH called (name_key) AS (SELECT rowid FROM name_words WHERE name_words MATCH ?1) {}",
        bearers(place, "called")
    );
    let phrase = format!("\"{}\"", fold(&name.name).trim());
    connection.execute(&sql, params_from_iter([phrase]))?;
    find_doubles(connection, place)
}

/// Selects who bears names: a key or the keys of a table.
fn bearers(place: usize, names: &str) -> String {
    let is = match names {
        "?1" => "name_key = ?1".to_owned(),
        table => format!("name_key IN {table}"),
    };
    format!(
        "SELECT {place}, entity_key FROM entities WHERE {is}
        UNION SELECT {place}, entity_key FROM used_names WHERE {is}"
    )
}

/// Finds the other rows of those that were found: one that was read with other data may have another label.
fn find_doubles(connection: &Connection, place: usize) -> rusqlite::Result<()> {
    let sql = format!(
        "INSERT OR IGNORE INTO named SELECT {place}, other.entity_key FROM named
        CROSS JOIN entities AS own ON own.entity_key = named.key CROSS JOIN entities AS other ON other.id = own.id
        WHERE named.place = {place}"
    );
    connection.execute(&sql, []).map(|_| ())
}

/// Finds those of them who take a part by which it is decided who is meant, with all rows of each; says whether any does.
fn find_meant(connection: &Connection, place: usize, name: &WantedName) -> rusqlite::Result<bool> {
    let parts = name.deciding.iter().flat_map(|part| columns(*part));
    let ends = RELATION_ENDS.iter().filter(|_| name.decides_by_relations);
    let takes_part: Vec<String> = parts
        .chain(ends)
        .map(|(table, _, column)| format!("EXISTS (SELECT 1 FROM {table} WHERE {table}.{column} = named.key)"))
        .collect();
    let sql = format!(
        "INSERT INTO meant SELECT {place}, key FROM named WHERE place = {place} AND ({})",
        takes_part.join(" OR ")
    );
    if takes_part.is_empty() || connection.execute(&sql, [])? == 0 {
        return Ok(false);
    }
    let doubles = format!(
        "INSERT OR IGNORE INTO meant SELECT {place}, other.entity_key FROM meant
        CROSS JOIN entities AS own ON own.entity_key = meant.key CROSS JOIN entities AS other ON other.id = own.id
        WHERE meant.place = {place}"
    );
    connection.execute(&doubles, []).map(|_| true)
}

/// Selects a row of each who is meant, as far as he stands in a column.
fn witness(
    connection: &Connection,
    wanted: &str,
    (table, key, column): (&str, &str, &str),
    place: usize,
) -> rusqlite::Result<()> {
    let sql = format!(
        "INSERT OR IGNORE INTO wanted_{wanted}
        SELECT first FROM (SELECT (SELECT {key} FROM {table} WHERE {column} = meant.key LIMIT 1) AS first
        FROM meant WHERE place = {place}) WHERE first IS NOT NULL"
    );
    connection.execute(&sql, []).map(|_| ())
}
