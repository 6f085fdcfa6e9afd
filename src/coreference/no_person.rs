//! Names that look like a person's and are none: "the Nick Roux Show", "Senate Democrats".

use super::resolve::Resolver;
use crate::evidence::Party;
use crate::ontology::Trait;
use crate::sentence::Tag;
use crate::span::Span;

impl Resolver<'_> {
    /// Says whether "he" cannot mean a name that nothing is known of: an article stands right before it, or its last word is
    /// a plural.
    ///
    /// "The Ted Roux plan failed. He left": who is named before a noun by his given name may be meant.
    pub(super) fn names_no_person(&self, party: &Party, span: Span, modifies: bool) -> bool {
        let is_unknown = party.kind.is_none() || party.is(Trait::Person);
        // "A U.S. official came. He left": that tells who it is.
        let is_name = party.name.split(' ').all(|word| word.starts_with(char::is_uppercase));
        if !is_unknown || !is_name || party.entity.is_some() {
            return false;
        }
        let first = self.token_at(span.start);
        // The span of a phrase begins with its article, that of a name before a noun with the name.
        let article = match modifies {
            true => first.checked_sub(1),
            false => Some(first),
        };
        let is_article =
            |token: usize| self.tag(token) == Tag::Determiner && self.is_any(token, &["a", "an", "the", "this"]);
        let name = article.filter(|&token| is_article(token)).map(|token| token + 1);
        let begins = name.is_some_and(|token| party.name.starts_with(self.word(token)));
        let given = party.name.split(' ').next().unwrap_or_default();
        let is_given = modifies && self.gazetteer.gender_of_given_name(given).is_some();
        begins && !is_given || self.is_plural_name(&party.name)
    }

    /// Says whether the last word of a name is a plural of what people are: "Senate Democrats", "Americans".
    pub(super) fn is_plural_name(&self, name: &str) -> bool {
        let last = name.rsplit(' ').next().unwrap_or_default();
        let small = last.to_lowercase();
        let one = match small.strip_suffix("men") {
            Some(stem) => Some(format!("{stem}man")),
            None => small.strip_suffix('s').map(str::to_owned),
        };
        let is_name = last.starts_with(char::is_uppercase);
        is_name && one.is_some_and(|one| self.lexicon.is_person(&one) || self.lexicon.is_group(&one))
    }
}
