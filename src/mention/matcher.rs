//! The names of the gazetteer, and where they stand in a text.

use super::NameKind;
use super::entity::{Alias, Entity, Valid};
use super::fold::{fold, fold_name};
use crate::ontology::EntityId;
use crate::span::Span;
use aho_corasick::{AhoCorasick, AhoCorasickKind, BuildError};
use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// One entity that a name may stand for, and when it does.
#[derive(Debug, Clone)]
pub(super) struct Owner {
    /// The entity's place in the gazetteer.
    pub(super) entity: u32,
    pub(super) name_kind: NameKind,
    /// Whether a title counts only with its state or its holder beside it, a surname only after a title or where the
    /// article has the whole name.
    pub(super) weak: bool,
    valid: Valid,
    needs: Box<[u32]>,
}

/// All names of the gazetteer: those whose capitals matter are searched in the text as it is, the few others in lower
/// case.
#[derive(Debug, Clone, Default)]
pub(super) struct NameIndex {
    exact: Names,
    any_case: Names,
}

/// The names of one automaton.
#[derive(Debug, Clone, Default)]
struct Names {
    automaton: Option<AhoCorasick>,
    places: FxHashMap<Box<str>, u32>,
    /// In the automaton's order.
    names: Vec<Name>,
}

/// A name with all who own it.
#[derive(Debug, Clone)]
struct Name {
    /// The words that are the mention, where the others may be names of their own: `invasion` in `invasion of Ukraine`.
    head: Option<Range<usize>>,
    owners: Vec<Owner>,
}

/// A stretch of text that a name covers, as whole words.
#[derive(Debug, Clone)]
pub(super) struct NameMatch<'a> {
    /// The name, or its head where it has one.
    pub(super) span: Span,
    /// All of the name: `invasion of Ukraine`.
    pub(super) full: Span,
    /// Who owns it, best first.
    pub(super) owners: Vec<&'a Owner>,
}

/// The names in a text.
#[derive(Debug, Clone, Default)]
pub(super) struct FoundNames<'a> {
    /// In text order; their spans do not overlap.
    pub(super) names: Vec<NameMatch<'a>>,
    /// The places of the entities that are named, other than by a surname alone.
    pub(super) named: FxHashSet<u32>,
}

impl NameIndex {
    /// Collects the names of all entities; fails only if they are too many for the automaton.
    pub(super) fn build(entities: &[Entity]) -> Result<Self, BuildError> {
        let mut index = Self::default();
        for (place, entity) in (0..).zip(entities) {
            index.add_names(place, entity, entities);
        }
        index.exact.finish()?;
        index.any_case.finish()?;
        Ok(index)
    }

    fn add_names(&mut self, place: u32, entity: &Entity, entities: &[Entity]) {
        let owner = |name_kind| Owner {
            entity: place,
            name_kind,
            weak: false,
            valid: Valid::default(),
            needs: Box::default(),
        };
        // "Prime Minister of Japan" is put together from "Prime Minister" and "Japan".
        if entity.kind.as_str() != "Office" {
            self.exact.add(&entity.label, None, owner(NameKind::Name));
        }
        for name in entity.parties.iter().filter_map(|party| party.name.as_deref()) {
            self.exact.add(name, None, owner(NameKind::Name));
        }
        for alias in &entity.aliases {
            let owner = Owner {
                weak: alias.weak,
                valid: alias.valid,
                needs: places_of(&alias.needs, entities),
                ..owner(alias.name_kind)
            };
            self.add_alias(alias, owner);
        }
        // An alias that is the surname says more of it.
        if let Some(surname) = &entity.surname {
            self.exact.add(surname, None, owner(NameKind::Surname));
        }
    }

    fn add_alias(&mut self, alias: &Alias, owner: Owner) {
        let head = alias.head.as_deref().map(fold_name);
        if alias.any_case {
            let head = head.map(|head| head.to_ascii_lowercase());
            self.any_case
                .add(&alias.text.to_ascii_lowercase(), head.as_deref(), owner);
        } else {
            self.exact.add(&alias.text, head.as_deref(), owner);
        }
    }

    /// Gives who owns a name, best first; surnames and titles do not count.
    pub(super) fn owners_of(&self, name: &str) -> Vec<&Owner> {
        let name = fold_name(name);
        let owners = self.exact.owners_of(&name).iter();
        let owners = owners.chain(self.any_case.owners_of(&name.to_ascii_lowercase()));
        let whole = |owner: &&Owner| !matches!(owner.name_kind, NameKind::Surname | NameKind::Title);
        owners.filter(whole).collect()
    }

