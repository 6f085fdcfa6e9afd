//! What this step knows: the words of time, fixed phrases, and the words around them that change their meaning.

use super::holiday::Holiday;
use super::word::TimeWord;
use crate::data::{DataFile, named};
use crate::error::Result;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// No word of the lexicon is longer, in bytes: longer words of a text are not looked up.
pub(super) const LONGEST: usize = 16;

/// The files with one word of time a record.
const WORD_FILES: [&str; 4] = [
    "data/time/calendar.jsonl",
    "data/time/numbers.jsonl",
    "data/time/relations.jsonl",
    "data/time/units.jsonl",
];

/// The knowledge of this step.
#[derive(Debug, Clone, Default)]
pub struct TimeLexicon {
    words: FxHashMap<Box<str>, Entry>,
    contexts: FxHashMap<Context, FxHashSet<Box<str>>>,
    /// The forms of the phrases by their first word, the longest first.
    openings: FxHashMap<Box<str>, Vec<Opening>>,
    phrases: Vec<TimePhrase>,
    holidays: Vec<TimeHoliday>,
}

/// A form of a phrase without its first word.
#[derive(Debug, Clone)]
pub(super) struct Opening {
    pub(super) rest: Vec<Box<str>>,
    pub(super) means: Opened,
}

/// What a phrase of several words says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opened {
    /// The index in [`TimeLexicon::phrases`].
    Phrase(usize),
    Holiday(Holiday),
}

/// A word's meaning, and how it must be written to have it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) word: TimeWord,
    pub(super) letters: Letters,
    /// The word has this meaning only beside other words of time: `May`, `fall`.
    pub(super) weak: bool,
    /// A fixed phrase begins with it.
    pub(super) opens: bool,
}

impl Entry {
    /// Makes the entry of a word that may be written in any way.
    pub(super) fn of(word: TimeWord) -> Self {
        Self {
            word,
            letters: Letters::Any,
            weak: false,
            opens: false,
        }
    }
}

/// How a word of time is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Letters {
    #[default]
    Any,
    /// `Friday`, not `friday`.
    Capital,
    /// `daily`, not the newspaper `Daily`.
    Lower,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordRecord {
    #[serde(rename = "id")]
    _id: String,
    means: TimeWord,
    words: Vec<Box<str>>,
    #[serde(default)]
    letters: Letters,
    #[serde(default)]
    weak: bool,
}

/// Words that say something about the time beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Context {
    /// `announced`: the time after it is past.
    Past,
    /// `will`: the time that it governs is to come.
    Future,
    /// `declined` in "declined to comment Friday": the infinitive after it is not to come.
    NotToCome,
    /// `mark` in "feasts to mark the entry on Friday": what the infinitive is about may be past.
    LooksBack,
    /// `the`, `his` after a `to` that is a preposition.
    NotInfinitive,
    /// `until` in `until Friday`, where no verb tells the tense.
    Deadline,
    /// `in`, `since`: a month or a year may follow.
    BeforeTime,
    /// `resolution` in `Resolution 1973`.
    BeforeNumber,
    /// `Vision` in `Vision 2030`.
    NamedByNumber,
    /// `people` in `2000 people`.
    Counted,
    /// `Black` in `Black Friday`.
    BeforeNameOfDay,
    /// `Times` in `Sunday Times`.
    AfterNameOfDay,
    /// `from` in "from a year earlier", which compares figures.
    Compared,
    /// `attack` in "Friday's attack", which was.
    Done,
    /// `announced` in "announced talks in May", which may be to come.
    Plans,
    /// `when` in "the day when he resigned", which another clause dates.
    AfterDatedNoun,
    /// `for` in `for a year`: the unit is a length.
    BeforeLength,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContextRecord {
    id: Context,
    words: Vec<Box<str>>,
}

/// A fixed phrase with a value of its own: `for now`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimePhrase {
    /// The rule: `for-now`.
    pub id: String,
    /// `PRESENT_REF`
    pub value: String,
    /// The phrase in its forms, in lower case, with a space between words.
    words: Vec<String>,
    /// Words before it that make it something else.
    #[serde(default)]
    not_after: Vec<Box<str>>,
    /// Words after it that make it something else.
    #[serde(default)]
    not_before: Vec<Box<str>>,
    /// A sentence that it fires in.
    pub fires: String,
    /// A sentence as close as possible that it must not fire in.
    pub not: String,
}

