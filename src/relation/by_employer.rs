//! For whom somebody works, as the name before his tells: "CNN's Wolf Blitzer".

use super::Relation;
use super::finder::RelationFinder;
use crate::evidence::{Evidence, Party};
use crate::mention::{Found, Mention};
use crate::ontology::Trait;
use crate::sentence::{Tag, small_letters};
use crate::span::Span;

impl RelationFinder<'_> {
    /// Finds people behind the possessive of a medium: it is the one that they write or speak for.
    ///
    /// Nobody's where it is another body: "the bank's Ann Roe" is whoever the text told of.
    pub(super) fn find_by_employer(&self, relations: &mut Vec<Relation>) {
        let pairs = self.mentions.windows(2);
        let found = pairs.filter_map(|pair| self.works_for(&pair[0], &pair[1]));
        relations.extend(found);
    }

    fn works_for(&self, owner: &Mention, name: &Mention) -> Option<Relation> {
        let mark = self.token_at(name.span.start).checked_sub(1)?;
        let is_beside = self.tag(mark) == Tag::Possessive && self.span(mark).start == owner.span.end;
        let medium = self.meant_at(owner.span).first().filter(|_| is_beside)?;
        let person = self.meant_at(name.span).first()?;
        let is_name = name.found != Found::Title && name.span.slice(self.text()).contains(' ');
        // "NPR's All Things Considered": a programme has ordinary words for its name.
        let is_ordinary = |word: &str| self.words.is_common_word(&small_letters(word));
        let may_be_person = || person.may_be_person() && !person.name.split(' ').all(is_ordinary);
        let is_person = person.is(Trait::Person) || person.entity.is_none() && may_be_person();
        if !medium.is(Trait::Medium) || medium.entity.is_none() || !is_person || !is_name {
            return None;
        }
        let person = Party {
            kind: Some(self.gazetteer.own_kinds().person.clone()),
            span: Some(name.span),
            ..person.clone()
        };
        let span = Span::cover(owner.span, name.span);
        let evidence = Evidence {
            span,
            rule: "medium-before-name".into(),
            voices: self.voices(span, true),
        };
        let medium = Party {
            span: Some(owner.span),
            ..medium.clone()
        };
        Some(Relation::fact("works_for", (person, medium), owner.span, evidence))
    }
}
