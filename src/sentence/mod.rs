//! Step 2. Article → Sentences of tagged Tokens, with the quotation spans.

mod boundary;
mod counts;
mod end_index;
mod gerund_forms;
mod helping_forms;
mod joint;
mod lattice;
mod lemma;
mod lexicon;
mod linking_words;
mod model;
mod noun_forms;
mod phrase;
mod quotation;
mod reduced_relative;
mod regular;
mod speech_forms;
mod tag;
mod tagged_text;
mod tagger;
mod token;
mod transitions;
mod verb_forms;
mod word_table;

pub use lexicon::SentenceLexicon;
pub(crate) use regular::{pasts_and_gerunds, with_s};
pub use tag::Tag;
pub use tagged_text::TaggedText;
pub(crate) use word_table::small_letters;

use crate::article::Article;
use crate::span::Span;
use boundary::find_sentences;
use end_index::EndIndex;
use joint::cut_sentences;
use quotation::find_quotations;
use std::ops::Range;
use tagger::Tagger;
use token::split_line;
use word_table::WordTable;

/// A word, a number or a mark of punctuation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its part of speech.
    pub tag: Tag,
}

/// What a sentence is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentenceKind {
    /// Running text.
    Prose,
    /// The article's first line, where it is a headline.
    Headline,
    /// A heading between paragraphs, "Update at 8:20 a.m. ET": only its times are read.
    Heading,
    /// A line that is no news ("Subscribe to our newsletter"): later steps leave it unread.
    Boilerplate,
}

impl SentenceKind {
    /// Says whether somebody may be named in it, or say something.
    pub fn is_news(self) -> bool {
        matches!(self, Self::Prose | Self::Headline)
    }
}

/// A sentence: its place, its tokens, its paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Indices into [`Sentences::tokens`].
    pub tokens: Range<usize>,
    /// The line of the text that it stands in, from 0; lines without words do not count.
    pub paragraph: usize,
    /// What it is for.
    pub kind: SentenceKind,
}

/// Words between quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without them.
    pub inner: Span,
    /// 0 for a quotation of the article, 1 for one inside another.
    pub level: u8,
    /// Whether a closing mark ends it; a paragraph that opens and does not close goes on in the next one.
    pub closed: bool,
}

/// Three or four tokens end in so many bytes.
const TOKEN_BLOCK: u32 = 16;

/// And one sentence in so many.
const SENTENCE_BLOCK: u32 = 128;

/// An article's sentences, tokens and quotations, each in text order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentences {
    /// Every sentence, boilerplate too.
    pub sentences: Vec<Sentence>,
    /// Every token.
    pub tokens: Vec<Token>,
    /// Every quotation, outer ones before the ones inside.
    pub quotations: Vec<Quotation>,
    words: WordTable,
    token_ends: EndIndex,
    sentence_ends: EndIndex,
}

impl Sentences {
    /// Gives the tokens of a sentence.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens.clone()).unwrap_or_default()
    }

    /// Gives the place of the first token that ends behind a byte.
    pub fn token_at(&self, byte: u32) -> usize {
        self.token_ends.find(&self.tokens, |token| token.span.end, byte)
    }

    /// Gives the place of the first sentence that ends behind a byte.
    pub fn sentence_at(&self, byte: u32) -> usize {
        self.sentence_ends
            .find(&self.sentences, |sentence| sentence.span.end, byte)
    }

    /// Notes where tokens and sentences end.
    fn index(&mut self) {
        let tokens = self.tokens.iter().map(|token| token.span.end);
        self.token_ends = EndIndex::new(tokens, TOKEN_BLOCK);
        let sentences = self.sentences.iter().map(|sentence| sentence.span.end);
        self.sentence_ends = EndIndex::new(sentences, SENTENCE_BLOCK);
    }

    /// Changes every span; the tokens keep their order.
    pub fn move_spans(&mut self, change: &impl Fn(&mut Span)) {
        self.sentences
            .iter_mut()
            .for_each(|sentence| change(&mut sentence.span));
        self.tokens.iter_mut().for_each(|token| change(&mut token.span));
        for quotation in &mut self.quotations {
            change(&mut quotation.span);
            change(&mut quotation.inner);
        }
        self.index();
    }

    /// Gives a word as the dictionary has it, in small letters: a noun's singular, a verb's base form. Empty past the end.
    pub fn lemma(&self, token: usize) -> &str {
        self.words.lemma(token)
    }

    /// Gives a word in small letters, with straight apostrophes. Empty past the end.
    pub fn small(&self, token: usize) -> &str {
        self.words.small(token)
    }
}

