//! One thing that changed, with the word for how it changed.

use crate::graph::Difference;
use serde::Serialize;
use std::fmt;

/// What changed: `speaker changed: Russia → Japan`, `about added: Japan`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// `speaker changed`, `date narrowed`, `about added`.
    pub what: String,
    /// As it was; none where something was added.
    pub before: Option<String>,
    /// As it is; none where something was removed.
    pub after: Option<String>,
}

impl Change {
    /// Says that something was added, removed, or changed in some way: `changed`.
    pub(super) fn new(field: &str, how: &str, before: Option<String>, after: Option<String>) -> Self {
        let how = match (&before, &after) {
            (None, _) => "added",
            (_, None) => "removed",
            _ => how,
        };
        Self {
            what: format!("{field} {how}"),
            before,
            after,
        }
    }

    pub(super) fn of(difference: Difference) -> Self {
        Self::new(difference.field, "changed", difference.before, difference.after)
    }
}

impl fmt::Display for Change {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: ", self.what)?;
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => write!(formatter, "{before} → {after}"),
            (before, after) => formatter.write_str(before.as_ref().or(after.as_ref()).map_or("", String::as_str)),
        }
    }
}

/// Writes changes below the line of what they belong to.
pub(super) fn write_changes(formatter: &mut fmt::Formatter<'_>, changes: &[Change]) -> fmt::Result {
    changes
        .iter()
        .try_for_each(|change| write!(formatter, "\n    {change}"))
}
