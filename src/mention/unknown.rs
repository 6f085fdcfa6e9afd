//! Names that no gazetteer knows, by their capital letters: `Anna Petrova`, `Orbis Institute`.

use super::lexicon::MentionLexicon;
use super::matcher::{NameIndex, NameMatch};
use super::{NameKind, Sighting};
use crate::ontology::KindId;
use crate::sentence::{SentenceKind, Sentences, Tag, Token};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Adds the unknown names to the known ones, in text order.
///
/// A known name inside a longer unknown one goes: `Japan` in `Japan Airlines`, `Abe` in `Akie Abe`. What stands in
/// boilerplate goes too.
pub(super) fn add_unknown_names<'a>(
    text: &str,
    sentences: &Sentences,
    known: Vec<NameMatch<'a>>,
    names: &'a NameIndex,
    lexicon: &MentionLexicon,
) -> Vec<Sighting<'a>> {
    let inside = words_inside_sentences(text, sentences);
    let mut people = FxHashSet::default();
    let mut sightings = Vec::with_capacity(known.len());
    let mut known = known.into_iter().peekable();
    for sentence in &sentences.sentences {
        while known.next_if(|name| name.span.end <= sentence.span.start).is_some() {}
        let mut own = Vec::new();
        while let Some(name) = known.next_if(|name| name.span.start < sentence.span.end) {
            own.push(name);
        }
        if sentence.kind == SentenceKind::Boilerplate {
            continue;
        }
        let tokens = sentences.tokens_of(sentence);
        let page = Page {
            text,
            tokens,
            lexicon,
            inside: &inside,
            known_at: known_at(tokens, &own),
            known: &own,
        };
        let first = sightings.len();
        for run in page.find_runs() {
            page.take_run(run, names, &mut people, &mut sightings);
        }
        let unknown = sightings.len();
        for name in own {
            let taken = sightings[first..unknown]
                .iter()
                .any(|longer| longer.span.overlaps(name.span));
            if !taken {
                sightings.push(Sighting::known(name));
            }
        }
        sightings[first..].sort_by_key(|sighting| sighting.span.start);
    }
    sightings
}

/// Gives the capitalised words that stand elsewhere than at the beginning of a sentence.
fn words_inside_sentences<'t>(text: &'t str, sentences: &Sentences) -> FxHashSet<&'t str> {
    let prose = sentences
        .sentences
        .iter()
        .filter(|sentence| sentence.kind == SentenceKind::Prose);
    let pairs = prose.flat_map(|sentence| sentences.tokens_of(sentence).windows(2));
    let inside = pairs.filter_map(|pair| match pair {
        [before, token] if !opens(before.tag) => Some(token.span.slice(text)),
        _ => None,
    });
    inside.filter(|word| is_capitalised(word)).collect()
}

/// Says whether the word after a mark has a capital as at the beginning of a sentence.
fn opens(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::OpenQuote | Tag::Colon | Tag::Dash | Tag::OpenBracket | Tag::Stop
    )
}

fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// `UNHCR`, `G20`: two letters or more, none of them small.
fn is_acronym(word: &str) -> bool {
    word.len() > 1 && !word.contains(char::is_lowercase)
}

/// Gives for every token the place of the known name that it lies in. Both come in text order.
fn known_at(tokens: &[Token], known: &[NameMatch]) -> Vec<Option<usize>> {
    let mut next = 0;
    let place = |token: &Token| {
        while known.get(next).is_some_and(|name| name.span.end <= token.span.start) {
            next += 1;
        }
        known
            .get(next)
            .filter(|name| name.span.overlaps(token.span))
            .map(|_| next)
    };
    tokens.iter().map(place).collect()
}

/// A sentence with its known names.
struct Page<'t, 'p, 'a> {
    text: &'t str,
    tokens: &'p [Token],
    lexicon: &'p MentionLexicon,
    inside: &'p FxHashSet<&'t str>,
    known_at: Vec<Option<usize>>,
    known: &'p [NameMatch<'a>],
}

