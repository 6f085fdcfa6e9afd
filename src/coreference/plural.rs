//! "They", "both" → the several whom the sentences before tell of.

use super::discourse::Salient;
use super::resolve::Resolver;
use crate::evidence::Party;
use crate::ontology::RuleId;
use crate::sentence::Tag;

/// What only who speaks does, though no clause follows. Grammar.
const SPEAKING: [&str; 8] = [
    "accuse",
    "ask",
    "blame",
    "condemn",
    "criticise",
    "criticize",
    "praise",
    "urge",
];

impl Resolver<'_> {
    /// "Bolton met Chung on Friday and both said …": the two of the clause before, who acts and whom he meets.
    pub(super) fn both_before(&self, phrase: usize) -> Option<Vec<Party>> {
        self.subject_of[phrase]?;
        let start = self.clauses.noun_phrases[phrase].span.start;
        let before = self.clauses.of_sentence(self.sentence_of(phrase));
        let before = before.map(|place| &self.clauses.clauses[place]);
        let mut before = before.filter(|clause| clause.verb.span.end <= start).rev();
        let ends = before.find_map(|clause| Some([clause.subject?, *clause.objects.first()?]))?;
        let parties = ends.iter().flat_map(|&end| self.found.parties(end).iter().cloned());
        let parties: Vec<Party> = parties.collect();
        let are_people = parties.iter().all(Party::may_be_person);
        (parties.len() == 2 && are_people).then_some(parties)
    }

    /// "Chad and Mali accused each other", "tariffs on each other's goods": all who are the subject of its clause.
    ///
    /// `None` where the subject is one party or nobody that is known.
    pub(super) fn each_other(&self, phrase: usize) -> Option<Vec<Party>> {
        let tokens = &self.clauses.noun_phrases[phrase].tokens;
        let (first, last) = (tokens.start, tokens.end.checked_sub(1)?);
        let is_mutual = self.is(first, "each") && self.is(last, "other");
        let subject = self.clauses.clauses[self.clauses.around(phrase).filter(|_| is_mutual)?].subject?;
        let joined = self.clauses.joined(subject);
        let parties: Vec<Party> = joined
            .flat_map(|(one, _)| self.found.parties(one).iter().cloned())
            .collect();
        (parties.len() > 1).then_some(parties)
    }

    /// "Japan claims them": the latest that is plural and does not act in the same clause.
    pub(super) fn latest_plural(&self, phrase: usize, may_be: &impl Fn(&Salient) -> bool) -> (Vec<Party>, RuleId) {
        let clause = self.clauses.around(phrase);
        let subject = clause.and_then(|clause| self.clauses.clauses[clause].subject);
        let is_object = subject != Some(phrase);
        // "Kishida and Biden met. They said …"
        let sentence = self.sentence_of(phrase);
        let joined = self
            .discourse
            .latest()
            .filter(|salient| salient.sentence < sentence && may_be(salient));
        let first = joined
            .clone()
            .find_map(|salient| salient.subject_of)
            .filter(|&clause| self.is_main(clause));
        let together: Vec<Party> = joined
            .filter(|salient| first.is_some() && salient.subject_of == first)
            .map(|salient| salient.party.clone())
            .collect();
        if !is_object && together.len() > 1 {
            return (together.into_iter().rev().collect(), "subjects-before".into());
        }
        let says = |clause: usize| {
            let lemma = &self.clauses.clauses[clause].verb.lemma;
            self.words.takes_clause(lemma) || SPEAKING.contains(&lemma.as_str())
        };
        // "They said", "they blamed Chad": savings and things say nothing.
        let is_speaker = self.subject_of[phrase].is_some_and(says);
        let fits = |salient: &Salient| {
            let last = self.token_at(salient.span.end.saturating_sub(1));
            let speaks = salient.party.is_agent() || self.tag(last) == Tag::ProperNoun;
            salient.plural
                && may_be(salient)
                && (speaks || !is_speaker)
                && !(is_object && salient.subject_of.is_some() && salient.subject_of == clause)
        };
        // "Nurses asked for tents. They said": who acted before comes before what was acted on.
        let acted = |salient: &Salient| {
            let main = salient.subject_of.is_some_and(|clause| self.is_main(clause));
            main && salient.sentence < sentence && sentence - salient.sentence <= 2
        };
        let before = self
            .discourse
            .find(|salient| !is_object && acted(salient) && fits(salient));
        let found = before.or_else(|| self.discourse.find(fits));
        (
            found.map(|salient| salient.party.clone()).into_iter().collect(),
            "latest-plural".into(),
        )
    }
}
