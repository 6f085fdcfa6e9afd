//! Relations that follow from two others.

use super::Relation;
use super::finder::RelationFinder;
use crate::evidence::Evidence;
use crate::ontology::{Modality, Polarity};

impl RelationFinder<'_> {
    /// Where one state claims what another controls or claims, the two are in dispute.
    ///
    /// "Russia controls the four islands. Japan claims them." Both must be told by the same voices, and near each
    /// other: the evidence is the words of both.
    pub(super) fn derive(&self, relations: &mut Vec<Relation>) {
        let mut derived = Vec::new();
        let told_as_fact = |relation: &&Relation, id: &str| {
            let is_so = (relation.polarity, relation.modality) == (Polarity::Affirmed, Modality::Actual);
            is_so && relation.relation_type.as_str() == id
        };
        // In text order, like the relations.
        let holds: Vec<(usize, &Relation)> = relations
            .iter()
            .filter(|relation| told_as_fact(relation, "controls"))
            .map(|hold| (self.sentence_at(hold.evidence.span), hold))
            .collect();
        for claim in relations.iter().filter(|relation| told_as_fact(relation, "claims")) {
            let place = self.sentence_at(claim.evidence.span);
            for &(_, hold) in holds.iter().filter(|(other, _)| other.abs_diff(place) <= 1) {
                let about_same = claim.recipient.is_same(&hold.recipient) && !claim.actor.is_same(&hold.actor);
                let same_voices = claim.evidence.voices == hold.evidence.voices;
                if about_same && same_voices {
                    derived.push(Relation {
                        relation_type: "in_dispute_with".into(),
                        actor: claim.actor.clone(),
                        recipient: hold.actor.clone(),
                        trigger: claim.trigger,
                        happened: None,
                        place: None,
                        polarity: Polarity::Affirmed,
                        modality: Modality::Actual,
                        evidence: Evidence {
                            span: claim.evidence.span.cover(hold.evidence.span),
                            rule: "claims-what-another-controls".into(),
                            voices: claim.evidence.voices.clone(),
                        },
                    });
                }
            }
        }
        relations.extend(derived);
    }
}
