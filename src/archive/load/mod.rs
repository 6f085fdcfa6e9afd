//! Rows → the graph that they were made of.

mod column;
mod relation;

use super::file::{Archive, failed};
use super::rows::{anchor, split_pieces, word};
use super::select::{ChosenRows, Selection};
use crate::error::Result;
use crate::evidence::{Confidence, TimeRelation, When};
use crate::graph::{
    ArticleNode, Dated, EntityNode, EventGraph, Node, NodeId, Part, SaidWithin, StanceNode, StatementNode,
};
use crate::ontology::{ArticleId, KindId};
use crate::timex::{Interval, Timex};
use column::{TIME, optional_quote, quote, rule, unlinked};
use rusqlite::{Connection, Row};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// So many rows are read before they are put into the graph.
const AT_ONCE: i64 = 4096;

/// So many parts most statements have: their article, who speaks, two whom they are about.
const PARTS: usize = 4;

impl Archive {
    /// Makes the graph of a part of the archive: that of building the graph of the same articles.
    pub fn graph(&self, selection: &Selection) -> Result<EventGraph> {
        // All of it as it is now, whatever another program writes meanwhile.
        let snapshot = self.connection.unchecked_transaction();
        let snapshot = snapshot.map_err(|error| failed(&self.place, error))?;
        load(&snapshot, selection).map_err(|error| failed(&self.place, error))
    }
}

/// Makes the graph of a part of an archive, within a transaction of the caller.
pub(super) fn load(connection: &Connection, selection: &Selection) -> rusqlite::Result<EventGraph> {
    let mut loader = Loader::new(connection);
    loader.reserve(selection)?;
    loader.load_articles(&selection.articles)?;
    loader.load_entities(selection)?;
    loader.load_statements(&selection.statements)?;
    loader.load_relations(&selection.relations)?;
    Ok(loader.graph)
}

/// Gives the nodes of the entities of a part with their keys.
pub(super) fn entity_nodes(connection: &Connection, selection: &Selection) -> rusqlite::Result<Vec<(i64, NodeId)>> {
    let mut loader = Loader::new(connection);
    loader.load_articles(&selection.articles)?;
    loader.load_entities(selection)?;
    Ok(loader.entities.into_iter().collect())
}

struct Loader<'a> {
    connection: &'a Connection,
    graph: EventGraph,
    articles: FxHashMap<i64, (NodeId, ArticleId)>,
    entities: FxHashMap<i64, NodeId>,
    statements: FxHashMap<i64, NodeId>,
}

/// What hangs on a statement.
#[derive(Default)]
struct Hanging {
    said: Option<Dated>,
    about_when: Vec<Dated>,
    stances: Vec<StanceNode>,
}

impl<'a> Loader<'a> {
    /// Makes one that has read nothing yet.
    fn new(connection: &'a Connection) -> Self {
        Self {
            connection,
            graph: EventGraph::default(),
            articles: FxHashMap::default(),
            entities: FxHashMap::default(),
            statements: FxHashMap::default(),
        }
    }

    /// Makes room for what a question lists: to grow step by step takes twice the memory.
    fn reserve(&mut self, selection: &Selection) -> rusqlite::Result<()> {
        let count = |rows: &ChosenRows| -> rusqlite::Result<usize> {
            let Some(sql) = rows.count() else { return Ok(0) };
            let count: i64 = self.connection.query_row(&sql, [], |row| row.get(0))?;
            Ok(count.unsigned_abs() as usize)
        };
        let (articles, entities) = (count(&selection.articles)?, count(&selection.entities)?);
        let (statements, relations) = (count(&selection.statements)?, count(&selection.relations)?);
        let edges = statements * PARTS + relations;
        self.graph.reserve(articles + entities + statements, edges);
        self.articles.reserve(articles);
        self.entities.reserve(entities);
        self.statements.reserve(statements);
        Ok(())
    }

