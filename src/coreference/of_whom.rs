//! "Kishida met Lavrov and Wang, both of whom said": → those of whom the words before the comma tell.

use super::discourse::Salient;
use super::resolve::Resolver;
use crate::evidence::Party;
use crate::sentence::Tag;

/// What means all, or a part that stands for all, of those told of. "One of whom" is somebody whom nothing names. Grammar.
const OF_SEVERAL: [&str; 6] = ["all", "both", "many", "most", "several", "some"];

impl Resolver<'_> {
    /// Gives those whom "both of whom", "some of whom" means; `None` for other words, and where nobody is meant.
    pub(super) fn meant_of_whom(&self, phrase: usize) -> Option<Vec<Party>> {
        let noun_phrase = self.phrase(phrase);
        let end = noun_phrase.tokens.end;
        let is_of_whom = self.is(end, "of") && self.is(end + 1, "whom");
        let comma = noun_phrase.tokens.start.checked_sub(1)?;
        if !is_of_whom || !self.is_any(noun_phrase.head, &OF_SEVERAL) || self.tag(comma) != Tag::Comma {
            return None;
        }
        if self.is(noun_phrase.head, "both") {
            return self.both_of_whom(phrase);
        }
        let before = self.clauses.phrases_of(self.sentence_of(phrase));
        let mut before = before.filter(|&before| self.phrase(before).tokens.end == comma);
        let parties = self.found.parties(before.next()?).to_vec();
        (!parties.is_empty()).then_some(parties)
    }

    /// "He visited Ghani before he met Abdullah, both of whom": the latest two people of the sentence but who acts in it.
    fn both_of_whom(&self, phrase: usize) -> Option<Vec<Party>> {
        let sentence = self.sentence_of(phrase);
        let here = self.discourse.latest();
        let here = here.take_while(|salient| salient.sentence == sentence);
        let is_named = |salient: &Salient| salient.span.slice(self.text()).starts_with(char::is_uppercase);
        let mut two: Vec<Party> = Vec::new();
        for salient in here.filter(|salient| salient.subject_of.is_none() && !salient.modifies && is_named(salient)) {
            let may_be = salient.party.kind.is_none() || salient.may_be_person();
            if may_be && two.len() < 2 && !two.iter().any(|other| other.is_same(&salient.party)) {
                two.push(salient.party.clone());
            }
        }
        two.reverse();
        (two.len() == 2).then_some(two)
    }
}
