//! Tokens of a sentence → their parts of speech.

use super::helping_forms::check_helping_forms;
use super::lattice::Lattice;
use super::lexicon::SentenceLexicon;
use super::linking_words::check_linking_words;
use super::model::{Reading, Readings, TagModel};
use super::phrase::TaggedPhrase;
use super::verb_forms::check_verb_forms;
use super::word_table::WordTable;
use super::{Tag, Token};
use std::ops::Range;

/// Tags sentence after sentence; its buffers serve all of them.
pub(super) struct Tagger<'a> {
    lexicon: &'a SentenceLexicon,
    lattice: Lattice,
    key: String,
}

impl<'a> Tagger<'a> {
    pub(super) fn new(lexicon: &'a SentenceLexicon) -> Self {
        Self {
            lexicon,
            lattice: Lattice::default(),
            key: String::new(),
        }
    }

    /// Chooses for the words of a sentence the tags that are together the likeliest.
    ///
    /// Each word has few readings: those that counted texts have shown, or, for a word that is not known, those of its
    /// ending. Which of them fits is judged by the two readings before it (Viterbi's algorithm). Marks keep their tags;
    /// quotation marks are passed over, so that `called “safe” zones` reads as without them.
    pub(super) fn tag(&mut self, text: &str, all: &mut [Token], sentence: Range<usize>, words: &WordTable) {
        let first = sentence.start;
        let tokens = &mut all[sentence];
        let model = self.lexicon.tag_model();
        let lattice = &mut self.lattice;
        lattice.clear();
        let is_title = is_title(text, tokens);
        let mut begins = true;
        let mut reader = WordReader {
            model,
            key: &mut self.key,
        };
        for (index, token) in tokens.iter().enumerate() {
            if !matches!(token.tag, Tag::OpenQuote | Tag::CloseQuote) {
                let word = token.span.slice(text);
                let small = words.small(first + index);
                let mark = (token.tag != Tag::Other).then(|| model.plain(token.tag, 1.0)).flatten();
                let leads = small == "to" && index > 0 && LEADS_TO.contains(&words.small(first + index - 1));
                lattice.push(index, |readings| {
                    let before = readings.len();
                    match mark {
                        Some(mark) => readings.push(mark),
                        None => reader.read(word, small, begins, is_title, readings),
                    }
                    if leads {
                        let mut own = readings.split_off(before);
                        own.retain(|reading| model.tag(reading.state) != Tag::To);
                        readings.append(&mut own);
                    }
                });
            }
            // Where a sentence begins, or a quotation in it, a capital tells no name.
            begins = matches!(token.tag, Tag::OpenQuote | Tag::Stop | Tag::Colon | Tag::Dash)
                || begins && token.tag != Tag::Other;
        }
        lattice.choose(model, tokens);
        if lacks_verb(tokens) {
            lattice.favour(FINITE_BONUS, |reading| is_finite(model.tag(reading.state)));
            lattice.choose(model, tokens);
        }
        let mut phrase = TaggedPhrase::new(text, tokens, first, words, self.lexicon);
        check_verb_forms(&mut phrase);
        check_helping_forms(&mut phrase);
        check_linking_words(&mut phrase);
    }
}

/// Words whose "to" no verb follows: "according to exit polls".
const LEADS_TO: [&str; 3] = ["according", "owing", "contrary"];

/// How many times likelier finite verbs become in a sentence that seems to have none.
const FINITE_BONUS: f32 = 30.0;

fn is_finite(tag: Tag) -> bool {
    matches!(tag, Tag::VerbPresent | Tag::VerbPast | Tag::Modal)
}

/// Says whether a sentence that ends as one has neither a finite verb nor an imperative: "Peace talks stalled."
fn lacks_verb(tokens: &[Token]) -> bool {
    let ends = tokens.iter().rev().take(2).any(|token| token.tag == Tag::Stop);
    let first = tokens.iter().find(|token| token.tag != Tag::OpenQuote);
    ends && first.is_some_and(|first| first.tag != Tag::VerbBase) && !tokens.iter().any(|token| is_finite(token.tag))
}

