//! Verbs behind `and`, `but` or a comma → the clause that they stand beside.

use super::build::Builder;
use super::frame::Separator;
use super::{ClauseKind, Tense, VerbGroup};
use crate::sentence::Tag;

/// What speaks for a clause that is told, where somebody else acts in it than the one who tells it.
const OTHER_TELLS: usize = 10;

/// What speaks for the one who tells, where a verb says that somebody tells no more.
const KEEPS_BACK: usize = 50;

impl Builder<'_, '_> {
    /// Chooses the clause that `and NOUN VERB` stands beside.
    ///
    /// "He said Japan cannot agree, but it will …" goes on with what is said; "Putin said he was ready and the two
    /// agreed to meet" does not: a new subject with a plain past event is told by the narrator.
    pub(super) fn beside_with_subject(&self, candidate: usize, group: &VerbGroup, separator: Separator) -> usize {
        let root = self.open.first().copied().unwrap_or(0);
        let kinds = [ClauseKind::Complement, ClauseKind::Main];
        let finite = |frame: &&usize| self.frames[**frame].is_finite() && kinds.contains(&self.frames[**frame].kind);
        let inner = self.open.iter().rev().find(finite).copied().unwrap_or(root);
        let is_pronoun = self.text.tag(self.phrases[candidate].head) == Tag::Pronoun;
        let root_verb = self.frames[root].verb.as_ref();
        let told_in_past = root_verb.is_some_and(|verb| verb.tense == Tense::Past);
        let lexicon = self.text.lexicon;
        let reports = lexicon.takes_clause(&group.lemma) || lexicon.goes_on_reporting(&group.lemma);
        // "said roads were closed and some stations in the north were flooded": nobody there does anything either.
        let undergoes = group.passive && !separator.comma;
        let state = group.perfect || undergoes || ["be", "have"].contains(&group.lemma.as_str());
        // "told lawmakers he would listen, but he ruled out a delay"
        let same_tense = match told_in_past {
            true => group.tense == Tense::Past && !group.perfect,
            // "says he would listen, but he has ruled out a delay"
            false => group.tense == Tense::Present,
        };
        let told_on = same_tense && separator.comma;
        if self.speaks_on(root, candidate, separator) {
            return root;
        }
        let stays = match (told_in_past, reports && !is_pronoun) {
            _ if is_pronoun && reports && told_on && group.modal.is_none() => false,
            _ if is_pronoun || group.modal.is_some() => true,
            // "…, but Ukraine denies it"
            (_, true) => false,
            (true, _) => group.tense != Tense::Past || state,
            (false, _) => !separator.comma,
        };
        if stays { inner } else { root }
    }

    /// "I know the port is shut, but I will not wait", "It is often said that trade helps, and that is true, but …": says
    /// whether a clause behind a comma goes on with the one who tells.
    fn speaks_on(&self, root: usize, candidate: usize, separator: Separator) -> bool {
        let frame = &self.frames[root];
        let text = self.text;
        let first = self.phrases[candidate].tokens.start;
        let Some((verb, subject)) = frame.verb.as_ref().zip(frame.subject).filter(|_| separator.comma) else {
            return false;
        };
        let subject = &self.phrases[subject];
        let is_told_now = verb.tense == Tense::Present && verb.modal.is_none() && subject.tokens.len() == 1;
        let own = text.is(subject.head, "i") && verb.lemma == "know" && text.is(first - 1, "but");
        let of_nobody = text.is(subject.head, "it") && verb.passive;
        let points = text.is_any(first, &["that", "this"]) && self.phrases[candidate].tokens.len() == 1;
        is_told_now && (own || of_nobody && points)
    }

    /// Says whether a verb in the present agrees with a clause's subject in number; `None` where either leaves it open.
    ///
    /// "Koch denies that they are old and have a price": what has a price are they.
    fn agrees(&self, frame: usize, group: &VerbGroup) -> Option<bool> {
        self.agrees_with(self.frames[frame].subject?, group)
    }

    /// Says the same of a noun phrase.
    pub(super) fn agrees_with(&self, phrase: usize, group: &VerbGroup) -> Option<bool> {
        let is_present = group.tense == Tense::Present && group.modal.is_none();
        let phrase = self.phrases.get(phrase).filter(|_| is_present)?;
        let head = phrase.head;
        let text = self.text;
        let is_plural = match text.tag(head) {
            _ if phrase.conjunct.is_some() => true,
            Tag::PluralNoun => true,
            Tag::Noun => false,
            Tag::Pronoun if text.is_any(head, &["they", "we", "you", "i", "these", "those"]) => true,
            Tag::Pronoun if text.is_any(head, &["he", "she", "it"]) => false,
            _ => return None,
        };
        let first = group.tokens.start;
        let is_plain = text.is_plain(first) || text.is_any(first, &["are", "have"]);
        Some(is_plural == is_plain)
    }

