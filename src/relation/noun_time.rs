//! When an act was that a noun tells: by a time inside its phrase or behind it.

use super::behind_verb::WHEN;
use super::finder::RelationFinder;
use crate::clause::PrepositionalPhrase;
use crate::evidence::TimeRelation;
use crate::moment::Moment;
use crate::span::Span;

impl RelationFinder<'_> {
    /// Gives when an act was that a noun tells: "the 2003 invasion", "the invasion of Iraq in 2003", "ahead of a visit by
    /// Wang to Rome last week".
    pub(super) fn time_of(&self, phrase: usize) -> Option<Moment> {
        let behind = || {
            let mut behind = self.clauses.prepositional_in(self.sentence_of(phrase)).iter();
            let own = |time: &&PrepositionalPhrase| {
                self.phrase(phrase).full.contains(time.span) && self.phrase(time.object).time.is_some()
            };
            self.moment_in(behind.find(own)?.span)
        };
        self.time_inside(phrase)
            .or_else(behind)
            .or_else(|| self.time_at_end(phrase))
            .or_else(|| self.time_of_making(phrase))
    }

    /// "Abe's visit to Rome in May angered Japan": the time behind the last of the phrases of a noun, where no verb can
    /// claim it, as the one of "condemned Abe's visit to Rome in May" could.
    fn time_at_end(&self, phrase: usize) -> Option<Moment> {
        let sentence = self.sentence_of(phrase);
        let noun = self.phrase(phrase);
        let governing = noun.governed_by.map(|place| &self.clauses.prepositional[place]);
        let tells_when = governing.is_some_and(|governing| WHEN.contains(&governing.preposition.as_str()));
        let clause = self
            .clauses
            .innermost(sentence, noun.span)
            .map(|clause| self.clause(clause));
        let is_before_verb = clause.is_some_and(|clause| noun.span.end <= clause.verb.span.start);
        if !tells_when && !is_before_verb {
            return None;
        }
        let mut end = noun.tokens.end;
        loop {
            let mut behind = self.clauses.prepositional_in(sentence).iter();
            let next = behind.find(|next| self.token_at(next.span.start) == end);
            let Some(next) = next else { break };
            if self.phrase(next.object).time.is_some() {
                return self.moment_in(next.span);
            }
            let list = std::iter::successors(Some(next.object), |&place| self.phrase(place).conjunct);
            let last = list.map(|place| self.phrase(place).tokens.end).max();
            end = last.unwrap_or(end).max(end + 1);
        }
        let mut times = self.clauses.phrases_of(sentence).map(|phrase| self.phrase(phrase));
        let bare = times.find(|time| time.tokens.start == end && time.time.is_some())?;
        self.moment_in(bare.span)
    }

    /// Gives the moment in a time behind a noun: "since its annexation in 2014" is no annexation since 2014.
    fn moment_in(&self, span: Span) -> Option<Moment> {
        let mut moments = self.moments.within(span).iter();
        let mut moment = moments.find(|moment| span.contains(moment.span)).cloned()?;
        let first = self.token_at(span.start);
        if span == moment.span || self.is_any(first, &["in", "on", "at", "during"]) {
            moment.when.relation = TimeRelation::During;
        }
        Some(moment)
    }
}
