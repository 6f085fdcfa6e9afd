//! Words before a title that say when the office was held, or that it is another one: `former`, `deputy`.

use super::Tenure;
use crate::data::{DataFile, named};
use crate::error::Result;
use crate::sentence::small_letters;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The words that may stand before a title.
#[derive(Debug, Clone, Default)]
pub(crate) struct TitleWords(FxHashMap<String, (TitleWord, Vec<String>)>);

/// What a word before a title says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TitleWord {
    /// `former`: when the office was held.
    Tenure(Tenure),
    /// `deputy`: another office than the words after it name.
    OtherOffice,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TitleWordRecord {
    #[serde(rename = "id")]
    _id: String,
    tenure: Option<Tenure>,
    #[serde(default)]
    other_office: bool,
    /// The words that must come next; any, if empty: "under secretary", but not "under President Obama".
    #[serde(default)]
    before: Vec<String>,
    words: Vec<String>,
}

impl TitleWords {
    /// Reads `data/mention/title-words.jsonl`; fails on the first line that is wrong.
    pub(crate) fn parse(files: &[DataFile]) -> Result<Self> {
        let file = named(files, "data/mention/title-words.jsonl")?;
        let mut words = FxHashMap::default();
        for (line, record) in file.records::<TitleWordRecord>()? {
            let meaning = match (record.tenure, record.other_office) {
                (Some(tenure), false) => TitleWord::Tenure(tenure),
                (None, true) => TitleWord::OtherOffice,
                _ => return Err(file.error(line, "needs either `tenure` or `other_office`")),
            };
            let before = record.before;
            words.extend(record.words.into_iter().map(|word| (word, (meaning, before.clone()))));
        }
        Ok(Self(words))
    }

    /// Gives what a word before a title means, in any case; `next` begins with the word that follows.
    pub(crate) fn meaning(&self, word: &str, next: &str) -> Option<TitleWord> {
        let (meaning, before) = self.0.get(&*small_letters(word))?;
        let follows = |wanted: &String| {
            let start = next.get(..wanted.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(wanted))
        };
        (before.is_empty() || before.iter().any(follows)).then_some(*meaning)
    }
}
