//! People and bodies that no gazetteer knows: one name for all mentions of each within an article.

use super::resolve::Resolver;
use crate::clause::ParsedText;
use crate::mention::Mention;
use crate::ontology::Trait;
use crate::sentence::{Tag, Token};
use rustc_hash::{FxHashMap, FxHashSet};

/// A part of a name has so many words at most: "van der Bellen".
const LONGEST_PART: usize = 6;

/// What goes on behind a name that does not stand for itself: "the Roe plan". Grammar.
const OF_NAME: [Tag; 5] = [
    Tag::Adjective,
    Tag::Noun,
    Tag::PluralNoun,
    Tag::Possessive,
    Tag::ProperNoun,
];

/// The names of an article that are not linked, by the words that can stand for each.
#[derive(Debug, Default)]
pub(super) struct UnlinkedNames<'a> {
    /// "Petrova" → "Anna Petrova".
    by_last_words: FxHashMap<&'a str, Bearers>,
    /// "Wang" → "Wang Qishan".
    by_first_words: FxHashMap<&'a str, Bearers>,
    /// "OI" → "Orbis Institute (OI)".
    by_short_form: FxHashMap<&'a str, Bearers>,
    /// Words that an article stands before somewhere: "the House".
    with_article: FxHashSet<&'a str>,
}

/// Names that the same words can stand for, as places among the mentions, in text order.
#[derive(Debug, Default)]
struct Bearers {
    places: Vec<usize>,
    /// Up to how many of them are all the same name.
    same_to: usize,
    /// From where on they are all the same name.
    same_from: usize,
}

impl<'a> UnlinkedNames<'a> {
    pub(super) fn new(parsed: ParsedText<'a>) -> Self {
        let mut unlinked = Self::default();
        let text = parsed.text();
        for (place, mention) in parsed.mentions.iter().enumerate() {
            if !mention.candidates.is_empty() {
                continue;
            }
            let name = mention.span.slice(text);
            let before = &text[..mention.span.start as usize];
            let is_one = before.ends_with(" the ") || before.ends_with("The ");
            // "the Roe plan", "the Roes' plan" are no bodies.
            let after = parsed
                .sentences
                .tokens
                .partition_point(|token| token.span.start < mention.span.end);
            let heads = |next: &Token| !OF_NAME.contains(&next.tag);
            if is_one && parsed.sentences.tokens.get(after).is_none_or(heads) {
                unlinked.with_article.insert(name);
            }
            let note = |bearers: &mut Bearers| {
                let is_other = |&last: &usize| parsed.mentions[last].span.slice(text) != name;
                if bearers.places.last().is_some_and(is_other) {
                    bearers.same_from = bearers.places.len();
                }
                bearers.places.push(place);
                if bearers.same_from == 0 {
                    bearers.same_to = bearers.places.len();
                }
            };
            for (space, _) in name.rmatch_indices(' ').take(LONGEST_PART) {
                note(unlinked.by_last_words.entry(&name[space + 1..]).or_default());
            }
            // "Ms Wells" is nobody called "Wells Institute".
            let may_be_person = mention.kind.as_ref().is_none_or(|kind| kind.is(Trait::Person));
            for (space, _) in name.match_indices(' ').take(LONGEST_PART).filter(|_| may_be_person) {
                note(unlinked.by_first_words.entry(&name[..space]).or_default());
            }
            if let Some(short) = short_form(&text[mention.span.end as usize..]) {
                note(unlinked.by_short_form.entry(short).or_default());
            }
        }
        unlinked
    }
}

impl Bearers {
    /// Gives the last before a place; nothing where two before it have other names: "Peter Grau and Monika Grau … Grau".
    fn before(&self, place: usize) -> Option<usize> {
        let end = self.places.partition_point(|&other| other < place);
        self.places[..end].last().copied().filter(|_| end <= self.same_to)
    }

    /// Gives the first behind a place, and whether all behind it are the same.
    fn after(&self, place: usize) -> Option<(usize, bool)> {
        let first = self.places.partition_point(|&other| other < place);
        Some((*self.places.get(first)?, first >= self.same_from))
    }
}

