//! Who stands behind a noun, or behind what follows it: "the invasion of Ukraine by Russia".

use super::finder::RelationFinder;
use crate::clause::PrepositionalPhrase;
use crate::evidence::Party;

impl RelationFinder<'_> {
    /// Gives everybody behind one of these prepositions, directly behind a noun or behind what follows it: "the invasion
    /// of Ukraine by Russia". What follows another act belongs to that one.
    pub(super) fn along(&self, phrase: usize, words: &[String]) -> Vec<Party> {
        // "the lifting of sanctions on Chad" is one act.
        let is_of_it = |object: usize| {
            let both = format!("{} of {}", self.head(phrase), self.head(object));
            self.lexicon.by_nominal(&both).next().is_some()
        };
        let mut next = vec![phrase];
        // "the sale of missiles to Turkey by Chad", "the deportation of migrants from Mali by Chad"
        let is_two = words == ["by"] || self.behind(phrase).any(|of| is_of_it(of.object));
        // "Japan's support of Ukraine", "the detention by Iran of sailors", but not "its support for the freedom of Ukraine"
        let is_own = words == ["of"] && !self.behind(phrase).any(|by| by.preposition == "by");
        for _ in 0..2 + usize::from(is_two) - usize::from(is_own) {
            let behind: Vec<&PrepositionalPhrase> = next.iter().flat_map(|&phrase| self.behind(phrase)).collect();
            // "rocket attacks from rebels in Mali" were aimed elsewhere.
            let is_of_doer = |behind: &PrepositionalPhrase| {
                let doer = behind
                    .after
                    .filter(|&doer| doer != phrase && behind.preposition == "in");
                doer.and_then(|doer| self.governing(doer))
                    .is_some_and(|from| from.preposition == "from")
            };
            // "charges against officials from Oman": they come from there, the charges do not.
            let is_origin = |behind: &PrepositionalPhrase| {
                let aimed_at = behind.after.and_then(|noun| self.governing(noun));
                behind.preposition == "from" && aimed_at.is_some_and(|aim| aim.preposition == "against")
            };
            let fits = |behind: &PrepositionalPhrase| {
                words.contains(&behind.preposition) && !is_of_doer(behind) && !is_origin(behind)
            };
            let fitting = behind.iter().filter(|behind| fits(behind));
            let found: Vec<Party> = fitting.flat_map(|behind| self.each_of(behind.object)).collect();
            if !found.is_empty() {
                return found;
            }
            // "sanctions over its acts against Chad": what the reason is aimed at is no aim of theirs.
            let leads_on = behind.iter().filter(|behind| !self.is_reason(behind));
            next = leads_on.map(|behind| behind.object).collect();
            // "the abduction of soldiers by Chad": soldiers are no act.
            let is_act =
                |head: &str| self.lexicon.by_nominal(head).next().is_some() && !self.lexicon.is_people_of_arms(head);
            next.retain(|&object| !is_act(self.head(object)) || is_of_it(object));
        }
        Vec::new()
    }
}
