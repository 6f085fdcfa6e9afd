//! The verb behind `help`: "helped depose Roe".

use super::Tag;
use super::phrase::TaggedPhrase;
use super::verb_forms::may_be;

/// Sets right what looks like a noun behind `help` and is the verb that says how somebody helps: "helped train Malian
/// troops", "helped arrest the man"; but "helped rebel groups", "helped Roe".
pub(super) fn check_helping_forms(phrase: &mut TaggedPhrase) {
    for at in 1..phrase.len() {
        let is_behind = phrase.is_verb(at - 1) && &*phrase.lemma(at - 1) == "help";
        let is_noun =
            matches!(phrase.tag(at), Tag::Adjective | Tag::Noun) && phrase.word(at).starts_with(char::is_lowercase);
        let may_act = || may_be(phrase, at, Tag::VerbBase) || !phrase.lexicon.is_known(phrase.word(at));
        let has_object = || {
            let is_name = phrase.word(at + 1).starts_with(char::is_uppercase);
            is_name || matches!(phrase.tag(at + 1), Tag::Determiner | Tag::PossessivePronoun)
        };
        if is_behind && is_noun && at + 1 < phrase.len() && has_object() && may_act() {
            phrase.set(at, Tag::VerbBase);
        }
    }
}
