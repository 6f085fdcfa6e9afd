//! Words that look like verbs and are none.

use super::Tag;
use super::phrase::TaggedPhrase;
use super::verb_forms::may_be;

/// Nouns behind which `general` stands in a title. Grammar.
const BEFORE_GENERAL: [&str; 10] = [
    "attorney",
    "auditor",
    "comptroller",
    "consul",
    "director",
    "governor",
    "inspector",
    "secretary",
    "solicitor",
    "surgeon",
];

/// Adjectives that are posts too. Grammar.
const POSTS: [&str; 3] = ["executive", "official", "representative"];

/// "holding the attorney general in contempt", "Hamas official Lena Koch": the last word of a title.
pub(super) fn ends_title(phrase: &TaggedPhrase, at: usize) -> bool {
    if POSTS.iter().any(|post| phrase.is(at, post)) {
        let is_capital = |word: usize| phrase.word(word).starts_with(char::is_uppercase);
        let before = at.checked_sub(1).filter(|&before| is_capital(before));
        let is_behind_name =
            before.is_some_and(|before| matches!(phrase.tag(before), Tag::ProperNoun | Tag::Adjective));
        return is_behind_name && (1..3).all(|next| phrase.tag(at + next) == Tag::ProperNoun) && !is_capital(at);
    }
    let before = at.checked_sub(1).map(|before| phrase.lemma(before));
    let is_last = !phrase.is_noun(at + 1) && phrase.tag(at + 1) != Tag::Adjective;
    phrase.is(at, "general") && is_last && before.is_some_and(|noun| BEFORE_GENERAL.contains(&&*noun))
}

/// "called Trump “unhinged.”": one word in quotation marks behind a name.
pub(super) fn is_quoted_judgement(phrase: &TaggedPhrase, at: usize) -> bool {
    let ends = matches!(phrase.tag(at + 1), Tag::Stop | Tag::Comma) || phrase.follows_quotation(at + 1);
    at > 1 && phrase.begins_quotation(at) && ends && (phrase.is_noun(at - 1) || phrase.tag(at - 1) == Tag::Pronoun)
}

/// "came home with three freed hostages", "leads by some 270 pledged delegates", "reject revised terms": what is counted has
/// been freed, and behind a verb in the present no past form acts; but "one in three backed rival parties".
pub(super) fn describes_counted(phrase: &TaggedPhrase, at: usize) -> bool {
    let is_noun = |at: usize| matches!(phrase.tag(at), Tag::Noun | Tag::PluralNoun);
    let describes =
        is_noun(at + 1) || matches!(phrase.tag(at + 1), Tag::Adjective | Tag::ProperNoun) && is_noun(at + 2);
    describes && (is_behind_count(phrase, at) || is_behind_present(phrase, at))
}

fn is_behind_count(phrase: &TaggedPhrase, at: usize) -> bool {
    if at < 2 || phrase.tag(at - 1) != Tag::Number {
        return false;
    }
    let is_year = phrase.word(at - 1).len() == 4 && phrase.word(at - 1).bytes().all(|byte| byte.is_ascii_digit());
    let before = at - 2;
    let about = usize::from(before > 0 && (phrase.tag(before) == Tag::Adverb || phrase.is(before, "some")));
    let before = before - about;
    !is_year && phrase.tag(before) == Tag::Preposition && !phrase.is(before, "in") && !phrase.is(before, "of")
}

/// But "those who stay met officials".
fn is_behind_present(phrase: &TaggedPhrase, at: usize) -> bool {
    let auxiliary = ["be", "do", "get", "have"];
    let acts = |verb: &usize| phrase.tag(*verb) == Tag::VerbPresent && !auxiliary.contains(&&*phrase.lemma(*verb));
    let verb = at.checked_sub(1).filter(acts);
    verb.is_some_and(|verb| {
        let takes_clause = phrase.lexicon.takes_clause(&phrase.lemma(verb));
        let hangs = (verb.saturating_sub(4)..verb).any(|before| phrase.tag(before) == Tag::Wh);
        !takes_clause && !hangs
    })
}

