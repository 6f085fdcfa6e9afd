//! An article with all that steps 2 to 5 have made of it.

use super::{Clause, Clauses, NounPhrase, PrepositionalPhrase};
use crate::mention::Mention;
use crate::sentence::{Tag, TaggedText};
use crate::span::Span;
use crate::time::TimeExpression;
use std::ops::Deref;

/// An article as step 5 leaves it. Asks of words what [`TaggedText`] answers.
#[derive(Debug, Clone, Copy)]
pub struct ParsedText<'a> {
    /// Steps 1 and 2.
    pub tagged: TaggedText<'a>,
    /// Step 3.
    pub mentions: &'a [Mention],
    /// Step 4.
    pub times: &'a [TimeExpression],
    /// Step 5.
    pub clauses: &'a Clauses,
}

impl<'a> Deref for ParsedText<'a> {
    type Target = TaggedText<'a>;

    fn deref(&self) -> &TaggedText<'a> {
        &self.tagged
    }
}

impl<'a> ParsedText<'a> {
    /// Gives a noun phrase by its place.
    pub fn phrase(&self, phrase: usize) -> &'a NounPhrase {
        &self.clauses.noun_phrases[phrase]
    }

    /// Gives the noun that heads a noun phrase, as its singular in small letters.
    pub fn head(&self, phrase: usize) -> &'a str {
        self.lemma(self.phrase(phrase).head)
    }

    /// Gives the name that heads a noun phrase. `None` where a common noun does.
    pub fn name_of(&self, phrase: usize) -> Option<&'a Mention> {
        self.mentions.get(self.phrase(phrase).mention?)
    }

    /// Gives the place of the sentence that a noun phrase stands in.
    pub fn sentence_of(&self, phrase: usize) -> usize {
        self.sentence_at(self.phrase(phrase).span)
    }

    /// Gives a noun phrase with its title and what belongs to it: "a spokesman for the ministry".
    pub fn full_span(&self, phrase: usize) -> Span {
        let full = self.phrase(phrase).full;
        self.name_of(phrase).map_or(full, |name| full.cover(name.full))
    }

    /// Gives the prepositional phrases that stand directly behind a noun phrase, in text order.
    pub fn behind(&self, phrase: usize) -> impl Iterator<Item = &'a PrepositionalPhrase> + Clone + use<'a> {
        let clauses = self.clauses;
        clauses.behind(phrase).map(|place| &clauses.prepositional[place])
    }

    /// Gives the place of the clause that another one stands in, right behind its first word: "a flood in which, he said,
    /// three drowned". `None` where it stands elsewhere.
    pub fn broken_by(&self, inside: &Clause) -> Option<usize> {
        let comma = self.token_at(inside.span.start).checked_sub(1)?;
        let introducer = comma.checked_sub(1).filter(|_| self.tag(comma) == Tag::Comma)?;
        let mut clauses = self.clauses.of_sentence(inside.sentence);
        clauses.find(|&place| self.clauses.clauses[place].introducer == Some(introducer))
    }

    /// Gives the names that lie in a stretch, in text order.
    pub fn mentions_in(&self, span: Span) -> &'a [Mention] {
        let from = self.mentions.partition_point(|mention| mention.span.start < span.start);
        let to = self.mentions.partition_point(|mention| mention.span.end <= span.end);
        self.mentions.get(from..to).unwrap_or_default()
    }

    /// Gives the names that share a byte with a stretch, in text order.
    pub fn mentions_touching(&self, span: Span) -> &'a [Mention] {
        let from = self.mentions.partition_point(|mention| mention.span.end <= span.start);
        let to = self.mentions.partition_point(|mention| mention.span.start < span.end);
        self.mentions.get(from..to).unwrap_or_default()
    }

    /// Gives the expressions of time that lie in a stretch, in text order.
    pub fn times_in(&self, span: Span) -> &'a [TimeExpression] {
        let from = self.times.partition_point(|time| time.span.start < span.start);
        let to = self.times.partition_point(|time| time.span.end <= span.end);
        self.times.get(from..to).unwrap_or_default()
    }
}