/// Says whether most longer words have capitals, so that a capital tells no name: "China Warns Against Interference".
fn is_title(text: &str, tokens: &[Token]) -> bool {
    let words = tokens.iter().map(|token| token.span.slice(text));
    let (mut capital, mut small) = (0, 0);
    for word in words.filter(|word| word.len() > 3) {
        match word.chars().next() {
            Some(letter) if letter.is_uppercase() => capital += 1,
            Some(letter) if letter.is_lowercase() => small += 1,
            _ => {}
        }
    }
    capital >= 3 && small * 4 <= capital
}

/// Gives the readings of words.
struct WordReader<'a> {
    model: &'a TagModel,
    key: &'a mut String,
}

/// How much of a word's readings is a name if the word is capitalised where every word is.
const NAME_AT_BEGIN: f32 = 0.03;
const NAME_IN_TITLE: f32 = 0.2;
/// … and known as a finite verb and hardly as anything else, by the share below.
const NAME_OF_VERB: f32 = 0.001;
const MOSTLY_VERB: f32 = 0.9;
/// … and inside a sentence, where it is known only in small letters.
const NAME_INSIDE: f32 = 0.97;
/// … and where it is not known at all.
const NAME_UNKNOWN: f32 = 0.85;

impl WordReader<'_> {
    fn read(&mut self, word: &str, folded: &str, begins: bool, is_title: bool, readings: &mut Vec<Reading>) {
        let first = word.chars().next().unwrap_or(' ');
        if first.is_ascii_digit() {
            return self.read_number(word, readings);
        }
        let sign = if word.contains('-') { "-" } else { "" };
        let small = self.model.word(folded);
        if small.is_none() && has_article_of_name(word) {
            readings.extend(self.model.plain(Tag::ProperNoun, 1.0));
            return;
        }
        // "Russian-held" is an adjective, "Japan-Russia" is made of names.
        let ends = if sign.is_empty() { None } else { word.rsplit_once('-') };
        let ends_small = ends.is_some_and(|(_, end)| end.starts_with(char::is_lowercase));
        if !first.is_uppercase() || ends_small && small.is_none() {
            match small.or_else(|| self.model.word(post_in(folded)?)) {
                Some(found) => readings.extend(found.each),
                None if first.is_alphabetic() => {
                    let start = readings.len();
                    match post_in(folded) {
                        Some(post) => self.read_unseen("", post, readings),
                        None => self.read_unseen(sign, folded, readings),
                    }
                    self.name_to_noun(readings, start);
                }
                None => readings.extend(self.model.plain(Tag::Other, 1.0)),
            }
            return;
        }
        let capital = self.model.word(word);
        let by_ending = |reader: &mut Self| reader.model.ending("^", folded, reader.key);
        if !begins && !is_title {
            match (capital, small) {
                (Some(found), _) => readings.extend(found.each),
                (None, Some(found)) => self.mix_with_name(found.each, NAME_INSIDE, readings),
                (None, None) => {
                    let each = by_ending(self);
                    self.mix_with_name(each, NAME_UNKNOWN, readings);
                }
            }
            return;
        }
        let start = readings.len();
        // "Senate Condemns Raid": a word that is a verb wherever it is known is one here.
        let is_verb = |found: &Readings| self.model.share_of_verb(found) > MOSTLY_VERB;
        let usual = match small {
            Some(found) if is_title && is_verb(&found) => NAME_OF_VERB,
            _ if is_title => NAME_IN_TITLE,
            _ => NAME_AT_BEGIN,
        };
        match (capital, small) {
            (Some(capital), Some(small)) => {
                let part = (capital.seen / (capital.seen + small.seen)).max(usual);
                mix(small.each, 1.0 - part, readings, start);
                mix(capital.each, part, readings, start);
            }
            (None, Some(found)) if self.model.is_closed_gerund(&found) => readings.extend(found.each),
            (None, Some(found)) => self.mix_with_name(found.each, usual, readings),
            (Some(found), None) => readings.extend(found.each),
            (None, None) => {
                // "Noting that winter is near, …"
                let is_form = self.model.is_form_of_known(folded);
                let name = if is_form { NAME_AT_BEGIN } else { NAME_UNKNOWN };
                mix(by_ending(self), name, readings, start);
                let mut common = Vec::new();
                self.read_unseen(sign, folded, &mut common);
                mix(&common, 1.0 - name, readings, start);
            }
        }
    }

    /// Takes a word in small letters that looks like a name, or like nothing, for a noun: "Chadian lawmaker Lena Koch".
    fn name_to_noun(&self, readings: &mut Vec<Reading>, start: usize) {
        let is_name = |reading: &Reading| matches!(self.model.tag(reading.state), Tag::ProperNoun | Tag::Other);
        let odds: f32 = readings[start..]
            .iter()
            .filter(|reading| is_name(reading))
            .map(|name| name.odds)
            .sum();
        if odds > 0.0 {
            let rest: Vec<Reading> = readings.drain(start..).filter(|reading| !is_name(reading)).collect();
            readings.extend(rest);
            let noun = self.model.plain(Tag::Noun, 1.0);
            let noun = noun.map(|noun| Reading::new(noun.state, odds));
            mix(noun.as_slice(), 1.0, readings, start);
        }
    }

    /// Reads a word that no text has shown, by the noun that it is the plural of, or else by its ending.
    fn read_unseen(&mut self, sign: &str, folded: &str, readings: &mut Vec<Reading>) {
        match self.model.plural(folded) {
            Some(plural) => readings.push(plural),
            None => readings.extend(self.model.ending(sign, folded, self.key)),
        }
    }

    /// `1956`, `2.5`, but `1990s`, `21st`.
    fn read_number(&self, word: &str, readings: &mut Vec<Reading>) {
        let letters = word.trim_start_matches(|letter: char| !letter.is_alphabetic());
        let tag = match letters {
            "" => Tag::Number,
            "s" => Tag::PluralNoun,
            "st" | "nd" | "rd" | "th" => Tag::Adjective,
            _ if word.contains('-') => Tag::Adjective,
            _ => Tag::Number,
        };
        readings.extend(self.model.plain(tag, 1.0));
    }

    fn mix_with_name(&self, each: &[Reading], part: f32, readings: &mut Vec<Reading>) {
        let first = readings.len();
        mix(each, 1.0 - part, readings, first);
        let name = self.model.plain(Tag::ProperNoun, part);
        mix(name.as_slice(), 1.0, readings, first);
    }
}

/// "d'Ivoire", "al-Assad": says whether an article in small letters stands before the rest of a name.
fn has_article_of_name(word: &str) -> bool {
    let articles = ["al-", "d'", "d’", "el-", "l'", "l’", "ul-"];
    let rest = articles.iter().find_map(|article| word.strip_prefix(article));
    rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// Gives the noun that tells what a compound for a post is: `president` of "vice-president", `director` of
/// "director-general".
fn post_in(compound: &str) -> Option<&str> {
    let before = ["arch-", "co-", "deputy-", "ex-", "vice-"];
    let own = before.iter().find_map(|first| compound.strip_prefix(first));
    own.or_else(|| compound.strip_suffix("-general"))
}

/// Adds a part of these readings to what has been read of a word.
fn mix(each: &[Reading], part: f32, readings: &mut Vec<Reading>, first: usize) {
    for reading in each {
        let odds = reading.odds * part;
        match readings[first..].iter_mut().find(|other| other.state == reading.state) {
            Some(other) => *other = Reading::new(other.state, other.odds + odds),
            None => readings.push(Reading::new(reading.state, odds)),
        }
    }
}
