//! What shares its name with something famous: `Moscow, Idaho` is not Moscow, `Peru's Congress` not that of the US.

use super::name_index::Owner;
use super::title::possessor_before;
use super::{Gazetteer, NameKind, Sighting};

/// Drops what stands before a comma and a region of another state, and takes an ambiguous region for the region.
pub(super) fn drop_cities_elsewhere(text: &str, sightings: &mut Vec<Sighting>, gazetteer: &Gazetteer) {
    let is_region = |owner: &&Owner| {
        gazetteer
            .owned_by(owner)
            .is_some_and(|entity| entity.kind.as_str() == "Region")
    };
    let mut place = 0;
    while place + 1 < sightings.len() {
        let (city, region) = (&sightings[place], &sightings[place + 1]);
        let gap = text.get(city.span.end as usize..region.span.start as usize);
        let regions: Vec<Owner> = region.owners.iter().filter(is_region).cloned().collect();
        let home = regions.first().and_then(|region| gazetteer.home_of(region.entity));
        let apart = |owner: &Owner| gazetteer.home_of(owner.entity) != home && !owner.name_kind.is_title_or_body();
        // "Atlanta, Georgia" makes the region plain; "Moscow, Idaho" is a place that no gazetteer knows.
        if gap == Some(", ") && home.is_some() && !city.owners.is_empty() && !city.is_title {
            let is_city = city.owners.iter().any(|owner| {
                let kind = gazetteer.owned_by(owner).map(|entity| entity.kind.as_str());
                kind == Some("Place")
            });
            let is_state = city.owners.iter().all(apart) && closes(&text[region.span.end as usize..]);
            if is_city || is_state {
                let drops = city.owners.iter().all(apart);
                sightings[place + 1].owners = regions.into();
                if drops {
                    sightings.remove(place);
                    continue;
                }
            }
        }
        place += 1;
    }
}

/// What stands between a people and a place of theirs: "the Greek region of Macedonia".
const PARTS: [&str; 9] = [
    " city of ",
    " department of ",
    " district of ",
    " province of ",
    " region of ",
    " state of ",
    " suburb of ",
    " town of ",
    " village of ",
];

/// Drops places of one state that are said to be a part of another one: "the Belgian province of Luxembourg".
pub(super) fn drop_parts_elsewhere(text: &str, sightings: &mut Vec<Sighting>, gazetteer: &Gazetteer) {
    let home = |owner: &Owner| gazetteer.home_of(owner.entity);
    let mut place = 1;
    while place < sightings.len() {
        let (people, part) = (&sightings[place - 1], &sightings[place]);
        let gap = text.get(people.span.end as usize..part.span.start as usize);
        let is_people = |owner: &Owner| owner.name_kind == NameKind::Demonym;
        let elsewhere = |owner: &Owner| people.owners.iter().all(|people| home(people) != home(owner));
        let drops = gap.is_some_and(|gap| PARTS.contains(&gap))
            && people.owners.iter().any(is_people)
            && !part.owners.is_empty()
            && part.owners.iter().all(elsewhere);
        if drops {
            sightings.remove(place);
        } else {
            place += 1;
        }
    }
}

/// Says whether "Lebanon, New Hampshire" ends here; "Lebanon, Georgia and Syria" is a list.
fn closes(rest: &str) -> bool {
    rest.starts_with([',', '.', ';']) && !rest.starts_with(", and ")
}

/// Drops bodies of one state that stand behind another one's name: "Peru's Congress".
pub(super) fn drop_bodies_elsewhere(text: &str, sightings: &mut Vec<Sighting>, gazetteer: &Gazetteer) {
    let mut place = 1;
    while place < sightings.len() {
        let body = &sightings[place];
        let is_body = |owner: &Owner| {
            let kind = gazetteer.owned_by(owner).map(|entity| entity.kind.as_str());
            matches!(kind, Some("Organization" | "Ministry")) && gazetteer.home_of(owner.entity) != Some(owner.entity)
        };
        let home = |owner: &Owner| gazetteer.home_of(owner.entity);
        let is_state = |owner: &Owner| home(owner) == Some(owner.entity);
        let elsewhere = possessor_before(text, sightings.get(place - 1), body.span.start).is_some_and(|state| {
            let of_another =
                |owner: &Owner| is_state(owner) && body.owners.iter().all(|body| home(body) != home(owner));
            !state.owners.is_empty() && state.owners.iter().all(of_another)
        });
        if elsewhere && !body.owners.is_empty() && body.owners.iter().all(is_body) {
            sightings.remove(place);
        } else {
            place += 1;
        }
    }
}
