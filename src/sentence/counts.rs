//! The tagger's files of counts → states and how often each was seen.

use super::Tag;
use crate::data::DataFile;
use crate::error::Result;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as NameError, StrDeserializer};

/// A reading of a word: a tag, or a part of one that behaves alike, as the forms of "have" among the verbs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct State(u8);

impl State {
    /// Gives its place in lists by state.
    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The name and the tag of every state.
#[derive(Debug, Clone, Default)]
pub(super) struct States {
    by_name: FxHashMap<String, State>,
    tags: Vec<Tag>,
}

impl States {
    /// Adds a state; a second one of the same name replaces the first. `None` if there are too many.
    pub(super) fn add(&mut self, name: &str, tag: Tag) -> Option<State> {
        let state = State(u8::try_from(self.tags.len()).ok()?);
        self.tags.push(tag);
        self.by_name.insert(name.to_owned(), state);
        Some(state)
    }

    /// Gives the state of a name, which may be that of a tag.
    pub(super) fn find(&mut self, name: &str) -> Option<State> {
        if let Some(&state) = self.by_name.get(name) {
            return Some(state);
        }
        let name_of_tag: StrDeserializer<'_, NameError> = name.into_deserializer();
        let tag = Tag::deserialize(name_of_tag).ok()?;
        self.add(name, tag)
    }

    /// Gives the tag of a state.
    pub(super) fn tag(&self, state: State) -> Tag {
        self.tags.get(state.index()).copied().unwrap_or(Tag::Other)
    }

    /// Counts the states.
    pub(super) fn len(&self) -> usize {
        self.tags.len()
    }
}

/// How often each state was seen.
pub(super) type Counts = Vec<(State, f32)>;

/// Reads lines `key TAB state:count state:count …`; fails on a state that nobody knows and on what is no count.
pub(super) fn read_counts<'a>(file: &'a DataFile, states: &mut States) -> Result<Vec<(usize, &'a str, Counts)>> {
    let mut rows = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        let number = index + 1;
        let (key, cells) = cut(line, b'\t').ok_or_else(|| file.error(number, "no tab after the key"))?;
        let mut counts = Counts::new();
        let mut rest = Some(cells);
        while let Some(cells) = rest {
            let (cell, after) = cut(cells, b' ').map_or((cells, None), |(cell, after)| (cell, Some(after)));
            rest = after;
            let (name, count) =
                cut(cell, b':').ok_or_else(|| file.error(number, format_args!("`{cell}` is not state:count")))?;
            let state = states
                .find(name)
                .ok_or_else(|| file.error(number, format_args!("unknown state `{name}`")))?;
            let count = count
                .parse()
                .map_err(|_| file.error(number, format_args!("`{count}` is no count")))?;
            counts.push((state, count));
        }
        rows.push((number, key, counts));
    }
    Ok(rows)
}

/// Does what `str::split_once` does, at an ASCII letter: on texts as short as these, it has found the letter before the
/// other has begun to search. There are a hundred thousand at every start.
fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let place = text.bytes().position(|byte| byte == at)?;
    Some((&text[..place], &text[place + 1..]))
}
