//! What the parts of this step read: the clauses with what hangs below them, and who is meant.

use super::Page;
use super::lexicon::StatementLexicon;
use crate::article::Article;
use crate::clause::{Clause, Clauses};
use crate::coreference::References;
use crate::evidence::Party;
use crate::mention::{Gazetteer, Mention};
use crate::moment::Moment;
use crate::sentence::{Quotation, Sentence, SentenceLexicon, Sentences, Tag};
use crate::span::Span;
use crate::time::TimeExpression;

/// An article as this step sees it.
pub(super) struct Reader<'a> {
    pub(super) article: &'a Article,
    pub(super) sentences: &'a Sentences,
    pub(super) mentions: &'a [Mention],
    pub(super) times: &'a [TimeExpression],
    pub(super) clauses: &'a Clauses,
    pub(super) references: &'a References,
    pub(super) moments: &'a [Moment],
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) words: &'a SentenceLexicon,
    pub(super) lexicon: &'a StatementLexicon,
    /// For every clause, those below it, in text order.
    pub(super) below: Vec<Vec<usize>>,
    /// The quotations that stand in no other one, in text order.
    pub(super) outer_quotations: Vec<Quotation>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(page: Page<'a>, lexicon: &'a StatementLexicon) -> Self {
        let mut below = vec![Vec::new(); page.clauses.clauses.len()];
        for (index, clause) in page.clauses.clauses.iter().enumerate() {
            if let Some(parent) = clause.parent {
                below[parent].push(index);
            }
        }
        Self {
            article: page.article,
            sentences: page.sentences,
            mentions: page.mentions,
            times: page.times,
            clauses: page.clauses,
            references: page.references,
            moments: page.moments,
            gazetteer: page.gazetteer,
            words: page.words,
            lexicon,
            below,
            outer_quotations: page
                .sentences
                .quotations
                .iter()
                .filter(|quotation| quotation.level == 0)
                .cloned()
                .collect(),
        }
    }

    pub(super) fn text(&self) -> &'a str {
        &self.article.text
    }

    pub(super) fn sentence(&self, clause: &Clause) -> &'a Sentence {
        &self.sentences.sentences[clause.sentence]
    }

    /// Gives the clauses of a sentence, by its place.
    pub(super) fn clauses_of(&self, sentence: usize) -> &'a [Clause] {
        let clauses = self.clauses.clauses.as_slice();
        let start = clauses.partition_point(|clause| clause.sentence < sentence);
        let end = clauses.partition_point(|clause| clause.sentence <= sentence);
        &clauses[start..end]
    }

    /// Gives the quotations, outside any other, that a stretch touches, in text order.
    pub(super) fn quotations_in(&self, span: Span) -> impl Iterator<Item = &Quotation> {
        let start = self
            .outer_quotations
            .partition_point(|quotation| quotation.span.end <= span.start);
        let touches = move |quotation: &&Quotation| quotation.span.start < span.end;
        self.outer_quotations[start..].iter().take_while(touches)
    }

    pub(super) fn tag(&self, token: usize) -> Tag {
        self.sentences.tokens.get(token).map_or(Tag::Stop, |token| token.tag)
    }

    pub(super) fn word(&self, token: usize) -> &'a str {
        self.sentences
            .tokens
            .get(token)
            .map_or("", |token| token.span.slice(self.text()))
    }

    /// Says whether a token is one of these words, in any case.
    pub(super) fn is_any<W: AsRef<str>>(&self, token: usize, words: &[W]) -> bool {
        let own = self.word(token);
        words.iter().any(|word| own.eq_ignore_ascii_case(word.as_ref()))
    }

    /// Gives the token that begins at or after a byte.
    pub(super) fn token_at(&self, byte: u32) -> usize {
        self.sentences.tokens.partition_point(|token| token.span.end <= byte)
    }

    /// Gives the singular of the noun that heads a noun phrase.
    pub(super) fn head(&self, phrase: usize) -> String {
        let head = self.clauses.noun_phrases[phrase].head;
        self.words.lemma(self.word(head), self.tag(head)).to_lowercase()
    }

    /// Gives everybody that a noun phrase and those joined to it by `and` mean, in text order.
    pub(super) fn everybody(&self, phrase: usize) -> Vec<Party> {
        self.references.everybody(self.clauses, phrase)
    }

    /// Gives a noun phrase with its title and what belongs to it: "a spokesman for the ministry".
    pub(super) fn full_span(&self, phrase: usize) -> Span {
        let noun_phrase = &self.clauses.noun_phrases[phrase];
        let mention = noun_phrase.mention.and_then(|mention| self.mentions.get(mention));
        mention.map_or(noun_phrase.full, |mention| noun_phrase.full.cover(mention.full))
    }

    /// Cuts quotation marks, punctuation and space off both ends; empty if nothing is left.
    pub(super) fn trim(&self, span: Span) -> Span {
        let is_edge = |tag: Tag| {
            matches!(
                tag,
                Tag::OpenQuote
                    | Tag::CloseQuote
                    | Tag::Comma
                    | Tag::Stop
                    | Tag::Colon
                    | Tag::Semicolon
                    | Tag::Dash
                    | Tag::Coordinator
            )
        };
        let first = self.token_at(span.start);
        let tokens = &self.sentences.tokens[first..];
        let inside = tokens.iter().take_while(|token| token.span.end <= span.end);
        let kept = |token: &&crate::sentence::Token| !is_edge(token.tag);
        // "and that is where it will stay": a conjunction is a word of what follows it.
        let start = inside
            .clone()
            .find(|token| !is_edge(token.tag) || token.tag == Tag::Coordinator);
        let end = inside.filter(kept).last();
        match (start, end) {
            (Some(start), Some(end)) => start.span.cover(end.span),
            _ => Span::default(),
        }
    }

    /// Gives the speaker where nobody is named.
    pub(super) fn nobody(&self) -> Party {
        Party {
            entity: None,
            name: "unspecified".to_owned(),
            kind: None,
            span: None,
        }
    }
}
