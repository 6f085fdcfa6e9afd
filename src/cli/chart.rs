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
        let Some(days) = position.days else {
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
    let shown = positions.len() - undated;
    chart("Who stands where".to_owned(), rows, shown, "position", undated)
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
                turns: false,
                tip: words.to_owned(),
            }],
        })
    });
    let found: Vec<ChartRow> = dated.collect();
    let (shown, undated) = (found.len(), rows.len() - found.len());
    let title = match limits.is_empty() {
        true => "What was said and what happened".to_owned(),
        false => format!("What was said and what happened: {}", limits.trim_start_matches("--")),
    };
    chart(title, found, shown, "statement or relation", undated)
}

fn chart(title: String, mut rows: Vec<ChartRow>, shown: usize, noun: &str, undated: usize) -> Chart {
    let plural = match noun {
        "position" => "positions",
        _ => "statements and relations",
    };
    let mut note = format!("{} {}", grouped(shown), if shown == 1 { noun } else { plural });
    if rows.len() > MOST {
        note += &format!(
            "; the first {MOST} of {} rows: limit it by speaker, topic or time",
            grouped(rows.len())
        );
        rows.truncate(MOST);
    }
    if undated > 0 {
        note += &format!("; {} without a day are not drawn", grouped(undated));
    }
    Chart { title, note, rows }
}
