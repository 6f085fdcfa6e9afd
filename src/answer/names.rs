//! Who uses which name for an entity, counted over articles.

use crate::error::{Error, Result};
use crate::knowledge::Knowledge;
use crate::lookup::{NameUse, find_meaning};
use crate::ontology::EntityId;
use crate::query::{Answer, Row};
use serde_json::json;
use std::collections::BTreeMap;

/// Whose name, the name, who uses it, and where it was read.
type Key = (String, String, String, String);

/// The names of one entity, with where they were used.
#[derive(Debug, Default)]
pub struct NameCount {
    by_party: bool,
    uses: BTreeMap<Key, Vec<NameUse>>,
}

impl NameCount {
    /// Begins to count, by whose the names are first if wanted.
    pub fn new(by_party: bool) -> Self {
        Self {
            by_party,
            uses: BTreeMap::new(),
        }
    }

    /// Adds what an article uses.
    pub fn add(&mut self, found: Vec<NameUse>) {
        for name in found {
            self.uses.entry(key(&name, self.by_party)).or_default().push(name);
        }
    }

    /// Gives a row for each name and user.
    pub fn answer(self, id: &EntityId) -> Answer {
        let mut answer = Answer::new(&["whose name", "name", "used by", "in", "times"]);
        let rows = self.uses.into_iter().map(|(key, uses)| row(key, &uses));
        answer.rows.extend(rows);
        if answer.rows.is_empty() {
            answer.notes.push(format!("nothing names {id} in these articles"));
        }
        answer
    }
}

fn key(name: &NameUse, by_party: bool) -> Key {
    let outlet = name.publisher.clone().unwrap_or_else(|| name.article.to_string());
    let used_by = name.voice.clone().unwrap_or_else(|| format!("{outlet} itself"));
    let party = if by_party { name.party.join(", ") } else { String::new() };
    (party, name.name.clone(), used_by, outlet)
}

fn row((_, name, used_by, outlet): Key, uses: &[NameUse]) -> Row {
    let party = match uses.first().map(|first| first.party.as_slice()) {
        None | Some([]) => String::new(),
        Some(parties) => parties.join(", "),
    };
    let places: Vec<_> = uses
        .iter()
        .map(|name| json!({"article": name.article, "span": name.place}))
        .collect();
    let record = json!({
        "party": uses.first().map(|first| &first.party),
        "name": name,
        "voice": uses.first().and_then(|first| first.voice.as_ref()),
        "outlet": outlet,
        "times": uses.len(),
        "places": places,
    });
    Row {
        cells: vec![party, name, used_by, outlet, uses.len().to_string()],
        record: record.as_object().cloned().unwrap_or_default(),
    }
}

/// Finds the entity that a name means, whatever the name needs beside it in a text.
pub fn find_entity(name: &str, knowledge: &Knowledge) -> Result<EntityId> {
    let id = EntityId::from(name);
    if knowledge.gazetteer.entity(&id).is_some() {
        return Ok(id);
    }
    let words = name.strip_prefix("the ").unwrap_or(name);
    let lookup = find_meaning(words, None, knowledge);
    let mut ids: Vec<EntityId> = lookup.names.into_iter().map(|found| found.entity.entity).collect();
    ids.sort();
    ids.dedup();
    match ids.as_slice() {
        [only] => Ok(only.clone()),
        [] => {
            let reason = format!("nothing is called `{name}`; `gazetteer find` shows what comes near");
            Err(Error::new("names", reason))
        }
        several => {
            let names: Vec<&str> = several.iter().map(EntityId::as_str).collect();
            let reason = format!("`{name}` may be {}; give the id", names.join(" or "));
            Err(Error::new("names", reason))
        }
    }
}
