//! Relations that titles fire: "Russian President Vladimir Putin" holds that office.

use super::Relation;
use super::finder::RelationFinder;
use crate::coreference::{OfficeProof, OfficeReading};
use crate::evidence::{Evidence, Party};
use crate::mention::Tenure;
use crate::ontology::{Modality, Polarity, RuleId, Trait};

impl RelationFinder<'_> {
    /// Finds the offices that titles name; whose they are is proved in coreference.
    pub(super) fn find_by_title(&self, relations: &mut Vec<Relation>) {
        let readings = self.references.offices.iter();
        relations.extend(readings.filter_map(|reading| self.by_title(reading)));
    }

    fn by_title(&self, reading: &OfficeReading) -> Option<Relation> {
        let mention = self.mentions.get(reading.mention)?;
        let title = mention.title.as_ref()?;
        let (office, proof) = reading.office.as_ref()?;
        let office = self.gazetteer.entity(office)?;
        let person = self.meant_at(mention.span).first()?;
        let is_person = person.is(Trait::Person);
        if mention.full == mention.span || !is_person {
            return None;
        }
        let then = || self.clauses.innermost(self.sentence_at(mention.span), mention.span);
        let when = (title.tenure == Tenure::Then).then(then).flatten();
        Some(Relation {
            relation_type: "holds_office".into(),
            actor: Party {
                span: Some(mention.span),
                ..person.clone()
            },
            recipient: office.party(Some(title.span)),
            trigger: title.span,
            happened: when.and_then(|clause| self.moments.of_event(clause)).cloned(),
            place: None,
            polarity: Polarity::Affirmed,
            modality: Modality::Actual,
            evidence: Evidence {
                span: mention.full,
                rule: rule(*proof),
                voices: self.voices(mention.full, true),
            },
        })
    }
}

fn rule(proof: OfficeProof) -> RuleId {
    match proof {
        OfficeProof::Owned => "title-owned",
        OfficeProof::Held => "title-held",
        OfficeProof::Named => "title-name",
    }
    .into()
}
