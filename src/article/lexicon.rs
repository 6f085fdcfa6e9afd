//! What the reading of texts knows: names of characters in HTML and of fields in news tools, words after which a line
//! goes on.

use super::Article;
use super::input::foreign::ForeignKind;
use super::input::{InputContext, InputOptions, build_draft};
use super::tools::{NewsTool, NewsTools};
use crate::data::{DataFile, WordSet, named};
use crate::error::Result;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::{Map, Value};

/// The knowledge of this step.
#[derive(Debug, Clone, Default)]
pub struct ArticleLexicon {
    /// By `eacute` and `#146`.
    entities: FxHashMap<String, char>,
    /// Lower-cased.
    goes_on: WordSet,
    link_list_ends: Vec<String>,
    /// Without the last full stop.
    abbreviations: WordSet,
    /// What news tools call the parts of an article.
    pub(super) tools: NewsTools,
    /// Files that somebody else has to turn into text.
    pub(super) foreign: Vec<ForeignKind>,
}

/// What a line of `data/sentence/abbreviations.jsonl` tells here.
#[derive(Deserialize)]
struct AbbreviatedWords {
    words: Vec<String>,
}

impl ArticleLexicon {
    /// Reads `data/article/`.
    pub fn parse(files: &[DataFile]) -> Result<Self> {
        let file = named(files, "data/article/entities.tsv")?;
        let mut entities = FxHashMap::default();
        // `&#35;` is a number, so a comment is a line that begins with `# `.
        let lines = (1..).zip(file.text.lines());
        for (number, line) in lines.filter(|(_, line)| !line.is_empty() && !line.starts_with("# ")) {
            let entity = line.split_once('\t').and_then(|(name, code)| {
                let code = u32::from_str_radix(code, 16).ok()?;
                Some((name.to_owned(), char::from_u32(code)?))
            });
            match entity {
                Some((name, letter)) => entities.insert(name, letter),
                None => return Err(file.error(number, "no name with its code point")),
            };
        }
        let goes_on = named(files, "data/article/goes_on.txt")?.words().map(str::to_owned);
        let abbreviations = named(files, "data/sentence/abbreviations.jsonl")?.records::<AbbreviatedWords>()?;
        Ok(Self {
            entities,
            goes_on: goes_on.collect(),
            link_list_ends: named(files, "data/article/link_lists.txt")?
                .words()
                .map(str::to_owned)
                .collect(),
            abbreviations: abbreviations.into_iter().flat_map(|(_, record)| record.words).collect(),
            tools: NewsTools::parse(files)?,
            foreign: ForeignKind::parse(files)?,
        })
    }

    /// Gives the words that end a list of headlines behind a name: `MORE`.
    pub(super) fn link_list_ends(&self) -> impl Iterator<Item = &str> {
        self.link_list_ends.iter().map(String::as_str)
    }

    /// Gives the tools whose records are understood.
    pub fn news_tools(&self) -> &[NewsTool] {
        self.tools.all()
    }

    /// Reads a record as one of this tool, without an id as `record`; `None` if it has neither a text nor a teaser.
    pub fn read_record(&self, record: &Map<String, Value>, tool: &str) -> Option<Article> {
        let options = InputOptions::default();
        let context = InputContext {
            lexicon: self,
            options: &options,
        };
        let draft = build_draft(context, "record", "record", record, self.tools.named(tool));
        draft.ok().map(|draft| draft.article)
    }

    /// Gives the kinds of files that must be converted first.
    pub fn foreign_kinds(&self) -> &[ForeignKind] {
        &self.foreign
    }

    /// Gives the character of a name without its `&` and `;`: `eacute`, `#233`, `#xE9`. `None` for another name.
    pub(super) fn entity(&self, name: &str) -> Option<char> {
        if let Some(&letter) = self.entities.get(name) {
            return Some(letter);
        }
        let number = name.strip_prefix('#')?;
        let code = match number.strip_prefix(['x', 'X']) {
            Some(number) => u32::from_str_radix(number, 16),
            None => number.parse(),
        };
        code.ok().and_then(char::from_u32)
    }

    /// Says whether a line that ends in this word goes on in the next one.
    pub(super) fn goes_on(&self, word: &str) -> bool {
        self.goes_on.contains(&word.trim_end_matches('.').to_lowercase())
    }

    /// Says whether the full stop of a word need not end a sentence: "Gen.", "U.S.", "J.".
    pub(super) fn is_abbreviation(&self, word: &str) -> bool {
        let Some(word) = word.strip_suffix('.') else {
            return false;
        };
        let is_initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
        is_initial || self.abbreviations.contains(word)
    }
}
