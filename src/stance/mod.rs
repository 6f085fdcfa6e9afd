//! Step 11. The Page, Statements → Stances: on what a speaker takes a position, and which.
//!
//! A topic is an action that diplomacy argues about ("continue talks"). Its words are found in what is said; the words
//! that govern them, up to the reporting verb, show the position: "does *not think* Moscow *should suspend* talks".
//! What a statement tells of others is not its speaker's position, unless he acts for them.

mod above;
mod action;
mod climb;
mod condition;
mod governor;
mod level;
mod lexicon;

pub use lexicon::{PositionExample, PositionWord, StanceLexicon, Topic, TopicExample, WordClass};

use crate::ontology::{Position, RuleId, TopicId};
use crate::page::Page;
use crate::span::Span;
use crate::statement::ToldStatements;
use action::StanceFinder;

/// What a speaker's words show of where he stands on a topic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stance {
    /// The statement, as its place in the list.
    pub statement: usize,
    /// On what.
    pub topic: TopicId,
    /// Where.
    pub position: Position,
    /// The words that show it: `ready to continue talks`.
    pub span: Span,
    /// The position word that decided: `ready`, `rule-out`; `own-action` where the speaker's side simply does it.
    pub rule: RuleId,
}

/// Finds the stances of every statement, by statement and then in text order.
///
/// Empty where no topic is spoken of, or none with a word that shows a position. Two positions on one topic in one
/// statement are both kept ("has no plans to go there, but sees no reason not to"); the same one is given once.
pub fn find_stances(page: &Page, told: &ToldStatements, lexicon: &StanceLexicon) -> Vec<Stance> {
    let finder = StanceFinder::new(page, told, lexicon);
    let actions = match told.statements {
        [] => Vec::new(),
        _ => finder.find_actions(),
    };
    let mut found: Vec<Vec<Stance>> = vec![Vec::new(); told.statements.len()];
    for action in &actions {
        for place in finder.tellers(action) {
            found[place].extend(finder.judge(action, place));
        }
    }
    let found = found.into_iter().zip(told.statements);
    // A speaker whom nobody names takes no position.
    let found = found.filter(|(_, statement)| !statement.speaker.is_nobody());
    found.flat_map(|(stances, _)| without_repeats(stances)).collect()
}

/// Keeps the first of each topic and position, and what is unclear only where nothing else is said of its topic.
fn without_repeats(mut found: Vec<Stance>) -> Vec<Stance> {
    found.sort_by_key(|stance| stance.span);
    let is_clear = |topic: &TopicId| {
        let clear = |stance: &Stance| stance.topic == *topic && stance.position != Position::Unclear;
        found.iter().any(clear)
    };
    let mut kept: Vec<Stance> = Vec::new();
    for stance in &found {
        let same = |other: &Stance| other.topic == stance.topic && other.position == stance.position;
        let hidden = stance.position == Position::Unclear && is_clear(&stance.topic);
        if !hidden && !kept.iter().any(same) {
            kept.push(stance.clone());
        }
    }
    kept
}
