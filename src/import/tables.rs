//! What the readers of other lists know: codes of countries and roles, classes, words with their own capitals.

use crate::data::{DataFile, named};
use crate::error::Result;
use crate::ontology::{KindId, Ontology};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// The tables of `data/import/`, and the words of names from `data/mention/`.
#[derive(Debug, Clone, Default)]
pub struct ImportTables {
    /// By ISO code of three letters.
    countries: FxHashMap<String, Country>,
    /// `GOV` → `Government office`.
    roles: FxHashMap<String, String>,
    /// `IGO` → `intergovernmental organization`.
    international: FxHashMap<String, String>,
    state_bodies: FxHashSet<String>,
    /// `Q5` → `Person`.
    classes: FxHashMap<String, KindId>,
    capitals: FxHashSet<String>,
    particles: FxHashSet<String>,
    /// `Army` → `Organization`.
    heads: FxHashMap<String, KindId>,
}

/// A state by its code.
#[derive(Debug, Clone)]
pub(super) struct Country {
    /// `state/us`.
    pub(super) id: String,
    /// `the United States`.
    pub(super) phrase: String,
}

impl Country {
    /// Gives the name alone: `United States`.
    pub(super) fn label(&self) -> &str {
        self.phrase.strip_prefix("the ").unwrap_or(&self.phrase)
    }
}

#[derive(Deserialize)]
struct HeadRecord {
    kind: KindId,
    words: Vec<String>,
}

impl ImportTables {
    /// Reads `data/import/`, and the heads and particles of `data/mention/`; fails on the first line that is wrong.
    pub fn parse(files: &[DataFile], ontology: &Ontology) -> Result<Self> {
        let mut tables = Self {
            roles: pairs(files, "data/import/roles.txt")?,
            international: pairs(files, "data/import/international.txt")?,
            state_bodies: words(files, "data/import/state_bodies.txt")?,
            capitals: words(files, "data/import/capitals.txt")?,
            particles: words(files, "data/mention/particles.txt")?,
            ..Self::default()
        };
        let path = "data/import/countries.txt";
        for (code, country) in pairs(files, path)? {
            let (id, phrase) = split_pair(named(files, path)?, &country)?;
            let id = format!("state/{id}");
            tables.countries.insert(code, Country { id, phrase });
        }
        let path = "data/import/classes.txt";
        for (class, kind) in pairs(files, path)? {
            let kind = KindId::from(kind);
            if ontology.kind(&kind).is_none() {
                return Err(named(files, path)?.error(1, format!("unknown kind `{kind}`")));
            }
            tables.classes.insert(class, kind);
        }
        for (_, record) in named(files, "data/mention/heads.jsonl")?.records::<HeadRecord>()? {
            if ["Organization", "Ministry", "Media"].contains(&record.kind.as_str()) {
                let words = record.words.into_iter().map(|word| (word, record.kind.clone()));
                tables.heads.extend(words);
            }
        }
        Ok(tables)
    }

    pub(super) fn country(&self, code: &str) -> Option<&Country> {
        self.countries.get(code)
    }

    /// Says whether a country is called so, in any case.
    pub(super) fn is_country_name(&self, name: &str) -> bool {
        let mut countries = self.countries.values();
        countries.any(|country| country.label().eq_ignore_ascii_case(name))
    }

    pub(super) fn role(&self, code: &str) -> Option<&str> {
        self.roles.get(code).map(String::as_str)
    }

    pub(super) fn international(&self, code: &str) -> Option<&str> {
        self.international.get(code).map(String::as_str)
    }

    /// Says whether a role is that of a body of its state: `GOV`, not `REB`.
    pub(super) fn is_state_body(&self, role: &str) -> bool {
        self.state_bodies.contains(role)
    }

    pub(super) fn class(&self, item: &str) -> Option<&KindId> {
        self.classes.get(item)
    }

    pub(super) fn keeps_capitals(&self, word: &str) -> bool {
        self.capitals.contains(word)
    }

    pub(super) fn is_particle(&self, word: &str) -> bool {
        self.particles.contains(word)
    }

    /// Gives the kind of the group that a name's words tell: `Army`, `Ministry`. `None` if none does.
    pub(super) fn group(&self, name: &str) -> Option<&KindId> {
        name.split([' ', '-', '/']).find_map(|word| self.heads.get(word))
    }
}

fn words(files: &[DataFile], path: &str) -> Result<FxHashSet<String>> {
    Ok(named(files, path)?.words().map(str::to_owned).collect())
}

/// Reads lines of a word and what it stands for.
fn pairs(files: &[DataFile], path: &str) -> Result<FxHashMap<String, String>> {
    let file = named(files, path)?;
    file.words().map(|line| split_pair(file, line)).collect()
}

fn split_pair(file: &DataFile, line: &str) -> Result<(String, String)> {
    let pair = line.split_once(' ');
    let pair = pair.map(|(word, meaning)| (word.to_owned(), meaning.to_owned()));
    pair.ok_or_else(|| crate::error::Error::new(&file.path, format!("`{line}` is no word with its meaning")))
}
