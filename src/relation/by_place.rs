//! Where places lie, as the words put them: "Kabul, Afghanistan", "the Afghan city of Herat", "a base in Qatar".

use super::Relation;
use super::earlier::RelatedEnds;
use super::finder::RelationFinder;
use crate::evidence::{Evidence, Party};
use crate::ontology::{EntityId, Trait};
use crate::span::Span;

impl RelationFinder<'_> {
    /// Finds the places that are told to lie in others. The gazetteer must know it too: "Paris in February", "Odessa, Russia
    /// says," tell nothing.
    pub(super) fn find_places(&self, relations: &mut Vec<Relation>) {
        let mut told = RelatedEnds::new(relations);
        for phrase in 0..self.clauses.noun_phrases.len() {
            self.find_site(phrase, &mut told);
            self.find_wholes(phrase, &mut told);
            let parties = self.references.parties(phrase);
            // Whose a territory is, that is what states quarrel about.
            let is_known = |party: &&Party| is_place(party) && !party.is(Trait::Territory) && party.entity.is_some();
            let Some(place) = parties.iter().find(is_known) else {
                continue;
            };
            let behind = self.behind(phrase);
            let of_place = behind.filter(|behind| ["in", "of", "at"].contains(&behind.preposition.as_str()));
            let mut wholes: Vec<Party> = of_place
                .flat_map(|behind| self.references.parties(behind.object).to_vec())
                .collect();
            // "Kabul, Afghanistan"
            let beside = self.phrase(phrase).apposition;
            wholes.extend(
                beside
                    .into_iter()
                    .flat_map(|beside| self.references.parties(beside).to_vec()),
            );
            wholes.extend(self.references.owners(phrase).iter().cloned());
            wholes.extend(self.named_before(phrase, place));
            for whole in wholes.iter().filter(|whole| is_place(whole) || whole.is(Trait::State)) {
                if self.lies_in(place, whole) && !self.is_by_capital(whole) && !told.holds(place, whole) {
                    told.push(self.located(place, whole));
                }
            }
        }
    }

    /// Gives the states and places that are named before a place in its phrase, or in the phrase that it stands beside or
    /// is the name of: "the Afghan capital, Kabul", "the Afghan city of Herat".
    fn named_before(&self, phrase: usize, place: &Party) -> Vec<Party> {
        let governor = self
            .phrase(phrase)
            .governed_by
            .map(|governed| &self.clauses.prepositional[governed]);
        let of = governor
            .filter(|governor| governor.preposition == "of")
            .and_then(|governor| governor.after);
        let beside = phrase
            .checked_sub(1)
            .filter(|&before| self.phrase(before).apposition == Some(phrase));
        let around = [Some(phrase), of, beside].into_iter().flatten();
        let spans = around.map(|phrase| self.phrase(phrase).span);
        let inside = spans.flat_map(|span| self.references_in(span));
        // "Russian-controlled" says who holds it.
        let is_word = |span: Span| !self.text()[span.end as usize..].starts_with('-');
        let others = inside.filter(|other| Some(other.span) != place.span && is_word(other.span));
        others.flat_map(|other| other.parties.clone()).collect()
    }

    /// "including New York, Washington, Texas and Utah": in the name of a capital nothing lies that lies in its state.
    fn is_by_capital(&self, whole: &Party) -> bool {
        let Some(span) = whole.span.filter(|_| whole.is(Trait::State)) else {
            return false;
        };
        let mut named = self.gazetteer.named(span.slice(self.text())).into_iter();
        named.any(|place| place.kind.is(Trait::Place) && !place.kind.is(Trait::State))
    }

    /// Says whether the gazetteer has a place within another one.
    pub(super) fn lies_in(&self, place: &Party, whole: &Party) -> bool {
        let (Some(place), Some(whole)) = (&place.entity, &whole.entity) else {
            return false;
        };
        let around = self.gazetteer.lineage(place).skip(1);
        place != whole && around.map(|around| &around.id).any(|around: &EntityId| around == whole)
    }

    pub(super) fn located(&self, place: &Party, whole: &Party) -> Relation {
        let spans = [place.span, whole.span].into_iter().flatten();
        let span = spans.reduce(Span::cover).unwrap_or_default();
        let evidence = Evidence {
            span,
            rule: "place-in-place".into(),
            voices: self.voices(span, true),
        };
        let ends = (place.clone(), whole.clone());
        Relation::fact("located_in", ends, place.span.unwrap_or(span), evidence)
    }
}

pub(super) fn is_place(party: &Party) -> bool {
    party.is(Trait::Place) && !party.is(Trait::State)
}
