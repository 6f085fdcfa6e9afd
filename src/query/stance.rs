//! Where speakers stand on a topic over time, and where they turn.

use super::told::told_once;
use super::view::{Said, View};
use crate::graph::{NodeId, StanceNode, StatementNode};
use crate::ontology::{Position, TopicId};
use crate::timex::Interval;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A position with who took it in which statement, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimedPosition<'g> {
    /// Who took it.
    pub speaker: &'g NodeId,
    /// In what statement.
    pub statement: &'g NodeId,
    /// The topic, the position and the words that show it.
    pub stance: &'g StanceNode,
    /// The first and the last day on which it can have been said; `None` where one of them is unknown.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Between which days it can have been said, as far as anything bounds it.
    pub bounds: Interval,
    /// Whether the speaker has turned with it: for and against, or back.
    pub turns: bool,
}

/// A speaker's change from for to against, or back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn<'g> {
    /// Who turned.
    pub speaker: &'g NodeId,
    /// On what.
    pub topic: &'g TopicId,
    /// What he said on the last days before on which he took a clear position: all of the same position.
    pub from: Vec<TimedPosition<'g>>,
    /// What he said on the days of the turn: all of the other position.
    pub to: Vec<TimedPosition<'g>>,
}

/// Gives the positions that fit, what several articles print once, by speaker and topic, by day, then as they stand in their articles; those without a day last.
///
/// A turn is a change between `for` and `against` of one speaker. `conditional` is a position of its own: it is no turn
/// by itself, and like `unclear` it does not hide one that lies before and behind it. Days on which a speaker said both
/// show no turn, nor does what has no day: its order is not known.
pub fn positions<'g>(view: &View<'g>, fits: impl Fn(&NodeId, &TopicId) -> bool) -> Vec<TimedPosition<'g>> {
    let mut found = find(view, |speaker, stance| fits(speaker, &stance.topic));
    for (_, places) in by_speaker(&found) {
        let own: Vec<&TimedPosition> = places.iter().map(|&place| &found[place]).collect();
        let turning: Vec<usize> = find_turns(&own).into_iter().flat_map(|(_, to)| to).collect();
        for place in turning {
            found[places[place]].turns = true;
        }
    }
    found
}

/// Gives the places of each speaker's positions on each topic.
fn by_speaker<'g>(positions: &[TimedPosition<'g>]) -> BTreeMap<(&'g NodeId, &'g TopicId), Vec<usize>> {
    let mut places: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (place, position) in positions.iter().enumerate() {
        places
            .entry((position.speaker, &position.stance.topic))
            .or_default()
            .push(place);
    }
    places
}

/// Gives every turn of every speaker on every topic, by day, then by speaker and topic. Empty where nobody turns.
pub fn changes<'g>(view: &View<'g>) -> Vec<Turn<'g>> {
    let positions = find(view, |_, _| true);
    let mut turns = Vec::new();
    for ((speaker, topic), places) in by_speaker(&positions) {
        let own: Vec<&TimedPosition> = places.iter().map(|&place| &positions[place]).collect();
        for (from, to) in find_turns(&own) {
            let all = |places: Vec<usize>, turns| -> Vec<TimedPosition> {
                let position = |place: usize| TimedPosition {
                    turns,
                    ..own[place].clone()
                };
                places.into_iter().map(position).collect()
            };
            turns.push(Turn {
                speaker,
                topic,
                from: all(from, false),
                to: all(to, true),
            });
        }
    }
    turns.sort_by_key(|turn| turn.to.first().and_then(|position| position.days));
    turns
}

/// Finds the positions that fit, in the order of time.
fn find<'g>(view: &View<'g>, fits: impl Fn(&NodeId, &StanceNode) -> bool) -> Vec<TimedPosition<'g>> {
    let mut by_speaker: BTreeMap<&NodeId, Vec<&Said>> = BTreeMap::new();
    for said in view.statements.iter().filter(|said| !said.statement.stances.is_empty()) {
        for &speaker in &said.speakers {
            by_speaker.entry(speaker).or_default().push(said);
        }
    }
    let mut found = Vec::new();
    for (speaker, statements) in by_speaker {
        for said in told_once(view, statements) {
            let stances = said.statement.stances.iter().filter(|stance| fits(speaker, stance));
            found.extend(stances.map(|stance| TimedPosition {
                speaker,
                statement: said.id,
                stance,
                days: days(said.statement),
                bounds: said.statement.days.days,
                turns: false,
            }));
        }
    }
    found.sort_by_key(|position| {
        let words = &position.stance.words;
        (
            position.days.is_none(),
            position.days,
            &words.article,
            words.start,
            position.speaker,
        )
    });
    found
}

/// Gives the days on which a statement can have been made, if both ends are known.
fn days(statement: &StatementNode) -> Option<(NaiveDate, NaiveDate)> {
    let days = statement.said.as_ref()?.when.days()?;
    days.earliest.zip(days.latest)
}

/// Finds the turns of one speaker on one topic: the places of the positions before and of those that turn.
fn find_turns(positions: &[&TimedPosition]) -> Vec<(Vec<usize>, Vec<usize>)> {
    let mut turns = Vec::new();
    let mut before: Option<(Position, Vec<usize>)> = None;
    for group in group_by_days(positions) {
        let is = |wanted: Position| move |place: &usize| positions[*place].stance.position == wanted;
        let clear: Vec<usize> = group
            .into_iter()
            .filter(|place| is(Position::For)(place) || is(Position::Against)(place))
            .collect();
        let Some(stand) = clear.first().map(|&place| positions[place].stance.position) else {
            continue;
        };
        if !clear.iter().all(is(stand)) {
            continue;
        }
        if let Some((other, from)) = before.replace((stand, clear.clone()))
            && other != stand
        {
            turns.push((from, clear));
        }
    }
    turns
}

/// Puts positions together whose days overlap, so that it is not known which came first; leaves out those without days.
fn group_by_days(positions: &[&TimedPosition]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(NaiveDate, Vec<usize>)> = Vec::new();
    for (place, position) in positions.iter().enumerate() {
        let Some((first, last)) = position.days else { continue };
        match groups.last_mut() {
            Some((end, group)) if first <= *end => {
                group.push(place);
                *end = last.max(*end);
            }
            _ => groups.push((last, vec![place])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}
