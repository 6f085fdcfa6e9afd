//! Whose a noun is that several share: "EU and US sanctions on Iran".

use super::finder::RelationFinder;
use crate::evidence::Party;
use crate::ontology::Trait;

impl RelationFinder<'_> {
    /// Gives whose a noun is, or the first noun of those that a conjunction joins to it: "UN and Swiss travel bans and freezes".
    pub(super) fn whose_joined(&self, phrase: usize) -> Vec<Party> {
        let mut joined = self.clauses.joined(phrase).map(|(place, _)| place);
        let noun = joined.find(|&place| !self.is_bare_body(place)).unwrap_or(phrase);
        // "the Chinese firm's equipment" is the firm's.
        let owners = self.references.owners(noun);
        let mut whose = self.sharing(noun);
        whose.extend(match owners.is_empty() {
            true => self.whose(noun),
            false => owners.to_vec(),
        });
        whose
    }

    /// Says whether a phrase is the name of a state or body and nothing else.
    fn is_bare_body(&self, phrase: usize) -> bool {
        let parties = self.references.parties(phrase);
        let is_body = |party: &Party| party.entity.is_some() && party.is(Trait::Body);
        self.phrase(phrase).tokens.len() == 1 && !parties.is_empty() && parties.iter().all(is_body)
    }

    /// Gives the states and bodies that a conjunction joins to whose a noun is: the Union in "EU and US sanctions", but not
    /// "Hamas and Israeli troops", where Hamas stands for itself.
    pub(super) fn sharing(&self, phrase: usize) -> Vec<Party> {
        let before = |phrase: usize| {
            let mut phrases = self.clauses.phrases_of(self.sentence_of(phrase));
            phrases.find(|&other| self.phrase(other).conjunct == Some(phrase))
        };
        // What governs the first of them governs the noun: "under EU and US sanctions"; a subject acts by itself.
        let chain: Vec<usize> = std::iter::successors(before(phrase), |&phrase| before(phrase)).collect();
        // "The US and US sanctions" begins with an article, "EU and US sanctions" does not.
        let first = self.phrase(phrase).tokens.start;
        let shares = !chain.is_empty()
            && chain.iter().all(|&place| self.is_bare_body(place))
            && self.mentions_in(self.span(first)).len() == 1;
        match shares {
            true => chain
                .iter()
                .rev()
                .flat_map(|&place| self.references.parties(place).to_vec())
                .collect(),
            false => Vec::new(),
        }
    }

    /// Gives those who do with others what a noun tells: both of "EU and US sanctions on Iran"; nobody where what governs the
    /// first of them may mean him alone, "over Iran and US sanctions".
    pub(super) fn sharing_act(&self, phrase: usize) -> Vec<Party> {
        let sharing = match self.lexicon.is_arm(self.head(phrase)) {
            true => Vec::new(),
            false => self.sharing(phrase),
        };
        let first = sharing.first().and_then(|party| self.phrase_at(party.span?));
        let governor = first.and_then(|first| self.phrase(first).governed_by);
        let governor = governor.map(|place| self.clauses.prepositional[place].preposition.as_str());
        match governor.is_none_or(|word| ["by", "despite", "of", "under"].contains(&word)) {
            true => sharing,
            false => Vec::new(),
        }
    }

    /// Gives the West where a noun is said to be its: "Western sanctions on Russia".
    pub(super) fn west(&self, phrase: usize, token: usize) -> Option<Party> {
        let mut before = self.phrase(phrase).tokens.start..token;
        let word = before.find(|&word| ["Western", "western"].contains(&self.word(word)))?;
        Some(Party {
            entity: None,
            name: "Western countries".to_owned(),
            kind: Some(self.gazetteer.own_kinds().group.clone()),
            span: Some(self.span(word)),
        })
    }
}
