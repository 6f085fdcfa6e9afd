//! Columns that several tables have.

use crate::evidence::Party;
use crate::graph::{NodeId, Quote};
use crate::ontology::RuleId;
use rusqlite::Row;

/// The columns of a time.
pub(super) const TIME: &str = "time_key, times.words, times.words_start, times.words_end, times.relation, times.value,
    times.anchor, times.anchor_value, times.rule, times.via, times.inferred";

/// Makes the party that words are which link to nothing.
pub(super) fn unlinked(name: &str) -> Party {
    Party {
        name: name.to_owned(),
        ..Party::nobody()
    }
}

/// Reads words with their place from three columns.
pub(super) fn quote(row: &Row, article: &NodeId, first: usize) -> rusqlite::Result<Quote> {
    Ok(Quote {
        article: article.clone(),
        exact: row.get(first)?,
        start: row.get(first + 1)?,
        end: row.get(first + 2)?,
    })
}

/// Reads words with their place, if there are any.
pub(super) fn optional_quote(row: &Row, article: &NodeId, first: usize) -> rusqlite::Result<Option<Quote>> {
    match row.get::<_, Option<u32>>(first + 1)? {
        Some(_) => quote(row, article, first).map(Some),
        None => Ok(None),
    }
}

pub(super) fn rule(row: &Row, column: usize) -> rusqlite::Result<Option<RuleId>> {
    Ok(row.get_ref(column)?.as_str_or_null()?.map(RuleId::from))
}
