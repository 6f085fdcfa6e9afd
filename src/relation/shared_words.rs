//! Words that many rules share: `@forces` in a rule stands for the words of `data/relation/words/forces.txt`.

use crate::data::{DataFile, below};
use crate::error::Result;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Where the lists lie.
const FOLDER: &str = "data/relation/words/";

/// The lists, by their names.
#[derive(Debug, Default)]
pub(super) struct SharedWords(FxHashMap<String, String>);

impl SharedWords {
    /// Reads the lists of `data/relation/words/`.
    pub(super) fn read(files: &[DataFile]) -> Self {
        let lists = below(files, FOLDER).map(|file| {
            let name = file.path[FOLDER.len()..].trim_end_matches(".txt");
            let words: Vec<String> = file.words().map(|word| format!("\"{word}\"")).collect();
            (name.to_owned(), words.join(","))
        });
        Self(lists.collect())
    }

    /// Says whether a file is one of the lists.
    pub(super) fn is_list(file: &DataFile) -> bool {
        file.path.starts_with(FOLDER)
    }

    /// Gives a file of rules with the words for the names of their lists; fails at a name that no list has.
    pub(super) fn put_into(&self, file: &DataFile) -> Result<DataFile> {
        let mut text = String::with_capacity(file.text.len());
        for (index, line) in file.text.lines().enumerate() {
            let mut rest = line;
            while let Some((before, behind)) = rest.split_once("\"@") {
                text.push_str(before);
                let (name, after) = behind.split_once('"').unwrap_or((behind, ""));
                let words = self.0.get(name);
                text.push_str(words.ok_or_else(|| file.error(index + 1, format!("unknown list `@{name}`")))?);
                rest = after;
            }
            text.push_str(rest);
            text.push('\n');
        }
        Ok(DataFile {
            path: file.path.clone(),
            text: Cow::Owned(text),
        })
    }
}
