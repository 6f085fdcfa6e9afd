//! Answers: tables for people, records for tools.

use serde_json::{Map, Value};

/// A table with a record behind every row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// The names of the columns.
    pub head: Vec<&'static str>,
    /// In the order of the question's own sense: by date.
    pub rows: Vec<Row>,
    /// What is said behind the table: a turn, a contradiction, how many more there are.
    pub notes: Vec<String>,
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// As many as the head has.
    pub cells: Vec<String>,
    /// All that is known of it, by name.
    pub record: Map<String, Value>,
}

impl Answer {
    /// Makes an empty answer.
    pub fn new(head: &[&'static str]) -> Self {
        Self {
            head: head.to_vec(),
            ..Self::default()
        }
    }

    /// Adds a row whose record has the cells by the names of their columns.
    pub fn push_cells(&mut self, cells: Vec<String>) {
        let record = self.head.iter().zip(&cells);
        let record = record.map(|(name, cell)| (name.replace(' ', "_"), Value::from(cell.as_str())));
        self.rows.push(Row {
            record: record.collect(),
            cells,
        });
    }
}
