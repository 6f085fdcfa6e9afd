//! Subjects that stand apart from their verbs: behind an aside, an adverbial, a preposition, or in the clause above.

use super::ClauseKind;
use super::VerbGroup;
use super::build::Builder;
use super::chunk::{Piece, PieceKind};
use super::frame::{ClauseFrame, Separator};

impl Builder<'_, '_> {
    /// Gives what was said a subject and a verb that come behind the adverbial before it.
    pub(super) fn complete(&mut self, candidate: usize, group: VerbGroup) {
        let Some(complement) = self.empty_complement() else {
            return;
        };
        let first = self.phrases[candidate].tokens.start;
        let top = self.top();
        top.objects.retain(|&object| object != candidate);
        top.candidate = None;
        let depth = self.open.iter().position(|&open| open == complement).unwrap_or(0);
        self.cut(depth + 1, first);
        self.frames[complement].candidate = Some(candidate);
        self.set_verb(complement, group);
    }

    /// Closes what describes the object of a verb that reports and gives the object: it is the subject of what is said.
    ///
    /// "said the plan of the firm to rent boats owned by Peru was wrong"
    pub(super) fn interrupted_report(&mut self, index: usize) -> Option<usize> {
        let frame = self.reported_subject(index)?;
        self.close_above(frame);
        self.frames[frame].candidate
    }

    /// Gives the innermost frame whose verb reports and whose object may be the subject of what is said.
    pub(super) fn reported_subject(&self, index: usize) -> Option<usize> {
        if matches!(self.previous(index), Some(PieceKind::Coordinator | PieceKind::Verb(_))) {
            return None;
        }
        let reports = |frame: &&usize| {
            let frame = &self.frames[**frame];
            let takes = frame
                .verb
                .as_ref()
                .is_some_and(|verb| !verb.passive && self.text.lexicon.takes_clause(&verb.lemma));
            takes && frame.candidate.is_some() && frame.before_candidate == Separator::default()
        };
        self.open.iter().rev().find(reports).copied()
    }

    /// "the ships, which he said were empty": what he said has the antecedent for its subject.
    pub(super) fn has_gap(&self, index: usize) -> bool {
        let reports = matches!(index.checked_sub(1).map(|index| &self.pieces[index].kind), Some(PieceKind::Verb(before))
            if before.is_finite() && self.text.lexicon.takes_clause(&before.lemma));
        let top = self.open.last().map(|&top| &self.frames[top]);
        // "sent what pilots said was a signal of distress", but not "what he said is false"
        let is_what = |top: &ClauseFrame| {
            let above = top.parent.is_some_and(|parent| self.frames[parent].verb.is_some());
            above && top.introducer.is_some_and(|token| self.text.is(token, "what"))
        };
        let lacks = |top: &ClauseFrame| match top.kind {
            ClauseKind::Relative => top.subject != top.antecedent,
            ClauseKind::Complement => is_what(top),
            _ => false,
        };
        reports && top.is_some_and(lacks)
    }

    /// Gives the noun phrase of "since the government …" where a verb follows it: the preposition leads a clause.
    pub(super) fn governed_subject(&self, index: usize) -> Option<usize> {
        const LEADING: [&str; 6] = ["since", "after", "before", "until", "as", "than"];
        let top = self.open.last().copied()?;
        let separator = self.frames[top].separator;
        let apart = matches!(self.previous(index), Some(PieceKind::Coordinator | PieceKind::Comma));
        if separator.coordinator || apart {
            return None;
        }
        let mut phrases = self.frames[top]
            .prepositional
            .iter()
            .rev()
            .map(|&place| &self.prepositional[place]);
        let leading = phrases.find(|phrase| LEADING.contains(&phrase.preposition.as_str()))?;
        Some(leading.object).filter(|&object| self.phrases[object].time.is_none())
    }

    /// Opens an adverbial clause whose subject stood behind a preposition.
    pub(super) fn begin_adverbial(&mut self, subject: usize, group: VerbGroup) {
        let Some(place) = self.phrases[subject].governed_by.take() else {
            return;
        };
        let start = self.prepositional[place].span.start;
        let first = self.text.tokens.partition_point(|token| token.span.start < start);
        let top = self.open.last().copied().unwrap_or(0);
        let moved: Vec<usize> = self.frames[top]
            .prepositional
            .iter()
            .copied()
            .filter(|&other| other > place)
            .collect();
        self.frames[top].prepositional.retain(|&other| other < place);
        let frame = self.push(ClauseKind::Adverbial, 0);
        frame.first = first;
        frame.introducer = Some(first);
        frame.subject = Some(subject);
        frame.prepositional = moved;
        frame.verb = Some(group);
    }

    /// Says whether the candidate has something beside it between commas: "said the minister, a hawk, would go", "said
    /// the economy, including wages, should come first".
    pub(super) fn has_aside(&self, frame: usize, index: usize) -> bool {
        let Some(candidate) = self.frames[frame].candidate else {
            return false;
        };
        if self.phrases[candidate].apposition.is_some() {
            return true;
        }
        let end = self.phrases[candidate].tokens.end;
        let start = self.pieces[..index].iter().position(|piece| piece.tokens.start >= end);
        let between = &self.pieces[start.unwrap_or(index)..index];
        let is_comma = |piece: &&&Piece| matches!(piece.kind, PieceKind::Comma);
        let commas = between.iter().filter(is_comma).count();
        let opens = between.windows(2).any(|pair| {
            matches!(
                (&pair[0].kind, &pair[1].kind),
                (PieceKind::Comma, PieceKind::Preposition)
            )
        });
        commas == 2 && opens
    }
}
