//! What reading a question needs to know: its forms, each compiled once, and the words of those who judge.

use super::record::{Form, PeopleKind};
use super::turns::{CompiledTurn, QuestionTurn};
use crate::data::{DataFile, named};
use crate::error::Result;
use crate::knowledge::Knowledge;
use crate::query::Answering;
use std::path::Path;

/// The forms of questions, and the words by which somebody judges.
#[derive(Debug, Clone, Default)]
pub struct AskLexicon {
    forms: Vec<Compiled>,
    turns: Vec<CompiledTurn>,
    judging: Vec<String>,
    replying: Vec<String>,
    utterances: Vec<String>,
    blame: Vec<String>,
    wishes: Vec<String>,
    naming: Vec<String>,
    rebutting: Vec<String>,
    words: QuestionWords,
}

/// Words of those who ask, in small letters.
#[derive(Debug, Clone, Default)]
pub(in crate::ask) struct QuestionWords {
    /// What stands before a question and changes nothing.
    pub(in crate::ask) courtesy: Vec<String>,
    /// What somebody said, as whoever asks calls it.
    pub(in crate::ask) quotes: Vec<String>,
    /// Words for whoever speaks.
    pub(in crate::ask) anybody: Vec<String>,
    /// Words that ask or tell something.
    pub(in crate::ask) asking: Vec<String>,
    /// Verbs that tell no more than that somebody speaks.
    pub(in crate::ask) plain_verbs: Vec<String>,
    /// Kinds of people by their office or work, those of more words first: `foreign minister`, `senator`.
    pub(in crate::ask) askers: Vec<PeopleKind>,
}

/// A form with its pattern in pieces.
#[derive(Debug, Clone)]
pub(super) struct Compiled {
    pub(super) form: Form,
    pub(super) pieces: Vec<PatternPiece>,
}

/// A piece of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PatternPiece {
    /// One of several words, in lower case.
    Word(Vec<String>),
    /// Words for a part.
    Part(String),
    /// A verb that reports.
    Say,
    /// A noun of what is said: `demands`.
    Noun,
    /// Whatever may be said to whom, about what, where, in any order.
    Tails,
    /// What may be left out.
    Maybe(Vec<PatternPiece>),
}

impl AskLexicon {
    /// Loads what is built in, or what stands in the user's folder in its place.
    pub fn load(data: Option<&Path>) -> Result<Self> {
        Knowledge::load_also(data, Self::parse)
    }

    /// Reads `data/ask/`; fails on a bracket without its partner.
    pub fn parse(files: &[DataFile]) -> Result<Self> {
        let file = named(files, "data/ask/forms.jsonl")?;
        let mut forms = Vec::new();
        for (line, form) in file.records::<Form>()? {
            let pieces = compile(file, line, &form.pattern)?;
            forms.push(Compiled { form, pieces });
        }
        let file = named(files, "data/ask/turns.jsonl")?;
        let mut turns = Vec::new();
        for (line, turn) in file.records::<QuestionTurn>()? {
            let pieces = compile(file, line, &turn.pattern)?;
            turns.push(CompiledTurn { turn, pieces });
        }
        let spaced = |name: &str| -> Result<Vec<String>> {
            let words = named(files, name)?.words();
            Ok(words.map(|word| format!(" {word} ")).collect())
        };
        let listed = |name: &str| -> Result<Vec<String>> {
            let words = named(files, name)?.words();
            Ok(words.map(str::to_owned).collect())
        };
        let askers = named(files, "data/ask/askers.jsonl")?.records::<PeopleKind>()?;
        let mut askers: Vec<PeopleKind> = askers.into_iter().map(|(_, asker)| asker).collect();
        askers.sort_by_key(|asker| std::cmp::Reverse(asker.id.split(' ').count()));
        Ok(Self {
            forms,
            turns,
            judging: spaced("data/ask/judging.txt")?,
            replying: spaced("data/ask/replying.txt")?,
            utterances: spaced("data/ask/utterances.txt")?,
            blame: spaced("data/ask/blame.txt")?,
            wishes: spaced("data/ask/wishes.txt")?,
            naming: spaced("data/ask/naming.txt")?,
            rebutting: spaced("data/ask/rebutting.txt")?,
            words: QuestionWords {
                courtesy: listed("data/ask/courtesy.txt")?,
                quotes: listed("data/ask/quotes.txt")?,
                anybody: listed("data/ask/anybody.txt")?,
                asking: listed("data/ask/asking.txt")?,
                plain_verbs: listed("data/ask/plain_verbs.txt")?,
                askers,
            },
        })
    }

    /// Gives the forms.
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        self.forms.iter().map(|compiled| &compiled.form)
    }

    /// Gives the ways to ask in other words.
    pub fn turns(&self) -> impl Iterator<Item = &QuestionTurn> {
        self.turns.iter().map(|compiled| &compiled.turn)
    }

    /// Gives the words by which somebody judges what a thing is, or whose, each with a space before and behind it.
    pub fn judging(&self) -> &[String] {
        &self.judging
    }

    /// Gives the kinds of people whom questions ask for, those of more words first.
    pub fn askers(&self) -> &[PeopleKind] {
        &self.words.askers
    }

    /// Gives the words that tell that somebody speaks to what another said.
    pub fn answering(&self) -> Answering<'_> {
        Answering {
            replying: &self.replying,
            utterances: &self.utterances,
            blame: &self.blame,
            wishes: &self.wishes,
            naming: &self.naming,
            rebutting: &self.rebutting,
        }
    }

    pub(in crate::ask) fn words(&self) -> &QuestionWords {
        &self.words
    }

    pub(super) fn compiled_turns(&self) -> &[CompiledTurn] {
        &self.turns
    }

    pub(super) fn compiled(&self) -> &[Compiled] {
        &self.forms
    }
}

/// Reads a pattern; fails on a bracket without its partner.
fn compile(file: &DataFile, line: usize, pattern: &str) -> Result<Vec<PatternPiece>> {
    let spaced = pattern.replace('[', " [ ").replace(']', " ] ");
    pieces(&mut spaced.split_whitespace(), false).ok_or_else(|| file.error(line, "a bracket has no partner"))
}

/// Reads pieces up to the end, or to the bracket that closes.
fn pieces<'w>(words: &mut impl Iterator<Item = &'w str>, inside: bool) -> Option<Vec<PatternPiece>> {
    let mut found = Vec::new();
    while let Some(word) = words.next() {
        found.push(match word {
            "[" => PatternPiece::Maybe(pieces(words, true)?),
            "]" => return inside.then_some(found),
            "{say}" => PatternPiece::Say,
            "{noun}" => PatternPiece::Noun,
            "{tails}" => PatternPiece::Tails,
            _ => match word.strip_prefix('{').and_then(|word| word.strip_suffix('}')) {
                Some(part) => PatternPiece::Part(part.to_owned()),
                None => PatternPiece::Word(word.split('|').map(str::to_owned).collect()),
            },
        });
    }
    (!inside).then_some(found)
}
