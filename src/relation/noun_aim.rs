//! At whom an act is aimed that only its noun and the words beside it tell: "sanctions targeting Chad", "measures aimed at
//! punishing Chad", "the Chad sanctions".

use super::finder::RelationFinder;
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::ontology::Trait;

/// Participles behind an act with at whom it is aimed for their object. Grammar.
const TARGETING: [&str; 7] = ["cripple", "hit", "hurt", "isolate", "punish", "squeeze", "target"];

/// Participles with the same behind `at` or `against`, or below it: "aimed at Chad", "designed to punish Chad". Grammar.
const AIMED: [&str; 4] = ["aim", "design", "direct", "mean"];

/// Nouns for acts before which a state's name tells at whom they are aimed: "the Chad sanctions". Grammar.
const NAMED_BY_TARGET: [&str; 3] = ["embargo", "sanction", "tariff"];

/// Nouns that carry the noun of an act and say that it is done: "the imposition of sanctions". Grammar.
const CARRYING: [&str; 7] = [
    "adoption",
    "expansion",
    "extension",
    "imposition",
    "re-imposition",
    "reimposition",
    "renewal",
];

impl RelationFinder<'_> {
    /// Gives at whom the act that a noun names is aimed, by a participle behind it or the name before it.
    ///
    /// Empty where its words do not tell it, or only prepositions do.
    pub(super) fn aim_of_noun(&self, noun: usize) -> Vec<Party> {
        let told = self.clauses.with_subject(noun);
        let told = told.filter(|&place| {
            let clause = self.clause(place);
            let behind = self.phrase(noun).span.end <= clause.verb.span.start;
            behind && !clause.verb.is_finite() && clause.kind != ClauseKind::Infinitive
        });
        let aimed: Vec<Party> = told.flat_map(|place| self.aimed_by(place)).collect();
        match aimed.is_empty() {
            true => self.named_target(noun).into_iter().collect(),
            false => aimed,
        }
    }

    fn aimed_by(&self, place: usize) -> Vec<Party> {
        let clause = self.clause(place);
        let lemma = clause.verb.lemma.as_str();
        if TARGETING.contains(&lemma) && !clause.verb.passive {
            return self.objects_of(clause);
        }
        if !AIMED.contains(&lemma) {
            return Vec::new();
        }
        let directly = self.parties_behind(clause, &["at", "against"].map(str::to_owned));
        if !directly.is_empty() {
            return directly;
        }
        // "aimed at punishing Chad", but not "aimed at protecting Chad"
        let below = self.clauses.below(place).map(|below| self.clause(below));
        let harming = below.filter(|below| TARGETING.contains(&below.verb.lemma.as_str()) && !below.verb.passive);
        harming.flat_map(|below| self.objects_of(below)).collect()
    }

    fn objects_of(&self, clause: &Clause) -> Vec<Party> {
        clause.objects.iter().flat_map(|&object| self.all_of(object)).collect()
    }

    /// "the Chad sanctions" are aimed at Chad, "the US sanctions", "Chadian sanctions" at somebody else.
    fn named_target(&self, noun: usize) -> Option<Party> {
        let head = self.phrase(noun).head;
        let names_target = NAMED_BY_TARGET.contains(&self.head(noun));
        let before = head.checked_sub(1).filter(|_| names_target)?;
        let name = self.mentions_in(self.span(before)).last().or_else(|| {
            let inside = self.mentions_in(self.phrase(noun).span).iter();
            inside.rev().find(|name| name.span.end + 1 == self.span(head).start)
        })?;
        let state = self.meant_at(name.span).iter().find(|party| party.is(Trait::State))?;
        let label = self.gazetteer.entity(state.entity.as_ref()?)?.label.as_str();
        (name.span.slice(self.text()) == label && name.span.end + 1 == self.span(head).start).then(|| state.clone())
    }

    /// Says whether a noun tells what people before it do together: "the Roe-Poe summit"; "a Roe-Poe summit" need not come.
    pub(super) fn is_of_people(&self, phrase: usize, token: usize) -> bool {
        let is_one = ["a", "an"]
            .iter()
            .any(|word| self.is(self.phrase(phrase).tokens.start, word));
        let mut rules = self.lexicon.by_nominal(self.lemma(token));
        !is_one && rules.any(|(rule, _)| self.lexicon.is_symmetric(&rule.relation))
    }

    /// Gives who does what a noun names, by the noun that carries it: "Chad's imposition of sanctions".
    pub(super) fn doers_of_carrying(&self, phrase: usize) -> Vec<Party> {
        let of = self.governing(phrase).filter(|of| of.preposition == "of");
        let carrying = of
            .and_then(|of| of.after)
            .filter(|&noun| CARRYING.contains(&self.head(noun)));
        carrying.map(|noun| self.whose(noun)).unwrap_or_default()
    }
}
