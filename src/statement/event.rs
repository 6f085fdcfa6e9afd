//! Events that a report dates, and the statements that speak of them: "Saturday's agreement … called the agreement a step".

use super::find::Draft;
use super::finder::StatementFinder;
use crate::clause::{ClauseKind, Tense};
use crate::moment::Moment;
use crate::sentence::Tag;
use crate::span::Span;
use chrono::NaiveDate;

/// Words for one and the same thing.
const SAME: [&[&str]; 3] = [
    &["agreement", "accord", "deal", "pact", "treaty"],
    &["attack", "assault", "bombing", "blast", "explosion", "raid"],
    &["meeting", "talk", "summit", "meet", "negotiation"],
];

/// What tells of an event how it was, not which one it was: "the historic deal".
const TELLING: [&str; 16] = [
    "controversial",
    "deadly",
    "fresh",
    "historic",
    "joint",
    "landmark",
    "latest",
    "new",
    "newest",
    "so-called",
    "surprise",
    "terrible",
    "terrorist",
    "tough",
    "unprecedented",
    "whole",
];

/// Verbs by which something comes to be: "signed a deal on Monday" dates the deal, "discussed a deal on Monday" does not.
pub(super) const MAKING: [&str; 34] = [
    "adopt",
    "announce",
    "approve",
    "begin",
    "carry",
    "complete",
    "conclude",
    "conduct",
    "convene",
    "declare",
    "deliver",
    "end",
    "file",
    "fire",
    "give",
    "hold",
    "host",
    "impose",
    "introduce",
    "issue",
    "launch",
    "make",
    "open",
    "order",
    "pass",
    "post",
    "publish",
    "reach",
    "release",
    "sign",
    "stage",
    "start",
    "strike",
    "unveil",
];

/// What is governed by one of these is still to come.
const AHEAD: [&str; 3] = ["ahead of", "before", "until"];

/// And by one of these it is to be had: "preparing for Friday's talks", but "criticised it for the launch".
const TOWARD: [&str; 3] = ["for", "to", "toward"];

/// What points to the news of the report, whatever it is.
const POINTING: [&str; 4] = ["move", "decision", "announcement", "action"];

/// So many events of a report count at most.
pub(super) const MOST: usize = 50;

/// An event with its day.
pub(super) struct DatedEvent<'a> {
    /// The day.
    pub(super) day: NaiveDate,
    /// The words that tell the day.
    pub(super) moment: &'a Moment,
    /// The noun for it, as its singular: `agreement`; the verb where one tells it: `announce`.
    pub(super) word: Word,
    pub(super) sentence: usize,
}

