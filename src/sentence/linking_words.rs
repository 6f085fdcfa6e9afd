//! Words that link clauses or only phrases: `that`, `'s`, `after`, `as`.

use super::Tag;
use super::phrase::TaggedPhrase;

/// Sets right the words whose part of speech shows in what follows them.
pub(super) fn check_linking_words(phrase: &mut TaggedPhrase) {
    for at in 0..phrase.len() {
        let checked = match phrase.word(at) {
            "that" | "That" => check_that(phrase, at),
            "there" | "There" => check_there(phrase, at),
            "'s" | "’s" => check_s(phrase, at),
            "because" | "Because" if phrase.is(at + 1, "of") => Some(Tag::Preposition),
            "because" | "Because" => Some(Tag::Subordinator),
            "after" | "After" | "before" | "Before" | "since" | "Since" | "until" | "Until" | "till" | "as" | "As" => {
                check_subordinator(phrase, at)
            }
            // "But Syria's minister said": no name begins with it.
            "And" | "But" | "Or" | "Nor" if at == 0 => Some(Tag::Coordinator),
            "like" => check_like(phrase, at),
            word => check_particle(phrase, at, word),
        };
        if let Some(tag) = checked {
            phrase.set(at, tag);
        }
    }
}

fn check_that(phrase: &TaggedPhrase, at: usize) -> Option<Tag> {
    // "That, he adds, was a joke"
    if at == 0 && phrase.tag(1) == Tag::Comma {
        return Some(Tag::Pronoun);
    }
    let after_noun = at > 0 && (phrase.is_noun(at - 1) || phrase.is(at - 1, "those"));
    if phrase.is_finite(phrase.past_adverbs(at + 1)) {
        let alone = at == 0 || phrase.is_verb(at - 1) || matches!(phrase.tag(at - 1), Tag::Coordinator | Tag::Comma);
        return match (after_noun, alone) {
            // "rocks that lie in the sea"
            (true, _) => Some(Tag::Wh),
            // "indicated that is an obstacle", "That is not true"
            (false, true) if phrase.tag_before(at) != Tag::Comma => Some(Tag::Pronoun),
            _ => None,
        };
    }
    let takes_clause = |verb: usize| phrase.is_verb(verb) && phrase.lexicon.takes_clause(&phrase.lemma(verb));
    // "states that of the four islands, two are"
    if at > 0 && takes_clause(at - 1) && phrase.tag(at + 1) == Tag::Preposition {
        return Some(Tag::Complementizer);
    }
    // "has never confirmed that.", "brought that down", "dismissed that explanation"
    let after_verb = at > 0 && phrase.is_verb(at - 1);
    let is_object = after_verb && !takes_clause(at - 1);
    match phrase.tag(at + 1) {
        Tag::Stop | Tag::Comma if after_verb => return Some(Tag::Pronoun),
        Tag::Adverb | Tag::Preposition if is_object => return Some(Tag::Pronoun),
        Tag::Noun | Tag::Adjective if is_object => return Some(Tag::Determiner),
        _ => {}
    }
    // "It was reported that farmers had asked": before a plural it is no determiner.
    if phrase.tag(at) == Tag::Determiner && is_plural(phrase, at + 1) && phrase.subject_and_verb(at + 1) == Some(true) {
        return Some(Tag::Complementizer);
    }
    // "are afraid that water might reach them"
    let after_feeling = at > 0 && matches!(phrase.tag(at - 1), Tag::VerbPastParticiple | Tag::Adjective);
    if phrase.tag(at) == Tag::Determiner && after_feeling && phrase.subject_and_verb(at + 1) == Some(true) {
        return Some(Tag::Complementizer);
    }
    if !matches!(phrase.tag(at), Tag::Complementizer | Tag::Wh) {
        return None;
    }
    if !after_noun {
        return (phrase.tag_before(at) != Tag::Comma).then_some(Tag::Complementizer);
    }
    // "hopes that peace will come", "told reporters that peace will come", "rocks that both sides claim"
    let verb = (0..at)
        .rev()
        .take_while(|&before| !matches!(phrase.tag(before), Tag::Stop | Tag::Semicolon | Tag::Comma))
        .find(|&before| phrase.is_verb(before));
    // A name takes no relative clause with "that": "told voters in Ohio on Monday that crime is down".
    let is_name = phrase.tag(at - 1) == Tag::ProperNoun;
    let tells_content = is_name || phrase.lexicon.has_content(&phrase.lemma(at - 1)) || verb.is_some_and(takes_clause);
    Some(if tells_content { Tag::Complementizer } else { Tag::Wh })
}

