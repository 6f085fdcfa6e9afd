//! A question's words → what is asked, by forms that `data/ask/` lists: "what did {by} {say} about {about}".
//!
//! No part of a question is passed over: what no form takes in is named.

mod form;
mod lexicon;
mod matching;

pub use form::{Command, Form, FormExample};
pub use lexicon::QuestionLexicon;

use crate::article::Article;
use crate::ontology::ActId;
use crate::sentence::{SentenceLexicon, split_sentences};
use crate::span::Span;
use crate::statement::StatementLexicon;
use matching::{Matcher, Word};
use std::collections::BTreeMap;

/// A question as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The form that fits it, by its id.
    pub form: String,
    /// What answers it.
    pub command: Command,
    /// The words of its parts, by their names: `by`, `about`.
    pub parts: BTreeMap<String, String>,
    /// What the speaker is said to do: `deny` in "Did Putin deny …".
    pub act: Option<ActId>,
    /// Whether the answer is yes or no.
    pub yes_or_no: bool,
}

/// Reads a question; words inside one of the spans, bytes of the text, are left out: its times.
///
/// Fails with the words that no form takes in; with all of them if no form begins so.
pub fn read_question(
    text: &str,
    without: &[Span],
    lexicon: &QuestionLexicon,
    words: &SentenceLexicon,
    statements: &StatementLexicon,
) -> Result<Reading, String> {
    let article = Article::from_text("question", text, None);
    let sentences = split_sentences(&article, words);
    let tokens = sentences.tokens.iter().filter(|token| {
        let is_word = token.span.slice(text).contains(char::is_alphanumeric);
        is_word && !without.iter().any(|span| span.contains(token.span))
    });
    let spans: Vec<Span> = tokens.map(|token| token.span).collect();
    let word = |(place, span): (usize, &Span)| {
        let next = spans.get(place + 1).map(|next| next.slice(text));
        Word::new(*span, next, text, words, statements)
    };
    let question: Vec<Word> = spans.iter().enumerate().map(word).collect();
    let mut matcher = Matcher::new(text, &question);
    let fitting = lexicon
        .compiled()
        .iter()
        .filter_map(|form| Some((matcher.fit(form)?, &form.form)));
    // The form that says most: "did {by} change his position on {about}" before "did {by} {say} {text}".
    let best = fitting.max_by(|(one, form), (other, other_form)| {
        one.literals
            .cmp(&other.literals)
            .then_with(|| other_form.id.cmp(&form.id))
    });
    match best {
        Some((fit, form)) => Ok(Reading {
            form: form.id.clone(),
            command: form.command,
            parts: form.set.clone().into_iter().chain(fit.parts).collect(),
            act: fit.act,
            yes_or_no: form.yes_or_no,
        }),
        None => Err(matcher.unread()),
    }
}
