//! What the words of a title and around it tell: a rank, a name that marks cut off, a body before it.

use super::resolve::Resolver;
use crate::evidence::Party;
use crate::mention::{Found, Mention, NameKind, Title};
use crate::ontology::Trait;
use crate::sentence::{Tag, small_letters};

impl Resolver<'_> {
    /// "Clinton campaign Chairman": says whether the noun before a token, with a name before it, is a body.
    pub(super) fn is_of_named_body(&self, at: usize) -> bool {
        let is_body = |noun: &str| {
            let mut kinds = self.lexicon.kinds(noun).iter();
            self.lexicon.is_staff(noun) || self.lexicon.is_government(noun) || kinds.any(|kind| kind.is(Trait::Body))
        };
        let Some(noun) = at.checked_sub(1).filter(|&noun| is_body(self.small(noun))) else {
            return false;
        };
        let start = self.sentences.tokens[noun].span.start;
        let place = self.mentions.partition_point(|mention| mention.span.end < start);
        let name = place.checked_sub(1).and_then(|place| self.mentions.get(place));
        name.is_some_and(|name| name.found != Found::Title && name.span.end + 1 == start)
    }

    /// "General", "Lieutenant Colonel", but not "Attorney General": says whether words tell of a rank alone.
    pub(super) fn is_rank(&self, words: &str) -> bool {
        words
            .split([' ', '-'])
            .all(|word| self.lexicon.is_rank(&small_letters(word)))
    }

    /// "(General Mike) Flynn", "Speaker John] “Boehner": says whether marks cut the family name off.
    pub(super) fn is_cut(&self, mention: &Mention) -> bool {
        let name = mention.span.slice(self.text());
        let rest = &self.text()[mention.span.end as usize..];
        let behind = rest.trim_start_matches([')', ']', '”', '“', '"', ' ']);
        let is_mark = rest.trim_start_matches(' ').starts_with([')', ']', '”', '“', '"']);
        !name.contains(' ') && is_mark && behind.starts_with(char::is_uppercase)
    }

    /// "Boehner spokesman Ian Roe": gives the person whose name stands before who speaks for him.
    pub(super) fn speaks_for(&self, title: &Title) -> Option<Party> {
        const SPEAKING: [&str; 3] = ["spokesman", "spokesperson", "spokeswoman"];
        let place = self
            .mentions
            .partition_point(|mention| mention.span.end < title.span.start.saturating_sub(1));
        let before = self
            .mentions
            .get(place)
            .filter(|name| name.span.end + 1 == title.span.start)?;
        let party = self.choose(before, self.setting_inside(before.span)).0;
        let is_name = before.found != Found::Title && (party.is(Trait::Person) || party.kind.is_none());
        (is_name && SPEAKING.contains(&title.name.as_str())).then_some(party)
    }

    /// "Syria envoy", "Russia adviser": says whether a name before a post tells what the post is about, not whose it is.
    ///
    /// Not "the Russian adviser", "Russia's adviser", "the U.S. envoy", "Ohio senator".
    pub(super) fn is_matter(&self, name: &Mention, post: &str) -> bool {
        const SENT: [&str; 3] = ["adviser", "advisor", "envoy"];
        let is_people = name
            .candidates
            .iter()
            .any(|candidate| candidate.name_kind == NameKind::Demonym);
        let words = name.span.slice(self.text());
        let is_owner = is_people || !words.contains(char::is_lowercase);
        let is_place = name.is(Trait::State) || name.is(Trait::Place);
        let rest = &self.text()[name.span.end as usize..];
        SENT.contains(&post) && is_place && !is_owner && rest.starts_with(' ')
    }

    /// Says the same of the name that a token before the head of a phrase stands in.
    pub(super) fn is_matter_inside(&self, phrase: usize, token: usize) -> bool {
        let here = self.sentences.tokens[token].span;
        let place = self.mentions.partition_point(|mention| mention.span.end <= here.start);
        let name = self.mentions.get(place).filter(|name| name.span.overlaps(here));
        name.is_some_and(|name| self.is_matter(name, self.head(phrase)))
    }

    /// "Chief of Staff General": leaves out the rank that stands behind a post of several words.
    pub(super) fn without_rank<'w>(&self, words: &'w str) -> &'w str {
        let post = words.rsplit_once(' ').filter(|(_, last)| self.is_rank(last));
        let post = post.map(|(post, _)| post).filter(|post| post.contains(" of "));
        post.unwrap_or(words)
    }

    /// "a deputy attorney general": says whether a noun before it makes a post of a rank.
    pub(super) fn is_general_of_post(&self, head: usize) -> bool {
        let before = head.checked_sub(1).filter(|&before| self.tag(before) != Tag::Adjective);
        before.is_some_and(|before| self.belongs_to_office(before) && !self.lexicon.is_rank(self.small(before)))
    }
}
