//! Sightings with their titles → Mentions, the candidates best first.

use super::matcher::Owner;
use super::{Candidate, Entity, Found, Gazetteer, Mention, MentionLexicon, NameKind, Sighting, Title};
use rustc_hash::FxHashSet;

/// What mentions are made with.
pub(super) struct MentionBuilder<'t> {
    pub(super) text: &'t str,
    pub(super) gazetteer: &'t Gazetteer,
    pub(super) lexicon: &'t MentionLexicon,
    /// The entities that the article names, other than by a surname alone.
    pub(super) named: FxHashSet<u32>,
}

impl MentionBuilder<'_> {
    /// Makes the mention of a name; `None` for a title, and for a surname that is too common to stand alone.
    pub(super) fn build(&self, mut sighting: Sighting, title: Option<Title>) -> Option<Mention> {
        let mut full = sighting.full;
        if let Some(start) = self.honorific_before(full.start) {
            full.start = start;
        }
        let helped = title.is_some() || full.start < sighting.full.start;
        let is_known = !sighting.owners.is_empty();
        sighting
            .owners
            .retain(|owner| helped || !owner.weak || self.named.contains(&owner.entity));
        if sighting.is_title || is_known && sighting.owners.is_empty() {
            return None;
        }
        let holds = |owner: &Owner| {
            let terms = self
                .gazetteer
                .owned_by(owner)
                .map_or(&[][..], |entity| entity.offices.as_slice());
            title
                .as_ref()
                .is_some_and(|title| terms.iter().any(|term| title.offices.contains(&term.office)))
        };
        // Sorting keeps the order of the gazetteer: whole names before surnames, names before capitals.
        sighting.owners.sort_by_cached_key(|owner| {
            (
                owner.name_kind == NameKind::Surname,
                !holds(owner),
                !self.named.contains(&owner.entity),
            )
        });
        let entities: Vec<&Entity> = self.gazetteer.owned(&sighting).collect();
        let kind = match (entities.first(), &title) {
            (Some(first), _) => entities
                .iter()
                .all(|entity| entity.kind == first.kind)
                .then(|| first.kind.clone()),
            (None, Some(_)) => Some("Person".into()),
            (None, None) => sighting.kind.clone(),
        };
        let candidates = entities.iter().zip(&sighting.owners).map(|(entity, owner)| Candidate {
            entity: entity.id.clone(),
            name_kind: owner.name_kind,
        });
        Some(Mention {
            span: sighting.span,
            full: title.as_ref().map_or(full, |title| full.cover(title.span)),
            kind,
            found: if is_known { Found::Name } else { Found::Unknown },
            candidates: candidates.collect(),
            title,
        })
    }

    /// Gives the start of the "Mr." before an offset.
    fn honorific_before(&self, start: u32) -> Option<u32> {
        let before = self.text[..start as usize].strip_suffix(' ')?;
        let word_start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let is_honorific = self
            .lexicon
            .is_honorific(before[word_start..].trim_start_matches(['"', '“', '(']));
        is_honorific.then_some(word_start as u32)
    }
}
