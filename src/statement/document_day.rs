//! A document speaks on the day on which it was made: "a deal signed in Doha on February 29. … The deal also calls for it".

use super::event::{DatedEvent, MAKING, MOST, means};
use super::find::Draft;
use super::finder::StatementFinder;
use super::report_day::inferred;
use crate::clause::{Clause, Tense};
use crate::evidence::TimeStatus;
use crate::moment::Moment;
use crate::timex::Precision;

/// So many sentences are looked through for another document at most.
const REACH: usize = 100;

/// What is given in return stands so many sentences behind at most.
const NEAR: usize = 4;

impl StatementFinder<'_> {
    /// Gives a day to what a document says: to a month that the day lies in, too.
    pub(super) fn date_documents(&self, drafts: &mut [Draft]) {
        let documents = self.dated_documents();
        if documents.is_empty() {
            return;
        }
        let mut last: Option<(usize, &Moment)> = None;
        for draft in drafts.iter_mut() {
            let returned = last.filter(|&(sentence, _)| self.gives_in_return(draft, sentence));
            let own = self.document_day(draft, &documents);
            if let Some(made) = own {
                last = Some((draft.sentence, made));
            }
            if let Some(made) = own.or(returned.map(|(_, made)| made)) {
                let said = inferred(made, "document-day");
                draft.statement.set_said(said, TimeStatus::Inferred);
            }
        }
    }

    /// "The deal calls for Chad to leave. … In return, Mali promised to pay": both by the deal.
    fn gives_in_return(&self, draft: &Draft, sentence: usize) -> bool {
        let first = self.sentences.sentences[draft.sentence].tokens.start;
        let opens = self.is(first, "in") && self.is_any(first + 1, &["exchange", "return"]);
        let is_past =
            |clause: usize| self.clause(clause).verb.tense == Tense::Past && !self.clause(clause).verb.perfect;
        let near = sentence < draft.sentence && draft.sentence - sentence <= NEAR;
        let is_free = draft.statement.said.is_none() && draft.statement.within.is_none();
        opens && near && is_free && draft.clause.is_some_and(is_past)
    }

    fn document_day<'m>(&self, draft: &Draft, documents: &[DatedEvent<'m>]) -> Option<&'m Moment> {
        let clause = draft.clause.map(|clause| self.clause(clause))?;
        // "The ruling was condemned": that is said of it.
        let subject = clause.subject.filter(|_| !clause.verb.passive)?;
        let said = draft.statement.said.as_ref();
        let is_open = |day: chrono::NaiveDate| {
            said.is_none_or(|said| {
                let is_coarse = said.when.value.precision() > Precision::Day;
                is_coarse
                    && said
                        .when
                        .value
                        .bounds()
                        .is_some_and(|(first, last)| first <= day && day <= last)
            })
        };
        let meant = documents
            .iter()
            .filter(|document| document.sentence != draft.sentence && self.is_event(subject, document));
        let meant = meant.filter(|document| !self.is_another_between(document, draft.sentence));
        let meant: Vec<&DatedEvent> = meant.collect();
        let first = meant.first().filter(|first| is_open(first.day))?;
        let one_day = meant.iter().all(|document| document.day == first.day);
        one_day.then_some(first.moment)
    }

    /// "a statement on Monday … Koch said in a statement … The statement said": the last one is meant.
    fn is_another_between(&self, document: &DatedEvent, sentence: usize) -> bool {
        // A report tells of one deal.
        if means(&document.word.lemma, "agreement") {
            return false;
        }
        let mut between = (document.sentence + 1..sentence).take(REACH);
        between.any(|sentence| {
            let mut phrases = self.clauses.phrases_of(sentence);
            phrases.any(|phrase| {
                let is_new = self.is_any(self.phrase(phrase).tokens.start, &["a", "an", "another"]);
                is_new && self.head(phrase) == document.word.lemma
            })
        })
    }

    /// Finds the documents that the report tells to be made on a day, by the nouns for them.
    fn dated_documents(&self) -> Vec<DatedEvent<'_>> {
        let moments = self.moments.moments.iter();
        let days = moments.filter_map(|moment| Some((self.day_of(moment)?, moment)));
        let past = days.filter(|(_, moment)| !self.lies_ahead(moment));
        let documents = past.take(MOST).flat_map(|(day, moment)| {
            let sentence = self.sentence_at(moment.span);
            let made = self.clauses.of_sentence(sentence).filter(|&place| {
                let dated = self.moments.of_event(place);
                let is_told = self.happened(place) || self.clause(place).antecedent.is_some();
                is_told && dated.is_some_and(|dated| dated.span == moment.span)
            });
            let made = made.flat_map(|place| self.made_by(self.clause(place)));
            let around = self.clauses.phrases_of(sentence).filter(|&phrase| {
                let phrase = self.phrase(phrase);
                phrase.time.is_none() && phrase.span.contains(moment.span) && phrase.governed_by.is_none()
            });
            let things = made.chain(around).filter(|&thing| self.is_document(self.head(thing)));
            let things = things.filter_map(|thing| self.thing(thing));
            things.map(move |word| DatedEvent {
                day,
                moment,
                word,
                sentence,
            })
        });
        documents.take(MOST).collect()
    }

    fn is_document(&self, noun: &str) -> bool {
        self.lexicon.can_speak(noun) || means(noun, "agreement")
    }

    /// Gives what a clause tells to be made: "a deal signed on Monday", "They signed a deal on Monday".
    fn made_by(&self, clause: &Clause) -> Vec<usize> {
        let is_made = MAKING.contains(&clause.verb.lemma.as_str()) && !clause.quoted;
        let undergone = clause.antecedent.or(clause.subject).filter(|_| clause.verb.passive);
        let objects = clause.objects.iter().copied().filter(|_| !clause.verb.passive);
        undergone.into_iter().chain(objects).filter(|_| is_made).collect()
    }
}
