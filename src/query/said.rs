//! Who said what, when, to whom and about what.

use super::name::Name;
use super::{Answer, Filter};
use crate::graph::{EventGraph, NodeId, Part, StatementNode, article_label, part_label, reported_label};
use crate::timex::Timex;
use chrono::NaiveDate;

const HEAD: &[&str] = &["said on", "speaker", "act", "to", "words", "about", "read in"];

/// Gives the statements that fit, by date and then as they stand in their articles; without a date they come last.
///
/// A month fits where a part of it does. What has no date fits no `since` and no `until`.
pub(super) fn ask(graph: &EventGraph, filter: &Filter) -> Answer {
    let name = |text: &Option<String>| text.as_deref().map(Name::new);
    let (by, to, about) = (name(&filter.by), name(&filter.to), name(&filter.about));
    let mut found = Vec::new();
    for (id, statement) in graph.statements() {
        let parts = graph.parts(id);
        let has = |name: &Option<Name>, wanted: &[Part]| {
            let fits = |name: &Name| {
                parts
                    .iter()
                    .any(|(part, node)| wanted.contains(part) && name.fits(graph, node))
            };
            name.as_ref().is_none_or(fits)
        };
        let said_on = part_label(graph, id, Part::SaidOn);
        let days = Timex::new(said_on.as_str()).bounds();
        if has(&by, &[Part::Speaker, Part::CoSpeaker])
            && has(&to, &[Part::Addressee])
            && has(&about, &[Part::About])
            && is_between(days, filter)
        {
            // Statements without days sort behind all days.
            let order = (days.is_none(), days, statement.cue.article.clone(), statement.cue.start);
            found.push((order, row(graph, id, statement, said_on)));
        }
    }
    found.sort();
    Answer {
        head: HEAD,
        rows: found.into_iter().map(|(_, row)| row).collect(),
    }
}

/// Says whether some of the days lie between `since` and `until`.
fn is_between(days: Option<(NaiveDate, NaiveDate)>, filter: &Filter) -> bool {
    let since = filter.since.as_ref().and_then(Timex::bounds).map(|(first, _)| first);
    let until = filter.until.as_ref().and_then(Timex::bounds).map(|(_, last)| last);
    match days {
        Some((first, last)) => since.is_none_or(|since| last >= since) && until.is_none_or(|until| first <= until),
        None => since.is_none() && until.is_none(),
    }
}

fn row(graph: &EventGraph, id: &NodeId, statement: &StatementNode, said_on: String) -> Vec<String> {
    let mut speaker = part_label(graph, id, Part::Speaker);
    let others = part_label(graph, id, Part::CoSpeaker);
    if !others.is_empty() {
        speaker = format!("{speaker}, {others}");
    }
    vec![
        said_on,
        speaker,
        statement.act.to_string(),
        part_label(graph, id, Part::Addressee),
        reported_label(statement),
        part_label(graph, id, Part::About),
        article_label(graph, &statement.cue.article),
    ]
}
