//! The words of a statement as copies share them: spelling, tense and small words are the paper's, the rest is the speaker's.

use crate::graph::{StatementNode, fold};
use crate::ontology::StatementKind;
use rustc_hash::FxHasher;
use std::borrow::Cow;
use std::hash::{Hash, Hasher};

/// The words of a statement that say something.
pub(super) struct SaidWords {
    pub(super) words: Vec<SaidWord>,
    /// All words as they are, folded: what is too short to compare has to be the same.
    pub(super) exact: String,
    /// Whether the speaker is quoted throughout, so that "we" and "they" are his.
    pub(super) is_direct: bool,
}

/// A word.
#[derive(Debug, Clone)]
pub(super) struct SaidWord {
    pub(super) text: String,
    pub(super) role: WordRole,
    /// Whether a sentence, a piece of the content or a clause behind ", and" begins with it.
    pub(super) opens: bool,
}

/// What a word does, where another statement lacks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordRole {
    /// It says something: without it the statement is shorter.
    Plain,
    /// It names or counts: with another one the statement is about something else.
    Name,
    /// It turns or bounds what is said: without it the statement is another one.
    Turning,
    /// Who speaks and who is spoken to; whoever reports words indirectly changes it.
    Person,
}

/// Words that turn what is said into something else, or bound it. Grammar. Sorted.
const TURNING: [&str; 44] = [
    "after", "against", "all", "almost", "barely", "before", "both", "but", "by", "can", "except", "from", "hardly",
    "if", "less", "may", "more", "most", "must", "nearly", "need", "neither", "never", "no", "nobody", "none", "nor",
    "not", "nothing", "once", "only", "or", "ought", "provided", "rarely", "should", "some", "than", "unless", "until",
    "when", "while", "will", "without",
];

/// Words that papers put in, leave out and change: they are grammar alone. Sorted.
const SMALL: [&str; 44] = [
    "a", "also", "am", "an", "and", "are", "as", "at", "be", "been", "being", "d", "did", "do", "does", "for", "had",
    "has", "have", "having", "in", "into", "is", "m", "mr", "of", "on", "re", "s", "so", "that", "the", "then",
    "there", "these", "this", "those", "to", "ve", "was", "were", "which", "who", "with",
];

/// Forms of one word; those behind `@` are persons, which indirect speech changes. Sorted.
const SAME: [(&str, &str); 38] = [
    ("ca", "can"),
    ("centre", "center"),
    ("could", "can"),
    ("defence", "defense"),
    ("eight", "8"),
    ("five", "5"),
    ("four", "4"),
    ("he", "@they"),
    ("her", "@they"),
    ("him", "@they"),
    ("his", "@they"),
    ("i", "@i"),
    ("it", "@they"),
    ("its", "@they"),
    ("licence", "license"),
    ("ll", "will"),
    ("me", "@i"),
    ("might", "may"),
    ("my", "@i"),
    ("nine", "9"),
    ("our", "@we"),
    ("programme", "program"),
    ("seven", "7"),
    ("shall", "will"),
    ("she", "@they"),
    ("six", "6"),
    ("ten", "10"),
    ("their", "@they"),
    ("them", "@they"),
    ("they", "@they"),
    ("three", "3"),
    ("two", "2"),
    ("us", "@we"),
    ("we", "@we"),
    ("wo", "will"),
    ("would", "will"),
    ("you", "@you"),
    ("your", "@you"),
];

/// Two words that are one name.
const JOINED: [(&str, &str, &str); 5] = [
    ("united", "states", "usa"),
    ("united", "kingdom", "uk"),
    ("united", "nations", "un"),
    ("european", "union", "eu"),
    ("per", "cent", "percent"),
];

impl SaidWords {
    pub(super) fn new(statement: &StatementNode) -> Self {
        let mut words = Vec::new();
        let mut exact = String::new();
        for piece in &statement.content {
            exact += &fold(&piece.exact);
            add_words(&piece.exact, &mut words);
        }
        join(&mut words);
        Self {
            words,
            exact,
            is_direct: statement.kind == StatementKind::Direct,
        }
    }

    /// Counts the words that say something, whoever reports them.
    pub(super) fn len(&self) -> usize {
        let words = self.words.iter();
        words
            .filter(|word| matches!(word.role, WordRole::Plain | WordRole::Name))
            .count()
    }

    /// Gives a number for each two words that follow on one another, persons left out; for one word alone that of itself.
    pub(super) fn pairs(&self) -> Vec<u64> {
        let words: Vec<&str> = self
            .words
            .iter()
            .filter(|word| word.role != WordRole::Person)
            .map(|word| word.text.as_str())
            .collect();
        let number = |words: &[&str]| {
            let mut hasher = FxHasher::default();
            words.hash(&mut hasher);
            hasher.finish()
        };
        let mut pairs: Vec<u64> = match words.len() {
            0 | 1 => vec![number(&words)],
            _ => words.windows(2).map(number).collect(),
        };
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}

/// Takes a text apart into words.
fn add_words(text: &str, words: &mut Vec<SaidWord>) {
    let mut reader = SaidWordReader {
        word: String::new(),
        opens: true,
        begins: true,
        follows_comma: false,
        words,
    };
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        let is_digit = |character: char| character.is_ascii_digit();
        match character {
            _ if character.is_alphanumeric() => reader.word.push(character),
            // "2.5", "1,000", "U.S." and "co-operate" are words.
            '.' | ',' if reader.word.ends_with(is_digit) && next.is_some_and(is_digit) => {
                reader.word.extend((character == '.').then_some(character));
            }
            '.' if is_initials(&reader.word) => reader.word.push('.'),
            '-' | '‐' | '‑' if !reader.word.is_empty() && next.is_some_and(char::is_alphanumeric) => {}
            '%' => {
                reader.end_word();
                reader.word.push_str("percent");
                reader.end_word();
            }
            '\'' | '’' if reader.word.ends_with('n') && next == Some('t') => {
                reader.word.pop();
                reader.end_word();
                reader.word.push_str("not");
                characters.next();
                reader.end_word();
            }
            _ => {
                reader.end_word();
                let ends = matches!(character, '.' | '!' | '?' | ';' | ':' | '\n');
                reader.begins |= ends;
                reader.opens |= ends;
                reader.follows_comma |= character == ',';
            }
        }
    }
    reader.end_word();
}

