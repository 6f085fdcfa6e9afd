//! Words as people type them: without accents, without capitals.

use super::StatementNode;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a text to its words, each with a space before and behind it: ` shinzo abe `.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 2);
    folded.push(' ');
    let mut push = |character: char| {
        if character.is_alphanumeric() {
            folded.push(character);
        } else if !folded.ends_with(' ') {
            folded.push(' ');
        }
    };
    if text.is_ascii() {
        text.chars().for_each(|character| push(character.to_ascii_lowercase()));
    } else {
        let letters = text.nfd().filter(|&character| !is_combining_mark(character));
        letters.flat_map(char::to_lowercase).for_each(push);
    }
    if !folded.ends_with(' ') {
        folded.push(' ');
    }
    folded
}

/// Folds what is reported, with the words that report it.
pub fn fold_statement(statement: &StatementNode) -> String {
    let mut words = statement.cue.exact.clone();
    for quote in &statement.content {
        words.push(' ');
        words.push_str(&quote.exact);
    }
    fold(&words)
}
