//! When, where, to whom and on what occasion a statement was made, by its own words or by those beside it.

use super::Statement;
use super::find::Draft;
use super::finder::StatementFinder;
use super::occasion::{Occasion, fill};
use crate::clause::{Clause, ClauseKind, PrepositionalPhrase};
use crate::moment::Moment;
use crate::timex::Precision;

impl StatementFinder<'_> {
    /// Gives every statement its circumstances.
    pub(super) fn find_circumstances(&self, drafts: &mut [Draft]) {
        let mut occasions = self.find_occasions();
        for index in 0..drafts.len() {
            self.read_own(&mut drafts[index]);
            let own = self.own_occasion(&drafts[index]);
            if let Some(own) = own {
                occasions.push(own);
            }
            let outer = drafts[index]
                .statement
                .within
                .map(|outer| drafts[outer].statement.speaker.name.clone());
            let draft = &mut drafts[index];
            match outer {
                Some(outer) => self.inherit_nested(draft, &outer, &occasions),
                None => self.inherit(draft, &occasions),
            }
        }
        // A headline and a lead tell of the occasion that the next sentences describe.
        for draft in drafts
            .iter_mut()
            .filter(|draft| draft.statement.within.is_none() && draft.statement.said.is_none())
        {
            let paragraph = |sentence: usize| {
                self.sentences
                    .sentences
                    .get(sentence)
                    .map_or(0, |sentence| sentence.paragraph)
            };
            let place = paragraph(draft.sentence);
            let speaker = draft.statement.speaker.clone();
            // "Taiwan says drones circled" above "Taiwan's defence ministry said on Thursday …"
            let acts_for = |occasion: &Occasion| {
                let lead = place == 0 && paragraph(occasion.sentence) == 1;
                lead && occasion
                    .speaker
                    .as_ref()
                    .is_some_and(|other| self.is_own(other, &speaker) || self.is_own(&speaker, other))
            };
            let tells = |occasion: &&Occasion| {
                let same = occasion.people.first() == Some(&speaker.name);
                (same || acts_for(occasion)) && occasion.sentence > draft.sentence && occasion.said.is_some()
            };
            if let Some(later) = occasions.iter().find(tells).filter(|_| place <= 1) {
                fill(&mut draft.statement, later);
            }
        }
    }

    /// Gives the prepositional phrases of a clause and of what is fronted before it, up to a byte, in text order.
    pub(super) fn phrases_of(&self, index: usize, end: u32) -> Vec<&PrepositionalPhrase> {
        let fronted = |below: &Clause| matches!(below.kind, ClauseKind::Participle | ClauseKind::Adverbial);
        let below = self
            .clauses
            .below(index)
            .map(|below| self.clause(below))
            .filter(|below| fronted(below));
        let clauses = std::iter::once(self.clause(index)).chain(below);
        let mut places: Vec<usize> = clauses
            .flat_map(|clause| clause.prepositional.iter().copied())
            .collect();
        places.sort_unstable();
        let phrases = places.into_iter().map(|place| &self.clauses.prepositional[place]);
        phrases.filter(|phrase| phrase.span.start < end).collect()
    }

    /// Reads what a prepositional phrase tells of an occasion.
    pub(super) fn read_phrase(&self, phrase: &PrepositionalPhrase, occasion: &mut Occasion) {
        let Some(party) = self.references.parties(phrase.object).first() else {
            return;
        };
        let noun = self.head(phrase.object);
        match phrase.preposition.as_str() {
            "to" | "with" if party.is_agent() && phrase.after.is_none_or(|before| self.asks(before)) => {
                occasion.addressee.get_or_insert_with(|| party.clone());
            }
            // "in response to a question from Kyodo News"
            "from" | "by" if phrase.after.is_some_and(|before| self.asks(before)) && party.is_agent() => {
                occasion.addressee.get_or_insert_with(|| party.clone());
            }
            "in" | "at" if party.is_one_of(&["Place", "State"]) => {
                occasion.place.get_or_insert_with(|| party.clone());
            }
            preposition if self.lexicon.leads_to_occasion(preposition) && self.lexicon.is_occasion(&noun) => {
                occasion
                    .words
                    .get_or_insert(phrase.span.cover(self.phrase(phrase.object).full));
            }
            _ => {}
        }
    }

    fn asks(&self, phrase: usize) -> bool {
        ["question", "query", "request", "inquiry"].contains(&self.head(phrase).as_str())
    }

    /// Gives the times that the content of a statement is about.
    pub(super) fn about_when(&self, statement: &Statement) -> Vec<Moment> {
        let inside = statement.content.iter().flat_map(|&span| self.moments.within(span));
        inside.cloned().collect()
    }

    /// Reads the circumstances that stand in a statement's own clause.
    fn read_own(&self, draft: &mut Draft) {
        let Some(index) = draft.clause else {
            return self.read_document(&mut draft.statement);
        };
        let statement = &mut draft.statement;
        let mut occasion = Occasion::default();
        let content = statement.content.clone();
        let outside = |phrase: &&PrepositionalPhrase| !content.iter().any(|span| span.contains(phrase.span));
        for phrase in self.phrases_of(index, u32::MAX).into_iter().filter(outside) {
            self.read_phrase(phrase, &mut occasion);
        }
        statement.said = self.moments.of_report(index, &content).cloned();
        statement.place = occasion.place;
        statement.addressee = statement.addressee.take().or(occasion.addressee);
        statement.occasion = occasion.words;
        self.read_document(statement);
    }

    /// A document speaks when it was made: "a 1956 joint declaration … The document states".
    fn read_document(&self, statement: &mut Statement) {
        if statement.said.is_some() || !statement.speaker.is_one_of(&["Treaty", "Document"]) {
            return;
        }
        let named = self.references.references.iter().filter(|reference| {
            reference
                .parties
                .iter()
                .any(|party| party.entity.is_some() && party.entity == statement.speaker.entity)
        });
        let mut moments = named.flat_map(|reference| self.moments.within(reference.span));
        statement.said = moments.next().map(|moment| Moment {
            via: Some("date-in-name".into()),
            ..moment.clone()
        });
    }

    /// Takes over what the last occasion of the same speaker tells.
    fn inherit(&self, draft: &mut Draft, occasions: &[Occasion]) {
        if draft.attitude
            && draft
                .clause
                .is_some_and(|clause| self.clauses.clauses[clause].verb.perfect)
        {
            return;
        }
        let speaker = draft.statement.speaker.clone();
        if !speaker.is_agent() {
            return;
        }
        let own = draft.statement.said.as_ref().map(|said| said.when.clone());
        let earlier = occasions
            .iter()
            .rev()
            .filter(|occasion| self.takes_part(&speaker, draft.sentence, occasion));
        let fits = |occasion: &&Occasion| match (&own, &occasion.said) {
            (Some(own), Some(said)) => *own == said.when,
            (None, Some(said)) => names_day(said) || !self.has_day(occasions, &speaker.name),
            (_, None) => true,
        };
        let near = |occasion: &Occasion| occasion.words.is_some() || draft.sentence - occasion.sentence <= 2;
        let mut earlier: Vec<Occasion> = earlier.filter(fits).cloned().collect();
        for occasion in &mut earlier {
            occasion.addressee = occasion.addressee.take().filter(|_| near(occasion));
        }
        // What its own words leave open, the last occasion tells; what that leaves open, the one before on the same day.
        for occasion in &earlier {
            let statement = &mut draft.statement;
            let own = statement.said.as_ref().map(|said| &said.when);
            let same_day = occasion
                .said
                .as_ref()
                .is_none_or(|said| own.is_none_or(|own| *own == said.when));
            if same_day {
                fill(statement, occasion);
            }
        }
    }

    fn has_day(&self, occasions: &[Occasion], name: &str) -> bool {
        occasions.iter().any(|occasion| {
            occasion.people.first().is_some_and(|first| first == name) && occasion.said.as_ref().is_some_and(names_day)
        })
    }

    /// "Suga said he told Putin …": what is told inside belongs to the occasion on which the two spoke.
    fn inherit_nested(&self, draft: &mut Draft, outer: &str, occasions: &[Occasion]) {
        let speaker = draft.statement.speaker.name.clone();
        let addressee = draft.statement.addressee.as_ref().map(|party| party.name.clone());
        let other = addressee.unwrap_or_else(|| outer.to_owned());
        let both = |occasion: &&Occasion| {
            speaker != other
                && occasion.people.contains(&speaker)
                && occasion.people.contains(&other)
                && occasion.sentence <= draft.sentence
        };
        let Some(occasion) = occasions.iter().rev().find(both) else {
            return;
        };
        let mut occasion = occasion.clone();
        if occasion.people.first() != Some(&speaker) {
            let first = self
                .references
                .references
                .iter()
                .flat_map(|reference| &reference.parties);
            occasion.addressee = first
                .clone()
                .find(|party| Some(&party.name) == occasion.people.first())
                .cloned();
        }
        fill(&mut draft.statement, &occasion);
    }
}

/// Says whether a time is as precise as a day, known or not: `2024-06-05`, `XXXX-WXX-5`, but not `2024-06`.
fn names_day(said: &Moment) -> bool {
    said.when.value.precision() <= Precision::Day
}
