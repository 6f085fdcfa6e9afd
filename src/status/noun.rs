//! Nouns that name what happens: "a planned visit", "called off the visit", "there was no meeting".

use super::Status;
use super::above::made;
use super::lexicon::{Class, Effect, Hold};
use super::reader::{StatusReader, join};
use crate::clause::{Clause, Tense};
use crate::ontology::Polarity;
use crate::sentence::Tag;
use crate::span::Span;
use rustc_hash::FxHashMap;

/// Prepositions before what is not there. Grammar, as all lists here.
const APART: [&str; 4] = ["without", "instead of", "in the absence of", "in place of"];

/// Prepositions before what may come.
const IF: [&str; 3] = ["in case of", "in the event of", "pending"];

/// Prepositions before what is still to come when something happens.
const AHEAD: [&str; 5] = [
    "ahead of",
    "in advance of",
    "in the lead-up to",
    "in the run-up to",
    "on the eve of",
];

/// Prepositions before what comes later: of what is past it has come as well.
const BEFORE: [&str; 2] = ["before", "prior to"];

/// What is so long away is still to come.
const UNITS: [&str; 6] = ["day", "hour", "minute", "month", "week", "year"];

/// Verbs that only say that something takes place: grammar's light verbs.
const OCCURRING: [&str; 9] = [
    "begin",
    "exist",
    "happen",
    "occur",
    "open",
    "resume",
    "start",
    "take",
    "take place",
];

/// Verbs that only say that somebody does what their object names: "held talks", "there were talks".
const LIGHT: [&str; 17] = [
    "be", "begin", "conduct", "continue", "do", "give", "have", "hold", "impose", "launch", "make", "open", "pay",
    "resume", "sign", "start", "take",
];

impl StatusReader<'_> {
    /// Reads how what noun phrases name is told, where not as fact.
    pub(super) fn read_nouns(&self) -> FxHashMap<usize, Status> {
        let mut told: FxHashMap<usize, Status> = FxHashMap::default();
        for (place, clause) in self.clauses.clauses.iter().enumerate() {
            self.read_governed(place, clause, &mut told);
        }
        // "plans for a visit", "the possibility of talks", "without a visit"
        for phrase in &self.clauses.prepositional {
            let apart = [(&APART[..], Effect::Prevented), (&IF[..], Effect::Possible)];
            let by_word = apart
                .into_iter()
                .find(|(words, _)| words.contains(&phrase.preposition.as_str()));
            if let Some((_, effect)) = by_word {
                let found = ("preposition", effect, phrase.span);
                told.insert(phrase.object, made(found, Status::default()));
            }
            let Some(noun) = phrase.after else { continue };
            let family = self.lexicon.family(Class::Noun, self.head(noun), Hold::Noun, false);
            if let Some(family) = family {
                let around = told.get(&noun).cloned().unwrap_or_default();
                let found = (family.id.as_str(), family.makes, self.span(self.phrase(noun).head));
                told.insert(phrase.object, made(found, around));
            }
        }
        for (phrase, noun_phrase) in self.clauses.noun_phrases.iter().enumerate() {
            for token in noun_phrase.tokens.clone() {
                let may_modify = matches!(
                    self.tag(token),
                    Tag::Adjective | Tag::VerbPastParticiple | Tag::VerbGerund | Tag::VerbPast
                );
                let word = may_modify.then(|| self.small(token));
                let family = word.and_then(|word| self.lexicon.family(Class::Adjective, word, Hold::Head, false));
                if let Some(family) = family {
                    let around = told.remove(&phrase).unwrap_or_default();
                    let found = (family.id.as_str(), family.makes, self.span(token));
                    // "discussed a planned visit": it is planned, whoever talks about it.
                    let around = match family.makes {
                        Effect::Planned if around.polarity == Polarity::Affirmed => Status::default(),
                        _ => around,
                    };
                    told.insert(phrase, join(made(found, Status::default()), around));
                }
            }
        }
        told
    }

    /// "The summit is three days away": gives the words that say how long it takes until what the subject names.
    fn lies_ahead(&self, clause: &Clause) -> Option<Span> {
        let be = clause.verb.lemma == "be" && !clause.verb.negated;
        let last = self.token_at(clause.span.end.saturating_sub(1));
        let mut tokens = (clause.verb.tokens.end..=last).filter(|_| be);
        let time = tokens.find(|&token| {
            UNITS.contains(&self.lemma(token)) && token < last && self.is_any(token + 1, &["away", "off"])
        })?;
        Some(self.span(time).cover(self.span(time + 1)))
    }

    /// "called off [a visit]", "did not hold [talks]", "[no talks] took place".
    fn read_governed(&self, place: usize, clause: &Clause, told: &mut FxHashMap<usize, Status>) {
        let own = self.read_before(place);
        let verb = |words: &str| self.lexicon.family(Class::Verb, words, Hold::Noun, false);
        let undergoes = clause.subject.filter(|_| clause.verb.passive);
        let objects = clause.objects.iter().copied().chain(undergoes);
        match verb(&clause.verb.lemma) {
            Some(family) => {
                let status = made((&family.id, family.makes, clause.verb.span), own.clone());
                told.extend(objects.map(|object| (object, status.clone())));
            }
            None if !own.is_fact() => {
                let lemma = clause.verb.lemma.as_str();
                let occurs = clause.subject.filter(|_| OCCURRING.contains(&lemma));
                let done = objects.filter(|_| LIGHT.contains(&lemma));
                told.extend(done.chain(occurs).map(|phrase| (phrase, own.clone())));
            }
            None => {}
        }
        if let Some(away) = self.lies_ahead(clause) {
            let status = made(("ahead", Effect::Planned, away), Status::default());
            told.extend(clause.subject.map(|subject| (subject, status)));
        }
        let told_by = &clause.verb;
        let is_over = told_by.tense == Tense::Past && told_by.perfect;
        let is_to_come = told_by.is_finite() && (told_by.tense != Tense::Past && !told_by.perfect || !own.is_fact());
        for phrase in self.clauses.prepositional_of(clause) {
            let preposition = phrase.preposition.as_str();
            // "arrived ahead of talks", "will rest before his meeting"; but not "had called him ahead of talks".
            if AHEAD.contains(&preposition) && !is_over || BEFORE.contains(&preposition) && is_to_come {
                let status = made(("ahead", Effect::Planned, phrase.span), Status::default());
                told.entry(phrase.object).or_insert(status);
            }
        }
        // "called for talks", "hopes for a meeting"
        for phrase in self.clauses.prepositional_of(clause) {
            let direct = phrase.after.is_none() && self.token_at(phrase.span.start) == clause.verb.tokens.end;
            let words = direct.then(|| format!("{} {}", clause.verb.lemma, phrase.preposition));
            if let Some(family) = words.and_then(|words| verb(&words)) {
                let status = made((&family.id, family.makes, clause.verb.span), own.clone());
                told.insert(phrase.object, status);
            }
        }
    }
}
