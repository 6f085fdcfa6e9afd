//! Whose doing a noun names: "Japan's visit", "an attack by Omani soldiers", "a law signed by Putin".

use super::finder::RelationFinder;
use crate::clause::Clause;
use crate::evidence::Party;

/// Participles behind a noun that say who has done what it names; "a plan backed by Putin" is not his.
const MADE: [&str; 28] = [
    "adopt",
    "announce",
    "author",
    "carry out",
    "commit",
    "conduct",
    "decree",
    "demand",
    "draft",
    "enact",
    "impose",
    "introduce",
    "issue",
    "launch",
    "make",
    "mount",
    "order",
    "organise",
    "organize",
    "perpetrate",
    "present",
    "propose",
    "publish",
    "put forward",
    "sign",
    "stage",
    "take",
    "unveil",
];

impl RelationFinder<'_> {
    /// Gives whose doing a noun phrase names: "Japan's visit", "the Russian attack", "an attack by Omani soldiers", "the
    /// cuts ordered by Chad", "the policies of Putin".
    pub(super) fn whose(&self, phrase: usize) -> Vec<Party> {
        let makers = self.made_by(phrase);
        if !makers.is_empty() {
            return makers;
        }
        let by = self.behind(phrase);
        let by = by.filter(|of| ["by", "from"].contains(&of.preposition.as_str()));
        let doers: Vec<Party> = by.flat_map(|of| self.everybody(of.object)).collect();
        // "the Iranian nuclear deal" is with Iran.
        let before = match self.lexicon.is_pact(self.head(phrase)) {
            true => Vec::new(),
            false => self.states_before(phrase),
        };
        let whose = [self.references.owners(phrase), &before, &doers].concat();
        if !whose.is_empty() {
            return whose;
        }
        // "the killing of farmers by Chad"
        let by = self.along(phrase, &["by".to_owned()]);
        if by.is_empty() { self.done_by(phrase) } else { by }
    }

    /// Gives by whom something is, whatever stands before its noun: "the Senate testimony by Roe", "the Kyiv attack by Chad";
    /// nobody for the ships of "the seizure of Omani ships by Chad".
    pub(super) fn made_by(&self, phrase: usize) -> Vec<Party> {
        let governor = self
            .phrase(phrase)
            .governed_by
            .map(|place| &self.clauses.prepositional[place]);
        if governor.is_some_and(|governor| governor.preposition == "of") {
            return Vec::new();
        }
        let by = self.behind(phrase).filter(|of| of.preposition == "by");
        by.flat_map(|of| self.everybody(of.object)).collect()
    }

    /// Gives who has done what a noun names, by the participle or the `of` behind it: "the cuts ordered by Chad", "the
    /// policies of Putin", but not "the arrest of Putin".
    pub(super) fn done_by(&self, phrase: usize) -> Vec<Party> {
        let told = self.clauses.with_subject(phrase).map(|place| self.clause(place));
        let is_made = |told: &&Clause| {
            let behind = self.phrase(phrase).span.end <= told.verb.span.start && !told.verb.is_finite();
            behind && told.verb.passive && MADE.contains(&told.verb.lemma.as_str())
        };
        let makers = told
            .filter(is_made)
            .flat_map(|told| self.parties_behind(told, &["by".to_owned()]));
        let makers: Vec<Party> = makers.collect();
        match makers.is_empty() {
            true => self.done_of(phrase),
            false => makers,
        }
    }

    fn done_of(&self, phrase: usize) -> Vec<Party> {
        let head = self.head(phrase);
        let is_doing = self.lexicon.is_doing(head) || self.lexicon.is_government(head);
        let mut behind = self.behind(phrase).filter(|_| is_doing);
        let Some(of) = behind.find(|of| of.preposition == "of" && of.object > phrase) else {
            return Vec::new();
        };
        let mut doers = self.everybody(of.object);
        doers.retain(|doer| doer.entity.is_some() && doer.is_agent());
        match doers.is_empty() {
            // "the policies of the government of Putin"
            true if self.lexicon.is_government(self.head(of.object)) => self.done_of(of.object),
            _ => doers,
        }
    }

    /// Gives whose the deed is that an act is aimed at: Russia in "Japan's condemnation of Russia's invasion". `None` where it
    /// is nobody's.
    pub(super) fn whose_after(&self, phrase: usize, toward: &[String]) -> Option<Vec<Party>> {
        let behind = self
            .behind(phrase)
            .find(|behind| toward.contains(&behind.preposition))?;
        let whose = self.whose(behind.object);
        (!whose.is_empty()).then_some(whose)
    }
}
