//! What shares its name with something famous: `Moscow, Idaho` is not Moscow, `Peru's Congress` not that of the US,
//! `David Cameron, a plumber` not the prime minister.

use super::name_index::Owner;
use super::title::possessor_before;
use super::{Gazetteer, MentionLexicon, NameKind, Sighting};
use crate::ontology::Trait;
use crate::span::Span;
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// Drops what stands before a comma and a region of another state, and takes an ambiguous region for the region.
pub(super) fn drop_cities_elsewhere(text: &str, sightings: &mut Vec<Sighting>, gazetteer: &Gazetteer) {
    let is_region = |owner: &&Owner| {
        gazetteer
            .owned_by(owner)
            .is_some_and(|entity| entity.kind.is(Trait::Region))
    };
    let mut keeps = vec![true; sightings.len()];
    for place in 1..sightings.len() {
        let (city, region) = (&sightings[place - 1], &sightings[place]);
        let gap = text.get(city.span.end as usize..region.span.start as usize);
        if gap != Some(", ") {
            continue;
        }
        let regions: Vec<Owner> = region.owners.iter().filter(is_region).cloned().collect();
        let home = regions.first().and_then(|region| gazetteer.home_of(region.entity));
        let apart = |owner: &Owner| gazetteer.home_of(owner.entity) != home && !owner.name_kind.is_title_or_body();
        // "Atlanta, Georgia" makes the region plain; "Moscow, Idaho" is a place that no gazetteer knows.
        if home.is_some() && !city.owners.is_empty() && !city.is_title {
            let is_city = city.owners.iter().any(|owner| {
                let entity = gazetteer.owned_by(owner);
                entity.is_some_and(|entity| entity.kind.is(Trait::Place) && !entity.kind.is(Trait::Region))
            });
            let is_state = city.owners.iter().all(apart) && closes(&text[region.span.end as usize..]);
            if is_city || is_state {
                keeps[place - 1] = !city.owners.iter().all(apart);
                sightings[place].owners = regions.into();
            }
        }
    }
    // "San Jose, California … in San Jose": the same town.
    let dropped: FxHashSet<u32> = (sightings.iter().zip(&keeps))
        .filter(|(_, keep)| !**keep)
        .flat_map(|(city, _)| city.owners.iter().map(|owner| owner.entity))
        .collect();
    let mut keeps = keeps.into_iter();
    sightings.retain(|sighting| {
        let is_town = |owner: &Owner| {
            let entity = gazetteer.owned_by(owner);
            dropped.contains(&owner.entity) && entity.is_some_and(|entity| entity.kind.is(Trait::Place))
        };
        let same = !sighting.owners.is_empty() && sighting.owners.iter().all(is_town);
        keeps.next().unwrap_or(true) && !same
    });
}

/// Drops places of one state that are said to be a part of another one: "the Belgian province of Luxembourg".
pub(super) fn drop_parts_elsewhere(
    text: &str,
    sightings: &mut Vec<Sighting>,
    gazetteer: &Gazetteer,
    lexicon: &MentionLexicon,
) {
    let home = |owner: &Owner| gazetteer.home_of(owner.entity);
    sightings.dedup_by(|part, people| {
        let gap = text.get(people.span.end as usize..part.span.start as usize);
        let noun = gap.and_then(|gap| gap.strip_prefix(' ')?.strip_suffix(" of "));
        let is_people = |owner: &Owner| owner.name_kind == NameKind::Demonym;
        let elsewhere = |owner: &Owner| people.owners.iter().all(|people| home(people) != home(owner));
        noun.is_some_and(|noun| lexicon.is_part(noun))
            && people.owners.iter().any(is_people)
            && !part.owners.is_empty()
            && part.owners.iter().all(elsewhere)
    });
}

/// Says whether "Lebanon, New Hampshire" ends here; "Lebanon, Georgia and Syria" is a list.
fn closes(rest: &str) -> bool {
    rest.starts_with([',', '.', ';']) && !rest.starts_with(", and ")
}

