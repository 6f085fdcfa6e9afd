//! When an act was of which the text tells the day elsewhere: "Chad imposed sanctions on Mali. … The sanctions imposed on
//! Friday mean that …", "the 1987 treaty … The treaty, signed by Reagan".

use super::Relation;
use super::finder::RelationFinder;
use crate::clause::Clause;
use crate::evidence::{Party, TimeRelation};
use crate::moment::Moment;
use crate::ontology::{Modality, Polarity, RelationTypeId, Trait};
use crate::timex::Precision;
use rustc_hash::FxHashMap;

/// A noun means an act that was told so many sentences before at most.
const REACH: usize = 20;

/// So many clauses of a sentence are looked through.
const CLAUSES: usize = 100;

/// So many signings with a day count at most.
const DAYS: usize = 50;

/// Verbs by which an act comes to be.
const MAKING: [&str; 10] = [
    "announce",
    "carry",
    "conduct",
    "hold",
    "impose",
    "introduce",
    "launch",
    "pass",
    "sign",
    "stage",
];

impl RelationFinder<'_> {
    /// Gives a day to acts that have none of their own. Expects them in the order of their triggers.
    pub(super) fn date_by_text(&self, relations: &mut [Relation]) {
        self.date_by_clauses(relations);
        self.date_meetings_on(relations);
        self.date_terms(relations);
        self.date_by_nouns(relations);
        self.date_by_names(relations);
        self.refine_signing(relations);
    }

    /// A dated noun that points to the one act of its kind told before gives it its day.
    fn date_by_nouns(&self, relations: &mut [Relation]) {
        for phrase in 0..self.clauses.noun_phrases.len() {
            let noun = self.phrase(phrase);
            if !self.is_any(noun.tokens.start, &["the", "these", "this", "those"]) || noun.mention.is_some() {
                continue;
            }
            let types: Vec<&RelationTypeId> = self
                .lexicon
                .by_nominal(self.head(phrase))
                .map(|(rule, _)| &rule.relation)
                .collect();
            if types.is_empty() {
                continue;
            }
            // "the summit, due to take place in June": what is planned is none of what has been.
            let lies_ahead = |moment: &Moment| self.article.published.is_some_and(|day| moment.lies_after(day));
            let Some(made) = self
                .time_of_making(phrase)
                .filter(|moment| moment.when.value.precision() <= Precision::Day && !lies_ahead(moment))
            else {
                continue;
            };
            let first = self.sentence_of(phrase).saturating_sub(REACH);
            let first = self.sentences.sentences[first].span.start;
            let own = self.sentences.sentences[self.sentence_of(phrase)].span.start;
            let begins = |byte: u32| relations.partition_point(|relation| relation.trigger.start < byte);
            let meant = |&place: &usize| {
                let relation = &relations[place];
                let is_told = relation.polarity == Polarity::Affirmed && relation.modality == Modality::Actual;
                is_told && relation.evidence.voices.is_empty() && types.contains(&&relation.relation_type)
            };
            let places: Vec<usize> = (begins(first)..begins(own)).filter(meant).collect();
            let Some(&first) = places.first() else { continue };
            let is_one = places.iter().all(|&place| {
                let (one, other) = (&relations[first], &relations[place]);
                one.actor.is_same(&other.actor) && one.recipient.is_same(&other.recipient)
            });
            // "The sanctions announced by Kenya on Monday" are none of Chad's.
            let maker = self
                .maker(phrase)
                .filter(|maker| !maker.is_same(&relations[first].actor));
            let is_one = is_one && maker.is_none();
            for &place in places.iter().filter(|_| is_one) {
                if relations[place].happened.is_none() && self.is_verb_of(&relations[place]) {
                    relations[place].happened = Some(Moment {
                        via: Some("same-act".into()),
                        ..made.clone()
                    });
                }
            }
        }
    }

    /// Says whether a clause tells how a noun phrase came to be: "the sanctions imposed on Monday", "They were imposed".
    fn is_making(&self, clause: &Clause, phrase: usize) -> bool {
        let undergoes = clause.antecedent == Some(phrase) && clause.verb.passive
            || clause.subject == Some(phrase) && clause.objects.is_empty();
        undergoes && MAKING.contains(&clause.verb.lemma.as_str())
    }

    /// Gives by whom that is said to be done for which a noun stands.
    fn maker(&self, phrase: usize) -> Option<Party> {
        let mut clauses = self
            .clauses
            .of_sentence(self.sentence_of(phrase))
            .take(CLAUSES)
            .map(|place| self.clause(place));
        let made = clauses.find(|clause| self.is_making(clause, phrase))?;
        let mut by = self.clauses.prepositional_of(made).filter(|by| by.preposition == "by");
        let makers = self.everybody(by.next()?.object);
        self.acting(&makers).into_iter().next()
    }

    /// Gives when that was done for which a noun stands: "the sanctions imposed on Monday".
    pub(super) fn time_of_making(&self, phrase: usize) -> Option<Moment> {
        let mut clauses = self.clauses.of_sentence(self.sentence_of(phrase)).take(CLAUSES);
        let made = clauses.find(|&place| self.is_making(self.clause(place), phrase));
        let moment = self.moments.of_event(made?)?;
        (moment.when.relation == TimeRelation::During).then(|| moment.clone())
    }

    /// Says whether a verb tells a relation: "imposed sanctions", but not "its sanctions".
    fn is_verb_of(&self, relation: &Relation) -> bool {
        let clause = self
            .clauses
            .innermost(self.sentence_at(relation.trigger), relation.trigger);
        clause.is_some_and(|clause| self.clause(clause).verb.span.overlaps(relation.trigger))
    }

    /// "signed it in May … The deal that they signed on 5 May": what somebody signed in a month and on a day in it is one.
    fn refine_signing(&self, relations: &mut [Relation]) {
        let is_signing = |relation: &&Relation| {
            let listed = self.lexicon.relation_type(&relation.relation_type);
            let is_done = relation.polarity == Polarity::Affirmed && relation.modality == Modality::Actual;
            is_done && listed.is_some_and(|listed| listed.cameo.as_deref() == Some("057"))
        };
        let days = relations.iter().filter(is_signing).filter_map(|relation| {
            let moment = relation.happened.as_ref()?;
            let is_day = moment.when.value.precision() <= Precision::Day;
            is_day.then(|| (relation.actor.clone(), relation.recipient.clone(), moment.clone()))
        });
        let days: Vec<_> = days.take(DAYS).collect();
        for relation in relations.iter_mut().filter(|relation| is_signing(&&**relation)) {
            let Some((first, last)) = relation.happened.as_ref().and_then(|moment| moment.when.value.bounds()) else {
                continue;
            };
            let inside = |(actor, recipient, moment): &&(Party, Party, Moment)| {
                let is_his = actor.is_same(&relation.actor) || recipient.is_same(&relation.actor);
                let day = moment.when.value.bounds();
                is_his && first < last && day.is_some_and(|(day, end)| first <= day && end <= last)
            };
            let mut fitting = days.iter().filter(inside);
            let Some((.., moment)) = fitting.next() else { continue };
            if fitting.all(|(.., other)| other.when == moment.when) {
                relation.happened = Some(Moment {
                    via: Some("same-act".into()),
                    ..moment.clone()
                });
            }
        }
    }

    /// "the 1987 treaty … The treaty, signed by Reagan": who signs what has a year in its name does it in that year.
    fn date_by_names(&self, relations: &mut [Relation]) {
        let mut years = FxHashMap::default();
        for reference in &self.references.references {
            let documents = reference.parties.iter().filter(|party| party.is(Trait::Document));
            let before = self
                .token_at(reference.span.start)
                .checked_sub(1)
                .map(|before| self.span(before));
            let words = before.map_or(reference.span, |before| before.cover(reference.span));
            let year = self.moments.within(words).first();
            let year = year.filter(|moment| moment.when.value.precision() == Precision::Year);
            for (document, year) in documents.filter_map(|party| Some((party.entity.as_ref()?, year?))) {
                years.entry(document).or_insert(year);
            }
        }
        for relation in relations.iter_mut() {
            let year = relation
                .recipient
                .entity
                .as_ref()
                .and_then(|document| years.get(document));
            let is_open = relation.happened.is_none() && self.lexicon.is_signing(&relation.relation_type);
            if let Some(&year) = year.filter(|_| is_open) {
                relation.happened = Some(Moment {
                    via: Some("date-in-name".into()),
                    ..year.clone()
                });
            }
        }
    }
}
