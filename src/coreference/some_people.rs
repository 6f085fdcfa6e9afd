//! Some of a people: "four Turks", "the Albanians of southern Serbia", where "the Albanians" can be their state.

use super::resolve::Resolver;
use crate::evidence::Party;
use crate::mention::{Mention, NameKind};
use crate::sentence::Tag;

impl Resolver<'_> {
    /// Says whether the name of a people means some of them and not their state: "four Turks", "ethnic Albanians in
    /// Serbia", "the Albanians of southern Serbia", "a Canadian", but "the Russians", "the three Koreans"; states do what
    /// "the" people does.
    pub(super) fn is_some_people(&self, phrase: usize, mention: &Mention) -> bool {
        let is_people = !mention.candidates.is_empty()
            && mention
                .candidates
                .iter()
                .all(|name| name.name_kind == NameKind::Demonym);
        let noun_phrase = &self.clauses.noun_phrases[phrase];
        let head = &self.sentences.tokens[noun_phrase.head];
        let ends = mention.span.end == head.span.end;
        if !is_people || !ends {
            return false;
        }
        let word = head.span.slice(self.text());
        let first = self.small(noun_phrase.tokens.start);
        let begins = noun_phrase.span.start == mention.span.start;
        // "French" and "Chinese" are people with "the" only; alone they are words for what is theirs.
        let is_noun = self.tag(noun_phrase.head) == Tag::PluralNoun || word.ends_with('s') && !word.ends_with("ss");
        let is_one = ["a", "an", "one", "another"].contains(&first);
        let home = self
            .clauses
            .behind(phrase)
            .map(|place| &self.clauses.prepositional[place]);
        let mut home = home.filter(|home| home.preposition == "of" && home.object > phrase);
        let lives = home.any(|home| self.tag(self.clauses.noun_phrases[home.object].head) == Tag::ProperNoun);
        is_one || is_noun && (begins || first != "the" || lives)
    }

    /// Gives the people that a phrase tells of by the name of their people: `Canadians` of "several Canadians".
    pub(super) fn some_people(&self, phrase: usize) -> Party {
        let noun_phrase = &self.clauses.noun_phrases[phrase];
        let skipped = |&token: &usize| matches!(self.tag(token), Tag::Determiner | Tag::Number);
        let first = noun_phrase.tokens.clone().find(|token| !skipped(token));
        let first = first.unwrap_or(noun_phrase.head).min(noun_phrase.head);
        let own = self.gazetteer.own_kinds();
        let is_one =
            self.tag(noun_phrase.head) != Tag::PluralNoun && self.tag(noun_phrase.tokens.start) == Tag::Determiner;
        let kind = if is_one { &own.person } else { &own.group };
        let start = self.sentences.tokens[first].span.start as usize;
        Party {
            entity: None,
            name: self.text()[start..noun_phrase.span.end as usize].to_owned(),
            kind: Some(kind.clone()),
            span: Some(noun_phrase.span),
        }
    }
}
