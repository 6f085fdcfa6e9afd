//! Relations that follow from two others.

use super::Relation;
use super::finder::{Finder, same};
use crate::evidence::Evidence;
use crate::ontology::{Modality, Polarity};

impl Finder<'_> {
    /// Where one state claims what another controls or claims, the two are in dispute.
    ///
    /// "Russia controls the four islands. Japan claims them." Both must be told by the same voices, and near each
    /// other: the evidence is the words of both.
    pub(super) fn derive(&self, relations: &mut Vec<Relation>) {
        let mut derived = Vec::new();
        let states =
            |relation: &&Relation| relation.polarity == Polarity::Affirmed && relation.modality == Modality::Actual;
        for claim in relations
            .iter()
            .filter(states)
            .filter(|relation| relation.relation_type.as_str() == "claims")
        {
            for hold in relations
                .iter()
                .filter(states)
                .filter(|relation| relation.relation_type.as_str() == "controls")
            {
                let about_same = same(&claim.recipient, &hold.recipient) && !same(&claim.actor, &hold.actor);
                let same_voices = claim.evidence.voices == hold.evidence.voices;
                if about_same && same_voices && self.near(claim, hold) {
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

    /// Says whether two relations stand in the same or in neighbouring sentences.
    fn near(&self, one: &Relation, other: &Relation) -> bool {
        let place = |relation: &Relation| {
            let start = relation.evidence.span.start;
            self.page
                .sentences
                .sentences
                .partition_point(|sentence| sentence.span.end <= start)
        };
        place(one).abs_diff(place(other)) <= 1
    }
}
