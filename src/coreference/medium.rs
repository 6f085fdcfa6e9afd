//! A name before what it is: "Russia's RIA Novosti news agency" is RIA Novosti.

use super::resolve::Resolver;
use crate::evidence::Party;
use crate::ontology::Trait;
use crate::sentence::Tag;

impl Resolver<'_> {
    /// Gives the medium that a phrase names before its head. `None` where no name stands right before the words for a medium.
    pub(super) fn medium_named(&self, phrase: usize) -> Option<Party> {
        let noun_phrase = self.phrase(phrase);
        let owner = noun_phrase.possessor.map_or(0, |owner| self.phrase(owner).span.end);
        let inside = self.mentions_in(noun_phrase.span).iter();
        let named = inside.rev().find(|mention| mention.span.start >= owner)?;
        // "an Arabic-language channel"
        if self.tag(self.token_at(named.span.end.saturating_sub(1))) != Tag::ProperNoun {
            return None;
        }
        let first = self.token_at(named.span.end);
        let words: Vec<&str> = (first..=noun_phrase.head).map(|token| self.small(token)).collect();
        let is_medium = !words.is_empty() && self.lexicon.is_medium(&words.join(" "));
        let party = is_medium.then(|| self.choose(named, self.setting_inside(named.span)).0)?;
        // "a Japanese newspaper", "Moscow radio", "Murdoch newspapers"
        let other = [Trait::State, Trait::Place, Trait::Person];
        (!other.into_iter().any(|other| party.is(other))).then_some(party)
    }
}
