//! What stands before a question and changes nothing, or changes only which of the answers is wanted.

use super::form::QuestionWords;
use super::question::InOrder;
use super::turning::turn;
use crate::knowledge::Knowledge;
use crate::sentence::Tag;

/// A question without what stands before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OpenedQuestion {
    pub(super) text: String,
    /// Whether whoever does it most is asked for.
    pub(super) is_counted: bool,
    pub(super) place: Option<InOrder>,
    /// At most so many of those that are counted.
    pub(super) limit: Option<usize>,
    /// By whose word, where the question begins with it.
    pub(super) outlet: Option<String>,
}

/// Words for a single statement among many, with which of them it is.
const PLACES: [(&str, InOrder); 8] = [
    ("most recent ", InOrder::Last),
    ("recent ", InOrder::Last),
    ("latest ", InOrder::Last),
    ("newest ", InOrder::Last),
    ("last ", InOrder::Last),
    ("first ", InOrder::First),
    ("earliest ", InOrder::First),
    ("oldest ", InOrder::First),
];

/// Takes off what changes nothing.
pub(super) fn open(question: &str, words: &QuestionWords, knowledge: &Knowledge) -> OpenedQuestion {
    let is_quote = |noun: &str| words.quotes.contains(&noun.to_lowercase());
    let mut text = question.trim().trim_end_matches(['?', '.', '!', ' ']).to_owned();
    while let Some(rest) = without_courtesy(&text, words) {
        text = rest;
    }
    // "Who's Pompeo?", "whats the dispute"
    let first = text.split(' ').next().unwrap_or_default();
    let plain: String = first
        .to_lowercase()
        .chars()
        .filter(|sign| sign.is_alphabetic())
        .collect();
    if let Some(asks) = plain
        .strip_suffix('s')
        .filter(|asks| matches!(*asks, "who" | "what" | "where" | "when"))
    {
        text = format!("{asks} is{}", &text[first.len()..]);
    }
    text = turn(&text, knowledge);
    text = text.trim_end_matches(" please").trim_end_matches([',', ' ']).to_owned();
    // The answer tells both anyway.
    for behind in [" and when", " and where"] {
        if let Some(rest) = text.strip_suffix(behind) {
            text = rest.trim_end_matches(',').to_owned();
        }
    }
    let mut place = None;
    // "Give me the first statement by Trump"
    let shown = ["give me ", "show me ", "show ", "list ", "find "];
    let asked = shown.iter().find_map(|opening| strip(&text, opening));
    let asked = asked.unwrap_or_else(|| text.clone());
    for (words, which) in PLACES {
        let rest = strip(&asked, words).or_else(|| strip(&strip(&asked, "the ")?, words));
        if let Some(rest) = rest
            && is_quote(rest.split(' ').next().unwrap_or_default())
        {
            (text, place) = (rest, Some(which));
            break;
        }
    }
    // "What was the first thing Trump said about Turkey?", "What is the latest statement on Iran?"
    let whole = text.clone();
    let behind = [
        "what is the ",
        "what was the ",
        "what's the ",
        "what are the ",
        "what were the ",
    ]
    .iter()
    .find_map(|opening| strip(&whole, opening));
    if let Some(behind) = behind {
        for (words, which) in PLACES {
            let Some(rest) = strip(&behind, words) else { continue };
            let (noun, rest) = rest.split_once(' ').unwrap_or((rest.as_str(), ""));
            if noun.eq_ignore_ascii_case("thing") {
                let rest = rest.strip_prefix("that ").unwrap_or(rest);
                (text, place) = (format!("everything {rest}"), Some(which));
            } else if is_quote(noun) {
                (text, place) = (format!("statements {rest}"), Some(which));
            }
            break;
        }
    }
    // "About Japan, what did Putin say?"
    for opening in ["about ", "on "] {
        let Some(behind) = strip(&text, opening) else { continue };
        if let Some((matter, rest)) = behind.split_once(", ")
            && ["what ", "who ", "when ", "where ", "did "]
                .iter()
                .any(|asks| strip(rest, asks).is_some())
        {
            text = format!("{rest} about {matter}");
        }
    }
    // "Compare what Trump and Pompeo said", "How do Macron and Trump differ on NATO?": both are shown.
    if let Some(rest) = strip(&text, "compare what ") {
        text = format!("what did {rest}").replacen(" said ", " say ", 1);
    } else if let Some(both) = compared(&text) {
        text = both;
    }
    if let Some((rest, which)) = without_order(&text, knowledge) {
        (text, place) = (rest, Some(which));
    }
    let mut outlet = None;
    // "According to CNN, what did Iran say?"
    if let Some((name, rest)) = strip(&text, "according to ")
        .as_deref()
        .and_then(|rest| rest.split_once(", "))
    {
        outlet = Some(name.to_owned());
        text = rest.to_owned();
    }
    let is_who = ["who ", "which "].iter().any(|opening| strip(&text, opening).is_some());
    // "What do both Iran and Iraq say?"
    if text.contains(" and ") {
        text = text.replacen(" both ", " ", 1);
    }
    let mut is_counted = false;
    if let Some(both) = said_more(&text) {
        (text, is_counted) = (both, true);
    } else if is_who {
        for most in [
            " the most often",
            " the most",
            " most often",
            " most frequently",
            " most",
        ] {
            // "most of the islands" is no superlative.
            let found = text
                .find(&format!("{most} "))
                .or_else(|| text.ends_with(most).then(|| text.len() - most.len()));
            let Some(at) = found else { continue };
            let behind = &text[at + most.len()..];
            if !behind.starts_with(" of ") {
                text = format!("{}{behind}", &text[..at]);
                is_counted = true;
                break;
            }
        }
    }
    // "Did Putin say anything about the rebels?"
    for (words, plain) in [(" anything about ", " about "), (" something about ", " about ")] {
        text = text.replacen(words, plain, 1);
    }
    OpenedQuestion {
        text,
        is_counted,
        place,
        limit: None,
        outlet,
    }
}