impl<'t, 'a> Page<'t, '_, 'a> {
    /// Finds the tokens that belong together by their capitals; none in a headline that has capitals everywhere.
    fn find_runs(&self) -> Vec<Range<usize>> {
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

    fn word(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.span.slice(self.text))
    }

    /// Says whether a word can be part of an unknown name.
    fn is_name_word(&self, at: usize) -> bool {
        let word = self.word(at);
        is_capitalised(word)
            && self.known_at[at].is_none()
            && !self.lexicon.is_no_name(word)
            && !self.lexicon.is_honorific(word)
            && self.lexicon.title_word(word).is_none()
    }

    /// Says whether one space, and nothing else, stands before a token.
    fn is_adjacent(&self, at: usize) -> bool {
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
    fn known_from(&self, at: usize) -> Option<&NameMatch<'a>> {
        let name = self.known.get((*self.known_at.get(at)?)?)?;
        let begins = name.span.start == self.tokens.get(at)?.span.start;
        (begins && !is_title(name)).then_some(name)
    }

    /// Gives the token after a known name that begins here.
    fn after_known(&self, at: usize) -> usize {
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
            } else {
                break;
            }
        }
        let is_post = self.lexicon.is_post(self.word(end - 1));
        if !is_post && !has_head && self.is_adjacent(end) && self.known_from(end).is_some_and(is_surname) {
            // "Akie Abe" is not the Abe that we know.
            end = self.after_known(end);
        }
        let mut start = first;
        if has_head && self.is_adjacent(first) && self.known_at[first - 1].is_some() {
            // "Japan Airlines", "Tokyo University".
            let known = self.known_at[first - 1];
            let begin = (0..first)
                .rev()
                .take_while(|&at| self.known_at[at] == known)
                .last()
                .unwrap_or(first);
            start = if self.known_from(begin).is_some() { begin } else { first };
        }
        start..end
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

    /// Makes sightings of a run: a title where it ends in a post, a name of what is left.
    fn take_run(
        &self,
        run: Range<usize>,
        names: &'a NameIndex,
        people: &mut FxHashSet<&'t str>,
        sightings: &mut Vec<Sighting<'a>>,
    ) {
        let mut start = run.start;
        let post = run
            .clone()
            .rev()
            .find(|&at| self.known_at[at].is_none() && self.lexicon.is_post(self.word(at)));
        if let Some(post) = post {
            sightings.push(Sighting::title(self.tokens[start].span.cover(self.tokens[post].span)));
            start = post + 1;
        }
        if self.begins_sentence(start) && !self.is_sure_name(start, run.end) {
            start += 1;
        }
        let Some(last) = (start..run.end).last() else { return };
        let span = self.tokens[start].span.cover(self.tokens[last].span);
        let nothing_new = (start..run.end).all(|at| self.known_at[at].is_some());
        if nothing_new || span.len() < 2 {
            return;
        }
        // "Vladimir V. Putin" is Vladimir Putin.
        let owners = match self.known_at[last] {
            Some(_) => names.owners_of(&format!("{} {}", self.word(start), self.word(last))),
            None => Vec::new(),
        };
        let kind = self.kind_of(start, last, post.is_some(), people);
        if kind.as_ref().is_some_and(|kind| kind.as_str() == "Person") {
            people.insert(self.word(last));
        }
        sightings.push(Sighting {
            span,
            full: span,
            owners,
            is_title: false,
            kind,
        });
    }

    /// Says whether a word has its capital because something begins here: a sentence, a quotation.
    fn begins_sentence(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.is_none_or(|token| opens(token.tag))
    }

    /// Says whether a word that begins a sentence is a name for all that.
    fn is_sure_name(&self, at: usize, end: usize) -> bool {
        let word = self.word(at);
        match self.tokens.get(at).map(|token| token.tag) {
            Some(Tag::ProperNoun) => true,
            // Tags are not set, or tell nothing: two capitals in a row are a name, but for "Visiting Kazan".
            Some(Tag::Other) if end - at > 1 => !word.ends_with("ing") && !word.ends_with("ly"),
            _ => is_acronym(word) || self.inside.contains(word) || self.lexicon.head(word).is_some(),
        }
    }

    /// Guesses the kind of an unknown name by its own words and the word before it.
    fn kind_of(&self, start: usize, last: usize, after_post: bool, people: &FxHashSet<&'t str>) -> Option<KindId> {
        // "Institute for Peace" is an institute, "Bank of Tokyo University" would be a bank.
        let first_part = (start..=last).take_while(|&at| !self.lexicon.is_connector(self.word(at)));
        let own = first_part.filter(|&at| self.known_at[at].is_none());
        let head = own.filter_map(|at| self.lexicon.head(self.word(at))).last();
        let before = start.checked_sub(1).map_or("", |at| self.word(at));
        let title = after_post || self.lexicon.is_honorific(before) || self.lexicon.is_post(before);
        let surname = self.known_at[last].is_some() && self.known_from(last).is_some_and(is_surname);
        let person = || (title || surname || people.contains(self.word(last))).then(|| KindId::from("Person"));
        head.cloned().or_else(person)
    }
}

fn is_title(name: &NameMatch) -> bool {
    name.owners.iter().all(|owner| owner.name_kind == NameKind::Title)
}

fn is_surname(name: &NameMatch) -> bool {
    name.owners.iter().all(|owner| owner.name_kind == NameKind::Surname)
}
