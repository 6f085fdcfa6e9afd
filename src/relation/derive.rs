//! Relations that follow from two others.

use super::Relation;
use super::finder::RelationFinder;
use crate::evidence::{Evidence, Party};
use crate::ontology::{Modality, Polarity, Trait};
use crate::span::Span;

/// So many sentences lie between two claims at most.
const NEAR: usize = 2;

/// Words before a claim to what somebody else claims: "Peru has a rival claim".
const RIVAL: [&str; 5] = ["competing", "conflicting", "counter", "overlapping", "rival"];

impl RelationFinder<'_> {
    /// Finds what follows from two relations that are told near each other by the same voices; the evidence is the words
    /// of both.
    pub(super) fn derive(&self, relations: &mut Vec<Relation>) {
        let rivals = self.rival_claims(relations);
        relations.extend(rivals);
        let disputes = self.disputes(relations);
        relations.extend(disputes);
    }

    /// "China claims the reef. Peru and Chile have rival claims."
    fn rival_claims(&self, relations: &[Relation]) -> Vec<Relation> {
        let mut rivals = Vec::new();
        for claim in relations.iter().filter(|relation| is_fact(relation, "claims")) {
            let first = self.sentence_at(claim.evidence.span);
            let last = (first + NEAR).min(self.sentences.sentences.len().saturating_sub(1));
            for clause in (first..=last).flat_map(|sentence| self.clauses_of(sentence)) {
                let mut objects = clause.objects.iter().filter(|&&object| self.head(object) == "claim");
                let Some(&object) = objects.find(|&&object| self.is_rival(object)) else {
                    continue;
                };
                let voices = self.voices(clause.verb.span, false);
                let span = claim.evidence.span.cover(self.phrase(object).span);
                for rival in self.acting(&self.subjects(clause)) {
                    let is_state = rival.is(Trait::State) && !rival.is_same(&claim.actor);
                    if is_state && voices == claim.evidence.voices {
                        let rule = "rival-claim";
                        rivals.push(derived(
                            "claims",
                            (rival, claim.recipient.clone()),
                            clause.verb.span,
                            (span, rule),
                            &voices,
                        ));
                    }
                }
            }
        }
        rivals
    }

    /// Says whether a claim is one against another's and does not say to what.
    fn is_rival(&self, object: usize) -> bool {
        let mut tokens = self.phrase(object).tokens.clone();
        let is_named = self
            .behind(object)
            .any(|behind| ["in", "on", "over", "to"].contains(&behind.preposition.as_str()));
        !is_named && tokens.any(|token| RIVAL.contains(&self.word(token).to_lowercase().as_str()))
    }

    /// Where one state claims what another controls or claims, the two are in dispute: "Russia controls the four islands.
    /// Japan claims them."
    fn disputes(&self, relations: &[Relation]) -> Vec<Relation> {
        let mut disputes = Vec::new();
        // In text order, like the relations.
        let holds = relations
            .iter()
            .filter(|relation| is_fact(relation, "controls") || is_fact(relation, "claims"));
        let holds: Vec<(usize, &Relation)> = holds.map(|hold| (self.sentence_at(hold.trigger), hold)).collect();
        for claim in relations.iter().filter(|relation| is_fact(relation, "claims")) {
            let place = self.sentence_at(claim.trigger);
            for &(_, hold) in holds.iter().filter(|(other, _)| other.abs_diff(place) <= NEAR) {
                let about_same = claim.recipient.is_same(&hold.recipient) && !claim.actor.is_same(&hold.actor);
                // Of "claimed by Peru and Chile" nobody tells that the two quarrel; of two claims the later tells it.
                let is_other = hold.relation_type.as_str() == "controls" || hold.trigger < claim.trigger;
                let is_near = hold.relation_type.as_str() == "claims" || self.is_next(place, hold);
                if about_same && is_other && is_near && claim.evidence.voices == hold.evidence.voices {
                    let span = claim.evidence.span.cover(hold.evidence.span);
                    let rule = "claims-what-another-controls";
                    let ends = (claim.actor.clone(), hold.actor.clone());
                    disputes.push(derived(
                        "in_dispute_with",
                        ends,
                        claim.trigger,
                        (span, rule),
                        &claim.evidence.voices,
                    ));
                }
            }
        }
        disputes
    }

    fn is_next(&self, place: usize, hold: &Relation) -> bool {
        self.sentence_at(hold.trigger).abs_diff(place) <= 1
    }
}

fn is_fact(relation: &Relation, id: &str) -> bool {
    let is_so = (relation.polarity, relation.modality) == (Polarity::Affirmed, Modality::Actual);
    is_so && relation.relation_type.as_str() == id
}

fn derived(id: &str, ends: (Party, Party), trigger: Span, (span, rule): (Span, &str), voices: &[Party]) -> Relation {
    let evidence = Evidence {
        span,
        rule: rule.into(),
        voices: voices.to_vec(),
    };
    Relation::fact(id, ends, trigger, evidence)
}
