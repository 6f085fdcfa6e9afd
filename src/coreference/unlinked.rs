//! People and bodies that no gazetteer knows: one name for all mentions of each within an article.

use super::resolve::Resolver;
use crate::mention::Mention;

impl Resolver<'_> {
    /// Gives the full name of somebody who is not linked: "Petrova" is "Anna Petrova", "OI" the "Orbis Institute (OI)".
    ///
    /// The full name may stand before or after. Of two people with one family name the latest before is meant; a name
    /// that is nobody's last word stays as it is, and nobody is taken for an entity of the gazetteer.
    pub(super) fn full_name(&self, mention: &Mention) -> String {
        let text = self.article.text.as_str();
        let words = mention.span.slice(text);
        let unlinked = || self.mentions.iter().filter(|other| other.candidates.is_empty());
        let is_person = mention.kind.as_ref().is_some_and(|kind| kind.as_str() == "Person");
        let names = |other: &&Mention| {
            let name = other.span.slice(text);
            // "Wang Qishan … Wang": step 3 makes a person of a first word only where it is a family name.
            is_last_word(words, name) || is_person && is_first_word(words, name) || self.is_short_for(words, other)
        };
        let before = |other: &&Mention| other.span.start < mention.span.start;
        let latest = unlinked().rev().filter(before).find(names);
        let mut after = unlinked().filter(|other| !before(other)).filter(names);
        let full = latest.or_else(|| {
            let first = after.next()?;
            let same = |other: &Mention| other.span.slice(text) == first.span.slice(text);
            after.all(same).then_some(first)
        });
        full.map_or(words, |full| full.span.slice(text)).to_owned()
    }

    /// Says whether a name is followed by these words in brackets: "Orbis Institute (OI)".
    fn is_short_for(&self, words: &str, name: &Mention) -> bool {
        let rest = &self.article.text[name.span.end as usize..];
        let bracket = rest.strip_prefix(" (").and_then(|rest| rest.split(')').next());
        bracket == Some(words) && words.chars().all(char::is_uppercase)
    }
}

fn is_first_word(words: &str, name: &str) -> bool {
    name.strip_prefix(words).is_some_and(|rest| rest.starts_with(' '))
}

fn is_last_word(words: &str, name: &str) -> bool {
    name.strip_suffix(words).is_some_and(|rest| rest.ends_with(' '))
}