impl TimePhrase {
    /// Says whether the phrase may stand between these words.
    pub(super) fn fits(&self, before: &str, after: &str) -> bool {
        let among = |words: &[Box<str>], word: &str| words.iter().any(|other| other.eq_ignore_ascii_case(word));
        !among(&self.not_after, before) && !among(&self.not_before, after)
    }
}

/// A day with a name of its own: `Christmas Eve`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeHoliday {
    /// `christmas-eve`
    pub id: String,
    day: Holiday,
    /// The name in its forms, in lower case, with a space between words; in a text it is written with a capital.
    words: Vec<String>,
    /// A sentence that names the day.
    pub fires: String,
    /// A sentence as close as possible that does not.
    pub not: String,
}

impl TimeLexicon {
    /// Reads `data/time/`.
    pub fn parse(files: &[DataFile]) -> Result<Self> {
        let mut lexicon = Self::default();
        for path in WORD_FILES {
            let file = named(files, path)?;
            for (line, record) in file.records::<WordRecord>()? {
                let (word, letters, weak) = (record.means, record.letters, record.weak);
                for text in record.words {
                    if text.len() > LONGEST {
                        return Err(file.error(line, format!("`{text}` is longer than {LONGEST} bytes")));
                    }
                    if lexicon.words.contains_key(&text) {
                        return Err(file.error(line, format!("`{text}` has a meaning already")));
                    }
                    let opens = false;
                    lexicon.words.insert(
                        text,
                        Entry {
                            word,
                            letters,
                            weak,
                            opens,
                        },
                    );
                }
            }
        }
        for (_, record) in named(files, "data/time/contexts.jsonl")?.records::<ContextRecord>()? {
            lexicon.contexts.entry(record.id).or_default().extend(record.words);
        }
        for (_, phrase) in named(files, "data/time/phrases.jsonl")?.records::<TimePhrase>()? {
            let means = Opened::Phrase(lexicon.phrases.len());
            lexicon.open(&phrase.words, Letters::Any, means);
            lexicon.phrases.push(phrase);
        }
        for (_, holiday) in named(files, "data/time/holidays.jsonl")?.records::<TimeHoliday>()? {
            lexicon.open(&holiday.words, Letters::Capital, Opened::Holiday(holiday.day));
            lexicon.holidays.push(holiday);
        }
        Ok(lexicon)
    }

    fn open(&mut self, forms: &[String], letters: Letters, means: Opened) {
        for form in forms {
            let mut words = form.split(' ').map(Box::<str>::from);
            if let Some(first) = words.next() {
                let word = Entry {
                    letters,
                    ..Entry::of(TimeWord::Other)
                };
                self.words.entry(first.clone()).or_insert(word).opens = true;
                let rest = words.collect();
                let openings = self.openings.entry(first).or_default();
                openings.push(Opening { rest, means });
                // The longest form first: "in the near future" before "in the".
                openings.sort_by_key(|opening| std::cmp::Reverse(opening.rest.len()));
            }
        }
    }

    /// Gives the fixed phrases.
    pub fn phrases(&self) -> &[TimePhrase] {
        &self.phrases
    }

    /// Gives the days with a name of their own.
    pub fn holidays(&self) -> &[TimeHoliday] {
        &self.holidays
    }

    /// Gives the forms of phrases that begin with a word, the longest first.
    pub(super) fn openings(&self, word: &str) -> &[Opening] {
        self.openings.get(word).map_or(&[], Vec::as_slice)
    }

    /// Gives the meaning of a word in lower case.
    pub(super) fn entry(&self, word: &str) -> Option<Entry> {
        self.words.get(word).copied()
    }

    /// Says whether a word in lower case is of such a list.
    pub(super) fn is(&self, context: Context, word: &str) -> bool {
        self.contexts.get(&context).is_some_and(|words| words.contains(word))
    }
}
