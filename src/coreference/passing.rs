//! Who is named only in passing, so that no later "he" or "they" can mean him.

use super::resolve::Resolver;

impl Resolver<'_> {
    /// Says whether a phrase names nobody in particular, somebody in a comparison, or who is seen in a photo.
    pub(super) fn is_named_in_passing(&self, phrase: usize) -> bool {
        self.is_anybody(phrase)
            || self.is_compared(phrase)
            || self.is_role(phrase)
            || self.is_in_caption(self.sentence_of(phrase))
    }

    /// "nearly every senator", "no envoy": nobody that a later "he" can mean.
    fn is_anybody(&self, phrase: usize) -> bool {
        let noun_phrase = self.phrase(phrase);
        let mut before = noun_phrase.tokens.start..noun_phrase.head;
        before.any(|token| self.is_any(token, &["any", "each", "every", "no"]))
    }

    /// "sang like Ann Roe", "unlike Ann Roe, he": somebody of whom nothing else is told.
    fn is_compared(&self, phrase: usize) -> bool {
        let before = self.clauses.noun_phrases[phrase].governed_by;
        before.is_some_and(|place| {
            let preposition = &self.clauses.prepositional[place].preposition;
            ["like", "unlike"].contains(&preposition.as_str())
        })
    }

    /// "as a friend of Peru, she wept": what somebody is there is nobody else.
    fn is_role(&self, phrase: usize) -> bool {
        let governed = self.phrase(phrase).governed_by;
        let is_as = governed.is_some_and(|place| self.clauses.prepositional[place].preposition == "as");
        let first = self.phrase(phrase).tokens.start;
        is_as && self.is_any(first, &["a", "an"]) && self.phrase(phrase).mention.is_none()
    }
}
