//! For whom somebody works, as the name before or behind his tells: "CNN's Wolf Blitzer", "Ann Roe of the Orbis Institute".

use super::Relation;
use super::finder::RelationFinder;
use crate::evidence::{Evidence, Party};
use crate::mention::{Found, Mention};
use crate::ontology::Trait;
use crate::sentence::{Tag, small_letters};
use crate::span::Span;

/// What the names of bodies end in that have members. Grammar of names.
const MEMBERS: [&str; 8] = [
    "Assembly",
    "Committee",
    "Congress",
    "Council",
    "Front",
    "Movement",
    "Parliament",
    "Party",
];

impl RelationFinder<'_> {
    /// Finds people behind the possessive of a medium: it is the one that they write or speak for.
    ///
    /// Nobody's where it is another body: "the bank's Ann Roe" is whoever the text told of.
    pub(super) fn find_by_employer(&self, relations: &mut Vec<Relation>) {
        let pairs = self.mentions.windows(2);
        let found = pairs.filter_map(|pair| {
            self.works_for(&pair[0], &pair[1])
                .or_else(|| self.is_of_body(&pair[0], &pair[1]))
        });
        relations.extend(found);
    }

    /// "Ann Roe of the Orbis Institute", "Emil Koch of Hamas": whose name a body's follows behind an "of" is one of it.
    ///
    /// Not where a verb takes the "of": "accused Ann Roe of Orbis Bank's debts"; nor of a state, which has no staff.
    fn is_of_body(&self, name: &Mention, body: &Mention) -> Option<Relation> {
        let between = self.text().get(name.span.end as usize..body.span.start as usize)?;
        let is_beside = [" of ", " of the "].contains(&between);
        let person = self.meant_at(name.span).first().filter(|_| is_beside)?;
        let whole = self.meant_at(body.span).first()?;
        let words = name.span.slice(self.text());
        let is_name = name.found == Found::Unknown && words.contains(' ');
        // "the West Wing of the White House"
        let is_given = words
            .split(' ')
            .next()
            .is_some_and(|first| self.gazetteer.is_given_name(first));
        let is_ordinary = |word: &str| self.words.is_common_word(&small_letters(word));
        let may_be_person = || person.may_be_person() && (is_given || !words.split(' ').any(is_ordinary));
        let is_person = person.is(Trait::Person) || person.entity.is_none() && may_be_person();
        let is_body = whole.is(Trait::Body) && !whole.is(Trait::State) && body.found != Found::Title;
        let end = self.token_at(body.span.end.saturating_sub(1)) + 1;
        // "Ann Roe of Harvard Law School's faculty", "Ann Roe of Orbis Bank fame"
        let is_closed = !matches!(
            self.tag(end),
            Tag::Possessive | Tag::Noun | Tag::PluralNoun | Tag::ProperNoun
        );
        let phrases = self.clauses.phrases_of(self.sentence_at(name.span));
        let phrases = phrases.filter(|&phrase| self.phrase(phrase).span.end == name.span.end);
        let mut of_name = phrases.flat_map(|phrase| self.behind(phrase));
        let is_his = of_name.any(|of| self.phrase(of.object).span.overlaps(body.span));
        if !is_name || !is_person || !is_body || !is_closed || !is_his {
            return None;
        }
        let person = Party {
            kind: Some(self.gazetteer.own_kinds().person.clone()),
            span: Some(name.span),
            ..person.clone()
        };
        let last = whole.name.rsplit(' ').next().unwrap_or_default();
        let relation = match MEMBERS.contains(&last) {
            true => "member_of",
            false => "works_for",
        };
        let span = Span::cover(name.span, body.span);
        let evidence = Evidence {
            span,
            rule: "body-behind-name".into(),
            voices: self.voices(span, true),
        };
        let body = Party {
            span: Some(body.span),
            ..whole.clone()
        };
        Some(Relation::fact(relation, (person, body), span, evidence))
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

    /// "Orbis Institute analyst Laura Venn": gives the body whose name ends right before a noun.
    pub(super) fn body_before(&self, phrase: usize, token: usize) -> Option<Party> {
        let start = self.phrase(phrase).span.start;
        let before = self.span(token.checked_sub(1)?);
        let mut names = self.mentions_touching(before).iter();
        let name = names.find(|name| name.span.end == before.end && name.span.start >= start)?;
        let body = self.meant_at(name.span).first()?;
        let is_body = body.is(Trait::Body) && !body.is(Trait::State) && !body.is(Trait::Office);
        is_body.then(|| Party {
            span: Some(name.span),
            ..body.clone()
        })
    }
}
