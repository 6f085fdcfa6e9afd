//! From an action up to the reporting verb: what each word on the way makes of the position.

use super::Stance;
use super::above::Above;
use super::action::{Action, NamedBy, StanceFinder};
use super::governor::{Governor, REACH};
use super::lexicon::{PositionWord, WordClass};
use crate::clause::{Clause, ClauseKind};
use crate::ontology::{Position, RuleId};
use crate::span::Span;
use crate::statement::Statement;

/// How many clauses may stand above an action.
pub(super) const LONGEST_PATH: usize = 8;

/// Words before what is asked.
const QUESTION_WORDS: [&str; 6] = ["when", "where", "why", "who", "what", "which"];

/// What is known of the position on the way up.
pub(super) struct Climb<'a> {
    pub(super) statement: &'a Statement,
    /// Whether the topic is a question of law.
    pub(super) law: bool,
    pub(super) value: Position,
    /// The word that decided last; none as long as nothing shows a position.
    pub(super) rule: Option<RuleId>,
    /// The position below the last word that shows one, with that word and whether it was negated.
    last: Option<(Position, &'a PositionWord, bool)>,
    /// The words that have shown it so far.
    pub(super) span: Span,
    /// The clauses on the way.
    pub(super) path: Vec<usize>,
    /// Whether `no` stands before the action and denies the first clause on the way.
    pub(super) has_no: bool,
    /// Whether something on the way is denied.
    pub(super) is_denied: bool,
}

impl<'a> Climb<'a> {
    /// Lets a word work on the position.
    pub(super) fn apply(&mut self, word: &'a PositionWord, negated: bool) {
        // "refused to rule out handing over" says what "did not rule out" says.
        if word.denies
            && !negated
            && let Some((below, inner, denied)) = self.last.take()
        {
            self.value = below;
            self.apply(inner, !denied);
            self.rule = Some(word.id.as_str().into());
            return;
        }
        if !word.weak {
            self.last = Some((self.value, word, negated));
        }
        let shown = match word.negated {
            Some(position) if negated => position,
            _ => word.position,
        };
        self.value = match shown {
            Position::For => self.value,
            Position::Against => turned(self.value),
            other => other,
        };
        // Who says that a treaty was violated may be all for it, who blames somebody for it is.
        let is_breach = word.class == WordClass::Verb && word.judges && word.law && !self.law;
        if !word.weak && !is_breach && (!self.law || word.law) {
            self.rule = Some(word.id.as_str().into());
        }
    }
}

pub(super) fn turned(position: Position) -> Position {
    match position {
        Position::For => Position::Against,
        Position::Against => Position::For,
        other => other,
    }
}

impl<'a> StanceFinder<'a> {
    /// Gives the position that a statement takes by an action; `None` where its words show none.
    pub(super) fn judge(&self, action: &Action, place: usize) -> Option<Stance> {
        let statement = &self.told.statements[place];
        let mut climb = Climb {
            statement,
            law: action.topic.law,
            value: if action.opposite {
                Position::Against
            } else {
                Position::For
            },
            rule: None,
            last: None,
            span: action.span,
            path: Vec::new(),
            has_no: false,
            is_denied: false,
        };
        match action.named_by {
            NamedBy::Verb(clause) => {
                let adverb: Vec<_> = self.adverb(self.clause(clause)).into_iter().collect();
                self.climb(&mut climb, clause, adverb)?;
            }
            NamedBy::Noun(phrase) => self.climb_from_noun(&mut climb, phrase)?,
        }
        let mut rule = climb.rule.take()?;
        if let Some((word, span)) = self.condition(action, &climb) {
            climb.value = word.position;
            climb.span = climb.span.cover(span);
            rule = word.id.as_str().into();
        }
        Some(Stance {
            statement: place,
            topic: action.topic.id.clone(),
            position: climb.value,
            span: climb.span,
            rule,
        })
    }

    fn climb_from_noun(&self, climb: &mut Climb<'a>, phrase: usize) -> Option<()> {
        if let Some(attribute) = self.attribute(phrase).filter(|_| climb.law) {
            climb.apply(attribute.word, false);
            climb.span = climb.span.cover(self.span(attribute.token));
            return Some(());
        }
        let tokens = self.phrase(phrase).tokens.clone();
        climb.has_no = self.has_no(tokens);
        match self.above(climb, phrase)? {
            Above::Clause(clause, governors) => self.climb(climb, clause, governors),
            Above::Cue => Some(()),
            Above::Nothing => {
                // A headline: "No talks with Taipei, says Wang".
                if climb.has_no && !climb.law {
                    climb.value = turned(climb.value);
                    climb.rule = Some("no".into());
                }
                Some(())
            }
        }
    }

    /// Goes up from a clause; `governors` are the words in it that govern the action, the outermost last.
    fn climb(&self, climb: &mut Climb<'a>, from: usize, governors: Vec<Governor<'a>>) -> Option<()> {
        let (mut place, mut governors) = (from, governors);
        for _ in 0..LONGEST_PATH {
            let clause = self.clause(place);
            climb.path.push(place);
            let is_cue = clause.verb.span.overlaps(climb.statement.cue);
            self.level(climb, place, &governors, is_cue);
            if is_cue && clause.verb.is_finite() {
                return Some(());
            }
            if self.is_condition(clause) {
                return None;
            }
            let hangs = matches!(
                clause.kind,
                ClauseKind::Complement | ClauseKind::Infinitive | ClauseKind::Gerund
            );
            let Some(parent) = clause.parent.filter(|_| hangs) else {
                return self.end(climb, clause);
            };
            let introducer = clause.introducer.map(|token| self.small(token));
            if introducer.is_some_and(|word| QUESTION_WORDS.contains(&word)) {
                // "wanted to know when the talks ended"
                return None;
            }
            if introducer == Some("whether") {
                climb.value = Position::Unclear;
                climb.last = None;
            }
            let above = self.clause(parent);
            let is_cue = above.verb.span.overlaps(climb.statement.cue);
            let is_inside = climb
                .statement
                .content
                .iter()
                .any(|content| content.contains(above.verb.span));
            if !is_cue && !is_inside && clause.verb.is_finite() {
                return Some(());
            }
            let is_reported = clause.verb.span.overlaps(climb.statement.cue);
            governors = self.over_clause(climb, clause, above);
            if is_reported && governors.is_empty() {
                return Some(());
            }
            place = parent;
        }
        None
    }

    /// Ends the climb where nothing stands above: a headline without a verb may show a position before its gerund.
    fn end(&self, climb: &mut Climb<'a>, clause: &Clause) -> Option<()> {
        if clause.verb.is_finite() || clause.parent.is_some() {
            return Some(());
        }
        let sentence = self.sentence(clause);
        if let Some(governor) = self.before(sentence.tokens.start..self.first_token(clause), REACH, false) {
            self.apply(climb, &governor, governor.negated);
        }
        Some(())
    }
}
