//! Whose an office is that only words describe: "Ohio Governor", "chairwoman of the Port Committee".

use super::Reference;
use super::resolve::Resolver;
use crate::evidence::Party;
use crate::mention::{Found, Mention, NameKind, Title, sides_with};
use crate::ontology::{EntityId, Trait};
use crate::span::Span;

/// The words around a title reach back over so many names at most.
const WITHIN: usize = 100;

/// What tells of a party before a title.
pub(super) const PARTIES: [&str; 3] = ["Democrat", "Democratic", "Republican"];

/// Whose an office is.
pub(super) enum OfficeOwner<'a> {
    /// Of a state or a place, or of whoever is said to have it: "Ohio Governor", "Saxony's minister".
    Of(Party),
    /// Its name is part of the title's: "Senate Majority Leader", "Treasury Secretary".
    With(&'a str),
}

impl Resolver<'_> {
    /// Gives whose a title is by the name behind its "of", where no gazetteer knows it: "chairwoman of the Port Committee".
    pub(super) fn owner_of(&self, title: &Title) -> Option<OfficeOwner<'_>> {
        let end = title.span.end as usize;
        let inside = Span {
            start: title.span.end.checked_sub(1)?,
            end: title.span.end,
        };
        let named = match [" of the ", " of "]
            .into_iter()
            .find(|of| self.text()[end..].starts_with(of))
        {
            Some(of) => {
                let start = (end + of.len()) as u32;
                self.owning(Span { start, end: start + 1 })
                    .filter(|(mention, _)| mention.span.start == start)
            }
            None => self.owning(inside).filter(|(mention, _)| {
                let before = &self.text()[..mention.full.start as usize];
                before.ends_with(" of ") || before.ends_with(" of the ")
            }),
        };
        let (mention, owner) = named?;
        // "president of America's Port Union" is not the one of America.
        let rest = &self.text()[mention.span.end as usize..];
        if rest.starts_with(['\'', '’', '-']) || !mention.span.slice(self.text()).starts_with(char::is_uppercase) {
            return None;
        }
        self.with_second_word(mention, owner).map(OfficeOwner::Of)
    }

    /// "head of Ports and Inland Waterways": both words, and nobody's name; `None` where a known one follows.
    pub(super) fn with_second_word(&self, mention: &Mention, owner: Party) -> Option<Party> {
        let rest = &self.text()[mention.span.end as usize..];
        let joined = rest
            .strip_prefix(" and ")
            .filter(|rest| rest.starts_with(char::is_uppercase));
        if owner.entity.is_some() || joined.is_none() {
            return Some(owner);
        }
        let start = mention.span.end + " and ".len() as u32;
        let (second, party) = self.owning(Span { start, end: start + 1 })?;
        let name = mention.span.cover(second.span).slice(self.text()).to_owned();
        party.entity.is_none().then_some(Party { name, ..owner })
    }

    /// Gives all of a body's name of which a phrase's own name is the last word: "president of American Atheists", "head of
    /// the Orbis Nature Fund Oslo".
    pub(super) fn whole_name(&self, phrase: usize, named: Party) -> Party {
        let Some(mention) = self.name_of(phrase) else {
            return named;
        };
        let place = self
            .mentions
            .partition_point(|other| other.span.start < mention.span.start);
        let Some(before) = place.checked_sub(1).and_then(|before| self.mentions.get(before)) else {
            return named;
        };
        let words = before.span.cover(mention.span).slice(self.text());
        let is_beside = self.text().get(before.span.end as usize..mention.span.start as usize) == Some(" ");
        let mut kinds = before.candidates.iter().map(|candidate| candidate.name_kind);
        let is_people = !before.candidates.is_empty() && kinds.all(|kind| kind == NameKind::Demonym);
        let is_one_word = !mention.span.slice(self.text()).contains(' ');
        let of_people = is_people && named.entity.is_none() && is_one_word && !named.is(Trait::Person);
        let is_body = before.candidates.is_empty() && before.is(Trait::Body);
        let is_town = |id: &EntityId| {
            let entity = self.gazetteer.entity(id);
            entity.is_some_and(|entity| entity.kind.is(Trait::Place) && !entity.kind.is(Trait::State))
        };
        let of_town = is_body && mention.candidates.iter().any(|candidate| is_town(&candidate.entity));
        if !is_beside || !(of_people || of_town) {
            return named;
        }
        Party {
            entity: None,
            name: words.to_owned(),
            kind: if of_town { before.kind.clone() } else { named.kind },
            span: Some(before.span.cover(mention.span)),
        }
    }

    /// Gives the region in place of the town of its name, where only regions have such an office: "New York Governor Ann
    /// Roe", but "New York Mayor Ann Roe".
    pub(super) fn seat_of(&self, office: &str, owner: Party) -> Party {
        const OF_REGIONS: [&str; 6] = [
            "Attorney General",
            "Congressman",
            "Congresswoman",
            "Governor",
            "Secretary of State",
            "Senator",
        ];
        let of_region = OF_REGIONS.iter().any(|post| office.ends_with(post));
        let is_town = owner.is(Trait::Place) && !owner.is(Trait::Region) && !owner.is(Trait::State);
        let town = owner.entity.as_ref().filter(|_| of_region && is_town);
        let town = town.and_then(|id| self.gazetteer.entity(id));
        let names = town.into_iter().flat_map(|town| &town.aliases);
        let mut regions = names.flat_map(|name| self.gazetteer.named(&format!("state of {}", name.text)));
        let region = regions.find(|region| region.kind.is(Trait::Region));
        region.map_or(owner, |region| region.party(None))
    }

    /// Gives whose a title is by the name right before it or in its beginning: "Ohio Governor", "Saxony's health
    /// minister", "the Korean foreign minister", "Senate Majority Leader".
    pub(super) fn owner_before(&self, title: &Title) -> Option<OfficeOwner<'_>> {
        let start = title.span.start;
        if title.owned {
            let first = Span { start, end: start + 1 };
            let (mention, owner) = self.nearest_owner(title).or_else(|| self.owning(first))?;
            let is_possessor = self.text()[mention.span.end as usize..].starts_with(['\'', '’']);
            let is_place = owner.is(Trait::State) || owner.is(Trait::Place);
            return Some(match is_possessor || is_place {
                true => OfficeOwner::Of(owner),
                false => OfficeOwner::With(mention.span.slice(self.text())),
            });
        }
        let before = self.text()[..start as usize].strip_suffix([' ', '\n', '\u{a0}'])?;
        let possessor = ["'s", "’s", "s'", "s’"]
            .into_iter()
            .find_map(|mark| before.strip_suffix(mark));
        let end = possessor.unwrap_or(before).len() as u32;
        let last = Span {
            start: end.checked_sub(1)?,
            end,
        };
        match possessor {
            Some(_) => self.owner_at(last).map(OfficeOwner::Of),
            None => match self.place_at(last) {
                Some(place) => Some(OfficeOwner::Of(place)),
                // "Republican Governor": of which party he is, is no part of his office; but "Republican Leader".
                None => self
                    .owning(last)
                    .map(|(mention, _)| mention.span.slice(self.text()))
                    .filter(|name| !PARTIES.contains(name) || title.name.ends_with("Leader"))
                    .map(OfficeOwner::With),
            },
        }
    }

    /// Gives the name right before the words of a title: the ministry of "Seoul's Unification Ministry spokesman".
    pub(super) fn nearest_owner(&self, title: &Title) -> Option<(&Mention, Party)> {
        let all = title.span.slice(self.text());
        // "Deputy Central Bank chairman": the name stands inside the title.
        let mut name = title.name.as_str();
        let words = loop {
            match (all.find(name), name.split_once(' ')) {
                (Some(words), _) => break words,
                (None, Some((_, rest))) => name = rest,
                (None, None) => return None,
            }
        };
        let before = self.text()[..title.span.start as usize + words].strip_suffix(' ')?;
        let before = ["'s", "’s"]
            .iter()
            .find_map(|mark| before.strip_suffix(mark))
            .unwrap_or(before);
        let end = before.len() as u32;
        self.owning(Span {
            start: end.checked_sub(1)?,
            end,
        })
    }

    /// Gives the state behind a name with a title: "UN ambassador Mette Krog of Denmark".
    pub(super) fn owner_behind(&self, mention: &Mention) -> Option<OfficeOwner<'_>> {
        let behind = self.text()[mention.span.end as usize..].strip_prefix(" of ")?;
        let skip = if behind.starts_with("the ") { 8 } else { 4 };
        let start = mention.span.end + skip;
        let state = self.place_at(Span { start, end: start + 1 })?;
        state.is(Trait::State).then_some(OfficeOwner::Of(state))
    }

    /// Gives the one state that the words before a title are about, where only states have such posts.
    pub(super) fn plain_owner(&self, words: &str, title: Span) -> Option<OfficeOwner<'_>> {
        let words = words.to_lowercase();
        let mut words = words.split(' ');
        let of_state = words.any(|word| self.lexicon.is_state_post(word));
        self.plain_state(title).filter(|_| of_state).map(OfficeOwner::Of)
    }

    /// Gives the one state that the sentence up to a place names, or else its paragraph; of those that only towns and
    /// islands tell of, the one where no state is named: "Dutch cooks slept in Lviv, and the prime minister said".
    pub(super) fn plain_state(&self, place: Span) -> Option<Party> {
        let sentence = self.sentence_at(place);
        let paragraph = self.sentences.sentences.get(sentence)?.paragraph;
        let before = self.found.references.iter().rev().take(WITHIN);
        // What is quoted is of the one who is quoted: "“American trade fell,” the deputy minister said".
        let is_own = |span: Span| !self.is_quoted(span) || self.is_quoted(place);
        let before = before.filter(|reference| reference.span.end <= place.start && is_own(reference.span));
        let near: Vec<(&Reference, usize)> = before
            .map(|reference| (reference, self.sentence_at(reference.span)))
            .take_while(|&(_, other)| {
                self.sentences
                    .sentences
                    .get(other)
                    .is_some_and(|own| own.paragraph == paragraph)
            })
            .collect();
        let themselves = |own: bool| {
            let inside = near.iter().filter(move |&&(_, other)| !own || other == sentence);
            let parties = inside.flat_map(|(reference, _)| &reference.parties);
            only(parties.filter_map(|party| self.state_or_its(party)))
        };
        let homes = || {
            let parties = near.iter().flat_map(|(reference, _)| &reference.parties);
            let places = parties
                .filter(|party| party.is(Trait::Place))
                .filter_map(|party| party.entity.as_ref());
            only(places.filter_map(|id| self.gazetteer.home(id)).map(|home| &home.id))
        };
        let state = match (themselves(true), themselves(false)) {
            (Ok(state), _) | (Err(0), Ok(state)) => state,
            (Err(0), Err(0)) => homes().ok()?,
            _ => return None,
        };
        self.gazetteer.entity(state).map(|state| state.party(None))
    }

    /// Gives the state that a party is, or of which it is the government: "The Peruvian government seized a Chilean ship,
    /// the presidential spokesman said" tells of two.
    fn state_or_its<'p>(&'p self, party: &'p Party) -> Option<&'p EntityId> {
        let id = party.entity.as_ref()?;
        let name = party.name.to_lowercase();
        let is_government = party.is(Trait::Body) && name.split(' ').any(|word| self.lexicon.is_government(word));
        match party.is(Trait::State) {
            true => Some(id),
            false if is_government => self.gazetteer.home(id).map(|home| &home.id),
            false => None,
        }
    }

    /// Gives the state or place that is named at a place.
    pub(super) fn place_at(&self, span: Span) -> Option<Party> {
        self.owner_at(span)
            .filter(|party| party.is(Trait::State) || party.is(Trait::Place))
    }

    /// Gives what is named at a place, if it can have offices.
    pub(super) fn owner_at(&self, span: Span) -> Option<Party> {
        self.owning(span).map(|(_, party)| party)
    }

    pub(super) fn owning(&self, span: Span) -> Option<(&Mention, Party)> {
        let place = self.mentions.partition_point(|mention| mention.span.end < span.end);
        let mention = self.mentions.get(place).filter(|mention| mention.span.overlaps(span))?;
        let party = self.choose(mention, self.setting_inside(mention.span)).0;
        let is_sided = sides_with(self.text(), mention.span.start);
        let owns = mention.found != Found::Title && !party.is(Trait::Person) && !is_sided;
        owns.then_some((mention, party))
    }
}

/// Gives the only one of some ids; else how many there are at least, none or two.
fn only<'a>(ids: impl Iterator<Item = &'a EntityId>) -> Result<&'a EntityId, usize> {
    let mut first: Option<&EntityId> = None;
    for id in ids {
        match first {
            Some(other) if other != id => return Err(2),
            _ => first = Some(id),
        }
    }
    first.ok_or(0)
}
