//! A question with a noun of what happened → the sentences that would answer it: "meetings between Putin and Abe".

use super::Asks;
use super::told::{ANYBODY, Telling};
use crate::knowledge::Knowledge;
use crate::sentence::Tag;

/// Words that ask to be shown something.
const SHOW: [&str; 10] = [
    "show", "list", "give", "find", "me", "us", "all", "any", "every", "each",
];

/// Prepositions that lead to whom a noun tells something of.
const TOWARD: [&str; 5] = ["with", "on", "against", "to", "of"];

/// Somebody who does it, where the question leaves that open.
const ACTOR: &str = "Kenya";

/// Tells what a question for a noun asks, in every way that its words allow. Empty if it does not open as one.
pub(super) fn tell(words: &[&str], knowledge: &Knowledge) -> Vec<Telling> {
    // "Talks between Moon and Kim"
    let small = words.first().map(|first| first.to_lowercase()).unwrap_or_default();
    let mut words = words.to_vec();
    // "US accusations" is no "us".
    let is_capitalised = words
        .first()
        .is_some_and(|first| !first.chars().skip(1).any(char::is_uppercase));
    if is_capitalised
        && knowledge.sentence.is_common_word(&small)
        && let Some(first) = words.first_mut()
    {
        *first = &small;
    }
    let words = words.as_slice();
    let mut tellings = tell_as_it_stands(words);
    // "visits to Taiwan": a visit is told one by one.
    let is_noun = |word: &str| word.starts_with(char::is_lowercase) && knowledge.sentence.may_be(word, Tag::PluralNoun);
    let one = |word: &&str| match is_noun(word) {
        true => knowledge.sentence.lemma(word, Tag::PluralNoun).into_owned(),
        false => (*word).to_owned(),
    };
    let singular: Vec<String> = words.iter().map(one).collect();
    if singular.iter().map(String::as_str).ne(words.iter().copied()) {
        let singular: Vec<&str> = singular.iter().map(String::as_str).collect();
        tellings.extend(tell_as_it_stands(&singular));
    }
    tellings
}

fn tell_as_it_stands(words: &[&str]) -> Vec<Telling> {
    // "How many meetings were there in Tokyo?"
    let there = words
        .windows(2)
        .position(|pair| matches!(pair, ["were" | "are" | "was" | "is", "there"]));
    let words = match there.filter(|at| *at > 1) {
        Some(at) => [&words[..at], &words[at + 2..]].concat(),
        None => words.to_vec(),
    };
    // "sanctions on North Korea reported in 2017"
    let words = match words.split_last() {
        Some((last, rest)) if ["reported", "told"].contains(last) => rest.to_vec(),
        _ => words,
    };
    // "the threats made by North Korea"
    let made = words.windows(2).position(|pair| pair == ["made", "by"]);
    let words = match made {
        Some(at) => [&words[..at], &words[at + 1..]].concat(),
        None => words,
    };
    let Some((asks, phrase)) = opening(&words) else {
        return Vec::new();
    };
    if phrase.is_empty() {
        return Vec::new();
    }
    let mut tellings = Vec::new();
    let mut add = |text: String, open: &[&'static str], instead: Vec<(&'static str, String)>| {
        tellings.push(Telling {
            text,
            asked: None,
            open: open.to_vec(),
            instead,
            asks,
            is_counted: false,
            kind: None,
        });
    };
    let at = |word: &str| phrase.iter().position(|known| known.eq_ignore_ascii_case(word));
    let joined = |words: &[&str]| words.join(" ");
    // "meetings between Dombrovskis and Wang": Kenya's meetings with Ghana.
    if let (Some(between), Some(and)) = (at("between"), at("and"))
        && between + 1 < and
        && and + 1 < phrase.len()
    {
        let noun = joined(&phrase[..between]);
        let ends = vec![
            (ACTOR, joined(&phrase[between + 1..and])),
            (ANYBODY, joined(&phrase[and + 1..])),
        ];
        for text in [
            format!("{ACTOR}'s {noun} with {ANYBODY}"),
            format!("{ACTOR} had {noun} with {ANYBODY}"),
        ] {
            add(text, &[], ends.clone());
        }
        return tellings;
    }
    // "visits by Putin to China": Putin's visits to China.
    if let Some(by) = at("by") {
        let noun = joined(&phrase[..by]);
        let end = (by + 1..phrase.len()).find(|&place| TOWARD.contains(&phrase[place].to_lowercase().as_str()));
        let end = end.unwrap_or(phrase.len());
        let (actor, rest) = (joined(&phrase[by + 1..end]), joined(&phrase[end..]));
        add(format!("{actor}'s {noun} {rest}"), &[], Vec::new());
        for toward in TOWARD {
            add(
                format!("{actor}'s {noun} {toward} {ANYBODY} {rest}"),
                &[ANYBODY],
                Vec::new(),
            );
        }
        return tellings;
    }
    let phrase = joined(phrase);
    add(phrase.clone(), &[], Vec::new());
    add(format!("{ACTOR}'s {phrase}"), &[ACTOR], Vec::new());
    for toward in TOWARD {
        add(format!("{phrase} {toward} {ANYBODY}"), &[ANYBODY], Vec::new());
        add(
            format!("{ACTOR}'s {phrase} {toward} {ANYBODY}"),
            &[ACTOR, ANYBODY],
            Vec::new(),
        );
    }
    tellings
}