/// "Kyiv's “victory plan”": what belongs to somebody is no verb.
pub(super) fn ends_quoted_noun(phrase: &TaggedPhrase, at: usize) -> bool {
    let owns = |begin: usize| {
        let owner = phrase.tag_before(begin);
        phrase.begins_quotation(begin) && matches!(owner, Tag::Possessive | Tag::Determiner | Tag::PossessivePronoun)
    };
    phrase.follows_quotation(at + 1) && may_be(phrase, at, Tag::Noun) && (at.saturating_sub(3)..at).any(owns)
}

/// "has called the hacking claims absurd", "to raise its poultry exports": behind a verb that takes no clause an article begins its object.
pub(super) fn heads_object(phrase: &TaggedPhrase, at: usize) -> bool {
    let opens = |before: &usize| matches!(phrase.tag(*before), Tag::Determiner | Tag::PossessivePronoun);
    let begin = (0..at).rev().find(opens);
    let Some(begin) = begin.filter(|&begin| begin > 0 && at - begin <= 3 && at - begin > 1) else {
        return false;
    };
    let modifies = |before: usize| {
        let tag = phrase.tag(before);
        phrase.is_noun(before) || matches!(tag, Tag::Adjective | Tag::VerbGerund)
    };
    phrase.is_verb(begin - 1)
        && !phrase.lexicon.takes_clause(&phrase.lemma(begin - 1))
        && (begin + 1..at).all(modifies)
        && may_be(phrase, at, Tag::PluralNoun)
        && (!phrase.is_of_noun_phrase(at + 1) || phrase.begins_quotation(at + 1))
}

/// "to calm any doubts they had"
pub(super) fn is_counted(phrase: &TaggedPhrase, at: usize) -> bool {
    at > 0 && phrase.is(at - 1, "any") && may_be(phrase, at, Tag::PluralNoun)
}

/// "promised Kyiv that incidents at sea will be avoided": a subject, no verb.
pub(super) fn begins_report(phrase: &TaggedPhrase, at: usize) -> bool {
    let after_that = at > 1 && phrase.is(at - 1, "that") && matches!(phrase.tag(at - 1), Tag::Wh | Tag::Complementizer);
    let reports = after_that
        && (phrase.tag(at - 2) == Tag::ProperNoun
            || phrase.is_verb(at - 2)
            || phrase.is_noun(at - 2) && phrase.lexicon.has_content(&phrase.lemma(at - 2)));
    // "was quoted as saying by state media that troop movements were small"
    let by_agent = after_that && (at.saturating_sub(5)..at - 1).any(|before| phrase.is(before, "by"));
    let may_be_subject = may_be(phrase, at, Tag::PluralNoun) || by_agent && may_be(phrase, at, Tag::Noun);
    (reports || by_agent) && may_be_subject && phrase.subject_and_verb(at + 1) == Some(true)
}

/// "was accused by groups of rights abuses": behind `of` and a noun, in a clause that has its verb, this form is none.
fn is_second_verb(phrase: &TaggedPhrase, at: usize) -> bool {
    let behind_of = at > 1 && phrase.is(at - 2, "of") && matches!(phrase.tag(at - 1), Tag::Noun | Tag::PluralNoun);
    if !behind_of || !may_be(phrase, at, Tag::PluralNoun) || phrase.lexicon.takes_clause(&phrase.lemma(at)) {
        return false;
    }
    let links = |before: &usize| {
        let mark = matches!(
            phrase.tag(*before),
            Tag::Comma | Tag::Coordinator | Tag::Dash | Tag::Colon
        );
        mark || phrase.links_clause(*before)
    };
    let mut clause = (0..at).rev().take_while(|before| !links(before));
    let is_verb = |before: usize| phrase.is_finite(before) && !phrase.lexicon.takes_clause(&phrase.lemma(before));
    clause.any(is_verb)
}

/// "said visits by officials are unwelcome": directly after a finite verb, and another one comes.
pub(super) fn is_subject(phrase: &TaggedPhrase, at: usize) -> bool {
    let begins = at > 0
        && phrase.is_finite(at - 1)
        && may_be(phrase, at, Tag::PluralNoun)
        && (phrase.is_finite(at + 1) || phrase.subject_and_verb(at + 1) == Some(true));
    begins || is_second_verb(phrase, at)
}

/// "called Chad's move illegal": what is somebody's is no verb; but "let's move".
pub(super) fn follows_owner(phrase: &TaggedPhrase, at: usize) -> bool {
    at > 1 && phrase.tag(at - 1) == Tag::Possessive && !phrase.is(at - 2, "let")
}
