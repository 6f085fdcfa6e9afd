//! Which words belong together to one unknown name: `Orbis Institute for Peace`, `Jack London`.

use super::NameKind;
use super::name_index::{NameMatch, Owner};
use super::unknown::{NamedSentence, is_capitalised, is_surname, is_title};
use crate::ontology::Trait;
use crate::sentence::Tag;
use std::ops::Range;

impl<'t, 'a> NamedSentence<'t, '_, 'a> {
    /// Finds the tokens that belong together by their capitals; none in a headline that has capitals everywhere.
    pub(super) fn find_runs(&self) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        if self.is_title_case() {
            return runs;
        }
        let mut at = 0;
        while at < self.tokens.len() {
            if self.is_name_word(at) {
                let run = self.run_from(at);
                at = run.end;
                runs.push(run);
            } else {
                at += 1;
            }
        }
        runs
    }

    /// Says whether this is a headline with a capital in nearly all longer words: that tells nothing about names.
    fn is_title_case(&self) -> bool {
        let unknown = (0..self.tokens.len())
            .filter(|&at| self.known_at[at].is_none())
            .map(|at| self.word(at));
        let long: Vec<&str> = unknown
            .filter(|word| word.len() > 3 && word.starts_with(char::is_alphabetic))
            .collect();
        let capitalised = long.iter().filter(|word| is_capitalised(word)).count();
        let stops = self.tokens.last().is_some_and(|token| token.tag == Tag::Stop);
        !stops && long.len() >= 3 && capitalised * 4 >= long.len() * 3
    }

    pub(super) fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.slice(self.text))
    }

    /// Says whether a word can be part of an unknown name.
    fn is_name_word(&self, at: usize) -> bool {
        let word = self.word(at);
        is_capitalised(word)
            && self.known_at[at].is_none()
            && !self.lexicon.is_no_name(word)
            && !self.lexicon.is_honorific(word)
            && self.lexicon.title_word(word, self.word(at + 1)).is_none()
    }

    /// Says whether one space, and nothing else, stands before a token.
    pub(super) fn is_adjacent(&self, at: usize) -> bool {
        let (Some(before), Some(here)) = (
            at.checked_sub(1).and_then(|at| self.tokens.get(at)),
            self.tokens.get(at),
        ) else {
            return false;
        };
        let gap = self
            .text
            .get(before.span.end as usize..here.span.start as usize)
            .unwrap_or_default();
        gap.chars().count() == 1 && gap.starts_with(char::is_whitespace)
    }

    /// Gives the known name that begins at a token, unless it is a title.
    pub(super) fn known_from(&self, at: usize) -> Option<&NameMatch<'a>> {
        let name = self.known.get((*self.known_at.get(at)?)?)?;
        let begins = name.span.start == self.tokens.get(at)?.span.start;
        (begins && !is_title(name)).then_some(name)
    }

    /// Gives the token after a known name that begins here.
    pub(super) fn after_known(&self, at: usize) -> usize {
        (at..self.tokens.len())
            .find(|&next| self.known_at[next] != self.known_at[at])
            .unwrap_or(self.tokens.len())
    }

    /// Follows a name from its first word to its end, and back over the known name that it goes on from.
    fn run_from(&self, first: usize) -> Range<usize> {
        let mut end = first + 1;
        let mut has_head = self.lexicon.head(self.word(first)).is_some();
        while end < self.tokens.len() && self.is_adjacent(end) {
            if self.is_name_word(end) {
                has_head |= self.lexicon.head(self.word(end)).is_some();
                end += 1;
            } else if let Some(next) = self.after_particles(end) {
                end = next;
            } else if let Some(next) = self.after_connectors(first, end).filter(|_| has_head) {
                end = next;
            } else if !has_head && !self.lexicon.is_post(self.word(end - 1)) && self.takes_in(first, end) {
                end = self.after_known(end);
            } else {
                break;
            }
        }
        let before = first.checked_sub(1).filter(|_| self.is_adjacent(first));
        let begin = before.and_then(|before| self.begin_of_known(before));
        let is_first_part = |begin: usize| {
            let name = self.known_from(begin);
            name.is_some_and(|name| {
                // "Wang Qishan" is not the Wang that we know, nor "Sputnik V" the agency.
                let numbered = self.word(first).trim_end_matches('.').len() == 1 && !self.is_person(name);
                let conditional = name.owners.iter().any(Owner::is_conditional);
                numbered || conditional || self.is_place(name) || is_surname(name)
            })
        };
        let joined = begin.filter(|&begin| has_head || !self.has_post(first, end) && is_first_part(begin));
        joined.unwrap_or(first)..end
    }

    fn is_person(&self, name: &NameMatch) -> bool {
        let kinds = name.owners.iter().filter_map(|owner| self.gazetteer.owned_by(owner));
        kinds.into_iter().any(|entity| entity.kind.is(Trait::Person))
    }

    fn has_post(&self, first: usize, end: usize) -> bool {
        (first..end).any(|at| self.lexicon.is_post(self.word(at)))
    }

    /// Says whether the known name at the end of a run is the last part of another name.
    fn takes_in(&self, first: usize, end: usize) -> bool {
        let alone = end - first == 1;
        let unsure = alone && self.begins_sentence(first) && !self.is_sure_name(first, end + 1);
        let Some(name) = self.known_at[end].and_then(|place| self.known.get(place)) else {
            return false;
        };
        if is_title(name) {
            // "Stephen King" is no king; "Thai King Vajiralongkorn" is one.
            let after = self.after_known(end);
            let goes_on = self.is_adjacent(after) && (self.is_name_word(after) || self.known_from(after).is_some());
            return !unsure && !goes_on && self.lexicon.is_surname_too(self.word(end));
        }
        if self.lexicon.is_ship(self.word(end - 1)) {
            return true;
        }
        match self.known_from(end) {
            // "Akie Abe" is not the Abe that we know.
            Some(name) if is_surname(name) => true,
            // "Jack London" is no city, "Northern Syria" is a part of Syria.
            Some(name) => {
                let describes = (first..end).all(|at| self.lexicon.is_place_adjective(self.word(at)));
                self.is_place(name) && !unsure && !describes
            }
            None => false,
        }
    }

    /// Gives the first token of the known name that a token lies in, unless it is a title.
    fn begin_of_known(&self, at: usize) -> Option<usize> {
        let known = Some(self.known_at[at]?);
        let begin = (0..=at).rev().take_while(|&at| self.known_at[at] == known).last()?;
        self.known_from(begin).map(|_| begin)
    }

    /// Says whether this is a place by its own name, not "Russian" and not "US".
    pub(super) fn is_place(&self, name: &NameMatch) -> bool {
        let is_own = |kind: NameKind| matches!(kind, NameKind::Name | NameKind::Capital);
        let mut places = name.owners.iter().filter(|owner| is_own(owner.name_kind));
        places.any(|owner| {
            let entity = self.gazetteer.owned_by(owner);
            entity.is_some_and(|entity| entity.kind.is(Trait::Place) || entity.kind.is(Trait::State))
        })
    }

    /// Gives the end of the name that "von der" leads on to.
    fn after_particles(&self, at: usize) -> Option<usize> {
        let mut next = at;
        while self.lexicon.is_particle(self.word(next)) && self.is_adjacent(next) {
            next += 1;
        }
        (next > at && self.is_adjacent(next) && self.is_name_word(next)).then_some(next + 1)
    }

    /// Gives the end of the name that "of", "for the" lead on to: "Institute" + "for Peace", "Bank" + "of Japan".
    fn after_connectors(&self, first: usize, at: usize) -> Option<usize> {
        let mut next = at;
        while self.lexicon.is_connector(self.word(next)) && self.is_adjacent(next) {
            next += 1;
        }
        // "Institute for Peace and Diplomacy" is one, "Tokyo University and the Bank of Japan" are two.
        let is_list = self.word(at) == "and"
            && (next > at + 1 || !(first..at).any(|at| self.lexicon.is_connector(self.word(at))));
        if next == at || is_list || !self.is_adjacent(next) {
            return None;
        }
        if self.is_name_word(next) {
            return Some(next + 1);
        }
        self.known_from(next).map(|_| self.after_known(next))
    }
}
