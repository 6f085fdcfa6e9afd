//! The part of an archive in which the shortest chain between two lies: found by their nearest links, without the rest.
//!
//! A relation is two long, a statement three. Where a chain of one or two links is the shortest, all links of that length
//! are taken: which of them is told is decided as it is in the whole graph.

use super::file::{Archive, failed};
use super::load::{entity_nodes, load};
use super::part::{prepare, select_parts};
use super::select::Selection;
use super::wanted::Wanted;
use crate::error::Result;
use crate::graph::{EventGraph, NodeId};
use rusqlite::Connection;
use rustc_hash::FxHashSet;

/// The two ends of a chain, each whoever is meant by a name.
pub type PathEnds = (FxHashSet<NodeId>, FxHashSet<NodeId>);

impl Archive {
    /// Makes a graph of the shortest chain between two who are named; `None` where they are further apart than two links.
    ///
    /// `ends` says who is meant, by a graph of those who bear the names.
    pub fn graph_of_path(
        &self,
        wanted: &Wanted,
        ends: impl Fn(&EventGraph) -> Option<PathEnds>,
    ) -> Result<Option<EventGraph>> {
        let failed = |error| failed(&self.place, error);
        let snapshot = self.connection.unchecked_transaction().map_err(failed)?;
        prepare(&snapshot, wanted).map_err(failed)?;
        select_parts(&snapshot).map_err(failed)?;
        let named = load(&snapshot, &Selection::wanted()).map_err(failed)?;
        let Some((from, to)) = ends(&named) else {
            return Ok(None);
        };
        // Who is both is no way from himself.
        if !from.is_disjoint(&to) || has_doubles(&snapshot).map_err(failed)? {
            return Ok(None);
        }
        let nodes = entity_nodes(&snapshot, &Selection::wanted()).map_err(failed)?;
        fill_ends(&snapshot, nodes, (&from, &to)).map_err(failed)?;
        if !select_links(&snapshot).map_err(failed)? {
            return Ok(None);
        }
        select_parts(&snapshot).map_err(failed)?;
        load(&snapshot, &Selection::wanted()).map(Some).map_err(failed)
    }
}

/// Says whether somebody has two rows: read with other data he may have another label.
fn has_doubles(connection: &Connection) -> rusqlite::Result<bool> {
    connection
        .prepare("SELECT 1 FROM entities WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1 LIMIT 1")?
        .exists([])
}

/// Fills the tables of who stands at the ends.
fn fill_ends(
    connection: &Connection,
    nodes: Vec<(i64, NodeId)>,
    (from, to): (&FxHashSet<NodeId>, &FxHashSet<NodeId>),
) -> rusqlite::Result<()> {
    connection.execute_batch(
        "CREATE TEMP TABLE path_from (key INTEGER PRIMARY KEY);
        CREATE TEMP TABLE path_to (key INTEGER PRIMARY KEY);
        CREATE TEMP TABLE path_near (key INTEGER PRIMARY KEY);
        CREATE TEMP TABLE path_far (key INTEGER PRIMARY KEY);",
    )?;
    for (key, node) in nodes {
        for (ends, table) in [(from, "path_from"), (to, "path_to")] {
            if ends.contains(&node) {
                connection.execute(&format!("INSERT INTO {table} VALUES (?1)"), [key])?;
            }
        }
    }
    Ok(())
}

/// What links entities.
#[derive(Clone, Copy)]
enum LinkKind {
    Relation,
    Statement,
}

