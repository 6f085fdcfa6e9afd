//! Who takes part in an article → rows of entities and their names.

use super::Inserter;
use crate::graph::{EntityNode, NodeId, fold};
use rusqlite::params;
use std::collections::BTreeSet;

impl Inserter<'_> {
    /// Writes an entity that takes part in an article, and gives its key.
    pub(super) fn insert_entity(&mut self, article: i64, id: &NodeId, entity: &EntityNode) -> rusqlite::Result<i64> {
        let Some(own_id) = id.as_str().strip_prefix("entity/") else {
            return self.add_entity(None, entity, Some(article));
        };
        let is_same = |known: &EntityNode| known.label == entity.label && known.kind == entity.kind;
        let key = match self.known.linked.get(id) {
            Some((known, key)) if is_same(known) => *key,
            _ => {
                let key = self.linked_key(own_id, entity)?;
                let named = EntityNode {
                    names: BTreeSet::new(),
                    ..entity.clone()
                };
                self.known.linked.insert(id.clone(), (named, key));
                key
            }
        };
        let values = params![key, article];
        self.run(
            "INSERT INTO appearances (entity_key, article_key) VALUES (?1, ?2)",
            values,
        )?;
        for name in &entity.names {
            let values = params![key, self.name(name)?, article];
            self.run(
                "INSERT INTO used_names (entity_key, name_key, article_key) VALUES (?1, ?2, ?3)",
                values,
            )?;
        }
        Ok(key)
    }

    /// Gives the key of an entity of the gazetteer, which is added if it is new, or read with another label or kind.
    fn linked_key(&mut self, id: &str, entity: &EntityNode) -> rusqlite::Result<i64> {
        let kind = entity.kind.as_ref().map(|kind| kind.as_str());
        let there = self.find(
            "SELECT entity_key FROM entities WHERE id = ?1 AND label = ?2 AND kind IS ?3",
            params![id, entity.label, kind],
        )?;
        match there {
            Some(key) => Ok(key),
            None => self.add_entity(Some(id), entity, None),
        }
    }

    fn add_entity(&mut self, id: Option<&str>, entity: &EntityNode, article: Option<i64>) -> rusqlite::Result<i64> {
        let name = self.name(&entity.label)?;
        let kind = entity.kind.as_ref().map(|kind| kind.as_str());
        self.add(
            "INSERT INTO entities (id, label, kind, article_key, name_key) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id, entity.label, kind, article, name],
        )
    }

    /// Gives the key of a name, which is added if it is new.
    fn name(&mut self, name: &str) -> rusqlite::Result<i64> {
        if let Some(&key) = self.known.names.get(name) {
            return Ok(key);
        }
        let there = self.find("SELECT name_key FROM names WHERE name = ?1", [name])?;
        let key = match there {
            Some(key) => key,
            None => {
                let key = self.add("INSERT INTO names (name) VALUES (?1)", [name])?;
                let values = params![key, fold(name)];
                self.run("INSERT INTO name_words (rowid, name) VALUES (?1, ?2)", values)?;
                key
            }
        };
        self.known.names.insert(name.to_owned(), key);
        Ok(key)
    }
}
