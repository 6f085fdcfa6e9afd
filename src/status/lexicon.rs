//! What this step knows: the words that make something of what they govern.

use crate::data::{DataFile, named};
use crate::error::Result;
use rustc_hash::FxHashMap;
use serde::Deserialize;

/// What a word makes of what it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It is so: "managed to meet", "the fact that"; denied where the word is.
    Happens,
    /// It is so, whether or not the word is denied: "did not know that".
    Fact,
    /// Somebody means to do it: "agreed to meet".
    Planned,
    /// Somebody wants it of another one: "urged Japan to sign".
    Demanded,
    /// It may be so: "is likely to meet", "a rumour that".
    Possible,
    /// It may be so, as it is set about: what somebody tries to say, he mostly says.
    Attempted,
    /// It is somebody's word, whose ever: "claims that". Where the word is denied, it may be so.
    Told,
    /// It is asked: "wondered whether".
    Asked,
    /// It does not happen: "refused to meet"; where the word is denied, it may.
    Prevented,
    /// It does not happen, and does where the word is denied: "failed to meet", "could not resist asking".
    Missed,
    /// It is said not to be so: "denied that".
    False,
}

/// How a word holds what it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// "to sign".
    Infinitive,
    /// "signing", behind a preposition too.
    Gerund,
    /// "that Japan sign".
    Clause,
    /// "a planned visit": the noun behind an adjective.
    Head,
    /// "plans to visit", where a noun of plans stands between: "dropped plans to visit".
    Plan,
    /// "a visit to Japan", as object or behind the word's preposition.
    Noun,
    /// "allegedly signed": the verb that an adverb stands before or within.
    Verb,
}

/// A family of words that make the same of what they govern.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusFamily {
    /// The rule: `refuse`.
    pub id: String,
    /// The verbs, with their particles: `rule out`.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// The nouns, in the singular.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// The adjectives, and participles that stand as such.
    #[serde(default)]
    pub adjectives: Vec<String>,
    /// The adverbs.
    #[serde(default)]
    pub adverbs: Vec<String>,
    /// What they make of it.
    pub makes: Effect,
    /// How they hold it.
    pub of: Vec<Hold>,
    /// Whether only of what another one does: "wants Japan to sign" against "wants to sign"; of either where not said.
    #[serde(default)]
    pub of_other: Option<bool>,
    /// Whether nothing may stand between: "appeared to say", not "appeared before the court to say".
    #[serde(default)]
    pub adjacent: bool,
    /// Sentences in which it fires, each with a word and how that is told.
    pub fires: Vec<StatusExample>,
    /// Sentences as close as possible in which it must not.
    pub not: Vec<String>,
}

/// A sentence with a word in it and how it is told.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusExample {
    /// The sentence.
    pub text: String,
    /// The verb or noun: `sign`.
    pub word: String,
    /// `actual`, `denied`, `planned`, `denied planned`, …
    pub told: String,
}

/// The knowledge of this step.
#[derive(Debug, Clone, Default)]
pub struct StatusLexicon {
    families: Vec<StatusFamily>,
    /// For every class, the families of a word.
    by_word: [FxHashMap<String, Vec<usize>>; 4],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Verb,
    Noun,
    Adjective,
    Adverb,
}

impl StatusLexicon {
    /// Reads `data/status/`; fails on a word that two families make different things of in the same way.
    pub fn parse(files: &[DataFile]) -> Result<Self> {
        let file = named(files, "data/status/governors.jsonl")?;
        let mut lexicon = Self::default();
        for (line, family) in file.records::<StatusFamily>()? {
            let place = lexicon.families.len();
            let words = [
                (Class::Verb, &family.verbs),
                (Class::Noun, &family.nouns),
                (Class::Adjective, &family.adjectives),
                (Class::Adverb, &family.adverbs),
            ];
            for (class, word) in words
                .into_iter()
                .flat_map(|(class, words)| words.iter().map(move |word| (class, word)))
            {
                let same = lexicon.by_word[class as usize].entry(word.clone()).or_default();
                let clashes = |&other: &usize| {
                    let other = &lexicon.families[other];
                    let differ =
                        other.of_other.is_some() && family.of_other.is_some() && other.of_other != family.of_other;
                    !differ && other.of.iter().any(|hold| family.of.contains(hold))
                };
                if let Some(&other) = same.iter().find(|other| clashes(other)) {
                    let reason = format!("`{word}` stands in `{}` too", lexicon.families[other].id);
                    return Err(file.error(line, reason));
                }
                same.push(place);
            }
            lexicon.families.push(family);
        }
        Ok(lexicon)
    }

    /// Gives every family with its examples.
    pub fn families(&self) -> &[StatusFamily] {
        &self.families
    }

    /// Gives what a word makes of what it governs in a way; `None` where it makes nothing of it.
    pub(super) fn family(&self, class: Class, word: &str, hold: Hold, of_other: bool) -> Option<&StatusFamily> {
        let families = self.by_word[class as usize].get(word)?.iter();
        let mut families = families.map(|&place| &self.families[place]);
        families.find(|family| family.of.contains(&hold) && family.of_other.is_none_or(|only| only == of_other))
    }
}