    /// "called on Chad to leave and comply with it": gives the infinitive that a verb in its plain form goes on with,
    /// where nobody else before it can do it.
    fn infinitive_beside(&self, group: &VerbGroup) -> Option<usize> {
        let is_plain = group.tense == Tense::Present && group.tokens.len() == 1 && self.text.is_plain(group.head);
        let top = self.open.last().copied().filter(|_| is_plain)?;
        let fits = |frame: usize| {
            let verb = self.frames[frame].verb.as_ref();
            let present = verb.is_some_and(|verb| verb.tense == Tense::Present && verb.modal.is_none());
            present && self.agrees(frame, group) != Some(false)
        };
        let separator = self.frames[top].separator;
        let is_infinitive = self.frames[top].kind == ClauseKind::Infinitive && separator.coordinator;
        (is_infinitive && !self.open.iter().any(|&frame| fits(frame))).then_some(top)
    }

    /// Reads a verb without a subject of its own: it shares one.
    pub(super) fn share_subject(&mut self, mut group: VerbGroup) {
        let first = group.tokens.start;
        if let Some(infinitive) = self.infinitive_beside(&group) {
            group.tense = Tense::None;
            return self.push_beside(infinitive, first, None, group);
        }
        let beside = self.beside_without_subject(&group);
        self.push_beside(beside, first, None, group);
    }

    /// "gave no details", "offered no proof", "did not elaborate"
    fn keeps_back(&self, group: &VerbGroup) -> bool {
        let behind = group.tokens.end;
        let of_telling = [
            "detail",
            "details",
            "evidence",
            "explanation",
            "proof",
            "specifics",
            "timeline",
        ];
        let gives_no = ["give", "offer", "provide"].contains(&group.lemma.as_str()) && self.text.is(behind, "no");
        let gives_no = gives_no && (behind..behind + 4).any(|token| self.text.is_any(token, &of_telling));
        gives_no || group.lemma == "elaborate" && group.negated
    }

    fn is_pronoun(&self, frame: usize) -> bool {
        let subject = self.frames[frame].subject;
        subject.is_some_and(|subject| self.text.tag(self.phrases[subject].head) == Tag::Pronoun)
    }

    /// Chooses the clause whose subject a verb shares: the innermost of the same form.
    pub(super) fn beside_without_subject(&self, group: &VerbGroup) -> usize {
        let fitness = |frame: usize, depth: usize| {
            let verb = self.frames[frame].verb.as_ref()?;
            let reporting = |verb: &VerbGroup| {
                let lexicon = self.text.lexicon;
                !verb.passive && (lexicon.takes_clause(&verb.lemma) || lexicon.goes_on_reporting(&verb.lemma))
            };
            let mut score = depth;
            // "says it hit its targets but does not count bodies"
            let above = self.frames[frame]
                .parent
                .and_then(|parent| self.frames[parent].verb.as_ref());
            let told_in_present = above.is_some_and(|above| above.tense == Tense::Present && reporting(above));
            let apart = self.frames[frame].separator.comma;
            score += if told_in_present && !reporting(group) && !apart {
                16
            } else {
                0
            };
            score += if verb.tense == group.tense { 20 } else { 0 };
            // "added that it had been invited and had never answered"
            score += match (verb.perfect, group.perfect) {
                (true, true) => 12,
                (false, false) => 5,
                _ => 0,
            };
            // "said he was troubled and would ask", "warned that he leads and should resist": after a past report a modal
            // verb looks ahead from what is said.
            let looks_ahead = group.modal.is_some();
            let told_in_past = above.is_some_and(|above| above.tense == Tense::Past && reporting(above));
            score += if looks_ahead && told_in_past && !apart { 12 } else { 0 };
            score += if verb.modal.is_some() == group.modal.is_some() {
                5
            } else {
                0
            };
            score += if reporting(verb) == reporting(group) { 10 } else { 0 };
            score += if (verb.lemma == "be") == (group.lemma == "be") {
                5
            } else {
                0
            };
            // "said he felt the words were wrong, and noted that …": the comma leads back to who said it.
            // "said they did not find it, and therefore did not report it"
            let follows = self.text.tag(group.tokens.start - 1) == Tag::Coordinator && group.modal.is_none();
            let comma = self.open.last().is_some_and(|&top| self.frames[top].separator.comma);
            let is_own = comma && told_in_past && follows && reporting(group) && self.is_pronoun(frame);
            score += if is_own { 0 } else { OTHER_TELLS };
            // "said it was Iran that left, but gave no details": what is kept back is kept back by who tells.
            let is_teller = above.is_none() && reporting(verb) && self.keeps_back(group);
            score += if is_teller { KEEPS_BACK } else { 0 };
            score += match self.agrees(frame, group) {
                Some(true) => 15,
                Some(false) => 0,
                None => 8,
            };
            Some(score)
        };
        let finite = self
            .open
            .iter()
            .enumerate()
            .filter(|(_, frame)| self.frames[**frame].is_finite());
        let best = finite
            .filter_map(|(depth, &frame)| Some((fitness(frame, depth)?, frame)))
            .max();
        best.map_or(0, |(_, frame)| frame)
    }
}
