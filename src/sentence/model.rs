//! What the tagger knows: the readings of words and of endings, and how likely one reading is after two others.

use super::Tag;
use super::counts::{Counts, State, States, read_counts};
use super::regular::{pasts_and_gerunds, without_s};
use super::transitions::Transitions;
use super::word_table::small_letters;
use crate::data::{DataFile, named};
use crate::error::Result;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::hash_map::Entry;

/// The knowledge of the tagger.
#[derive(Debug, Clone, Default)]
pub(super) struct TagModel {
    states: States,
    pub(super) transitions: Transitions,
    /// By the word as it is written inside a sentence.
    words: CountTable,
    /// By the last letters of words that are not known; `^` stands before those of capitalised words, `-` before
    /// those of words with a hyphen.
    endings: CountTable,
    start: State,
    /// The states of tags that are one state.
    plain: Vec<(Tag, State)>,
    /// The part of each state among all.
    shares: Vec<f32>,
    /// How many states come first that are of closed classes.
    closed: usize,
}

/// One reading of a word and how much likelier it is for this word than for any.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) state: State,
    pub(super) odds: f32,
    /// The logarithm of the odds.
    pub(super) log_odds: f32,
}

impl Reading {
    pub(super) fn new(state: State, odds: f32) -> Self {
        Self {
            state,
            odds,
            log_odds: odds.ln(),
        }
    }
}

/// Readings by key.
#[derive(Debug, Clone, Default)]
struct CountTable {
    /// The letters of nearly all keys stand in the table itself: whoever looks one up waits for one place of memory less.
    short: FxHashMap<u128, Place>,
    long: FxHashMap<Box<str>, Place>,
    readings: Vec<Reading>,
}

/// Gives the letters of a short key as a number; `None` for a longer one. Different keys give different numbers, as no
/// word holds a zero byte.
fn short(key: &str) -> Option<u128> {
    let mut letters = [0; size_of::<u128>()];
    letters.get_mut(..key.len())?.copy_from_slice(key.as_bytes());
    Some(u128::from_le_bytes(letters))
}

#[derive(Debug, Clone, Copy)]
struct Place {
    start: u32,
    end: u32,
    seen: f32,
}

/// The readings of one word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Readings<'a> {
    pub(super) each: &'a [Reading],
    /// How often the word was seen.
    pub(super) seen: f32,
}

/// A class of words that is closed, or the part of one that behaves alike; its id names a state.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClosedRecord {
    id: String,
    tag: Tag,
    words: Vec<String>,
}

/// What marks and numbers are, whatever their letters.
const PLAIN: [Tag; 13] = [
    Tag::Adjective,
    Tag::Number,
    Tag::PluralNoun,
    Tag::ProperNoun,
    Tag::Stop,
    Tag::Comma,
    Tag::Colon,
    Tag::Semicolon,
    Tag::Dash,
    Tag::OpenBracket,
    Tag::CloseBracket,
    Tag::Possessive,
    Tag::Other,
];

/// What a reading of a closed class counts that no text has shown.
const UNSEEN: f32 = 0.5;

/// How much of what was seen of a word makes a form of it likely.
const MOSTLY: f32 = 0.85;

/// The longest ending, in letters.
const LONGEST_ENDING: usize = 5;

impl TagModel {
    /// Reads `closed.jsonl`, `transitions.tsv`, `words.tsv` and `endings.tsv` of `data/sentence/`.
    pub(super) fn parse(files: &[DataFile]) -> Result<Self> {
        let mut states = States::default();
        let start = states.add(Transitions::START, Tag::Stop).unwrap_or_default();
        let mut closed: FxHashMap<String, Vec<State>> = FxHashMap::default();
        let file = named(files, "data/sentence/closed.jsonl")?;
        for (line, record) in file.records::<ClosedRecord>()? {
            let state = states
                .add(&record.id, record.tag)
                .ok_or_else(|| file.error(line, "too many states"))?;
            for word in record.words {
                closed.entry(word).or_default().push(state);
            }
        }
        let closed_states = states.len();
        let file = named(files, "data/sentence/transitions.tsv")?;
        let rows = read_counts(file, &mut states)?;
        let words = read_counts(named(files, "data/sentence/words.tsv")?, &mut states)?;
        let endings = read_counts(named(files, "data/sentence/endings.tsv")?, &mut states)?;
        let plain = PLAIN
            .iter()
            .filter_map(|&tag| Some((tag, states.find(&format!("{tag:?}"))?)))
            .collect();
        let transitions = Transitions::new(file, rows, &mut states)?;
        let shares = transitions.shares();
        let mut model = Self {
            words: CountTable::default(),
            endings: CountTable::default(),
            shares,
            transitions,
            start,
            plain,
            states,
            closed: closed_states,
        };
        model.add_words(words, closed);
        for (_, ending, counts) in endings {
            model.endings.insert(ending, &counts, &model.shares);
        }
        Ok(model)
    }

