//! Names found by their words.
//!
//! A table of words is built in a fraction of the time of an automaton of the same names, and gazetteers of
//! a hundred thousand names are built at every start.

use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;
use std::ops::Range;

/// Names in a table: the hash of a name's first words leads to the names that are just these words.
#[derive(Debug, Clone)]
pub(super) struct WordIndex {
    spelling: Spelling,
    nodes: FxHashMap<u64, WordNode>,
    /// In the order of insertion.
    names: Vec<Text>,
}

/// What counts as one spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    /// Letter by letter.
    Strict,
    /// Hyphens and spaces are alike, so are Mc and Mac.
    Loose,
}

#[derive(Debug, Clone, Copy, Default)]
struct WordNode {
    /// The place of the last name with these words, plus one; zero if no name ends here.
    last: u32,
    /// Whether a name goes on from here.
    goes_on: bool,
}

#[derive(Debug, Clone)]
struct Text {
    text: Box<str>,
    /// As `last` in [`WordNode`]: another name with the same words.
    before: u32,
}

/// A word of a text: letters and digits without anything between them.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordPlace {
    start: u32,
    end: u32,
}

impl WordIndex {
    pub(super) fn new(spelling: Spelling) -> Self {
        Self {
            spelling,
            nodes: FxHashMap::default(),
            names: Vec::new(),
        }
    }

    /// Adds a name and gives its place; a name that is spelt alike has the same place.
    ///
    /// `None` for a name without letters and digits: nothing would find it.
    pub(super) fn insert(&mut self, text: &str) -> Option<u32> {
        let words = words(text);
        if let Some(place) = self.spelt(text, &words) {
            return Some(place);
        }
        let mut hasher = FxHasher::default();
        for (index, word) in words.iter().enumerate() {
            hasher.write_u64(word.hash(text));
            let node = self.nodes.entry(hasher.finish()).or_default();
            if index + 1 < words.len() {
                node.goes_on = true;
                continue;
            }
            let place = self.names.len() as u32;
            self.names.push(Text {
                text: text.into(),
                before: node.last,
            });
            node.last = place + 1;
            return Some(place);
        }
        None
    }

    /// Gives the place of a name.
    pub(super) fn get(&self, text: &str) -> Option<u32> {
        self.spelt(text, &words(text))
    }

    fn spelt(&self, text: &str, words: &[WordPlace]) -> Option<u32> {
        let mut hasher = FxHasher::default();
        words.iter().for_each(|word| hasher.write_u64(word.hash(text)));
        let node = self.nodes.get(&hasher.finish())?;
        let mut same = self
            .at(node)
            .filter(|&(_, name)| self.length_of(name, text) == Some(text.len()));
        same.next().map(|(place, _)| place)
    }

    /// Tells of every name in a text with these words, by its place and where it stands, as whole words; they may overlap.
    pub(super) fn find(&self, text: &str, words: &[WordPlace], mut found: impl FnMut(u32, Range<usize>)) {
        for (index, first) in words.iter().enumerate() {
            let start = first.start as usize;
            let mut hasher = FxHasher::default();
            for word in &words[index..] {
                hasher.write_u64(word.hash(text));
                let Some(node) = self.nodes.get(&hasher.finish()) else {
                    break;
                };
                for (place, name) in self.at(node) {
                    if let Some(length) = self.length_of(name, &text[start..])
                        // "St." ends behind its full stop, and no letter may follow.
                        && start + length >= word.end as usize
                        && !text[start + length..].starts_with(is_letter)
                    {
                        found(place, start..start + length);
                    }
                }
                if !node.goes_on {
                    break;
                }
            }
        }
    }

    /// Gives how much of a text a name at its beginning takes. `None` where it does not stand there.
    fn length_of(&self, name: &str, text: &str) -> Option<usize> {
        match self.spelling {
            Spelling::Strict => text.starts_with(name).then_some(name.len()),
            Spelling::Loose => spelt_alike(name, text),
        }
    }

    /// Gives the names that are just the words of a node.
    fn at(&self, node: &WordNode) -> impl Iterator<Item = (u32, &str)> {
        let name = |link: u32| Some((link.checked_sub(1)?, self.names.get(link as usize - 1)?));
        std::iter::successors(name(node.last), move |(_, text)| name(text.before))
            .map(|(place, text)| (place, &*text.text))
    }
}

/// Says whether a letter belongs to a word.
fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Gives the words of a text; they stand at the same places in capitals and in small letters.
pub(super) fn words(text: &str) -> Vec<WordPlace> {
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut start = end_of_run(text, 0, false);
    while start < text.len() {
        let end = end_of_run(text, start, true);
        words.push(WordPlace {
            start: start as u32,
            end: end as u32,
        });
        start = end_of_run(text, end, false);
    }
    words
}

/// Gives the end of the letters that stand here, or of what is none.
fn end_of_run(text: &str, start: usize, letters: bool) -> usize {
    let kind = if letters { ByteKind::Letter } else { ByteKind::Gap };
    let mut end = start;
    while let Some(&byte) = text.as_bytes().get(end) {
        let own = KINDS[usize::from(byte)];
        if own == kind {
            end += 1;
            continue;
        }
        // Only what is not ASCII has to be read as a letter.
        let part = if own == ByteKind::Part { &text[end..] } else { "" };
        match part.chars().next() {
            Some(letter) if is_letter(letter) == letters => end += letter.len_utf8(),
            _ => break,
        }
    }
    end
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ByteKind {
    Letter,
    Gap,
    /// A part of what is not ASCII.
    Part,
}

/// What a byte is: looked up, as a text is all bytes.
const KINDS: [ByteKind; 256] = {
    let mut kinds = [ByteKind::Part; 256];
    let mut byte = 0;
    while byte < 128 {
        let is_letter = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_';
        kinds[byte] = if is_letter { ByteKind::Letter } else { ByteKind::Gap };
        byte += 1;
    }
    kinds
};

impl WordPlace {
    fn hash(self, text: &str) -> u64 {
        let word = &text[self.start as usize..self.end as usize];
        let mut hasher = FxHasher::default();
        match word.strip_prefix("Mac") {
            // "MacDonald" is "McDonald".
            Some(rest) if rest.starts_with(char::is_uppercase) => {
                hasher.write(b"Mc");
                hasher.write(rest.as_bytes());
            }
            _ if word.starts_with("Mc") => {
                hasher.write(b"Mc");
                hasher.write(&word.as_bytes()[2..]);
            }
            _ => hasher.write(word.as_bytes()),
        }
        hasher.finish()
    }
}

/// Gives how much of a text a name at its beginning takes, by [`Spelling::Loose`].
fn spelt_alike(name: &str, text: &str) -> Option<usize> {
    let joins = |byte: u8| matches!(byte, b' ' | b'-');
    let (name, text) = (name.as_bytes(), text.as_bytes());
    let (mut here, mut there) = (0, 0);
    while here < name.len() {
        let (one, other) = (name[here], *text.get(there)?);
        if one == other || joins(one) && joins(other) {
            here += 1;
            there += 1;
        } else if is_mac(name, here) && other == b'c' {
            here += 1;
        } else if is_mac(text, there) && one == b'c' {
            there += 1;
        } else {
            return None;
        }
    }
    Some(there)
}

/// Says whether the `a` of a "Mac" stands here.
fn is_mac(text: &[u8], at: usize) -> bool {
    at > 0 && text[at - 1] == b'M' && text[at..].starts_with(b"ac")
}
