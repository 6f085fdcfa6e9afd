//! Offices that no gazetteer has, as the words describe them: "Ohio Governor John Kasich", "the mayor of Lyon".

use super::resolve::Resolver;
use super::{OfficeProof, OfficeReading, Reference};
use crate::evidence::Party;
use crate::mention::{Found, Mention, Tenure, Title, TitleWord};
use crate::ontology::{EntityId, Trait};
use crate::sentence::{Tag, small_letters};
use crate::span::Span;

/// An office with when and by what proof it is held.
type Described = Option<(Party, Tenure, OfficeProof)>;

/// The words around a title reach back over so many names at most.
const WITHIN: usize = 100;

/// Whose an office is.
enum OfficeOwner<'a> {
    /// Of a state or a place, or of whoever is said to have it: "Ohio Governor", "Saxony's minister".
    Of(Party),
    /// Its name is part of the title's: "Senate Majority Leader", "Treasury Secretary".
    With(&'a str),
}

impl Resolver<'_> {
    /// Describes the office of a title before or behind a name: "Kyrgyz Foreign Minister", "Ohio Governor".
    ///
    /// `None` for a title without a name, and for a bare one of somebody who is known: that says nothing new.
    pub(super) fn describe_title(&self, place: usize, title: &Title, bearer: &Party) -> Described {
        let mention = &self.mentions[place];
        let last = small_letters(post_of(&title.name)).into_owned();
        let is_name = mention.span.slice(self.text()).starts_with(char::is_uppercase);
        let bears = mention.found != Found::Title && bearer.is(Trait::Person) && is_name;
        if !bears || !self.lexicon.is_office(&last) {
            return None;
        }
        let title = &self.with_words_before(title);
        let owner = match title.of.as_ref().and_then(|id| self.gazetteer.entity(id)) {
            Some(owner) => Some(OfficeOwner::Of(owner.party(None))),
            None => self.owner_of(title).or_else(|| self.owner_before(title)),
        };
        let owner = owner.or_else(|| self.owner_behind(mention));
        let owner = owner.or_else(|| self.plain_owner(&title.name, title.span));
        if owner.is_none() && bearer.entity.is_some() {
            return None;
        }
        let office = self.office(&title.name, owner, title.span);
        Some((office, title.tenure, OfficeProof::Described))
    }

    /// Adds the nouns that a title without an owner goes on from: "harbour police chief", "campaign spokeswoman".
    fn with_words_before(&self, title: &Title) -> Title {
        let mut title = title.clone();
        let mut at = self.token_at(title.span.start);
        // "On the front row Queen Maud sat": before a capital another phrase may end.
        let goes_on = !title.owned && title.name.starts_with(char::is_lowercase);
        while let Some(before) = at.checked_sub(1).filter(|_| goes_on) {
            let token = self.sentences.tokens[before];
            let word = token.span.slice(self.text());
            let is_word = word.starts_with(char::is_lowercase)
                && (token.tag == Tag::Noun
                    || token.tag == Tag::Adjective && self.lexicon.is_office_adjective(self.small(before)));
            let is_free = self.times_in(token.span).is_empty() && self.mentions_in(token.span).is_empty();
            let is_adjacent = self.text().get(token.span.end as usize..title.span.start as usize) == Some(" ");
            if !(is_word && is_free && is_adjacent) {
                break;
            }
            title.span = title.span.cover(token.span);
            title.name = format!("{word} {}", title.name);
            at = before;
        }
        title
    }

    /// Gives whose a title is by the name behind its "of", where no gazetteer knows it: "chairwoman of the Port Committee".
    fn owner_of(&self, title: &Title) -> Option<OfficeOwner<'_>> {
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
    fn with_second_word(&self, mention: &Mention, owner: Party) -> Option<Party> {
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

    /// Describes the office that a noun phrase tells of: "the mayor of Lyon", "a spokesman for the port".
    ///
    /// `None` for what somebody only is like: "A powerful speaker, Koch can move people".
    pub(super) fn describe_phrase(&self, phrase: usize) -> Described {
        let noun_phrase = self.phrase(phrase);
        if !self.lexicon.is_office(self.head(phrase)) || self.tag(noun_phrase.head) == Tag::PluralNoun {
            return None;
        }
        let possessor = noun_phrase.possessor;
        let begin = possessor.map_or(noun_phrase.tokens.start, |place| self.phrase(place).tokens.end + 1);
        let mut owner = possessor.and_then(|place| self.found.parties(place).first()).cloned();
        // "its head, Koch": of whom `his` tells, serves him and not his state.
        if self.tag(noun_phrase.tokens.start) == Tag::PossessivePronoun {
            let body = self.found.owners(phrase).first();
            owner = body
                .filter(|body| body.is(Trait::Body) && body.entity.is_some())
                .cloned();
        }
        let mut tenure = Tenure::Current;
        let mut words: Vec<String> = Vec::new();
        for token in begin..=noun_phrase.head {
            let span = self.sentences.tokens[token].span;
            let word = span.slice(self.text());
            match self.lexicon.title_word(word, self.word(token + 1)) {
                Some(TitleWord::Tenure(told)) => tenure = told,
                Some(TitleWord::OtherOffice) => words.push(word.to_owned()),
                None => match self.place_at(span).filter(|_| token < noun_phrase.head) {
                    Some(state) => owner = owner.or(Some(state)),
                    None if self.belongs_to_office(token) => words.push(word.to_owned()),
                    None => {}
                },
            }
        }
        // "Trump's foreign minister" is one of his state.
        if let Some(person) = owner.as_ref().filter(|owner| owner.is(Trait::Person)) {
            let of_state = words.iter().any(|word| self.lexicon.is_state_post(word));
            let state = person
                .entity
                .as_ref()
                .filter(|_| of_state)
                .and_then(|id| self.gazetteer.home(id));
            owner = state.map(|state| state.party(None)).or(owner);
        }
        let mut is_told = owner.is_some();
        let mut behind = Vec::new();
        // "Koch, president and chief executive of the fund"
        let shared = noun_phrase
            .conjunct
            .filter(|&other| self.lexicon.is_office(self.head(other)));
        let shared = shared.filter(|_| self.behind(phrase).next().is_none() && possessor.is_none());
        for of in self.behind(shared.unwrap_or(phrase)).take(2) {
            let Some(named) = self.found_or_chosen(of.object) else {
                break;
            };
            let is_name = self.name_of(of.object).is_some();
            match of.preposition.as_str() {
                // "the American head of the Red Cross", but "the Japanese minister of finance"
                "of" | "from" if possessor.is_none() && (is_name || owner.is_none()) => {
                    let whole = self.name_of(of.object);
                    let whole = whole.and_then(|mention| self.with_second_word(mention, named.clone()));
                    owner = Some(whole.unwrap_or(named));
                }
                "of" | "for" | "to" | "at" => {
                    behind.push(format!("{} {}", of.preposition, self.with_modifiers(of.object, named)));
                }
                _ => break,
            }
            is_told = true;
        }
        let first = self.small(noun_phrase.tokens.start);
        // "Koch, president and chief executive of the fund": of what, the word alone does not tell.
        if !is_told && (words.len() < 2 && first != "the" || ["a", "an"].contains(&first)) {
            return None;
        }
        let full = self.full_span(phrase);
        // "Georgia's secretary of state": all of it is the title.
        if owner.is_some() && behind.first().is_some_and(|first| first.starts_with("of ")) {
            words.append(&mut behind);
        }
        let owner = owner.map(OfficeOwner::Of);
        let owner = owner.or_else(|| self.plain_owner(&words.join(" "), full).filter(|_| behind.is_empty()));
        let mut office = self.office(&words.join(" "), owner, full);
        for words in behind {
            office.name = format!("{} {words}", office.name);
        }
        Some((office, tenure, OfficeProof::Described))
    }

    /// Gives the name of what a post is for, with the words that stand before it in its phrase: "for African Affairs".
    fn with_modifiers(&self, phrase: usize, named: Party) -> String {
        let noun_phrase = self.phrase(phrase);
        let own = self.name_of(phrase).filter(|_| named.entity.is_none());
        let skip = usize::from(self.tag(noun_phrase.tokens.start) == Tag::Determiner);
        let start = self.sentences.tokens[noun_phrase.tokens.start + skip].span.start;
        match own.filter(|mention| start < mention.full.start) {
            Some(mention) => self.text()[start as usize..mention.span.end as usize].to_owned(),
            // "envoy to the talks with Oslo and a close friend": the friend is no part of the talks.
            None => {
                let ends = [" and a ", " and an ", " and the "]
                    .iter()
                    .filter_map(|and| named.name.find(and));
                let end = ends.min().filter(|_| named.entity.is_none());
                named.name[..end.unwrap_or(named.name.len())].to_owned()
            }
        }
    }

    /// Reads the title that several share: "Foreign ministers Alfonso Dastis of Spain and Bert Koenders of the Netherlands".
    pub(super) fn read_shared_title(&mut self, phrase: usize) {
        let noun_phrase = self.phrase(phrase);
        let Some(mention) = self.name_of(phrase).filter(|mention| mention.found != Found::Title) else {
            return;
        };
        let first = self.token_at(mention.span.start);
        let is_shared = first > noun_phrase.tokens.start
            && self.tag(first - 1) == Tag::PluralNoun
            && self.lexicon.is_office(self.lemma(first - 1));
        if !is_shared {
            return;
        }
        let of_office = |&token: &usize| {
            self.belongs_to_office(token) && self.place_at(self.sentences.tokens[token].span).is_none()
        };
        let own = (noun_phrase.tokens.start..first - 1).filter(of_office);
        let words: Vec<String> = own.map(|token| self.word(token).to_owned()).collect();
        let words = [words.join(" "), self.lemma(first - 1).to_owned()].join(" ");
        let title = self.sentences.tokens[noun_phrase.tokens.start]
            .span
            .cover(self.sentences.tokens[first - 1].span);
        let bearers: Vec<usize> = self.clauses.joined(phrase).map(|(place, _)| place).collect();
        let before = self.sentences.tokens[noun_phrase.tokens.start].span;
        for bearer in bearers {
            let Some(named) = self.name_of(bearer) else { continue };
            // "U.S. senators Ann Roe and Jim Poe"
            let owner = self.owner_behind(named);
            let owner = owner.or_else(|| self.place_at(before).map(OfficeOwner::Of));
            let party = self.choose(named, self.setting(bearer)).0;
            if owner.is_none() || !(party.is(Trait::Person) || party.may_be_person()) {
                continue;
            }
            let office = self.office(&words, owner, title);
            let reading = OfficeReading {
                bearer: Party {
                    kind: Some(self.gazetteer.own_kinds().person.clone()),
                    span: Some(named.span),
                    ..party
                },
                office,
                tenure: Tenure::Current,
                proof: OfficeProof::Described,
                span: title.cover(named.span),
            };
            self.found.offices.push(reading);
        }
    }

    /// Says whether a word before the head of a title is a part of it: "agriculture minister", "chief executive".
    fn belongs_to_office(&self, token: usize) -> bool {
        match self.tag(token) {
            Tag::Noun | Tag::PluralNoun | Tag::ProperNoun | Tag::Coordinator => true,
            Tag::Adjective | Tag::Number => self.lexicon.is_office_adjective(self.small(token)),
            _ => false,
        }
    }

    /// Gives whom the phrase behind a preposition means; the phrase comes later and may not be read yet.
    fn found_or_chosen(&self, phrase: usize) -> Option<Party> {
        let party = match self.name_of(phrase) {
            Some(mention) => Some(self.choose(mention, self.setting(phrase)).0),
            None => self.resolve_description(phrase).0.into_iter().next(),
        };
        party.filter(|party| !party.name.is_empty())
    }

    /// Gives whose a title is by the name right before it or in its beginning: "Ohio Governor", "Saxony's health
    /// minister", "the Korean foreign minister", "Senate Majority Leader".
    fn owner_before(&self, title: &Title) -> Option<OfficeOwner<'_>> {
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
                None => self
                    .owning(last)
                    .map(|(mention, _)| OfficeOwner::With(mention.span.slice(self.text()))),
            },
        }
    }

    /// Gives the name right before the words of a title: the ministry of "Seoul's Unification Ministry spokesman".
    fn nearest_owner(&self, title: &Title) -> Option<(&Mention, Party)> {
        let words = title.span.slice(self.text()).find(&title.name)?;
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
    fn owner_behind(&self, mention: &Mention) -> Option<OfficeOwner<'_>> {
        let behind = self.text()[mention.span.end as usize..].strip_prefix(" of ")?;
        let skip = if behind.starts_with("the ") { 8 } else { 4 };
        let start = mention.span.end + skip;
        let state = self.place_at(Span { start, end: start + 1 })?;
        state.is(Trait::State).then_some(OfficeOwner::Of(state))
    }

    /// Gives the one state that the words before a title are about, where only states have such posts.
    fn plain_owner(&self, words: &str, title: Span) -> Option<OfficeOwner<'_>> {
        let words = words.to_lowercase();
        let mut words = words.split(' ');
        let of_state = words.any(|word| self.lexicon.is_state_post(word));
        self.plain_state(title).filter(|_| of_state).map(OfficeOwner::Of)
    }

    /// Gives the one state that the sentence up to a place names, or else its paragraph; of those that only towns and
    /// islands tell of, the one where no state is named: "Dutch experts waited in Kharkiv, and the prime minister said".
    pub(super) fn plain_state(&self, place: Span) -> Option<Party> {
        let sentence = self.sentence_at(place);
        let paragraph = self.sentences.sentences.get(sentence)?.paragraph;
        let before = self.found.references.iter().rev().take(WITHIN);
        let before = before.filter(|reference| reference.span.end <= place.start);
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
            only(
                parties
                    .filter(|party| party.is(Trait::State))
                    .filter_map(|party| party.entity.as_ref()),
            )
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

    /// Gives the state or place that is named at a place.
    fn place_at(&self, span: Span) -> Option<Party> {
        self.owner_at(span)
            .filter(|party| party.is(Trait::State) || party.is(Trait::Place))
    }

    /// Gives what is named at a place, if it can have offices.
    fn owner_at(&self, span: Span) -> Option<Party> {
        self.owning(span).map(|(_, party)| party)
    }

    fn owning(&self, span: Span) -> Option<(&Mention, Party)> {
        let place = self.mentions.partition_point(|mention| mention.span.end < span.end);
        let mention = self.mentions.get(place).filter(|mention| mention.span.overlaps(span))?;
        let party = self.choose(mention, self.setting_inside(mention.span)).0;
        let owns = mention.found != Found::Title && !party.is(Trait::Person);
        owns.then_some((mention, party))
    }

    /// Makes an office of its words and its owner: `Governor of Ohio`, `Senate Majority Leader`.
    fn office(&self, words: &str, owner: Option<OfficeOwner>, span: Span) -> Party {
        let title: Vec<String> = words.split_whitespace().map(capitalised).collect();
        let title = title.join(" ");
        let name = match owner {
            // "Ambassador of India to Nepal"
            Some(OfficeOwner::Of(owner)) => match title.split_once(" to ") {
                Some((post, to)) => format!("{post} of {} to {to}", owner.name),
                None => format!("{title} of {}", owner.name),
            },
            Some(OfficeOwner::With(owner)) => format!("{owner} {title}"),
            None => title,
        };
        Party {
            entity: None,
            name,
            kind: Some(self.gazetteer.own_kinds().office.clone()),
            span: Some(span),
        }
    }
}

/// Gives the word that says what an office is: `Secretary` of "Secretary of Labor".
fn post_of(title: &str) -> &str {
    let post = [" of ", " for ", " to ", " in "]
        .iter()
        .filter_map(|of| Some(title.split_once(of)?.0));
    let post = post.min_by_key(|post| post.len()).unwrap_or(title);
    post.rsplit(' ').next().unwrap_or_default()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    match word {
        "and" | "at" | "for" | "in" | "of" | "the" | "to" => word.to_owned(),
        _ => first.chain(letters).collect(),
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
