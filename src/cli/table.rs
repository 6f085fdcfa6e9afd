//! Answers as tables for the terminal.

use super::terminal::visible;
use crate::query::{Answer, Row, write_records};
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ContentArrangement, Table};
use std::io::{self, IsTerminal};

/// The width of a table where nobody's terminal limits it.
const WIDTH: u16 = 160;

/// On a terminal with fewer columns a table leaves the words of a statement no room.
const NARROW: u16 = 120;

/// Writes an answer for whoever sees it: statements on a narrow terminal as records, all else as a table.
pub(super) fn write_shown(answer: &Answer) -> String {
    let width = Table::new()
        .width()
        .filter(|&width| width < NARROW && io::stdout().is_terminal());
    let records = width.and_then(|width| {
        let mut plain = answer.clone();
        for cell in plain.rows.iter_mut().flat_map(|row| &mut row.cells) {
            *cell = visible(cell);
        }
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        write_records(&plain, usize::from(width), !no_color)
    });
    records.unwrap_or_else(|| write_table(answer))
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

/// Draws a table as wide as the terminal, with a line below its head.
pub(super) fn draw_table<'a, R: Iterator<Item = &'a str>>(
    head: impl Iterator<Item = &'a str>,
    rows: impl Iterator<Item = R>,
) -> String {
    let mut table = Table::new();
    table.load_preset(UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    if !table.is_tty() {
        table.set_width(WIDTH);
    }
    table.set_header(head.map(visible));
    for row in rows {
        table.add_row(row.map(visible));
    }
    format!("{table}\n")
}
