//! For whom it is good what somebody promises to do: "promised to help Kenya", "agreed to sell water to Kenya".

use super::finder::RelationFinder;
use super::governed::FramedClause;
use super::rule::{RelationRule, VerbEnd};
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::mention::NameKind;
use crate::ontology::{RelationType, Trait};

/// Classes of acts that are good for whom they are done to.
const FRIENDLY: [&str; 7] = ["AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "RETREAT", "SUPPORT"];

/// Verbs that put money or goods in a place: "promised to invest in Kenya". Grammar.
const PLACING: [&str; 7] = ["build", "construct", "fund", "invest", "pour", "rebuild", "spend"];

/// Verbs whose object is served: "undertook to protect Kenya", "to supply Kenya with power". Grammar.
const SERVING: [&str; 16] = [
    "arm",
    "assist",
    "back",
    "compensate",
    "defend",
    "equip",
    "furnish",
    "indemnify",
    "pay",
    "protect",
    "provide",
    "reimburse",
    "repay",
    "safeguard",
    "shield",
    "supply",
];

impl RelationFinder<'_> {
    /// Gives for whom what the infinitive behind a noun tells is good: "Chad's offer to sell water to Kenya".
    pub(super) fn benefiting_of_noun(&self, noun: usize) -> Vec<Party> {
        let behind = self.phrase(noun).head + 1;
        // "an offer by Oman to help Chad"
        let by = self.behind(noun).find(|by| by.preposition == "by");
        let behind = by.map_or(behind, |by| self.token_at(by.span.end));
        let mut places = self.clauses.of_sentence(self.sentence_of(noun));
        let place = places.find(|&place| {
            let act = self.clause(place);
            let is_plain = act.kind == ClauseKind::Infinitive && !act.verb.passive && !act.verb.negated;
            is_plain && self.token_at(act.span.start) == behind
        });
        let Some(place) = place else {
            return Vec::new();
        };
        match self.known_benefit(place, self.clause(place)) {
            Some(parties) => parties,
            None => self.told_benefit(self.clause(place)),
        }
    }

    /// Gives for whom what the clauses below a promise tell is good; nobody where it is no good, or for nobody named.
    pub(super) fn benefiting(&self, index: usize) -> Vec<Party> {
        let kinds = [ClauseKind::Infinitive, ClauseKind::Gerund];
        let below = self.clauses.below(index).map(|below| (below, self.clause(below)));
        // "vowed not to let Chad win"
        let is_refused = |act: &Clause| {
            let before = self.token_at(act.span.start).checked_sub(1);
            act.verb.negated || before.is_some_and(|before| self.is_any(before, &["not", "never"]))
        };
        // "offered an invitation for the envoys to come to Chad": they come.
        let subject = self.clause(index).subject;
        let is_own = |act: &Clause| act.subject.is_none() || act.subject == subject;
        let mut acts =
            below.filter(|(_, act)| kinds.contains(&act.kind) && !is_refused(act) && !act.verb.passive && is_own(act));
        acts.find_map(|(place, act)| {
            let parties = match self.known_benefit(place, act) {
                Some(parties) => parties,
                None => self.told_benefit(act),
            };
            (!parties.is_empty()).then_some(parties)
        })
        .unwrap_or_default()
    }

    /// Gives to whom an act is done that rules know; `None` where none does.
    fn known_benefit(&self, place: usize, act: &Clause) -> Option<Vec<Party>> {
        let rules = self.lexicon.by_verb(&act.verb.lemma);
        let framed = FramedClause::new(self, place);
        let mut known = rules
            .filter(|(_, verb)| self.has_infinitive(verb, place) && self.nouns_fit(verb, &framed))
            .peekable();
        known.peek()?;
        // "agreed to withdraw its troops from Chad": to whom, the words do not tell.
        let is_retreat = |rule: &RelationRule| rule.relation.as_str() == "withdrew_troops_from";
        let friendly = known.filter(|(rule, _)| self.is_friendly(rule) && !is_retreat(rule));
        let found = friendly.map(|(_, verb)| {
            let end = &verb.frame.recipient;
            let is_plain = matches!(
                end,
                VerbEnd::Object | VerbEnd::After(_) | VerbEnd::ObjectOwner | VerbEnd::OwnerAfter(_)
            );
            let parties = if is_plain {
                self.verb_end(end, verb, place)
            } else {
                Vec::new()
            };
            self.undergoing(&parties)
        });
        Some(
            found
                .into_iter()
                .find(|parties| !parties.is_empty())
                .unwrap_or_default(),
        )
    }

    /// Gives the states and bodies behind `to`, `with` or `for` of an act that no rule knows: "to sell water to Kenya"; those in
    /// which something is built: "to invest in Kenya".
    fn told_benefit(&self, act: &Clause) -> Vec<Party> {
        let is_placing = PLACING.contains(&act.verb.lemma.as_str());
        let words: &[&str] = if is_placing {
            &["in", "for", "with"]
        } else {
            &["to", "with", "for"]
        };
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        // "agreed to travel to Kenya with aides", "agreed to stop exports to Kenya"
        let gives = is_placing || !act.objects.is_empty() || act.verb.lemma == "stand";
        let is_stopping = [
            "ban", "block", "cut", "deny", "end", "halt", "limit", "refuse", "stop", "suspend",
        ]
        .contains(&act.verb.lemma.as_str());
        // "agreed to deploy its guard to the border with Chad"
        let is_force = act.objects.iter().any(|&object| self.lexicon.is_arm(self.head(object)));
        if !gives || is_stopping || is_force {
            return Vec::new();
        }
        let served = || act.objects.iter().flat_map(|&object| self.all_of(object)).collect();
        let serves = SERVING.contains(&act.verb.lemma.as_str());
        let named: Vec<Party> = if serves { served() } else { Vec::new() };
        let is_one = |party: &Party| party.is(Trait::State) || party.is(Trait::Body);
        let named = match named.iter().any(is_one) {
            true => named,
            false => self.parties_behind(act, &words),
        };
        let mut parties = self.undergoing(&named);
        parties.retain(|party| party.entity.is_some() && is_one(party) && !self.is_demonym(party));
        parties
    }

    /// "visas for Chinese who invest there": people are no state.
    fn is_demonym(&self, party: &Party) -> bool {
        let mentions = party.span.map(|span| self.mentions_in(span)).unwrap_or_default();
        let mut candidates = mentions.iter().flat_map(|mention| &mention.candidates);
        candidates.any(|candidate| candidate.name_kind == NameKind::Demonym)
    }

    /// Says whether somebody promises something by it.
    pub(super) fn is_promise(&self, relation_type: &RelationType) -> bool {
        relation_type.plover.as_deref() == Some("AGREE")
    }

    fn is_friendly(&self, rule: &RelationRule) -> bool {
        self.is_of_class(rule, &FRIENDLY)
    }
}
