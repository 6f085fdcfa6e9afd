//! Words in small letters inside a name: `Ursula von der Leyen`.

use super::unknown::{NamedSentence, is_surname};

impl NamedSentence<'_, '_, '_> {
    /// Gives the end of the name that "von der" leads on to.
    pub(super) fn after_particles(&self, at: usize) -> Option<usize> {
        let mut next = at;
        while self.lexicon.is_particle(self.word(next)) && self.is_adjacent(next) {
            next += 1;
        }
        if next == at || !self.is_adjacent(next) {
            return None;
        }
        // "Leila de Lima" is neither Peru's capital nor who speaks for it.
        let is_place = self.known_from(next).is_some_and(|name| self.is_place(name));
        if is_place {
            return Some(self.after_known(next));
        }
        self.is_name_word(next).then_some(next + 1)
    }

    /// "Mohammed bin Nayef": gives the begin of the known family name that "bin" leads on from.
    pub(super) fn before_particles(&self, first: usize) -> Option<usize> {
        let mut at = first;
        while at > 0 && self.is_adjacent(at) && self.lexicon.is_particle(self.word(at - 1)) {
            at -= 1;
        }
        let name = self.known_before(at).filter(|name| at < first && is_surname(name));
        name.and_then(|_| self.begin_of_known(at - 1))
    }
}
