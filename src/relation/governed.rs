//! What the verb of a clause governs and who acts by it: read once, asked by every frame of the verb's rules.

use super::finder::RelationFinder;
use super::rule::{RelationRule, VerbEnd, VerbFrame};
use crate::clause::Clause;
use crate::evidence::Party;
use std::borrow::Cow;
use std::cell::OnceCell;

/// Prepositions behind which a noun is governed whatever the frame.
const USUAL: [&str; 9] = ["as", "at", "by", "in", "into", "onto", "to", "under", "with"];

/// A clause with what the frames of its verb's rules ask of it; a verb like "make" has dozens of them.
pub(super) struct FramedClause<'a> {
    /// Its place.
    pub(super) index: usize,
    /// The clause.
    pub(super) clause: &'a Clause,
    governed: OnceCell<Governed<'a>>,
    meaning: OnceCell<Vec<Party>>,
    subjects: OnceCell<Vec<Party>>,
}

/// What a verb governs.
pub(super) struct Governed<'a> {
    /// Its objects, the one before it, and of a passive its subject, as places of noun phrases.
    pub(super) objects: Vec<usize>,
    nouns: Vec<GovernedNoun<'a>>,
}

/// A noun that a verb governs.
struct GovernedNoun<'a> {
    /// By what rules of the verb name it.
    name: Cow<'a, str>,
    /// The preposition before it, where only frames that ask for this one take what stands behind it.
    only_with: Option<&'a str>,
}

impl Governed<'_> {
    /// Says whether one of the nouns is one that a frame wants.
    pub(super) fn has_noun_of(&self, verb: &VerbFrame) -> bool {
        let is_taken = |noun: &GovernedNoun| noun.only_with.is_none_or(|with| verb.on.with.contains(with));
        let mut nouns = self.nouns.iter();
        nouns.any(|noun| verb.on.object.contains(&noun.name) && is_taken(noun))
    }
}

impl<'a> FramedClause<'a> {
    /// Prepares to read a clause by its place.
    pub(super) fn new(finder: &RelationFinder<'a>, index: usize) -> Self {
        Self {
            index,
            clause: finder.clause(index),
            governed: OnceCell::new(),
            meaning: OnceCell::new(),
            subjects: OnceCell::new(),
        }
    }

    /// Gives the frames that the clause may fill, with their rules.
    pub(super) fn frames<'r>(
        &'r self,
        finder: &'r RelationFinder<'a>,
    ) -> impl Iterator<Item = (&'r RelationRule, &'r VerbFrame)> {
        finder.lexicon.by_verb_and_nouns(&self.clause.verb.lemma, || {
            let governed = self.governed(finder).nouns.iter().map(|noun| &*noun.name);
            // "holds Chad responsible"
            let adjectives = self.clause.adjectives.iter().map(|&token| finder.lemma(token));
            governed.chain(adjectives)
        })
    }

    /// Gives what the verb governs.
    pub(super) fn governed(&self, finder: &RelationFinder<'a>) -> &Governed<'a> {
        self.governed.get_or_init(|| finder.read_governed(self.clause))
    }

    /// Gives who means to do what the clause tells.
    pub(super) fn meaning(&self, finder: &RelationFinder<'a>) -> &[Party] {
        self.meaning
            .get_or_init(|| finder.acting(&finder.meaning_to(self.clause)))
    }

    /// Gives who acts at the actor's end of a frame.
    pub(super) fn actors(&self, finder: &RelationFinder<'a>, verb: &VerbFrame) -> Vec<Party> {
        let read = || finder.acting(&finder.verb_end(&verb.frame.actor, verb, self.index));
        // Who does what a passive tells hangs on the noun that the frame wants.
        if verb.frame.actor == VerbEnd::Subject && !self.clause.verb.passive {
            return self.subjects.get_or_init(read).clone();
        }
        read()
    }
}

impl<'a> RelationFinder<'a> {
    fn read_governed(&self, clause: &'a Clause) -> Governed<'a> {
        let antecedent = self.object_before(clause);
        let undergoing = clause.subject.iter().filter(|_| clause.verb.passive);
        let objects: Vec<usize> = clause
            .objects
            .iter()
            .chain(undergoing)
            .chain(&antecedent)
            .copied()
            .collect();
        let noun = |phrase: usize, only_with| GovernedNoun {
            name: self.name_for(&clause.verb.lemma, self.measured(phrase)),
            only_with,
        };
        // "declared war and a mobilisation"
        let joined = objects.iter().flat_map(|&object| self.clauses.joined(object));
        let mut nouns: Vec<GovernedNoun> = joined.map(|(phrase, _)| noun(phrase, None)).collect();
        for phrase in self.clauses.prepositional_of(clause) {
            // "began two days of talks": what fills the time is governed.
            let fills = phrase.preposition == "of"
                && phrase.after.is_none_or(|time| self.phrase(time).time.is_some())
                && clause.objects.is_empty();
            let preposition = phrase.preposition.as_str();
            let only_with = (!fills && !USUAL.contains(&preposition)).then_some(preposition);
            let joined = self.clauses.joined(self.measured(phrase.object));
            nouns.extend(joined.map(|(phrase, _)| noun(phrase, only_with)));
        }
        Governed { objects, nouns }
    }

    /// Says whether the head of a phrase is a noun that a verb carries, alone or as two words.
    pub(super) fn is_noun_of(&self, verb: &VerbFrame, lemma: &str, phrase: usize) -> bool {
        !verb.on.object.is_empty() && verb.on.object.contains(&self.name_for(lemma, phrase))
    }

    /// Gives the head of a phrase, or two words where a rule of the verb names the two: of "had a phone conversation",
    /// "waged a war of words" the last alone does not do.
    fn name_for(&self, lemma: &str, phrase: usize) -> Cow<'a, str> {
        let mut words = self.words_around_head(phrase).into_iter();
        let named = words.find(|words| self.lexicon.carries(lemma, words));
        named.map_or(Cow::Borrowed(self.head(phrase)), Cow::Owned)
    }

    /// Gives the head of a phrase with the word before it, "trade war", and with the noun behind its `of`, "resumption of
    /// tie", where some rule names such words.
    fn words_around_head(&self, phrase: usize) -> Vec<String> {
        let noun_phrase = self.phrase(phrase);
        let head = self.head(phrase);
        let before = noun_phrase.head.checked_sub(1);
        let before = before.filter(|&before| before >= noun_phrase.tokens.start && self.lexicon.ends_two_words(head));
        let two = before.map(|before| format!("{} {head}", self.small(before)));
        // "a joint air patrol"
        let mut inside = noun_phrase.tokens.start..before.unwrap_or(noun_phrase.tokens.start);
        let joint = before.is_some() && inside.any(|token| self.is(token, "joint"));
        let joint = joint.then(|| format!("joint {head}"));
        let of = self.behind(phrase).find(|of| of.preposition == "of");
        let of = of.filter(|_| self.lexicon.begins_with_of(head));
        two.into_iter()
            .chain(joint)
            .chain(of.map(|of| format!("{head} of {}", self.head(of.object))))
            .collect()
    }
}
