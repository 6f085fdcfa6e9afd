//! Clauses without a word that begins them: relative ones behind the subject, "The deal Kenya signed with Chad is dead", and
//! what is asked for, "suggested Chad leave".

use super::build::Builder;
use super::chunk::PieceKind;
use super::{ClauseKind, VerbGroup};

/// Verbs that ask for what a plain form behind a noun phrase tells. Grammar.
const ASKING: [&str; 6] = ["demand", "insist", "propose", "recommend", "request", "suggest"];

impl Builder<'_, '_> {
    /// Opens the clause about the subject whose verb stands at a piece, where another verb for the subject itself follows.
    ///
    /// `false` where none begins: "After the talks Kenya said Chad would wait".
    pub(super) fn begin_contact(&mut self, index: usize, group: &VerbGroup) -> bool {
        let top = self.open.last().copied().unwrap_or(0);
        let frame = &self.frames[top];
        let subject = frame.candidate.filter(|_| frame.verb.is_none());
        let described = subject.and_then(|subject| Some((subject, self.contact_antecedent(subject)?)));
        let Some((subject, antecedent)) = described.filter(|_| self.leaves_verb(index, group)) else {
            return false;
        };
        let Some(whole) = self.whole_of(antecedent) else {
            return false;
        };
        self.frames[top].candidate = Some(whole);
        let first = self.phrases[subject].tokens.start;
        let frame = self.push_below(ClauseKind::Relative, Some(top), first);
        frame.antecedent = Some(antecedent);
        frame.subject = Some(subject);
        frame.verb = Some(group.clone());
        true
    }

    /// Gives the noun phrase that this one belongs to: "the end" of "the end of the war", "the army" of "the army and the
    /// men it sent"; `None` behind another preposition, "after the talks".
    fn whole_of(&self, phrase: usize) -> Option<usize> {
        let joined = |&other: &usize| self.phrases[other].conjunct == Some(phrase);
        if let Some(first) = (0..phrase).rev().take(4).find(joined) {
            return self.whole_of(first);
        }
        let Some(governed) = self.phrases[phrase].governed_by else {
            return Some(phrase);
        };
        let governed = &self.prepositional[governed];
        governed.after.and_then(|before| self.whole_of(before))
    }

    /// Says whether the verb at a piece lacks its object and another finite verb follows that has no subject of its own.
    fn leaves_verb(&self, index: usize, group: &VerbGroup) -> bool {
        let mut told = self.text.lexicon.takes_clause(&group.lemma);
        let mut governed = false;
        let mut bare = false;
        for piece in self.pieces.get(index + 1..).unwrap_or_default() {
            match &piece.kind {
                PieceKind::Preposition => governed = true,
                PieceKind::NounPhrase(phrase) if governed || self.phrases[*phrase].time.is_some() => governed = false,
                PieceKind::NounPhrase(_) if bare => return false,
                PieceKind::NounPhrase(_) => bare = true,
                PieceKind::Verb(next) if next.is_finite() && !bare => return true,
                // "the attacks Kenya says Chad led killed ten"
                PieceKind::Verb(next) if next.is_finite() && told => {
                    told = self.text.lexicon.takes_clause(&next.lemma);
                    bare = false;
                }
                PieceKind::Verb(next) if next.is_finite() => return false,
                PieceKind::Verb(_) | PieceKind::Adjective | PieceKind::Other => {}
                _ => return false,
            }
        }
        false
    }

    /// "suggested Chad leave": says whether a plain form asks for what whoever stands before it is to do.
    pub(super) fn is_asked(&self, index: usize) -> bool {
        let asks = |frame: usize| {
            let verb = self.frames[frame].verb.as_ref();
            verb.is_some_and(|verb| ASKING.contains(&verb.lemma.as_str()))
        };
        let is_behind = matches!(self.previous(index), Some(PieceKind::NounPhrase(_)));
        is_behind && self.open.last().is_some_and(|&top| asks(top))
    }
}