/// Says whether a noun phrase without a determiner begins here whose head is a plural.
fn is_plural(phrase: &TaggedPhrase, at: usize) -> bool {
    let modifies = |at: &usize| matches!(phrase.tag(*at), Tag::Adjective | Tag::Noun | Tag::ProperNoun);
    let head = (at..phrase.len()).find(|at| !modifies(at));
    head.is_some_and(|head| phrase.tag(head) == Tag::PluralNoun)
}

/// "said there were two ships"
fn check_there(phrase: &TaggedPhrase, at: usize) -> Option<Tag> {
    let verb = phrase.past_adverbs(at + 1);
    let lemma = phrase.lemma(verb);
    // "said there had been two ships", "there remains a gap"
    let has_been = lemma == "have" && phrase.is(phrase.past_adverbs(verb + 1), "been");
    let is = has_been || ["be", "exist", "need", "remain"].contains(&lemma.as_ref());
    let exists = phrase.tag(verb) == Tag::Modal || phrase.is_finite(verb) && is;
    exists.then_some(Tag::Existential)
}

/// "States like Malta would join": a later verb is the finite one.
fn check_like(phrase: &TaggedPhrase, at: usize) -> Option<Tag> {
    let is_verb = matches!(phrase.tag(at), Tag::VerbPresent | Tag::VerbBase);
    let after_noun = at > 0 && phrase.is_noun(at - 1);
    (is_verb && after_noun && phrase.subject_and_verb(at + 1) == Some(true)).then_some(Tag::Preposition)
}

/// "Peru's 1941 victory" has a possessive, "Peru's won" a verb.
fn check_s(phrase: &TaggedPhrase, at: usize) -> Option<Tag> {
    if at == 0 || !phrase.is_noun(at - 1) || !matches!(phrase.tag(at), Tag::Possessive | Tag::VerbPresent) {
        return None;
    }
    let modifies = |at: usize| matches!(phrase.tag(at), Tag::Adjective | Tag::Number);
    let head = (at + 1..phrase.len()).find(|&at| !modifies(at));
    match phrase.tag(at + 1) {
        Tag::Determiner | Tag::Pronoun | Tag::Negation => Some(Tag::VerbPresent),
        _ if head.is_some_and(|head| phrase.is_noun(head)) => Some(Tag::Possessive),
        _ => None,
    }
}

/// "after he lost", but "after the vote", "after losing"
fn check_subordinator(phrase: &TaggedPhrase, at: usize) -> Option<Tag> {
    if !matches!(phrase.tag(at), Tag::Subordinator | Tag::Preposition) {
        return None;
    }
    let follows = phrase.subject_and_verb(at + 1);
    match follows.or_else(|| phrase.two_and_verb(at + 1).then_some(true))? {
        true if is_inside_report(phrase, at) => Some(Tag::Preposition),
        true => Some(Tag::Subordinator),
        // "as was agreed"
        false if phrase.is_finite(at + 1) => None,
        false => Some(Tag::Preposition),
    }
}

/// "hopes the endorsement before the primary will give him a boost": what is hoped has no other verb.
fn is_inside_report(phrase: &TaggedPhrase, at: usize) -> bool {
    let Some(begin) = (0..at).rev().find(|&before| !phrase.is_of_noun_phrase(before)) else {
        return false;
    };
    let finite = (at + 1..phrase.len()).take_while(|&after| !matches!(phrase.tag(after), Tag::Comma | Tag::Stop));
    let verbs = finite.filter(|&after| phrase.is_finite(after)).count();
    let is_pronoun = matches!(phrase.tag(at + 1), Tag::Pronoun | Tag::Existential);
    begin + 1 < at
        && !is_pronoun
        && !phrase.is(at, "as")
        && phrase.is_noun(at - 1)
        && phrase.is_finite(begin)
        && phrase.lexicon.takes_clause(&phrase.lemma(begin))
        && !phrase.is_day(at - 1)
        && verbs == 1
}

/// "took over the port"
fn check_particle(phrase: &TaggedPhrase, at: usize, word: &str) -> Option<Tag> {
    let may_be = at > 0 && matches!(phrase.tag(at), Tag::Preposition | Tag::Adverb) && phrase.is_verb(at - 1);
    (may_be && phrase.lexicon.has_particle(&phrase.lemma(at - 1), word)).then_some(Tag::Particle)
}
