//! What is said at, just before, or after an event that the report dates: "minutes before the deal was signed, he said",
//! "reacting to the attack, she said".

use super::Statement;
use super::days::{Bound, SaidDays};
use super::event::DatedEvent;
use super::find::Draft;
use super::finder::StatementFinder;
use super::report_day::inferred;
use crate::clause::{Clause, ClauseKind};
use crate::evidence::TimeStatus;
use crate::moment::Moment;

/// Words for so little time that it is the same day: grammar, no list to grow.
const SOON: [&str; 8] = [
    "immediately",
    "minute",
    "moment",
    "second",
    "shortly",
    "soon",
    "right",
    "just",
];

/// And those of which one alone is little time: "an hour after".
const ONE_IS_SOON: [&str; 1] = ["hour"];

/// What comes before an event that has been: "reacting to the move", "briefed on the meetings".
const BEHIND: [&str; 6] = ["after", "following", "on", "to", "about", "over"];

/// What leads to an event at which somebody speaks.
const AT: [&str; 3] = ["at", "during", "on the sidelines of"];

/// Nouns for what somebody has said.
const WORDS: [&str; 11] = [
    "address",
    "announcement",
    "comment",
    "message",
    "remark",
    "speech",
    "statement",
    "threat",
    "tweet",
    "warning",
    "word",
];

/// What is answered was said so many statements before at most.
const REACH: usize = 20;

/// What an event does or undergoes when it happens: "after the deal was signed".
const HAPPENING: [&str; 15] = [
    "adopt", "announce", "begin", "break", "conclude", "end", "happen", "hold", "occur", "open", "pass", "publish",
    "reach", "sign", "start",
];