    fn load_articles(&mut self, wanted: &ChosenRows) -> rusqlite::Result<()> {
        let sql = format!(
            "SELECT article_key, id, title, publisher, agency, author, published, published_earliest, published_latest,
            recorded, url, text_digest FROM articles WHERE {} ORDER BY article_key",
            wanted.has("article_key")
        );
        let mut select = self.connection.prepare(&sql)?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let id = ArticleId::from(row.get::<_, String>(1)?);
            let inferred = Interval {
                earliest: row.get(7)?,
                latest: row.get(8)?,
            };
            let node = NodeId::article(&id);
            self.articles.insert(row.get(0)?, (node.clone(), id.clone()));
            let article = ArticleNode {
                id,
                title: row.get(2)?,
                publisher: row.get(3)?,
                agency: row.get(4)?,
                author: row.get(5)?,
                published: row.get(6)?,
                inferred: Some(inferred).filter(|days| *days != Interval::default()),
                recorded: row.get(9)?,
                url: row.get(10)?,
                text_digest: row.get(11)?,
            };
            self.graph.add_node(node, Node::Article(article));
        }
        Ok(())
    }

    fn load_entities(&mut self, selection: &Selection) -> rusqlite::Result<()> {
        let names = self.names(selection)?;
        let sql = format!(
            "SELECT entity_key, id, label, kind, article_key FROM entities WHERE {}",
            selection.entities.has("entity_key")
        );
        let mut select = self.connection.prepare(&sql)?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let key: i64 = row.get(0)?;
            let label: String = row.get(2)?;
            let node = match row.get::<_, Option<String>>(1)? {
                Some(id) => NodeId::new(&format!("entity/{id}")),
                None => match self.articles.get(&row.get(4)?) {
                    Some((_, article)) => NodeId::party(article, &unlinked(&label)),
                    None => continue,
                },
            };
            self.entities.insert(key, node.clone());
            let entity = EntityNode {
                label,
                kind: row.get::<_, Option<String>>(3)?.map(KindId::from),
                names: names.get(&key).cloned().unwrap_or_default(),
            };
            self.graph.add_node(node, Node::Entity(entity));
        }
        Ok(())
    }

    /// Gives the names besides their labels that articles have for entities of the gazetteer.
    fn names(&self, selection: &Selection) -> rusqlite::Result<FxHashMap<i64, BTreeSet<String>>> {
        let mut names: FxHashMap<i64, BTreeSet<String>> = FxHashMap::default();
        let used = if selection.is_all {
            "SELECT DISTINCT entity_key, name_key FROM used_names".to_owned()
        } else {
            // From one name of an entity to its next: it may have been used in very many articles.
            format!(
                "WITH RECURSIVE used (entity_key, name_key) AS (
                    SELECT entity_key,
                        (SELECT min(name_key) FROM used_names WHERE used_names.entity_key = entities.entity_key)
                    FROM entities WHERE {}
                    UNION ALL
                    SELECT entity_key, (SELECT min(name_key) FROM used_names
                        WHERE used_names.entity_key = used.entity_key AND used_names.name_key > used.name_key)
                    FROM used WHERE name_key IS NOT NULL
                ) SELECT entity_key, name_key FROM used WHERE name_key IS NOT NULL",
                selection.entities.has("entity_key")
            )
        };
        let mut select = self.connection.prepare(&format!(
            "SELECT entity_key, name FROM ({used}) JOIN names USING (name_key)"
        ))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            names.entry(row.get(0)?).or_default().insert(row.get(1)?);
        }
        Ok(names)
    }

    fn load_statements(&mut self, wanted: &ChosenRows) -> rusqlite::Result<()> {
        let mut edges = Vec::new();
        let mut first = 0;
        while let Some(keys) = self.next_keys("statements", "statement_key", wanted, first)? {
            let range = wanted.has_between("statement_key", keys);
            self.load_some_statements(&range, &mut edges)?;
            self.load_several("co_speakers", Part::CoSpeaker, &range)?;
            self.load_several("about", Part::About, &range)?;
            first = keys.1 + 1;
        }
        // Edges between statements need both.
        for (inner, outer) in edges {
            if let Some(outer) = self.statements.get(&outer) {
                self.graph.add_part(&inner, Part::Within, outer);
            }
        }
        Ok(())
    }

    /// Gives the first and the last of the next keys that are wanted; `None` if there are no more.
    fn next_keys(
        &self,
        table: &str,
        key: &str,
        wanted: &ChosenRows,
        first: i64,
    ) -> rusqlite::Result<Option<(i64, i64)>> {
        let keys = wanted.keys_from(table, key, first);
        let sql = format!("SELECT min(key), max(key) FROM ({keys} ORDER BY key LIMIT {AT_ONCE})");
        let keys: (Option<i64>, Option<i64>) = self
            .connection
            .query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(keys.0.zip(keys.1))
    }

    fn load_some_statements(&mut self, range: &str, edges: &mut Vec<(NodeId, i64)>) -> rusqlite::Result<()> {
        let mut hanging = self.hanging(range)?;
        let sql = format!(
            "SELECT statement_key, article_key, id, speaker_words, speaker_start, speaker_end, cue, cue_start, cue_end,
            content, pieces, quotation, act, polarity, said_earliest, said_latest, said_status, earliest_rule,
            latest_rule, occasion, occasion_start, occasion_end, rule, confidence, speaker_key, office_key,
            addressee_key, place_key, within_key FROM statements WHERE {range} ORDER BY statement_key"
        );
        let mut select = self.connection.prepare(&sql)?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let key: i64 = row.get(0)?;
            let Some((article, _)) = self.articles.get(&row.get(1)?).cloned() else {
                continue;
            };
            let id = NodeId::new(&format!("{article}/statement/{}", row.get_ref(2)?.as_str()?));
            let Hanging {
                said,
                about_when,
                mut stances,
            } = hanging.remove(&key).unwrap_or_default();
            stances.sort();
            let date = said.as_ref().map(|said| &said.when);
            let date = date
                .filter(|when| when.relation == TimeRelation::During)
                .map(|when| when.value.clone());
            let statement = StatementNode {
                content: split_pieces(&article, row.get_ref(9)?.as_str()?, row.get_ref(10)?.as_str()?, 10)?,
                speaker_words: optional_quote(row, &article, 3)?,
                cue: quote(row, &article, 6)?,
                kind: word(row.get_ref(11)?.as_str()?, 11)?,
                act: row.get_ref(12)?.as_str()?.into(),
                polarity: word(row.get_ref(13)?.as_str()?, 13)?,
                said,
                days: SaidWithin {
                    status: word(row.get_ref(16)?.as_str()?, 16)?,
                    days: Interval {
                        earliest: row.get(14)?,
                        latest: row.get(15)?,
                    },
                    earliest_rule: rule(row, 17)?,
                    latest_rule: rule(row, 18)?,
                },
                about_when,
                occasion: optional_quote(row, &article, 19)?,
                stances,
                rule: row.get_ref(22)?.as_str()?.into(),
                confidence: Confidence::new(row.get(23)?).unwrap_or_default(),
            };
            self.graph.add_node(id.clone(), Node::Statement(Box::new(statement)));
            self.graph.add_part(&id, Part::ReportedIn, &article);
            let parts = [
                (24, Part::Speaker),
                (25, Part::Office),
                (26, Part::Addressee),
                (27, Part::At),
            ];
            for (column, part) in parts {
                let entity: Option<i64> = row.get(column)?;
                if let Some(entity) = entity.and_then(|key| self.entities.get(&key)) {
                    self.graph.add_part(&id, part, entity);
                }
            }
            if let Some(value) = date {
                let date = NodeId::date(&value);
                self.graph.add_node(date.clone(), Node::Date(value));
                self.graph.add_part(&id, Part::SaidOn, &date);
            }
            if let Some(outer) = row.get(28)? {
                edges.push((id.clone(), outer));
            }
            self.statements.insert(key, id);
        }
        Ok(())
    }

    /// Gives the times and positions of statements, by their keys.
    fn hanging(&self, range: &str) -> rusqlite::Result<FxHashMap<i64, Hanging>> {
        let mut hanging: FxHashMap<i64, Hanging> = FxHashMap::default();
        let sql = format!(
            "SELECT {TIME}, article_key, statement_key, role FROM times
            JOIN (SELECT statement_key, article_key FROM statements WHERE {range}) USING (statement_key)
            ORDER BY time_key"
        );
        let mut select = self.connection.prepare(&sql)?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let time = self.time(row)?;
            let of_statement = hanging.entry(row.get(12)?).or_default();
            match row.get_ref(13)?.as_str()? {
                "said" => of_statement.said = Some(time),
                _ => of_statement.about_when.push(time),
            }
        }
        let sql = format!(
            "SELECT statement_key, article_key, topic, position, rule, words, words_start, words_end FROM stances
            JOIN (SELECT statement_key, article_key FROM statements WHERE {range}) USING (statement_key)
            ORDER BY stance_key"
        );
        let mut select = self.connection.prepare(&sql)?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let Some((article, _)) = self.articles.get(&row.get(1)?) else {
                continue;
            };
            let stance = StanceNode {
                topic: row.get::<_, String>(2)?.into(),
                position: word(row.get_ref(3)?.as_str()?, 3)?,
                words: quote(row, article, 5)?,
                rule: row.get_ref(4)?.as_str()?.into(),
            };
            hanging.entry(row.get(0)?).or_default().stances.push(stance);
        }
        Ok(hanging)
    }

    /// Adds the parts that a statement may have several of.
    fn load_several(&mut self, table: &str, part: Part, range: &str) -> rusqlite::Result<()> {
        let sql = format!(
            "SELECT statement_key, entity_key FROM {table}
            WHERE statement_key IN (SELECT statement_key FROM statements WHERE {range})"
        );
        let mut select = self.connection.prepare(&sql)?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let statement = self.statements.get(&row.get(0)?);
            if let (Some(statement), Some(entity)) = (statement, self.entities.get(&row.get(1)?)) {
                self.graph.add_part(statement, part, entity);
            }
        }
        Ok(())
    }

    /// Reads the columns of [`TIME`], with the article's key behind them.
    fn time(&self, row: &Row) -> rusqlite::Result<Dated> {
        let article = self.articles.get(&row.get(11)?);
        let (article, _) = article.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        Ok(Dated {
            words: quote(row, article, 1)?,
            when: When {
                relation: word(row.get_ref(4)?.as_str()?, 4)?,
                value: Timex::new(row.get_ref(5)?.as_str()?),
            },
            anchor: anchor(row.get_ref(6)?.as_str_or_null()?, row.get(7)?),
            rule: row.get_ref(8)?.as_str()?.into(),
            via: rule(row, 9)?,
            inferred: row.get(10)?,
        })
    }
}
