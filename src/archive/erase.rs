//! All that was read in an article, taken out.

use crate::graph::fold;
use rusqlite::Connection;

/// What belongs to an article, so that nothing is taken away before what hangs on it.
const PARTS: [&str; 15] = [
    "DELETE FROM times WHERE statement_key IN (SELECT statement_key FROM statements WHERE article_key = ?1)",
    "DELETE FROM times WHERE evidence_key IN (SELECT evidence_key FROM evidence JOIN relations USING (relation_key)
        WHERE article_key = ?1)",
    "DELETE FROM voices WHERE evidence_key IN (SELECT evidence_key FROM evidence JOIN relations USING (relation_key)
        WHERE article_key = ?1)",
    "DELETE FROM evidence WHERE relation_key IN (SELECT relation_key FROM relations WHERE article_key = ?1)",
    "DELETE FROM relations WHERE article_key = ?1",
    "DELETE FROM stances WHERE statement_key IN (SELECT statement_key FROM statements WHERE article_key = ?1)",
    "DELETE FROM about WHERE statement_key IN (SELECT statement_key FROM statements WHERE article_key = ?1)",
    "DELETE FROM co_speakers WHERE statement_key IN (SELECT statement_key FROM statements WHERE article_key = ?1)",
    "DELETE FROM statements WHERE article_key = ?1",
    "DELETE FROM used_names WHERE article_key = ?1",
    "DELETE FROM entities WHERE article_key = ?1",
    // An entity of the gazetteer goes with the last article that it stands in.
    "DELETE FROM entities WHERE entity_key IN (SELECT entity_key FROM appearances AS own WHERE own.article_key = ?1
        AND NOT EXISTS (SELECT 1 FROM appearances AS other
            WHERE other.entity_key = own.entity_key AND other.article_key <> ?1))",
    "DELETE FROM appearances WHERE article_key = ?1",
    "DELETE FROM texts WHERE article_key = ?1",
    "DELETE FROM articles WHERE article_key = ?1",
];

/// Takes an article with all that was read in it out of the tables. Names stay: others may come to be called so.
pub(super) fn erase_article(connection: &Connection, article: i64) -> rusqlite::Result<()> {
    erase_words(connection, article)?;
    for part in PARTS {
        connection.prepare_cached(part)?.execute([article])?;
    }
    Ok(())
}

/// Takes the words of an article's statements out of the index, which keeps no texts and has to be told them.
fn erase_words(connection: &Connection, article: i64) -> rusqlite::Result<()> {
    let mut select =
        connection.prepare_cached("SELECT statement_key, cue, content FROM statements WHERE article_key = ?1")?;
    let mut erase = connection
        .prepare_cached("INSERT INTO statement_words (statement_words, rowid, words) VALUES ('delete', ?1, ?2)")?;
    let mut rows = select.query([article])?;
    while let Some(row) = rows.next()? {
        let (key, cue, content): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        erase.execute((key, fold(&format!("{cue} {content}"))))?;
    }
    Ok(())
}
