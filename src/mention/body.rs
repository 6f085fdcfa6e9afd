//! Bodies that are named by their state and a common word: `Japan's Foreign Ministry`, `the government of Peru`.

use super::lexicon::MentionLexicon;
use super::name_index::Owner;
use super::title::possessor_before;
use super::{Gazetteer, NameKind, Sighting};
use crate::ontology::Trait;
use crate::span::Span;
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// Puts the states to their bodies: one sighting of both.
///
/// A ministry without its state is that of the only state that the article names, otherwise a name that is not linked;
/// the word "government" alone is no name.
pub(super) fn join_bodies<'a>(
    text: &str,
    sightings: Vec<Sighting<'a>>,
    gazetteer: &Gazetteer,
    lexicon: &MentionLexicon,
    named: &FxHashSet<u32>,
) -> Vec<Sighting<'a>> {
    if !sightings.iter().any(is_body) {
        return sightings;
    }
    let mut joined: Vec<Sighting> = Vec::with_capacity(sightings.len());
    let mut sightings = sightings.into_iter().peekable();
    while let Some(sighting) = sightings.next() {
        if !is_body(&sighting) {
            joined.push(sighting);
            continue;
        }
        let state = possessor_before(text, joined.last(), sighting.span.start);
        if let Some(state) = state {
            let owners = bodies_of(&sighting, state, gazetteer);
            if !owners.is_empty() {
                let span = state.span.cover(sighting.span);
                joined.pop();
                joined.push(body(span, owners));
            }
            continue;
        }
        let rest = &text[sighting.span.end as usize..];
        let of = [" of the ", " of "].into_iter().find(|of| rest.starts_with(of));
        let behind = of.map(|of| sighting.span.end + of.len() as u32);
        if let Some(state) = sightings.next_if(|next| Some(next.span.start) == behind) {
            let owners = bodies_of(&sighting, &state, gazetteer);
            joined.push(match owners.is_empty() {
                true => state,
                false => body(sighting.span.cover(state.span), owners),
            });
            continue;
        }
        let place = sightings.peek().filter(|next| {
            let gap = text.get(sighting.span.end as usize..next.span.start as usize);
            gap == Some(" in ")
        });
        let there = place.map(|place| bodies_of(&sighting, place, gazetteer));
        if let Some(owners) = there.filter(|owners| !owners.is_empty()) {
            // "the Foreign Ministry in Tokyo"
            joined.push(body(sighting.span, owners));
            continue;
        }
        let words = sighting.span.slice(text);
        if words.starts_with(char::is_uppercase) && words.contains(' ') && behind.is_none() {
            let is_named = |owner: &&Owner| {
                let home = gazetteer.home_of(owner.entity);
                home.is_some_and(|home| named.contains(&home))
            };
            let mut states = sighting.owners.iter().filter(is_named);
            // That the gazetteer knows one "Prime Minister's Office" alone proves nothing where other states are named.
            let is_state = |&&place: &&u32| {
                let entity = gazetteer.entities().get(place as usize);
                entity.is_some_and(|entity| entity.kind.is(Trait::State))
            };
            let is_proof = sighting.owners.len() > 1 || named.iter().filter(is_state).count() == 1;
            joined.push(match (states.next().filter(|_| is_proof), states.next()) {
                (Some(only), None) => body(sighting.span, vec![only.clone()]),
                _ => Sighting {
                    kind: words.split(' ').find_map(|word| lexicon.head(word)).cloned(),
                    ..Sighting::unknown(sighting.span)
                },
            });
        }
    }
    joined
}

fn is_body(sighting: &Sighting) -> bool {
    sighting
        .owners
        .first()
        .is_some_and(|owner| owner.name_kind == NameKind::Body)
}

/// Gives the bodies that a word can mean and that belong to a state.
fn bodies_of(sighting: &Sighting, state: &Sighting, gazetteer: &Gazetteer) -> Vec<Owner> {
    let belongs = |body: &&Owner| {
        let mut states = state.owners.iter();
        states.any(|state| gazetteer.belongs(body.entity, state.entity))
    };
    sighting.owners.iter().filter(belongs).cloned().collect()
}

/// Makes a name of what a word and a state name together.
fn body<'a>(span: Span, mut owners: Vec<Owner>) -> Sighting<'a> {
    for owner in &mut owners {
        owner.name_kind = NameKind::Name;
    }
    Sighting {
        owners: Cow::Owned(owners),
        ..Sighting::unknown(span)
    }
}
