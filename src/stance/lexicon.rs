//! What the second half of step 8 knows: topics, and the words that show a position.

use crate::data::{DataFile, named};
use crate::error::Result;
use crate::ontology::{KindId, Position, TopicId};
use rustc_hash::FxHashMap;
use serde::Deserialize;

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
    pub objects: Vec<String>,
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

/// The knowledge of this half of the step.
#[derive(Debug, Clone, Default)]
pub struct StanceLexicon {
    topics: Vec<Topic>,
    words: Vec<PositionWord>,
    by_word: FxHashMap<(WordClass, String), usize>,
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
                let key = (word.class, text.clone());
                if lexicon.by_word.insert(key, lexicon.words.len()).is_some() {
                    return Err(file.error(line, format!("a second position for `{text}`")));
                }
            }
            lexicon.words.push(word);
        }
        Ok(lexicon)
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
        let place = self.by_word.get(&(class, word.to_owned()))?;
        self.words.get(*place)
    }

    /// Gives the words of a class, with what they show.
    pub(super) fn words_of(&self, class: WordClass) -> impl Iterator<Item = (&str, &PositionWord)> {
        let records = self.words.iter().filter(move |word| word.class == class);
        records.flat_map(|record| record.words.iter().map(move |word| (word.as_str(), record)))
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
