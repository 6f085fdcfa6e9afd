//! What a phrase measures or counts: "half of Cuba's debt", "a team of Kenyan doctors".

use super::finder::RelationFinder;
use crate::sentence::Tag;

/// Nouns that only count or measure what follows their `of`: "a new round of sanctions", "most of the sea".
const MEASURES: [&str; 66] = [
    "all",
    "array",
    "bag",
    "barrage",
    "barrel",
    "batch",
    "boatload",
    "bulk",
    "bunch",
    "busload",
    "column",
    "consignment",
    "contingent",
    "convoy",
    "couple",
    "crate",
    "day",
    "dozen",
    "first",
    "fleet",
    "gallon",
    "group",
    "half",
    "handful",
    "host",
    "hundred",
    "kg",
    "kilogram",
    "last",
    "liter",
    "litre",
    "lot",
    "majority",
    "many",
    "million",
    "most",
    "much",
    "number",
    "package",
    "pair",
    "part",
    "planeload",
    "quarter",
    "raft",
    "range",
    "rest",
    "round",
    "sack",
    "score",
    "series",
    "set",
    "shipment",
    "some",
    "squad",
    "string",
    "team",
    "ten",
    "third",
    "thousand",
    "ton",
    "tonne",
    "tranche",
    "truckload",
    "wave",
    "week",
    "worth",
];

impl RelationFinder<'_> {
    /// Gives the phrase that a phrase measures, or itself: `sanctions` of "a new round of sanctions", `Kenyans` of "tens of
    /// thousands of Kenyans" and "two of the Kenyans".
    pub(super) fn measured(&self, phrase: usize) -> usize {
        let mut measured = phrase;
        while let Some(of) = self.behind(measured).find(|of| of.preposition == "of")
            && (MEASURES.contains(&self.head(measured)) || self.tag(self.phrase(measured).head) == Tag::Number)
            && of.object > measured
        {
            measured = of.object;
        }
        measured
    }
}
