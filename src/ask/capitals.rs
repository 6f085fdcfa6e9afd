//! Questions in small letters → questions with the capitals that names have: "did kishida meet putin".

use crate::graph::fold;
use crate::knowledge::Knowledge;
use crate::lookup::find_meaning;
use crate::mention::Entity;
use crate::sentence::Tag;
use chrono::Month;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The longest name in words: "democratic people's republic of korea".
const LONGEST: usize = 5;

/// Words behind which a bare singular is a name: "did trump", "by trump".
const BEFORE_NAMES: [&str; 10] = ["did", "does", "has", "had", "is", "was", "will", "by", "with", "to"];

/// Words behind which the name of a state is one, however common it is: "of china".
const BEFORE_STATES: [&str; 7] = ["of", "in", "on", "about", "against", "from", "and"];

/// Gives names and months their capitals where a question writes them small.
///
/// A word that is one of English is a name only in a question that has no capitals inside, and only where no noun could
/// stand without an article: "did trump", but not "a house".
pub(super) fn with_capitals(question: &str, knowledge: &Knowledge) -> String {
    let words: Vec<&str> = question.split(' ').collect();
    let is_small = |word: &&str| !word.contains(char::is_uppercase);
    let all_small = words.iter().skip(1).all(is_small);
    let ends = |at: usize| at + 1..=words.len().min(at + LONGEST);
    let phrase = |from: usize, to: usize| fold(core(&words[from..to].join(" "))).trim().to_owned();
    let mut asked: BTreeMap<String, Option<String>> = BTreeMap::new();
    for at in 0..words.len() {
        for end in ends(at).filter(|&end| words[at..end].iter().all(is_small)) {
            asked.insert(phrase(at, end), None);
        }
    }
    for entity in knowledge.gazetteer.entities() {
        for name in names(entity) {
            let folded = fold(name).trim().to_owned();
            if let Some(spelled) = asked.get_mut(&folded) {
                spelled.get_or_insert_with(|| name.to_owned());
            }
        }
    }
    let mut written: Vec<Cow<str>> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let found = ends(at).rev().find_map(|end| {
            let spelled = asked.get(&phrase(at, end))?.as_deref()?;
            let before = at.checked_sub(1).map(|before| words[before]);
            (end > at + 1 || is_name(words[at], before, all_small, knowledge)).then_some((end, spelled))
        });
        match found {
            Some((end, spelled)) => {
                let whole = words[at..end].join(" ");
                let behind = whole.strip_prefix(core(&whole)).unwrap_or_default();
                written.push(Cow::Owned(format!("{spelled}{behind}")));
                at = end;
            }
            None => {
                written.push(month(words[at], words.get(at + 1)));
                at += 1;
            }
        }
    }
    written.join(" ")
}

/// Gives a name without what is written behind it: "putin" of "putin's", "abe" of "abe?".
fn core(words: &str) -> &str {
    let plain = words.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    plain
        .strip_suffix("'s")
        .or_else(|| plain.strip_suffix("’s"))
        .unwrap_or(plain)
}

/// Gives by what somebody is known everywhere; titles and what needs others beside it are no names.
fn names(entity: &Entity) -> impl Iterator<Item = &str> {
    let is_title = entity.id.as_str().starts_with("office/");
    let aliases = entity.aliases.iter();
    let plain = aliases.filter(|alias| !alias.weak && alias.needs.is_empty() && alias.near.is_empty());
    let all = std::iter::once(entity.label.as_str()).chain(plain.map(|alias| alias.text.as_str()));
    let named = all.chain(entity.surname.as_deref());
    named.filter(move |name| !is_title && name.contains(char::is_uppercase))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

fn is_name(word: &str, before: Option<&str>, all_small: bool, knowledge: &Knowledge) -> bool {
    let plain = core(word);
    if !knowledge.sentence.is_common_word(plain) {
        return true;
    }
    let before = before.unwrap_or_default().to_lowercase();
    // "the foreign minister of china"
    let is_state = || {
        let names = find_meaning(&capital(plain), None, knowledge).names;
        names.len() == 1
            && names
                .iter()
                .all(|found| found.entity.entity.as_str().starts_with("state/"))
    };
    // "who is accusing china of hacking"
    let verbs = [Tag::VerbGerund, Tag::VerbPast, Tag::VerbPresent];
    let is_done_to = verbs.iter().any(|tag| knowledge.sentence.may_be(&before, *tag));
    if all_small && (is_done_to || BEFORE_STATES.contains(&before.as_str())) && is_state() {
        return true;
    }
    all_small && knowledge.sentence.may_be(plain, Tag::Noun) && BEFORE_NAMES.contains(&before.as_str())
}

/// "june 2024" is a month, "may" before a number.
fn month<'w>(word: &'w str, next: Option<&&str>) -> Cow<'w, str> {
    let is_open = ["march", "may"].contains(&word);
    let is_before_number = next.is_some_and(|next| next.starts_with(|sign: char| sign.is_ascii_digit()));
    // "mar" and "jan" are names too.
    let is_whole = |month: Month| month.name().eq_ignore_ascii_case(core(word));
    if !core(word).parse().is_ok_and(is_whole) || is_open && !is_before_number {
        return Cow::Borrowed(word);
    }
    let (first, rest) = word.split_at(1);
    Cow::Owned(first.to_uppercase() + rest)
}
