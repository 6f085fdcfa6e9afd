//! Between the steps. Sentences … Moments → Page: what statements, relations and stances read, side by side.
//!
//! A page asks nothing of an article that an earlier step has answered; it puts the answers side by side, each found by
//! the place it belongs to. [`TaggedText`](crate::sentence::TaggedText) answers what words are,
//! [`ParsedText`] how they stand to each other, the page whom they mean.

use crate::clause::{Clause, ParsedText};
use crate::coreference::{Reference, References};
use crate::evidence::Party;
use crate::mention::Gazetteer;
use crate::moment::Moments;
use crate::ontology::EntityId;
use crate::sentence::{Quotation, Sentence};
use crate::span::Span;
use crate::status::Statuses;
use std::ops::Deref;

/// An article as step 8 leaves it. Asks of words and clauses what [`ParsedText`] answers.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// Steps 1 to 5.
    pub parsed: ParsedText<'a>,
    /// Step 6.
    pub references: &'a References,
    /// Step 7.
    pub moments: &'a Moments,
    /// Step 8.
    pub statuses: &'a Statuses,
    /// Whom names mean, and who held which office when.
    pub gazetteer: &'a Gazetteer,
    /// The quotations that stand in no other one, in text order.
    outer_quotations: Vec<Quotation>,
}

impl<'a> Deref for Page<'a> {
    type Target = ParsedText<'a>;

    fn deref(&self) -> &ParsedText<'a> {
        &self.parsed
    }
}

impl<'a> Page<'a> {
    /// Puts side by side what the steps have made of an article.
    pub fn new(
        parsed: ParsedText<'a>,
        references: &'a References,
        moments: &'a Moments,
        statuses: &'a Statuses,
        gazetteer: &'a Gazetteer,
    ) -> Self {
        let quotations = parsed.sentences.quotations.iter();
        let outer = quotations.filter(|quotation| quotation.level == 0);
        Self {
            parsed,
            references,
            moments,
            statuses,
            gazetteer,
            outer_quotations: outer.copied().collect(),
        }
    }

    /// Gives a clause by its place.
    pub fn clause(&self, clause: usize) -> &'a Clause {
        &self.clauses.clauses[clause]
    }

    /// Gives the sentence that a clause stands in.
    pub fn sentence(&self, clause: &Clause) -> &'a Sentence {
        &self.sentences.sentences[clause.sentence]
    }

    /// Gives the clauses of a sentence, by its place.
    pub fn clauses_of(&self, sentence: usize) -> &'a [Clause] {
        &self.clauses.clauses[self.clauses.of_sentence(sentence)]
    }

    /// Gives the places of the clauses whose verb stands in a stretch, in text order of their sentences.
    pub fn places_in(&self, span: Span) -> impl Iterator<Item = usize> + use<'a> {
        let (first, last) = (self.sentence_at(span), self.sentences_to(span));
        let range = self.clauses.of_sentence(first).start..self.clauses.of_sentence(last).end;
        let clauses = &self.clauses.clauses;
        let is_inside = move |&place: &usize| clauses.get(place).is_some_and(|clause| span.contains(clause.verb.span));
        range.filter(is_inside)
    }

    /// Gives the clauses whose verb stands in a stretch, in text order of their sentences.
    pub fn clauses_in(&self, span: Span) -> impl Iterator<Item = &'a Clause> + use<'a> {
        let clauses = &self.clauses.clauses;
        self.places_in(span).map(move |place| &clauses[place])
    }

    fn sentences_to(&self, span: Span) -> usize {
        let sentences = &self.sentences.sentences;
        let behind = sentences.partition_point(|sentence| sentence.span.start < span.end);
        behind.saturating_sub(1)
    }

    /// Gives whom or what the words at a place mean, if they are one reference.
    pub fn meant_at(&self, span: Span) -> &'a [Party] {
        let references = &self.references.references;
        let place = references.partition_point(|reference| reference.span < span);
        let found = references.get(place).filter(|reference| reference.span == span);
        found.map(|reference| reference.parties.as_slice()).unwrap_or_default()
    }

    /// Gives what refers to somebody or something wholly inside a stretch, in text order.
    pub fn references_in(&self, span: Span) -> &'a [Reference] {
        let references = &self.references.references;
        let from = references.partition_point(|reference| reference.span.start < span.start);
        let count = references[from..]
            .iter()
            .take_while(|reference| reference.span.end <= span.end)
            .count();
        &references[from..from + count]
    }

    /// Gives everybody that a noun phrase and those joined to it by `and` mean, in text order.
    pub fn everybody(&self, phrase: usize) -> Vec<Party> {
        self.references.everybody(self.clauses, phrase)
    }

    /// Gives everybody that the subject of a clause means; empty where it has none.
    pub fn subjects(&self, clause: &Clause) -> Vec<Party> {
        clause
            .subject
            .map(|subject| self.everybody(subject))
            .unwrap_or_default()
    }

    /// Gives the quotations that stand in no other one, in text order.
    pub fn outer_quotations(&self) -> &[Quotation] {
        &self.outer_quotations
    }

    /// Gives the quotations, outside any other, that a stretch touches, in text order.
    pub fn quotations_in(&self, span: Span) -> impl Iterator<Item = &Quotation> {
        let start = self
            .outer_quotations
            .partition_point(|quotation| quotation.span.end <= span.start);
        let touches = move |quotation: &&Quotation| quotation.span.start < span.end;
        self.outer_quotations[start..].iter().take_while(touches)
    }

    /// Gives the last quotation, outside any other, that ends before a byte.
    pub fn last_quotation_before(&self, byte: u32) -> Option<&Quotation> {
        let end = self
            .outer_quotations
            .partition_point(|quotation| quotation.span.end <= byte);
        self.outer_quotations[..end].last()
    }

    /// Says whether a stretch stands wholly between quotation marks.
    pub fn is_quoted(&self, span: Span) -> bool {
        self.quotations_in(span).any(|quotation| quotation.inner.contains(span))
    }

    /// Says whether a party is the speaker, or the state or body that the speaker acts for; of those not linked, by name.
    pub fn is_own(&self, party: &Party, speaker: &Party) -> bool {
        if party.name == speaker.name {
            return true;
        }
        let (Some(party), Some(speaker)) = (&party.entity, &speaker.entity) else {
            return false;
        };
        party == speaker || self.acts_for(party, speaker)
    }

    fn acts_for(&self, party: &EntityId, speaker: &EntityId) -> bool {
        let wholes = |id| self.gazetteer.lineage(id).skip(1).map(|whole| &whole.id);
        let person = self.gazetteer.entity(speaker);
        let offices = person.into_iter().flat_map(|person| &person.offices);
        let acts_for: Vec<_> = wholes(speaker)
            .chain(offices.flat_map(|term| wholes(&term.office)))
            .collect();
        acts_for.contains(&party) || wholes(party).any(|whole| acts_for.contains(&whole) || whole == speaker)
    }
}
