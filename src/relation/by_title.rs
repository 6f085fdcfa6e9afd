//! Relations that titles fire: "Russian President Vladimir Putin" holds that office.

use super::Relation;
use super::finder::RelationFinder;
use crate::coreference::{OfficeProof, OfficeReading};
use crate::evidence::Evidence;
use crate::mention::Tenure;
use crate::ontology::{Modality, Polarity, RuleId, Trait};

impl RelationFinder<'_> {
    /// Finds the offices that titles name; whose they are is proved in coreference.
    pub(super) fn find_by_title(&self, relations: &mut Vec<Relation>) {
        let readings = self.references.offices.iter();
        relations.extend(readings.filter_map(|reading| self.by_title(reading)));
    }

    fn by_title(&self, reading: &OfficeReading) -> Option<Relation> {
        let bearer = reading.bearer.span.filter(|&bearer| bearer != reading.span)?;
        if !reading.bearer.is(Trait::Person) {
            return None;
        }
        let then = || self.clauses.innermost(self.sentence_at(bearer), bearer);
        let when = (reading.tenure == Tenure::Then).then(then).flatten();
        Some(Relation {
            relation_type: "holds_office".into(),
            actor: reading.bearer.clone(),
            recipient: reading.office.clone(),
            trigger: reading.office.span.unwrap_or(reading.span),
            happened: when.and_then(|clause| self.moments.of_event(clause)).cloned(),
            place: None,
            polarity: Polarity::Affirmed,
            modality: Modality::Actual,
            evidence: Evidence {
                span: reading.span,
                rule: rule(reading.proof),
                voices: self.voices(reading.span, true),
            },
        })
    }
}

fn rule(proof: OfficeProof) -> RuleId {
    match proof {
        OfficeProof::Owned => "title-owned",
        OfficeProof::Held => "title-held",
        OfficeProof::Named => "title-name",
        OfficeProof::Described => "title-described",
    }
    .into()
}
