//! Positions over time and turns as tables.

use super::answer::{Answer, Row};
use super::record;

use super::stance::{TimedPosition, Turn};
use super::view::View;
use crate::graph::{article_label, one_line, reported_label};
use serde_json::{Value, json};

/// Gives positions in their order, with the turns marked and told behind the table.
pub fn position_table(view: &View, positions: &[TimedPosition]) -> Answer {
    let mut answer = Answer::new(&[
        "said on", "speaker", "on", "position", "", "words", "shown by", "read in",
    ]);
    answer
        .rows
        .extend(positions.iter().filter_map(|position| row(view, position)));
    answer
}

/// Gives each turn as the statements before and behind it, with a note that tells it.
pub fn turn_table(view: &View, turns: &[Turn]) -> Answer {
    let mut answer = position_table(view, &[]);
    for turn in turns {
        let both = turn.from.iter().chain(&turn.to);
        answer.rows.extend(both.filter_map(|position| row(view, position)));
        answer.notes.push(tell(view, turn));
    }
    answer
}

/// Tells a turn: `Vladimir Putin on continue-talks: for (2021-06-04) → against (2024-06-05)`.
pub fn tell(view: &View, turn: &Turn) -> String {
    let end = |positions: &[TimedPosition]| {
        let Some(first) = positions.first() else {
            return String::new();
        };
        let when = view
            .statement(first.statement)
            .and_then(|said| said.when())
            .map(ToString::to_string);
        format!("{} ({})", first.stance.position.as_str(), when.unwrap_or_default())
    };
    format!(
        "{} on {}: {} → {}",
        view.label(turn.speaker),
        turn.topic,
        end(&turn.from),
        end(&turn.to)
    )
}

fn row(view: &View, position: &TimedPosition) -> Option<Row> {
    let said = view.statement(position.statement)?;
    let stance = position.stance;
    let mut record = record::statement(view, said);
    record.insert("speaker".to_owned(), record::entity(view, position.speaker));
    record.insert("topic".to_owned(), json!(stance.topic));
    record.insert("position".to_owned(), Value::from(stance.position.as_str()));
    record.insert("turns".to_owned(), Value::from(position.turns));
    record.insert("shown_by".to_owned(), record::quote(&stance.words));
    Some(Row {
        cells: vec![
            said.statement.said.as_ref().map_or_else(String::new, super::said::when),
            view.label(position.speaker),
            stance.topic.to_string(),
            stance.position.as_str().to_owned(),
            if position.turns {
                "turns".to_owned()
            } else {
                String::new()
            },
            reported_label(said.statement),
            one_line(&stance.words.exact),
            article_label(view.graph, &said.statement.cue.article),
        ],
        record,
    })
}