/// Gives what is asked of a noun, and the noun with all that belongs to it.
fn opening<'w, 'q>(words: &'w [&'q str]) -> Option<(Asks, &'w [&'q str])> {
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    // "US accusations" is nobody's "show us".
    let is_state = |at: usize| words.get(at) == Some(&"US");
    let is = |at: usize, known: &[&str]| {
        lower
            .get(at)
            .is_some_and(|word| known.contains(&word.as_str()) && !is_state(at))
    };
    let be = ["is", "are", "was", "were"];
    let after_article = |at: usize| at + usize::from(is(at, &["the", "any", "all", "a", "an"]));
    // "Tell me about Khan's trip to Oslo"
    if is(0, &["tell"]) && is(1, &["me", "us"]) && is(2, &["about", "of"]) {
        return Some((Asks::All, words.get(after_article(3)..)?));
    }
    if is(0, &["how"]) && is(1, &["many"]) {
        return Some((Asks::HowMany, words.get(2..)?));
    }
    if is(0, &["when"]) && is(1, &be) {
        return Some((Asks::When, words.get(after_article(2)..)?));
    }
    if is(0, &["where"]) && is(1, &be) {
        return Some((Asks::Where, words.get(after_article(2)..)?));
    }
    if is(0, &be) && is(1, &["there"]) {
        return Some((Asks::Whether, words.get(after_article(2)..)?));
    }
    if is(0, &["what", "which"]) && is(1, &be) {
        return Some((Asks::All, words.get(after_article(2)..)?));
    }
    if is(0, &["what", "which"]) {
        return Some((Asks::All, words.get(1..)?));
    }
    // "Meetings between Xi and Biden"
    if lower.iter().skip(1).any(|word| word == "between") && !is(0, &["did", "do", "does", "has", "have", "who", "how"])
    {
        let shown = (0..words.len()).take_while(|&at| is(at, &SHOW)).count();
        return Some((Asks::All, words.get(after_article(shown)..)?));
    }
    let shown = (0..words.len()).take_while(|&at| is(at, &SHOW)).count();
    match shown {
        // "Obama's visit to Hiroshima", "threats by North Korea"
        0 if is_bare(&lower) => Some((Asks::All, words.get(after_article(0)..)?)),
        0 => None,
        _ => Some((Asks::All, words.get(after_article(shown)..)?)),
    }
}

/// Says whether words are a noun with what belongs to it, and ask and tell nothing.
fn is_bare(lower: &[String]) -> bool {
    const ASKING: [&str; 16] = [
        "are", "can", "could", "did", "do", "does", "has", "have", "how", "is", "was", "were", "when", "which", "who",
        "will",
    ];
    const LINKS: [&str; 7] = ["against", "between", "by", "of", "on", "to", "with"];
    let asks = lower.iter().any(|word| ASKING.contains(&word.as_str()));
    let has = |word: &String| LINKS.contains(&word.as_str()) || word.ends_with("'s") || word.ends_with("’s");
    !asks && lower.iter().skip(1).any(has)
}
