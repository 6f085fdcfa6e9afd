//! What this step knows: abbreviations, lines that are no news, words with their tags.

use super::Tag;
use super::lemma::Lemmas;
use super::model::TagModel;
use super::word_table::small_letters;
use crate::data::{DataFile, WordSet, named};
use crate::error::{Error, Result};
use aho_corasick::AhoCorasick;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::borrow::Cow;

/// The knowledge of this step.
#[derive(Debug, Clone, Default)]
pub struct SentenceLexicon {
    /// Without the last full stop.
    abbreviations: FxHashMap<String, Ending>,
    boilerplate: Vec<Boilerplate>,
    /// All words of the rules for what is no news.
    boilerplate_words: Option<AhoCorasick>,
    openers: WordSet,
    tag_model: TagModel,
    clause_verbs: WordSet,
    content_nouns: WordSet,
    base_form_verbs: WordSet,
    /// By particle: the verbs.
    particle_verbs: FxHashMap<String, WordSet>,
    lemmas: Lemmas,
}

/// Whether the full stop of an abbreviation may end a sentence too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Ending {
    /// "Mr." never does.
    Never,
    /// "in the U.S. The minister" does, "the U.S. State Department" does not.
    IfCapitalFunctionWord,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AbbreviationRecord {
    #[serde(rename = "id")]
    _id: String,
    ends_sentence: Ending,
    words: Vec<String>,
}

/// A rule that tells lines that are no news.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Boilerplate {
    /// What it tells: `newsletter`.
    pub id: String,
    /// Lower-cased beginnings.
    #[serde(default)]
    starts: Vec<String>,
    /// Lower-cased words anywhere.
    #[serde(default)]
    contains: Vec<String>,
    /// The rule holds for sentences of so many words at most; a sentence with more has news around such words.
    #[serde(default = "most_words")]
    most_words: usize,
    /// Whether such a sentence is a heading: its times are those of what stands below it.
    #[serde(default)]
    pub heading: bool,
    /// Sentences that are no news.
    pub fires: Vec<String>,
    /// Sentences that come near and are news.
    pub not: Vec<String>,
}

/// Gives the bound of rules that give none: more than twice as many words as the longest line of this kind in the news.
fn most_words() -> usize {
    50
}

impl SentenceLexicon {
    /// Reads `data/sentence/`.
    pub fn parse(files: &[DataFile]) -> Result<Self> {
        let mut abbreviations = FxHashMap::default();
        let file = named(files, "data/sentence/abbreviations.jsonl")?;
        for (_, record) in file.records::<AbbreviationRecord>()? {
            for word in record.words {
                abbreviations.entry(word).or_insert(record.ends_sentence);
            }
        }
        let mut particle_verbs: FxHashMap<String, WordSet> = FxHashMap::default();
        for (verb, particle) in named(files, "data/sentence/particle_verbs.txt")?
            .words()
            .filter_map(|pair| pair.split_once(' '))
        {
            particle_verbs
                .entry(particle.to_owned())
                .or_default()
                .insert(verb.to_owned());
        }
        let file = named(files, "data/sentence/boilerplate.jsonl")?;
        let boilerplate: Vec<Boilerplate> = file.records()?.into_iter().map(|(_, rule)| rule).collect();
        let words = boilerplate
            .iter()
            .flat_map(|rule| rule.starts.iter().chain(&rule.contains));
        let boilerplate_words = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(words)
            .map_err(|error| Error::new(&file.path, error))?;
        Ok(Self {
            abbreviations,
            boilerplate,
            boilerplate_words: Some(boilerplate_words),
            openers: word_set(files, "data/sentence/openers.txt")?,
            clause_verbs: word_set(files, "data/clause/clause_verbs.txt")?,
            content_nouns: word_set(files, "data/sentence/content_nouns.txt")?,
            base_form_verbs: word_set(files, "data/sentence/base_form_verbs.txt")?,
            particle_verbs,
            tag_model: TagModel::parse(files)?,
            lemmas: Lemmas::parse(files)?,
        })
    }

