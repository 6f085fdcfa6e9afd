//! `demarche names`: who uses which name for an entity.

use super::Options;
use super::answer::{AnswerFormat, write};
use super::loading::is_graph;
use super::reading::read_articles;
use super::terminal::Terminal;
use crate::error::{Error, Result};
use crate::knowledge::Knowledge;
use crate::lookup::{NameUse, find_meaning, find_uses};
use crate::ontology::EntityId;
use crate::query::{Answer, Row};
use clap::Args;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche names 'Northern Territories' seeds
  demarche names 'Southern Kurils' seeds --by-party
  demarche names territory/northern-territories seeds --format json";

/// Show which outlet and which speaker uses which name for a place, a person or a treaty, and whose name that is
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct NamesCommand {
    /// A name or an id
    name: String,
    /// Articles: names are counted in their texts
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Put the names of each party together
    #[arg(long)]
    by_party: bool,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    format: AnswerFormat,
}

impl NamesCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let knowledge = options.knowledge()?;
        let answer = count(&self.name, &self.paths, self.by_party, options, &knowledge, terminal)?;
        write(&answer, self.format, terminal)
    }
}

/// Counts the names of an entity in articles, by who uses them, and by whose they are first if wanted.
pub(super) fn count(
    name: &str,
    paths: &[PathBuf],
    by_party: bool,
    options: &Options,
    knowledge: &Knowledge,
    terminal: &mut Terminal,
) -> Result<Answer> {
    if let Some(graph) = paths.iter().find(|path| is_graph(path)) {
        return Err(Error::new(
            graph.display(),
            "is a graph; names are counted in the texts of articles",
        ));
    }
    if paths.is_empty() {
        return Err(Error::new("names", "needs articles: names are counted in their texts"));
    }
    let id = find_entity(name, knowledge)?;
    let mut uses: BTreeMap<Key, Vec<NameUse>> = BTreeMap::new();
    read_articles(
        paths,
        options,
        knowledge,
        terminal,
        |article, extraction| find_uses(article, extraction, &id, knowledge),
        |found| {
            for name in found {
                uses.entry(key(&name, by_party)).or_default().push(name);
            }
            Ok(())
        },
    )?;
    let mut answer = Answer::new(&["whose name", "name", "used by", "in", "times"]);
    answer.rows.extend(uses.into_iter().map(|(key, uses)| row(key, &uses)));
    if answer.rows.is_empty() {
        answer.notes.push(format!("nothing names {id} in these articles"));
    }
    Ok(answer)
}

fn key(name: &NameUse, by_party: bool) -> Key {
    let outlet = name.publisher.clone().unwrap_or_else(|| name.article.to_string());
    let used_by = name.voice.clone().unwrap_or_else(|| format!("{outlet} itself"));
    let party = if by_party { name.party.join(", ") } else { String::new() };
    (party, name.name.clone(), used_by, outlet)
}

/// Whose name, the name, who uses it, and where it was read.
type Key = (String, String, String, String);

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
fn find_entity(name: &str, knowledge: &Knowledge) -> Result<EntityId> {
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