impl StatementFinder<'_> {
    /// Gives the day of the event at or just beside which something is said.
    pub(super) fn beside_event(&self, draft: &Draft, events: &[DatedEvent]) -> Option<(Moment, TimeStatus)> {
        if let Some(event) = self.event_attended(draft, events) {
            return Some((inferred(event.moment, "at-event"), TimeStatus::Carried));
        }
        let mut near = self.narrated_near(draft).filter(|&token| self.is_soon(token));
        let event = near.find_map(|token| self.event_behind(token, draft, events))?;
        Some((inferred(event.moment, "beside-event"), TimeStatus::Inferred))
    }

    /// Bounds a statement by the last event that its narrator tells it to be said behind: "Reacting to the attack, he said",
    /// "An envoy briefed on the meetings said".
    pub(super) fn date_by_reaction(&self, drafts: &mut [Draft], place: usize, events: &[DatedEvent]) {
        if !self.is_once(drafts, place) || self.is_timed(&drafts[place]) {
            return;
        }
        let draft = &drafts[place];
        let mut leading = self.narrated_near(draft).filter(|&token| self.is_any(token, &BEHIND));
        let event = leading.find_map(|token| self.event_behind(token, draft, events));
        drop(leading);
        if let Some(event) = event {
            self.date_by_event(&mut drafts[place].statement, event);
        } else if let Some(said) = self.words_answered(drafts, place) {
            let bound = SaidDays::of(&said, TimeStatus::Inferred).earliest;
            let days = &mut drafts[place].statement.days;
            bound.into_iter().for_each(|bound| {
                days.not_before(Bound {
                    rule: "after-words".into(),
                    ..bound
                })
            });
        }
    }

    /// "After Lavrov's comments, the embassy tweeted": gives when that was said.
    fn words_answered(&self, drafts: &[Draft], place: usize) -> Option<Moment> {
        let draft = &drafts[place];
        let mut leading = self.narrated_near(draft).filter(|&token| self.is_any(token, &BEHIND));
        let answered = leading.find_map(|token| {
            let mut phrases = self.clauses.phrases_of(draft.sentence);
            phrases.find(|&phrase| self.phrase(phrase).tokens.start == token + 1 && self.is_words(phrase))
        })?;
        let owners = self.references.owners(answered);
        let is_of = |other: &&Draft| owners.iter().any(|owner| owner.is_same(&other.statement.speaker));
        let last = drafts[..place].iter().rev().take(REACH).find(is_of)?;
        let said = last.statement.said.as_ref()?;
        self.day_of(said).map(|_| said.clone())
    }

    /// "Lavrov's comments"
    fn is_words(&self, phrase: usize) -> bool {
        self.phrase(phrase).possessor.is_some() && WORDS.contains(&self.head(phrase))
    }

    /// Says whether a clause has a time of its own, though it is none that dates it: "said over the weekend".
    pub(super) fn is_timed(&self, draft: &Draft) -> bool {
        let content = &draft.statement.content;
        let timed = |clause: usize| self.moments.of_report(clause, content).next().is_some();
        draft.clause.is_some_and(timed)
    }

    /// Nobody speaks of an event before it happened; on the day of publication no other day remains.
    pub(super) fn date_by_event(&self, statement: &mut Statement, event: &DatedEvent) {
        statement.days.not_before(Bound {
            day: event.day,
            rule: "after-event".into(),
            span: Some(event.moment.span),
        });
        if self.article.published == Some(event.day) {
            statement.set_said(inferred(event.moment, "event-day"), TimeStatus::Inferred);
        }
    }

    /// "she said at the Oslo ceremony", "said during the talks": gives the event there.
    fn event_attended<'e>(&self, draft: &Draft, events: &'e [DatedEvent<'e>]) -> Option<&'e DatedEvent<'e>> {
        let phrases = self.phrases_of(draft.clause?, u32::MAX).into_iter();
        let outside = phrases.filter(|phrase| !draft.statement.holds(self.phrase(phrase.object).span));
        let mut attended = outside.filter(|phrase| {
            let noun = self.head(phrase.object);
            AT.contains(&phrase.preposition.as_str()) && self.lexicon.is_occasion(noun)
        });
        attended.find_map(|phrase| {
            let meant = events
                .iter()
                .filter(|event| event.sentence != draft.sentence)
                .filter(|event| self.is_event(phrase.object, event) || self.is_held_there(phrase.object, event));
            let days: Vec<&DatedEvent> = meant.collect();
            let &first = days.first()?;
            days.iter().all(|event| event.day == first.day).then_some(first)
        })
    }

    /// "the Oslo ceremony", where the event is told to be in Oslo.
    fn is_held_there(&self, phrase: usize, event: &DatedEvent) -> bool {
        let noun = self.phrase(phrase);
        let points = self.is_any(noun.tokens.start, &["the", "that"]);
        let inside = self.references_in(noun.span).iter().flat_map(|named| &named.parties);
        let mut places = inside.filter(|party| party.entity.is_some());
        let mut told = self.clauses.prepositional_in(event.sentence).iter();
        points
            && places.any(|place| {
                told.any(|told| {
                    let is_there = matches!(told.preposition.as_str(), "in" | "at");
                    let mut parties = self.references.parties(told.object).iter();
                    is_there && parties.any(|party| party.is_same(place))
                })
            })
    }

    /// Says whether "before" or "after" follows words for little time.
    fn is_soon(&self, token: usize) -> bool {
        if !self.is_any(token, &["before", "after"]) || token == 0 {
            return false;
        }
        let unit = self.lemma(token - 1);
        let is_one = token > 1 && self.is_any(token - 2, &["an", "one"]);
        SOON.contains(&unit) || is_one && ONE_IS_SOON.contains(&unit)
    }

    /// Gives the event that the words behind a preposition or conjunction name: "the vote", "the deal was signed".
    fn event_behind<'e>(
        &self,
        token: usize,
        draft: &Draft,
        events: &'e [DatedEvent<'e>],
    ) -> Option<&'e DatedEvent<'e>> {
        let mut phrases = self.clauses.phrases_of(draft.sentence);
        let phrase = phrases.find(|&phrase| self.phrase(phrase).tokens.start == token + 1);
        let clause = self
            .clauses_of(draft.sentence)
            .iter()
            .find(|clause| clause.introducer == Some(token) && clause.kind == ClauseKind::Adverbial);
        let is_meant = |event: &&DatedEvent| {
            let named = phrase.is_some_and(|phrase| match clause {
                // "after the deal was signed", but not "after the deal was criticised"
                Some(clause) => {
                    clause.subject == Some(phrase) && self.is_event(phrase, event) && self.comes_to_be(clause)
                }
                None => self.is_event(phrase, event),
            });
            event.sentence != draft.sentence && named
        };
        let meant: Vec<&DatedEvent> = events.iter().filter(is_meant).collect();
        let &last = meant.last()?;
        meant.iter().all(|event| event.day == last.day).then_some(last)
    }

    /// Says whether a clause tells that its subject comes to be.
    fn comes_to_be(&self, clause: &Clause) -> bool {
        HAPPENING.contains(&clause.verb.lemma.as_str())
    }
}
