//! Events that a report dates, and the statements that speak of them: "Saturday's agreement … called the agreement a step".

use super::find::Draft;
use super::finder::StatementFinder;
use crate::clause::{ClauseKind, Tense};
use crate::moment::Moment;
use crate::sentence::Tag;
use crate::span::Span;
use chrono::NaiveDate;

/// Words for one and the same thing.
const DEALS: [&str; 5] = ["agreement", "accord", "deal", "pact", "treaty"];

/// What points to the news of the report, whatever it is.
const POINTING: [&str; 4] = ["move", "decision", "announcement", "action"];

/// So many events of a report count at most.
const MOST: usize = 50;

/// An event with its day.
pub(super) struct DatedEvent<'a> {
    /// The day.
    pub(super) day: NaiveDate,
    /// The words that tell the day.
    pub(super) moment: &'a Moment,
    /// The noun for it, as its singular: `agreement`; the verb where one tells it: `announce`.
    word: Word,
    sentence: usize,
}

/// A word for an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    lemma: String,
    /// "the attack" is none of "the attacks"; a verb may be either.
    is_plural: Option<bool>,
}

impl StatementFinder<'_> {
    /// Finds the events to which the report gives one recent day, by the words for them.
    pub(super) fn dated_events<'a>(
        &'a self,
        drafts: &[Draft],
        narrated: &[(NaiveDate, &'a Moment)],
        lead: usize,
    ) -> Vec<DatedEvent<'a>> {
        let mut events = Vec::new();
        for &(day, moment) in narrated.iter().take(MOST) {
            let sentence = self.sentence_at(moment.span);
            for word in self.words_dated_by(moment, sentence, lead) {
                events.push(DatedEvent {
                    day,
                    moment,
                    word,
                    sentence,
                });
            }
        }
        // What the lead says is news itself: "the announcement".
        let leads = drafts.iter().filter(|draft| draft.sentence < lead);
        let said = leads.filter_map(|draft| Some((draft.statement.said.as_ref()?, draft.sentence)));
        if let Some((moment, sentence)) = said.min_by_key(|&(_, sentence)| sentence) {
            let known = self.moments.moments.iter().find(|known| known.span == moment.span);
            let day = known.and_then(|known| Some((self.day_of(known)?, known)));
            let pointing = day.into_iter().flat_map(|day| POINTING.map(|word| (day, word)));
            events.extend(pointing.map(|((day, moment), word)| DatedEvent {
                day,
                moment,
                word: Word {
                    lemma: word.to_owned(),
                    is_plural: Some(false),
                },
                sentence,
            }));
        }
        let days: Vec<(Word, NaiveDate)> = events.iter().map(|event| (event.word.clone(), event.day)).collect();
        events.retain(|event| days.iter().all(|(word, day)| *word != event.word || *day == event.day));
        events
    }

    /// Gives the nouns and verbs that a time dates: "Saturday's agreement", "the sanctions announced on Friday", and in a
    /// lead what is done and to what.
    fn words_dated_by(&self, moment: &Moment, sentence: usize, lead: usize) -> Vec<Word> {
        let mut words = Vec::new();
        let phrases = self.clauses.phrases_of(sentence);
        let around = phrases.filter(|&phrase| {
            let phrase = self.phrase(phrase);
            phrase.time.is_none() && phrase.span.contains(moment.span)
        });
        words.extend(around.filter_map(|phrase| self.thing(phrase)));
        for place in self.clauses.of_sentence(sentence) {
            let clause = self.clause(place);
            let dated = self
                .moments
                .of_event(place)
                .is_some_and(|dated| dated.span == moment.span);
            if !dated || clause.quoted {
                continue;
            }
            if let Some(antecedent) = clause.antecedent {
                words.extend(self.thing(antecedent));
            }
            if clause.kind == ClauseKind::Main && self.happened(place) {
                // "The tariffs imposed in May show that …": what nothing is done to happens itself.
                let happens = clause.verb.passive || clause.objects.is_empty();
                let things = clause.objects.iter().copied().chain(clause.subject.filter(|_| happens));
                words.extend(things.filter_map(|phrase| self.thing(phrase)));
                words.extend((sentence < lead).then(|| Word {
                    lemma: clause.verb.lemma.clone(),
                    is_plural: None,
                }));
            }
        }
        words
    }

    /// Gives the noun for a thing, none for somebody.
    fn thing(&self, phrase: usize) -> Option<Word> {
        let is_somebody = self.references.parties(phrase).iter().any(|party| party.is_agent());
        (!is_somebody && self.phrase(phrase).mention.is_none()).then(|| Word {
            lemma: self.head(phrase).to_owned(),
            is_plural: Some(self.tag(self.phrase(phrase).head) == Tag::PluralNoun),
        })
    }

    /// Gives the last of the events that a statement speaks of as something known: "called the agreement a step".
    pub(super) fn event_spoken_of<'e>(
        &self,
        events: &'e [DatedEvent<'e>],
        draft: &Draft,
    ) -> Option<&'e DatedEvent<'e>> {
        let spoken_of = events.iter().filter(|event| {
            let mut spans = draft.statement.content.iter();
            event.sentence != draft.sentence && spans.any(|&span| self.speaks_of(span, &event.word))
        });
        spoken_of.max_by_key(|event| (event.day, event.sentence))
    }

    /// Says whether a clause tells as a fact what has been.
    pub(super) fn happened(&self, place: usize) -> bool {
        let verb = &self.clause(place).verb;
        (verb.tense == Tense::Past || verb.perfect) && self.statuses.of(place).is_fact()
    }

    fn speaks_of(&self, span: Span, word: &Word) -> bool {
        let (first, last) = (
            self.sentence_at(span),
            self.sentence_at(Span {
                start: span.end.saturating_sub(1),
                ..span
            }),
        );
        let mut phrases = (first..=last).flat_map(|sentence| self.clauses.phrases_of(sentence));
        phrases.any(|phrase| {
            let noun = self.phrase(phrase);
            // "the deal", "this new deal", but not "the Iran deal", "the 2015 deal".
            let is_plain = noun.tokens.len() <= 3 && noun.possessor.is_none() && noun.mention.is_none();
            let points = self.is_any(noun.tokens.start, &["the", "this", "that", "these", "those"]);
            let adjective = noun.tokens.clone().skip(1).all(|token| {
                token == noun.head
                    || self.is_any(token, &["new", "latest", "whole"])
                    || self.tag(token) == Tag::Possessive
            });
            let head = self.head(phrase);
            let is_plural = self.tag(noun.head) == Tag::PluralNoun;
            let agrees = word.is_plural.is_none_or(|plural| plural == is_plural);
            span.contains(noun.span) && is_plain && points && adjective && agrees && means(head, &word.lemma)
        })
    }
}

/// Says whether a noun means what a word tells: "the agreement" what was agreed, "the accord" the agreement.
pub(super) fn means(noun: &str, word: &str) -> bool {
    let stem = word.get(..5).unwrap_or(word);
    let is_deal = |word: &str| DEALS.contains(&word);
    noun == word || is_deal(noun) && is_deal(word) || stem.len() >= 4 && noun.starts_with(stem)
}
