//! Answers as tables for the terminal.

use super::terminal::visible;
use crate::query::{Answer, Row, write_records};
use comfy_table::presets::{NOTHING, UTF8_HORIZONTAL_ONLY};
use comfy_table::{Attribute, Cell, ContentArrangement, Table};
use std::io::{self, IsTerminal};

/// The width of a table where nobody's terminal limits it.
const WIDTH: u16 = 160;

/// The width of a statement where nobody's terminal limits it, and of a terminal that does not know its own: that of a
/// column of text.
const RECORD: u16 = 100;

/// On a terminal with fewer columns a table leaves the words of a statement no room.
const NARROW: u16 = 120;

/// Writes an answer for whoever sees it: statements on a narrow terminal or in a pipe as records, all else as a table.
pub(super) fn write_shown(answer: &Answer) -> String {
    let is_terminal = io::stdout().is_terminal();
    let width = match is_terminal {
        true => Some(terminal_width()).filter(|&width| width < NARROW),
        false => Some(RECORD),
    };
    let records = width.map(usize::from).and_then(|width| {
        let plain = |row: &Row| Row {
            cells: row.cells.iter().map(|cell| visible(cell)).collect(),
            ..Row::default()
        };
        let plain = Answer {
            head: answer.head.clone(),
            rows: answer.rows.iter().map(plain).collect(),
            ..Answer::default()
        };
        write_records(&plain, width, is_terminal && has_colors())
    });
    records.unwrap_or_else(|| write_table(answer))
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
    let rows: Vec<Vec<String>> = answer.rows.iter().map(cells).collect();
    draw_table(head, rows.iter().map(|row| row.iter().map(String::as_str)))
}

/// Draws a table as wide as the terminal, with a line below its head; in a pipe plain text, without any line.
pub(super) fn draw_table<'a, R: Iterator<Item = &'a str>>(
    head: impl Iterator<Item = &'a str>,
    rows: impl Iterator<Item = R>,
) -> String {
    let mut table = Table::new();
    let is_terminal = table.is_tty();
    table.load_preset(if is_terminal { UTF8_HORIZONTAL_ONLY } else { NOTHING });
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(if is_terminal { terminal_width() } else { WIDTH });
    table.set_header(head.map(|name| match is_terminal && has_colors() {
        true => Cell::new(visible(name)).add_attribute(Attribute::Bold),
        false => Cell::new(visible(name)),
    }));
    for row in rows {
        table.add_row(row.map(visible));
    }
    if is_terminal {
        return format!("{table}\n");
    }
    // Without lines the room around cells is only noise at both ends.
    let lines = table.lines();
    let plain = lines.map(|line| line.strip_prefix(' ').unwrap_or(&line).trim_end().to_owned() + "\n");
    plain.collect()
}
