//! Occasions: when, where and before whom somebody speaks.

use super::Statement;
use super::event::means;
use super::find::Draft;
use super::finder::StatementFinder;
use super::report_day::RECENT;
use super::way::Way;
use crate::clause::{Clause, ClauseKind, PrepositionalPhrase};
use crate::evidence::{Party, TimeRelation, TimeStatus};
use crate::moment::Moment;
use crate::ontology::Trait;
use crate::span::Span;
use crate::timex::Precision;

/// What is published apart from the day's news, and times that no day of it tells: "during his campaign, he accused".
/// Grammar has no mark for them, and what else there is is rare.
const APART: [&str; 16] = [
    "book",
    "campaign",
    "candidacy",
    "career",
    "column",
    "documentary",
    "essay",
    "interview",
    "letter",
    "memoir",
    "presidency",
    "primary",
    "race",
    "reign",
    "tenure",
    "term",
];

/// "At the meeting" is one that so many sentences before told of at most.
const REACH: usize = 30;

/// And so many clauses before.
const CLAUSES: usize = 200;

/// A situation in which somebody speaks.
#[derive(Debug, Clone, Default)]
pub(super) struct Occasion {
    /// Who takes part, the speaker first.
    pub(super) people: Vec<String>,
    pub(super) said: Option<Moment>,
    pub(super) place: Option<Party>,
    pub(super) addressee: Option<Party>,
    pub(super) words: Option<Span>,
    pub(super) sentence: usize,
    /// Whether they met: then each of them speaks on it, in the same paragraph.
    pub(super) is_meeting: bool,
    /// The speaker.
    pub(super) speaker: Option<Party>,
}

impl Occasion {
    /// Says whether its time is as precise as a day, known or not: `2024-06-05`, `XXXX-WXX-5`, but not `2024-06`.
    pub(super) fn names_day(&self) -> bool {
        let said = self.said.as_ref();
        said.is_some_and(|said| said.when.value.precision() <= Precision::Day)
    }
}

