//! Files of JSON values as others write them: one a line, an array of them, or one that spans lines.

use crate::data::{DataFile, plain_reason};
use crate::error::Error;
use serde_json::Value;

/// Reads the values of a file with their lines; a line that is none is an error, and the others count.
///
/// The lines of Wikidata's dumps end in a comma, and `[` and `]` stand around them. What only reads as a whole is
/// taken as a whole, its elements at line 1.
pub(super) fn read_values(file: &DataFile) -> (Vec<(usize, Value)>, Vec<Error>) {
    let mut values = Vec::new();
    let mut errors = Vec::new();
    for (line, text) in (1..).zip(file.text.lines()) {
        let text = text.trim();
        if text.is_empty() || text == "[" || text == "]" {
            continue;
        }
        match serde_json::from_str(text.strip_suffix(',').unwrap_or(text)) {
            Ok(value) => values.push((line, value)),
            Err(error) => errors.push(file.error(line, plain_reason(&error))),
        }
    }
    if !errors.is_empty()
        && let Ok(value) = serde_json::from_str::<Value>(&file.text)
    {
        values = vec![(1, value)];
        errors.clear();
    }
    let elements = values.into_iter().flat_map(|(line, value)| match value {
        Value::Array(elements) => elements.into_iter().map(|element| (line, element)).collect(),
        value => vec![(line, value)],
    });
    (elements.collect(), errors)
}
