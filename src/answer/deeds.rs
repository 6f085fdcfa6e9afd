//! Relations of some types: who did it to whom, when.

use crate::ask::{Asks, InOrder, Request, deed_types, resolve_deeds, side, verdict};
use crate::error::Result;
use crate::graph::NodeId;
use crate::knowledge::Knowledge;
use crate::query::{Answer, Deed, DeedGroup, DeedType, Filter, View, counted_deeds, deeds, find_deeds};
use chrono::NaiveDate;
use rustc_hash::FxHashSet;

/// How many of those who act for a state are told of.
const MOST_TOLD: usize = 5;

/// What relations are asked for, and what of them.
pub struct DeedQuestion<'a> {
    /// Their types, by their ids.
    pub relations: &'a [String],
    /// Of whom and when.
    pub request: &'a Request,
    /// What of them: who, whom, when.
    pub asks: Asks,
    /// Of what kind who is asked for has to be.
    pub kind: Option<&'a str>,
    /// By what they are counted, in place of being shown.
    pub count: Option<DeedGroup>,
    /// Which of them in time is asked for.
    pub place: Option<InOrder>,
    /// Who can be asked for, where a kind of people is.
    pub people: Option<FxHashSet<NodeId>>,
}

/// Gives the relations that are asked for, or how many there are; where there are none, what was searched.
pub fn answer_deeds(
    question: &DeedQuestion,
    view: &View,
    knowledge: &Knowledge,
    today: Option<NaiveDate>,
) -> Result<Answer> {
    let types = deed_types(question.relations, knowledge)?;
    let mut asked = resolve_deeds(question.request, &types, view, knowledge, today)?;
    let mut found = find_deeds(view, &asked.filter, &types);
    if let Some(people) = &question.people {
        let is_one = |deed: &Deed| match question.asks {
            Asks::Whom => people.contains(deed.recipient),
            _ => people.contains(deed.actor),
        };
        let all = found.len();
        let of_kind: Vec<Deed> = found.iter().copied().filter(is_one).collect();
        let note = kind_note(of_kind.len(), all);
        if !of_kind.is_empty() {
            found = of_kind;
        }
        asked.notes.extend(note);
    }
    let mut answer = match question.count {
        Some(group) => {
            let so: Vec<Deed> = found.iter().copied().filter(Deed::is_told_so).collect();
            counted_deeds(view, &so, group)
        }
        None => deeds(view, &found),
    };
    answer.notes.extend(asked.notes);
    if let Some(place) = question.place {
        answer.notes.push(in_order(&found, place, view));
    } else if question.count.is_none() {
        answer
            .notes
            .extend(verdict(&found, question.asks, question.kind, view, knowledge));
    }
    if found.is_empty() {
        answer.notes.push(format!(
            "nothing found by --relation {} {} among {} relations of {} articles",
            question.relations.join(","),
            question.request.to_flags(),
            view.relations.len(),
            view.graph.articles().count()
        ));
        answer
            .notes
            .extend(of_its_people(&asked.filter, view, &types, knowledge));
        answer.notes.extend(without_a_limit(&asked.filter, view, &types));
    }
    Ok(answer)
}

/// Says how many are left out of whom it is not told that they are of a kind, or that it is told of nobody.
pub(super) fn kind_note(of_kind: usize, all: usize) -> Option<String> {
    match (of_kind, all) {
        (_, 0) => None,
        (0, _) => Some("not used: the kind of people: of nobody here it is told that he is one".to_owned()),
        _ if of_kind < all => Some(format!(
            "{} more are by others, of whom it is not told that they are of this kind",
            all - of_kind
        )),
        _ => None,
    }
}

/// Tells the first or the last that is told as being so, among those of which it is told when.
fn in_order(found: &[Deed], place: InOrder, view: &View) -> String {
    let dated = found.iter().filter(|deed| deed.is_told_so() && deed.days().is_some());
    let begin = |deed: &&Deed| deed.days().and_then(|days| days.earliest.or(days.latest));
    let (name, deed) = match place {
        InOrder::First => ("first", dated.min_by_key(begin)),
        InOrder::Last => ("last", dated.max_by_key(begin)),
    };
    let Some(deed) = deed else {
        return format!("{name}: no time is told");
    };
    let label = deed.relation.key.relation_type.as_str().replace('_', " ");
    let (actor, recipient) = (view.label(deed.actor), view.label(deed.recipient));
    let when = deed
        .relation
        .key
        .when
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default();
    format!("{name} of those with a time: {when}, {actor} {label} {recipient}")
}

/// Tells what those do and suffer who act for a state that is asked for: nothing says that it is the state's own doing.
fn of_its_people(filter: &Filter, view: &View, types: &[DeedType], knowledge: &Knowledge) -> Vec<String> {
    let mut wider = filter.clone();
    let ends: Vec<_> = view
        .relations
        .iter()
        .flat_map(|&(actor, _, recipient)| [actor, recipient])
        .collect();
    for who in [&mut wider.by, &mut wider.to].into_iter().flatten() {
        let own = |node: &NodeId| side(node, knowledge).filter(|label| *label == view.label(node));
        let states: Vec<String> = who.ids.iter().filter_map(own).collect();
        let acts = |node: &&NodeId| side(node, knowledge).is_some_and(|label| states.contains(&label));
        who.ids.extend(ends.iter().copied().filter(acts).cloned());
    }
    let found = find_deeds(view, &wider, types).into_iter();
    let told = found.map(|deed| {
        let label = deed.relation.key.relation_type.as_str().replace('_', " ");
        let (actor, recipient) = (view.label(deed.actor), view.label(deed.recipient));
        format!("of those who act for it: {actor} {label} {recipient}")
    });
    told.take(MOST_TOLD).collect()
}

/// Tells what comes near: the same with one limit less.
fn without_a_limit(filter: &Filter, view: &View, types: &[DeedType]) -> Vec<String> {
    let loosened = filter.loosened().into_iter();
    let found = loosened.map(|(flag, filter)| (flag, find_deeds(view, &filter, types).len()));
    found
        .filter(|(_, count)| *count > 0)
        .map(|(flag, count)| format!("without {flag} there are {count}"))
        .collect()
}
