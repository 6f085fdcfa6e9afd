//! When an act was that a noun tells: by a time inside its phrase or behind it.

use super::behind_verb::WHEN;
use super::finder::RelationFinder;
use crate::clause::PrepositionalPhrase;
use crate::evidence::TimeRelation;
use crate::moment::Moment;
use crate::sentence::Tag;
use crate::span::Span;
use crate::timex::Precision;

/// Verbs that say that what their subject names happens. Grammar.
const HAPPENING: [&str; 8] = [
    "begin",
    "happen",
    "kick off",
    "occur",
    "open",
    "resume",
    "start",
    "take place",
];

/// What stands before a cause. Grammar.
const WHY: [&str; 6] = [
    "because of",
    "due to",
    "for",
    "in response to",
    "in retaliation for",
    "over",
];

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
            .or_else(|| self.time_of_happening(phrase))
    }

    /// "The talks between Chad and Mali took place on Monday", "US sanctions on Iran came into force in May": when what a noun
    /// tells happens, the verb says.
    fn time_of_happening(&self, phrase: usize) -> Option<Moment> {
        let place = self.clauses.around(phrase)?;
        let clause = self.clause(place);
        let lemma = clause.verb.lemma.as_str();
        let carries = |nouns: &[&str]| {
            let governed = self.clauses.prepositional_of(clause).map(|phrase| phrase.object);
            let mut nouns_told = clause.objects.iter().copied().chain(governed);
            nouns_told.any(|noun| nouns.contains(&self.head(noun)))
        };
        let happens = HAPPENING.contains(&lemma)
            || lemma == "take" && carries(&["place", "effect"])
            || ["come", "go", "enter"].contains(&lemma) && carries(&["force", "effect"])
            || lemma == "hold" && clause.verb.passive;
        let is_subject = clause.subject == Some(phrase) && clause.verb.is_finite();
        (is_subject && happens)
            .then(|| self.moments.of_event(place).cloned())
            .flatten()
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
        let moment = self.time_behind(phrase)?;
        // "fined over its landing on the reef in 2014": the cause is what is called to mind by its year.
        let is_cause = governing.is_some_and(|governing| WHY.contains(&governing.preposition.as_str()));
        let is_remembered = is_cause && moment.when.value.precision() > Precision::Day;
        // "condemned Abe's visit to Rome on Monday and his trip to Oslo": what stands between two nouns is the first one's.
        let behind = self.token_at(moment.span.end);
        let mut phrases = self.clauses.phrases_of(sentence);
        let goes_on = self.tag(behind) == Tag::Coordinator
            && phrases.any(|next| self.phrase(next).tokens.start == behind + 1 && self.phrase(next).time.is_none());
        let acts_next = || {
            let mut clauses = self.clauses.of_sentence(sentence);
            clauses.any(|next| self.clause(next).span.start == self.span(behind + 1).start)
        };
        let is_inside = goes_on && !acts_next();
        (tells_when || is_before_verb || is_remembered || is_inside).then_some(moment)
    }

    /// Gives the time behind the last of the phrases of a noun.
    fn time_behind(&self, phrase: usize) -> Option<Moment> {
        let sentence = self.sentence_of(phrase);
        let mut end = self.phrase(phrase).tokens.end;
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
