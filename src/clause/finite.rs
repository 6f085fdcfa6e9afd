//! Verbs that show a tense → the clause that they complete, begin, or stand beside.

use super::build::Builder;
use super::chunk::{Piece, PieceKind};
use super::frame::Separator;
use super::{ClauseKind, NounPhrase, Tense, VerbGroup};
use crate::sentence::Tag;

impl Builder<'_, '_> {
    pub(super) fn read_verb(&mut self, index: usize, group: VerbGroup) {
        if self.read_undergone(index, &group) {
            return;
        }
        if group.is_finite() {
            self.read_finite(index, group);
        } else {
            self.read_nonfinite(index, group);
        }
    }

    /// Gives the innermost open frame that still lacks its verb and has a subject for it.
    pub(super) fn waiting(&self) -> Option<usize> {
        self.open.iter().rev().find(|&&frame| self.waits(frame)).copied()
    }

    fn waits(&self, frame: usize) -> bool {
        self.frames[frame].verb.is_none() && self.frames[frame].candidate.is_some()
    }

    pub(super) fn set_verb(&mut self, frame: usize, group: VerbGroup) {
        self.close_above(frame);
        let frame = &mut self.frames[frame];
        frame.subject = frame.candidate.or(frame.subject).or(frame.antecedent);
        frame.candidate = None;
        frame.separator = Separator::default();
        frame.verb = Some(group);
    }

    pub(super) fn read_finite(&mut self, index: usize, group: VerbGroup) {
        let top = self.open.last().copied().unwrap_or(0);
        let takes_clause = self.text.lexicon.takes_clause(&group.lemma);
        if self.begin_contact(index, &group) {
            return;
        }
        if self.only_describes(index, &group) {
            self.describe(index, group);
            return;
        }
        if self.is_gerund_subject(top, &group) {
            self.frames[top].kind = ClauseKind::Gerund;
            self.frames[top].candidate = None;
            return self.set_verb(0, group);
        }
        if let Some(complement) = self.told_of_gerund(top) {
            self.frames[top].candidate = None;
            return self.set_verb(complement, group);
        }
        if let Some(teller) = self.teller_of_gerund(top, &group) {
            return self.begin_told_of_gerund(top, teller, group);
        }
        if self.frames[top].verb.is_none() {
            let noun_next = matches!(self.next(index), Some(PieceKind::NounPhrase(_)));
            if index == 0 && self.text.tag(group.head) == Tag::VerbPast && !noun_next {
                // "Asked about the visit, Hayashi said …"
                let group = VerbGroup {
                    tense: Tense::None,
                    passive: true,
                    ..group
                };
                let frame = self.push(ClauseKind::Participle, index);
                frame.verb = Some(group);
                frame.mark = Some(Tag::Comma);
                return;
            }
            // "(“I will not,” said an activist.)"
            let after_quotation = matches!(self.previous(index), Some(PieceKind::Quoted));
            if self.frames[top].mark.is_some()
                && !after_quotation
                && self.frames[top].candidate.is_none()
                && self.frames[top].antecedent.is_none()
            {
                // "the islands — called the Southern Kurils in Russia — were …"
                let antecedent = self.last_noun_phrase(index);
                let frame = &mut self.frames[top];
                frame.antecedent = antecedent.filter(|_| frame.kind == ClauseKind::Main);
                if frame.antecedent.is_some() {
                    frame.kind = ClauseKind::Relative;
                    let group = VerbGroup {
                        tense: Tense::None,
                        passive: true,
                        ..group
                    };
                    self.set_verb(top, group);
                    return;
                }
            }
            let inverted = self.frames[top].candidate.is_none() && self.frames[top].antecedent.is_none();
            self.set_verb(top, group);
            self.frames[top].inverted = inverted && takes_clause;
            return;
        }
        if self.has_gap(index) {
            let antecedent = self.frames[top].antecedent;
            let frame = self.push_below(ClauseKind::Complement, Some(top), group.tokens.start);
            frame.subject = antecedent;
            frame.verb = Some(group);
            return;
        }
        let waiting = self.waiting();
        // "did not rule out the talks, but insisted …": what stands before the conjunction acts no more.
        let cut_off = self.frames[top].separator.coordinator
            || self.frames[top].separator.comma
                && matches!(self.previous(index), Some(PieceKind::Comma))
                && !self.has_aside(top, index);
        // "lists the ships in the port, names captains": the ships do not.
        let disagrees = |&candidate: &usize| {
            let plural = self.text.tag(self.phrases[candidate].head) == Tag::PluralNoun;
            plural && self.frames[top].verb.is_some() && self.agrees_with(candidate, &group) == Some(false)
        };
        if self.frames[top]
            .candidate
            .is_some_and(|candidate| disagrees(&candidate))
        {
            self.frames[top].candidate = None;
        }
        let candidate = self.frames[top].candidate.filter(|_| !cut_off);
        let above_takes = self.frames[top]
            .verb
            .as_ref()
            .is_some_and(|verb| self.text.lexicon.takes_clause(&verb.lemma));
        // "said the arrest of a general for mishandling files is a blow": what a gerund governs acts no more.
        let governed = self.frames[top].verb.as_ref().is_some_and(|verb| !verb.is_finite()) && !above_takes;
        let is_last = !self.pieces[index + 1..]
            .iter()
            .take_while(|piece| !matches!(piece.kind, PieceKind::Comma))
            .any(|piece| matches!(&piece.kind, PieceKind::Verb(group) if group.is_finite()));
        match (candidate, waiting) {
            // "the islands that Japan calls the Northern Territories are …", "who does not answer questions cannot be …"
            (Some(_), Some(waiting)) if (!above_takes || is_last) && !self.closes_behind(top, index, &group) => {
                self.set_verb(waiting, group);
            }
            (Some(_), None) if governed && self.reported_subject(index).is_some() => {
                if let Some(subject) = self.interrupted_report(index) {
                    self.begin_clause(index, subject, group);
                }
            }
            // "said if he wins he would go"
            (Some(candidate), _) if !above_takes && self.empty_complement().is_some() => {
                self.complete(candidate, group);
            }
            (Some(candidate), _) => self.begin_clause(index, candidate, group),
            (None, Some(waiting)) => self.set_verb(waiting, group),
            (None, None) => match self.governed_subject(index) {
                Some(subject) => self.begin_adverbial(subject, group),
                // "in a statement posted on its website"
                None if self.text.tag(group.head) == Tag::VerbPast
                    && group.tokens.len() == 1
                    && matches!(self.previous(index), Some(PieceKind::NounPhrase(phrase)) if self.phrases[*phrase].time.is_none()) =>
                {
                    self.describe(index, group);
                }
                None => match self.interrupted_report(index) {
                    Some(subject) => self.begin_clause(index, subject, group),
                    None => self.share_subject(group),
                },
            },
        }
    }

