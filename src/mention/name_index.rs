//! The names of the gazetteer with their owners, and where they stand in a text.

use super::NameKind;
use super::dateline::lower_datelines;
use super::entity::{Alias, Entity, Valid};
use super::fold::{fold, fold_name};
use super::word_index::{Spelling, WordIndex, words};
use crate::ontology::{EntityId, RoleId, Trait};
use crate::span::Span;
use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// One entity that a name may stand for, and when it does.
#[derive(Debug, Clone)]
pub(super) struct Owner {
    /// The entity's place in the gazetteer.
    pub(super) entity: u32,
    pub(super) name_kind: NameKind,
    /// Whether a title counts only with its state or its holder beside it, a surname only after a title or where the
    /// article has the whole name.
    pub(super) weak: bool,
    conditions: Option<Arc<Conditions>>,
}

impl Owner {
    /// Says whether the name counts only in the right company.
    pub(super) fn is_conditional(&self) -> bool {
        self.conditions.is_some()
    }
}

/// What must hold of an article for an alias to count in it.
#[derive(Debug, Default)]
struct Conditions {
    valid: Valid,
    needs: Box<[u32]>,
    near: Box<[u32]>,
}

/// By what names a kind of office or body goes.
pub(super) type Roles = FxHashMap<RoleId, Vec<Alias>>;

/// All names of the gazetteer: those whose capitals matter are searched in the text as it is, the few others in lower
/// case.
#[derive(Debug, Clone)]
pub(super) struct NameIndex {
    words: WordIndex,
    /// In the order of `words`.
    exact: Vec<Name>,
    /// In lower case.
    phrases: WordIndex,
    /// In the order of `phrases`.
    any_case: Vec<Name>,
    /// For every entity the place of its state, or its own.
    homes: Vec<u32>,
}