    /// Gives the rules that tell lines that are no news.
    pub fn boilerplate_rules(&self) -> &[Boilerplate] {
        &self.boilerplate
    }

    /// Gives the rule that tells this sentence as no news, if there is one.
    pub fn boilerplate(&self, sentence: &str) -> Option<&Boilerplate> {
        // One pass tells for nearly every sentence that none of the words is in it.
        if !self
            .boilerplate_words
            .as_ref()
            .is_some_and(|words| words.is_match(sentence))
        {
            return None;
        }
        let folded = sentence.to_lowercase();
        let words = folded.split_whitespace().count();
        self.boilerplate.iter().find(|rule| {
            words <= rule.most_words
                && (rule.starts.iter().any(|start| folded.starts_with(start.as_str()))
                    || rule.contains.iter().any(|part| folded.contains(part.as_str())))
        })
    }

    /// Tells how an abbreviation, given without its last full stop, may end a sentence; `None` for other words.
    pub(super) fn abbreviation(&self, word: &str) -> Option<Ending> {
        let mut letters = word.chars();
        match (letters.next(), letters.next()) {
            // Initials: "J. Smith", "W. Bush".
            (Some(letter), None) if letter.is_uppercase() && letter != 'I' => Some(Ending::Never),
            _ => self.abbreviations.get(word).copied(),
        }
    }

    /// Says whether a capitalised word shows that a sentence begins after an abbreviation: "in the U.S. The minister".
    pub(super) fn begins_sentence(&self, word: &str) -> bool {
        self.openers.contains(word)
    }

    /// Says whether a word in small letters is one of English and mostly no name: `may`, `front`; not `china`.
    pub fn is_common_word(&self, word: &str) -> bool {
        self.tag_model.is_common(word)
    }

    /// Says whether the counted texts have a word; a capital at its beginning tells nothing.
    pub fn is_known(&self, word: &str) -> bool {
        self.tag_model.word(&small_letters(word)).is_some()
    }

    /// Gives what the tagger knows.
    pub(super) fn tag_model(&self) -> &TagModel {
        &self.tag_model
    }

    /// Says whether a word, as it is written inside a sentence, may have this part of speech.
    pub fn may_be(&self, word: &str, tag: Tag) -> bool {
        self.tag_model.may_be(word, tag)
    }

    /// Says whether a verb's object can be a whole clause.
    pub fn takes_clause(&self, lemma: &str) -> bool {
        self.clause_verbs.contains(lemma)
    }

    /// Says whether a verb has this particle as part of itself: "set up".
    pub(super) fn has_particle(&self, lemma: &str, particle: &str) -> bool {
        self.particle_verbs
            .get(particle)
            .is_some_and(|verbs| verbs.contains(lemma))
    }

    /// Says whether a base form may follow a verb: "let them go".
    pub(super) fn takes_base_form(&self, lemma: &str) -> bool {
        self.base_form_verbs.contains(lemma)
    }

    /// Says whether a noun is one of what is said or thought.
    pub fn has_content(&self, lemma: &str) -> bool {
        self.content_nouns.contains(lemma)
    }

    /// Gives the word that a word is a form of, in small letters: `said` → `say`, `Countries` → `country`.
    ///
    /// The word itself, in small letters, where its tag has no other form.
    pub fn lemma<'a>(&'a self, word: &'a str, tag: Tag) -> Cow<'a, str> {
        match small_letters(word) {
            Cow::Borrowed(small) => self.lemmas.find(small, tag),
            Cow::Owned(small) => Cow::Owned(self.lemmas.find(&small, tag).into_owned()),
        }
    }

    /// Gives the word that a word in small letters is a form of.
    pub(super) fn lemma_of_small<'a>(&'a self, small: &'a str, tag: Tag) -> Cow<'a, str> {
        self.lemmas.find(small, tag)
    }
}

/// Reads a plain list of words.
fn word_set(files: &[DataFile], path: &str) -> Result<WordSet> {
    Ok(named(files, path)?.words().map(str::to_owned).collect())
}
