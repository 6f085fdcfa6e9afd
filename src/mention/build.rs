//! Sightings with their titles → Mentions, the candidates best first.

use super::name_index::Owner;
use super::opening::opens;
use super::{Candidate, Entity, Found, Gazetteer, Mention, MentionLexicon, NameKind, Sighting, Title};
use crate::sentence::{Tag, Token};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// What one who leads a state has around him. Grammar.
const GOVERNMENTS: [&str; 4] = ["administration", "cabinet", "government", "presidency"];

/// What mentions are made with.
pub(super) struct MentionBuilder<'t> {
    pub(super) text: &'t str,
    pub(super) gazetteer: &'t Gazetteer,
    pub(super) lexicon: &'t MentionLexicon,
    pub(super) tokens: &'t [Token],
    /// The entities that the article names, other than by a surname alone.
    pub(super) named: FxHashSet<u32>,
    /// The last words of the names of people that no gazetteer knows.
    pub(super) people: FxHashSet<&'t str>,
}

impl MentionBuilder<'_> {
    /// Makes the mention of a name; `None` for a title, and for a surname that is too common to stand alone.
    pub(super) fn build(&self, mut sighting: Sighting, title: Option<Title>) -> Option<Mention> {
        if sighting.is_title {
            return None;
        }
        let mut full = sighting.full;
        if let Some(start) = self.honorific_before(full.start) {
            full.start = start;
        }
        let helped = title.is_some() || full.start < sighting.full.start;
        let is_known = !sighting.owners.is_empty();
        if is_known
            && !sighting
                .owners
                .iter()
                .all(|owner| self.counts(owner, &sighting, title.as_ref(), helped))
        {
            let counts = |owner: &&Owner| self.counts(owner, &sighting, title.as_ref(), helped);
            let owners: Vec<Owner> = sighting.owners.iter().filter(counts).cloned().collect();
            sighting.owners = owners.into();
        }
        if is_known && sighting.owners.is_empty() {
            // "Foreign Secretary Johnson" is somebody, even if not the Johnson that we know. "Macron met Rao on Friday"
            // names what a word that no gazetteer has would name.
            let is_somebody = helped || self.people.contains(sighting.span.slice(self.text));
            if !is_somebody && !self.has_capital_of_name(&sighting) {
                return None;
            }
            sighting.kind = is_somebody.then(|| self.gazetteer.own_kinds().person.clone());
        }
        self.sort(&mut sighting.owners, title.as_ref());
        let entities: Vec<&Entity> = self.gazetteer.owned(&sighting).collect();
        let kind = match (entities.first(), &title) {
            (Some(first), _) => entities
                .iter()
                .all(|entity| entity.kind == first.kind)
                .then(|| first.kind.clone()),
            (None, Some(_)) => Some(self.gazetteer.own_kinds().person.clone()),
            (None, None) => sighting.kind.clone(),
        };
        let candidates = entities
            .iter()
            .zip(sighting.owners.iter())
            .map(|(entity, owner)| Candidate {
                entity: entity.id.clone(),
                name_kind: owner.name_kind,
                weak: owner.weak,
            });
        let candidates: Vec<Candidate> = candidates.collect();
        Some(Mention {
            span: sighting.span,
            full: title.as_ref().map_or(full, |title| full.cover(title.span)),
            kind,
            found: if candidates.is_empty() {
                Found::Unknown
            } else {
                Found::Name
            },
            candidates,
            title,
        })
    }

    /// Says whether a name can mean its owner here: a whole name always can, a surname not behind every title.
    fn counts(&self, owner: &Owner, sighting: &Sighting, title: Option<&Title>, helped: bool) -> bool {
        // "Jim Jordan … Jordan said": not the kingdom.
        if owner.name_kind.is_whole() && self.people.contains(sighting.span.slice(self.text)) {
            return false;
        }
        if owner.name_kind != NameKind::Surname || self.named.contains(&owner.entity) {
            return owner.name_kind != NameKind::Surname || helped || self.is_no_month(sighting);
        }
        // "Elena Meloni … Prime Minister Meloni": the holder of that title.
        if title.is_some_and(|title| !title.offices.is_empty() && self.has_held(owner, title)) {
            return true;
        }
        // "Akie Abe … Abe said": not the prime minister.
        if self.people.contains(sighting.span.slice(self.text)) {
            return false;
        }
        match title {
            Some(title) if !title.offices.is_empty() => self.has_held(owner, title),
            // "Senator Johnson", "Deputy Foreign Minister Wang".
            Some(title) => !title.other && self.lexicon.is_general_title(&title.name),
            None => {
                let is_sure = !owner.weak || self.acts(sighting) || self.governs(owner, sighting);
                helped || self.is_no_month(sighting) && is_sure
            }
        }
    }

    /// "The Rice government": whose it is has held an office.
    fn governs(&self, owner: &Owner, sighting: &Sighting) -> bool {
        let after = self.tokens.partition_point(|token| token.span.end <= sighting.span.end);
        let next = self.tokens.get(after).map(|token| token.span.slice(self.text));
        let person = self.gazetteer.owned_by(owner);
        next.is_some_and(|next| GOVERNMENTS.contains(&next)) && person.is_some_and(|person| !person.offices.is_empty())
    }

    fn has_held(&self, owner: &Owner, title: &Title) -> bool {
        let person = self.gazetteer.owned_by(owner);
        let terms = person.map_or(&[][..], |person| person.offices.as_slice());
        terms.iter().any(|term| title.offices.contains(&term.office))
    }

    /// Says whether a name is not a word that has its capital for another reason: "in May", but "May said".
    fn is_no_month(&self, sighting: &Sighting) -> bool {
        if !self.lexicon.is_no_name(sighting.span.slice(self.text)) {
            return true;
        }
        let at = self
            .tokens
            .partition_point(|token| token.span.end <= sighting.span.start);
        let before = at
            .checked_sub(1)
            .and_then(|at| self.tokens.get(at))
            .map(|token| token.tag);
        let counted = matches!(
            before,
            Some(Tag::Preposition | Tag::Number | Tag::Adjective | Tag::Determiner)
        );
        self.acts(sighting) && !counted
    }

    /// Says whether a single word is capitalised as a name is, within its sentence: "met Rao on Friday", not "Song of
    /// the day", "Song Bo" or "Fox debates".
    fn has_capital_of_name(&self, sighting: &Sighting) -> bool {
        let at = self
            .tokens
            .partition_point(|token| token.span.end <= sighting.span.start);
        let Some([before, token, rest @ ..]) = at.checked_sub(1).and_then(|first| self.tokens.get(first..)) else {
            return false;
        };
        let goes_on = rest
            .first()
            .is_some_and(|next| matches!(next.tag, Tag::ProperNoun | Tag::Noun | Tag::PluralNoun | Tag::Adjective));
        let starts = before.tag == Tag::ProperNoun || opens(before.tag);
        let is_name = token.tag == Tag::ProperNoun && !self.lexicon.is_no_name(sighting.span.slice(self.text));
        token.span == sighting.span && is_name && !starts && !goes_on
    }

    /// Says whether a verb follows, as behind somebody who acts: "Straw flew", not "Straw hats".
    fn acts(&self, sighting: &Sighting) -> bool {
        let after = self.tokens.partition_point(|token| token.span.end <= sighting.span.end);
        let Some(token) = self.tokens.get(after) else {
            return false;
        };
        // "Champagne was served" acts no more than champagne does.
        let is_be = ["is", "was", "are", "were"].contains(&token.span.slice(self.text));
        !is_be
            && matches!(
                token.tag,
                Tag::VerbPast | Tag::VerbPresent | Tag::Possessive | Tag::Modal
            )
    }

    /// Puts the best first. Sorting keeps the order of the gazetteer: whole names before surnames, names before capitals.
    fn sort(&self, owners: &mut Cow<[Owner]>, title: Option<&Title>) {
        if owners.len() > 1 {
            owners.to_mut().sort_by_cached_key(|owner| {
                (
                    owner.name_kind == NameKind::Surname,
                    !title.is_some_and(|title| self.has_held(owner, title)),
                    !self.named.contains(&owner.entity),
                )
            });
        }
    }

    /// Gives the start of the "Mr." before an offset.
    fn honorific_before(&self, start: u32) -> Option<u32> {
        let before = self.text[..start as usize].strip_suffix(' ')?;
        let word = before.rsplit(char::is_whitespace).next()?;
        let is_honorific = self.lexicon.is_honorific(word.trim_start_matches(['"', '“', '(']));
        let word_start = before.len() - word.len();
        is_honorific.then_some(word_start as u32)
    }
}
