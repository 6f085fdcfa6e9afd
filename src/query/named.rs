//! What a statement calls another's words: "the accusations", "Russia's remarks", "any involvement", "it".

use super::reaction::Answering;
use super::view::Said;
use crate::graph::fold;

/// What is named stands within so many words from the start: "the United States' latest accusation".
const FIRST: usize = 7;
/// Words before which nothing is named any more: a clause has begun, or what follows belongs to another noun.
const CLAUSE: [&str; 34] = [
    "am", "are", "as", "at", "be", "been", "by", "did", "do", "does", "for", "from", "had", "has", "have", "he", "i",
    "if", "in", "is", "of", "on", "she", "that", "they", "to", "was", "we", "were", "which", "who", "will", "with",
    "you",
];
/// Words that belong to nobody: "the latest accusation", "any such claim".
const PLAIN: [&str; 24] = [
    "a", "all", "an", "any", "both", "earlier", "false", "her", "his", "its", "latest", "many", "most", "new", "no",
    "other", "some", "such", "the", "their", "these", "those", "this", "very",
];
/// Words for all that was said before.
const PRONOUNS: [&str; 3] = ["it", "that", "this"];
/// Words that may follow a pronoun where it is all that is denied.
const AFTER: [&str; 8] = ["as", "and", "but", "in", "on", "outright", "saying", "when"];

/// Words by which something is said of what is named.
const COPULAS: [&str; 4] = ["are", "is", "was", "were"];

/// How another's words are called, and what is told of them behind their name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedWords {
    pub(super) kind: NamedAs,
    /// Whose they are called, folded; empty where nobody is named: "Russian" in "Russian claims that …".
    pub(super) owner: String,
    /// Whether they blame somebody: "the accusations".
    pub(super) is_blame: bool,
    /// Whether it is what one is blamed with: "any involvement", which is nobody's words.
    pub(super) is_fault: bool,
    /// Whether they are something wanted: "the demands".
    pub(super) is_wish: bool,
    /// Whether something is said of them: "Lavrov's remarks were absurd".
    pub(super) is_judged: bool,
    /// What they say: "that divers blew up the pipeline".
    pub(super) rest: String,
}

/// Whether another's words are called by a noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NamedAs {
    /// "The accusations".
    Noun,
    /// "It".
    Pronoun,
}

/// Gives how a statement calls another's words, at its start; `None` where it names none.
pub(super) fn named(said: &Said, answering: Answering<'_>) -> Option<NamedWords> {
    let folded = fold(&said.statement.content.first()?.exact);
    let words: Vec<&str> = folded.split_whitespace().collect();
    if PRONOUNS.contains(words.first()?) && words.get(1).is_none_or(|next| AFTER.contains(next)) {
        return Some(NamedWords {
            kind: NamedAs::Pronoun,
            owner: String::new(),
            is_blame: false,
            is_fault: false,
            is_wish: false,
            is_judged: false,
            rest: String::new(),
        });
    }
    let is = |list: &[String], word: &str| list.iter().any(|listed| listed.trim() == word);
    let is_noun =
        |word: &str| is(answering.utterances, word) || is(answering.blame, word) || is(answering.wishes, word);
    let noun = words
        .iter()
        .take(FIRST)
        .position(|word| is_noun(word) || CLAUSE.contains(word))?;
    let name = words[noun];
    if CLAUSE.contains(&name) {
        return None;
    }
    let owner: Vec<&str> = words[..noun]
        .iter()
        .filter(|word| !PLAIN.contains(word))
        .copied()
        .collect();
    let rest = &words[noun + 1..];
    Some(NamedWords {
        kind: NamedAs::Noun,
        owner: format!(" {} ", owner.join(" ")),
        is_blame: is(answering.blame, name),
        is_fault: is(answering.blame, name) && !is(answering.utterances, name),
        is_wish: is(answering.wishes, name),
        is_judged: rest.first().is_some_and(|next| COPULAS.contains(next)),
        rest: rest.join(" "),
    })
}
