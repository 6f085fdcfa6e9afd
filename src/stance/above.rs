//! The words that govern an action where it stands: from a noun or a clause to the clause above.

use super::action::{Role, StanceFinder};
use super::climb::{Climb, LONGEST_PATH};
use super::governor::{Governor, REACH};
use super::lexicon::WordClass;
use crate::clause::{Clause, ClauseKind, PrepositionalPhrase};

/// Prepositions that only tell when or with what something happens: "spoke after the talks".
const CIRCUMSTANTIAL: [&str; 15] = [
    "after",
    "before",
    "during",
    "since",
    "until",
    "amid",
    "over",
    "despite",
    "following",
    "at",
    "under",
    "about",
    "ahead of",
    "between",
    "without",
];

/// Verbs that say nothing of what their object is: "has no plans", "sees no reason".
const EMPTY: [&str; 12] = [
    "be",
    "become",
    "remain",
    "seem",
    "have",
    "see",
    "express",
    "voice",
    "reiterate",
    "repeat",
    "show",
    "take",
];

/// Prepositions that belong to the verb before them: "agreed to talks".
const GOVERNED: [&str; 6] = ["against", "for", "in", "of", "on", "to"];

/// Verbs that say what their subject is.
const COPULAS: [&str; 7] = ["be", "become", "remain", "stay", "seem", "appear", "look"];

/// Where a noun phrase leads: the clause above it with the words that govern it there.
pub(super) enum Above<'a> {
    Clause(usize, Vec<Governor<'a>>),
    /// The noun that reports: "Orban's call for talks".
    Cue,
    /// Nothing above it: "No talks with Taipei".
    Nothing,
}

impl<'a> StanceFinder<'a> {
    /// Goes from a noun phrase over the nouns that it hangs on to a clause.
    pub(super) fn above(&self, climb: &mut Climb<'a>, phrase: usize) -> Option<Above<'a>> {
        let mut phrase = phrase;
        let mut pending: Option<Governor> = None;
        for _ in 0..LONGEST_PATH {
            let noun_phrase = self.phrase(phrase);
            if climb.statement.cue.contains(self.span(noun_phrase.head)) {
                if let Some(noun) = pending {
                    climb.apply(noun.word, noun.negated);
                }
                return Some(Above::Cue);
            }
            let governed_by = noun_phrase.governed_by.map(|place| &self.clauses.prepositional[place]);
            let Some(behind) = governed_by else {
                return self.role(climb, phrase, pending);
            };
            if CIRCUMSTANTIAL.contains(&behind.preposition.as_str()) {
                return None;
            }
            let noun = behind.after.and_then(|after| self.noun(after));
            let Some((after, noun)) = behind.after.zip(noun) else {
                return self.behind_verb(climb, behind, pending);
            };
            if let Some(inner) = pending.replace(noun) {
                climb.apply(inner.word, inner.negated);
            }
            climb.span = climb.span.cover(self.phrase(after).span);
            phrase = after;
        }
        None
    }

    /// Gives the clause that a noun phrase is subject or object of.
    fn role(&self, climb: &Climb, phrase: usize, pending: Option<Governor<'a>>) -> Option<Above<'a>> {
        let roles = self.roles(phrase);
        if roles.is_empty() {
            let first = self.phrase(phrase).tokens.start;
            let is_first = climb.statement.content.iter().any(|content| {
                let start = self.span(first).start;
                start <= content.start + 1
            });
            return is_first.then_some(Above::Nothing);
        }
        // "wants the sanctions lifted": what is wanted is what is done to them.
        let undergoes = |&(above, role): &(usize, Role)| {
            let is_inner = |&(place, role): &(usize, Role)| {
                let clause = self.clause(place);
                let is_below = clause.kind == ClauseKind::Infinitive && clause.parent == Some(above);
                matches!(role, Role::Subject) && is_below && clause.verb.passive
            };
            matches!(role, Role::Object) && roles.iter().any(is_inner)
        };
        // "Sanctions do not work and should be abandoned": the second verb shows it.
        let kept = roles.iter().filter(|role| !undergoes(role));
        let mut shown = kept.filter_map(|&(place, role)| {
            let governors = self.governors(climb, phrase, (place, role), pending)?;
            Some(Above::Clause(place, governors))
        });
        shown.next()
    }

    /// Gives the words that govern a noun phrase in a clause, the outermost last; `None` where none does.
    fn governors(
        &self,
        climb: &Climb,
        phrase: usize,
        (place, role): (usize, Role),
        pending: Option<Governor<'a>>,
    ) -> Option<Vec<Governor<'a>>> {
        let clause = self.clause(place);
        let verb = self.verb(clause, None).or_else(|| self.act(climb, clause));
        let mut governors: Vec<Governor> = pending.into_iter().collect();
        let lemma = clause.verb.lemma.as_str();
        match role {
            Role::Object => match self.called(clause, phrase).or(verb) {
                Some(verb) => governors.push(verb),
                None if EMPTY.contains(&lemma) => {}
                None => return None,
            },
            Role::Subject if clause.verb.passive => governors.push(verb?),
            Role::Subject => {
                // "the agreement will make Iran rich": it is not the agreement that is made.
                let is_alone = clause.objects.is_empty();
                let shown = verb.filter(|verb| (verb.word.weak && is_alone) || verb.word.judges);
                let predicate = self.predicate(clause).filter(|_| COPULAS.contains(&lemma));
                let by_noun = !governors.is_empty();
                match predicate.or(shown) {
                    Some(governor) => governors.push(governor),
                    // "the time for talks has not come"
                    None if by_noun => {}
                    None => return None,
                }
            }
        }
        Some(governors)
    }

    /// Gives the clause of a noun phrase behind a preposition that hangs on no noun: "ready for talks", "called for".
    fn behind_verb(
        &self,
        climb: &mut Climb<'a>,
        behind: &PrepositionalPhrase,
        pending: Option<Governor<'a>>,
    ) -> Option<Above<'a>> {
        let mut governors: Vec<Governor> = pending.into_iter().collect();
        let preposition = self
            .sentences
            .tokens
            .partition_point(|token| token.span.end <= behind.span.start);
        let Some(place) = behind.clause else {
            // A headline: "Putin: Russia ready for talks".
            let first = self.sentence_around(behind.span)?.tokens.start;
            let adjective = self.before(first..preposition, 1, false)?;
            for governor in governors.iter().chain([&adjective]) {
                self.apply(climb, governor, governor.negated);
            }
            return Some(Above::Nothing);
        };
        let clause = self.clause(place);
        // "is against sanctions"
        let is_copula = COPULAS.contains(&clause.verb.lemma.as_str());
        let itself = self
            .lexicon
            .word(WordClass::Adjective, &behind.preposition)
            .filter(|_| is_copula);
        let word = itself.map(|word| Governor {
            word,
            negated: false,
            token: preposition,
            from: preposition,
        });
        let denied = clause.verb.negated;
        let adjective = word.or_else(|| self.before(clause.verb.tokens.end..preposition, 1, denied));
        // "to continue talks with Japan toward a treaty": the verb governs the talks.
        let with_object = !clause.objects.is_empty();
        let verb = self.verb(clause, Some(&behind.preposition));
        // "as planned, with or without an agreement"
        let may_govern = GOVERNED.contains(&behind.preposition.as_str());
        let verb = verb.filter(|verb| {
            let next = self.small(clause.verb.head + 1);
            let mut forms = [behind.preposition.as_str(), next].into_iter();
            let is_phrasal = forms.any(|word| {
                let verb = self.lexicon.verb_with(&clause.verb.lemma, word);
                verb.is_some()
            });
            is_phrasal || (!with_object && (verb.word.weak || may_govern))
        });
        match (adjective, verb) {
            (Some(adjective), verb) => {
                governors.push(adjective);
                governors.extend(verb.filter(|_| !EMPTY.contains(&clause.verb.lemma.as_str())));
            }
            (None, Some(verb)) => governors.push(verb),
            (None, None) => return None,
        }
        Some(Above::Clause(place, governors))
    }