    /// Adds the words; those of closed classes get the readings that `closed.jsonl` gives them and no others.
    fn add_words(&mut self, words: Vec<(usize, &str, Counts)>, mut closed: FxHashMap<String, Vec<State>>) {
        for (_, word, mut counts) in words {
            if let Entry::Occupied(states) = closed.entry(word.to_owned()) {
                let states = states.remove();
                counts.retain(|(state, _)| states.contains(state));
                for state in states {
                    if !counts.iter().any(|(counted, _)| *counted == state) {
                        counts.push((state, UNSEEN));
                    }
                }
            }
            self.drop_exclamations(&mut counts);
            self.words.insert(word, &counts, &self.shares);
        }
        for (word, states) in closed {
            let counts: Counts = states.into_iter().map(|state| (state, UNSEEN)).collect();
            self.words.insert(&word, &counts, &self.shares);
        }
    }

    /// Leaves out what is rarely an exclamation: "Say, who is there?" would else be read in "a third say they know".
    fn drop_exclamations(&self, counts: &mut Counts) {
        let seen: f32 = counts.iter().map(|(_, count)| count).sum();
        counts.retain(|&(state, count)| self.states.tag(state) != Tag::Other || count * 20.0 > seen);
    }

    /// Says whether a word that is not known is a form of a known one: `noting` of `note`.
    pub(super) fn is_form_of_known(&self, word: &str) -> bool {
        let known = |stem: &str| self.words.get(stem).is_some() || self.words.get(&format!("{stem}e")).is_some();
        ["ing", "ed"].iter().any(|ending| {
            word.strip_suffix(ending)
                .is_some_and(|stem| stem.len() > 2 && known(stem))
        })
    }

