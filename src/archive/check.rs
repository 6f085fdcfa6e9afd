//! The archive against itself and against the texts in it.

use super::file::{Archive, failed};
use super::select::Selection;
use crate::error::{Error, Result};
use crate::graph::{EventGraph, NodeId, Quotes, find_inconsistent, sha256};
use rusqlite::OptionalExtension;

/// What checking an article gave.
#[derive(Debug, Clone, Default)]
pub struct Finding {
    /// What is wrong; empty if nothing is.
    pub errors: Vec<Error>,
    /// How many statements it has.
    pub statements: usize,
    /// Whether its text is there, so that every span could be looked up.
    pub has_text: bool,
}

/// What a column of a table points to: table, column, table, its key.
const REFERENCES: [(&str, &str, &str, &str); 24] = [
    ("articles", "reading_key", "readings", "reading_key"),
    ("texts", "article_key", "articles", "article_key"),
    ("entities", "article_key", "articles", "article_key"),
    ("entities", "name_key", "names", "name_key"),
    ("appearances", "entity_key", "entities", "entity_key"),
    ("appearances", "article_key", "articles", "article_key"),
    ("used_names", "entity_key", "entities", "entity_key"),
    ("used_names", "name_key", "names", "name_key"),
    ("statements", "article_key", "articles", "article_key"),
    ("statements", "speaker_key", "entities", "entity_key"),
    ("statements", "office_key", "entities", "entity_key"),
    ("statements", "addressee_key", "entities", "entity_key"),
    ("statements", "place_key", "entities", "entity_key"),
    ("statements", "within_key", "statements", "statement_key"),
    ("about", "statement_key", "statements", "statement_key"),
    ("about", "entity_key", "entities", "entity_key"),
    ("stances", "statement_key", "statements", "statement_key"),
    ("relations", "article_key", "articles", "article_key"),
    ("relations", "actor_key", "entities", "entity_key"),
    ("relations", "recipient_key", "entities", "entity_key"),
    ("evidence", "relation_key", "relations", "relation_key"),
    ("voices", "evidence_key", "evidence", "evidence_key"),
    ("times", "statement_key", "statements", "statement_key"),
    ("times", "evidence_key", "evidence", "evidence_key"),
];

impl Archive {
    /// Finds what is wrong with the file: damaged pages, rows that name others that are not there.
    ///
    /// Empty if it is sound.
    pub fn check_file(&self) -> Result<Vec<Error>> {
        let failed = |error| failed(&self.place, error);
        let mut select = self.connection.prepare("PRAGMA integrity_check").map_err(failed)?;
        let lines = select.query_map([], |row| row.get::<_, String>(0)).map_err(failed)?;
        let lines: Vec<String> = lines.collect::<rusqlite::Result<_>>().map_err(failed)?;
        let damaged = lines.iter().filter(|line| *line != "ok");
        let mut errors: Vec<Error> = damaged
            .map(|line| Error::new(&self.place, format!("is damaged: {line}")))
            .collect();
        for (table, column, other, key) in REFERENCES {
            let sql = format!(
                "SELECT count(*) FROM {table} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT {key} FROM {other})"
            );
            let lost: i64 = self.connection.query_row(&sql, [], |row| row.get(0)).map_err(failed)?;
            if lost > 0 {
                let reason = format!("{lost} rows of `{table}` have a `{column}` that is not in `{other}`");
                errors.push(Error::new(&self.place, reason));
            }
        }
        Ok(errors)
    }

    /// Checks an article: its text is the one that was read, and all words of its statements and relations stand where
    /// they are said to stand.
    pub fn check_article(&self, key: i64) -> Result<Finding> {
        let graph: EventGraph = self.graph(&Selection::article(key))?;
        let mut finding = Finding {
            errors: find_inconsistent(&graph),
            statements: graph.statements().len(),
            has_text: false,
        };
        let kept = match self.article(key) {
            Ok(kept) => kept,
            // The other articles can be checked all the same.
            Err(error) => {
                finding.errors.push(error);
                return Ok(finding);
            }
        };
        if let Some(kept) = kept {
            finding.has_text = true;
            let node = NodeId::article(&kept.article.id);
            let digest: Option<String> = self
                .connection
                .query_row(
                    "SELECT text_digest FROM articles WHERE article_key = ?1",
                    [key],
                    |row| row.get(0),
                )
                .optional()
                .map_err(|error| failed(&self.place, error))?;
            if digest.as_deref() != Some(sha256(&kept.article.text).as_str()) {
                finding
                    .errors
                    .push(Error::new(&node, "its text is not the one that was read"));
            }
            finding
                .errors
                .extend(Quotes::new(&graph).find_faults(&node, &kept.article.text));
        }
        Ok(finding)
    }
}
