//! Words that look like nouns and are verbs: "after meeting Putin".

use super::Tag;
use super::phrase::TaggedPhrase;
use super::verb_forms::may_be;

/// Words before what somebody did first, or with which he does something. Grammar.
const FIRST: [&str; 8] = ["after", "before", "by", "since", "upon", "when", "while", "without"];

/// Words that tell what something is, before its name too: "by neighbouring Kenya", "since warring Sudan and Chad met".
const DESCRIBING: [&str; 12] = [
    "competing",
    "existing",
    "governing",
    "leading",
    "missing",
    "neighboring",
    "neighbouring",
    "opposing",
    "remaining",
    "ruling",
    "visiting",
    "warring",
];

/// "after meeting Putin", "by invading Ukraine": a name follows, and no article stands before.
pub(super) fn acts_first(phrase: &TaggedPhrase, at: usize) -> bool {
    // What costs least is asked first.
    at > 0
        && phrase.word(at).ends_with("ing")
        && FIRST.iter().any(|word| phrase.is(at - 1, word))
        && phrase.word(at).starts_with(char::is_lowercase)
        && phrase.tag(at + 1) == Tag::ProperNoun
        && may_be(phrase, at, Tag::VerbGerund)
        && !DESCRIBING.iter().any(|word| phrase.is(at, word))
}
