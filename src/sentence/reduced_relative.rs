//! Participles behind the noun that they describe: "the islands called the Outer Banks are low".

use super::Tag;
use super::phrase::TaggedPhrase;
use super::speech_forms::gives_name;

/// "The islands called the Outer Banks are low": the finite verb comes later.
pub(super) fn is_reduced_relative(phrase: &TaggedPhrase, at: usize) -> bool {
    if at == 0 || !phrase.is_noun(at - 1) || phrase.lexicon.takes_clause(&phrase.lemma(at)) {
        return false;
    }
    let names_after_noun =
        phrase.tag(at - 1) == Tag::ProperNoun && at > 1 && matches!(phrase.tag(at - 2), Tag::Noun | Tag::PluralNoun);
    let begin = (0..at).rev().find(|&before| !phrase.is_of_noun_phrase(before));
    let begins_clause =
        begin.is_some_and(|begin| matches!(phrase.tag(begin), Tag::Wh | Tag::Complementizer | Tag::Subordinator));
    // "the islands that Japan occupied are", "the islands Japan occupied are"
    if names_after_noun || begins_clause {
        return false;
    }
    // "…, with anger focused on the police"
    let with = begin.filter(|&begin| phrase.is(begin, "with"));
    let is_circumstance = with.is_some_and(|with| matches!(phrase.tag_before(with), Tag::Comma | Tag::Stop));
    is_circumstance
        || phrase.is_finite(at + 1)
        || phrase.subject_and_verb(at + 1) == Some(true) && !begins_another(phrase, at + 1)
}

/// "Chad expelled envoys after officials left": says whether the next finite verb is that of a clause behind an object; but
/// "the envoys expelled last week after the raid left".
fn begins_another(phrase: &TaggedPhrase, from: usize) -> bool {
    let mut object = (from..phrase.len()).take_while(|&at| phrase.is_of_noun_phrase(at));
    // "the man named president after the coup"
    if gives_name(phrase, from - 1)
        || !object.clone().any(|at| phrase.is_noun(at))
        || object.any(|at| phrase.is_day(at))
    {
        return false;
    }
    let before = (from..phrase.len()).take_while(|&at| !phrase.is_finite(at));
    let mut links = before.filter(|&at| phrase.tag(at) == Tag::Preposition && phrase.links_clause(at));
    links.any(|at| at > from && phrase.is_noun(at - 1) && !phrase.is(at, "as"))
}
