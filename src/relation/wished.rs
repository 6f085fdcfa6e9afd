//! Of whom a speaker wants what he says that he would like: "would like Japan to leave", "would like to see a sign from Japan".

use super::by_content::BEING;
use super::finder::RelationFinder;
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::ontology::Trait;
use crate::statement::Statement;

/// Verbs of wishing, which tell whom one would have act. Grammar.
const WISHING: [&str; 11] = [
    "ask", "expect", "hope", "like", "love", "prefer", "trust", "urge", "want", "wait", "wish",
];

impl RelationFinder<'_> {
    /// Gives who is to act where the words that show the demand tell only of the speaker's wish; none where they do not.
    pub(super) fn wished_of(&self, place: usize, statement: &Statement) -> Option<Vec<Party>> {
        let clause = self.clause(place);
        let is_shown = clause.verb.span.overlaps(statement.act_shown);
        let wishes = WISHING.contains(&clause.verb.lemma.as_str()) && self.is_own_wish(clause, statement);
        // "said it was time for Chad to leave"
        let is_it = |subject: usize| self.is_any(self.phrase(subject).head, &["it"]);
        let is_due = || clause.verb.lemma == "be" && clause.subject.is_some_and(is_it);
        let due = || is_due() && clause.span.contains(statement.act_shown);
        let is_meant = !self.statuses.of(place).is_denied() && (is_shown && wishes || due());
        if statement.act.as_str() != "demand" || !is_meant {
            return None;
        }
        let below = self.clauses.below(place).map(|below| self.clause(below));
        let below = below.filter(|below| match below.kind {
            ClauseKind::Infinitive => true,
            // "liked that the president had warned them"
            ClauseKind::Complement => clause.verb.lemma != "like",
            _ => false,
        });
        // "would like Chad to win", "wants Chad to have a future": nobody does that because he is asked to.
        let is_done = |below: &&Clause| {
            let lemma = below.verb.lemma.as_str();
            lemma == "see" || !self.lexicon.comes_about(lemma) && !BEING.contains(&lemma) && !below.verb.passive
        };
        let below = below.filter(is_done);
        for below in below {
            // "would like to see the withdrawal of the Russian troops", "a sign from Japan"
            let of_things = || below.objects.iter().map(|&object| self.whose_or_of(object));
            // "said it was important for it to last": which of two `it` is, is guessed too often.
            let subject = below
                .subject
                .filter(|&subject| wishes || !self.is_thing_pronoun(subject));
            let named = subject.map(|subject| self.everybody(subject)).unwrap_or_default();
            let sees = below.verb.lemma == "see";
            let asked = match sees {
                true => of_things().find(|of| !of.is_empty()).unwrap_or_default(),
                false => named,
            };
            let mut aimed = self.aimed_at(&asked, statement);
            // "wants people to go out": of whom, nobody reads.
            aimed.retain(|party| party.name.contains(char::is_uppercase));
            if !aimed.is_empty() {
                return Some(aimed);
            }
        }
        None
    }

    /// Says whether the speaker tells of a wish of his own or of his state's, and not of another person's.
    fn is_own_wish(&self, clause: &Clause, statement: &Statement) -> bool {
        let is_own = |party: &Party| {
            let is_state = party.is(Trait::State) && self.is_own_of(party, statement);
            let mut speakers = std::iter::once(&statement.speaker).chain(&statement.co_speakers);
            is_state || speakers.any(|speaker| speaker.is_same(party))
        };
        let is_first = |subject: usize| self.is_any(self.phrase(subject).head, &["i", "we"]);
        clause.subject.is_some_and(is_first) || self.subjects(clause).iter().any(is_own)
    }

    /// Gives whose a thing is, or whose that is of which it is: "a sign from Japan", "the end of Japan's plan".
    pub(super) fn whose_or_of(&self, object: usize) -> Vec<Party> {
        let whose = self.whose(object);
        let of = self
            .behind(object)
            .find(|of| of.preposition == "of" && of.object > object);
        match of.filter(|_| whose.is_empty()) {
            Some(of) => self.whose(of.object),
            None => whose,
        }
    }

    /// "wants Abe to win the vote": Abe wants that himself.
    pub(super) fn only_wishes(&self, statement: &Statement) -> bool {
        let first = self.clauses_told(statement).next();
        let wished = first.filter(|clause| clause.kind == ClauseKind::Infinitive && !clause.verb.passive);
        let wants = ["want", "hope", "like", "wish", "love", "prefer", "expect"];
        let cue = self.lemma(self.token_at(statement.cue.end.saturating_sub(1)));
        wants.contains(&cue) && wished.is_some_and(|clause| self.lexicon.comes_about(&clause.verb.lemma))
    }

    /// "told reporters to expect good news", "should sleep well": what people do for themselves is no demand.
    pub(super) fn only_comforts(&self, statement: &Statement) -> bool {
        let mut clauses = self.clauses_told(statement);
        let first = clauses.next();
        // "said they need to understand the price"
        let is_needed = first.is_some_and(|clause| clause.verb.lemma == "need" && clause.objects.is_empty());
        let first = if is_needed { clauses.next().or(first) } else { first };
        first.is_some_and(
            |Clause {
                 verb, kind, objects, ..
             }| {
                let (is_modal, lemma) = (verb.modal.is_some(), &verb.lemma);
                // "said America needs a new president"
                let lacks = lemma == "need" && *kind != ClauseKind::Infinitive && !objects.is_empty();
                let is_private = (*kind == ClauseKind::Infinitive || is_modal) && self.lexicon.is_private(lemma);
                // "said Trump should win the prize"
                is_private || lacks || is_modal && lemma != "be" && self.lexicon.comes_about(lemma)
            },
        )
    }
}
