//! When an act was that stands in a dated clause: "said on Monday during his visit to Chad", "warned them, she said".

use super::Relation;
use super::finder::RelationFinder;
use super::same_act::OTHER_TIME;
use crate::clause::{Clause, ClauseKind, Tense};
use crate::evidence::TimeRelation;
use crate::moment::Moment;
use crate::ontology::{Modality, Polarity};
use crate::statement::Statement;
use crate::timex::Precision;

/// What stands before an occasion at which something is done.
const AT: [&str; 5] = ["at", "during", "in", "on", "on the sidelines of"];

/// The PLOVER classes of what is done by words.
const WORDS: [&str; 5] = ["ACCUSE", "AGREE", "REJECT", "REQUEST", "THREATEN"];

/// And of meetings and visits.
const MEETING: &str = "CONSULT";

/// The rule of what is done at an occasion.
const AT_IT: &str = "at-occasion";

impl RelationFinder<'_> {
    /// Gives acts that have no time of their own the day of the clause or of the words by which they are done.
    pub(super) fn date_by_clauses(&self, relations: &mut [Relation]) {
        let mut cues: Vec<&Statement> = self.told.statements.iter().collect();
        cues.sort_by_key(|statement| statement.cue.start);
        for relation in relations.iter_mut() {
            let is_told = relation.polarity == Polarity::Affirmed && relation.modality == Modality::Actual;
            if relation.happened.is_some() || !is_told {
                continue;
            }
            relation.happened = self
                .day_of_words(relation, &cues)
                .or_else(|| self.time_of_visit(relation))
                .or_else(|| self.time_around(relation, &cues))
                .or_else(|| self.day_of_occasion(relation, &cues))
                .or_else(|| self.time_along(relation));
        }
    }

    /// "Speaking in Rome, he called them pirates": who acts by his words does it as he says them.
    fn day_of_words(&self, relation: &Relation, cues: &[&Statement]) -> Option<Moment> {
        let listed = self.lexicon.relation_type(&relation.relation_type)?;
        let place = self
            .clauses
            .innermost(self.sentence_at(relation.trigger), relation.trigger)?;
        let told = self.told_by(place, cues)?;
        let clause = self.clause(place);
        let is_cue = clause.verb.span.overlaps(relation.trigger) && self.is_verbal(listed);
        (is_cue && self.is_own(&relation.actor, &told.speaker))
            .then(|| day(told.said.as_ref()?, "day-said"))
            .flatten()
    }

    /// "In a letter dated May 16, he warned Chad", "Arriving in Rome on Monday, he met Lavrov": what is done by words is dated
    /// as words are, and who meets somebody meets him as he comes.
    fn time_around(&self, relation: &Relation, cues: &[&Statement]) -> Option<Moment> {
        let listed = self.lexicon.relation_type(&relation.relation_type)?;
        let is_of_words = self.is_verbal(listed) || listed.is_of(&WORDS);
        let place = self.clause_of_verb(relation)?;
        let Clause { sentence, verb, .. } = self.clause(place);
        let comes = |moment: &Moment| {
            let below = self.clauses.innermost(*sentence, moment.span);
            let is_participle = below.is_some_and(|below| self.clause(below).kind == ClauseKind::Participle);
            listed.is_of(&[MEETING]) && is_participle && moment.span.end <= verb.span.start
        };
        // "condemned his visit to Chad on Monday": that is the day of what is spoken of.
        let content = self.told_by(place, cues).map(|told| told.content.as_slice());
        let mut around = self.moments.of_report(place, content.unwrap_or_default());
        let moment = around.find(|moment| is_of_words || comes(moment))?;
        let lies_ahead = self
            .article
            .published
            .is_some_and(|published| moment.lies_after(published));
        day(moment, "words-around").filter(|_| !lies_ahead)
    }

    /// "He arrived in Rome on Monday. He met Lavrov": who meets people one after the other does so on one day.
    pub(super) fn date_meetings_on(&self, relations: &mut [Relation]) {
        let is_meeting = |relation: &Relation| {
            let listed = self.lexicon.relation_type(&relation.relation_type);
            let is_told = relation.polarity == Polarity::Affirmed && relation.modality == Modality::Actual;
            is_told && listed.is_some_and(|listed| listed.is_of(&[MEETING]))
        };
        let is_news = |relation: &Relation| {
            let clause = self.clause_of_verb(relation).map(|place| self.clause(place));
            clause.is_some_and(|Clause { kind, verb, .. }| {
                *kind == ClauseKind::Main && verb.tense == Tense::Past && !verb.perfect
            })
        };
        for place in 0..relations.len() {
            let relation = &relations[place];
            let sentence = self.sentence_at(relation.trigger);
            let own = &self.sentences.sentences[sentence];
            let is_timed = || {
                let mut tokens = own.tokens.clone();
                !self.moments.within(own.span).is_empty() || tokens.any(|token| self.is_any(token, &OTHER_TIME))
            };
            if relation.happened.is_some() || !is_meeting(relation) || !is_news(relation) || is_timed() {
                continue;
            }
            let before = relations[..place].iter().rev();
            let near = before.take_while(|other| self.sentence_at(other.trigger) + 1 >= sentence);
            let mut same = near.filter(|other| {
                let is_before = self.sentence_at(other.trigger) + 1 == sentence;
                is_before && is_meeting(other) && is_news(other) && other.actor.is_same(&relation.actor)
            });
            let dated = same.next().and_then(|other| day(other.happened.as_ref()?, "meets-on"));
            relations[place].happened = dated;
        }
    }

    /// "warned Chad during a Tuesday visit": gives the time inside an occasion at which something is done.
    fn time_of_visit(&self, relation: &Relation) -> Option<Moment> {
        let place = self.clause_of_verb(relation)?;
        let mut phrases = self.clauses.prepositional_of(self.clause(place));
        phrases.find_map(|phrase| {
            let noun = self.phrase(phrase.object);
            let is_occasion = phrase.preposition == "during" && noun.time.is_none() && noun.mention.is_none();
            let moment = self.moments.within(noun.span).first().filter(|_| is_occasion)?;
            (moment.when.relation == TimeRelation::During).then(|| taken_over(moment, AT_IT))
        })
    }

    /// "met Putin when he came to Rome in May": gives the time of what happens along with an act.
    fn time_along(&self, relation: &Relation) -> Option<Moment> {
        let place = self.clause_of_verb(relation)?;
        let own = &self.clause(place).verb;
        if own.tense != Tense::Past || own.perfect || own.modal.is_some() {
            return None;
        }
        let mut below = self.clauses.of_sentence(self.clause(place).sentence);
        let along = below.find(|&below| {
            let Clause {
                kind,
                parent,
                introducer,
                verb,
                ..
            } = self.clause(below);
            let is_along = introducer.is_some_and(|token| self.is_any(token, &["when", "while", "as"]));
            // "left as it had done in 2014", "left as it did in 2014"
            let is_told = verb.tense == Tense::Past && !verb.perfect && verb.modal.is_none() && verb.lemma != "do";
            // "met Putin when he came": `when` behind a noun hangs on that.
            matches!(kind, ClauseKind::Adverbial | ClauseKind::Relative)
                && *parent == Some(place)
                && is_along
                && is_told
        })?;
        let moment = self.moments.of_event(along)?;
        (moment.when.relation == TimeRelation::During).then(|| taken_over(moment, "along-with"))
    }

    /// Gives the clause whose verb tells a relation.
    fn clause_of_verb(&self, relation: &Relation) -> Option<usize> {
        let place = self
            .clauses
            .innermost(self.sentence_at(relation.trigger), relation.trigger)?;
        self.clause(place).verb.span.overlaps(relation.trigger).then_some(place)
    }

    /// Gives the statement that a clause reports.
    fn told_by<'s>(&self, place: usize, cues: &[&'s Statement]) -> Option<&'s Statement> {
        let verb = self.clause(place).verb.span;
        let next = cues.partition_point(|statement| statement.cue.end <= verb.start);
        let statement = *cues.get(next)?;
        statement.cue.overlaps(verb).then_some(statement)
    }

    /// "said on Monday during a visit to Rome"
    fn day_of_occasion(&self, relation: &Relation, cues: &[&Statement]) -> Option<Moment> {
        let listed = self.lexicon.relation_type(&relation.relation_type)?;
        if !listed.is_of(&[MEETING]) {
            return None;
        }
        let sentence = self.sentence_at(relation.trigger);
        let at = self.clause_at(sentence, relation);
        let (place, via) = at.or_else(|| self.clause_along(sentence, relation))?;
        let own = self.moments.of_event(place).and_then(|moment| match via {
            AT_IT if moment.when.relation == TimeRelation::During => Some(taken_over(moment, via)),
            _ => day(moment, via),
        });
        own.or_else(|| day(self.told_by(place, cues)?.said.as_ref()?, via))
    }

    /// Gives the clause in which an occasion stands for a time.
    fn clause_at(&self, sentence: usize, relation: &Relation) -> Option<(usize, &'static str)> {
        let mut phrases = self.clauses.phrases_of(sentence);
        let noun = phrases.find(|&phrase| self.span(self.phrase(phrase).head) == relation.trigger)?;
        let governing = &self.clauses.prepositional[self.phrase(noun).governed_by?];
        // "on Monday and his trip to Oslo"
        let is_time = self.phrase(governing.object).time.is_some();
        let preposition = Some(governing.preposition.as_str()).filter(|_| !is_time)?;
        let place = governing.clause?;
        let attends = || {
            let subjects = self.subjects(self.clause(place));
            let mut ends = [&relation.actor, &relation.recipient].into_iter();
            ends.any(|end| subjects.iter().any(|subject| subject.is_same(end)))
        };
        let via = match preposition {
            // "The paper reported on Monday after their summit": it has printed that on any day.
            "after" | "following" if attends() => "after-occasion",
            // "a breakthrough in the talks"
            "in" if governing.after.is_some_and(|before| self.phrase(before).time.is_none()) => return None,
            _ if AT.contains(&preposition) => AT_IT,
            _ => return None,
        };
        Some((place, via))
    }

    /// "arrived on Monday before meeting him": gives the clause that one without a tense goes along with.
    fn clause_along(&self, sentence: usize, relation: &Relation) -> Option<(usize, &'static str)> {
        let place = self.clauses.innermost(sentence, relation.trigger)?;
        let Clause { kind, parent, verb, .. } = self.clause(place);
        let is_led = *kind == ClauseKind::Gerund && verb.span.overlaps(relation.trigger);
        let before = verb.tokens.start.checked_sub(1)?;
        let is_beside = self.is_any(before, &["after", "before"]);
        (is_led && is_beside).then_some(((*parent)?, "beside-occasion"))
    }
}

/// Takes over a time that is one day.
fn day(moment: &Moment, via: &str) -> Option<Moment> {
    let is_day = moment.when.relation == TimeRelation::During && moment.when.value.precision() <= Precision::Day;
    is_day.then(|| taken_over(moment, via))
}

/// Takes a time over to what other words tell.
fn taken_over(moment: &Moment, via: &str) -> Moment {
    Moment {
        via: Some(moment.via.clone().unwrap_or_else(|| via.into())),
        ..moment.clone()
    }
}
