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

/// "is considering carrying out strikes": what is else a preposition; but not "the plan, considering its cost, is".
pub(super) fn is_going_on(phrase: &TaggedPhrase, at: usize) -> bool {
    phrase.tag(at + 1) == Tag::VerbGerund && phrase.follows_auxiliary(at) && may_be(phrase, at, Tag::VerbGerund)
}

/// "that threatening letters were sent", "while hateful and intimidating rhetoric is rare": what describes a subject; but
/// "that sending letters is dear", "while sending letters, he".
pub(super) fn describes_subject(phrase: &TaggedPhrase, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let verb = phrase.past_adverbs(at + 2);
    let of_many = ["are", "have", "were"].iter().any(|word| phrase.is(verb, word));
    match phrase.tag(before) {
        Tag::Subordinator | Tag::Complementizer => phrase.tag(at + 1) == Tag::PluralNoun && of_many,
        Tag::Coordinator => {
            // "was tired and seeking help"
            let opens = before > 1
                && matches!(
                    phrase.tag(before - 2),
                    Tag::Subordinator | Tag::Complementizer | Tag::Determiner | Tag::Preposition
                );
            opens
                && phrase.tag(before - 1) == Tag::Adjective
                && matches!(phrase.tag(at + 1), Tag::Noun | Tag::PluralNoun)
        }
        _ => false,
    }
}
