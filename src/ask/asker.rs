//! Kinds of people who are asked for: "which senators criticised Iran" → "who criticised Iran", of those who are senators.

use super::form::PeopleKind;
use crate::knowledge::Knowledge;
use crate::sentence::Tag;

/// Words that carry the verb behind whoever it is done to: "which senators did Abe meet".
const CARRIERS: [&str; 8] = ["did", "do", "does", "has", "have", "had", "will", "is"];
/// Words before "any senator" that ask whether.
const WHETHER: [&str; 9] = ["did", "do", "does", "has", "have", "is", "are", "was", "were"];
/// Nouns that the questions for what happened take by themselves.
const KNOWN_THERE: [&str; 4] = ["leader", "politician", "minister", "official"];
/// Nouns for states, who are asked for in questions for what was said as well.
const STATES: [&str; 4] = ["country", "government", "nation", "state"];
/// So many words stand before the noun: "former senior US".
const MOST_BEFORE: usize = 4;

/// A question without the kind of people whom it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AskedKind {
    /// "who criticised Iran"
    pub(super) text: String,
    /// "US senators"
    pub(super) asker: String,
    /// Whether the question means nothing else: "officials" alone is a word that the questions for what happened know.
    pub(super) is_sure: bool,
}

/// Takes the kind of people out of a question; `None` where it names none.
pub(super) fn take_asker(text: &str, askers: &[PeopleKind], knowledge: &Knowledge) -> Option<AskedKind> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    let word = |at: usize| lower.get(at).map_or("", String::as_str);
    let finder = KindFinder {
        words: &words,
        lower: &lower,
        askers,
        knowledge,
    };
    let behind = |at: usize| words.get(at..).unwrap_or_default().join(" ");
    let opens_party = |at: usize| {
        words
            .get(at)
            .is_some_and(|next| next.starts_with(char::is_uppercase) || ["the", "a", "an"].contains(next))
    };
    let (from, kind) = match (word(0), word(1)) {
        ("which" | "what", _) if !CARRIERS.contains(&word(1)) => (1, finder.kind(1, false)?),
        ("how", "many") => (2, finder.kind(2, true)?),
        ("what", carrier) if CARRIERS.contains(&carrier) => (2, finder.kind(2, true)?),
        (whether, "any") if WHETHER.contains(&whether) => (2, finder.kind(2, false)?),
        ("statements" | "quotes", "by") => (2, finder.kind(2, true)?),
        _ => return None,
    };
    let end = from + kind.words;
    let rest = behind(end);
    if rest.is_empty() {
        return None;
    }
    let asks_whom = CARRIERS.contains(&word(end)) && opens_party(end + 1);
    let text = match (word(0), word(1)) {
        ("how", _) => format!("how many people {rest}"),
        ("statements" | "quotes", _) => format!("everything said {rest}"),
        (whether, "any") => format!("{whether} anyone {rest}"),
        ("what", carrier) if CARRIERS.contains(&carrier) => format!("who {rest}"),
        _ if asks_whom => format!("whom {rest}"),
        _ => format!("who {rest}"),
    };
    Some(AskedKind {
        text,
        asker: words[from..end].join(" "),
        is_sure: kind.is_sure,
    })
}

struct KindFinder<'k> {
    words: &'k [&'k str],
    lower: &'k [String],
    askers: &'k [PeopleKind],
    knowledge: &'k Knowledge,
}

/// How long a phrase for a kind of people is.
struct KindLength {
    words: usize,
    is_sure: bool,
}

impl KindFinder<'_> {
    /// Finds the phrase that begins there; `plural` where only a plural is none of somebody's titles: "did President Xi say".
    fn kind(&self, from: usize, plural: bool) -> Option<KindLength> {
        let (start, length, noun) = (from..=from + MOST_BEFORE).find_map(|start| {
            let (length, noun) = self.noun(start, plural)?;
            Some((start, length, noun))
        })?;
        if !(from..start).all(|at| self.qualifies(at)) {
            return None;
        }
        let mut end = start + length;
        // "which foreign leaders or officials"
        let next = self.lower.get(end).map(String::as_str);
        if matches!(next, Some("or" | "and"))
            && let Some((length, _)) = self.noun(end + 1, plural)
        {
            end += 1 + length;
        }
        let is_known = KNOWN_THERE.contains(&noun.as_str()) || STATES.contains(&noun.as_str());
        Some(KindLength {
            words: end - from,
            is_sure: start > from || !is_known,
        })
    }

    /// Gives how many words the noun has that begins there, and the noun for one of them.
    fn noun(&self, at: usize, plural: bool) -> Option<(usize, String)> {
        let states = STATES.iter().map(|state| (*state).to_owned());
        let mut nouns = self.askers.iter().map(|asker| asker.id.clone()).chain(states);
        nouns.find_map(|noun| {
            let length = noun.split(' ').count();
            let words = self.lower.get(at..at + length)?.join(" ");
            let is_plural = words == plural_of(&noun);
            (is_plural || !plural && words == noun).then_some((length, noun))
        })
    }

    /// Says whether a word says more of a kind: "Chinese", "former".
    fn qualifies(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        word.starts_with(char::is_uppercase) || self.knowledge.sentence.may_be(word, Tag::Adjective)
    }
}

/// Gives the plural of a noun: "secretaries of state", "countries".
pub fn plural_of(noun: &str) -> String {
    let (first, rest) = noun
        .split_once(" of ")
        .map_or((noun, String::new()), |(first, rest)| (first, format!(" of {rest}")));
    let plural = match first {
        _ if first.ends_with("man") => format!("{}men", first.trim_end_matches("man")),
        _ if first.ends_with('y') && !first.ends_with("ey") => format!("{}ies", first.trim_end_matches('y')),
        _ => format!("{first}s"),
    };
    plural + &rest
}
