//! Answers as tables for the terminal.

use super::terminal::visible;
use crate::query::Answer;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{ContentArrangement, Table};

/// The width of a table where nobody's terminal limits it.
const WIDTH: u16 = 160;

/// Writes an answer as a table as wide as the terminal; columns that are empty everywhere are left out.
pub(super) fn write_table(answer: &Answer) -> String {
    let is_used = |column: &usize| {
        answer
            .rows
            .iter()
            .any(|row| row.cells.get(*column).is_some_and(|cell| !cell.is_empty()))
    };
    let columns: Vec<usize> = (0..answer.head.len()).filter(is_used).collect();
    let mut table = Table::new();
    table.load_preset(UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    if !table.is_tty() {
        table.set_width(WIDTH);
    }
    table.set_header(columns.iter().filter_map(|&column| answer.head.get(column)));
    for row in &answer.rows {
        table.add_row(
            columns
                .iter()
                .filter_map(|&column| row.cells.get(column))
                .map(|cell| visible(cell)),
        );
    }
    format!("{table}\n")
}
