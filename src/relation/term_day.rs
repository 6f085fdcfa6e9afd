//! When somebody came into the office that a title names: "President Putin took office in May".

use super::Relation;
use super::finder::RelationFinder;
use crate::clause::{Clause, Tense};
use crate::evidence::{Party, TimeRelation};
use crate::moment::Moment;
use crate::ontology::{EntityId, Polarity};
use rustc_hash::FxHashMap;

/// Verbs by which a term begins, and what they govern; a verb with nothing of the kind governs nothing. Grammar.
const BEGINNING: [(&str, &[&str]); 7] = [
    ("assume", &["office", "power", "presidency", "premiership"]),
    ("come", &["office", "power"]),
    ("inaugurate", &[]),
    ("swear in", &[]),
    ("take", &["office", "power"]),
    ("take over", &["office", "power", "presidency", "premiership"]),
    ("take over", &[]),
];

/// "was sworn in": who does it to whom turns round.
const UNDERGONE: [&str; 2] = ["inaugurate", "swear in"];

impl RelationFinder<'_> {
    /// Gives the only office of a person, told by a title, the time at which he is told to have come into office.
    pub(super) fn date_terms(&self, relations: &mut [Relation]) {
        let mut begun: FxHashMap<EntityId, Option<Moment>> = FxHashMap::default();
        for place in 0..self.clauses.clauses.len() {
            let Some((person, moment)) = self.term_begun(place) else {
                continue;
            };
            // Who did so twice held more than one office.
            begun
                .entry(person)
                .and_modify(|known| *known = known.take().filter(|known| known.when == moment.when))
                .or_insert(Some(moment));
        }
        let mut held: FxHashMap<EntityId, Vec<usize>> = FxHashMap::default();
        for (place, relation) in relations.iter().enumerate() {
            let person = relation
                .actor
                .entity
                .as_ref()
                .filter(|person| begun.contains_key(person));
            if let Some(person) = person.filter(|_| relation.relation_type.as_str() == "holds_office") {
                held.entry(person.clone()).or_default().push(place);
            }
        }
        for (person, places) in held {
            let Some(Some(moment)) = begun.get(&person) else {
                continue;
            };
            let one = places
                .iter()
                .all(|&place| relations[place].recipient.is_same(&relations[places[0]].recipient));
            for place in places.into_iter().filter(|_| one) {
                let relation = &mut relations[place];
                if relation.happened.is_none() && relation.polarity == Polarity::Affirmed {
                    relation.happened = Some(Moment {
                        via: Some("term-begun".into()),
                        ..moment.clone()
                    });
                }
            }
        }
    }

    /// Gives who came into office at what time by a clause that tells it as done.
    fn term_begun(&self, place: usize) -> Option<(EntityId, Moment)> {
        let clause = self.clause(place);
        let is_told = clause.verb.is_finite() && (clause.verb.tense == Tense::Past || clause.verb.perfect);
        if !is_told || !self.begins_term(clause) || !self.statuses.of(place).is_fact() {
            return None;
        }
        let moment = self.moments.of_event(place)?;
        let subjects = self.subjects(clause);
        let [person] = subjects.as_slice() else { return None };
        let person = Party::clone(person).entity?;
        (moment.when.relation == TimeRelation::During).then(|| (person, moment.clone()))
    }

    /// "took office", "took over from his brother", but neither "took over the firm" nor "took over as mayor": that may be
    /// another office.
    fn begins_term(&self, clause: &Clause) -> bool {
        let verb = &clause.verb;
        let governed = self.clauses.prepositional_of(clause).map(|phrase| phrase.object);
        let governs = |nouns: &[&str]| {
            let mut all = clause.objects.iter().copied().chain(governed.clone());
            all.any(|noun| nouns.contains(&self.head(noun)))
        };
        let fits = BEGINNING.iter().any(|&(lemma, nouns)| {
            let is_governed = match nouns.is_empty() {
                true => clause.objects.is_empty(),
                false => governs(nouns),
            };
            lemma == verb.lemma && is_governed && verb.passive == UNDERGONE.contains(&lemma)
        });
        let mut phrases = self.clauses.prepositional_of(clause);
        fits && !phrases.any(|phrase| phrase.preposition == "as")
    }
}
