//! What part of an archive is made a graph of.

/// Conditions in SQL, one for each table that has nodes or edges of the graph.
///
/// A row may be taken only together with what it names: a statement with its article, its entities and the statement
/// that it is told in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    pub(super) articles: String,
    pub(super) entities: String,
    pub(super) statements: String,
    pub(super) relations: String,
    /// Whether all is taken.
    pub(super) is_all: bool,
}

impl Selection {
    /// Takes everything.
    pub fn all() -> Self {
        let all = || "TRUE".to_owned();
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
        Self {
            entities: format!(
                "({own} OR entity_key IN (SELECT entity_key FROM appearances WHERE appearances.article_key = {key}))"
            ),
            articles: own.clone(),
            statements: own.clone(),
            relations: own,
            is_all: false,
        }
    }

    /// Takes what the tables of a question list.
    pub(super) fn wanted() -> Self {
        let among = |column: &str, table: &str| format!("{column} IN (SELECT key FROM temp.wanted_{table})");
        Self {
            articles: among("article_key", "articles"),
            entities: among("entity_key", "entities"),
            statements: among("statement_key", "statements"),
            relations: among("relation_key", "relations"),
            is_all: false,
        }
    }
}