/// Says whether a sorted list has a word: each word of each statement is looked up.
fn is_among(sorted: &[&str], word: &str) -> bool {
    debug_assert!(sorted.is_sorted());
    sorted.binary_search(&word).is_ok()
}

/// Says whether a word is a letter, or letters with dots between them: "U", "U.S".
fn is_initials(word: &str) -> bool {
    let mut parts = word.split('.');
    !word.is_empty() && parts.all(|part| part.len() == 1 && part.starts_with(char::is_uppercase))
}

/// Words one after another.
struct SaidWordReader<'w> {
    word: String,
    /// Whether a sentence begins: a capital says nothing.
    begins: bool,
    /// Whether a sentence or a clause begins behind which what stands before it may end.
    opens: bool,
    follows_comma: bool,
    words: &'w mut Vec<SaidWord>,
}

impl SaidWordReader<'_> {
    /// Ends a word, if one has begun.
    fn end_word(&mut self) {
        let written = std::mem::take(&mut self.word);
        let letters = match written.contains('.') {
            true => Cow::Owned(written.replace('.', "")),
            false => Cow::Borrowed(written.as_str()),
        };
        if letters.is_empty() {
            return;
        }
        let is_initials = letters.len() > 1 && letters.chars().all(char::is_uppercase);
        let plain = match letters.is_ascii() {
            true => letters.to_ascii_lowercase(),
            false => fold(&letters).trim().to_owned(),
        };
        // "…, and that passengers would follow".
        self.opens |= std::mem::take(&mut self.follows_comma) && plain == "and";
        // "U.S." is no pronoun, and "IS" no verb.
        if is_among(&SMALL, &plain) && !is_initials {
            return;
        }
        if plain == "cannot" {
            self.push("can".to_owned(), WordRole::Turning);
            self.push("not".to_owned(), WordRole::Turning);
            return;
        }
        let same = SAME.binary_search_by_key(&plain.as_str(), |(form, _)| form);
        let same = same.ok().filter(|_| !is_initials);
        let is_digit = |first: char| first.is_ascii_digit();
        let text = match same {
            Some(place) => SAME[place].1.to_owned(),
            None if is_initials && plain == "us" => "usa".to_owned(),
            None if written.starts_with(is_digit) => written.clone(),
            None => stem(&plain),
        };
        let role = if is_among(&TURNING, &text) || is_among(&TURNING, &plain) {
            WordRole::Turning
        } else if text.starts_with('@') {
            WordRole::Person
        } else if text.starts_with(is_digit) || is_initials || letters.starts_with(char::is_uppercase) && !self.begins {
            WordRole::Name
        } else {
            WordRole::Plain
        };
        self.push(text, role);
    }

    fn push(&mut self, text: String, role: WordRole) {
        self.begins = false;
        self.words.push(SaidWord {
            text,
            role,
            opens: std::mem::take(&mut self.opens),
        });
    }
}

/// Makes one word of two that are one name.
fn join(words: &mut Vec<SaidWord>) {
    let mut place = 0;
    while place + 1 < words.len() {
        let pair = (words[place].text.as_str(), words[place + 1].text.as_str());
        let joined = JOINED
            .iter()
            .find(|(one, other, _)| (stem(one).as_str(), stem(other).as_str()) == pair);
        if let Some((_, _, name)) = joined {
            words[place].text = (*name).to_owned();
            words[place].role = WordRole::Name;
            words.remove(place + 1);
        }
        place += 1;
    }
}

/// Cuts the endings of number and tense off, and puts one spelling for two: organised → organiz, talks → talk.
fn stem(word: &str) -> String {
    const ENDINGS: [&str; 6] = ["ings", "ing", "ies", "ed", "es", "s"];
    let ending = ENDINGS
        .into_iter()
        .find(|ending| word.ends_with(ending) && word.len() >= ending.len() + 3 && !word.ends_with("ss"));
    let cut = ending.map_or(word, |ending| &word[..word.len() - ending.len()]);
    let cut = cut.strip_suffix(['e', 'y']).filter(|cut| cut.len() >= 3).unwrap_or(cut);
    let cut = cut
        .strip_suffix("is")
        .map_or_else(|| cut.to_owned(), |cut| format!("{cut}iz"));
    match cut.strip_suffix("our") {
        Some(short) if short.len() >= 3 => format!("{short}or"),
        _ => cut,
    }
}
