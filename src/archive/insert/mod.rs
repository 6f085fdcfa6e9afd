//! The graph of one article → rows.

mod entity;

use super::record::ArticleRecord;
use super::rows::{anchor_words, day_word, days, join_pieces, kind_word, polarity_word};
use crate::evidence::When;
use crate::graph::{
    ArticleNode, Dated, EntityNode, EventGraph, Node, NodeId, Part, Quote, RelationEdge, StatementNode, fold_statement,
};
use rusqlite::{Connection, OptionalExtension, Params, Statement, params};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::collections::hash_map::Entry;

/// So many names are known at most.
const NAMES: usize = 100_000;

/// Rows that later articles name again, with their keys: those of all batches that one program writes.
#[derive(Default)]
pub(super) struct KnownRows {
    /// Entities of the gazetteer as they were written last.
    linked: FxHashMap<NodeId, (EntityNode, i64)>,
    names: FxHashMap<String, i64>,
    /// What SQLite counts up wherever another program writes.
    version: i64,
}

impl KnownRows {
    /// Forgets what another program may have changed.
    fn keep_what_holds(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let version = connection.query_row("PRAGMA data_version", [], |row| row.get(0))?;
        if version != self.version || self.names.len() > NAMES {
            *self = Self {
                version,
                ..Self::default()
            };
        }
        Ok(())
    }
}

/// Writes articles within one transaction.
pub(super) struct Inserter<'t> {
    connection: &'t Connection,
    reading_key: i64,
    next_statement: i64,
    known: &'t mut KnownRows,
    /// Statements of SQL that are ready, by the address of their text: each stands once in the program.
    ready: RefCell<FxHashMap<usize, Statement<'t>>>,
}

/// The article that is written, with the keys of its nodes.
struct Placed<'g> {
    key: i64,
    graph: &'g EventGraph,
    entities: FxHashMap<&'g NodeId, i64>,
    statements: FxHashMap<&'g NodeId, i64>,
}

impl<'t> Inserter<'t> {
    /// Begins; `reading_key` says with what the articles were read.
    pub(super) fn new(
        connection: &'t Connection,
        reading_key: i64,
        known: &'t mut KnownRows,
    ) -> rusqlite::Result<Self> {
        known.keep_what_holds(connection)?;
        let last: i64 = connection.query_row("SELECT coalesce(max(statement_key), 0) FROM statements", [], |row| {
            row.get(0)
        })?;
        Ok(Self {
            connection,
            reading_key,
            next_statement: last + 1,
            known,
            ready: RefCell::default(),
        })
    }

    /// Forgets which entities there are: some may have gone with an article that was taken out.
    pub(super) fn forget(&mut self) {
        self.known.linked.clear();
    }

    /// Writes all rows of an article that the archive does not have.
    pub(super) fn insert(&mut self, record: &ArticleRecord) -> rusqlite::Result<()> {
        let graph = &record.graph;
        let Some(article) = graph.articles().next() else {
            return Ok(());
        };
        let key = self.insert_article(record, article)?;
        let mut place = Placed {
            key,
            graph,
            entities: FxHashMap::default(),
            statements: FxHashMap::default(),
        };
        for (id, node) in graph.nodes() {
            if let Node::Entity(entity) = node {
                let entity = self.insert_entity(key, id, entity)?;
                place.entities.insert(id, entity);
            }
        }
        let mut statements = graph.statements();
        statements.sort_by_key(|(id, statement)| (statement.cue.start, *id));
        for (id, _) in &statements {
            place.statements.insert(id, self.next_statement);
            self.next_statement += 1;
        }
        for (id, statement) in statements {
            self.insert_statement(&place, id, statement)?;
        }
        for (actor, relation, recipient) in graph.relations() {
            self.insert_relation(&place, actor, relation, recipient)?;
        }
        Ok(())
    }