    /// "Kast, who says she writes them, left": says whether what a comma opened is closed by another, with the verb behind it
    /// that the subject before the first still lacks.
    ///
    /// "Kast, who wrote a book named “Rain”, left": a form in `-ed` behind a noun may describe it.
    fn closes_behind(&self, frame: usize, index: usize, group: &VerbGroup) -> bool {
        let candidate = self.frames[frame].candidate;
        let is_pronoun = candidate.is_some_and(|phrase| self.text.tag(self.phrases[phrase].head) == Tag::Pronoun);
        let is_plain = is_pronoun || group.tokens.len() > 1 || self.text.tag(group.head) != Tag::VerbPast;
        let opened = self.frames[frame].mark == Some(Tag::Comma) && self.above_takes_clause(frame) && is_plain;
        let is_comma = |piece: &Piece| matches!(piece.kind, PieceKind::Comma);
        let closed = self.pieces[index + 1..].windows(2).find(|pair| is_comma(pair[0]));
        let is_finite = |piece: &Piece| matches!(&piece.kind, PieceKind::Verb(group) if group.is_finite());
        opened && closed.is_some_and(|pair| is_finite(pair[1]))
    }

    /// Opens a clause that describes the noun phrase before it: "a statement posted on its website".
    fn describe(&mut self, index: usize, group: VerbGroup) {
        let antecedent = self.last_noun_phrase(index);
        let after_comma = matches!(self.previous(index), Some(PieceKind::Comma));
        let frame = self.push(ClauseKind::Relative, index);
        frame.antecedent = antecedent;
        frame.subject = antecedent;
        frame.mark = after_comma.then_some(Tag::Comma);
        frame.verb = Some(VerbGroup {
            tense: Tense::None,
            passive: true,
            ..group
        });
    }

