//! What statements are to each other, whom they are about, and in what office their speakers spoke.

use super::Statement;
use super::find::{Draft, is_first_or_second};
use super::finder::StatementFinder;
use crate::coreference::{OfficeReading, Reference};
use crate::evidence::Party;
use crate::mention::Tenure;
use crate::span::SpanIndex;
use rustc_hash::FxHashSet;

/// A statement is about what is told in those inside it, down to so many levels.
const NESTED: usize = 2;

impl StatementFinder<'_> {
    /// Tells which statement stands in which: the innermost whose content holds the other's cue.
    pub(super) fn nest(&self, drafts: &mut Vec<Draft>) {
        drafts.sort_by_cached_key(|draft| {
            let statement = &draft.statement;
            let first = statement.content.first().copied().unwrap_or_default();
            // What stands alone in a later sentence comes there, though its cue stands here.
            let is_later = self.sentence_at(first) > self.sentence_at(statement.cue);
            let start = if is_later {
                first.start
            } else {
                first.start.min(statement.cue.start)
            };
            (start, std::cmp::Reverse(statement.size()))
        });
        // "he said he hoped", "he said his country was ready": an attitude of the speaker is a part of what is said.
        let outer = outer_ones(drafts);
        let keeps: Vec<bool> = drafts
            .iter()
            .zip(outer)
            .map(|(inner, outer)| match outer {
                Some(outer) => !(inner.attitude && self.is_part_of(inner, &drafts[outer])),
                // "“I do not want a fight”": where nobody is known to say it, nobody is known to want it.
                None => !is_first_person(inner) || !self.is_quoted(inner.statement.cue),
            })
            .collect();
        let mut keeps = keeps.into_iter();
        drafts.retain(|_| keeps.next().unwrap_or(true));
        for (inner, outer) in outer_ones(drafts).into_iter().enumerate() {
            drafts[inner].statement.within = outer;
        }
        self.name_pronouns(drafts, &["i", "we"], |outer| Some(outer.speaker.clone()));
    }

    /// Names who "you" is: whom somebody tells that he said something.
    pub(super) fn name_those_told(&self, drafts: &mut [Draft]) {
        self.name_pronouns(drafts, &["you"], |outer| outer.addressee.clone());
    }

    /// Names speakers that are pronouns by what their statements stand in; nobody where that is not told.
    fn name_pronouns(&self, drafts: &mut [Draft], pronouns: &[&str], name: impl Fn(&Statement) -> Option<Party>) {
        for inner in 0..drafts.len() {
            let statement = &drafts[inner].statement;
            let own = &statement.speaker.name;
            if !pronouns.iter().any(|pronoun| own.eq_ignore_ascii_case(pronoun)) {
                continue;
            }
            let outer = statement.within.map(|outer| &drafts[outer].statement);
            let named = outer.and_then(&name);
            let span = statement.speaker.span;
            drafts[inner].statement.speaker = Party {
                span,
                ..named.unwrap_or_else(Party::nobody)
            };
        }
    }

    /// Says whether an attitude told inside a statement is the speaker's own, or not held: "wants Japan to recognize".
    fn is_part_of(&self, inner: &Draft, outer: &Draft) -> bool {
        let held = inner
            .clause
            .is_none_or(|clause| self.clauses.clauses[clause].verb.is_finite());
        let speaker = &inner.statement.speaker;
        !held || is_first_person(inner) || self.is_own(speaker, &outer.statement.speaker)
    }

    /// Gives whom and what the content is about, each once.
    ///
    /// What only a statement far inside tells of is that one's: "A said that B said that C said that D had left".
    pub(super) fn about(&self, statement: &Statement, own: usize, depths: &[usize]) -> Vec<Party> {
        let mut about: Vec<Party> = Vec::new();
        let mut seen = FxHashSet::default();
        let references = &self.references.references;
        let extent = statement.extent();
        let begin = references.partition_point(|reference| reference.span.start < extent.start);
        let near = references[begin..].iter().zip(&depths[begin..]);
        for (reference, &depth) in near.take_while(|(reference, _)| reference.span.start < extent.end) {
            if depth > own + NESTED || !statement.holds(reference.span) {
                continue;
            }
            for party in &reference.parties {
                if seen.insert((party.entity.as_ref(), party.name.as_str())) {
                    about.push(Party {
                        span: Some(reference.span),
                        ..party.clone()
                    });
                }
            }
        }
        about
    }

    /// Gives the office in which somebody speaks: the one that the article gives him, if it is linked; the one that he held
    /// on the day of the statement, or of the article; the one that the article describes.
    pub(super) fn office(&self, statement: &Statement) -> Option<Party> {
        let told = self.references.offices_of(&statement.speaker);
        let told = told.filter(|reading| matches!(reading.tenure, Tenure::Current | Tenure::Acting));
        let told: Vec<&OfficeReading> = told.collect();
        let linked = told.iter().find(|reading| reading.office.entity.is_some());
        if let Some(linked) = linked {
            return Some(linked.office.clone());
        }
        if let Some(held) = self.office_on_day(statement) {
            return Some(held);
        }
        let described = told.into_iter().max_by_key(|reading| reading.office.name.len());
        described.map(|reading| reading.office.clone())
    }

    fn office_on_day(&self, statement: &Statement) -> Option<Party> {
        let speaker = statement.speaker.entity.as_ref()?;
        let said = statement
            .said
            .as_ref()
            .and_then(|said| said.when.value.bounds())
            .map(|(_, last)| last);
        let day = said.or(self.article.published)?;
        let mut offices = self.gazetteer.offices_on(speaker, day).into_iter();
        offices.next().map(|office| office.party(None))
    }
}

fn is_first_person(draft: &Draft) -> bool {
    is_first_or_second(&draft.statement.speaker.name)
}

/// Gives for every draft the shortest one that is longer and holds its cue.
fn outer_ones(drafts: &[Draft]) -> Vec<Option<usize>> {
    let contents = contents(drafts);
    let size = |place: usize| drafts[place].statement.size();
    let outer = |(inner, draft): (usize, &Draft)| {
        let holding = contents.holding(draft.statement.cue);
        let others =
            holding.filter(|&outer| drafts[outer].statement.cue != draft.statement.cue && size(outer) > size(inner));
        others.min_by_key(|&outer| (size(outer), outer))
    };
    drafts.iter().enumerate().map(outer).collect()
}

/// How deep statements stand in each other: 0 for one that the article tells itself.
pub(super) fn depths(drafts: &[Draft]) -> Vec<usize> {
    let depth = |place: usize| {
        let above = std::iter::successors(drafts[place].statement.within, |&outer| drafts[outer].statement.within);
        above.count()
    };
    (0..drafts.len()).map(depth).collect()
}

/// Gives for every reference how deep the innermost statement stands that holds it; 0 where none does.
pub(super) fn reference_depths(references: &[Reference], drafts: &[Draft], depths: &[usize]) -> Vec<usize> {
    let contents = contents(drafts);
    let innermost = |reference: &Reference| contents.holding(reference.span).map(|place| depths[place]).max();
    references
        .iter()
        .map(|reference| innermost(reference).unwrap_or(0))
        .collect()
}

/// Gives the stretches of what is said with the places of their statements.
pub(super) fn contents(drafts: &[Draft]) -> SpanIndex {
    let contents = drafts.iter().enumerate();
    SpanIndex::new(contents.flat_map(|(place, draft)| draft.statement.content.iter().map(move |&span| (span, place))))
}