    /// Gives the readings of a word as it is written inside a sentence.
    pub(super) fn word(&self, word: &str) -> Option<Readings<'_>> {
        self.words.get(word)
    }

    /// Says whether a word may have this part of speech; a capital at its beginning tells nothing.
    pub(super) fn may_be(&self, word: &str, tag: Tag) -> bool {
        let small = small_letters(word);
        let is_it = |reading: &Reading| self.tag(reading.state) == tag;
        if let Some(found) = self.words.get(&small) {
            return found.each.iter().any(is_it);
        }
        match self.plural(&small) {
            Some(plural) => is_it(&plural),
            None => self.ending("", &small, &mut String::new()).iter().any(is_it),
        }
    }

    /// Gives how much of what was seen of a word was a finite verb.
    pub(super) fn share_of_verb(&self, found: &Readings) -> f32 {
        let is_finite = |tag| matches!(tag, Tag::VerbPresent | Tag::VerbPast | Tag::Modal);
        let verbs = found.each.iter().filter(|reading| is_finite(self.tag(reading.state)));
        let share = |reading: &Reading| self.shares.get(reading.state.index()).copied().unwrap_or(1.0);
        verbs.map(|reading| reading.odds * share(reading)).sum()
    }

    /// Says whether a word is a gerund of a closed class alone: `having`, no name where a sentence begins.
    pub(super) fn is_closed_gerund(&self, found: &Readings) -> bool {
        let is_it = |state: State| state.index() < self.closed && self.tag(state) == Tag::VerbGerund;
        found.each.iter().all(|reading| is_it(reading.state))
    }

    /// Says whether texts have a word in small letters, mostly as something else than a name: "front", not "china".
    pub(super) fn is_common(&self, word: &str) -> bool {
        let Some(found) = self.words.get(word) else {
            return false;
        };
        let names = found
            .each
            .iter()
            .filter(|reading| self.tag(reading.state) == Tag::ProperNoun);
        let share = |reading: &Reading| self.shares.get(reading.state.index()).copied().unwrap_or(1.0);
        names.map(|reading| reading.odds * share(reading)).sum::<f32>() < 0.5
    }

    /// Gives the readings of a word that is not known, lower-cased and after its sign, by its longest known ending.
    pub(super) fn ending(&self, sign: &str, word: &str, key: &mut String) -> &[Reading] {
        let mut start = word.len();
        for (offset, _) in word.char_indices().rev().take(LONGEST_ENDING) {
            start = offset;
        }
        let longest = word[start..].char_indices().map(|(offset, _)| start + offset);
        for offset in longest.chain([word.len()]) {
            key.clear();
            key.push_str(sign);
            key.push_str(&word[offset..]);
            if let Some(readings) = self.endings.get(key) {
                return readings.each;
            }
        }
        &[]
    }

    /// Gives the reading of a word that is not known as the plural of a known noun that is no verb: `attorneys`, not
    /// `scraps`. `None` for other words.
    pub(super) fn plural(&self, word: &str) -> Option<Reading> {
        let (stem, found) = without_s(word).find_map(|stem| self.words.get(&stem).map(|found| (stem, found)))?;
        let own = found.each.iter().filter(|reading| self.tag(reading.state) == Tag::Noun);
        let share = |reading: &Reading| self.shares.get(reading.state.index()).copied().unwrap_or(1.0);
        let is_noun = own.map(|reading| reading.odds * share(reading)).sum::<f32>() > MOSTLY;
        let is_verb = || pasts_and_gerunds(&stem).any(|form| self.words.get(&form).is_some());
        (is_noun && !is_verb())
            .then(|| self.plain(Tag::PluralNoun, 1.0))
            .flatten()
    }

    /// Gives a tag as a reading that makes up this part of a word's readings. `None` for tags that are several states.
    pub(super) fn plain(&self, tag: Tag, part: f32) -> Option<Reading> {
        let &(_, state) = self.plain.iter().find(|(plain, _)| *plain == tag)?;
        let share = self.shares.get(state.index()).copied().unwrap_or(1.0);
        Some(Reading::new(state, part / share))
    }

    /// Gives the reading of what stands before the first word.
    pub(super) fn start(&self) -> Reading {
        Reading {
            state: self.start,
            odds: 1.0,
            log_odds: 0.0,
        }
    }

    /// Gives the logarithm of how likely a sentence ends after two states.
    pub(super) fn end_after(&self, earlier: State, later: State) -> f32 {
        let stop = self.plain(Tag::Stop, 1.0).map(|reading| reading.state.index());
        let after = self.transitions.after(earlier, later);
        stop.and_then(|stop| after.get(stop)).copied().unwrap_or_default()
    }

    /// Gives the tag of a state.
    pub(super) fn tag(&self, state: State) -> Tag {
        self.states.tag(state)
    }
}

impl CountTable {
    fn insert(&mut self, key: &str, counts: &Counts, shares: &[f32]) {
        let seen: f32 = counts.iter().map(|(_, count)| count).sum();
        let start = self.readings.len() as u32;
        for &(state, count) in counts {
            let share = shares.get(state.index()).copied().unwrap_or(1.0);
            let odds = count / seen / share;
            self.readings.push(Reading::new(state, odds));
        }
        let end = self.readings.len() as u32;
        let place = Place { start, end, seen };
        match short(key) {
            Some(short) => self.short.insert(short, place),
            None => self.long.insert(key.into(), place),
        };
    }

    fn get(&self, key: &str) -> Option<Readings<'_>> {
        let place = match short(key) {
            Some(short) => self.short.get(&short)?,
            None => self.long.get(key)?,
        };
        Some(Readings {
            each: self.readings.get(place.start as usize..place.end as usize)?,
            seen: place.seen,
        })
    }
}
