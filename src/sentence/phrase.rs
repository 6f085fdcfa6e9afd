//! A sentence while its tags are checked: its words without quotation marks.

use super::lexicon::SentenceLexicon;
use super::tagged_text::is_word_at;
use super::word_table::WordTable;
use super::{Tag, Token};
use std::borrow::Cow;

/// The words of a tagged sentence.
pub(super) struct TaggedPhrase<'a> {
    text: &'a str,
    tokens: &'a mut [Token],
    /// The place of the first of them in the article.
    first: usize,
    words: &'a WordTable,
    /// The places of the tokens that are no quotation marks.
    places: Vec<usize>,
    pub(super) lexicon: &'a SentenceLexicon,
}

impl<'a> TaggedPhrase<'a> {
    pub(super) fn new(
        text: &'a str,
        tokens: &'a mut [Token],
        first: usize,
        words: &'a WordTable,
        lexicon: &'a SentenceLexicon,
    ) -> Self {
        let is_word = |place: &usize| !matches!(tokens[*place].tag, Tag::OpenQuote | Tag::CloseQuote);
        let places = (0..tokens.len()).filter(is_word).collect();
        Self {
            text,
            tokens,
            first,
            words,
            places,
            lexicon,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Gives the tag of a word; [`Tag::Stop`] past the end.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.places.get(at).map_or(Tag::Stop, |&place| self.tokens[place].tag)
    }

    /// Gives the tag of the word before; [`Tag::Stop`] before the first.
    pub(super) fn tag_before(&self, at: usize) -> Tag {
        at.checked_sub(1).map_or(Tag::Stop, |before| self.tag(before))
    }

    /// Says whether a quotation ends right before a word.
    pub(super) fn follows_quotation(&self, at: usize) -> bool {
        let place = self.places.get(at).copied().unwrap_or_default();
        place > 0 && self.tokens[place - 1].tag == Tag::CloseQuote
    }

    /// Says whether a quotation begins right before a word.
    pub(super) fn begins_quotation(&self, at: usize) -> bool {
        let place = self.places.get(at).copied().unwrap_or_default();
        place > 0 && self.tokens[place - 1].tag == Tag::OpenQuote
    }

    pub(super) fn set(&mut self, at: usize, tag: Tag) {
        if let Some(&place) = self.places.get(at) {
            self.tokens[place].tag = tag;
        }
    }

    /// Gives a word as it is written; empty past the end.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.places
            .get(at)
            .map_or("", |&place| self.tokens[place].span.slice(self.text))
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        let place = self.places.get(at);
        place.is_some_and(|&place| is_word_at(self.tokens[place].span, self.text, word))
    }

