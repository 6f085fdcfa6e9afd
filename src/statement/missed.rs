//! Missed speech: words that report, where nothing was found that they report.

use super::cue::{Cue, Frame};
use super::finder::StatementFinder;
use super::{Statement, StatementLexicon};
use crate::clause::Clause;
use crate::page::Page;
use crate::span::Span;

/// A word that reports and has led to no statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// The verb with its auxiliaries.
    pub cue: Span,
    /// The place of its sentence.
    pub sentence: usize,
    /// What is lacking.
    pub lacks: Lacking,
}

/// What a report lacks to be a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// Nothing was found that is reported.
    Content,
    /// Nobody was found who can speak.
    Speaker,
}

/// Finds the verbs of speech that led to nothing, in text order; what stands inside a statement's content is left out.
///
/// Verbs that tell of thoughts or that things can govern too are no speech: "the storm threatened the port".
pub fn find_missed(page: &Page, statements: &[Statement], lexicon: &StatementLexicon) -> Vec<Missed> {
    let finder = StatementFinder::new(page, lexicon);
    let is_understood = |clause: &Clause| {
        let verb = clause.verb.span;
        statements.iter().any(|statement| {
            statement.cue.overlaps(verb) || statement.content.iter().any(|content| content.contains(verb))
        })
    };
    let speaks = |cue: &Cue| !cue.attitude && !cue.of_things && cue.frames.contains(&Frame::Clause);
    let mut missed = Vec::new();
    for (index, clause) in page.clauses.clauses.iter().enumerate() {
        let cues: Vec<&Cue> = finder
            .cues_of(clause)
            .filter(|cue| speaks(cue) && cue.nouns.is_empty())
            .collect();
        if cues.is_empty() || is_understood(clause) {
            continue;
        }
        let has_content = cues.iter().any(|cue| finder.read_cue(index, cue).is_some());
        missed.push(Missed {
            cue: clause.verb.span,
            sentence: clause.sentence,
            lacks: if has_content {
                Lacking::Speaker
            } else {
                Lacking::Content
            },
        });
    }
    missed
}
