//! "The department" → the State Department: a body by the last words of the name that it has before.

use super::discourse::Salient;
use super::resolve::Resolver;
use crate::evidence::Party;
use crate::ontology::Trait;
use crate::sentence::Tag;

/// So many sentences back a body may have been named.
const REACH: usize = 12;

impl Resolver<'_> {
    /// Gives the only body named before whose name ends with the words of a noun phrase with `the`.
    ///
    /// None for "the department of roads", which tells which one, and where two names end so.
    pub(super) fn body_by_last_words(&self, phrase: usize) -> Option<Party> {
        let noun_phrase = self.phrase(phrase);
        let first = noun_phrase.tokens.start;
        let is_short = self.is_any(first, &["the"])
            && self.tag(noun_phrase.head) == Tag::Noun
            && self.lexicon.is_body_noun(self.head(phrase))
            && self
                .behind(phrase)
                .all(|behind| behind.preposition != "of" && behind.preposition != "for");
        if !is_short || noun_phrase.tokens.len() < 2 {
            return None;
        }
        let words = self.sentences.tokens[first + 1]
            .span
            .cover(self.sentences.tokens[noun_phrase.head].span);
        let words = words.slice(self.text()).to_lowercase();
        let ends_so = |name: &str| {
            let name = name.to_lowercase();
            // "the Advisory Commission on Ports", "the Department of Roads"
            let mut parts = [" for ", " of ", " on "].into_iter();
            let head = parts
                .find_map(|part| name.split_once(part))
                .map_or(name.as_str(), |(head, _)| head);
            let mut ends = [name.as_str(), head].into_iter();
            ends.any(|name| {
                name.strip_suffix(&words)
                    .is_some_and(|before| before.is_empty() || before.ends_with(' '))
            })
        };
        let sentence = self.sentence_of(phrase);
        let is_called = |salient: &&Salient| {
            let party = &salient.party;
            let is_body = party.is(Trait::Body) && !party.is(Trait::State);
            is_body && (ends_so(&party.name) || ends_so(salient.span.slice(self.text())))
        };
        let near = self.discourse.latest();
        let near = near.take_while(|salient| sentence.saturating_sub(salient.sentence) <= REACH);
        let mut called = near.filter(is_called).map(|salient| &salient.party);
        let latest = called.next()?;
        called.all(|other| other.is_same(latest)).then(|| latest.clone())
    }
}
