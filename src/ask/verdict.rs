//! Relations that fit a question → its answer in words: who, when, where, how many, whether.

use super::deed::Asks;
use crate::evidence::When;
use crate::graph::{Node, NodeId};
use crate::knowledge::Knowledge;
use crate::ontology::{KindId, Modality, Polarity};
use crate::query::{Deed, View};

/// How a relation is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ToldAs {
    So,
    Denied,
    Planned,
    Otherwise,
}

/// Says in a line or two what relations answer; empty where all of them are asked for.
///
/// Whoever, whenever and wherever is taken only from what is told as being so, or of a plan that is asked for, as planned;
/// who is asked for has to be of a `kind`, if one is given. That nothing tells it is never a "no".
pub fn verdict(deeds: &[Deed], asks: Asks, kind: Option<&str>, view: &View, knowledge: &Knowledge) -> Vec<String> {
    let told = |wanted: ToldAs| deeds.iter().filter(move |deed| how(deed, knowledge) == wanted);
    let plans = deeds.iter().all(|deed| is_plan(deed, knowledge));
    let so: Vec<&Deed> = told(if plans { ToldAs::Planned } else { ToldAs::So }).collect();
    let others = deeds.len() - so.len();
    let mut notes = Vec::new();
    let mut tell = |name: &str, values: Vec<String>, none: &str| {
        let values = counted(values);
        notes.push(match values.is_empty() {
            true => format!("{name}: {none}"),
            false => format!("{name}: {}", values.join(", ")),
        });
    };
    match asks {
        Asks::All => return Vec::new(),
        Asks::Whether => return whether(deeds, view, knowledge),
        Asks::Who | Asks::Whom => {
            let ends = so
                .iter()
                .map(|deed| if asks == Asks::Who { deed.actor } else { deed.recipient });
            let (fitting, rest): (Vec<&NodeId>, Vec<&NodeId>) = ends.partition(|end| is_of_kind(end, kind, view));
            let labels = |ends: Vec<&NodeId>| ends.into_iter().map(|end| view.label(end)).collect();
            let name = if asks == Asks::Who { "who" } else { "whom or what" };
            tell(name, labels(fitting), "nobody is told");
            if let Some(kind) = kind.filter(|_| !rest.is_empty()) {
                tell(&format!("no {}", kind.to_lowercase()), labels(rest), "");
            }
        }
        Asks::When => {
            let times = so.iter().filter_map(|deed| deed.relation.key.when.as_ref());
            tell("when", times.map(When::to_string).collect(), "no time is told");
        }
        Asks::Where => {
            let places = so.iter().filter_map(|deed| deed.relation.key.place.as_ref());
            tell(
                "where",
                places.map(|place| view.label(place)).collect(),
                "no place is told",
            );
        }
        Asks::HowMany => notes.push(match so.len() {
            0 => "how many: none is told, which is not to say that there was none".to_owned(),
            1 => "how many: 1 is told".to_owned(),
            many => format!("how many: {many} are told; the same one may be told with different times"),
        }),
    }
    if others > 0 {
        notes.push(format!(
            "{others} told as denied, planned or only possible: not counted"
        ));
    }
    notes
}

fn whether(deeds: &[Deed], view: &View, knowledge: &Knowledge) -> Vec<String> {
    let told = |wanted: ToldAs| deeds.iter().filter(move |deed| how(deed, knowledge) == wanted);
    let mut notes = Vec::new();
    let by_articles = told(ToldAs::So).filter(|deed| deed.relation.is_fact()).count();
    if by_articles > 0 {
        notes.push(format!("yes: articles tell it themselves, {}", times(by_articles)));
    }
    // What is only claimed is nobody's yes.
    let claimed: Vec<String> = told(ToldAs::So)
        .filter(|deed| !deed.relation.is_fact())
        .flat_map(|deed| deed.relation.evidence.iter())
        .filter_map(|evidence| evidence.voices.last())
        .map(|voice| view.label(voice))
        .collect();
    if !claimed.is_empty() {
        notes.push(format!("claimed: by the word of {}", counted(claimed).join(", ")));
    }
    for (wanted, word) in [
        (ToldAs::Denied, "told as not so"),
        (ToldAs::Planned, "told as planned"),
        (ToldAs::Otherwise, "told as possible, wished or asked"),
    ] {
        let count = told(wanted).count();
        if count > 0 {
            notes.push(format!("{word}: {}", times(count)));
        }
    }
    if notes.is_empty() {
        notes.push("not known: nothing tells it, which is not to say that it is not so".to_owned());
    }
    notes
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        _ => format!("{count} times"),
    }
}

/// Tells each value once, with how often it is there, in the order of the first.
fn counted(values: Vec<String>) -> Vec<String> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for value in values {
        match counts.iter_mut().find(|(known, _)| *known == value) {
            Some((_, count)) => *count += 1,
            None => counts.push((value, 1)),
        }
    }
    let told = |(value, count): (String, usize)| match count {
        1 => value,
        _ => format!("{value} ({count})"),
    };
    counts.into_iter().map(told).collect()
}

/// Says whether a type tells plans: all of "plans to meet with" is planned.
fn is_plan(deed: &Deed, knowledge: &Knowledge) -> bool {
    let id = Some(&deed.relation.key.relation_type);
    let mut types = knowledge.ontology.relation_types.iter();
    types.any(|listed| listed.planned.as_ref() == id)
}

fn is_of_kind(end: &NodeId, kind: Option<&str>, view: &View) -> bool {
    let own = match view.graph.node(end) {
        Some(Node::Entity(entity)) => entity.kind.as_ref().map(KindId::as_str),
        _ => None,
    };
    kind.is_none() || own == kind
}

fn how(deed: &Deed, knowledge: &Knowledge) -> ToldAs {
    let key = &deed.relation.key;
    let id = Some(&key.relation_type);
    let mut types = knowledge.ontology.relation_types.iter();
    // "has not met with" denies by its own words.
    let says_denial = types.any(|listed| listed.denied.as_ref() == id);
    match (key.polarity, key.modality) {
        (Polarity::Denied, _) => ToldAs::Denied,
        (_, Modality::Actual) if says_denial => ToldAs::Denied,
        (_, Modality::Actual) => ToldAs::So,
        (_, Modality::Planned) => ToldAs::Planned,
        _ => ToldAs::Otherwise,
    }
}
