//! Step 6, second half. Times, References → Moments: in, before or after which time something lies.
//!
//! A preposition tells how what happens lies to a date ("since 2014"), and names of wars, summits, treaties and terms of
//! office stand for their days in the gazetteer ("after World War II"). They stay what they are: no exact day is made.

mod begun;
mod event;
mod find;
mod lexicon;
mod start;
mod term;

pub use find::find_moments;
pub use lexicon::{MomentLexicon, Named, TermNoun};
pub use start::{Begins, Start, beginnings};

use crate::evidence::{Anchor, When};
use crate::ontology::RuleId;
use crate::span::Span;

/// A time, and how what happens lies to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The words: `Thursday`; with the preposition where they name what the gazetteer dates: `after World War II`.
    pub span: Span,
    /// The time that they name, without a time of day, and how what happens lies to it.
    pub when: When,
    /// What the value is counted from, or the entity whose days it gives; `None` where the words say all.
    pub anchor: Option<Anchor>,
    /// The rule that resolved it: `weekday-past`, `after-event`.
    pub rule: RuleId,
    /// The rule that gave it to what other words tell: `same-occasion`; `None` where it stands in its own clause.
    pub via: Option<RuleId>,
    /// Whether it hangs on a day of publication that the text itself had to tell.
    pub inferred: bool,
    /// The clause that it dates, where that is known from the words around it.
    pub clause: Option<usize>,
}

impl Moment {
    /// Says whether the words name an entity whose days the gazetteer has.
    pub fn is_named(&self) -> bool {
        matches!(self.anchor, Some(Anchor::Entity(_)))
    }
}
