//! Conditions: "if Japan agrees", "only after the vote", "in exchange for a truce".

use super::action::{Action, StanceFinder};
use super::climb::Climb;
use super::lexicon::{PositionWord, WordClass};
use crate::clause::{Clause, ClauseKind};
use crate::span::Span;
use crate::statement::Statement;

/// How far `only` may stand before its word: "only happen when".
const REACH: usize = 3;

impl<'a> StanceFinder<'a> {
    /// Says whether a clause is itself a condition: what it tells is nobody's position.
    pub(super) fn is_condition(&self, clause: &Clause) -> bool {
        let word = clause.introducer.map(|token| self.small(token));
        let shown = |word: &str| self.lexicon.word(WordClass::Introducer, word);
        clause.kind == ClauseKind::Adverbial && word.and_then(shown).is_some()
    }

    /// Gives what makes an action depend on something, and where it stands: a clause below one of the path's clauses,
    /// or words behind the action in its sentence.
    pub(super) fn condition(&self, action: &Action, climb: &Climb) -> Option<(&'a PositionWord, Span)> {
        let (path, statement) = (climb.path.as_slice(), climb.statement);
        let inside = |span: Span| statement.holds(span);
        let mut below: Vec<usize> = path.iter().flat_map(|&place| self.clauses.below(place)).collect();
        below.sort_unstable();
        let below = below.into_iter().map(|place| self.clause(place));
        for clause in below.filter(|clause| inside(clause.span)) {
            let Some(token) = clause.introducer else { continue };
            let by_clause = self.word_at(token, climb, clause.kind == ClauseKind::Adverbial);
            if let Some(word) = by_clause {
                return Some((word, clause.span));
            }
        }
        for &place in path {
            for phrase in self.clauses.prepositional_of(self.clause(place)) {
                let first = self.token_at(phrase.span.start);
                let is_time = self.phrase(phrase.object).time.is_some();
                if let Some(word) = self.word_at(first, climb, !is_time).filter(|_| inside(phrase.span)) {
                    return Some((word, phrase.span));
                }
            }
        }
        self.words_behind(action, statement)
    }

    /// Gives what a word before a clause or a noun phrase shows: a condition by itself, or with `only` before it.
    fn word_at(&self, token: usize, climb: &Climb, may_stand_alone: bool) -> Option<&'a PositionWord> {
        let word = self.small(token);
        let alone = self
            .lexicon
            .word(WordClass::Introducer, word)
            .filter(|_| may_stand_alone);
        let only = || {
            let is_only = |token: usize| self.word(token).eq_ignore_ascii_case("only");
            // "only when it ends", "will only resume the talks when it ends"
            let in_verb = climb
                .path
                .iter()
                .flat_map(|&place| self.clause(place).verb.tokens.clone());
            let stands = (token.saturating_sub(REACH)..token).chain(in_verb).any(is_only);
            self.lexicon.word(WordClass::Only, word).filter(|_| stands)
        };
        let denied = self
            .lexicon
            .word(WordClass::Denied, word)
            .filter(|_| climb.is_denied && may_stand_alone);
        alone.or(denied).or_else(only)
    }

    fn words_behind(&self, action: &Action, statement: &Statement) -> Option<(&'a PositionWord, Span)> {
        let content = statement.content.iter().find(|span| span.contains(action.core))?;
        let sentence = self.sentence_around(action.core)?;
        let end = content.end.min(sentence.span.end);
        let behind = Span {
            start: action.core.start,
            end: end.max(action.core.start),
        };
        let text = behind.slice(self.text());
        let (range, word) = self.lexicon.find_phrase(text)?;
        let start = behind.start as usize;
        Some((word, Span::new(start + range.start, start + range.end)))
    }
}
