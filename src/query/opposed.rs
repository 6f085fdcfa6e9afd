//! Whether two claims of a thing oppose each other, and by which words.

use super::view::Said;
use crate::graph::{one_line, reported_label};
use crate::ontology::Position;

/// What a claim stands on.
pub(super) enum Ground<'v> {
    /// A statement, and whether it judges what a thing is, or whose.
    Said { said: &'v Said<'v>, judges: bool },
    /// A relation, and whether only one can have it.
    Relation { exclusive: bool },
}

/// Gives the words of the other claim that oppose the first; `None` where both may be so.
pub(super) fn opposed(claim: &Ground<'_>, other: &Ground<'_>) -> Option<String> {
    match (claim, other) {
        (Ground::Relation { exclusive: true }, Ground::Relation { exclusive: true }) => {
            Some("claims it too".to_owned())
        }
        // Whoever judges a thing that another side has for its own.
        (Ground::Said { judges: true, .. }, Ground::Relation { exclusive: true }) => Some("claims it".to_owned()),
        (Ground::Relation { exclusive: true }, Ground::Said { said, judges: true, .. }) => {
            Some(reported_label(said.statement))
        }
        (Ground::Said { said: one, .. }, Ground::Said { said: two, .. }) => by_position(one, two),
        _ => None,
    }
}

/// For and against the same.
fn by_position(one: &Said, other: &Said) -> Option<String> {
    let against = |position| match position {
        Position::For => Some(Position::Against),
        Position::Against => Some(Position::For),
        Position::Conditional | Position::Unclear => None,
    };
    let own = &one.statement.stances;
    let opposes = other.statement.stances.iter().find(|stance| {
        own.iter()
            .any(|own| own.topic == stance.topic && against(own.position) == Some(stance.position))
    });
    opposes.map(|stance| one_line(&stance.words.exact))
}
