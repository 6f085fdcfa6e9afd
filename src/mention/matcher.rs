//! The names of the gazetteer, and where they stand in a text.

use super::NameKind;
use super::entity::{Entity, Valid};
use super::fold::{Folded, fold, fold_name};
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
    valid: Valid,
    needs: Box<[u32]>,
}

/// All names: those whose capitals matter are searched in the text as it is, the few others in lower case.
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
    /// Who owns each name, in the automaton's order.
    owners: Vec<Vec<Owner>>,
}

/// A stretch of text that one or more names cover, as a whole word.
#[derive(Debug, Clone)]
pub(super) struct NameMatch<'a> {
    pub(super) span: Span,
    pub(super) owners: Vec<&'a Owner>,
}

/// The names in a text.
#[derive(Debug, Clone, Default)]
pub(super) struct FoundNames<'a> {
    /// In text order, none inside another.
    pub(super) names: Vec<NameMatch<'a>>,
    /// The names inside descriptions among these: `Ukraine` in `invasion of Ukraine`.
    pub(super) inner: Vec<NameMatch<'a>>,
}

impl NameIndex {
    /// Collects the names of all entities; fails only if they are too many for the automaton.
    pub(super) fn build(entities: &[Entity]) -> Result<Self, BuildError> {
        let mut index = Self::default();
        for (place, entity) in (0..).zip(entities) {
            index.add_names(place, entity, entities);
        }
        index.exact.automaton = Some(build_automaton(&index.exact.places, &mut index.exact.owners)?);
        index.any_case.automaton = Some(build_automaton(&index.any_case.places, &mut index.any_case.owners)?);
        Ok(index)
    }

    fn add_names(&mut self, place: u32, entity: &Entity, entities: &[Entity]) {
        let owner = |name_kind| Owner {
            entity: place,
            name_kind,
            valid: Valid::default(),
            needs: Box::default(),
        };
        // "Prime Minister of Japan" is put together from "Prime Minister" and "Japan".
        if entity.kind.as_str() != "Office" {
            self.exact.add(&entity.label, owner(NameKind::Name));
        }
        for party_name in entity.parties.iter().filter_map(|party| party.name.as_deref()) {
            self.exact.add(party_name, owner(NameKind::Name));
        }
        for alias in &entity.aliases {
            let place_of = |id: &EntityId| entities.binary_search_by(|entity| entity.id.cmp(id)).ok();
            let needs = alias.needs.iter().filter_map(place_of).map(|place| place as u32);
            let owner = Owner {
                valid: alias.valid,
                needs: needs.collect(),
                ..owner(alias.name_kind)
            };
            match alias.any_case {
                true => self.any_case.add(&alias.text.to_ascii_lowercase(), owner),
                false => self.exact.add(&alias.text, owner),
            }
        }
        if let Some(surname) = &entity.surname {
            self.exact.add(surname, owner(NameKind::Surname));
        }
    }

    /// Gives the places of the entities with this label or alias.
    pub(super) fn whole_names(&self, name: &str) -> impl Iterator<Item = u32> {
        let name = fold_name(name);
        let any_case = self.any_case.owners_of(&name.to_ascii_lowercase());
        let owners = self.exact.owners_of(&name).iter().chain(any_case);
        owners
            .filter(|owner| !matches!(owner.name_kind, NameKind::Surname | NameKind::Title))
            .map(|owner| owner.entity)
    }

    /// Finds the names in a text. A name that needs others in the article counts only if these are there.
    pub(super) fn find(&self, text: &str, published: Option<NaiveDate>) -> FoundNames<'_> {
        let folded = fold(text);
        let mut hits = Vec::new();
        self.exact.find(&folded.text, false, &mut hits);
        self.any_case.find(&folded.text.to_ascii_lowercase(), true, &mut hits);
        hits.sort_by_key(|hit| (hit.range.start, usize::MAX - hit.range.end));
        let in_use = |owner: &Owner| published.is_none_or(|day| owner.valid.contains(day));
        let certain = |owner: &Owner| owner.needs.is_empty() && owner.name_kind != NameKind::Title && in_use(owner);
        let certain = keep_longest(&hits, certain);
        let named: FxHashSet<u32> = certain
            .iter()
            .flat_map(|hit| hit.owners.iter().map(|owner| owner.entity))
            .collect();
        let counts = |owner: &Owner| owner.needs.iter().all(|entity| named.contains(entity)) && in_use(owner);
        let names = keep_longest(&hits, counts);
        let mut inner = Vec::new();
        for name in names.iter().filter(|name| name.is_description()) {
            let first = hits.partition_point(|hit| hit.range.start < name.range.start);
            let last = hits.partition_point(|hit| hit.range.start < name.range.end);
            let within = |hit: &&Hit| !hit.any_case && hit.range.end <= name.range.end && hit.range != name.range;
            let within: Vec<Hit> = hits[first..last].iter().filter(within).cloned().collect();
            inner.extend(keep_longest(&within, counts));
        }
        FoundNames {
            names: in_original(names, &folded),
            inner: in_original(inner, &folded),
        }
    }
}

