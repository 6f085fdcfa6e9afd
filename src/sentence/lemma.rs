//! Words → the words they are forms of: `said` → `say`, `countries` → `country`.

use super::Tag;
use crate::data::{DataFile, named};
use crate::error::Result;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The forms that no rule makes.
#[derive(Debug, Clone, Default)]
pub(super) struct Lemmas {
    verbs: FxHashMap<String, String>,
    nouns: FxHashMap<String, String>,
}

impl Lemmas {
    /// Reads `data/sentence/lemmas.tsv`: lines `form TAB verb TAB lemma` and `form TAB noun TAB lemma`.
    pub(super) fn parse(files: &[DataFile]) -> Result<Self> {
        let file = named(files, "data/sentence/lemmas.tsv")?;
        let mut lemmas = Self::default();
        for (index, line) in file.text.lines().enumerate() {
            let mut cells = line.split('\t');
            let forms = match (cells.next(), cells.next(), cells.next()) {
                (Some(form), Some("verb"), Some(lemma)) => lemmas.verbs.insert(form.to_owned(), lemma.to_owned()),
                (Some(form), Some("noun"), Some(lemma)) => lemmas.nouns.insert(form.to_owned(), lemma.to_owned()),
                _ => return Err(file.error(index + 1, "not a form, `verb` or `noun`, and a lemma")),
            };
            if forms.is_some() {
                return Err(file.error(index + 1, "a second lemma for this form"));
            }
        }
        Ok(lemmas)
    }

    /// Gives the word that a word in small letters is a form of; the word itself where it has no other form.
    pub(super) fn find<'a>(&'a self, word: &'a str, tag: Tag) -> Cow<'a, str> {
        let irregular = match tag {
            Tag::PluralNoun => self.nouns.get(word),
            Tag::VerbPresent | Tag::VerbPast | Tag::VerbPastParticiple | Tag::VerbGerund | Tag::Modal => {
                self.verbs.get(word)
            }
            _ => None,
        };
        if let Some(lemma) = irregular {
            return Cow::Borrowed(lemma);
        }
        match tag {
            // "gunmen", "policemen"
            Tag::PluralNoun if word.len() > "men".len() && word.ends_with("men") => {
                Cow::Owned(format!("{}an", &word[..word.len() - 2]))
            }
            Tag::PluralNoun | Tag::VerbPresent => without_s(word),
            Tag::VerbPast | Tag::VerbPastParticiple => without_ed(word),
            Tag::VerbGerund => match word.strip_suffix("ing") {
                Some(stem) if stem.len() > 1 => base(stem),
                _ => Cow::Borrowed(word),
            },
            _ => Cow::Borrowed(word),
        }
    }
}

/// `tries` → `try`, `reaches` → `reach`, `says` → `say`, `discuss` as it is.
fn without_s(word: &str) -> Cow<'_, str> {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Cow::Owned(format!("{stem}y"));
    }
    if ["sses", "shes", "ches", "xes", "zzes", "oes"]
        .iter()
        .any(|ending| word.ends_with(ending))
    {
        return Cow::Borrowed(&word[..word.len() - 2]);
    }
    match word.strip_suffix('s') {
        Some(stem) if !stem.ends_with('s') => Cow::Borrowed(stem),
        _ => Cow::Borrowed(word),
    }
}

/// `tried` → `try`, `agreed` → `agree`, `planned` → `plan`.
fn without_ed(word: &str) -> Cow<'_, str> {
    if let Some(stem) = word.strip_suffix("ied").filter(|stem| stem.len() > 1) {
        return Cow::Owned(format!("{stem}y"));
    }
    match word.strip_suffix("ed") {
        Some(stem) if stem.ends_with('e') => Cow::Borrowed(&word[..word.len() - 1]),
        Some(stem) if stem.len() > 1 => base(stem),
        _ => Cow::Borrowed(word),
    }
}

/// Gives the verb of what stands before `-ed` and `-ing`: `plann` → `plan`, `resum` → `resume`, `visit` as it is.
fn base(stem: &str) -> Cow<'_, str> {
    let mut letters = stem.bytes().rev();
    let (last, before, third) = (letters.next(), letters.next(), letters.next());
    let is = |letter: Option<u8>, set: &str| letter.is_some_and(|letter| set.as_bytes().contains(&letter));
    if last == before && !is(last, "aeioulsfz") {
        return Cow::Borrowed(&stem[..stem.len() - 1]);
    }
    let vowels = stem.bytes().filter(|letter| b"aeiou".contains(letter)).count();
    let ends_in_e = is(last, "csuvz") && before != last
        || is(last, "g") && is(before, "drl")
        || is(last, "l") && !is(before, "aeioulrw")
        // "hoped": of "hop" it would be "hopped".
        || vowels == 1 && !is(last, "aeiouwxy") && is(before, "aeiou") && !is(third, "aeiou")
        || ["iat", "uat"].iter().any(|ending| stem.ends_with(ending))
        || vowels > 1
            && !is(third, "aeiou")
            && ["at", "ir", "ur", "ut", "ag", "ak"].iter().any(|ending| stem.ends_with(ending));
    if ends_in_e {
        Cow::Owned(format!("{stem}e"))
    } else {
        Cow::Borrowed(stem)
    }
}
