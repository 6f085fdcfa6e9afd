//! Whether two claims of a thing oppose each other, and by which words.

use super::matter::Matters;
use super::view::Said;
use crate::graph::{content_label, fold, one_line, reported_label};
use crate::ontology::{Polarity, Position};

/// Acts by which somebody says that something is not so, or not to be.
const DENYING: [&str; 2] = ["deny", "refuse"];
/// Acts that claim something.
const CLAIMING: [&str; 4] = ["accuse", "affirm", "demand", "state"];
/// A denial shares so many words with what it denies, besides those of the thing: one that says so, and one that is only
/// read as one.
const SHARED: (usize, usize) = (2, 4);
/// Two whose words begin alike over so many words report the same.
const ALIKE: usize = 6;

/// What a claim stands on.
pub(super) enum Ground<'v> {
    /// A statement, whether it judges what a thing is, or whose, and whether its verb says that it answers: "denied".
    Said {
        said: &'v Said<'v>,
        judges: bool,
        answers: bool,
    },
    /// A relation, and whether only one can have it.
    Relation { exclusive: bool },
}

/// Gives the words of the other claim that oppose the first; `None` where both may be so.
pub(super) fn opposed(
    claim: &Ground<'_>,
    other: &Ground<'_>,
    matters: &Matters<'_>,
    thing: &[String],
) -> Option<String> {
    match (claim, other) {
        (Ground::Relation { exclusive: true }, Ground::Relation { exclusive: true }) => {
            Some("claims it too".to_owned())
        }
        // Whoever judges a thing that another side has for its own.
        (Ground::Said { judges: true, .. }, Ground::Relation { exclusive: true }) => Some("claims it".to_owned()),
        (Ground::Relation { exclusive: true }, Ground::Said { said, judges: true, .. }) => {
            Some(reported_label(said.statement))
        }
        (
            Ground::Said { said: one, answers, .. },
            Ground::Said {
                said: two,
                answers: also,
                ..
            },
        ) => {
            let least = if *answers || *also { SHARED.0 } else { SHARED.1 };
            let is_same = || matters.shared(one, two, thing).len() >= least;
            by_position(one, two).or_else(|| by_denial(one, two, is_same))
        }
        _ => None,
    }
}

/// For and against the same.
fn by_position(one: &Said, other: &Said) -> Option<String> {
    let own = &one.statement.stances;
    let against = |position| match position {
        Position::For => Some(Position::Against),
        Position::Against => Some(Position::For),
        Position::Conditional | Position::Unclear => None,
    };
    let opposes = other.statement.stances.iter().find(|stance| {
        own.iter()
            .any(|own| own.topic == stance.topic && against(own.position) == Some(stance.position))
    });
    opposes.map(|stance| one_line(&stance.words.exact))
}

/// What one claims and the other denies, where both speak of the same.
fn by_denial(one: &Said, other: &Said, is_same: impl Fn() -> bool) -> Option<String> {
    let denies =
        |said: &Said| DENYING.contains(&said.statement.act.as_str()) || said.statement.polarity == Polarity::Denied;
    let claims = |said: &Said| CLAIMING.contains(&said.statement.act.as_str());
    let is_answered = denies(one) && !denies(other) && claims(other) || denies(other) && !denies(one) && claims(one);
    (is_answered && !repeats(one, other) && is_same()).then(|| reported_label(other.statement))
}

/// Says whether one statement has the words of the other in it: he who tells of a denial denies nothing himself.
fn repeats(one: &Said, other: &Said) -> bool {
    let contents = [one, other].map(|said| fold(&content_label(said.statement)));
    let start = |content: &str| {
        let words: Vec<&str> = content.split_whitespace().take(ALIKE).collect();
        format!(" {} ", words.join(" "))
    };
    let [one, other] = &contents;
    one.contains(&start(other)) || other.contains(&start(one))
}
