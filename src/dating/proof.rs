//! What in a text tells when it was published.

use super::Proof;
use crate::article::{Article, read_article};
use crate::clause::{Clause, Tense};
use crate::extraction::Extraction;
use crate::knowledge::Knowledge;
use crate::mention::Tenure;
use crate::moment::{Moment, Start, beginnings};
use crate::ontology::{Modality, Polarity};
use crate::relation::Relation;
use crate::sentence::split_sentences;
use crate::span::Span;
use crate::time::{TimeExpression, find_times};
use crate::timex::{Interval, Timex};
use chrono::NaiveDate;

/// Nobody writes "took office thirty years ago" to say when: so many days behind a beginning are tried.
const REACH: usize = 20 * 366;

/// Rules that count from another time in the text, which tells nothing of publication.
const FROM_TEXT: &[&str] = &["units-later", "units-earlier", "same-unit", "name-before", "name-after"];

/// Finds the proofs in one article that was read without its date.
pub(super) struct Prover<'a> {
    article: &'a Article,
    extraction: &'a Extraction,
    knowledge: &'a Knowledge,
}

impl<'a> Prover<'a> {
    pub(super) fn new(article: &'a Article, extraction: &'a Extraction, knowledge: &'a Knowledge) -> Self {
        Self {
            article,
            extraction,
            knowledge,
        }
    }

    /// Finds dates that the text writes out and speaks of as past: "In 2018, the two agreed". It is not older.
    ///
    /// "a 1956 declaration" and "agreed to meet in 2030" are none.
    pub(super) fn past_dates(&self) -> Vec<Proof> {
        let times = self.extraction.times.iter().enumerate();
        let proof = |(index, time): (usize, &TimeExpression)| {
            let (earliest, _) = time.value.bounds()?;
            self.is_past(index).then(|| Proof {
                span: time.span,
                days: Interval {
                    earliest: Some(earliest),
                    latest: None,
                },
                rule: "past-date".into(),
                fact: String::new(),
            })
        };
        times.filter_map(proof).collect()
    }

    /// Says whether a time is when something was that a past verb tells.
    fn is_past(&self, time: usize) -> bool {
        let clauses = &self.extraction.clauses;
        clauses.prepositional.iter().any(|phrase| {
            clauses.noun_phrases[phrase.object].time == Some(time)
                && phrase.preposition != "of"
                && phrase.clause.is_some_and(|clause| tells_past(&clauses.clauses[clause]))
        })
    }

    /// Finds titles of people of whom the gazetteer knows when they held the office: "Prime Minister Yoshihide Suga".
    ///
    /// "then-Prime Minister Shinzo Abe", and who is named beside a past date, tell nothing of the day of publication.
    pub(super) fn offices_held(&self) -> Vec<Proof> {
        // "Prime Minister Suga took office last September": who came into office holds it since.
        let is_begun = |moment: &Moment| moment.via.as_ref().is_some_and(|via| via.as_str() == "term-begun");
        let relations = self.extraction.relations.iter().filter(|relation| {
            relation.relation_type.as_str() == "holds_office"
                && relation.happened.as_ref().is_none_or(is_begun)
                && relation.polarity == Polarity::Affirmed
                && relation.modality == Modality::Actual
                && self.is_current(relation.trigger)
        });
        let proof = |relation: &Relation| {
            let person = self.knowledge.gazetteer.entity(relation.actor.entity.as_ref()?)?;
            let office = relation.recipient.entity.as_ref()?;
            let terms = || person.offices.iter().filter(|term| &term.office == office);
            // An end that is not known stays open: `None` is less than every day.
            let earliest = terms().map(|term| term.from).min()?;
            let ends = terms().map(|term| term.to).collect::<Option<Vec<_>>>();
            let end = ends.and_then(|ends| ends.into_iter().max());
            let office = self.knowledge.gazetteer.entity(office)?;
            Some(Proof {
                span: relation.evidence.span,
                days: Interval {
                    earliest,
                    // The day after the last counts: news of an end still gives the title.
                    latest: end,
                },
                rule: "office-held".into(),
                fact: format!("{}: {}", person.label, office.label),
            })
        };
        relations.filter_map(proof).collect()
    }