    /// Says whether a form that looks like the past is a participle: another verb follows for the same subject.
    ///
    /// "the visit planned for Friday was off", "Kuleba, asked about the leak, said …".
    fn only_describes(&self, index: usize, group: &VerbGroup) -> bool {
        let alone = group.tokens.len() == 1 && self.text.tag(group.head) == Tag::VerbPast && group.lemma != "be";
        let after_comma = match self.previous(index) {
            Some(PieceKind::NounPhrase(_)) => false,
            Some(PieceKind::Comma) => true,
            _ => return false,
        };
        let reports = self.text.lexicon.takes_clause(&group.lemma) && !after_comma;
        // "Reports that they spoke by phone are wrong": each of the two has its verb.
        let open: Vec<usize> = self.open.iter().copied().filter(|&frame| self.waits(frame)).collect();
        if let &[.., _, inner] = open.as_slice()
            && matches!(self.frames[inner].kind, ClauseKind::Complement | ClauseKind::Relative)
        {
            return false;
        }
        if !alone || reports || !matches!(self.next(index), Some(PieceKind::Preposition)) {
            return false;
        }
        let mut governed = false;
        let mut commas = 0;
        for piece in self.pieces.get(index + 1..).unwrap_or_default() {
            match &piece.kind {
                PieceKind::Verb(next) => return next.is_finite() && (commas == usize::from(after_comma)),
                PieceKind::Preposition => governed = true,
                PieceKind::NounPhrase(phrase) if governed || self.phrases[*phrase].time.is_some() => governed = false,
                PieceKind::Comma => commas += 1,
                PieceKind::Other => {}
                _ => return false,
            }
        }
        false
    }

    /// Gives the last noun phrase before a piece.
    pub(super) fn last_noun_phrase(&self, index: usize) -> Option<usize> {
        self.pieces[..index].iter().rev().find_map(|piece| match piece.kind {
            PieceKind::NounPhrase(phrase) => Some(phrase),
            _ => None,
        })
    }

    /// Opens a clause whose subject stands after the verb of the innermost frame.
    pub(super) fn begin_clause(&mut self, index: usize, candidate: usize, group: VerbGroup) {
        let top = self.open.last().copied().unwrap_or(0);
        let separator = self.frames[top].before_candidate;
        self.frames[top].objects.retain(|&object| object != candidate);
        self.frames[top].candidate = None;
        let first = self.phrases[candidate].tokens.start;
        if separator == Separator::default() {
            // "said the numbers he saw were worse": another verb comes at once, for the numbers.
            let another = matches!(self.next(index), Some(PieceKind::Verb(next)) if next.is_finite());
            let contact = self
                .contact_antecedent(candidate)
                .filter(|_| another || !self.above_takes_clause(top));
            let kind = if contact.is_some() {
                ClauseKind::Relative
            } else {
                ClauseKind::Complement
            };
            if another {
                self.frames[top].candidate = contact;
            }
            let frame = self.push_below(kind, Some(top), first);
            frame.antecedent = contact;
            frame.subject = Some(candidate);
            frame.verb = Some(group);
            return;
        }
        let beside = self.beside_with_subject(candidate, &group, separator);
        self.push_beside(beside, first, Some(candidate), group);
    }

    pub(super) fn above_takes_clause(&self, frame: usize) -> bool {
        self.frames[frame]
            .verb
            .as_ref()
            .is_some_and(|verb| self.text.lexicon.takes_clause(&verb.lemma))
    }

    /// Gives the noun phrase directly before another one: "the islands Japan claims".
    pub(super) fn contact_antecedent(&self, candidate: usize) -> Option<usize> {
        let start = self.phrases[candidate].tokens.start;
        let begin = self.pieces.first().map_or(start, |piece| piece.tokens.start);
        // The phrases of earlier sentences come before, and end before this one begins.
        let own = (0..self.phrases.len())
            .rev()
            .take_while(|&phrase| self.phrases[phrase].tokens.end >= begin);
        let before = |phrase: &NounPhrase| phrase.tokens.end == start && phrase.time.is_none();
        own.into_iter().find(|&phrase| before(&self.phrases[phrase]))
    }

    /// Ends the open frames from a depth on before a token, and before the marks and conjunctions in front of it.
    pub(super) fn cut(&mut self, depth: usize, token: usize) {
        let mark = |tag| {
            matches!(
                tag,
                Tag::Comma | Tag::Coordinator | Tag::OpenQuote | Tag::CloseQuote | Tag::Dash
            )
        };
        let mut end = token;
        while end > 0 && mark(self.text.tag(end - 1)) {
            end -= 1;
        }
        for &frame in self.open.get(depth..).unwrap_or_default() {
            self.frames[frame].end = self.frames[frame].end.min(end);
        }
    }

    pub(super) fn push_beside(&mut self, beside: usize, first: usize, subject: Option<usize>, group: VerbGroup) {
        let (kind, parent, antecedent) = {
            let frame = &self.frames[beside];
            (frame.kind, frame.parent, frame.antecedent)
        };
        if let Some(position) = self.open.iter().position(|&open| open == beside) {
            self.cut(position, first);
            self.open.truncate(position);
        }
        let inherited = self.frames[beside].subject;
        let frame = self.push_below(kind, parent, first);
        frame.coordinated_with = Some(beside);
        frame.antecedent = antecedent;
        frame.subject = subject.or(inherited);
        frame.verb = Some(group);
    }
}
