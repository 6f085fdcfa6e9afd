//! Occasions: when, where and before whom somebody speaks.

use super::Statement;
use super::find::Draft;
use super::finder::StatementFinder;
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::moment::Moment;
use crate::ontology::Trait;
use crate::span::Span;
use crate::timex::Precision;

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
        let tells =
            |clause: &Clause| opens(&clause.verb.lemma) && clause.kind == ClauseKind::Main && !clause.verb.negated;
        clauses
            .filter(|(_, clause)| tells(clause))
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
                occasion.said = self.moments.of_report(index, &[]).cloned();
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

    /// Gives the occasion that a statement's own words tell of: its day holds for what the speaker says next.
    pub(super) fn own_occasion(&self, draft: &Draft) -> Option<Occasion> {
        let statement = &draft.statement;
        let addressee = statement.addressee.as_ref().filter(|party| party.is_agent());
        let tells = statement.said.is_some() || statement.occasion.is_some();
        if !tells || statement.within.is_some() {
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

/// Fills what a statement's own words leave open.
pub(super) fn fill(statement: &mut Statement, occasion: &Occasion) {
    if statement.said.is_none() {
        statement.said = occasion.said.clone().map(|said| Moment {
            via: Some("same-occasion".into()),
            ..said
        });
    }
    statement.place = statement.place.take().or_else(|| occasion.place.clone());
    statement.addressee = statement.addressee.take().or_else(|| occasion.addressee.clone());
    statement.occasion = statement.occasion.or(occasion.words);
}