/// A word for an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) lemma: String,
    /// "the attack" is none of "the attacks"; a verb may be either.
    pub(super) is_plural: Option<bool>,
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
        let is_now = |moment: &Moment| moment.span.slice(self.text()).eq_ignore_ascii_case("today");
        for &(day, moment) in narrated.iter().filter(|(_, moment)| !is_now(moment)).take(MOST) {
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
        events.extend(self.events_of_arrival(narrated));
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
            let is_ahead = self.is_governed(phrase, &AHEAD) || self.is_governed(phrase, &TOWARD);
            let phrase = self.phrase(phrase);
            phrase.time.is_none() && phrase.span.contains(moment.span) && !is_ahead
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
                let is_made = MAKING.contains(&clause.verb.lemma.as_str());
                let made = clause.objects.iter().copied().filter(|_| is_made);
                let things = made.chain(clause.subject.filter(|_| happens && (is_made || !clause.verb.passive)));
                words.extend(things.filter_map(|phrase| self.thing(phrase)));
                words.extend((sentence < lead).then(|| Word {
                    lemma: clause.verb.lemma.clone(),
                    is_plural: None,
                }));
            }
        }
        words
    }

    fn is_governed(&self, phrase: usize, prepositions: &[&str]) -> bool {
        let governing = self
            .phrase(phrase)
            .governed_by
            .map(|place| &self.clauses.prepositional[place]);
        governing.is_some_and(|governing| prepositions.contains(&governing.preposition.as_str()))
    }

    /// Gives the noun for a thing, none for somebody.
    pub(super) fn thing(&self, phrase: usize) -> Option<Word> {
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
            event.sentence != draft.sentence && spans.any(|&span| self.speaks_of(span, event))
        });
        spoken_of.max_by_key(|event| (event.day, event.sentence))
    }

    /// Says whether a clause tells as a fact what has been.
    pub(super) fn happened(&self, place: usize) -> bool {
        let verb = &self.clause(place).verb;
        (verb.tense == Tense::Past || verb.perfect) && self.statuses.of(place).is_fact()
    }

    fn speaks_of(&self, span: Span, event: &DatedEvent) -> bool {
        let (first, last) = (
            self.sentence_at(span),
            self.sentence_at(Span {
                start: span.end.saturating_sub(1),
                ..span
            }),
        );
        let mut phrases = (first..=last).flat_map(|sentence| self.clauses.phrases_of(sentence));
        phrases.any(|phrase| {
            span.contains(self.phrase(phrase).span) && !self.is_governed(phrase, &AHEAD) && self.is_event(phrase, event)
        })
    }

    /// Says whether a noun phrase points to an event: "the deal", "this new deal", "the Chadian deal" where Chad made it, but
    /// not "the 2015 deal", "a deal".
    pub(super) fn is_event(&self, phrase: usize, event: &DatedEvent) -> bool {
        let noun = self.phrase(phrase);
        let points = self.is_any(noun.tokens.start, &["the", "this", "that", "these", "those"]);
        let is_plural = self.tag(noun.head) == Tag::PluralNoun;
        let agrees = event.word.is_plural.is_none_or(|plural| plural == is_plural);
        let possessor = noun.possessor.map(|owner| self.phrase(owner).span);
        if noun.mention.is_some() {
            return means(self.head(phrase), &event.word.lemma) && self.is_signed_on(phrase, event.day);
        }
        // "Trump's decision" may be any of his.
        let is_owned = possessor.is_some() && !POINTING.contains(&event.word.lemma.as_str());
        let is_plain = points || is_owned;
        let narrows = |token: usize| {
            let tells = self.is_any(token, &TELLING) || matches!(self.tag(token), Tag::Possessive | Tag::Dash);
            let is_determiner = token == noun.tokens.start && points;
            let is_owner = possessor.is_some_and(|owner| owner.contains(self.span(token)));
            !tells && !is_determiner && token != noun.head && (is_owner || self.tag(token) != Tag::Determiner)
        };
        let mut narrowing = noun.tokens.clone().filter(|&token| narrows(token));
        is_plain
            && agrees
            && means(self.head(phrase), &event.word.lemma)
            && narrowing.all(|token| {
                self.is_of_event(self.span(token), noun.span, event)
                    || self.is_of_days(self.span(token), noun.span, event)
            })
    }

    /// "the Doha deal", where the gazetteer knows that it was signed on that day.
    fn is_signed_on(&self, phrase: usize, day: NaiveDate) -> bool {
        let entity = match self.references.parties(phrase) {
            [party] => party.entity.as_ref().and_then(|id| self.gazetteer.entity(id)),
            _ => None,
        };
        let signed = entity.and_then(|entity| entity.signed.as_ref()?.bounds());
        signed == Some((day, day))
    }

    /// "the February deal": says whether a word is of a time in which an event lies.
    fn is_of_days(&self, word: Span, noun: Span, event: &DatedEvent) -> bool {
        let mut times = self.moments.within(noun).iter();
        times.any(|time| {
            let days = time.when.value.bounds();
            time.span.contains(word) && days.is_some_and(|(first, last)| first <= event.day && event.day <= last)
        })
    }

    /// Says whether a word of a noun phrase names who or what the sentence on an event names, too.
    fn is_of_event(&self, word: Span, noun: Span, event: &DatedEvent) -> bool {
        let told = self.references_in(self.sentences.sentences[event.sentence].span);
        let named = self.references_in(noun).iter();
        let mut named = named
            .filter(|named| named.span.contains(word))
            .flat_map(|named| &named.parties);
        named.any(|named| {
            let mut told = told.iter().flat_map(|told| &told.parties);
            told.any(|told| told.is_same(named))
        })
    }
}

/// Says whether a noun means what a word tells: "the agreement" what was agreed, "the accord" the agreement.
pub(super) fn means(noun: &str, word: &str) -> bool {
    let stem = word.get(..5).unwrap_or(word);
    let is_same = SAME.iter().any(|same| same.contains(&noun) && same.contains(&word));
    noun == word || is_same || stem.len() >= 4 && noun.starts_with(stem)
}
