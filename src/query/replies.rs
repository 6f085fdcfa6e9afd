//! Who answered whom: from another side, not before it, and to what the other said.

use super::answer::{Answer, Row};
use super::contested::SideOf;
use super::filter::Filter;
use super::reaction::{Answering, Reactions};
use super::record;
use super::said;
use super::told::ToldOnce;
use super::view::{Said, View};
use crate::graph::reported_label;
use serde_json::Value;

/// Gives statements that answer another one with the one that they answer, by date.
///
/// The filter limits the answers; `to` limits who is answered. A statement answers if it denies or turns down what the
/// other says, or calls the other's words by name: "the accusations", "Russia's response".
pub fn replies(view: &View, filter: &Filter, answering: Answering<'_>, side_of: SideOf) -> Answer {
    let mut answer = Answer::new(&["said on", "by", "answer", "to what", "by whom", "of", "read in"]);
    let rest = Filter {
        to: None,
        ..filter.clone()
    };
    let reactions = Reactions::new(view, answering, side_of);
    let asked = |said: &Said| filter.to.as_ref().is_none_or(|to| to.is_any(&said.speakers));
    for later in &rest.told(view) {
        if let Some(reaction) = reactions.find(later).filter(|reaction| asked(reaction.to)) {
            answer.rows.push(row(view, later, reaction.to));
        }
    }
    answer
}

fn row(view: &View, later: &ToldOnce, earlier: &Said) -> Row {
    let when = said::said_when;
    let mut record = record::told(view, later);
    record.insert("answers".to_owned(), Value::Object(record::statement(view, earlier)));
    Row {
        cells: vec![
            when(later),
            said::speaker(view, later),
            reported_label(later.statement),
            reported_label(earlier.statement),
            said::labels(view, &earlier.speakers),
            when(earlier),
            later.read_in(view),
        ],
        record,
    }
}