/// Drops bodies of one state that stand behind another one's name: "Peru's Congress".
pub(super) fn drop_bodies_elsewhere(text: &str, sightings: &mut Vec<Sighting>, gazetteer: &Gazetteer) {
    let home = |owner: &Owner| gazetteer.home_of(owner.entity);
    let is_state = |owner: &Owner| home(owner) == Some(owner.entity);
    let is_body = |owner: &Owner| {
        let entity = gazetteer.owned_by(owner);
        entity.is_some_and(|entity| entity.kind.owns_offices()) && !is_state(owner)
    };
    let is_of_state = |owner: &Owner| {
        let whole = gazetteer.owned_by(owner).and_then(|entity| entity.part_of.as_ref());
        let whole = whole.and_then(|whole| gazetteer.entity(whole));
        whole.is_some_and(|whole| whole.kind.is(Trait::State))
    };
    // "Florida's State Department" is none of the United States.
    let is_region = |owner: &Owner| {
        gazetteer
            .owned_by(owner)
            .is_some_and(|entity| entity.kind.is(Trait::Region))
    };
    sightings.dedup_by(|body, before| {
        let of_another = |owner: &Owner| match is_state(owner) {
            true => body.owners.iter().all(|body| home(body) != home(owner)),
            false => is_region(owner) && body.owners.iter().all(is_of_state),
        };
        possessor_before(text, Some(before), body.span.start).is_some()
            && !before.owners.is_empty()
            && before.owners.iter().all(of_another)
            && !body.owners.is_empty()
            && body.owners.iter().all(is_body)
    });
}

/// Drops family names of parties to a case whom the article does not name in full: "Crane v. Napolitano".
pub(super) fn drop_parties_of_cases(text: &str, sightings: &mut Vec<Sighting>, named: &FxHashSet<u32>) {
    const AGAINST: [&str; 3] = [" v. ", " v ", " vs. "];
    sightings.retain(|sighting| {
        let (before, after) = (
            &text[..sighting.span.start as usize],
            &text[sighting.span.end as usize..],
        );
        let in_case = AGAINST.iter().any(|v| before.ends_with(v) || after.starts_with(v));
        let is_surname = |owner: &Owner| owner.name_kind == NameKind::Surname && !named.contains(&owner.entity);
        !in_case || sighting.owners.is_empty() || !sighting.owners.iter().all(is_surname)
    });
}

/// Unlinks people who do a job that nobody in politics does, "John Major, a baker from Leeds", wherever the article
/// names them; gives those whom it does not mean.
pub(super) fn unlink_private_people(
    text: &str,
    sightings: &mut [Sighting],
    gazetteer: &Gazetteer,
    lexicon: &MentionLexicon,
) -> FxHashSet<u32> {
    let is_person = |owner: &Owner| {
        let entity = gazetteer.owned_by(owner);
        owner.name_kind.is_whole() && entity.is_some_and(|entity| entity.kind.is(Trait::Person))
    };
    let is_known = |sighting: &Sighting| !sighting.owners.is_empty() && sighting.owners.iter().all(is_person);
    let private = |sighting: &&Sighting| is_known(sighting) && has_private_job(text, sighting.span, lexicon);
    let private = sightings
        .iter()
        .filter(private)
        .flat_map(|sighting| sighting.owners.iter());
    let others: FxHashSet<u32> = private.map(|owner| owner.entity).collect();
    for sighting in sightings.iter_mut().filter(|sighting| is_known(sighting)) {
        if sighting.owners.iter().all(|owner| others.contains(&owner.entity)) {
            sighting.owners = Cow::default();
            sighting.kind = Some(gazetteer.own_kinds().person.clone());
        }
    }
    others
}

/// "David Cameron, a 41-year-old plumber from Perth, …", "the plumber David Cameron", but not "…, a former plumber".
fn has_private_job(text: &str, name: Span, lexicon: &MentionLexicon) -> bool {
    // Grammar's closed class: what may follow the noun of an apposition.
    const ENDS: [&str; 12] = [
        "and", "at", "by", "for", "from", "in", "of", "on", "that", "who", "whose", "with",
    ];
    let before = text[..name.start as usize].trim_end_matches(' ');
    let mut before = before.rsplit(char::is_whitespace);
    let is_job = before.next().is_some_and(|word| lexicon.is_private_job(word));
    if is_job && before.next() != Some("former") {
        return true;
    }
    let after = &text[name.end as usize..];
    let Some(words) = [", a ", ", an "].iter().find_map(|article| after.strip_prefix(article)) else {
        return false;
    };
    let phrase = words.split([',', '.', ';', '\n']).next().unwrap_or_default();
    let phrase = phrase.split(' ').take_while(|word| !ENDS.contains(word));
    let mut last = "";
    for word in phrase {
        if word == "former" {
            return false;
        }
        last = word;
    }
    lexicon.is_private_job(last)
}
