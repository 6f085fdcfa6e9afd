//! Answers over time as charts.

use crate::export::{Chart, ChartRow, Mark, MarkSort};
use crate::graph::{grouped, one_line};
use crate::knowledge::Knowledge;
use crate::ontology::Position;
use crate::query::{Row, TimedPosition, View};
use crate::timex::Interval;
use std::collections::BTreeMap;

/// A chart with more rows than this is a book.
const MOST: usize = 60;

/// Gives a row for every speaker and topic, those with the most positions first.
pub(super) fn stance_chart(view: &View, knowledge: &Knowledge, positions: &[TimedPosition<'_>]) -> Chart {
    let mut rows: BTreeMap<(String, String), Vec<Mark>> = BTreeMap::new();
    let mut undated = 0;
    for position in positions {
        // What no time tells may have been said on any day until the last one.
        let bounds = position.bounds;
        let bounds = (bounds.latest).map(|latest| (bounds.earliest.unwrap_or(latest), latest));
        let Some(days) = position.days.or(bounds) else {
            undated += 1;
            continue;
        };
        let topic = knowledge.stance.topic(&position.stance.topic);
        let topic = topic.map_or_else(|| position.stance.topic.to_string(), |topic| topic.label.clone());
        let sort = match position.stance.position {
            Position::For => MarkSort::For,
            Position::Against => MarkSort::Against,
            Position::Conditional => MarkSort::Conditional,
            Position::Unclear => MarkSort::Unclear,
        };
        let marks = rows.entry((topic, view.label(position.speaker))).or_default();
        marks.push(Mark {
            days,
            sort,
            is_open: position.days.is_none(),
            turns: position.turns,
            tip: format!("“{}”", one_line(&position.stance.words.exact)),
        });
    }
    let rows = rows.into_iter().map(|((topic, speaker), marks)| ChartRow {
        label: format!("{speaker}: {topic}"),
        marks,
    });
    let mut rows: Vec<ChartRow> = rows.collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.marks.len()));
    chart(
        "Who stands where".to_owned(),
        rows,
        positions.len(),
        "position",
        undated,
    )
}

/// Gives a row for everything that has a day, by time.
pub(super) fn timeline_chart(rows: &[(Option<Interval>, Row)], limits: &str) -> Chart {
    let dated = rows.iter().filter_map(|(days, row)| {
        let days = days.as_ref()?;
        let days = days.earliest.or(days.latest).zip(days.latest.or(days.earliest))?;
        let is_reported = row.record.get("fact").and_then(serde_json::Value::as_bool) == Some(true);
        let [who, what, whom] = [1, 2, 3].map(|cell| row.cells.get(cell).map_or("", String::as_str));
        let words = row.cells.get(4).map_or("", String::as_str);
        let is_said = !row.record.contains_key("relation");
        let label = if is_said {
            format!("{who}: {words}")
        } else {
            format!("{who} {what} {whom}")
        };
        Some(ChartRow {
            label,
            marks: vec![Mark {
                days,
                sort: if is_reported {
                    MarkSort::Reported
                } else {
                    MarkSort::Claimed
                },
                is_open: false,
                turns: false,
                tip: words.to_owned(),
            }],
        })
    });
    let mut found: Vec<ChartRow> = dated.collect();
    // As the marks stand: in the middle of their days.
    found.sort_by_key(|row| {
        row.marks
            .first()
            .map(|mark| mark.days.0 + (mark.days.1 - mark.days.0) / 2)
    });
    let undated = rows.len() - found.len();
    let title = match limits.is_empty() {
        true => "What was said and what happened".to_owned(),
        false => format!("What was said and what happened: {}", limits.trim_start_matches("--")),
    };
    chart(title, found, rows.len(), "statement or relation", undated)
}

fn chart(title: String, mut rows: Vec<ChartRow>, all: usize, noun: &str, undated: usize) -> Chart {
    let plural = match noun {
        "position" => "positions",
        _ => "statements and relations",
    };
    let mut note = format!("{} {}", grouped(all), if all == 1 { noun } else { plural });
    if undated > 0 {
        note += &format!(", {} of them without a day and not drawn", grouped(undated));
    }
    if rows.len() > MOST {
        note += &format!(
            "; the first {MOST} of {} rows: limit it by speaker, topic or time",
            grouped(rows.len())
        );
        rows.truncate(MOST);
    }
    Chart { title, note, rows }
}