    pub(super) fn lemma(&self, at: usize) -> Cow<'a, str> {
        self.lexicon.lemma_of_small(self.small(at), self.tag(at))
    }

    /// Gives a word in small letters; empty past the end.
    fn small(&self, at: usize) -> &'a str {
        self.places
            .get(at)
            .map_or("", |&place| self.words.small(self.first + place))
    }

    pub(super) fn is_finite(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::VerbPresent | Tag::VerbPast | Tag::Modal)
    }

    pub(super) fn is_verb(&self, at: usize) -> bool {
        let nonfinite = [Tag::VerbBase, Tag::VerbPastParticiple, Tag::VerbGerund];
        self.is_finite(at) || nonfinite.contains(&self.tag(at))
    }

    pub(super) fn is_noun(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::Noun | Tag::PluralNoun | Tag::ProperNoun)
    }

    /// Says whether a word is a day of the week or a unit of time: "said Tuesday before the vote was held".
    pub(super) fn is_day(&self, at: usize) -> bool {
        let word = self.small(at);
        word.ends_with("day") || ["week", "month", "year", "morning", "evening", "night", "hours"].contains(&word)
    }

    /// Says whether a word may be part of a noun phrase without prepositions.
    pub(super) fn is_of_noun_phrase(&self, at: usize) -> bool {
        let modifiers = [
            Tag::Adjective,
            Tag::Number,
            Tag::Possessive,
            Tag::Determiner,
            Tag::PossessivePronoun,
        ];
        self.is_noun(at) || modifiers.contains(&self.tag(at))
    }

    /// Says whether a clause may begin after this word.
    pub(super) fn links_clause(&self, at: usize) -> bool {
        let always = [Tag::Wh, Tag::Complementizer, Tag::Subordinator];
        let words = ["after", "before", "since", "until", "as"];
        always.contains(&self.tag(at)) || words.iter().any(|word| self.is(at, word))
    }

    /// "had not yet told": says whether an auxiliary stands before a word.
    pub(super) fn follows_auxiliary(&self, at: usize) -> bool {
        let is_between = |before: &usize| matches!(self.tag(*before), Tag::Adverb | Tag::Negation);
        let before = (0..at).rev().find(|before| !is_between(before));
        before.is_some_and(|before| self.is_verb(before) && matches!(self.lemma(before).as_ref(), "have" | "be"))
    }

    /// Gives the first word from here on that is no adverb or negation.
    pub(super) fn past_adverbs(&self, mut at: usize) -> usize {
        while matches!(self.tag(at), Tag::Adverb | Tag::Negation) {
            at += 1;
        }
        at
    }

    /// Says whether one noun phrase, with its prepositional phrases, and then a finite verb stand here.
    ///
    /// `None` if that cannot be told: after `and`, or where a name follows a noun ("After the vote Aoki left").
    pub(super) fn subject_and_verb(&self, from: usize) -> Option<bool> {
        let mut has_head = false;
        let mut at = from;
        loop {
            match self.tag(at) {
                _ if self.is_finite(at) => return Some(has_head),
                Tag::Determiner | Tag::PossessivePronoun | Tag::Pronoun | Tag::Existential if has_head => {
                    return Some(false);
                }
                Tag::ProperNoun if at > from && matches!(self.tag(at - 1), Tag::Noun | Tag::PluralNoun) => return None,
                Tag::Noun | Tag::PluralNoun | Tag::ProperNoun | Tag::Pronoun | Tag::Existential | Tag::Number => {
                    has_head = true;
                }
                Tag::Preposition | Tag::Possessive => has_head = false,
                Tag::VerbGerund if at == from => return Some(false),
                // "of implying officers were wrong": that verb belongs to what is implied.
                Tag::VerbGerund
                    if self.tag(at - 1) == Tag::Preposition && self.lexicon.takes_clause(&self.lemma(at)) =>
                {
                    return Some(false);
                }
                Tag::Coordinator if at > from => return None,
                Tag::Determiner
                | Tag::PossessivePronoun
                | Tag::Adjective
                | Tag::Adverb
                | Tag::Negation
                | Tag::Other
                | Tag::VerbPastParticiple
                | Tag::VerbGerund => {}
                Tag::Comma if has_head => match self.end_of_parenthesis(at) {
                    Some(end) => at = end,
                    None => return Some(false),
                },
                _ => return Some(false),
            }
            at += 1;
        }
    }

    /// "as Mr. Koch and his counterpart met": says whether two that are named and their verb stand here; not in "the vote and
    /// Chad left", "Chad and Mali was left".
    pub(super) fn two_and_verb(&self, from: usize) -> bool {
        let is_capital = |at: usize| self.word(at).starts_with(char::is_uppercase) && !self.is_day(at);
        let named = (from..).take_while(|&at| is_capital(at) && self.tag(at) != Tag::Pronoun);
        let and = from + named.count();
        let follows = is_capital(and + 1) || self.tag(and + 1) == Tag::PossessivePronoun;
        let mut behind = and + 1..self.len();
        let verb = behind.find(|&at| self.is_finite(at));
        let is_of_one = verb.is_some_and(|verb| ["has", "is", "was"].iter().any(|word| self.is(verb, word)));
        and > from && self.is(and, "and") && follows && !is_of_one && self.subject_and_verb(and + 1) == Some(true)
    }

    /// Gives the second comma of "the council, along with its allies, agreed"; `None` if no verb follows one.
    fn end_of_parenthesis(&self, comma: usize) -> Option<usize> {
        let end = (comma + 1..self.len()).find(|&at| self.tag(at) == Tag::Comma)?;
        let goes_on = self.is_finite(self.past_adverbs(end + 1));
        let holds_verb = (comma..end).any(|at| self.is_finite(at) || self.tag(at) == Tag::Wh);
        (goes_on && !holds_verb).then_some(end)
    }
}
