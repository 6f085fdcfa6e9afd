//! Words and marks between clauses: `that`, `which`, commas, dashes, brackets.

use super::ClauseKind;
use super::build::Builder;
use super::chunk::PieceKind;
use crate::sentence::Tag;

impl Builder<'_, '_> {
    pub(super) fn read_complementizer(&mut self, index: usize) {
        let token = self.pieces[index].tokens.start;
        let after_coordinator = matches!(self.previous(index), Some(PieceKind::Coordinator));
        let reported = |frame: &&usize| self.frames[**frame].kind == ClauseKind::Complement;
        let beside = self
            .open
            .iter()
            .rev()
            .find(reported)
            .copied()
            .filter(|_| after_coordinator);
        let noun = match self.previous(index) {
            Some(PieceKind::NounPhrase(phrase)) => Some(*phrase),
            _ => None,
        };
        let parent = match beside {
            Some(beside) => {
                let position = self.open.iter().position(|&open| open == beside).unwrap_or(1);
                self.open.truncate(position);
                self.frames[beside].parent
            }
            None => self.open.last().copied(),
        };
        let frame = self.push_below(ClauseKind::Complement, parent, token);
        frame.introducer = Some(token);
        frame.coordinated_with = beside;
        // "speculation that …"
        frame.antecedent = noun.filter(|_| beside.is_none());
    }

    pub(super) fn read_wh(&mut self, index: usize) {
        let token = self.pieces[index].tokens.start;
        let page = self.page;
        let mut antecedent = None;
        let mut after_comma = false;
        for piece in self.pieces[..index].iter().rev() {
            match piece.kind {
                PieceKind::Comma | PieceKind::Dash => after_comma = true,
                PieceKind::Preposition => {}
                PieceKind::NounPhrase(phrase) => {
                    antecedent = Some(phrase);
                    break;
                }
                _ => break,
            }
        }
        let adverbial = ["when", "where", "while", "how", "why"]
            .iter()
            .any(|word| page.is(token, word));
        let fronted = index == 0;
        let kind = match antecedent {
            Some(_) if adverbial && after_comma => ClauseKind::Adverbial,
            Some(_) => ClauseKind::Relative,
            None if fronted || after_comma => ClauseKind::Adverbial,
            None if adverbial && !(self.reports() && self.asks_or_denies()) => ClauseKind::Adverbial,
            None => ClauseKind::Complement,
        };
        let frame = self.push(kind, index);
        frame.introducer = Some(token);
        frame.antecedent = antecedent.filter(|_| kind == ClauseKind::Relative);
        frame.mark = (after_comma || fronted).then_some(Tag::Comma);
    }

    /// "did not say when", "asked how", but not "said when asked".
    fn asks_or_denies(&self) -> bool {
        const ASKING: [&str; 9] = [
            "ask",
            "know",
            "explain",
            "wonder",
            "decide",
            "describe",
            "reveal",
            "understand",
            "see",
        ];
        let verb = self.open.last().and_then(|&top| self.frames[top].verb.as_ref());
        verb.is_some_and(|verb| verb.negated || ASKING.contains(&verb.lemma.as_str()))
    }

    /// Says whether the innermost verb takes a clause: "explained why", not "happens when".
    pub(super) fn reports(&self) -> bool {
        let verb = self.open.last().and_then(|&top| self.frames[top].verb.as_ref());
        verb.is_some_and(|verb| self.page.lexicon.takes_clause(&verb.lemma))
    }

    pub(super) fn read_comma(&mut self, index: usize) {
        let root = self.open.first().copied().unwrap_or(0);
        let fronted = self.frames[root].verb.is_none() && self.frames[root].candidate.is_none();
        if fronted && self.frames[root].prepositional.is_empty() | self.top().verb.is_some() {
            self.close_above(root);
        } else if let Some(waiting) = self.waiting() {
            let verb_next = matches!(self.next(index), Some(PieceKind::Verb(group)) if group.is_finite());
            if verb_next || self.top().mark == Some(Tag::Comma) && self.top().verb.is_some() {
                self.close_above(waiting);
            }
        }
        self.top().separator.comma = true;
    }

    /// Reads a dash or an opening bracket: it opens an aside, or a second dash closes it.
    pub(super) fn read_aside(&mut self, index: usize, mark: Tag) {
        let is_open = self.open.iter().any(|&frame| self.frames[frame].mark == Some(mark));
        if mark == Tag::Dash && is_open {
            self.close_aside(mark);
            return;
        }
        self.push(ClauseKind::Main, index + 1 - 1).mark = Some(mark);
    }

    pub(super) fn close_aside(&mut self, mark: Tag) {
        if let Some(position) = self
            .open
            .iter()
            .rposition(|&frame| self.frames[frame].mark == Some(mark))
        {
            self.open.truncate(position.max(1));
        }
    }
}
