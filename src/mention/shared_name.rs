//! Names that share their last word: "North and South Korea", "East and West Germany".

use super::{Gazetteer, Sighting};
use crate::ontology::Trait;
use crate::span::Span;

/// Words that tell one half of a country from the other.
const SIDES: [&str; 4] = ["North", "South", "East", "West"];

/// Gives a side that stands before `and` and the name of the other half what it means: the North Korea of "North and South
/// Korea", but nobody in "from the North and South Korea's ally".
pub(super) fn name_shared_halves<'a>(text: &str, sightings: &mut Vec<Sighting<'a>>, gazetteer: &'a Gazetteer) {
    let mut halves = Vec::new();
    for sighting in sightings.iter().filter(|sighting| !sighting.owners.is_empty()) {
        let Some((side, rest)) = sighting.span.slice(text).split_once(' ') else {
            continue;
        };
        let before = text.get(..sighting.span.start as usize).unwrap_or_default();
        let before = [" and ", " or ", " nor "]
            .into_iter()
            .find_map(|word| before.strip_suffix(word));
        let Some(before) = before.filter(|_| SIDES.contains(&side)) else {
            continue;
        };
        let other = SIDES
            .into_iter()
            .find(|other| *other != side && before.ends_with(other));
        let Some(other) = other else { continue };
        let start = before.len() - other.len();
        // "the North and South Korea" is the North alone.
        let opens = text.get(..start).unwrap_or_default().trim_end();
        if opens.ends_with(" the") || opens.ends_with("The") || opens == "the" {
            continue;
        }
        let mut owners = gazetteer.names().owners_of(&format!("{other} {rest}"));
        owners.retain(|owner| gazetteer.owned_by(owner).is_some_and(|half| half.kind.is(Trait::State)));
        if !owners.is_empty() {
            let span = Span {
                start: start as u32,
                end: before.len() as u32,
            };
            halves.push(Sighting {
                owners: owners.into(),
                ..Sighting::unknown(span)
            });
        }
    }
    for half in halves {
        sightings.retain(|sighting| !sighting.span.overlaps(half.span));
        let place = sightings.partition_point(|sighting| sighting.span < half.span);
        sightings.insert(place, half);
    }
}