    /// Gives what a reporting verb shows by what its speaker does: one who lambasts sanctions is against them.
    fn act(&self, climb: &Climb, clause: &Clause) -> Option<Governor<'a>> {
        // "said it would not lift the sanctions": the act that the content shows says nothing that the content does not.
        let is_named = climb.statement.act_shown.overlaps(climb.statement.cue);
        if !is_named || !clause.verb.span.overlaps(climb.statement.cue) {
            return None;
        }
        Some(Governor {
            word: self.lexicon.word(WordClass::Act, climb.statement.act.as_str())?,
            negated: false,
            token: clause.verb.head,
            from: clause.verb.tokens.start,
        })
    }

    /// Gives the words in the clause above that govern a clause, the outermost last.
    pub(super) fn over_clause(&self, climb: &Climb, clause: &Clause, above: &Clause) -> Vec<Governor<'a>> {
        let first = self.first_token(clause);
        if first < above.verb.tokens.start {
            // "A decision to resume the talks would be a mistake": the noun is in the subject.
            let start = self
                .sentence_around(above.verb.span)
                .map_or(first, |sentence| sentence.tokens.start);
            let before = self.before(start..first, REACH, false);
            let verb = self.verb(above, None).filter(|verb| verb.word.weak || verb.word.judges);
            let predicate = self
                .predicate(above)
                .filter(|_| COPULAS.contains(&above.verb.lemma.as_str()));
            return before.into_iter().chain(predicate.or(verb)).collect();
        }
        let denied = above.verb.negated;
        let before = self.before(above.verb.tokens.end..first, REACH, denied);
        let by_act = || self.act(climb, above).filter(|_| clause.kind != ClauseKind::Complement);
        let verb = self.verb_before(above, first).or_else(by_act);
        let Some(before) = before else {
            return verb.into_iter().collect();
        };
        // "eased sanctions in an effort to normalise relations": what stands behind a preposition is not eased.
        let between = above.verb.tokens.end..before.from;
        let is_object =
            before.word.class == WordClass::Adjective || !between.into_iter().any(|token| self.is_preposition(token));
        let is_empty = EMPTY.contains(&above.verb.lemma.as_str());
        let is_phrasal = verb.is_some_and(|verb| self.verb(above, None).is_none_or(|alone| alone.word != verb.word));
        let verb = verb.filter(|_| !is_empty && (is_object || is_phrasal));
        [before].into_iter().chain(verb).collect()
    }

    /// Gives the token that a clause begins with: its `to`, its preposition, its subject.
    pub(super) fn first_token(&self, clause: &Clause) -> usize {
        let first = clause.introducer.unwrap_or(clause.verb.tokens.start);
        match clause.kind {
            ClauseKind::Complement => self
                .sentences
                .tokens
                .partition_point(|token| token.span.end <= clause.span.start),
            _ => first.min(clause.verb.tokens.start),
        }
    }
}
