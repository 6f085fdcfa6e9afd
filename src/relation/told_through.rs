//! Ends that another word tells: whose the subject or object is, whom an act below the verb is done to, and whose the border
//! is at which something happens.

use super::finder::RelationFinder;
use super::governed::FramedClause;
use super::rule::{VerbEnd, VerbFrame};
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::ontology::Trait;

/// Nouns for where one state ends. Grammar.
const BORDERS: [&str; 4] = ["border", "boundary", "frontier", "borderland"];

/// What follows `or` stands so many tokens behind the verb at most.
const FAR: usize = 40;

/// Nouns for what comes about without being done. Grammar.
const COMES_ABOUT: [&str; 6] = ["development", "difference", "event", "problem", "situation", "tension"];

/// Verbs for taking a thing as it is, whomever it is aimed at. Grammar.
const ACCEPTING: [&str; 6] = ["accept", "back", "consider", "endorse", "implement", "support"];

impl RelationFinder<'_> {
    /// Gives whose the object of a clause is: "welcomed Russia's decision", "welcomed the Russian answer", "welcomed a letter
    /// from Russia"; of a passive, whose its subject is: "a letter from Russia was welcomed".
    pub(super) fn object_owners(&self, clause: &Clause) -> Vec<Party> {
        let undergoing = clause.subject.filter(|_| clause.verb.passive);
        let Some(object) = clause.objects.first().copied().or(undergoing) else {
            return Vec::new();
        };
        // "forgave half of Russia's debt"
        let owners = self.owners_of(self.measured(object));
        // "a prisoner exchange of the US and Iran that was hailed by Trump": whom he means, is not told.
        match clause.verb.passive && owners.len() > 1 {
            true => Vec::new(),
            false => owners,
        }
    }

    fn owners_of(&self, noun: usize) -> Vec<Party> {
        if let Some(rebels) = self.rebels_with(noun) {
            return vec![rebels];
        }
        let makers = self.made_by(noun);
        if !makers.is_empty() {
            return makers;
        }
        let doers = self.doers(noun, self.phrase(noun).head);
        if !doers.is_empty() {
            return doers;
        }
        let by = self.along(noun, &["by".to_owned(), "from".to_owned()]);
        let by = if by.is_empty() { self.done_by(noun) } else { by };
        // "the truce between Chad and Mali" is theirs, "the latest developments between them" are nobody's.
        let is_done = !COMES_ABOUT.contains(&self.head(noun));
        if by.is_empty() && is_done {
            self.between(noun)
        } else {
            by
        }
    }

    /// Gives with whom the border is at which something happens: "on its border with Chad", "along Chad's border", "near the
    /// Chadian frontier".
    pub(super) fn across_border(&self, clause: &Clause) -> Vec<Party> {
        let phrases = self.clauses.prepositional_of(clause).map(|phrase| phrase.object);
        let objects = clause.objects.iter().copied();
        let mut borders = phrases
            .chain(objects)
            .filter(|&noun| BORDERS.contains(&self.head(noun)));
        let Some(border) = borders.next() else {
            return Vec::new();
        };
        let with = self.along(border, &["with".to_owned()]);
        let parties = match with.is_empty() {
            true => self.doers(border, self.phrase(border).head),
            false => with,
        };
        parties.into_iter().filter(|party| party.is(Trait::State)).collect()
    }

    /// Says whether the words for a party name no ground to stand on, a border or an arm of a state: "Chad's border", "jets
    /// circled a Chadian ship".
    pub(super) fn is_no_ground(&self, party: &Party) -> bool {
        // "held drills near the Chadian border": the drills are none.
        let is_words = party.kind.as_ref() == Some(&self.gazetteer.own_kinds().phrase);
        let span = party.span.filter(|_| !is_words);
        let last = span.map(|span| self.token_at(span.end.saturating_sub(1)));
        last.is_some_and(|last| BORDERS.contains(&self.lemma(last)) || self.lexicon.is_arm(self.lemma(last)))
    }

    /// Gives by whom what acts was sent: Hamas in "rockets fired by Hamas struck Chad".
    pub(super) fn fired_by(&self, clause: &Clause) -> Vec<Party> {
        let Some(subject) = clause.subject.filter(|_| !clause.verb.passive) else {
            return Vec::new();
        };
        if !self.lexicon.is_arm(self.head(self.measured(subject))) {
            return Vec::new();
        }
        let clauses = self
            .clauses
            .of_sentence(clause.sentence)
            .map(|place| self.clause(place));
        let firing = clauses.filter(|other| {
            let is_of_subject = other.subject == Some(subject) || other.antecedent == Some(subject);
            is_of_subject && other.verb.passive && !other.verb.is_finite()
        });
        let by = firing.flat_map(|other| self.parties_behind(other, &["by".to_owned()]));
        by.filter(|party| party.is(Trait::Body)).collect()
    }

    /// Says whether one of the words that a rule wants follows behind `or`: "told Chad to leave [or face] war".
    pub(super) fn has_or(&self, verb: &VerbFrame, clause: &Clause) -> bool {
        if verb.on.or.is_empty() {
            return true;
        }
        let end = self.sentences.sentences[clause.sentence].tokens.end;
        let behind = clause.verb.tokens.end..end.min(clause.verb.tokens.end + FAR);
        let mut ors = behind.filter(|&token| self.is_any(token, &["or"]));
        ors.any(|token| (token + 1..end.min(token + 4)).any(|next| verb.on.or.contains(self.lemma(next))))
    }

    /// Gives to whom the acts in the infinitives below a clause are done.
    pub(super) fn inner(&self, index: usize) -> Vec<Party> {
        let of_kind = |kind: ClauseKind| -> Vec<usize> {
            let below = self.clauses.below(index);
            below.filter(|&below| self.clause(below).kind == kind).collect()
        };
        let infinitives = of_kind(ClauseKind::Infinitive);
        match infinitives.is_empty() {
            // "backed down from attacking Guam", not "stopped Chad from attacking Guam"
            true => {
                let own = self.clause(index).subject;
                let mut gerunds = of_kind(ClauseKind::Gerund);
                gerunds.retain(|&below| self.clause(below).subject == own);
                self.undergoing_in(&gerunds)
            }
            false => self
                .accepted(&infinitives)
                .unwrap_or_else(|| self.undergoing_in(&infinitives)),
        }
    }

    /// Gives whose the thing is that somebody would accept: of "refused to back Mali's sanctions on Peru", Mali. `None` where
    /// no clause tells of that.
    fn accepted(&self, clauses: &[usize]) -> Option<Vec<Party>> {
        let mut clauses = clauses.iter().map(|&below| self.clause(below));
        let accepts = |clause: &&Clause| ACCEPTING.contains(&clause.verb.lemma.as_str()) && !clause.objects.is_empty();
        let clause = clauses.find(accepts)?;
        let named = self.undergoing(&self.all_of_each(&clause.objects));
        Some(if named.is_empty() {
            self.object_owners(clause)
        } else {
            named
        })
    }

    /// Gives to whom the first of the acts is done that these clauses tell.
    pub(super) fn undergoing_in(&self, clauses: &[usize]) -> Vec<Party> {
        let acts = clauses.iter().map(|&below| (below, self.clause(below)));
        // "vowed not to attack or invade Chad"
        if clauses.iter().any(|&below| self.statuses.of(below).is_verb_denied) {
            return Vec::new();
        }
        let found = acts.clone().flat_map(|(place, below)| {
            let rules = self.lexicon.by_verb(&below.verb.lemma);
            let framed = FramedClause::new(self, place);
            // "an invitation to return for talks with Chad": what is to follow is not done to Chad.
            let fitting = rules.filter(move |(_, verb)| !verb.on.ahead && self.nouns_fit(verb, &framed));
            fitting.map(move |(_, verb)| match verb.frame.recipient {
                VerbEnd::Object | VerbEnd::After(_) | VerbEnd::ObjectOwner | VerbEnd::OwnerAfter(_) => {
                    self.undergoing(&self.verb_end(&verb.frame.recipient, verb, place))
                }
                _ => Vec::new(),
            })
        });
        let told = found.into_iter().find(|parties| !parties.is_empty());
        // "threatened to use force against Guam", "threatened to wipe out Israel"
        let against = ["against", "at", "on"].map(str::to_owned);
        told.or_else(|| {
            let mut others = acts.clone().map(|(_, below)| {
                let parties = self.parties_behind(below, &against);
                let objects = || self.undergoing(&self.all_of_each(&below.objects));
                let parties = if parties.is_empty() { objects() } else { parties };
                // "threatened to deliver a blow to Chile"
                let named = |party: &Party| party.span.is_some_and(|span| !self.mentions_in(span).is_empty());
                match parties.is_empty() && !below.objects.is_empty() {
                    true => self
                        .parties_behind(below, &["to".to_owned()])
                        .into_iter()
                        .filter(named)
                        .collect(),
                    false => parties,
                }
            });
            others.find(|parties| !parties.is_empty())
        })
        // "refused to accept Chad's answer"
        .or_else(|| {
            let mut owners = acts.map(|(_, below)| self.object_owners(below));
            owners.find(|parties| !parties.is_empty())
        })
        .unwrap_or_default()
    }
}
