//! Words for places and for what lies in them: `city`, `embassy`, `summit`, `university`.

use super::lexicon::RelationLexicon;
use crate::data::WordSet;

/// The lists of `data/relation/` about places.
#[derive(Debug, Clone, Default)]
pub(super) struct PlaceWords {
    sites: WordSet,
    facilities: WordSet,
    missions: WordSet,
    meetings: WordSet,
    organs: WordSet,
    regions: WordSet,
    seats: WordSet,
}

impl PlaceWords {
    /// Gives the list of a file; `None` for other files.
    pub(super) fn of_file(&mut self, file: &str) -> Option<&mut WordSet> {
        Some(match file {
            "sites.txt" => &mut self.sites,
            "facilities.txt" => &mut self.facilities,
            "missions.txt" => &mut self.missions,
            "meetings.txt" => &mut self.meetings,
            "organs.txt" => &mut self.organs,
            "regions.txt" => &mut self.regions,
            "seats.txt" => &mut self.seats,
            _ => return None,
        })
    }
}

impl RelationLexicon {
    /// Says whether a noun, given as its singular, names a place that lies in another one: `city`.
    pub(super) fn is_site(&self, noun: &str) -> bool {
        self.places.sites.contains(noun) || self.is_facility(noun)
    }

    /// Says whether a noun, given as its singular, names a place that people have built: `airport`.
    pub(super) fn is_facility(&self, noun: &str) -> bool {
        self.places.facilities.contains(noun)
    }

    /// Says whether a noun, given as its singular, names what a state keeps in another one: `embassy`.
    pub(super) fn is_mission(&self, noun: &str) -> bool {
        self.places.missions.contains(noun)
    }

    /// Says whether people gather in one place for what a noun, given as its singular, names: `summit`.
    pub(super) fn is_meeting(&self, noun: &str) -> bool {
        self.places.meetings.contains(noun)
    }

    /// Says whether a body whose name ends in this word is a part of the state whose it is: `agency`.
    pub(super) fn is_organ(&self, word: &str) -> bool {
        self.places.organs.contains(word)
    }

    /// Says whether a word tells of which region states are: `baltic`.
    pub(super) fn is_region(&self, word: &str) -> bool {
        self.places.regions.contains(word)
    }

    /// Says whether a body whose name ends in this word stands in the state or place whose it is: `university`.
    pub(super) fn is_seat(&self, word: &str) -> bool {
        self.places.seats.contains(word)
    }
}
