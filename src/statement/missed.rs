//! Missed speech: words that report, where nothing was found that they report.

use super::cue::{Cue, Frame};
use super::finder::StatementFinder;
use super::{Statement, StatementLexicon};
use crate::page::Page;
use crate::span::Span;

/// A word that reports and has led to no statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// The verb with its auxiliaries, or the noun before `that`, or the adjective.
    pub cue: Span,
    /// The same in its plain form: `say`, `claim`, `be adamant`.
    pub word: String,
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

/// Finds the verbs, nouns and adjectives of speech that led to nothing, in text order; what stands inside a statement's content is left out.
///
/// Verbs that tell of thoughts or that things can govern too are no speech: "the storm threatened the port".
pub fn find_missed(page: &Page, statements: &[Statement], lexicon: &StatementLexicon) -> Vec<Missed> {
    let finder = StatementFinder::new(page, lexicon);
    let holds = |span: Span| {
        let mut contents = statements.iter().flat_map(|statement| &statement.content);
        contents.any(|content| content.contains(span))
    };
    let is_understood = |cue: Span| holds(cue) || statements.iter().any(|statement| statement.cue.overlaps(cue));
    let speaks = |cue: &Cue| !cue.attitude && !cue.of_things && cue.frames.contains(&Frame::Clause);
    let mut missed = Vec::new();
    for (index, clause) in page.clauses.clauses.iter().enumerate() {
        let cues: Vec<&Cue> = finder.cues_of(clause).filter(|cue| speaks(cue)).collect();
        let judged = clause.adjectives.first().map(|&token| finder.word(token));
        let fits = |cue: &&Cue| cue.nouns.is_empty() || judged.is_some_and(|word| cue.nouns.contains(word));
        let cues: Vec<&Cue> = cues.into_iter().filter(fits).collect();
        if !cues.is_empty() && !is_understood(clause.verb.span) {
            let has_content = cues.iter().any(|cue| finder.read_cue(index, cue).is_some());
            let is_plain = cues.iter().any(|cue| cue.nouns.is_empty());
            let judged = judged.filter(|_| !is_plain);
            let word = judged.map_or_else(
                || clause.verb.lemma.clone(),
                |word| format!("{} {word}", clause.verb.lemma),
            );
            missed.push(Missed {
                cue: clause.verb.span,
                word,
                sentence: clause.sentence,
                lacks: if has_content {
                    Lacking::Speaker
                } else {
                    Lacking::Content
                },
            });
        }
        let noun = clause.antecedent.map(|phrase| finder.noun_before(phrase));
        let that = clause.introducer.is_some_and(|token| finder.is(token, "that"));
        if let Some(noun) = noun.filter(|&noun| that && lexicon.noun_cue(finder.head(noun)).is_some()) {
            let head = finder.span(finder.phrase(noun).head);
            if !is_understood(head) && !holds(clause.verb.span) {
                missed.push(Missed {
                    cue: head,
                    word: finder.head(noun).to_owned(),
                    sentence: clause.sentence,
                    lacks: Lacking::Content,
                });
            }
        }
    }
    missed
}
