//! Forms of questions, which `data/ask/` lists: "what did {by} {say} about {about}". A question's words → its parts.
//!
//! No part of a question is passed over: what no form takes in is named.

mod lexicon;
mod matching;
mod record;
mod turns;

pub use lexicon::AskLexicon;
pub(super) use lexicon::QuestionWords;
pub use record::{Form, FormExample, PeopleKind, QuestionCommand};
pub use turns::{QuestionTurn, TurnExample, TurnOrder, TurnedQuestion, turn_words};

use crate::article::Article;
use crate::ontology::ActId;
use crate::sentence::{SentenceLexicon, split_sentences};
use crate::span::Span;
use crate::statement::StatementLexicon;
use matching::{Matcher, QuestionWord};
use std::collections::BTreeMap;

/// The form of a question, with the words of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FormFit {
    /// The form that fits it, by its id.
    pub(super) form: String,
    /// What answers it.
    pub(super) command: QuestionCommand,
    /// The words of its parts, by their names: `by`, `about`.
    pub(super) parts: BTreeMap<String, String>,
    /// What the speaker is said to do: `deny` in "Did Putin deny …".
    pub(super) act: Option<ActId>,
    /// The verb that reports, in its base form.
    pub(super) verb: Option<String>,
    /// Whether the answer is yes or no.
    pub(super) yes_or_no: bool,
}

/// Finds the forms of a question, the one that says most first; words inside one of the spans, bytes of the text, are left out: its times.
///
/// Fails with the words that no form takes in; with all of them if no form begins so.
pub(super) fn find_forms(
    text: &str,
    without: &[Span],
    lexicon: &AskLexicon,
    words: &SentenceLexicon,
    statements: &StatementLexicon,
) -> Result<Vec<FormFit>, String> {
    let question = question_words(text, without, words, statements);
    let mut matcher = Matcher::new(text, &question);
    let fitting = lexicon
        .compiled()
        .iter()
        .filter_map(|form| Some((matcher.fit(&form.pieces)?, &form.form)));
    // The form that says most: "did {by} change his position on {about}" before "did {by} {say} {text}".
    let mut fitting: Vec<_> = fitting.collect();
    fitting.sort_by(|(one, form), (other, other_form)| {
        other
            .literals
            .cmp(&one.literals)
            .then_with(|| form.id.cmp(&other_form.id))
    });
    if fitting.is_empty() {
        return Err(matcher.unread());
    }
    let fits = fitting.into_iter().map(|(fit, form)| FormFit {
        form: form.id.clone(),
        command: form.command,
        parts: form.set.clone().into_iter().chain(fit.parts).collect(),
        act: fit.act,
        verb: fit.verb,
        yes_or_no: form.yes_or_no,
    });
    Ok(fits.collect())
}

/// Splits a question into its words, without those inside one of the spans, bytes of the text.
fn question_words(
    text: &str,
    without: &[Span],
    words: &SentenceLexicon,
    statements: &StatementLexicon,
) -> Vec<QuestionWord> {
    let article = Article::from_text("question", text, None);
    let sentences = split_sentences(&article, words);
    let tokens = sentences.tokens.iter().filter(|token| {
        let is_word = token.span.slice(text).contains(char::is_alphanumeric);
        is_word && !without.iter().any(|span| span.contains(token.span))
    });
    let spans: Vec<Span> = tokens.map(|token| token.span).collect();
    let word = |(place, span): (usize, &Span)| {
        let next = spans.get(place + 1).map(|next| next.slice(text));
        QuestionWord::new(*span, next, text, words, statements)
    };
    spans.iter().enumerate().map(word).collect()
}
