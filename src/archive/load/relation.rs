//! Rows of relations, their evidence and its voices → edges.

use super::Loader;
use super::column::{TIME, quote};
use crate::archive::rows::word;
use crate::archive::select::ChosenRows;
use crate::evidence::When;
use crate::graph::{Dated, NodeId, QuotedEvidence, RelationEdge, RelationKey};
use crate::timex::Timex;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

impl Loader<'_> {
    pub(super) fn load_relations(&mut self, wanted: &ChosenRows) -> rusqlite::Result<()> {
        let mut first = 0;
        while let Some(keys) = self.next_keys("relations", "relation_key", wanted, first)? {
            self.load_some_relations(&wanted.has_between("relation_key", keys))?;
            first = keys.1 + 1;
        }
        Ok(())
    }

    fn load_some_relations(&mut self, range: &str) -> rusqlite::Result<()> {
        let mut evidence = self.evidence(range)?;
        let sql = format!(
            "SELECT relation_key, actor_key, type, recipient_key, place_key, time_relation, time, polarity, modality
            FROM relations WHERE {range}"
        );
        let mut select = self.connection.prepare(&sql)?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let entity = |column: usize| -> rusqlite::Result<Option<NodeId>> {
                let key: Option<i64> = row.get(column)?;
                Ok(key.and_then(|key| self.entities.get(&key)).cloned())
            };
            let when = match (row.get_ref(5)?.as_str_or_null()?, row.get::<_, Option<String>>(6)?) {
                (Some(relation), Some(value)) => Some(When {
                    relation: word(relation, 5)?,
                    value: Timex::new(value),
                }),
                _ => None,
            };
            let key = RelationKey {
                relation_type: row.get_ref(2)?.as_str()?.into(),
                when,
                place: entity(4)?,
                polarity: word(row.get_ref(7)?.as_str()?, 7)?,
                modality: word(row.get_ref(8)?.as_str()?, 8)?,
            };
            let evidence = evidence.remove(&row.get(0)?).unwrap_or_default();
            if let (Some(actor), Some(recipient)) = (entity(1)?, entity(3)?) {
                self.graph
                    .add_relation(&actor, &recipient, RelationEdge { key, evidence });
            }
        }
        Ok(())
    }

    /// Gives the evidence of relations, by their keys.
    fn evidence(&self, range: &str) -> rusqlite::Result<FxHashMap<i64, BTreeSet<QuotedEvidence>>> {
        let wanted = format!("(SELECT relation_key, article_key FROM relations WHERE {range})");
        let mut times: FxHashMap<i64, Dated> = FxHashMap::default();
        let sql = format!(
            "SELECT {TIME}, wanted.article_key, times.evidence_key FROM {wanted} AS wanted
            CROSS JOIN evidence USING (relation_key) CROSS JOIN times USING (evidence_key)"
        );
        let mut select = self.connection.prepare(&sql)?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            times.insert(row.get(12)?, self.time(row)?);
        }
        let mut voices: FxHashMap<i64, Vec<NodeId>> = FxHashMap::default();
        let sql = format!(
            "SELECT evidence_key, entity_key FROM {wanted} CROSS JOIN evidence USING (relation_key)
            CROSS JOIN voices USING (evidence_key) ORDER BY evidence_key, depth"
        );
        let mut select = self.connection.prepare(&sql)?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(voice) = self.entities.get(&row.get(1)?) {
                voices.entry(row.get(0)?).or_default().push(voice.clone());
            }
        }
        let sql = format!(
            "SELECT evidence_key, relation_key, wanted.article_key, evidence.rule, evidence.words, words_start,
            words_end, statements.id FROM {wanted} AS wanted CROSS JOIN evidence USING (relation_key)
            LEFT JOIN statements ON statements.statement_key = evidence.statement_key"
        );
        let mut all: FxHashMap<i64, BTreeSet<QuotedEvidence>> = FxHashMap::default();
        let mut select = self.connection.prepare(&sql)?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let key: i64 = row.get(0)?;
            let Some((article, _)) = self.articles.get(&row.get(2)?) else {
                continue;
            };
            let statement = row.get_ref(7)?.as_str_or_null()?;
            all.entry(row.get(1)?).or_default().insert(QuotedEvidence {
                quote: quote(row, article, 4)?,
                rule: row.get_ref(3)?.as_str()?.into(),
                happened: times.remove(&key),
                voices: voices.remove(&key).unwrap_or_default(),
                statement: statement.map(|id| NodeId::new(&format!("{article}/statement/{id}"))),
            });
        }
        Ok(all)
    }
}