    fn insert_article(&self, record: &ArticleRecord, article: &ArticleNode) -> rusqlite::Result<i64> {
        let inferred = article.inferred.unwrap_or_default();
        let key = self.add(
            "INSERT INTO articles (id, title, publisher, agency, author, published, published_earliest,
                published_latest, recorded, url, text_digest, read_digest, bytes, reading_key)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
            params![
                article.id.as_str(),
                article.title,
                article.publisher,
                article.agency,
                article.author,
                day_word(article.published),
                day_word(inferred.earliest),
                day_word(inferred.latest),
                day_word(article.recorded),
                article.url,
                article.text_digest,
                record.read_digest,
                record.bytes as i64,
                self.reading_key,
            ],
        )?;
        if let Some(text) = &record.text {
            self.run(
                "INSERT INTO texts (article_key, text) VALUES (?1, ?2)",
                params![key, text],
            )?;
        }
        Ok(key)
    }

    fn insert_statement(&self, place: &Placed, id: &NodeId, statement: &StatementNode) -> rusqlite::Result<()> {
        let Some(&key) = place.statements.get(id) else {
            return Ok(());
        };
        let parts = place.graph.parts(id);
        let entities = |wanted: Part| {
            let of_part = parts.iter().filter(move |(part, _)| *part == wanted);
            of_part.filter_map(|(_, node)| place.entities.get(node).copied())
        };
        let within = parts.iter().find(|(part, _)| *part == Part::Within);
        let (content, pieces) = join_pieces(&statement.content);
        let [speaker, occasion] = [&statement.speaker_words, &statement.occasion].map(columns);
        let bounds = statement.days.days;
        // A statement is the row of its words: what is asked by words comes from `statement_words`.
        self.run(
            "INSERT INTO statements (statement_key, article_key, id, speaker_key, speaker_words, speaker_start,
            speaker_end, office_key, addressee_key, place_key, within_key, cue, cue_start, cue_end, content, pieces,
            quotation, act, polarity, said, said_earliest, said_latest, said_status, earliest_rule, latest_rule,
            occasion, occasion_start, occasion_end, rule, confidence)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
            ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30)",
            params![
                key,
                place.key,
                own_id(id),
                entities(Part::Speaker).next(),
                speaker.0,
                speaker.1,
                speaker.2,
                entities(Part::Office).next(),
                entities(Part::Addressee).next(),
                entities(Part::At).next(),
                within.and_then(|(_, outer)| place.statements.get(outer)),
                statement.cue.exact,
                statement.cue.start,
                statement.cue.end,
                content,
                pieces,
                kind_word(statement.kind),
                statement.act.as_str(),
                polarity_word(statement.polarity),
                statement.said.as_ref().map(|said| said.when.to_string()),
                day_word(bounds.earliest),
                day_word(bounds.latest),
                statement.days.status.as_str(),
                statement.days.earliest_rule.as_ref().map(|rule| rule.as_str()),
                statement.days.latest_rule.as_ref().map(|rule| rule.as_str()),
                occasion.0,
                occasion.1,
                occasion.2,
                statement.rule.as_str(),
                statement.confidence.to_string().parse::<f64>().unwrap_or_default(),
            ],
        )?;
        let words = params![key, fold_statement(statement)];
        self.run("INSERT INTO statement_words (rowid, words) VALUES (?1, ?2)", words)?;
        for entity in entities(Part::CoSpeaker) {
            self.run(
                "INSERT INTO co_speakers (statement_key, entity_key) VALUES (?1, ?2)",
                [key, entity],
            )?;
        }
        for entity in entities(Part::About) {
            self.run(
                "INSERT INTO about (statement_key, entity_key) VALUES (?1, ?2)",
                [key, entity],
            )?;
        }
        for stance in &statement.stances {
            self.run(
                "INSERT INTO stances (statement_key, topic, position, words, words_start, words_end, rule)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    key,
                    stance.topic.as_str(),
                    stance.position.as_str(),
                    stance.words.exact,
                    stance.words.start,
                    stance.words.end,
                    stance.rule.as_str(),
                ],
            )?;
        }
        if let Some(said) = &statement.said {
            self.insert_time(Some(key), None, "said", said)?;
        }
        for time in &statement.about_when {
            self.insert_time(Some(key), None, "about", time)?;
        }
        Ok(())
    }

    fn insert_time(
        &self,
        statement: Option<i64>,
        evidence: Option<i64>,
        role: &str,
        time: &Dated,
    ) -> rusqlite::Result<()> {
        let bounds = days(Some(&time.when));
        let (anchor, anchor_value) = anchor_words(time.anchor.as_ref());
        self.run(
            "INSERT INTO times (statement_key, evidence_key, role, words, words_start, words_end, relation, value,
            earliest, latest, anchor, anchor_value, rule, via, inferred)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            params![
                statement,
                evidence,
                role,
                time.words.exact,
                time.words.start,
                time.words.end,
                time.when.relation.to_string(),
                time.when.value.as_str(),
                day_word(bounds.earliest),
                day_word(bounds.latest),
                anchor,
                anchor_value,
                time.rule.as_str(),
                time.via.as_ref().map(|rule| rule.as_str()),
                time.inferred,
            ],
        )
    }

    fn insert_relation(
        &self,
        place: &Placed,
        actor: &NodeId,
        relation: &RelationEdge,
        recipient: &NodeId,
    ) -> rusqlite::Result<()> {
        let entity = |node: &NodeId| place.entities.get(node).copied();
        let key = &relation.key;
        let when: Option<&When> = key.when.as_ref();
        let bounds = days(when);
        let relation_key = self.add(
            "INSERT INTO relations (article_key, actor_key, type, recipient_key, place_key, time_relation, time,
                earliest, latest, polarity, modality, fact)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            params![
                place.key,
                entity(actor),
                key.relation_type.as_str(),
                entity(recipient),
                key.place.as_ref().and_then(entity),
                when.map(|when| when.relation.to_string()),
                when.map(|when| when.value.as_str()),
                day_word(bounds.earliest),
                day_word(bounds.latest),
                polarity_word(key.polarity),
                key.modality.as_str(),
                relation.is_fact(),
            ],
        )?;
        for evidence in &relation.evidence {
            let statement = evidence.statement.as_ref().and_then(|node| place.statements.get(node));
            let evidence_key = self.add(
                "INSERT INTO evidence (relation_key, words, words_start, words_end, rule, statement_key)
                    VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    relation_key,
                    evidence.quote.exact,
                    evidence.quote.start,
                    evidence.quote.end,
                    evidence.rule.as_str(),
                    statement,
                ],
            )?;
            for (depth, voice) in evidence.voices.iter().enumerate() {
                let values = params![evidence_key, depth as i64, entity(voice)];
                self.run(
                    "INSERT INTO voices (evidence_key, depth, entity_key) VALUES (?1, ?2, ?3)",
                    values,
                )?;
            }
            if let Some(happened) = &evidence.happened {
                self.insert_time(None, Some(evidence_key), "happened", happened)?;
            }
        }
        Ok(())
    }

    /// Writes a row, and gives its key.
    fn add(&self, sql: &'static str, values: impl Params) -> rusqlite::Result<i64> {
        self.with(sql, |statement| statement.insert(values))
    }

    /// Writes a row.
    fn run(&self, sql: &'static str, values: impl Params) -> rusqlite::Result<()> {
        self.with(sql, |statement| statement.execute(values).map(|_| ()))
    }

    /// Gives the key of a row, if there is one.
    fn find(&self, sql: &'static str, values: impl Params) -> rusqlite::Result<Option<i64>> {
        self.with(sql, |statement| {
            statement.query_row(values, |row| row.get(0)).optional()
        })
    }

    fn with<T>(
        &self,
        sql: &'static str,
        run: impl FnOnce(&mut Statement) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<T> {
        match self.ready.borrow_mut().entry(sql.as_ptr() as usize) {
            Entry::Occupied(mut known) => run(known.get_mut()),
            Entry::Vacant(free) => run(free.insert(self.connection.prepare(sql)?)),
        }
    }
}

/// Gives the words and the place of a quote.
fn columns(quote: &Option<Quote>) -> (Option<&str>, Option<u32>, Option<u32>) {
    let quote = quote.as_ref();
    (
        quote.map(|quote| quote.exact.as_str()),
        quote.map(|quote| quote.start),
        quote.map(|quote| quote.end),
    )
}

/// Gives the id of a statement within its article.
fn own_id(id: &NodeId) -> &str {
    id.as_str().rsplit('/').next().unwrap_or_default()
}