/// Asks for what two said who are to be compared: "compare Trump and Obama on Russia".
fn compared(text: &str) -> Option<String> {
    let behind = strip(text, "compare ").map(|rest| rest.replacen(" on ", " differ on ", 1));
    let behind = behind.or_else(|| ["how do ", "how did "].iter().find_map(|opening| strip(text, opening)))?;
    let (both, matter) = behind
        .split_once(" differ on ")
        .or_else(|| behind.split_once(" differ about "))?;
    let (one, other) = both.split_once(" and ")?;
    let is_name = |name: &str| {
        name.strip_prefix("the ")
            .unwrap_or(name)
            .starts_with(char::is_uppercase)
    };
    let are_names = [one, other].iter().all(|name| is_name(name));
    are_names.then(|| format!("what did {both} say about {matter}"))
}

/// Asks for what two said, to be counted: "who said more about Russia, Trump or Obama".
fn said_more(text: &str) -> Option<String> {
    let openings = ["who said ", "who spoke ", "who talked ", "who has said ", "who speaks "];
    let behind = openings.iter().find_map(|opening| strip(text, opening))?;
    let behind = ["more often", "more"]
        .iter()
        .find_map(|more| behind.strip_prefix(more))?;
    let matter = [" about ", " on ", " of "]
        .iter()
        .find_map(|word| behind.strip_prefix(word));
    let (matter, both) = match matter {
        Some(matter) => matter.rsplit_once(", ")?,
        None => ("", behind.strip_prefix(", ")?),
    };
    let (one, other) = both.split_once(" or ")?;
    let about = if matter.is_empty() {
        String::new()
    } else {
        format!(" about {matter}")
    };
    Some(format!("what did {one} and {other} say{about}"))
}

/// Takes one courtesy off; `None` where none stands before a question.
fn without_courtesy(text: &str, words: &QuestionWords) -> Option<String> {
    let true_that = ["is it true that ", "is it the case that "];
    if let Some(rest) = true_that.iter().find_map(|opening| strip(text, opening)) {
        return Some(format!("whether {rest}"));
    }
    let asks = |rest: &str| {
        let first = rest.split([' ', '\'', '’']).next().unwrap_or_default().to_lowercase();
        words.asking.contains(&first) || ["if", "is", "tell", "whether"].contains(&first.as_str())
    };
    let behind = words
        .courtesy
        .iter()
        .filter_map(|courtesy| Some((courtesy, strip(text, &format!("{courtesy} "))?)));
    // "so" and "please" stand before anything: "please statements by Abe".
    let behind = behind.filter(|(courtesy, rest)| !courtesy.contains(' ') || asks(rest));
    let (_, rest) = behind.max_by_key(|(courtesy, _)| courtesy.len())?;
    let rest = rest.trim_start_matches([',', ' ']);
    Some(strip(rest, "me ").filter(|rest| asks(rest)).unwrap_or(rest.to_owned()))
}

/// Takes out "first" or "last" before a verb: "Who first accused Russia?", "When did Obama last meet Netanyahu?"
fn without_order(text: &str, knowledge: &Knowledge) -> Option<(String, InOrder)> {
    const ORDERS: [(&str, InOrder); 4] = [
        ("first", InOrder::First),
        ("last", InOrder::Last),
        ("most recently", InOrder::Last),
        ("most lately", InOrder::Last),
    ];
    let tags = [Tag::VerbBase, Tag::VerbPast, Tag::VerbPastParticiple];
    ["who ", "when ", "where ", "what ", "which "]
        .iter()
        .find_map(|opening| strip(text, opening))?;
    ORDERS.into_iter().find_map(|(words, which)| {
        let (before, behind) = text.split_once(&format!(" {words} "))?;
        let next = behind.split(' ').next().unwrap_or_default();
        let is_verb = next.starts_with(char::is_lowercase)
            && tags.iter().any(|tag| knowledge.sentence.may_be(next, *tag))
            && !["day", "month", "week", "year"].contains(&next);
        is_verb.then(|| (format!("{before} {behind}"), which))
    })
}

/// Gives what stands behind an opening, whatever its capitals.
fn strip(text: &str, opening: &str) -> Option<String> {
    let begins = text.get(..opening.len())?;
    begins
        .eq_ignore_ascii_case(opening)
        .then(|| text[opening.len()..].to_owned())
}
