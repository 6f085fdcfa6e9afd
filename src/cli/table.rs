//! Answers as tables for the terminal.

use super::layout::column_widths;
use super::terminal::visible;
use crate::query::{Answer, Row, is_of_statements, write_records};
use comfy_table::presets::{NOTHING, UTF8_HORIZONTAL_ONLY};
use comfy_table::{Attribute, Cell, ColumnConstraint, ContentArrangement, Table, Width};
use std::io::{self, IsTerminal};

/// The width of a table where nobody's terminal limits it.
const WIDTH: u16 = 160;

/// The width of a statement where nobody's terminal limits it, and of a terminal that does not know its own: that of a
/// column of text.
const RECORD: u16 = 100;

/// What stands beside the words of a cell: a space on both sides, and one between columns.
const BETWEEN: usize = 3;

/// Writes an answer for whoever sees it: statements in a pipe as records, all else as a table; on a terminal a table
/// wherever its words have the room to be read, else records.
pub(super) fn write_shown(answer: &Answer) -> String {
    let is_terminal = io::stdout().is_terminal();
    let width = match is_terminal {
        true => terminal_width(),
        false => RECORD,
    };
    let plain = |row: &Row| Row {
        cells: row.cells.iter().map(|cell| visible(cell)).collect(),
        ..Row::default()
    };
    let plain = Answer {
        head: answer.head.clone(),
        rows: answer.rows.iter().map(plain).collect(),
        ..Answer::default()
    };
    let has_room = || {
        let (head, rows) = used(&plain);
        let rows: Vec<Vec<&str>> = rows
            .iter()
            .map(|row| row.iter().map(String::as_str).collect())
            .collect();
        column_widths(&head, &rows, width.into(), BETWEEN).is_some()
    };
    let is_table = match is_terminal {
        true => has_room(),
        false => !is_of_statements(answer),
    };
    let records = (!is_table).then(|| write_records(&plain, width.into(), is_terminal && has_colors()));
    records.flatten().unwrap_or_else(|| write_table(answer))
}

/// Gives how many columns a terminal has: what `COLUMNS` says, or what it says itself. Some say 0.
fn terminal_width() -> u16 {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let widths = [told, Table::new().width()];
    let width = widths.into_iter().flatten().find(|&width| width > 0);
    width.unwrap_or(RECORD)
}

/// Says whether a terminal may be given colours.
fn has_colors() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Writes an answer as a table as wide as the terminal; columns that are empty everywhere are left out.
pub(super) fn write_table(answer: &Answer) -> String {
    let (head, rows) = used(answer);
    draw_table(head.into_iter(), rows.iter().map(|row| row.iter().map(String::as_str)))
}

/// Gives the heads and cells of the columns that are not empty everywhere.
fn used(answer: &Answer) -> (Vec<&'static str>, Vec<Vec<String>>) {
    let is_used = |column: &usize| {
        answer
            .rows
            .iter()
            .any(|row| row.cells.get(*column).is_some_and(|cell| !cell.is_empty()))
    };
    let columns: Vec<usize> = (0..answer.head.len()).filter(is_used).collect();
    let head = columns.iter().filter_map(|&column| answer.head.get(column).copied());
    let cells = |row: &'_ Row| -> Vec<String> {
        let cells = columns.iter().filter_map(|&column| row.cells.get(column));
        cells.cloned().collect()
    };
    (head.collect(), answer.rows.iter().map(cells).collect())
}

/// Draws a table as wide as the terminal, with a line below its head; in a pipe plain text, without any line.
pub(super) fn draw_table<'a, R: Iterator<Item = &'a str>>(
    head: impl Iterator<Item = &'a str>,
    rows: impl Iterator<Item = R>,
) -> String {
    let head: Vec<&str> = head.collect();
    let rows: Vec<Vec<String>> = rows.map(|row| row.map(visible).collect()).collect();
    let mut table = Table::new();
    let is_terminal = table.is_tty();
    table.load_preset(if is_terminal { UTF8_HORIZONTAL_ONLY } else { NOTHING });
    table.set_content_arrangement(ContentArrangement::Dynamic);
    let width = if is_terminal { terminal_width() } else { WIDTH };
    table.set_width(width);
    table.set_header(head.iter().map(|name| match is_terminal && has_colors() {
        true => Cell::new(visible(name)).add_attribute(Attribute::Bold),
        false => Cell::new(visible(name)),
    }));
    for row in &rows {
        table.add_row(row);
    }
    let cells: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    let widths = column_widths(&head, &cells, width.into(), BETWEEN).unwrap_or_default();
    for (column, width) in table.column_iter_mut().zip(widths) {
        let all = u16::try_from(width)
            .unwrap_or(u16::MAX)
            .saturating_add(column.padding_width());
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(all)));
    }
    if is_terminal {
        return format!("{table}\n");
    }
    // Without lines the room around cells is only noise at both ends.
    let lines = table.lines();
    let plain = lines.map(|line| line.strip_prefix(' ').unwrap_or(&line).trim_end().to_owned() + "\n");
    plain.collect()
}
