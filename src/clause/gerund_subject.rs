//! Gerunds that are subjects: "Buying the ships would be a mistake", "said that buying them does not help".

use super::build::Builder;
use super::chunk::PieceKind;
use super::frame::Separator;
use super::{ClauseKind, VerbGroup};
use crate::sentence::Tag;

/// Verbs whose object is whoever is told: "told Kim buying the ships would not help".
const TELLING: [&str; 7] = ["assure", "convince", "inform", "notify", "remind", "tell", "warn"];

impl Builder<'_, '_> {
    /// "Recognising Kosovo would be a mistake": a gerund with its object that no comma parts from the verb is its subject.
    pub(super) fn is_gerund_subject(&self, top: usize, group: &VerbGroup) -> bool {
        let (frame, root) = (&self.frames[top], &self.frames[0]);
        let begins = self
            .pieces
            .first()
            .is_some_and(|piece| piece.tokens.start == frame.first);
        let object = match frame.objects.as_slice() {
            &[object] => Some(object),
            _ => None,
        };
        let is_next = frame.verb.as_ref().zip(object).is_some_and(|(verb, object)| {
            let starts = self.phrases[object].tokens.start == verb.tokens.end;
            starts && self.text.tag(verb.head) == Tag::VerbGerund
        });
        // "Saying the deal had flaws, Koch left": another clause follows, which says whose the gerund is.
        let tells = frame
            .verb
            .as_ref()
            .is_some_and(|verb| self.text.lexicon.takes_clause(&verb.lemma));
        let mut commas = (0..self.pieces.len()).filter(|&at| matches!(self.pieces[at].kind, PieceKind::Comma));
        let leads = tells && commas.any(|comma| self.begins_clause(comma + 1));
        let waits = root.verb.is_none() && root.candidate.is_none() && !leads;
        let reports = self.text.lexicon.takes_clause(&group.lemma);
        frame.kind == ClauseKind::Participle && begins && is_next && waits && !frame.separator.comma && !reports
    }

    /// Says whether a noun phrase with its finite verb begins at a piece.
    fn begins_clause(&self, at: usize) -> bool {
        let phrase = self.pieces.get(at).map(|piece| &piece.kind);
        matches!(phrase, Some(PieceKind::NounPhrase(_))) && self.starts_clause(at)
    }

    /// "said that buying the ships does not help": gives what is told where a gerund is its subject.
    pub(super) fn told_of_gerund(&self, top: usize) -> Option<usize> {
        let frame = &self.frames[top];
        let told = frame.parent.filter(|_| frame.kind == ClauseKind::Gerund)?;
        let above = &self.frames[told];
        let begins = above.introducer.is_some_and(|token| {
            let verb = frame.verb.as_ref();
            self.text.is(token, "that") && verb.is_some_and(|verb| verb.tokens.start == token + 1)
        });
        let waits = above.kind == ClauseKind::Complement && above.verb.is_none() && above.candidate.is_none();
        (begins && waits && frame.separator == Separator::default()).then_some(told)
    }

    /// Gives the clause whose verb reports what has a gerund with its object as its subject: "told Kim by letter hiring
    /// pilots does not help".
    ///
    /// "said the man leaving the house was old" has a subject before the gerund.
    pub(super) fn teller_of_gerund(&self, top: usize, group: &VerbGroup) -> Option<usize> {
        let frame = &self.frames[top];
        // "he said, adding he would go"
        let parent = frame.parent.filter(|_| frame.kind != ClauseKind::Participle)?;
        let above = &self.frames[parent];
        let gerund = frame
            .verb
            .as_ref()
            .filter(|verb| self.text.tag(verb.head) == Tag::VerbGerund)?;
        let teller = above.verb.as_ref().filter(|verb| !verb.passive)?;
        let object = match frame.objects.as_slice() {
            &[object] => &self.phrases[object].tokens,
            _ => return None,
        };
        let adjacent = object.start == gerund.tokens.end && object.end == group.tokens.start;
        let tells = TELLING.contains(&teller.lemma.as_str());
        let has_place = match tells {
            true => above.objects.len() == 1,
            false => above.objects.is_empty() && above.candidate.is_none(),
        };
        let told = self.text.lexicon.takes_clause(&teller.lemma) && has_place && adjacent;
        (told && gerund.tokens.len() == 1 && frame.separator == Separator::default()).then_some(parent)
    }

    /// Opens the clause that is told of a gerund.
    pub(super) fn begin_told_of_gerund(&mut self, top: usize, teller: usize, group: VerbGroup) {
        let first = self.frames[top].first;
        self.frames[top].candidate = None;
        self.frames[top].kind = ClauseKind::Gerund;
        self.frames[teller].candidate = None;
        self.close_above(teller);
        let frame = self.push_below(ClauseKind::Complement, Some(teller), first);
        frame.verb = Some(group);
    }
}
