//! When an act was that stands in a dated clause: "said on Monday during his visit to Chad", "warned them, she said".

use super::Relation;
use super::finder::RelationFinder;
use crate::clause::{Clause, ClauseKind, Tense};
use crate::evidence::TimeRelation;
use crate::moment::Moment;
use crate::ontology::{Modality, Polarity};
use crate::statement::Statement;
use crate::timex::Precision;

/// What stands before an occasion at which something is done.
const AT: [&str; 5] = ["at", "during", "in", "on", "on the sidelines of"];

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
        let plover = listed.plover.as_deref().unwrap_or_default();
        if !plover.starts_with("CONSULT") {
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
