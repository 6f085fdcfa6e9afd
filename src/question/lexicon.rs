//! What reading a question needs to know: its forms, each compiled once.

use super::form::Form;
use crate::data::{DataFile, named};
use crate::error::Result;

/// The forms of questions.
#[derive(Debug, Clone, Default)]
pub struct QuestionLexicon {
    forms: Vec<Compiled>,
    judging: Vec<String>,
}

/// A form with its pattern in pieces.
#[derive(Debug, Clone)]
pub(super) struct Compiled {
    pub(super) form: Form,
    pub(super) pieces: Vec<Piece>,
}

/// A piece of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// One of several words, in lower case.
    Word(Vec<String>),
    /// Words for a part.
    Part(String),
    /// A verb that reports.
    Say,
    /// Whatever may be said to whom, about what, where, in any order.
    Tails,
    /// What may be left out.
    Maybe(Vec<Piece>),
}

impl QuestionLexicon {
    /// Reads `data/ask/`; fails on a bracket without its partner.
    pub fn parse(files: &[DataFile]) -> Result<Self> {
        let file = named(files, "data/ask/forms.jsonl")?;
        let mut forms = Vec::new();
        for (line, form) in file.records::<Form>()? {
            let spaced = form.pattern.replace('[', " [ ").replace(']', " ] ");
            let mut words = spaced.split_whitespace();
            let pieces = pieces(&mut words, false).ok_or_else(|| file.error(line, "a bracket has no partner"))?;
            forms.push(Compiled { form, pieces });
        }
        let judging = named(files, "data/ask/judging.txt")?.words();
        Ok(Self {
            forms,
            judging: judging.map(|word| format!(" {word} ")).collect(),
        })
    }

    /// Gives the forms.
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        self.forms.iter().map(|compiled| &compiled.form)
    }

    /// Gives the words by which somebody judges what a thing is, or whose, each with a space before and behind it.
    pub fn judging(&self) -> &[String] {
        &self.judging
    }

    pub(super) fn compiled(&self) -> &[Compiled] {
        &self.forms
    }
}

/// Reads pieces up to the end, or to the bracket that closes.
fn pieces<'w>(words: &mut impl Iterator<Item = &'w str>, inside: bool) -> Option<Vec<Piece>> {
    let mut found = Vec::new();
    while let Some(word) = words.next() {
        found.push(match word {
            "[" => Piece::Maybe(pieces(words, true)?),
            "]" => return inside.then_some(found),
            "{say}" => Piece::Say,
            "{tails}" => Piece::Tails,
            _ => match word.strip_prefix('{').and_then(|word| word.strip_suffix('}')) {
                Some(part) => Piece::Part(part.to_owned()),
                None => Piece::Word(word.split('|').map(str::to_owned).collect()),
            },
        });
    }
    (!inside).then_some(found)
}
