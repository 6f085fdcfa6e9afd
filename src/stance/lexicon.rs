//! What this step knows: topics, and the words that show a position.

use crate::data::{DataFile, WordSet, named};
use crate::error::Result;
use crate::ontology::{KindId, Position, TopicId};
use aho_corasick::AhoCorasick;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::ops::Range;

/// An action that diplomacy argues about, with the words that name it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// `continue-talks`.
    pub id: TopicId,
    /// For people: `continuing talks`.
    pub label: String,
    /// What people call it when they ask.
    pub names: Vec<String>,
    /// Nouns that name it by themselves, in the singular: `sanction`, `military aid`.
    #[serde(default)]
    pub nouns: Vec<String>,
    /// Verbs that name it with one of the objects: `hand over`.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Verbs that name its opposite with one of the objects: `keep`.
    #[serde(default)]
    pub opposite: Vec<String>,
    /// Nouns for what is done it to, in the singular: `island`.
    #[serde(default)]
    pub objects: WordSet,
    /// Whether a verb must govern the object directly: "return the islands", not "return to the islands".
    #[serde(default)]
    pub direct: bool,
    /// Kinds of entities that it is done to.
    #[serde(default)]
    pub kinds: Vec<KindId>,
    /// Nouns that name it with one of the objects: `delivery` in "arms deliveries", "deliveries of arms".
    #[serde(default)]
    pub actions: Vec<String>,
    /// Verbs that name it without an object: `negotiate`.
    #[serde(default)]
    pub alone: Vec<String>,
    /// Whether one of the objects must stand in the sentence of a noun that stands alone: "visits".
    #[serde(default)]
    pub near: bool,
    /// Whether it is a question of law, on which only words of law and blame show a position.
    #[serde(default)]
    pub law: bool,
    /// Sentences in which their speaker takes this position.
    pub fires: Vec<TopicExample>,
    /// Sentences as close as possible in which nobody takes one on this topic.
    pub not: Vec<String>,
}

/// A sentence with the position on its topic.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicExample {
    /// The sentence.
    pub text: String,
    /// The position.
    pub position: Position,
}

/// Words that show a position on what they govern.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PositionWord {
    /// `ready`.
    pub id: String,
    /// What kind of words they are.
    #[serde(rename = "as")]
    pub class: WordClass,
    /// In their base form and in small letters; verbs with their particle or preposition.
    pub words: Vec<String>,
    /// What they make of what they govern: `against` turns it round.
    pub position: Position,
    /// The same where they are negated; left out where it makes no difference.
    #[serde(default)]
    pub negated: Option<Position>,
    /// Whether they only tell how the action goes and show no position alone: `suspend`, `think`.
    #[serde(default)]
    pub weak: bool,
    /// Whether they deny a position word below them and do not turn the position round: "refused to rule out".
    #[serde(default)]
    pub denies: bool,
    /// Whether they judge, so that it does not matter whose action it is: `unfair`, `should`.
    #[serde(default)]
    pub judges: bool,
    /// Whether they show a position on questions of law too.
    #[serde(default)]
    pub law: bool,
    /// Sentences in which they show a position.
    pub fires: Vec<PositionExample>,
    /// Sentences as close as possible in which nobody takes a position by them.
    pub not: Vec<String>,
}

/// A sentence with a topic and the position on it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PositionExample {
    /// The sentence.
    pub text: String,
    /// The topic.
    pub topic: TopicId,
    /// The position.
    pub position: Position,
}

/// How a position word stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WordClass {
    /// `refuse`, `rule out`, `call for`.
    Verb,
    /// `plan`, `opposition`.
    Noun,
    /// `ready`, `unfair`, and the preposition `against`.
    Adjective,
    /// `illegally`.
    Adverb,
    /// `should`.
    Modal,
    /// A word before a clause that is a condition: `unless`.
    Introducer,
    /// A word before a condition where `only` stands before it: "only after".
    Only,
    /// A word before a condition where the action is denied: "not … before".
    Denied,
    /// Words that name a condition: `in exchange for`.
    Phrase,
    /// What the speaker does, where the verb that reports it is no position word: `demand`.
    Act,
}

/// The knowledge of this step.
#[derive(Debug, Clone, Default)]
pub struct StanceLexicon {
    topics: Vec<Topic>,
    words: Vec<PositionWord>,
    by_word: FxHashMap<WordClass, FxHashMap<String, usize>>,
    /// Finds the words that name a condition, with the record of each.
    phrases: Option<AhoCorasick>,
    of_phrase: Vec<usize>,
    /// The first words of verbs with a particle or preposition.
    phrasal: WordSet,
    /// By the last word of a noun that suffices, or by a noun of action.
    by_noun: FxHashMap<String, Vec<usize>>,
    by_verb: FxHashMap<String, Vec<usize>>,
}

