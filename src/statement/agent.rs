//! Who acts in a passive, "was denied by Kyiv", "was accused of fraud by two aides", and for what cannot speak.

use super::finder::StatementFinder;
use crate::clause::{Clause, ClauseKind, PrepositionalPhrase};
use crate::sentence::Tag;
use crate::span::Span;

/// Verbs that lead to what is done then: "went on to discuss the plan".
const LEADING: [&str; 5] = ["come", "continue", "go", "go on", "proceed"];

impl StatementFinder<'_> {
    /// Says whether something is told as done: "discussed it", "went on to discuss it", not "left to discuss it".
    pub(super) fn is_done(&self, clause: &Clause) -> bool {
        let above = clause.parent.map(|parent| self.clause(parent));
        let leads = |above: &Clause| LEADING.contains(&above.verb.lemma.as_str()) && above.verb.is_finite();
        clause.kind != ClauseKind::Infinitive || above.is_some_and(leads)
    }

    /// "Hours later, Koch said", "took to the streets demanding a vote": gives the noun right before the verb, or the subject of
    /// the last clause before, where what was read as the subject cannot speak.
    ///
    /// `None` where the clause has such a noun for its own: "History tells us that …".
    pub(super) fn speaker_for(&self, clause: &Clause, subject: usize) -> Option<usize> {
        if self.may_speak(subject) {
            return Some(subject);
        }
        // "Days after the flood, Koch spoke to the press and said …"
        let beside = clause.coordinated_with.map(|beside| self.clause(beside));
        let near = self.right_before(clause).or_else(|| self.right_before(beside?));
        // "Beaches and boardwalks welcome them."
        let mut joined = self.clauses.joined(subject);
        if near.is_some_and(|near| joined.all(|(place, _)| place != near)) {
            return near;
        }
        let before = |other: &&Clause| other.verb.is_finite() && other.verb.span.end <= clause.verb.span.start;
        // "by falsely claiming", but not "the idea of claiming": of that nobody is told to have said it.
        let of = clause.verb.tokens.start.checked_sub(1);
        let is_told = of.is_none_or(|before| !self.is(before, "of"));
        let is_gerund = !clause.verb.is_finite() && self.tag(clause.verb.head) == Tag::VerbGerund && is_told;
        let others = self.clauses_of(clause.sentence).iter().filter(before);
        let acting = |other: &Clause| {
            let subject = other.subject.filter(|&subject| self.may_speak(subject));
            subject.or_else(|| self.right_before(other))
        };
        let others = others.filter_map(|other| Some((other.verb.span.start, acting(other)?)));
        others.max().filter(|_| is_gerund).map(|(_, subject)| subject)
    }

    fn may_speak(&self, phrase: usize) -> bool {
        let noun_phrase = self.phrase(phrase);
        let is_speechless = noun_phrase.time.is_some() || self.lexicon.is_speechless(self.head(phrase));
        self.name_of(phrase).is_some() || !is_speechless
    }

    /// Gives the noun phrase between which and a verb with a tense only adverbs stand, and that no preposition governs.
    fn right_before(&self, clause: &Clause) -> Option<usize> {
        let first = clause.verb.tokens.start;
        let phrases = self.clauses.phrases_of(clause.sentence);
        let before = |&phrase: &usize| self.phrase(phrase).tokens.end <= first;
        let phrase = phrases
            .filter(before)
            .max_by_key(|&phrase| self.phrase(phrase).tokens.end)?;
        let noun_phrase = self.phrase(phrase);
        let adjacent = (noun_phrase.tokens.end..first).all(|token| self.tag(token) == Tag::Adverb);
        let is_own = clause.verb.is_finite() && noun_phrase.governed_by.is_none() && self.may_speak(phrase);
        (adjacent && is_own).then_some(phrase)
    }

    /// Gives the phrase with `by` that names who acts.
    ///
    /// It may stand behind what a verb governs, "was accused of fraud by two aides"; where that is something done, "was accused
    /// of an attack by Mali", whoever did it is named.
    pub(super) fn agent_of<'r>(&'r self, clause: &'r Clause) -> Option<&'r PrepositionalPhrase> {
        let mut own = self.clauses.prepositional_of(clause);
        let own = own.find(|phrase| phrase.preposition == "by");
        own.or_else(|| {
            let mut inside = self.clauses.prepositional_in(clause.sentence).iter();
            inside.find(|phrase| {
                phrase.preposition == "by" && phrase.after.is_some_and(|noun| self.is_charge(clause, noun))
            })
        })
    }

    /// Says whether a noun is what the preposition right behind a verb governs, without an article and in the singular.
    fn is_charge(&self, clause: &Clause, noun: usize) -> bool {
        let mut own = self.clauses.prepositional_of(clause);
        let is_governed = own.any(|phrase| {
            let behind = self.token_at(phrase.span.start) == clause.verb.tokens.end;
            behind && phrase.preposition == "of" && self.clauses.joined(phrase.object).any(|(place, _)| place == noun)
        });
        let phrase = self.phrase(noun);
        let is_bare = self.tag(phrase.head) == Tag::Noun && self.tag(phrase.tokens.start) != Tag::Determiner;
        clause.verb.passive && is_governed && is_bare && phrase.mention.is_none()
    }

    /// Gives the words between a passive and its agent that tell what is said: "of fraud" in "accused of fraud by two aides".
    pub(super) fn before_agent(&self, clause: &Clause, agent: &PrepositionalPhrase) -> Option<Span> {
        let first = clause.verb.tokens.end;
        let span = Span {
            start: self.span(first).start,
            end: agent.span.start,
        };
        let governs = span.end > span.start && self.is_any(first, &["as", "for", "of"]);
        governs.then(|| self.trim(span))
    }
}
