//! What somebody wants done to something: "wants the ban lifted", "ordered two envoys expelled".

use super::build::Builder;
use super::chunk::PieceKind;
use super::{ClauseKind, Tense, VerbGroup};
use crate::sentence::Tag;

impl Builder<'_, '_> {
    /// Opens the clause of a lone participle right behind the object of a verb like "want": as if "to be" stood before it.
    ///
    /// Says whether it did. The past of a verb looks the same: "the man who wanted the job left" lacks a verb.
    pub(super) fn read_undergone(&mut self, index: usize, group: &VerbGroup) -> bool {
        let alone = group.tokens.len() == 1 && group.modal.is_none();
        let form = self.text.tag(group.head);
        if !alone || !matches!(form, Tag::VerbPast | Tag::VerbPastParticiple) {
            return false;
        }
        let (Some(PieceKind::NounPhrase(object)), Some(&top)) = (self.previous(index), self.open.last()) else {
            return false;
        };
        let object = *object;
        let frame = &self.frames[top];
        let wants = frame
            .verb
            .as_ref()
            .is_some_and(|verb| !verb.passive && self.text.lexicon.wants_done(&verb.lemma));
        let is_object = frame.objects.contains(&object) || frame.candidate == Some(object);
        let takes_object =
            matches!(self.next(index), Some(PieceKind::NounPhrase(next)) if self.phrases[*next].time.is_none());
        let lacks_verb = form == Tag::VerbPast && self.waiting().is_some();
        if !wants || !is_object || lacks_verb || takes_object || self.phrases[object].governed_by.is_some() {
            return false;
        }
        self.frames[top].candidate = None;
        let below = self.push_below(ClauseKind::Infinitive, Some(top), group.tokens.start);
        below.subject = Some(object);
        below.verb = Some(VerbGroup {
            tense: Tense::None,
            passive: true,
            ..group.clone()
        });
        true
    }
}
