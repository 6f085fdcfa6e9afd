//! Sentences longer than any reader can hold → parts, cut at their best joints.

use super::lexicon::SentenceLexicon;
use super::{Quotation, Tag, Token};
use crate::span::Span;
use std::ops::Range;

/// The longest sentence, in tokens: of 36,817 sentences of news two are longer.
///
/// Who reads a sentence weighs its words against each other; with a bound, time grows with the text all the same. A
/// transcript or a page that was scanned may have no full stop at all.
const LONGEST: usize = 200;

/// How well a sentence can be cut at some place, the best last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Joint {
    /// A word and its clitic, a mark that touches the words around it.
    Glued,
    /// Two words of a name: "Bank of Japan".
    Name,
    Word,
    Comma,
    /// A comma or conjunction before a new clause: ", and the ships left", "and they left".
    Clause,
    /// A dash or a colon.
    Dash,
    /// A semicolon, or a full stop that ends no sentence since a small letter follows.
    Semicolon,
}

/// Cuts the sentences that are too long; the others stay as they are.
///
/// No part is longer than the bound, and none but the last is shorter than half of it. Quotations, given in text
/// order, are left whole where that can be.
pub(super) fn cut_sentences(
    text: &str,
    tokens: &[Token],
    sentences: Vec<Range<usize>>,
    quotations: &[Quotation],
    lexicon: &SentenceLexicon,
) -> Vec<Range<usize>> {
    if sentences.iter().all(|sentence| sentence.len() <= LONGEST) {
        return sentences;
    }
    let joints = Joints { text, tokens, lexicon };
    let mut cover = Cover::new(quotations);
    let mut parts = Vec::new();
    for sentence in sentences {
        let mut start = sentence.start;
        while sentence.end - start > LONGEST {
            let places = start + LONGEST / 2..=start + LONGEST;
            let end = places.max_by_key(|&at| {
                let joint = joints.at(at);
                let is_free = joint > Joint::Name && !cover.holds(tokens[at - 1].span, tokens[at].span);
                (is_free, joint, at)
            });
            let end = end.unwrap_or(start + LONGEST);
            parts.push(start..end);
            start = end;
        }
        parts.push(start..sentence.end);
    }
    parts
}

/// Tells between which words a quotation goes on; asked in text order, but for half a sentence back.
struct Cover<'a> {
    quotations: &'a [Quotation],
    next: usize,
    /// The closed quotations that have begun and were the longest so far, by what they cover: apart and in text order.
    begun: Vec<Span>,
}

impl<'a> Cover<'a> {
    fn new(quotations: &'a [Quotation]) -> Self {
        Self {
            quotations,
            next: 0,
            begun: Vec::new(),
        }
    }

    /// Says whether both words, neighbours, lie in one quotation that ends; of one that does not, no end is in sight.
    fn holds(&mut self, before: Span, after: Span) -> bool {
        while let Some(quotation) = self
            .quotations
            .get(self.next)
            .filter(|next| next.span.start < after.start)
        {
            let is_new = self.begun.last().is_none_or(|last| last.end < quotation.span.end);
            if quotation.closed && is_new {
                self.begun.push(quotation.span);
            }
            self.next += 1;
        }
        let place = self.begun.partition_point(|span| span.start < after.start);
        let inner = place.checked_sub(1).and_then(|place| self.begun.get(place));
        inner.is_some_and(|span| before.end < span.end)
    }
}

/// Judges the places between tokens.
struct Joints<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a SentenceLexicon,
}

impl Joints<'_> {
    /// Judges the place before a token.
    fn at(&self, at: usize) -> Joint {
        let (last, next) = (self.tokens[at - 1], self.tokens[at]);
        if last.span.end == next.span.start {
            return Joint::Glued;
        }
        // “We are ready,” | he said; he said: | “We are ready.”
        let reports = next.tag == Tag::OpenQuote || last.tag == Tag::CloseQuote;
        match last.tag {
            Tag::Semicolon | Tag::Stop => Joint::Semicolon,
            Tag::Dash | Tag::Colon if !reports => Joint::Dash,
            Tag::Comma if !reports && self.begins_clause(at) => Joint::Clause,
            Tag::Comma if !reports => Joint::Comma,
            _ if self.may_be(at, &[Tag::Coordinator]) && self.begins_clause(at + 1) => Joint::Clause,
            _ if self.is_in_name(at) => Joint::Name,
            _ => Joint::Word,
        }
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.slice(self.text))
    }

    /// Says whether a clause may begin with a word. Its tag is not chosen yet.
    fn begins_clause(&self, at: usize) -> bool {
        const OPENING: [Tag; 6] = [
            Tag::Coordinator,
            Tag::Pronoun,
            Tag::Existential,
            Tag::Subordinator,
            Tag::Complementizer,
            Tag::Wh,
        ];
        self.may_be(at, &OPENING)
    }

    fn may_be(&self, at: usize, tags: &[Tag]) -> bool {
        tags.iter().any(|&tag| self.lexicon.may_be(self.word(at), tag))
    }

    fn is_in_name(&self, at: usize) -> bool {
        let is_part = |word: &str| word == "of" || word.starts_with(char::is_uppercase);
        is_part(self.word(at - 1)) && is_part(self.word(at))
    }
}