    /// Says whether a title is of somebody who holds the office now, in a sentence of the present.
    fn is_current(&self, title: Span) -> bool {
        let held = self.extraction.mentions.iter().any(|mention| {
            let tenure = mention.title.as_ref().map(|title| title.tenure);
            mention.full.overlaps(title) && matches!(tenure, Some(Tenure::Current | Tenure::Acting))
        });
        let sentences = &self.extraction.sentences.sentences;
        let sentence = sentences.iter().find(|sentence| sentence.span.contains(title));
        let dated = self.extraction.times.iter().any(|time| {
            sentence.is_some_and(|sentence| sentence.span.contains(time.span)) && time.value.bounds().is_some()
        });
        held && !dated
    }

    /// Finds beginnings that the gazetteer dates and the text counts from its publication: "took office last September".
    ///
    /// Every day in the interval is tried as the day of publication; those remain on which the words mean the day of the
    /// gazetteer.
    pub(super) fn starts(&self, within: Interval) -> Vec<Proof> {
        let clauses = self.extraction.clauses.clauses.iter().enumerate();
        let proof = |(index, clause): (usize, &Clause)| {
            let start = self
                .knowledge
                .moment
                .starts()
                .iter()
                .find(|start| self.tells(start, clause))?;
            let time = self.time_of(index)?;
            let subject = clause.subject.or(clause.antecedent)?;
            let [party] = self.extraction.references.parties(subject) else {
                return None;
            };
            let entity = self.knowledge.gazetteer.entity(party.entity.as_ref()?)?;
            let beginnings = beginnings(start.begins, entity);
            let mut fits =
                (beginnings.iter()).filter_map(|begun| Some((begun, self.fitting(clause, time, begun, within)?)));
            let (begun, days) = fits.next()?;
            // Of two terms that both began in a September, either can be meant.
            if fits.next().is_some() {
                return None;
            }
            Some(Proof {
                span: clause.verb.span.cover(time.span),
                days,
                rule: start.id.as_str().into(),
                fact: format!("{}: {begun}", entity.label),
            })
        };
        clauses.filter_map(proof).collect()
    }

    /// Says whether a clause tells such a beginning.
    fn tells(&self, start: &Start, clause: &Clause) -> bool {
        let parsed = self.extraction.parsed(self.article, self.knowledge);
        tells_past(clause) && start.fits(clause, parsed)
    }

    /// Gives the first time behind the verb of a clause that is counted from publication.
    fn time_of(&self, clause: usize) -> Option<&TimeExpression> {
        let clauses = &self.extraction.clauses.clauses;
        let verb = clauses[clause].verb.span;
        let after = |time: &&TimeExpression| time.span.start >= verb.end && clauses[clause].span.contains(time.span);
        let time = self.extraction.times.iter().find(after)?;
        let below = clauses.iter().skip(clause + 1);
        let deeper = below
            .take_while(|below| below.sentence == clauses[clause].sentence)
            .any(|below| below.span.contains(time.span) && clauses[clause].span.contains(below.span));
        let counted = time.value.bounds().is_none() && !FROM_TEXT.contains(&time.rule.as_str());
        (counted && !deeper).then_some(time)
    }

    /// Gives the days of publication on which a time in a sentence fits a beginning; `None` if there are none.
    fn fitting(&self, clause: &Clause, time: &TimeExpression, begun: &Timex, within: Interval) -> Option<Interval> {
        let (begun_first, begun_last) = begun.bounds()?;
        let sentence = self.extraction.sentences.sentences[clause.sentence].span;
        let printed = Article::from_text("sentence", sentence.slice(&self.article.text), None);
        let reading = read_article(&printed, &self.knowledge.article);
        let mut article = reading.article.clone().into_owned();
        let sentences = split_sentences(&article, &self.knowledge.sentence);
        let first = within
            .earliest
            .map_or(begun_first, |earliest| earliest.max(begun_first));
        let last = within.latest.unwrap_or(NaiveDate::MAX);
        let fitting = first
            .iter_days()
            .take(REACH)
            .take_while(|&published| published <= last)
            .filter(|&published| {
                article.published = Some(published);
                let times = find_times(&article, &sentences, &[], &self.knowledge.time);
                let same = times
                    .iter()
                    .find(|other| reading.original(other.span).start + sentence.start == time.span.start);
                let bounds = same.and_then(|time| time.value.bounds());
                bounds.is_some_and(|(earliest, latest)| earliest <= begun_last && begun_first <= latest)
            });
        let fitting: Vec<NaiveDate> = fitting.collect();
        Some(Interval {
            earliest: Some(*fitting.first()?),
            latest: fitting.last().copied(),
        })
    }
}

/// Says whether a clause tells what was: no wish, no denial.
fn tells_past(clause: &Clause) -> bool {
    let verb = &clause.verb;
    verb.tense == Tense::Past && !verb.negated && verb.modal.is_none()
}
