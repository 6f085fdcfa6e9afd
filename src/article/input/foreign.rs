//! Files that hold no text for us: what to turn them into one with.

use crate::data::{DataFile, named};
use crate::error::Result;
use serde::Deserialize;

/// A kind of file that another program has to convert: a line of `data/article/foreign.jsonl`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForeignKind {
    /// `pdf`.
    pub id: String,
    /// `a PDF`.
    name: String,
    /// In lower case, without the full stop.
    endings: Vec<String>,
    /// The first bytes, in hexadecimal digits.
    begins: String,
    /// The command that makes a text of `FILE`.
    convert: String,
    /// Bytes that are of the kind, and a text that is not.
    pub examples: ForeignExamples,
}

/// The beginning of a file of the kind in hexadecimal digits, and of a text that is none.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForeignExamples {
    /// What is of the kind.
    pub is: String,
    /// What is not.
    pub not: String,
}

impl ForeignKind {
    /// Reads `data/article/foreign.jsonl`.
    pub(in crate::article) fn parse(files: &[DataFile]) -> Result<Vec<Self>> {
        let records = named(files, "data/article/foreign.jsonl")?.records()?;
        Ok(records.into_iter().map(|(_, kind)| kind).collect())
    }

    /// Says whether a file begins as this kind does.
    pub fn begins(&self, bytes: &[u8]) -> bool {
        let hexadecimal = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let begin = bytes.get(..self.begins.len() / 2);
        begin.is_some_and(|begin| hexadecimal(begin) == self.begins)
    }

    /// Says whether files of this kind have such an ending.
    pub(in crate::article) fn has_ending(&self, ending: &str) -> bool {
        self.endings.iter().any(|own| own == ending)
    }

    /// Says what a file is and what to do: "a PDF: make a text of it with `pdftotext talks.pdf article.txt`".
    pub(in crate::article) fn advice(&self, file: &str) -> String {
        let file = match file.contains(char::is_whitespace) {
            true => format!("'{file}'"),
            false => file.to_owned(),
        };
        format!(
            "{}: make a text of it with `{}`",
            self.name,
            self.convert.replace("FILE", &file)
        )
    }
}

/// Finds the kind of a file by its first bytes, with its ending where several kinds begin alike.
pub(in crate::article) fn find_foreign<'a>(
    kinds: &'a [ForeignKind],
    ending: &str,
    head: &[u8],
) -> Option<&'a ForeignKind> {
    let alike: Vec<&ForeignKind> = kinds.iter().filter(|kind| kind.begins(head)).collect();
    // A `.docx` that is called otherwise is still a packed folder, which is the last of its likes.
    alike
        .iter()
        .find(|kind| kind.has_ending(ending))
        .or(alike.last())
        .copied()
}