/// A name with all who own it; nobody does where words only look like a name: "Brussels sprouts".
#[derive(Debug, Clone, Default)]
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
    /// Who owns it, best first; nobody where the words only look like a name: "Brussels sprouts".
    pub(super) owners: Cow<'a, [Owner]>,
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
    /// Collects the names of all entities.
    pub(super) fn build(entities: &[Entity], homes: Vec<u32>, roles: &Roles, fixed_phrases: &[String]) -> Self {
        let mut index = Self {
            homes,
            ..Self::default()
        };
        for phrase in fixed_phrases {
            let phrase = fold_name(phrase);
            index.exact_name(&phrase);
            index.exact_name(&format!("{phrase}s"));
        }
        for (place, entity) in (0..).zip(entities) {
            index.add_names(place, entity, entities, roles);
        }
        for name in index.exact.iter_mut().chain(&mut index.any_case) {
            name.owners.sort_by_key(|owner| (owner.name_kind, owner.entity));
        }
        index
    }

    fn add_names(&mut self, place: u32, entity: &Entity, entities: &[Entity], roles: &Roles) {
        let owner = |name_kind| Owner {
            entity: place,
            name_kind,
            weak: false,
            conditions: None,
        };
        // "Prime Minister of Japan" is put together from "Prime Minister" and "Japan", so is "Japanese government".
        if !entity.kind.is(Trait::Office) && entity.roles.is_empty() {
            self.add_exact(&entity.label, None, owner(NameKind::Name));
        }
        for name in entity.parties.iter().flat_map(|party| party.names()) {
            self.add_exact(name, None, owner(NameKind::Name));
        }
        let of_roles = entity.roles.iter().filter_map(|role| roles.get(role)).flatten();
        for alias in entity.aliases.iter().chain(of_roles) {
            let owner = Owner {
                weak: alias.weak,
                conditions: conditions(alias, entities),
                ..owner(alias.name_kind)
            };
            if alias.any_case {
                self.add_any_case(&alias.text, alias.head.as_deref(), owner);
            } else {
                self.add_exact(&alias.text, alias.head.as_deref(), owner);
            }
        }
        // An alias that is the surname says more of it.
        if let Some(surname) = &entity.surname {
            self.add_exact(surname, None, owner(NameKind::Surname));
        }
    }

    fn add_exact(&mut self, text: &str, head: Option<&str>, owner: Owner) {
        let text = fold_name(text);
        if let Some(name) = self.exact_name(&text) {
            name.own(&text, head, owner);
        }
    }

    fn add_any_case(&mut self, text: &str, head: Option<&str>, owner: Owner) {
        let text = fold_name(text).to_ascii_lowercase();
        if let Some(name) = name_at(self.phrases.insert(&text), &mut self.any_case) {
            name.own(&text, head.map(str::to_ascii_lowercase).as_deref(), owner);
        }
    }

    /// Gives the name of a folded text, a new one where it is not there; `None` for one without letters.
    fn exact_name(&mut self, text: &str) -> Option<&mut Name> {
        name_at(self.words.insert(text), &mut self.exact)
    }

    /// Gives who owns a name, best first; surnames, titles and bodies without their state do not count.
    pub(super) fn owners_of(&self, name: &str) -> Vec<Owner> {
        let all = self.all_owners_of(name);
        all.filter(|owner| owner.name_kind.is_whole()).cloned().collect()
    }

    /// Gives who owns a name in whatever way, best first.
    pub(super) fn all_owners_of(&self, name: &str) -> impl Iterator<Item = &Owner> {
        let name = fold_name(name);
        let exact = self.words.get(&name).and_then(|place| self.exact.get(place as usize));
        let phrase = self.phrases.get(&name.to_ascii_lowercase());
        let any_case = phrase.and_then(|place| self.any_case.get(place as usize));
        exact.into_iter().chain(any_case).flat_map(|name| &name.owners)
    }

    /// Finds the names in a text. A name that needs others in the article counts only if these are there.
    pub(super) fn find(&self, text: &str, published: Option<NaiveDate>) -> FoundNames<'_> {
        let mut folded = fold(text);
        let datelines = lower_datelines(&mut folded.text, |name| self.words.get(name).is_some());
        let mut hits = Vec::new();
        let names = &self.exact;
        let words = words(&folded.text);
        self.words.find(&folded.text, &words, |place, range| {
            hits.extend(names.get(place as usize).map(|name| Hit::new(name, range)));
        });
        let names = &self.any_case;
        self.phrases
            .find(&folded.text.to_ascii_lowercase(), &words, |place, range| {
                hits.extend(names.get(place as usize).map(|name| Hit::new(name, range)));
            });
        hits.sort_by_key(|hit| (hit.range.start, usize::MAX - hit.range.end));
        let in_use = |valid: Valid| published.is_none_or(|day| valid.contains(day));
        let is_certain = |owner: &Owner| {
            let asks = |asked: &Conditions| !asked.needs.is_empty() || !asked.near.is_empty() || !in_use(asked.valid);
            owner.name_kind.is_whole() && !owner.conditions.as_deref().is_some_and(asks)
        };
        let certain = keep_longest(&hits, is_certain);
        let owners = certain.iter().flat_map(|(_, owners)| owners.iter());
        let named: FxHashSet<u32> = owners.map(|owner| owner.entity).collect();
        let homes: FxHashSet<u32> = named
            .iter()
            .filter_map(|&place| self.homes.get(place as usize))
            .copied()
            .collect();
        let is_near = |near: &[u32]| near.is_empty() || near.iter().any(|id| named.contains(id) || homes.contains(id));
        let holds = |asked: &Conditions| {
            asked.needs.iter().all(|id| named.contains(id)) && is_near(&asked.near) && in_use(asked.valid)
        };
        let is_in_dateline = |byte: usize| {
            let begun = datelines.partition_point(|line| line.start <= byte);
            datelines[..begun].last().is_some_and(|line| line.contains(&byte))
        };
        let original = |range: Range<usize>| Span::new(folded.original(range.start), folded.original(range.end));
        let kept = keep_longest(&hits, |owner| owner.conditions.as_deref().is_none_or(holds));
        let names = kept.into_iter().map(|(hit, mut owners)| {
            // "SEOUL/WASHINGTON (Reuters) -": a report comes from a city, not from a government.
            let is_city = |owner: &Owner| owner.name_kind != NameKind::Capital;
            if is_in_dateline(hit.range.start) && owners.iter().any(is_city) {
                owners.to_mut().retain(is_city);
            }
            NameMatch {
                span: original(hit.range.clone()),
                full: original(hit.full.clone()),
                owners,
            }
        });
        FoundNames {
            names: names.collect(),
            named,
        }
    }
}