impl StanceLexicon {
    /// Reads `data/stance/`; fails on a word that shows two positions, and on a topic that an example does not know.
    pub fn parse(files: &[DataFile]) -> Result<Self> {
        let mut lexicon = Self::default();
        for (_, topic) in named(files, "data/stance/topics.jsonl")?.records::<Topic>()? {
            let place = lexicon.topics.len();
            for noun in topic.nouns.iter().chain(&topic.actions) {
                let head = noun.rsplit(' ').next().unwrap_or(noun);
                add(&mut lexicon.by_noun, head, place);
            }
            for verb in topic.verbs.iter().chain(&topic.opposite).chain(&topic.alone) {
                add(&mut lexicon.by_verb, verb, place);
            }
            lexicon.topics.push(topic);
        }
        let file = named(files, "data/stance/positions.jsonl")?;
        for (line, word) in file.records::<PositionWord>()? {
            let unknown = word
                .fires
                .iter()
                .find(|example| lexicon.topic(&example.topic).is_none());
            if let Some(example) = unknown {
                return Err(file.error(line, format!("unknown topic `{}`", example.topic)));
            }
            for text in &word.words {
                let of_class = lexicon.by_word.entry(word.class).or_default();
                if of_class.insert(text.clone(), lexicon.words.len()).is_some() {
                    return Err(file.error(line, format!("a second position for `{text}`")));
                }
                if let Some((first, _)) = text.split_once(' ') {
                    lexicon.phrasal.insert(first.to_owned());
                }
            }
            lexicon.words.push(word);
        }
        let phrases = lexicon.words.iter().enumerate();
        let phrases = phrases.filter(|(_, word)| word.class == WordClass::Phrase);
        let phrases = phrases.flat_map(|(place, word)| word.words.iter().map(move |text| (place, text.as_str())));
        let (places, texts): (Vec<usize>, Vec<&str>) = phrases.unzip();
        let automaton = AhoCorasick::new(texts).map_err(|error| file.error(1, error))?;
        lexicon.phrases = Some(automaton);
        lexicon.of_phrase = places;
        Ok(lexicon)
    }

    /// Gives the same with one topic more: nouns by which somebody who asks calls a matter that no topic has.
    pub fn with_topic(&self, id: &TopicId, nouns: Vec<String>) -> Self {
        let mut lexicon = self.clone();
        let place = lexicon.topics.len();
        for noun in &nouns {
            add(&mut lexicon.by_noun, noun.rsplit(' ').next().unwrap_or(noun), place);
        }
        lexicon.topics.push(Topic {
            id: id.clone(),
            label: id.to_string(),
            names: Vec::new(),
            nouns,
            verbs: Vec::new(),
            opposite: Vec::new(),
            objects: WordSet::default(),
            direct: false,
            kinds: Vec::new(),
            actions: Vec::new(),
            alone: Vec::new(),
            near: false,
            law: false,
            fires: Vec::new(),
            not: Vec::new(),
        });
        lexicon
    }

    /// Gives every topic with its examples, sorted by id.
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// Gives every record of position words with its examples, sorted by id.
    pub fn words(&self) -> &[PositionWord] {
        &self.words
    }

    /// Gives a topic by its id.
    pub fn topic(&self, id: &TopicId) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == *id)
    }

    /// Gives the topic that people mean by a name: its id, its label or one of its names, in any case.
    pub fn topic_named(&self, name: &str) -> Option<&Topic> {
        let name = name.trim().to_lowercase();
        self.topics.iter().find(|topic| {
            let mut names = topic.names.iter().chain([&topic.label]);
            topic.id.as_str() == name || names.any(|other| other.to_lowercase() == name)
        })
    }

    /// Gives the position word of a class; `None` where the word shows none.
    pub(super) fn word(&self, class: WordClass, word: &str) -> Option<&PositionWord> {
        let place = self.by_word.get(&class)?.get(word)?;
        self.words.get(*place)
    }

    /// Gives what a verb shows with a particle or preposition: `call for`.
    pub(super) fn verb_with(&self, lemma: &str, behind: &str) -> Option<&PositionWord> {
        let may_be = self.phrasal.contains(lemma);
        may_be.then(|| self.word(WordClass::Verb, &format!("{lemma} {behind}")))?
    }

    /// Finds the first words in a text that name a condition, and what they show.
    pub(super) fn find_phrase(&self, text: &str) -> Option<(Range<usize>, &PositionWord)> {
        let found = self.phrases.as_ref()?.find(text)?;
        let place = *self.of_phrase.get(found.pattern().as_usize())?;
        Some((found.range(), self.words.get(place)?))
    }

    pub(super) fn by_noun(&self, head: &str) -> impl Iterator<Item = &Topic> {
        self.at(self.by_noun.get(head))
    }

    pub(super) fn by_verb(&self, lemma: &str) -> impl Iterator<Item = &Topic> {
        self.at(self.by_verb.get(lemma))
    }

    fn at<'a>(&'a self, places: Option<&'a Vec<usize>>) -> impl Iterator<Item = &'a Topic> {
        places.into_iter().flatten().filter_map(|&place| self.topics.get(place))
    }
}

fn add(index: &mut FxHashMap<String, Vec<usize>>, word: &str, place: usize) {
    let places = index.entry(word.to_owned()).or_default();
    if !places.contains(&place) {
        places.push(place);
    }
}
