//! Names that no gazetteer knows, by their capital letters: `Anna Petrova`, `Orbis Institute`.

use super::halves::drop_halves;
use super::lexicon::MentionLexicon;
use super::name_index::{NameMatch, Owner};
use super::opening::opens;
use super::work::hide_works;
use super::{Gazetteer, NameKind, Sighting};
use crate::ontology::{Kind, Trait};
use crate::sentence::{SentenceKind, Sentences, Tag, Token};
use crate::span::Span;
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::Arc;

/// The names of an article, known and unknown.
pub(super) struct UnknownNames<'t, 'a> {
    /// In text order; their spans do not overlap.
    pub(super) sightings: Vec<Sighting<'a>>,
    /// The last words of the names of people that no gazetteer knows.
    pub(super) people: FxHashSet<&'t str>,
    /// What looks like a name and names nobody, in text order.
    pub(super) fixed: Vec<Span>,
    /// The places of the entities whose names are a part of an unknown person's.
    pub(super) namesakes: FxHashSet<u32>,
}

/// Adds the unknown names to the known ones, in text order.
///
/// A known name inside a longer unknown one goes: `Japan` in `Japan Airlines`, `Abe` in `Akie Abe`. What stands in
/// boilerplate goes too.
pub(super) fn add_unknown_names<'t, 'a>(
    text: &'t str,
    sentences: &Sentences,
    known: Vec<NameMatch<'a>>,
    gazetteer: &'a Gazetteer,
    lexicon: &MentionLexicon,
) -> UnknownNames<'t, 'a> {
    let inside = words_inside_sentences(text, sentences);
    let mut people = FxHashSet::default();
    let mut sightings = Vec::with_capacity(known.len());
    let (mut fixed, mut namesakes) = (Vec::new(), FxHashSet::default());
    let mut known = hide_works(text, sentences, known, lexicon).into_iter().peekable();
    for sentence in &sentences.sentences {
        while known.next_if(|name| name.span.end <= sentence.span.start).is_some() {}
        let mut own = Vec::new();
        while let Some(name) = known.next_if(|name| name.span.start < sentence.span.end) {
            own.push(name);
        }
        if !sentence.kind.is_news() {
            continue;
        }
        let tokens = sentences.tokens_of(sentence);
        drop_shouted(text, tokens, &mut own);
        drop_halves(text, &mut own);
        drop_imperative(tokens, &mut own);
        own.retain(|name| !is_surname(name) || !is_post(name.span, text, lexicon));
        drop_inverted(text, tokens, &mut own, lexicon);
        let page = NamedSentence {
            text,
            tokens,
            gazetteer,
            lexicon,
            inside: &inside,
            known_at: known_at(tokens, &own),
            known: &own,
        };
        let first = sightings.len();
        if !page.is_title_case() {
            for run in page.find_runs() {
                page.take_run(run, &mut people, &mut sightings);
            }
            page.take_namesakes(first, &mut people, &mut sightings);
        }
        let unknown = sightings.len();
        let places: Vec<bool> = own.iter().map(|name| page.is_place(name)).collect();
        for (name, is_place) in own.into_iter().zip(places) {
            let longer = sightings[first..unknown]
                .iter()
                .find(|longer| longer.span.overlaps(name.span));
            match longer {
                _ if name.owners.is_empty() => fixed.push(name.span),
                // "Ambassador to Ukraine Rosa Holm" names Ukraine too.
                Some(longer) if longer.is_title && is_place => sightings.push(Sighting::known(name)),
                Some(longer) if is_stranger(longer) && !is_surname(&name) && !is_son(longer.span.slice(text)) => {
                    namesakes.extend(name.owners.iter().map(|owner| owner.entity));
                }
                Some(_) => {}
                None => sightings.push(Sighting::known(name)),
            }
        }
        sightings[first..].sort_by_key(|sighting| sighting.span.start);
    }
    // "Paul Ryan Castellano … Ryan said" does not name Paul Ryan, unless he stands elsewhere.
    let whole = sightings.iter().flat_map(|sighting| sighting.owners.iter());
    for owner in whole.filter(|owner| owner.name_kind.is_whole()) {
        namesakes.remove(&owner.entity);
    }
    UnknownNames {
        sightings,
        people,
        fixed,
        namesakes,
    }
}