impl Resolver<'_> {
    /// Gives the mention of the last person before whose family name, which comes first, is just these words: "Kim" and
    /// "Kim Song Pil". `None` for a longer name.
    pub(super) fn unlinked_namesake(&self, mention: &Mention) -> Option<usize> {
        let bearers = self.unlinked.by_first_words.get(mention.span.slice(self.text()))?;
        let place = self
            .mentions
            .partition_point(|other| other.span.start < mention.span.start);
        bearers.before(place)
    }

    /// Gives the full name of somebody who is not linked: "Petrova" is "Anna Petrova", "OI" the "Orbis Institute (OI)".
    ///
    /// The full name may stand before or after. Of two people with one family name neither is meant; a name
    /// that is nobody's last word stays as it is, and nobody is taken for an entity of the gazetteer. What is called "the
    /// House" somewhere is no "Matt House".
    pub(super) fn full_name(&self, mention: &Mention) -> String {
        let words = mention.span.slice(self.text());
        let full = self.longest_name(mention);
        let given = full.split(' ').next().unwrap_or_default();
        let is_person = full.len() > words.len() && self.gazetteer.gender_of_given_name(given).is_some();
        let is_bare = mention.full == mention.span && mention.title.is_none();
        let is_other = is_person && is_bare && self.unlinked.with_article.contains(words);
        if is_other { words.to_owned() } else { full }
    }

    fn longest_name(&self, mention: &Mention) -> String {
        let words = mention.span.slice(self.text());
        let is_person = mention.is(Trait::Person);
        // "Leila de Lima … De Lima": at the head of a sentence the particle is written large.
        let small = words
            .split_once(' ')
            .and_then(|(first, _)| small_particle(words, first));
        let by_last_words = self.unlinked.by_last_words.get(words);
        // "reporter Ann Roe … Ann says": a given name, where it is nobody's last word.
        let is_given = mention.kind.is_none() && by_last_words.is_none();
        let is_given = is_given && self.gazetteer.gender_of_given_name(words).is_some();
        let names = [
            by_last_words,
            small.and_then(|small| self.unlinked.by_last_words.get(small.as_str())),
            // "Wang Qishan … Wang": the step `mention` makes a person of a first word only where it is a family name.
            self.unlinked
                .by_first_words
                .get(words)
                .filter(|_| is_person || is_given),
            self.unlinked.by_short_form.get(words),
        ];
        let all = || names.into_iter().flatten();
        let place = self
            .mentions
            .partition_point(|other| other.span.start < mention.span.start);
        let name_at = |place: usize| self.mentions[place].span.slice(self.text());
        let before =
            |names: &[Option<&Bearers>]| names.iter().flatten().filter_map(|bearers| bearers.before(place)).max();
        // "Ben Tulch … Tulch Research … Tulch": a family name comes last more often than first.
        if let Some(latest) = before(&names[..2]).or_else(|| before(&names)) {
            return name_at(latest).to_owned();
        }
        let after = || all().filter_map(|bearers| bearers.after(place));
        let first = after().map(|(first, _)| first).min();
        let full = first
            .map(name_at)
            .filter(|full| after().all(|(first, same)| same && name_at(first) == *full));
        full.unwrap_or(words).to_owned()
    }
}

/// Gives a family name with its particle in small letters: "de Lima" of "De Lima".
fn small_particle(name: &str, first: &str) -> Option<String> {
    const PARTICLES: [&str; 9] = ["Al", "Da", "De", "Del", "Di", "El", "La", "Van", "Von"];
    let rest = &name[first.len()..];
    PARTICLES
        .contains(&first)
        .then(|| format!("{}{rest}", first.to_lowercase()))
}

/// Gives the capitals in the brackets that a text begins with: `OI` of " (OI)".
fn short_form(rest: &str) -> Option<&str> {
    let (short, _) = rest.strip_prefix(" (")?.split_once(')')?;
    short.chars().all(char::is_uppercase).then_some(short)
}
