//! Given names and the gender of who bears them: of "Steve Roe" the word `he` can tell, `she` cannot.

use super::Entity;
use crate::data::DataFile;
use crate::error::Result;
use rustc_hash::FxHashMap;

/// So many people of one gender tell that of a given name that the list does not have.
const ENOUGH_BEARERS: u32 = 3;

/// The given names of `data/mention/given-names.tsv` and of the people of a gazetteer.
#[derive(Debug, Clone, Default)]
pub(super) struct GivenNames {
    listed: FxHashMap<Box<str>, Option<char>>,
    /// With the gender of those who bear it, where all have the same, and how many they are.
    borne: FxHashMap<Box<str>, (Option<char>, u32)>,
}

impl GivenNames {
    /// Reads lines of a name and `m`, `f` or, where both bear it, `-`; fails on the first that is wrong.
    pub(super) fn parse(file: &DataFile) -> Result<Self> {
        let mut listed = FxHashMap::default();
        for (line, words) in file.numbered_words() {
            let gender = match words.split_once('\t') {
                Some((_, "m")) => Some('m'),
                Some((_, "f")) => Some('f'),
                Some((_, "-")) => None,
                _ => return Err(file.error(line, "expected a name, a tab and `m`, `f` or `-`")),
            };
            let name = words.split('\t').next().unwrap_or_default();
            listed.insert(name.into(), gender);
        }
        Ok(Self {
            listed,
            borne: FxHashMap::default(),
        })
    }

    /// Takes the names of a gazetteer's people in place of those taken before.
    pub(super) fn take_from(&mut self, people: &[Entity]) {
        self.borne.clear();
        for person in people {
            let Some(name) = given_name(person) else { continue };
            let (gender, bearers) = self.borne.entry(name.into()).or_insert((person.gender, 0));
            *bearers += 1;
            if *gender != person.gender {
                *gender = None;
            }
        }
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        self.listed.contains_key(word) || self.borne.contains_key(word)
    }

    /// Gives the gender of nearly all who bear a name; `None` where it differs, or where the list lacks it and too few are
    /// known: Dina is a woman in one country and a man in another.
    pub(super) fn gender(&self, word: &str) -> Option<char> {
        if let Some(&listed) = self.listed.get(word) {
            return listed;
        }
        let (gender, bearers) = self.borne.get(word)?;
        gender.filter(|_| *bearers >= ENOUGH_BEARERS)
    }
}

/// Gives the first word of a person's name, unless it is the family name.
fn given_name(person: &Entity) -> Option<&str> {
    let (first, rest) = person.label.split_once(' ')?;
    let surname = person.surname.as_deref()?;
    (rest.ends_with(surname) && first != surname).then_some(first)
}
