//! Where speakers stand on a topic over time, and where they turn.

use super::told::told_once;
use super::view::{Said, View};
use crate::graph::{NodeId, StanceNode, StatementNode, fold};
use crate::ontology::{Position, TopicId};
use crate::timex::Interval;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Topics that are on a treaty, where one is named.
const OF_TREATIES: [&str; 1] = ["sign-treaty"];

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
/// A turn is a change between `for` and `against` of one speaker towards the same others. `conditional` is a position of its own: it is no turn
/// by itself, and like `unclear` it does not hide one that lies before and behind it. Days on which a speaker said both
/// show no turn, nor does what has no day: its order is not known.
pub fn positions<'g>(view: &View<'g>, fits: impl Fn(&NodeId, &TopicId) -> bool) -> Vec<TimedPosition<'g>> {
    let found = find(view, |speaker, stance| fits(speaker, &stance.topic));
    marked(view, found)
}

/// Gives positions that are read from statements elsewhere, in the order of time and with the turns marked.
pub fn positions_read<'g>(
    view: &View<'g>,
    read: impl Iterator<Item = (&'g NodeId, &'g NodeId, &'g StanceNode)>,
) -> Vec<TimedPosition<'g>> {
    let positions = read.filter_map(|(speaker, statement, stance)| {
        let said = view.statement(statement)?.statement;
        Some(TimedPosition {
            speaker,
            statement,
            stance,
            days: days(said),
            bounds: said.days.days,
            turns: false,
        })
    });
    marked(view, in_order(positions.collect()))
}

/// Marks the positions by which somebody has turned.
fn marked<'g>(view: &View<'g>, mut found: Vec<TimedPosition<'g>>) -> Vec<TimedPosition<'g>> {
    for (_, places) in by_matter(view, &found) {
        let own: Vec<&TimedPosition> = places.iter().map(|&place| &found[place]).collect();
        let turning: Vec<usize> = find_turns(&own).into_iter().flat_map(|(_, to)| to).collect();
        for place in turning {
            found[places[place]].turns = true;
        }
    }
    found
}

/// Gives the places of each speaker's positions on each topic, for each other party to the matter.
///
/// Who is for talks with one country and against talks with another has not turned. Where no position names anybody, all
/// are of one matter.
fn by_matter<'g>(view: &View<'g>, positions: &[TimedPosition<'g>]) -> Vec<((&'g NodeId, &'g TopicId), Vec<usize>)> {
    let mut places: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (place, position) in positions.iter().enumerate() {
        places
            .entry((position.speaker, &position.stance.topic))
            .or_default()
            .push(place);
    }
    let mut matters = Vec::new();
    for (key, places) in places {
        let own = own_labels(view, key.0);
        let named: Vec<Vec<&NodeId>> = places
            .iter()
            .map(|&place| parties(view, &positions[place], &own))
            .collect();
        // "The talks should go on" is of what he speaks of around it.
        let around = |at: usize| -> Vec<&NodeId> {
            let position = &positions[places[at]];
            let is_near = |other: &usize| {
                let other = &positions[places[*other]];
                other.days == position.days && other.stance.words.article == position.stance.words.article
            };
            let near = (0..places.len()).filter(is_near);
            near.flat_map(|other| named[other].iter().copied()).collect()
        };
        let parties: Vec<Vec<&NodeId>> = (0..places.len())
            .map(|at| {
                // "We are ready to continue negotiations": what the clause is about beside them is no party to them.
                let words = fold(&positions[places[at]].stance.words.exact);
                let is_told = named[at].iter().any(|node| words.contains(&fold(&view.label(node))));
                match is_told {
                    true => named[at].clone(),
                    false => named[at].iter().copied().chain(around(at)).collect(),
                }
            })
            .collect();
        let all: BTreeSet<&NodeId> = parties.iter().flatten().copied().collect();
        if all.is_empty() {
            matters.push((key, places));
            continue;
        }
        for party in all {
            let own = (0..places.len()).filter(|&at| parties[at].contains(&party));
            matters.push((key, own.map(|at| places[at]).collect()));
        }
    }
    matters
}

/// Gives the folded labels of what somebody speaks for: of himself and of his offices, "President of France" among them.
fn own_labels(view: &View, speaker: &NodeId) -> String {
    let held = view
        .relations
        .iter()
        .filter(|(actor, relation, _)| *actor == speaker && relation.key.relation_type.as_str() == "holds_office");
    let mut labels = fold(&view.label(speaker));
    for (_, _, office) in held {
        labels.push_str(&fold(&view.label(office)));
    }
    let own = view.statements.iter().filter(|said| said.speakers.contains(&speaker));
    for office in own.filter_map(|said| said.office).collect::<BTreeSet<_>>() {
        labels.push_str(&fold(&view.label(office)));
    }
    labels
}

/// Gives whom a position is about besides the speaker and his state: those whom its words name, where they name any.
fn parties<'g>(view: &View<'g>, position: &TimedPosition<'g>, own: &str) -> Vec<&'g NodeId> {
    let Some(said) = view.statement(position.statement) else {
        return Vec::new();
    };
    let others = said.about.iter().chain(&said.addressees).copied();
    let others: Vec<&NodeId> = others
        .filter(|node| node.is_linked() && !said.speakers.contains(node) && !own.contains(&fold(&view.label(node))))
        .collect();
    // Who is against one agreement with Iran may be for another.
    let treaties: Vec<&NodeId> = others
        .iter()
        .copied()
        .filter(|node| node.as_str().starts_with("entity/treaty/"))
        .collect();
    if !treaties.is_empty() && OF_TREATIES.contains(&position.stance.topic.as_str()) {
        return treaties;
    }
    let words = fold(&position.stance.words.exact);
    let named: Vec<&NodeId> = others
        .iter()
        .copied()
        .filter(|node| words.contains(&fold(&view.label(node))))
        .collect();
    if named.is_empty() { others } else { named }
}

/// Gives every turn of every speaker on every topic, by day, then by speaker and topic. Empty where nobody turns.
pub fn changes<'g>(view: &View<'g>) -> Vec<Turn<'g>> {
    turns_among(view, &find(view, |_, _| true))
}

/// Gives the turns among some positions, which stand in the order of time.
pub fn turns_among<'g>(view: &View<'g>, positions: &[TimedPosition<'g>]) -> Vec<Turn<'g>> {
    let mut turns: Vec<Turn> = Vec::new();
    for ((speaker, topic), places) in by_matter(view, positions) {
        let own: Vec<&TimedPosition> = places.iter().map(|&place| &positions[place]).collect();
        for (from, to) in find_turns(&own) {
            let all = |places: Vec<usize>, turns| -> Vec<TimedPosition> {
                let position = |place: usize| TimedPosition {
                    turns,
                    ..own[place].clone()
                };
                places.into_iter().map(position).collect()
            };
            let turn = Turn {
                speaker,
                topic,
                from: all(from, false),
                to: all(to, true),
            };
            // A turn towards Japan and its islands is one.
            let is_same = |known: &&mut Turn| {
                let shares = |one: &[TimedPosition], two: &[TimedPosition]| one.iter().any(|one| two.contains(one));
                known.speaker == speaker
                    && known.topic == topic
                    && shares(&known.from, &turn.from)
                    && shares(&known.to, &turn.to)
            };
            match turns.iter_mut().find(is_same) {
                Some(known) if known.from.len() + known.to.len() < turn.from.len() + turn.to.len() => *known = turn,
                Some(_) => {}
                None => turns.push(turn),
            }
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
    in_order(found)
}

fn in_order(mut found: Vec<TimedPosition>) -> Vec<TimedPosition> {
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