/// Selects all links of the shortest chains, from the shortest on; says whether there are any.
fn select_links(connection: &Connection) -> rusqlite::Result<bool> {
    for link in [LinkKind::Relation, LinkKind::Statement] {
        if link.select(connection, "path_from", "path_to")? > 0 {
            return Ok(true);
        }
    }
    let both: &[&[(LinkKind, LinkKind)]] = &[
        &[(LinkKind::Relation, LinkKind::Relation)],
        &[
            (LinkKind::Relation, LinkKind::Statement),
            (LinkKind::Statement, LinkKind::Relation),
        ],
    ];
    for as_long in both {
        let mut found = 0;
        for (first, second) in *as_long {
            connection.execute_batch(&format!(
                "DELETE FROM path_near; DELETE FROM path_far;
                INSERT OR IGNORE INTO path_near {};
                INSERT OR IGNORE INTO path_far SELECT * FROM ({}) INTERSECT SELECT key FROM path_near;",
                first.neighbours("path_from"),
                second.neighbours("path_to"),
            ))?;
            found += first.select(connection, "path_from", "path_far")?;
            found += second.select(connection, "path_far", "path_to")?;
        }
        if found > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

impl LinkKind {
    /// Gives the keys of those who are linked so to somebody of a table.
    fn neighbours(self, table: &str) -> String {
        let among = |column: &str| format!("{column} IN (SELECT key FROM {table})");
        match self {
            Self::Relation => format!(
                "SELECT recipient_key FROM relations WHERE {} UNION SELECT actor_key FROM relations WHERE {}",
                among("actor_key"),
                among("recipient_key")
            ),
            Self::Statement => {
                let [speaks, hears] = [SPEAKERS, HEARERS].map(|tables| {
                    let of = tables
                        .map(|(table, column)| format!("SELECT statement_key FROM {table} WHERE {}", among(column)));
                    of.join(" UNION ")
                });
                let of = |tables: [(&str, &str); 2], statements: &str| {
                    tables.map(|(table, column)| {
                        format!(
                            "SELECT {column} FROM {table} WHERE {column} IS NOT NULL AND statement_key IN ({statements})"
                        )
                    })
                };
                [of(HEARERS, &speaks), of(SPEAKERS, &hears)].concat().join(" UNION ")
            }
        }
    }

    /// Selects the links between those of two tables, and gives how many there are.
    fn select(self, connection: &Connection, one: &str, other: &str) -> rusqlite::Result<usize> {
        let among = |column: &str, table: &str| format!("{column} IN (SELECT key FROM {table})");
        match self {
            Self::Relation => {
                let mut found = 0;
                for (actors, recipients) in [(one, other), (other, one)] {
                    found += connection.execute(
                        &format!(
                            "INSERT OR IGNORE INTO wanted_relations SELECT relation_key FROM relations WHERE {} AND {}",
                            among("actor_key", actors),
                            among("recipient_key", recipients)
                        ),
                        [],
                    )?;
                }
                Ok(found)
            }
            Self::Statement => {
                let statements = |tables: [(&str, &str); 2], of: &str| {
                    let each = tables.map(|(table, column)| {
                        format!("SELECT statement_key FROM {table} WHERE {}", among(column, of))
                    });
                    format!("SELECT * FROM ({})", each.join(" UNION "))
                };
                let mut found = 0;
                for (speakers, hearers) in [(one, other), (other, one)] {
                    let (said, heard) = (statements(SPEAKERS, speakers), statements(HEARERS, hearers));
                    connection.execute_batch(&format!(
                        "CREATE TEMP TABLE path_statements AS {said} INTERSECT {heard};
                        INSERT OR IGNORE INTO wanted_statements SELECT statement_key FROM path_statements;"
                    ))?;
                    let count: i64 =
                        connection.query_row("SELECT count(*) FROM path_statements", [], |row| row.get(0))?;
                    connection.execute_batch("DROP TABLE path_statements")?;
                    found += count as usize;
                }
                Ok(found)
            }
        }
    }
}

/// Where it stands who speaks.
const SPEAKERS: [(&str, &str); 2] = [("statements", "speaker_key"), ("co_speakers", "entity_key")];

/// And who is spoken about or to.
const HEARERS: [(&str, &str); 2] = [("about", "entity_key"), ("statements", "addressee_key")];