fn is_stranger(sighting: &Sighting) -> bool {
    sighting.owners.is_empty() && sighting.kind.as_ref().is_some_and(|kind| kind.is(Trait::Person))
}

/// "Donald Trump Jr." makes nobody think of another Trump than his father.
fn is_son(name: &str) -> bool {
    [" Jr.", " Jr", " Sr.", " Sr", " II", " III"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// Says whether a known family name is a title, and hardly anybody's name: "Turin Mayor Paolo Ricci", "Major General Roe".
fn is_post(name: Span, text: &str, lexicon: &MentionLexicon) -> bool {
    let word = name.slice(text);
    let next = text[name.end as usize..].strip_prefix(' ').unwrap_or_default();
    let next = next
        .split(|letter: char| !letter.is_alphabetic())
        .next()
        .unwrap_or_default();
    let is_rank = is_capitalised(next) && lexicon.is_post(next) && !lexicon.is_surname_too(next);
    lexicon.is_post(word) && (is_rank || !lexicon.is_surname_too(word))
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

pub(super) fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Drops acronyms among words that are in capitals throughout, "TALK TO US", but not "BRUSSELS EU leaders agreed".
fn drop_shouted(text: &str, tokens: &[Token], names: &mut Vec<NameMatch>) {
    let is_acronym = |name: &NameMatch| name.owners.iter().any(|owner| owner.name_kind == NameKind::Acronym);
    let others = names.iter().filter(|name| !is_acronym(name));
    let others: FxHashSet<u32> = others.map(|name| name.span.start).collect();
    let is_loud = |at: Option<usize>| {
        let token = at.and_then(|at| tokens.get(at));
        let word = token.map_or("", |token| token.span.slice(text));
        let is_name = token.is_some_and(|token| others.contains(&token.span.start));
        word.len() > 1 && word.chars().all(char::is_uppercase) && !is_name
    };
    names.retain(|name| {
        let at = tokens.partition_point(|token| token.span.end <= name.span.start);
        let around = is_loud(at.checked_sub(1)) || is_loud(Some(at + 1));
        !around || !is_acronym(name)
    });
}

/// Drops a people at the beginning of a sentence that is a verb: "Polish the wording".
fn drop_imperative(tokens: &[Token], names: &mut Vec<NameMatch>) {
    let [first, second, ..] = tokens else { return };
    let is_people = |name: &NameMatch| name.owners.iter().all(|owner| owner.name_kind == NameKind::Demonym);
    if second.tag == Tag::Determiner
        && names
            .first()
            .is_some_and(|name| name.span == first.span && is_people(name))
    {
        names.remove(0);
    }
}

/// Drops a family name at the beginning of a sentence that is a verb: "Said Koch: …".
fn drop_inverted(text: &str, tokens: &[Token], names: &mut Vec<NameMatch>, lexicon: &MentionLexicon) {
    names.retain(|name| {
        if !is_surname(name) || !lexicon.is_inverted_verb(name.span.slice(text)) {
            return true;
        }
        let at = tokens.partition_point(|token| token.span.end <= name.span.start);
        at.checked_sub(1).is_some_and(|before| !opens(tokens[before].tag))
    });
}

pub(super) fn last_word(text: &str) -> &str {
    text.rsplit(|letter: char| !letter.is_alphabetic())
        .next()
        .unwrap_or_default()
}

/// `UNHCR`, `G20`: two letters or more, none of them small.
pub(super) fn is_acronym(word: &str) -> bool {
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
pub(super) struct NamedSentence<'t, 'p, 'a> {
    pub(super) text: &'t str,
    pub(super) tokens: &'p [Token],
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) lexicon: &'p MentionLexicon,
    /// The capitalised words that stand elsewhere than at the beginning of a sentence.
    pub(super) inside: &'p FxHashSet<&'t str>,
    pub(super) known_at: Vec<Option<usize>>,
    pub(super) known: &'p [NameMatch<'a>],
}

impl<'t, 'a> NamedSentence<'t, '_, 'a> {
    /// Makes sightings of a run: a title where it ends in a post, a name of what is left.
    fn take_run(&self, run: Range<usize>, people: &mut FxHashSet<&'t str>, sightings: &mut Vec<Sighting<'a>>) {
        let mut start = run.start;
        let domain = self.split_domain(&run);
        if let Some((title, name)) = domain.clone() {
            self.push_title(title, sightings);
            start = name;
        }
        let post = (start..run.end)
            .rev()
            .find(|&at| self.known_at[at].is_none() && self.lexicon.is_post(self.word(at)))
            // "Dean Foster" bears a given name, "Dean Jane Foster" a title.
            .filter(|&at| at > run.start || run.len() != 2 || !self.lexicon.is_given_too(self.word(at)))
            .filter(|&at| !self.is_surname_post(at, &run) && !self.names_body(at, &run))
            // "the Consulate General in Lyon", "the Consulate General of Chad"
            .filter(|&at| at + 1 >= run.end || !matches!(self.word(at + 1), "in" | "of"));
        if let Some(post) = post {
            self.push_title(self.begin_of_domains(start)..post + 1, sightings);
            start = post + 1;
        }
        let unsure = || {
            let inverted = self.is_inverted_verb(start, run.end);
            inverted || self.known_at[start].is_none() && !self.is_sure_name(start, run.end)
        };
        if self.begins_sentence(start) && unsure() {
            start += 1;
        }
        let is_titled = post.is_some() || domain.is_some();
        let end = self.end_of_name(start..run.end, is_titled);
        start = self.begin_of_name(start, end);
        if let Some(post) = self.small_post_before(start) {
            self.push_title(post..post + 1, sightings);
        }
        let is_part = is_titled || self.is_behind_title(start);
        let Some(last) = (start..end)
            .last()
            .filter(|_| !(is_part && self.goes_on_behind_bracket(end)))
        else {
            return;
        };
        let span = self.tokens[start].span.cover(self.tokens[last].span);
        let nothing_new = (start..end).all(|at| self.known_at[at].is_some());
        if nothing_new || span.len() < 2 {
            return;
        }
        // "Vladimir V. Putin" is Vladimir Putin.
        let is_of_person = |name: &&NameMatch| is_surname(name) || self.is_person(name);
        let of_person = self.known_at[last]
            .and_then(|place| self.known.get(place))
            .filter(is_of_person);
        let owners = match of_person {
            Some(_) => self
                .gazetteer
                .names()
                .owners_of(&format!("{} {}", self.word(start), self.word(last))),
            None => Vec::new(),
        };
        let kind = self.kind_of(start, last, is_titled, people);
        if owners.is_empty() && kind.as_ref().is_some_and(|kind| kind.is(Trait::Person)) {
            people.insert(self.word(last));
            // "Turki Al-Malki … Malki said"
            people.extend(self.behind_article(last));
            // "Wang Roe" may be called Wang, "Trump Derangement" not Trump: his name does not come first.
            let comes_first = |owner: &Owner| {
                let bearer = self.gazetteer.owned_by(owner);
                bearer.is_some_and(|bearer| bearer.label.starts_with(self.word(start)))
            };
            let known = self.known_from(start).filter(|name| is_surname(name));
            if known.is_some_and(|name| name.owners.iter().any(comes_first)) {
                people.insert(self.word(start));
            }
        }
        sightings.push(Sighting {
            owners: owners.into(),
            kind,
            ..Sighting::unknown(span)
        });
    }

    /// "Ms. Judge" bears the name of a post, "Mr. President" is addressed by his.
    fn is_surname_post(&self, at: usize, run: &Range<usize>) -> bool {
        let before = run.start.checked_sub(1).map_or("", |before| self.word(before));
        run.len() == 1 && self.lexicon.is_honorific(before) && self.lexicon.is_surname_too(self.word(at))
    }

    /// Makes people of places that stand behind what only stands before people, "Mr. Jordan", "Representative Israel",
    /// and of places and family names before another family name: "Kenya Moore", "Bruce Lee".
    ///
    /// The sentence's sightings begin at `first`.
    fn take_namesakes(&self, first: usize, people: &mut FxHashSet<&'t str>, sightings: &mut Vec<Sighting<'a>>) {
        for name in self.known.iter().filter(|name| self.is_place(name) || is_surname(name)) {
            if sightings[first..].iter().any(|taken| taken.span.overlaps(name.span)) {
                continue;
            }
            let Ok(at) = self
                .tokens
                .binary_search_by_key(&name.span.start, |token| token.span.start)
            else {
                continue;
            };
            let before = at.checked_sub(1).map_or("", |before| self.word(before));
            let post = is_capitalised(before) && self.lexicon.is_post(before);
            let titled = self.is_place(name) && (post || self.lexicon.is_honorific(before));
            let after = self.after_known(at);
            // "Ambassador to Kenya Moore Roe": where he is sent is no part of his name.
            let is_sent_to = before == "to" && self.is_place(name);
            let surname = self
                .known_from(after)
                .filter(|next| self.is_adjacent(after) && self.is_stranger(name, next) && !is_sent_to);
            if titled || surname.is_some() {
                let span = surname.map_or(name.span, |surname| name.span.cover(surname.span));
                people.insert(last_word(span.slice(self.text)));
                sightings.push(Sighting {
                    kind: Some(self.gazetteer.own_kinds().person.clone()),
                    ..Sighting::unknown(span)
                });
            }
        }
    }

    /// Says whether a family name belongs to nobody of the place before it: "In Syria Assad" is not one name.
    fn is_stranger(&self, place: &NameMatch, surname: &NameMatch) -> bool {
        let home = |owner: &Owner| self.gazetteer.home_of(owner.entity);
        let is_own =
            |owner: &Owner| self.is_place(place) && place.owners.iter().any(|place| home(place) == home(owner));
        is_surname(surname) && !surname.owners.iter().any(is_own)
    }

    /// Guesses the kind of an unknown name by its own words and the word before it.
    fn kind_of(&self, start: usize, last: usize, after_post: bool, people: &FxHashSet<&'t str>) -> Option<Arc<Kind>> {
        // "Institute for Peace" is an institute, "Bank of Tokyo University" would be a bank.
        let first_part = (start..=last).take_while(|&at| !self.lexicon.is_connector(self.word(at)));
        let own = first_part.filter(|&at| self.known_at[at].is_none());
        let head = own.filter_map(|at| self.lexicon.head(self.word(at))).last();
        // "the Ways and Means Committee", "the National Security Council"
        let of_body = |kind: &&Arc<Kind>| kind.is(Trait::Body);
        let head = head.or_else(|| self.lexicon.head(self.word(last)).filter(of_body));
        let before = start.checked_sub(1).map_or("", |at| self.word(at));
        let title = after_post || self.lexicon.is_honorific(before) || self.lexicon.is_post(before);
        let surname = [start, last].iter().any(|&at| {
            self.known_from(at)
                .is_some_and(|name| is_surname(name) || self.is_person(name))
        });
        // "Jack London", but not "United Against Nuclear Iran" and "21st Century Fox".
        let plain = (start..=last).all(|at| {
            let word = self.word(at);
            !self.lexicon.leads_on(word) && !word.starts_with(|letter: char| letter.is_ascii_digit())
        });
        // "Steve Roe", of two to four words
        let is_given =
            (1..4).contains(&(last - start)) && self.gazetteer.gender_of_given_name(self.word(start)).is_some();
        let joined = start < last && self.known_from(last).is_some_and(|name| self.is_place(name));
        let person = || {
            (title || plain && (joined || surname || is_given || people.contains(self.word(last))))
                .then(|| self.gazetteer.own_kinds().person.clone())
        };
        head.cloned().or_else(person)
    }
}

pub(super) fn is_title(name: &NameMatch) -> bool {
    !name.owners.is_empty() && name.owners.iter().all(|owner| owner.name_kind == NameKind::Title)
}

pub(super) fn is_surname(name: &NameMatch) -> bool {
    !name.owners.is_empty() && name.owners.iter().all(|owner| owner.name_kind == NameKind::Surname)
}
