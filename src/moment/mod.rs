//! Step 7. Times, Clauses, References → Moments: in, before or after which time something lies, and what each clause
//! is dated by.
//!
//! A preposition tells how what happens lies to a date ("since 2014"), and names of wars, summits, treaties and terms of
//! office stand for their days in the gazetteer ("after World War II"). They stay what they are: no exact day is made.

mod begun;
mod beside;
mod event;
mod find;
mod lexicon;
mod start;
mod term;
mod tie;

pub use find::find_moments;
pub use lexicon::{MomentLexicon, NamedTime, TermNoun};
pub use start::{Begins, Start, beginnings};
pub use tie::Tie;

use crate::evidence::{Anchor, When};
use crate::ontology::RuleId;
use crate::span::Span;
use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use std::ops::Range;

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

/// When things are, and what each clause is dated by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moments {
    /// In text order, none inside another.
    pub moments: Vec<Moment>,
    /// For every clause, the moments that may date it, the likeliest first.
    of_clause: Vec<Vec<(Tie, usize)>>,
    /// For noun phrases of what is published or held, the moment of that.
    of_phrase: FxHashMap<usize, usize>,
}

impl Moments {
    /// Gives when what a clause tells of lies: by a time of its own, one that is fronted before it, or a named one.
    ///
    /// A time inside another noun phrase belongs to that: "rejected Monday's protest".
    pub fn of_event(&self, clause: usize) -> Option<&Moment> {
        let mut dated = self.of_clause.get(clause)?.iter();
        let tied = dated.find(|(tie, _)| matches!(tie, Tie::Own | Tie::Fronted | Tie::Named));
        tied.map(|&(_, moment)| &self.moments[moment])
    }

    /// Gives when the words may have been said that a clause reports, the likeliest first: any time in it or before it
    /// that is no part of them.
    pub fn of_report<'a>(&'a self, clause: usize, content: &'a [Span]) -> impl Iterator<Item = &'a Moment> {
        let dated = self.of_clause.get(clause).map(Vec::as_slice).unwrap_or_default().iter();
        let moments = dated.map(|&(_, moment)| &self.moments[moment]);
        moments.filter(|moment| !content.iter().any(|span| span.contains(moment.span)))
    }

    /// Gives when that was published or held for which a noun phrase stands: "a poll released on Monday".
    pub fn of_phrase(&self, phrase: usize) -> Option<&Moment> {
        self.of_phrase.get(&phrase).map(|&moment| &self.moments[moment])
    }

    /// Gives the moments that begin in a stretch of the text, in text order.
    pub fn within(&self, span: Span) -> &[Moment] {
        &self.moments[self.places_within(span)]
    }

    fn places_within(&self, span: Span) -> Range<usize> {
        let from = self.moments.partition_point(|moment| moment.span.start < span.start);
        from..self.moments.partition_point(|moment| moment.span.start < span.end)
    }
}

impl Moment {
    /// Says whether all of it lies after a day.
    pub fn lies_after(&self, day: NaiveDate) -> bool {
        let first = self.when.days().and_then(|days| days.earliest);
        first.is_some_and(|first| first > day)
    }

    /// Says whether the words name an entity whose days the gazetteer has.
    pub fn is_named(&self) -> bool {
        matches!(self.anchor, Some(Anchor::Entity(_)))
    }
}
