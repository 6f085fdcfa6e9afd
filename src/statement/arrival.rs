//! What somebody does where he has arrived today: "Kerry arrived in Rome on Monday. … He met Lavrov": on Monday or later.

use super::event::{DatedEvent, Word};
use super::finder::StatementFinder;
use crate::clause::ClauseKind;
use crate::moment::Moment;
use chrono::NaiveDate;

/// Verbs for coming to a place: grammar, no list to grow.
const ARRIVING: [&str; 3] = ["arrive", "land", "touch down"];

/// What is done there is told so many sentences before and behind.
const NEAR: usize = 6;

impl StatementFinder<'_> {
    /// Finds what is done by somebody who arrived on the day of publication: no other day is left for it.
    pub(super) fn events_of_arrival<'a>(&'a self, narrated: &[(NaiveDate, &'a Moment)]) -> Vec<DatedEvent<'a>> {
        let today = narrated.iter().filter(|(day, _)| Some(*day) == self.article.published);
        let mut events = Vec::new();
        for &(day, moment) in today {
            let sentence = self.sentence_at(moment.span);
            let arrives = |&place: &usize| {
                let clause = self.clause(place);
                let dated = self.moments.of_event(place);
                ARRIVING.contains(&clause.verb.lemma.as_str())
                    && self.happened(place)
                    && dated.is_some_and(|dated| dated.span == moment.span)
            };
            let Some(arrival) = self.clauses.of_sentence(sentence).find(arrives) else {
                continue;
            };
            let who = self.subjects(self.clause(arrival));
            let last = (sentence + NEAR).min(self.sentences.sentences.len().saturating_sub(1));
            let near = (sentence.saturating_sub(NEAR)..=last).flat_map(|near| self.clauses.of_sentence(near));
            let done = near.filter(|&place| {
                let clause = self.clause(place);
                let is_told = clause.kind == ClauseKind::Main && !clause.quoted && self.happened(place);
                let is_meeting = self.lexicon.is_meeting(&clause.verb.lemma) && place != arrival;
                let is_his = self
                    .subjects(clause)
                    .iter()
                    .any(|party| who.iter().any(|who| who.is_same(party)));
                is_told && !clause.verb.perfect && is_meeting && is_his && self.moments.of_event(place).is_none()
            });
            events.extend(done.map(|place| DatedEvent {
                day,
                moment,
                word: Word {
                    lemma: self.clause(place).verb.lemma.clone(),
                    is_plural: None,
                },
                sentence: self.clause(place).sentence,
            }));
        }
        events
    }
}
