//! What part of an archive is made a graph of.

/// Which rows are taken, for each table that has nodes or edges of the graph.
///
/// A row may be taken only together with what it names: a statement with its article, its entities and the statement
/// that it is told in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    pub(super) articles: ChosenRows,
    pub(super) entities: ChosenRows,
    pub(super) statements: ChosenRows,
    pub(super) relations: ChosenRows,
    /// Whether all is taken.
    pub(super) is_all: bool,
}

/// Which rows of a table are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ChosenRows {
    /// Those that fit a condition in SQL.
    Fitting(String),
    /// Those whose keys this table of a question lists.
    Listed(&'static str),
}

impl ChosenRows {
    /// Says in SQL that the row with the key in a column is one of them.
    pub(super) fn has(&self, key: &str) -> String {
        match self {
            Self::Fitting(condition) => format!("({condition})"),
            Self::Listed(table) => format!("{key} IN (SELECT key FROM temp.{table})"),
        }
    }

    /// Says in SQL that the row with the key in a column is one of those with keys from a first one to a last one.
    ///
    /// The list itself is cut there: SQLite would go through all of it for each of its parts.
    pub(super) fn has_between(&self, key: &str, (first, last): (i64, i64)) -> String {
        match self {
            Self::Fitting(condition) => format!("({condition}) AND {key} BETWEEN {first} AND {last}"),
            Self::Listed(table) => {
                format!("{key} IN (SELECT key FROM temp.{table} WHERE key BETWEEN {first} AND {last})")
            }
        }
    }

    /// Counts the rows that a question lists; `None` where a condition takes them.
    pub(super) fn count(&self) -> Option<String> {
        match self {
            Self::Fitting(_) => None,
            Self::Listed(table) => Some(format!("SELECT count(*) FROM temp.{table}")),
        }
    }

    /// Selects the keys from a first one on of the rows of a table, as `key`.
    pub(super) fn keys_from(&self, table: &str, key: &str, first: i64) -> String {
        match self {
            Self::Fitting(condition) => {
                format!("SELECT {key} AS key FROM {table} WHERE ({condition}) AND {key} >= {first}")
            }
            Self::Listed(list) => format!("SELECT key FROM temp.{list} WHERE key >= {first}"),
        }
    }
}

impl Selection {
    /// Takes everything.
    pub fn all() -> Self {
        let all = || ChosenRows::Fitting("TRUE".to_owned());
        Self {
            articles: all(),
            entities: all(),
            statements: all(),
            relations: all(),
            is_all: true,
        }
    }

    /// Takes all that was read in an article.
    pub fn article(key: i64) -> Self {
        let own = format!("article_key = {key}");
        let entities = format!(
            "{own} OR entity_key IN (SELECT entity_key FROM appearances WHERE appearances.article_key = {key})"
        );
        let own = ChosenRows::Fitting(own);
        Self {
            articles: own.clone(),
            entities: ChosenRows::Fitting(entities),
            statements: own.clone(),
            relations: own,
            is_all: false,
        }
    }

    /// Takes what the tables of a question list.
    pub(super) fn wanted() -> Self {
        Self {
            articles: ChosenRows::Listed("wanted_articles"),
            entities: ChosenRows::Listed("wanted_entities"),
            statements: ChosenRows::Listed("wanted_statements"),
            relations: ChosenRows::Listed("wanted_relations"),
            is_all: false,
        }
    }
}
