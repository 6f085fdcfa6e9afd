//! Which words belong together to one unknown name: `Orbis Institute for Peace`, `Jack London`.

use super::NameKind;
use super::halves::is_compound_of_name;
use super::name_index::{NameMatch, Owner};
use super::unknown::{NamedSentence, is_acronym, is_capitalised, is_surname, is_title};
use crate::ontology::Trait;
use crate::sentence::Tag;
use std::ops::Range;

impl<'t, 'a> NamedSentence<'t, '_, 'a> {
    /// Finds the tokens that belong together by their capitals.
    pub(super) fn find_runs(&self) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            // Most words, and all marks and numbers, have no capital and begin no name.
            let has_capital = self
                .word(at)
                .bytes()
                .any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii());
            if has_capital && (self.is_name_word(at) || self.leads_on(at) || self.is_given_will(at)) {
                let run = self.with_short_form(self.with_time_words(self.run_from(at)));
                at = run.end;
                while runs.pop_if(|earlier| earlier.end > run.start).is_some() {}
                runs.push(run);
            } else {
                at += 1;
            }
        }
        runs
    }

    pub(super) fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.slice(self.text))
    }

    /// Gives a token's tag; [`Tag::Stop`] past the end.
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.tokens.get(at).map_or(Tag::Stop, |token| token.tag)
    }

    /// Says whether a word can be part of an unknown name.
    pub(super) fn is_name_word(&self, at: usize) -> bool {
        let word = self.word(at);
        let is_taken = || self.known_at[at].is_some() && !self.is_inner_body(at);
        if word.is_empty() || is_taken() || self.is_of_holiday(at) {
            return false;
        }
        let next = self.word(at + 1);
        let is_no_name = |word: &str| {
            self.lexicon.is_no_name(word)
                || self.lexicon.is_honorific(word)
                || self.lexicon.title_word(word, next).is_some()
        };
        // "Frank Wolf, R-Va.": of which party, from where.
        let of_party = word.len() <= 8 && ["R-", "D-", "I-"].iter().any(|party| word.starts_with(party));
        let plain = || {
            let is_compound_of_none = || word.contains('-') && word.split('-').all(is_no_name);
            !of_party && !is_no_name(word) && !is_compound_of_none()
        };
        // "a defence secretary Read more": a link behind the words of a picture.
        let is_link = word == "Read" && next == "more";
        is_capitalised(word) && plain() && !is_link && !is_compound_of_name(word)
            || self.is_article_name(word)
            || self.is_inside_name(at)
    }

    /// "the Senate Foreign Relations Committee": a noun between words with capitals of which one is of a name alone.
    pub(super) fn is_inside_name(&self, at: usize) -> bool {
        let word = self.word(at);
        if !self.lexicon.is_inner_noun(word) || self.begins_sentence(at) {
            return false;
        }
        let names = |at: usize| {
            let word = self.word(at);
            is_capitalised(word) && !self.lexicon.is_no_name(word) && self.known_at.get(at).is_some_and(Option::is_none)
        };
        let before = at.checked_sub(1).filter(|_| self.is_adjacent(at));
        before.is_some_and(names) || self.is_adjacent(at + 1) && names(at + 1)
    }

    /// `al-Nunu`
    fn is_article_name(&self, word: &str) -> bool {
        let parts = word.split_once('-');
        let is_article = |article: &str| self.lexicon.is_name_article(&article.to_lowercase());
        parts.is_some_and(|(article, name)| is_article(article) && is_capitalised(name))
    }

    /// Gives what stands behind the article in a family name: `Nunu` of "al-Nunu".
    pub(super) fn behind_article(&self, at: usize) -> Option<&'t str> {
        let word = self.word(at);
        self.is_article_name(word).then(|| word.rsplit('-').next()).flatten()
    }

    /// Says whether a word that often begins a sentence has its capital because a name goes on from it: "the New
    /// Development Bank", "and Nine Oaks Bakery".
    fn leads_on(&self, at: usize) -> bool {
        self.lexicon.leads_on(self.word(at))
            && self.known_at[at].is_none()
            && self.is_adjacent(at + 1)
            && self.is_name_word(at + 1)
            && (!self.begins_sentence(at) || self.is_counted_name(at))
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
        let token = self.tokens.get(at)?;
        // "Turki Al-Malki": an article is a part of the family name.
        let article = || token.span.end == name.span.end && self.is_article_name(self.word(at));
        let begins = name.span.start == token.span.start || article();
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
        while end < self.tokens.len() {
            if let Some(next) = self.after_owner(end) {
                has_head = true;
                end = next;
            } else if let Some(next) = self.after_list(first, end) {
                has_head = true;
                end = next;
            } else if !self.is_adjacent(end) {
                break;
            } else if self.is_name_word(end) || self.leads_on(end) {
                has_head |= self.lexicon.head(self.word(end)).is_some();
                end += 1;
            } else if let Some(next) = self.after_particles(end) {
                end = next;
            } else if let Some(next) = self.after_connectors(first, end).filter(|_| has_head) {
                end = next;
            } else if let Some(next) = self.after_joined_head(first, end) {
                has_head = true;
                end = next;
                // "the National Reform and Farming Commission Ning Lu led"
                if self.is_adjacent(end) && self.is_name_word(end) {
                    break;
                }
            } else if self.takes_known(first, end, has_head) {
                end = self.after_known(end);
            } else {
                break;
            }
        }
        let mut begin = self.before_particles(first).unwrap_or(first);
        while let Some(name) = self.known_before(begin) {
            // "Kenya-based Orbis Institute"
            if is_compound_of_name(self.word(begin - 1)) {
                break;
            }
            // "the Korean American Council", but "Image caption A diplomat"
            if name.owners.is_empty() && !(has_head && is_capitalised(self.word(begin - 1))) {
                break;
            }
            let is_part = has_head || !self.has_post(first, end) && self.is_first_part(name, first, end);
            let is_part = is_part && (begin == first || is_surname(name) || has_head && self.is_people(begin));
            let Some(earlier) = self.begin_of_known(begin - 1).filter(|_| is_part) else {
                break;
            };
            begin = earlier;
            // "Lim Yong Chol" has two names that we know as family names, "the Iranian American Council" two of peoples.
            if !is_surname(name) && !has_head {
                break;
            }
        }
        begin..end
    }

    /// Says whether the known name at the end of a run is a part of the unknown one.
    fn takes_known(&self, first: usize, end: usize, has_head: bool) -> bool {
        match has_head {
            // "Orbis County Sheriff John Roe": the county is no part of his name.
            true if self.known_from(end).is_some_and(is_surname) => self.has_post(first, end),
            true => self.has_connector(first, end) && self.known_inside(end),
            false if self.lexicon.is_post(self.word(end - 1)) => false,
            false => {
                self.takes_in(first, end)
                    || self.is_before_peoples(first, end)
                    || self.is_before_common_body(first, end)
            }
        }
    }

    /// "the National Iranian American Council": says whether peoples follow, and then what the body is.
    fn is_before_peoples(&self, first: usize, end: usize) -> bool {
        let mut at = end;
        while self.is_people(at) {
            at = self.after_known(at);
        }
        let is_part = |next: &usize| self.is_adjacent(*next) && self.is_name_word(*next);
        let last = (at..self.tokens.len()).take_while(is_part).last();
        let is_body = last.is_some_and(|last| {
            self.lexicon
                .head(self.word(last))
                .is_some_and(|kind| kind.is(Trait::Body))
        });
        at > end && is_body && !self.begins_sentence(first)
    }

    /// Says whether the known name that begins here is one of a people: `Iranian`.
    fn is_people(&self, at: usize) -> bool {
        let of_people = |name: &NameMatch| name.owners.iter().all(|owner| owner.name_kind == NameKind::Demonym);
        self.known_from(at)
            .is_some_and(|name| !name.owners.is_empty() && of_people(name))
    }

    fn has_connector(&self, first: usize, end: usize) -> bool {
        (first..end).any(|at| self.lexicon.is_connector(self.word(at)))
    }

    /// "Union of Young Latin American Pilots": says whether a known people or place stands inside the name.
    fn known_inside(&self, at: usize) -> bool {
        let after = self.after_known(at);
        let is_people = |name: &NameMatch| name.owners.iter().all(|owner| owner.name_kind == NameKind::Demonym);
        self.known_from(at).is_some_and(is_people) && self.is_adjacent(after) && self.is_name_word(after)
    }

    /// Gives the known name that ends right before a token.
    pub(super) fn known_before(&self, at: usize) -> Option<&NameMatch<'a>> {
        let before = at.checked_sub(1).filter(|_| self.is_adjacent(at))?;
        self.known_from(self.begin_of_known(before)?)
    }

    /// Says whether a known name is the first part of the unknown one that goes on behind it.
    fn is_first_part(&self, name: &NameMatch, first: usize, end: usize) -> bool {
        // "Wang Qishan" is not the Wang that we know, nor "Sputnik V" the agency.
        let numbered = self.word(first).trim_end_matches('.').len() == 1 && !self.is_person(name);
        let conditional = name.owners.iter().any(Owner::is_conditional);
        let word = self.word(first);
        let described = matches!(self.tag(end), Tag::Noun | Tag::PluralNoun);
        let one = end - first == 1 && !described && !is_acronym(word);
        // "Paul Ryan Castellano", but "Mike Pompeo Michael" is a link text beside the name.
        let is_part_of_person = || self.tag(first) == Tag::ProperNoun && !self.gazetteer.is_given_name(word);
        // "BBC Monitoring said", but "UN Economic and Social Commission".
        let longer =
            one && (self.is_person(name) && is_part_of_person() || self.is_body_by_letters(name) && self.does(end));
        numbered || conditional || self.is_place(name) || is_surname(name) || longer
    }

    /// `BBC`, `IAEA`, but not `US`.
    fn is_body_by_letters(&self, name: &NameMatch) -> bool {
        let kinds = name.owners.iter().filter_map(|owner| self.gazetteer.owned_by(owner));
        let by_letters = is_acronym(name.span.slice(self.text)) && !name.owners.is_empty();
        by_letters
            && kinds
                .into_iter()
                .all(|entity| entity.kind.is(Trait::Body) && !entity.kind.is(Trait::State))
    }

    pub(super) fn is_person(&self, name: &NameMatch) -> bool {
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
        if is_title(name) || self.lexicon.is_surname_too(name.span.slice(self.text)) {
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
            // "Jack London" is no city, "Northern Syria" is a part of Syria. "Michael Bloomberg" is no agency.
            Some(name) => {
                let describes = (first..end).all(|at| self.lexicon.is_place_adjective(self.word(at)));
                let one = alone || self.lexicon.is_post(self.word(end - 2));
                let given = one && self.gazetteer.is_given_name(self.word(end - 1)) && self.is_one_word_body(name);
                (self.is_place(name) || given) && !unsure && !describes
            }
            None => false,
        }
    }

    /// `Bloomberg`, but neither `BBC` nor `Russian`.
    fn is_one_word_body(&self, name: &NameMatch) -> bool {
        let word = name.span.slice(self.text);
        let mut owners = name.owners.iter();
        owners.all(|owner| {
            let entity = self.gazetteer.owned_by(owner);
            owner.name_kind == NameKind::Name && entity.is_some_and(|entity| entity.kind.is(Trait::Body))
        }) && !word.contains(' ')
            && !is_acronym(word)
    }

    /// Gives the first token of the known name that a token lies in, unless it is a title.
    pub(super) fn begin_of_known(&self, at: usize) -> Option<usize> {
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
        if self.is_name_word(next) || self.leads_on(next) {
            return Some(next + 1);
        }
        let after = self.after_known(next);
        // "the Trade Office in the Baltic town of Narva"
        let describes = matches!(self.tag(after), Tag::Noun | Tag::PluralNoun) && self.is_adjacent(after);
        if self.word(at) == "in" && describes {
            return None;
        }
        // "the Wilson Center in Washington" has its seat there, "the Liaison Office in Seoul" may have its name from it.
        let is_seat = |known: &NameMatch| self.is_place(known) && !self.lexicon.is_outpost(self.word(at - 1));
        if self.word(at) == "in" && at > 0 && self.known_from(next).is_some_and(is_seat) {
            return None;
        }
        // "the Office of Harbour Safety in May"
        let is_month = after == next + 1 && self.lexicon.is_no_name(self.word(next));
        let fixed = self.known_at[next].and_then(|place| self.known.get(place));
        // "the Institute of Korean American Art"
        let fixed = fixed.is_some_and(|phrase| phrase.owners.is_empty());
        (!is_month && (fixed || self.known_from(next).is_some())).then_some(after)
    }
}