impl Names {
    fn add(&mut self, name: &str, owner: Owner) {
        let next = self.owners.len() as u32;
        let place = *self.places.entry(fold_name(name).into()).or_insert(next);
        if place == next {
            self.owners.push(Vec::new());
        }
        if let Some(owners) = self.owners.get_mut(place as usize) {
            let twice = |other: &Owner| other.entity == owner.entity && other.name_kind == owner.name_kind;
            if !owners.iter().any(twice) {
                owners.push(owner);
            }
        }
    }

    fn owners_of(&self, name: &str) -> &[Owner] {
        let owners = self.places.get(name).and_then(|&place| self.owners.get(place as usize));
        owners.map_or(&[], Vec::as_slice)
    }

    fn find<'a>(&'a self, text: &str, any_case: bool, hits: &mut Vec<Hit<'a>>) {
        let Some(automaton) = &self.automaton else { return };
        for found in automaton.find_overlapping_iter(text) {
            if is_whole_word(text, found.range()) {
                hits.push(Hit {
                    range: found.range(),
                    owners: self.owners.get(found.pattern().as_usize()).map_or(&[], Vec::as_slice),
                    any_case,
                });
            }
        }
    }
}

fn build_automaton(places: &FxHashMap<Box<str>, u32>, owners: &mut [Vec<Owner>]) -> Result<AhoCorasick, BuildError> {
    let mut names: Vec<(&str, u32)> = places.iter().map(|(name, &place)| (&**name, place)).collect();
    names.sort_by_key(|&(_, place)| place);
    for owners in owners {
        owners.sort_by_key(|owner| (owner.name_kind, owner.entity));
    }
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .build(names.iter().map(|(name, _)| name))
}

/// A name at a place of the folded text, with all who own it.
#[derive(Clone)]
struct Hit<'a> {
    range: Range<usize>,
    owners: &'a [Owner],
    any_case: bool,
}

/// A name that stays, with the owners that count.
struct Kept<'a> {
    range: Range<usize>,
    owners: Vec<&'a Owner>,
    any_case: bool,
}

impl<'a> Kept<'a> {
    /// "invasion of Ukraine" describes what it names, and Ukraine is named in it; not so in "Bank of Ukraine".
    fn is_description(&self) -> bool {
        self.any_case && self.owners.iter().any(|owner| owner.name_kind != NameKind::Title)
    }
}

fn in_original<'a>(names: Vec<Kept<'a>>, folded: &Folded) -> Vec<NameMatch<'a>> {
    let spans = names.into_iter().map(|name| NameMatch {
        span: Span::new(folded.original(name.range.start), folded.original(name.range.end)),
        owners: name.owners,
    });
    spans.collect()
}

/// Says whether no letter or digit goes on at either end.
fn is_whole_word(text: &str, range: Range<usize>) -> bool {
    let goes_on = |letter: char| letter.is_alphanumeric() || letter == '_';
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(goes_on) && !after.is_some_and(goes_on)
}

/// Keeps the owners that count, then of the names that overlap the leftmost and of these the longest.
///
/// The hits come by start, longest first; what both automata find at one place becomes one.
fn keep_longest<'a>(hits: &[Hit<'a>], counts: impl Fn(&Owner) -> bool) -> Vec<Kept<'a>> {
    let mut kept: Vec<Kept<'a>> = Vec::new();
    for hit in hits {
        let end = kept.last().map_or(0, |last| last.range.end);
        let again = kept.last().is_some_and(|last| last.range == hit.range);
        if hit.range.start < end && !again {
            continue;
        }
        let owners: Vec<&Owner> = hit.owners.iter().filter(|owner| counts(owner)).collect();
        match kept.last_mut() {
            _ if owners.is_empty() => {}
            Some(last) if again => last.owners.extend(owners),
            _ => kept.push(Kept {
                range: hit.range.clone(),
                owners,
                any_case: hit.any_case,
            }),
        }
    }
    kept
}