    /// Finds the names in a text. A name that needs others in the article counts only if these are there.
    pub(super) fn find(&self, text: &str, published: Option<NaiveDate>) -> FoundNames<'_> {
        let folded = fold(text);
        let mut hits = Vec::new();
        self.exact.find(&folded.text, &mut hits);
        self.any_case.find(&folded.text.to_ascii_lowercase(), &mut hits);
        hits.sort_by_key(|hit| (hit.range.start, usize::MAX - hit.range.end));
        let in_use = |owner: &Owner| published.is_none_or(|day| owner.valid.contains(day));
        let is_certain = |owner: &Owner| {
            let whole = !matches!(owner.name_kind, NameKind::Surname | NameKind::Title);
            whole && owner.needs.is_empty() && in_use(owner)
        };
        let certain = keep_longest(&hits, is_certain);
        let owners = certain.iter().flat_map(|(_, owners)| owners);
        let named: FxHashSet<u32> = owners.map(|owner| owner.entity).collect();
        let counts = |owner: &Owner| owner.needs.iter().all(|entity| named.contains(entity)) && in_use(owner);
        let original = |range: Range<usize>| Span::new(folded.original(range.start), folded.original(range.end));
        let names = keep_longest(&hits, counts).into_iter().map(|(hit, owners)| NameMatch {
            span: original(hit.range.clone()),
            full: original(hit.full.clone()),
            owners,
        });
        FoundNames {
            names: names.collect(),
            named,
        }
    }
}

fn places_of(ids: &[EntityId], entities: &[Entity]) -> Box<[u32]> {
    let place = |id: &EntityId| entities.binary_search_by(|entity| entity.id.cmp(id)).ok();
    ids.iter()
        .filter_map(place)
        .filter_map(|place| u32::try_from(place).ok())
        .collect()
}

impl Names {
    fn add(&mut self, text: &str, head: Option<&str>, owner: Owner) {
        let text = fold_name(text);
        let head = head.and_then(|head| text.find(head).map(|start| start..start + head.len()));
        let next = self.names.len() as u32;
        let place = *self.places.entry(text.into()).or_insert(next);
        if place == next {
            self.names.push(Name {
                head,
                owners: Vec::new(),
            });
        }
        if let Some(name) = self.names.get_mut(place as usize)
            && !name
                .owners
                .iter()
                .any(|other| other.entity == owner.entity && other.name_kind == owner.name_kind)
        {
            name.owners.push(owner);
        }
    }

    /// Builds the automaton and sorts the owners, best first.
    fn finish(&mut self) -> Result<(), BuildError> {
        for name in &mut self.names {
            name.owners.sort_by_key(|owner| (owner.name_kind, owner.entity));
        }
        let mut texts: Vec<(&str, u32)> = self.places.iter().map(|(text, &place)| (&**text, place)).collect();
        texts.sort_by_key(|&(_, place)| place);
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(texts.iter().map(|(text, _)| text))?;
        self.automaton = Some(automaton);
        Ok(())
    }

    fn owners_of(&self, text: &str) -> &[Owner] {
        let name = self.places.get(text).and_then(|&place| self.names.get(place as usize));
        name.map_or(&[], |name| &name.owners)
    }

    fn find<'a>(&'a self, text: &str, hits: &mut Vec<Hit<'a>>) {
        let Some(automaton) = &self.automaton else { return };
        for found in automaton.find_overlapping_iter(text) {
            let full = found.range();
            if let Some(name) = self.names.get(found.pattern().as_usize())
                && is_whole_word(text, &full)
            {
                let head = name
                    .head
                    .as_ref()
                    .map(|head| full.start + head.start..full.start + head.end);
                hits.push(Hit {
                    range: head.unwrap_or_else(|| full.clone()),
                    full,
                    owners: &name.owners,
                });
            }
        }
    }
}

/// A name at a place of the folded text.
struct Hit<'a> {
    range: Range<usize>,
    full: Range<usize>,
    owners: &'a [Owner],
}

/// Says whether no letter or digit goes on at either end.
fn is_whole_word(text: &str, range: &Range<usize>) -> bool {
    let goes_on = |letter: char| letter.is_alphanumeric() || letter == '_';
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(goes_on) && !after.is_some_and(goes_on)
}

/// Keeps the owners that count, then of the names that overlap the leftmost and of these the longest.
///
/// The hits come by start, longest first; several at one place become one.
fn keep_longest<'h, 'a>(hits: &'h [Hit<'a>], counts: impl Fn(&Owner) -> bool) -> Vec<(&'h Hit<'a>, Vec<&'a Owner>)> {
    let mut kept: Vec<(&Hit, Vec<&Owner>)> = Vec::new();
    for hit in hits {
        let last = kept.last().map(|(last, _)| last.range.clone()).unwrap_or_default();
        let again = last == hit.range;
        if hit.range.start < last.end && !again {
            continue;
        }
        let owners: Vec<&Owner> = hit.owners.iter().filter(|owner| counts(owner)).collect();
        match kept.last_mut() {
            _ if owners.is_empty() => {}
            Some((_, kept)) if again => {
                let fresh = owners
                    .into_iter()
                    .filter(|owner| !kept.iter().any(|other| other.entity == owner.entity));
                let fresh: Vec<&Owner> = fresh.collect();
                kept.extend(fresh);
            }
            _ => kept.push((hit, owners)),
        }
    }
    kept
}
