//! Step 4. Sentences → Times, resolved against the publication date.

mod lexicon;

pub use lexicon::TimeLexicon;

use crate::article::Article;
use crate::ontology::RuleId;
use crate::sentence::Sentences;
use crate::span::Span;
use crate::timex::Timex;
use serde::Serialize;

/// The four types of TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimeType {
    /// A day, month, year, or a reference such as "now".
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that comes again.
    Set,
}

/// Words that say when or how long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// Without the preposition: `Thursday`, `July last year`.
    pub span: Span,
    /// The TIMEX3 type.
    pub time_type: TimeType,
    /// The value, as precise as the words; without a publication date "Friday" stays `XXXX-WXX-5`.
    pub value: Timex,
    /// The rule that resolved it: `weekday-past`.
    pub rule: RuleId,
}

/// Finds the expressions of time, in text order, none inside another.
///
/// Empty if the text has none. Boilerplate sentences are left unread.
pub fn find_times(_article: &Article, _sentences: &Sentences, _lexicon: &TimeLexicon) -> Vec<TimeExpression> {
    Vec::new()
}
