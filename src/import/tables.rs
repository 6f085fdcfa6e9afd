//! What the readers of other lists know: codes of countries and roles, classes, words with their own capitals.

use crate::data::{DataFile, named};
use crate::error::Result;
use crate::mention::MentionLexicon;
use crate::ontology::{Kind, KindId, Ontology, Trait};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

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
    lexicon: MentionLexicon,
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

impl ImportTables {
    /// Reads `data/import/` and `data/mention/`; fails on the first line that is wrong.
    pub fn parse(files: &[DataFile], ontology: &Ontology) -> Result<Self> {
        let mut tables = Self {
            roles: pairs(files, "data/import/roles.txt")?,
            international: pairs(files, "data/import/international.txt")?,
            state_bodies: words(files, "data/import/state_bodies.txt")?,
            capitals: words(files, "data/import/capitals.txt")?,
            lexicon: MentionLexicon::parse(files, ontology)?,
            ..Self::default()
        };
        let file = named(files, "data/import/countries.txt")?;
        for (line, words) in file.numbered_words() {
            let (code, country) = split_pair(file, line, words)?;
            let (id, phrase) = split_pair(file, line, country)?;
            let country = Country {
                id: format!("state/{id}"),
                phrase: phrase.to_owned(),
            };
            tables.countries.insert(code.to_owned(), country);
        }
        let file = named(files, "data/import/classes.txt")?;
        for (line, words) in file.numbered_words() {
            let (class, kind) = split_pair(file, line, words)?;
            let kind = KindId::from(kind);
            if ontology.kind(&kind).is_none() {
                return Err(file.error(line, format!("unknown kind `{kind}`")));
            }
            tables.classes.insert(class.to_owned(), kind);
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
        self.lexicon.is_particle(word)
    }

    /// Gives the kind of the group that a name's words tell: `Army`, `Ministry`. `None` if none does.
    pub(super) fn group(&self, name: &str) -> Option<&KindId> {
        let is_body = |kind: &&Arc<Kind>| kind.is(Trait::Body);
        let mut words = name.split([' ', '-', '/']);
        let kind = words.find_map(|word| self.lexicon.head(word).filter(is_body))?;
        Some(&kind.id)
    }
}

fn words(files: &[DataFile], path: &str) -> Result<FxHashSet<String>> {
    Ok(named(files, path)?.words().map(str::to_owned).collect())
}

/// Reads lines of a word and what it stands for.
fn pairs(files: &[DataFile], path: &str) -> Result<FxHashMap<String, String>> {
    let file = named(files, path)?;
    let pairs = file.numbered_words().map(|(line, words)| {
        let (word, meaning) = split_pair(file, line, words)?;
        Ok((word.to_owned(), meaning.to_owned()))
    });
    pairs.collect()
}

fn split_pair<'f>(file: &DataFile, line: usize, words: &'f str) -> Result<(&'f str, &'f str)> {
    let pair = words.split_once(' ');
    pair.ok_or_else(|| file.error(line, format!("`{words}` is no word with its meaning")))
}