/// Splits an article into sentences of tagged tokens and finds its quotations.
///
/// A line break ends a sentence: the lines of a page were joined before. A sentence of more than 200 tokens is cut
/// into several, so that time grows with the text. Empty for an empty text.
pub fn split_sentences(article: &Article, lexicon: &SentenceLexicon) -> Sentences {
    let text = article.text.as_str();
    let mut found = Sentences::default();
    let mut tagger = Tagger::new(lexicon);
    for (paragraph, line) in find_lines(text).into_iter().enumerate() {
        let (first, quotations) = (found.tokens.len(), found.quotations.len());
        split_line(text, line, lexicon, &mut found.tokens);
        found.words.add(text, &found.tokens[first..]);
        find_quotations(text, &mut found.tokens[first..], lexicon, &mut found.quotations);
        let sentences = find_sentences(text, &found.tokens, first, lexicon);
        let quotations = &found.quotations[quotations..];
        for tokens in cut_sentences(text, &found.tokens, sentences, quotations, lexicon) {
            let span = found.tokens[tokens.start].span.cover(found.tokens[tokens.end - 1].span);
            let kind = match lexicon.boilerplate(span.slice(text)) {
                Some(rule) if rule.heading => SentenceKind::Heading,
                Some(_) => SentenceKind::Boilerplate,
                None => SentenceKind::Prose,
            };
            tagger.tag(text, &mut found.tokens, tokens.clone(), &found.words);
            found.sentences.push(Sentence {
                span,
                tokens,
                paragraph,
                kind,
            });
        }
    }
    found.words.find_lemmas(&found.tokens, lexicon);
    found.index();
    mark_headline(article, &mut found);
    mark_crossheads(text, &mut found);
    drop_unread_quotations(&mut found);
    found
}

/// Finds the lines that hold words, each without the space around it.
fn find_lines(text: &str) -> Vec<Span> {
    let mut lines: Vec<Span> = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if !words.is_empty() {
            let start = offset + (line.len() - line.trim_start().len());
            lines.push(Span::new(start, start + words.len()));
        }
        offset += line.len();
    }
    lines
}

/// Says whether a line ends as a sentence does.
fn ends_line(line: &str) -> bool {
    line.ends_with(['.', '?', '!', '…', ':', ';', '”', '"', ')'])
}

/// The first sentence is the headline if it is the title, or ends in no mark and stands alone on its line.
fn mark_headline(article: &Article, found: &mut Sentences) {
    let next = found.sentences.get(1).map(|sentence| sentence.paragraph);
    if let Some(first) = found.sentences.first_mut() {
        let words = first.span.slice(&article.text);
        let is_title = article.title.as_deref().is_some_and(|title| title.trim() == words);
        let stands_alone = next.is_some_and(|paragraph| paragraph != first.paragraph);
        if first.kind == SentenceKind::Prose && (is_title || stands_alone && !ends_line(words)) {
            first.kind = SentenceKind::Headline;
        }
    }
}

/// Marks headings between paragraphs: a few words on a line of their own, without any mark, between two sentences.
fn mark_crossheads(text: &str, found: &mut Sentences) {
    const LONGEST: usize = 6;
    let ends = |sentence: &Sentence| {
        let words = sentence.span.slice(text);
        // "Holm wrote:" is followed by what he wrote.
        ends_line(words) && !words.ends_with(':')
    };
    for place in 1..found.sentences.len().saturating_sub(1) {
        let [before, sentence, after] = &found.sentences[place - 1..=place + 1] else {
            continue;
        };
        let stands_alone = before.paragraph != sentence.paragraph && sentence.paragraph != after.paragraph;
        let tokens = found.tokens_of(sentence);
        let is_word = |token: &Token| token.span.slice(text).starts_with(char::is_alphanumeric);
        let words = tokens.iter().filter(|token| is_word(token)).count();
        // ‘DARK DAY’ is one, “We left,” and "Aoki, his aide" may belong to what is said around them.
        let has_mark =
            |token: &Token| !is_word(token) && !matches!(token.tag, Tag::OpenQuote | Tag::CloseQuote | Tag::Other);
        let is_short = words <= LONGEST && !tokens.iter().any(has_mark);
        let is_between = stands_alone && ends(before) && ends_line(after.span.slice(text));
        if sentence.kind == SentenceKind::Prose && is_short && is_between {
            found.sentences[place].kind = SentenceKind::Heading;
        }
    }
}

/// Leaves out the quotations of what is no news: nobody says them.
fn drop_unread_quotations(found: &mut Sentences) {
    let sentences = &found.sentences;
    found.quotations.retain(|quotation| {
        let place = found
            .sentence_ends
            .find(sentences, |sentence| sentence.span.end, quotation.span.start);
        let sentence = sentences.get(place);
        sentence.is_none_or(|sentence| sentence.kind.is_news())
    });
}
