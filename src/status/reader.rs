//! From the outermost clause inward: what the clauses above make of one, then what its own words do.

use super::lexicon::StatusLexicon;
use super::{Status, turned};
use crate::clause::{Clause, ParsedText};
use crate::moment::Moments;
use crate::ontology::{Modality, Polarity};
use std::ops::Deref;

/// An article as this step sees it, with what has been read of it.
pub(super) struct StatusReader<'a> {
    parsed: ParsedText<'a>,
    pub(super) moments: &'a Moments,
    pub(super) lexicon: &'a StatusLexicon,
    /// What each clause is, as far as read.
    pub(super) of_clause: Vec<Status>,
    /// What only the clauses above make of each.
    from_above: Vec<Status>,
}

impl<'a> Deref for StatusReader<'a> {
    type Target = ParsedText<'a>;

    fn deref(&self) -> &ParsedText<'a> {
        &self.parsed
    }
}

impl<'a> StatusReader<'a> {
    pub(super) fn new(parsed: ParsedText<'a>, moments: &'a Moments, lexicon: &'a StatusLexicon) -> Self {
        let count = parsed.clauses.clauses.len();
        Self {
            parsed,
            moments,
            lexicon,
            of_clause: Vec::with_capacity(count),
            from_above: Vec::with_capacity(count),
        }
    }

    pub(super) fn clause(&self, place: usize) -> &'a Clause {
        &self.parsed.clauses.clauses[place]
    }

    /// Reads how a clause is told; those above it and before it have been read.
    pub(super) fn read(&mut self, place: usize) -> Status {
        let beside = self.clause(place).coordinated_with.filter(|&beside| beside < place);
        // "plans to visit Kyiv and meet Zelensky": what governs the first governs the second.
        let is_finite = |place: usize| self.clause(place).verb.is_finite();
        let above = match (beside, self.clause(place).parent) {
            // "urged Japan to sign and left": a verb with a tense stands beside the outer one.
            (Some(beside), Some(parent)) if is_finite(place) && !is_finite(beside) => self.from_above[parent].clone(),
            (Some(beside), _) => self.from_above[beside].clone(),
            (None, _) => self.above(place),
        };
        let own = self.own(place, beside);
        self.from_above.push(above.clone());
        join(own, above)
    }

    /// Gives how a clause above tells what it reports: what somebody sets about saying, he says.
    pub(super) fn read_report(&self, place: usize) -> Status {
        let status = self.read_before(place);
        match status.is_attempted {
            true => Status {
                modality: Modality::Actual,
                ..status
            },
            false => status,
        }
    }

    /// Gives how a clause above is told, as far as it has been read.
    pub(super) fn read_before(&self, place: usize) -> Status {
        self.of_clause.get(place).cloned().unwrap_or_default()
    }
}

/// Puts together what a clause's own words make of it and what the words above do.
pub(super) fn join(mut own: Status, above: Status) -> Status {
    if above.polarity == Polarity::Denied {
        own.polarity = turned(own.polarity);
    }
    own.modality = own.modality.max(above.modality);
    own.told_in = above.told_in;
    own.is_attempted = above.is_attempted || own.is_attempted && above.modality == Modality::Actual;
    own.signs.extend(above.signs);
    own
}
