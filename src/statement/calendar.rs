//! The occasions of an article by who takes part in them.

use super::occasion::Occasion;
use rustc_hash::{FxHashMap, FxHashSet};

/// Nobody's words hang on an occasion further back than so many others of the same person.
const REACH: usize = 50;

/// Occasions in the order in which they are told of: those of the whole article first, then those that statements
/// tell of, as they are read.
#[derive(Debug, Default)]
pub(super) struct Calendar {
    occasions: Vec<Occasion>,
    /// How many of them are of the whole article.
    told: usize,
    of_person: FxHashMap<String, Vec<usize>>,
    /// Who speaks on an occasion whose day is told.
    dated: FxHashSet<String>,
}

impl Calendar {
    pub(super) fn new(told: Vec<Occasion>) -> Self {
        let mut calendar = Self {
            told: told.len(),
            ..Self::default()
        };
        told.into_iter().for_each(|occasion| calendar.add(occasion));
        calendar
    }

    pub(super) fn add(&mut self, occasion: Occasion) {
        let place = self.occasions.len();
        for person in &occasion.people {
            let places = self.of_person.entry(person.clone()).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
        if let Some(first) = occasion.people.first().filter(|_| occasion.names_day()) {
            self.dated.insert(first.clone());
        }
        self.occasions.push(occasion);
    }

    /// Gives all, in the order in which they were added.
    pub(super) fn all(&self) -> &[Occasion] {
        &self.occasions
    }

    /// Says whether somebody speaks on an occasion whose day is told.
    pub(super) fn has_day(&self, person: &str) -> bool {
        self.dated.contains(person)
    }

    /// Gives the occasions up to a sentence that somebody takes part in, within reach: what statements tell of first,
    /// the latest first.
    pub(super) fn before(&self, person: &str, sentence: usize) -> impl Iterator<Item = &Occasion> {
        let places = self.of_person.get(person).map(Vec::as_slice).unwrap_or_default();
        let (told, own) = places.split_at(places.partition_point(|&place| place < self.told));
        let till = told.partition_point(|&place| self.occasions[place].sentence <= sentence);
        let own = own.iter().rev().take(REACH);
        let places = own.chain(told[..till].iter().rev().take(REACH));
        let occasions = places.map(|&place| &self.occasions[place]);
        occasions.filter(move |occasion| occasion.sentence <= sentence)
    }
}
