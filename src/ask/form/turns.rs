//! Questions that are asked in other words → the words that the forms and the relations know.

use super::lexicon::{AskLexicon, PatternPiece};
use super::matching::Matcher;
use super::question_words;
use crate::knowledge::Knowledge;
use serde::Deserialize;

/// A way to ask in other words, as `data/ask/turns.jsonl` gives it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionTurn {
    /// `compare-differ`.
    pub id: String,
    /// Words as in [`super::Form`].
    pub pattern: String,
    /// The same in plainer words, with the parts: `compare {by} and {to} on {about}`.
    pub asks: String,
    /// Which of the answers alone is asked for: `first`, `last`.
    #[serde(default)]
    pub order: Option<TurnOrder>,
    /// A word of the pattern that the plainer words do not keep: nothing is summarised.
    #[serde(default)]
    pub unused: Option<String>,
    /// Questions that it fits, with what they become.
    pub fires: Vec<TurnExample>,
    /// Questions as close as possible that it must not fit.
    pub not: Vec<String>,
}

/// Which of the answers alone is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TurnOrder {
    /// The first in time.
    First,
    /// The last in time.
    Last,
}

/// A question with what it becomes.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TurnExample {
    /// The question.
    pub question: String,
    /// The same in plainer words.
    pub asked: String,
}

/// A turn with its pattern in pieces.
#[derive(Debug, Clone)]
pub(super) struct CompiledTurn {
    pub(super) turn: QuestionTurn,
    pub(super) pieces: Vec<PatternPiece>,
}

/// A question in plainer words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnedQuestion {
    /// The plainer words.
    pub asked: String,
    /// Which of the answers alone is asked for.
    pub order: Option<TurnOrder>,
    /// How many of them: "top five".
    pub limit: Option<usize>,
    /// The word that the plainer words do not keep.
    pub unused: Option<String>,
}

/// Prepositions before a time that may stand behind any question.
const BEFORE_TIMES: [&str; 9] = [
    "in", "on", "during", "since", "between", "before", "after", "from", "until",
];

/// Says a question in plainer words; `None` where no turn fits. The turn that names most words comes first.
pub fn turn_words(text: &str, lexicon: &AskLexicon, knowledge: &Knowledge) -> Option<TurnedQuestion> {
    let without_time = || {
        let tails = text.match_indices(' ').map(|(at, _)| text.split_at(at));
        // "How often was NATO mentioned in 2019?"
        let mut times = tails.filter(|(_, tail)| {
            let first = tail.split_whitespace().next().unwrap_or_default();
            BEFORE_TIMES.contains(&first) && tail.contains(|sign: char| sign.is_ascii_digit())
        });
        times.find_map(|(rest, time)| {
            let mut turned = turn_whole(rest, lexicon, knowledge)?;
            turned.asked.push_str(time);
            Some(turned)
        })
    };
    turn_whole(text, lexicon, knowledge).or_else(without_time)
}

fn turn_whole(text: &str, lexicon: &AskLexicon, knowledge: &Knowledge) -> Option<TurnedQuestion> {
    let question = question_words(text, &[], &knowledge.sentence, &knowledge.statement);
    let mut matcher = Matcher::new(text, &question);
    let turns = lexicon.compiled_turns().iter();
    let fitting = turns.filter_map(|turn| Some((matcher.fit(&turn.pieces)?, &turn.turn)));
    let (fit, turn) = fitting.max_by_key(|(fit, _)| fit.literals)?;
    let limit = fit.parts.get("limit").map(|number| read_number(number));
    // "top island speakers"
    if limit == Some(None) {
        return None;
    }
    let mut asked = turn.asks.clone();
    for (name, words) in &fit.parts {
        // "Abe's thoughts" are what Abe says.
        let is_party = matches!(name.as_str(), "by" | "to");
        let plain = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s"));
        let words = plain.filter(|_| is_party).unwrap_or(words);
        asked = asked.replace(&format!("{{{name}}}"), words);
    }
    // A part that may be left out.
    let asked = asked.replace(" {text}", "");
    Some(TurnedQuestion {
        asked,
        order: turn.order,
        limit: limit.flatten(),
        unused: turn.unused.clone(),
    })
}

/// Reads a small number, in words or figures.
fn read_number(word: &str) -> Option<usize> {
    const NUMBERS: [&str; 11] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let named = NUMBERS.iter().position(|number| number.eq_ignore_ascii_case(word));
    named.or_else(|| word.parse().ok()).filter(|number| *number > 0)
}