impl Default for NameIndex {
    fn default() -> Self {
        Self {
            words: WordIndex::new(Spelling::Loose),
            exact: Vec::new(),
            phrases: WordIndex::new(Spelling::Strict),
            any_case: Vec::new(),
            homes: Vec::new(),
        }
    }
}

/// Gives the name at a place of the index, a new one behind the last.
fn name_at(place: Option<u32>, names: &mut Vec<Name>) -> Option<&mut Name> {
    let place = place? as usize;
    if place == names.len() {
        names.push(Name::default());
    }
    names.get_mut(place)
}

impl Name {
    fn own(&mut self, text: &str, head: Option<&str>, owner: Owner) {
        if self.owners.is_empty() {
            let head = head.map(fold_name);
            let start = head.as_deref().and_then(|head| text.find(head));
            self.head = start.zip(head).map(|(start, head)| start..start + head.len());
        }
        // "Vatican" as a name comes before "Vatican" as what belongs to it.
        let is_same = |other: &Owner| other.entity == owner.entity;
        if !self.owners.iter().any(is_same) {
            self.owners.push(owner);
        }
    }
}

fn conditions(alias: &Alias, entities: &[Entity]) -> Option<Arc<Conditions>> {
    let place = |id: &EntityId| entities.binary_search_by(|entity| entity.id.cmp(id)).ok();
    let places = |ids: &[EntityId]| ids.iter().filter_map(place).map(|place| place as u32).collect();
    let asks = !alias.needs.is_empty() || !alias.near.is_empty() || alias.valid != Valid::default();
    asks.then(|| {
        Arc::new(Conditions {
            valid: alias.valid,
            needs: places(&alias.needs),
            near: places(&alias.near),
        })
    })
}

/// A name at a place of the folded text.
struct Hit<'a> {
    range: Range<usize>,
    full: Range<usize>,
    owners: &'a [Owner],
}

impl<'a> Hit<'a> {
    fn new(name: &'a Name, full: Range<usize>) -> Self {
        let head = name.head.clone();
        let range = head.map(|head| full.start + head.start..full.start + head.end);
        Self {
            range: range.unwrap_or_else(|| full.clone()),
            full,
            owners: &name.owners,
        }
    }
}

/// Keeps the owners that count, then of the names that overlap the leftmost and of these the longest.
///
/// The hits come by start, longest first; several at one place become one. What nobody owns is kept without owners.
fn keep_longest<'h, 'a>(hits: &'h [Hit<'a>], counts: impl Fn(&Owner) -> bool) -> Vec<(&'h Hit<'a>, Cow<'a, [Owner]>)> {
    let mut kept: Vec<(&Hit, Cow<[Owner]>)> = Vec::new();
    for hit in hits {
        let last = kept.last().map(|(last, _)| last.range.clone()).unwrap_or_default();
        let again = last == hit.range;
        if hit.range.start < last.end && !again {
            continue;
        }
        let owners: Cow<[Owner]> = if hit.owners.iter().all(&counts) {
            Cow::Borrowed(hit.owners)
        } else {
            hit.owners.iter().filter(|owner| counts(owner)).cloned().collect()
        };
        match kept.last_mut() {
            _ if owners.is_empty() && !hit.owners.is_empty() => {}
            Some((_, kept)) if again => {
                let fresh = owners
                    .iter()
                    .filter(|owner| kept.iter().all(|other| other.entity != owner.entity));
                let fresh: Vec<Owner> = fresh.cloned().collect();
                if !fresh.is_empty() {
                    kept.to_mut().extend(fresh);
                }
            }
            _ => kept.push((hit, owners)),
        }
    }
    kept
}