impl StatementFinder<'_> {
    /// Finds the sentences that tell of an occasion: "Putin spoke to reporters on Wednesday".
    pub(super) fn find_occasions(&self) -> Vec<Occasion> {
        let clauses = self.clauses.clauses.iter().enumerate();
        let opens = |lemma: &str| self.lexicon.opens_occasion(lemma) || self.lexicon.is_meeting(lemma);
        let tells = |&(place, clause): &(usize, &Clause)| {
            opens(&clause.verb.lemma) && clause.kind == ClauseKind::Main && self.statuses.of(place).is_fact()
        };
        clauses
            .filter(tells)
            .filter_map(|(index, clause)| {
                let speakers = self.everybody(clause.subject?);
                let speaker = speakers.first()?;
                let mut occasion = Occasion {
                    people: speakers.iter().map(|party| party.name.clone()).collect(),
                    sentence: clause.sentence,
                    words: Some(clause.span),
                    speaker: Some(speaker.clone()),
                    ..Occasion::default()
                };
                for phrase in self.phrases_of(index, clause.span.end) {
                    self.read_phrase(phrase, &mut occasion);
                }
                occasion.said = self
                    .moments
                    .of_report(index, &[])
                    .find(|moment| self.can_date(index, moment))
                    .cloned();
                self.read_meeting(clause, &mut occasion);
                speaker.is_agent().then_some(occasion)
            })
            .collect()
    }

    /// "Klimkin met his German counterpart, Steinmeier, in Berlin on Friday": both may tell of it, to others.
    fn read_meeting(&self, clause: &Clause, occasion: &mut Occasion) {
        let with = self.clauses.prepositional_of(clause);
        let with = with
            .filter(|phrase| phrase.preposition == "with")
            .map(|phrase| phrase.object);
        let others = clause
            .objects
            .iter()
            .copied()
            .chain(with)
            .flat_map(|phrase| self.everybody(phrase));
        occasion
            .people
            .extend(others.filter(|party| party.is_agent()).map(|party| party.name));
        if self.lexicon.is_meeting(&clause.verb.lemma) {
            occasion.is_meeting = true;
            occasion.addressee = None;
            occasion.words = None;
        }
    }

    /// Says whether an occasion is one on which somebody speaks: his own, or a meeting told of in the same paragraph.
    pub(super) fn takes_part(&self, speaker: &Party, sentence: usize, occasion: &Occasion) -> bool {
        let near = self.paragraph(sentence) == self.paragraph(occasion.sentence);
        let is_own = occasion.people.first() == Some(&speaker.name);
        let is_person = speaker.is(Trait::Person);
        occasion.sentence <= sentence
            && (is_own && (near || is_person && !occasion.is_meeting)
                || near && occasion.is_meeting && occasion.people.contains(&speaker.name))
    }

    /// Says whether words were published apart from what their speaker said before: "said in a letter to Kim".
    pub(super) fn is_apart(&self, draft: &Draft) -> bool {
        let phrases = draft.clause.map(|clause| self.phrases_of(clause, u32::MAX));
        let mut phrases = phrases.unwrap_or_default().into_iter();
        phrases.any(|phrase| {
            matches!(phrase.preposition.as_str(), "in" | "during") && APART.contains(&self.head(phrase.object))
        })
    }

    /// "said on Twitter", "wrote on his website": says whether a medium carries the words.
    pub(super) fn is_on_medium(&self, draft: &Draft) -> bool {
        let phrases = draft.clause.map(|clause| self.phrases_of(clause, u32::MAX));
        let mut phrases = phrases.unwrap_or_default().into_iter();
        phrases.any(|phrase| phrase.preposition == "on" && self.lexicon.carries_words(self.head(phrase.object)))
    }

    /// Gives when the occasion was that a clause names as known: "In April they held a meeting. … At the meeting, he said".
    pub(super) fn known_occasion(&self, index: usize, content: &[Span]) -> Option<Moment> {
        let outside = |phrase: &&PrepositionalPhrase| !content.iter().any(|span| span.contains(phrase.span));
        let phrases = self.phrases_of(index, u32::MAX).into_iter().filter(outside);
        let mut nouns = phrases.filter_map(|phrase| {
            let known = self.is_any(self.token_at(phrase.span.start) + 1, &["the", "that"]);
            let noun = self.head(phrase.object);
            let leads = matches!(phrase.preposition.as_str(), "at" | "in" | "during");
            (known && leads && self.lexicon.is_occasion(noun)).then_some(noun)
        });
        let noun = nouns.next()?;
        let sentence = self.clause(index).sentence;
        let near = (sentence.saturating_sub(REACH)..sentence).rev();
        let mut clauses = near.flat_map(|sentence| self.clauses.of_sentence(sentence).rev());
        let place = clauses.by_ref().take(CLAUSES).find(|&place| {
            let clause = self.clause(place);
            let is_held = clause.objects.iter().any(|&object| self.head(object) == noun);
            let is_told = clause.kind == ClauseKind::Main && !clause.quoted;
            // "The talks - the first time the leaders met since 2007 - came late": that only compares.
            let leads = || self.clauses.of_sentence(clause.sentence).next() == Some(place);
            is_told && (is_held || means(noun, &clause.verb.lemma)) && (leads() || self.occasion_time(place).is_some())
        })?;
        let moment = self.occasion_time(place)?;
        self.can_date(place, moment).then(|| moment.clone())
    }

    /// Gives when an occasion was that a clause tells of: "met in April", but not "met since 2007".
    fn occasion_time(&self, place: usize) -> Option<&Moment> {
        let moment = self.moments.of_event(place);
        moment.filter(|moment| moment.when.relation == TimeRelation::During)
    }

    /// Gives the occasion that a statement's own words tell of: its day holds for what the speaker says next.
    ///
    /// None of what is told inside another statement, but for a mere relay: "he said on Monday, according to Reuters".
    pub(super) fn own_occasion(&self, drafts: &[Draft], place: usize) -> Option<Occasion> {
        let draft = &drafts[place];
        let statement = &draft.statement;
        let addressee = statement.addressee.as_ref().filter(|party| party.is_agent());
        let tells = statement.said.is_some() || statement.occasion.is_some();
        let relayed = |outer: usize| drafts[outer].way == Way::AccordingTo;
        if !tells || !statement.within.is_none_or(relayed) || self.recalls(draft) {
            return None;
        }
        let mut people = vec![statement.speaker.name.clone()];
        people.extend(addressee.map(|party| party.name.clone()));
        Some(Occasion {
            people,
            said: statement.said.clone(),
            place: statement.place.clone(),
            addressee: statement.addressee.clone(),
            words: statement.occasion,
            sentence: draft.sentence,
            is_meeting: false,
            speaker: Some(statement.speaker.clone()),
        })
    }
}

impl StatementFinder<'_> {
    /// "the call in May in which he urged Chad": what an aside recalls is no news on which he goes on.
    fn recalls(&self, draft: &Draft) -> bool {
        let is_aside = draft
            .clause
            .is_some_and(|clause| self.clause(clause).kind == ClauseKind::Relative);
        let first = self.article.published.and_then(|day| day.checked_sub_days(RECENT));
        let said = draft.statement.said.as_ref().and_then(|said| said.when.days());
        is_aside && said.is_some_and(|said| said.earliest < first)
    }
}

/// Fills what a statement's own words leave open.
pub(super) fn fill(statement: &mut Statement, occasion: &Occasion, status: TimeStatus) {
    fill_unheard(statement, occasion, status);
    statement.addressee = statement.addressee.take().or_else(|| occasion.addressee.clone());
}

/// Fills what a statement's own words leave open, but for who hears it.
pub(super) fn fill_unheard(statement: &mut Statement, occasion: &Occasion, status: TimeStatus) {
    if let (None, Some(said)) = (&statement.said, &occasion.said) {
        statement.said = Some(Moment {
            via: Some("same-occasion".into()),
            ..said.clone()
        });
        statement.days.status = status;
    }
    statement.place = statement.place.take().or_else(|| occasion.place.clone());
    statement.occasion = statement.occasion.or(occasion.words);
}
