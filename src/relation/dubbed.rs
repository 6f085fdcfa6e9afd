//! What the words of a statement make of somebody without telling it in a clause of their own: "what it calls Chad's
//! aggression", "will face sanctions", "has the right to defend itself".

use super::finder::RelationFinder;
use crate::clause::Clause;
use crate::evidence::Party;
use crate::sentence::Tag;
use crate::span::Span;
use crate::statement::Statement;

/// Words that may stand between the verb and the name that it gives: "calls", "describes as", "says is". Grammar.
const NAMING: [&str; 6] = ["as", "is", "was", "are", "were", "to be"];

/// `what` stands so many tokens before its verb at most.
const FAR: usize = 6;

/// Verbs of who meets with a harm. Grammar.
const FACING: [&str; 7] = ["face", "suffer", "pay", "bear", "incur", "meet", "risk"];

/// Verbs of who will wish that he had not done something, whatever it is: "will regret its raid". Grammar.
const REGRETTING: [&str; 2] = ["regret", "rue"];

impl RelationFinder<'_> {
    /// "what it calls [Japan]'s aggression", "what they say is a [Japanese] campaign": gives whose the thing so named is.
    pub(super) fn dubbed(&self, statement: &Statement, words: &[String]) -> Vec<Party> {
        let Some(content) = statement.content.first() else {
            return Vec::new();
        };
        // "what the US Treasury has called": between the two stands only who speaks.
        let cue = self.token_at(statement.cue.start);
        let mut before = (cue.saturating_sub(FAR)..cue).rev();
        let what = before.find(|&token| self.tag(token) == Tag::Wh || self.tag(token) == Tag::Comma);
        let is_free = what.is_some_and(|what| self.is_any(what, &["what"]));
        let sentence = self.sentence_at(Span {
            start: content.start,
            end: content.start + 1,
        });
        let mut phrases = self.clauses.phrases_of(sentence);
        let named = phrases.find(|&phrase| {
            let span = self.phrase(phrase).span;
            content.contains(span) && !self.is_possessor(phrase)
        });
        let Some(named) = named.filter(|_| is_free) else {
            return Vec::new();
        };
        let start = self.whole_start(named);
        let between = self.text().get(content.start as usize..start as usize);
        let between = between.map(str::trim).unwrap_or_default().to_lowercase();
        let head = self.head(self.measured(named));
        match (between.is_empty() || NAMING.contains(&between.as_str())) && words.iter().any(|word| word == head) {
            true => self.whose(self.measured(named)),
            false => Vec::new(),
        }
    }

    /// Gives where a phrase begins with the words that say whose it is.
    fn whole_start(&self, phrase: usize) -> u32 {
        let noun_phrase = self.phrase(phrase);
        let possessor = noun_phrase.possessor.map(|owner| self.phrase(owner).span.start);
        possessor.map_or(noun_phrase.span.start, |owner| owner.min(noun_phrase.span.start))
    }

    /// "[Japan] will face sanctions", "[Japan] would pay a heavy price"; but what somebody else is to inflict is no threat of
    /// the speaker's.
    pub(super) fn facing(&self, clause: &Clause, place: usize, statement: &Statement, words: &[String]) -> Vec<Party> {
        let is_ahead = self.is_said_to_come(clause, place);
        let is_faced = |&object: &usize| words.iter().any(|word| word == self.head(self.measured(object)));
        let of_nobody = |&object: &usize| self.whose(object).is_empty();
        let mut faced = clause.objects.iter().filter(|object| is_faced(object));
        let is_told = FACING.contains(&clause.verb.lemma.as_str()) && !clause.verb.passive && is_ahead;
        // "warned Chad there would be consequences"
        let is_there = clause
            .subject
            .is_some_and(|subject| self.tag(self.phrase(subject).head) == Tag::Existential);
        if is_there && is_ahead && faced.clone().any(of_nobody) {
            // "warned that there would be consequences if Chad paid"
            return match &statement.addressee {
                Some(addressee) => vec![addressee.clone()],
                None => self.not_to(place),
            };
        }
        if is_ahead && clause.verb.passive {
            return self.met_with(clause, words);
        }
        let is_regretted = REGRETTING.contains(&clause.verb.lemma.as_str()) && is_ahead && !clause.objects.is_empty();
        let subject = clause
            .subject
            .filter(|_| is_regretted || is_told && faced.any(of_nobody));
        // "warned Iran it would face sanctions", but elsewhere, which of two `it` is, is guessed too often.
        match subject {
            Some(subject) if self.tag(self.phrase(subject).head) == Tag::Pronoun => {
                statement.addressee.iter().cloned().collect()
            }
            // "any attack by Chad would meet a harsh response", but not all Chadian bankers are Chad
            Some(subject) => match self.lexicon.by_nominal(self.head(subject)).next() {
                Some(_) => self.doing(subject),
                None => self.everybody(subject),
            },
            None => Vec::new(),
        }
    }

    /// Gives whom content is about first: neither the speaker nor his own, and told as a fact.
    pub(super) fn other_subject(&self, statement: &Statement) -> Vec<Party> {
        let places = self.clauses_of_own(statement);
        let first = places.into_iter().find(|&place| self.clause(place).verb.is_finite());
        let first = first.filter(|&place| self.is_told_as_fact(place));
        let subject = first.and_then(|place| self.clause(place).subject);
        let named = subject.map(|subject| self.everybody(subject)).unwrap_or_default();
        match named.iter().any(|party| self.is_own_of(party, statement)) {
            true => Vec::new(),
            false => self.aimed_at(&named, statement),
        }
    }
}
