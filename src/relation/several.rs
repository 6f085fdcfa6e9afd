//! Whom a phrase means that stands for several: "the leaders of France and Germany", "leaders, including Merkel".

use super::finder::RelationFinder;
use crate::evidence::Party;
use crate::mention::Entity;
use crate::ontology::Trait;
use crate::sentence::Tag;
use crate::span::Span;

/// Posts of which a state has one, and whose plural nobody reads as a group. Grammar.
const HIGHEST: [&str; 6] = ["chancellor", "king", "monarch", "premier", "president", "queen"];

impl RelationFinder<'_> {
    /// Gives everybody that a phrase means, or what it measures, those who are named as some of them too.
    pub(super) fn all_of(&self, phrase: usize) -> Vec<Party> {
        let mut all = self.each_of(phrase);
        for member in self.members(self.measured(phrase)) {
            if !all.iter().any(|known| known.is_same(&member)) {
                all.push(member);
            }
        }
        all
    }

    /// Gives everybody that a phrase means by its own words.
    pub(super) fn each_of(&self, phrase: usize) -> Vec<Party> {
        let measured = self.measured(phrase);
        // "trained with those of Chad"
        let of = self.behind(measured).find(|of| of.preposition == "of");
        if let Some(of) = of.filter(|_| self.is_any(self.phrase(measured).head, &["that", "those"])) {
            return self.everybody(of.object);
        }
        let each = self.of_each_state(measured);
        if each.is_empty() {
            self.everybody(measured)
        } else {
            each
        }
    }

    /// Gives those who are named as some of several: "leaders, including Merkel and Macron", "three firms: Acme, Orsk and
    /// Lada".
    pub(super) fn members(&self, phrase: usize) -> Vec<Party> {
        let noun_phrase = self.phrase(phrase);
        if self.tag(noun_phrase.head) != Tag::PluralNoun {
            return Vec::new();
        }
        let follows = |start: u32, marks: &[&str]| {
            let between = self
                .text()
                .get(noun_phrase.span.end as usize..start as usize)
                .map(str::trim);
            between.is_some_and(|between| marks.contains(&between))
        };
        let sentence = self.sentence_of(phrase);
        let mut behind = self.clauses.prepositional_in(sentence).iter();
        let names_some = |words: &str| ["including", "such as"].contains(&words);
        let some = behind.find(|some| names_some(&some.preposition) && follows(some.span.start, &["", ","]));
        let mut later = self.clauses.phrases_of(sentence);
        let listed = later.find(|&next| follows(self.phrase(next).span.start, &[":", "-", "–", "—"]));
        let is_named = |party: &Party| party.entity.is_some() || party.name.starts_with(char::is_uppercase);
        let named = some
            .map(|some| some.object)
            .or(listed)
            .map(|first| self.everybody(first));
        // "two leaders - Obama said"
        let named = named.filter(|named| some.is_some() || named.len() > 1);
        let named = named.unwrap_or_else(|| self.people_included(phrase));
        named.into_iter().filter(is_named).collect()
    }

    /// Gives the people who are named as some of others, further behind: "named 15 officials for sanctions, including Roe".
    fn people_included(&self, phrase: usize) -> Vec<Party> {
        let are_people = |phrase: usize| {
            let mut parties = self.references.parties(phrase).iter();
            self.tag(self.phrase(phrase).head) == Tag::PluralNoun && parties.any(|party| party.is(Trait::Group))
        };
        let around = self.clauses.around(phrase).map(|clause| self.clause(clause));
        let is_told = around.is_some_and(|clause| clause.objects.contains(&phrase) || clause.subject == Some(phrase));
        if !is_told || !are_people(phrase) {
            return Vec::new();
        }
        let sentence = self.sentence_of(phrase);
        let end = self.phrase(phrase).span.end;
        let mut behind = self.clauses.prepositional_in(sentence).iter();
        let some = behind.find(|some| some.preposition == "including" && some.span.start > end);
        let Some(some) = some.filter(|some| self.text()[..some.span.start as usize].ends_with(", ")) else {
            return Vec::new();
        };
        // "named 15 officials after talks with lawmakers, including Roe": of whom he is one, is open.
        let mut between = self.clauses.phrases_of(sentence);
        let is_between =
            |other: usize| self.phrase(other).span.start > end && self.phrase(other).span.end < some.span.start;
        if between.any(|other| is_between(other) && are_people(other)) {
            return Vec::new();
        }
        let named = self.everybody(some.object);
        let are_named = named
            .iter()
            .all(|party| party.is(Trait::Person) || party.may_be_person());
        if are_named { named } else { Vec::new() }
    }

    /// Gives those between whom something is: both of "a resumption of ties between Chad and Mali".
    pub(super) fn between(&self, phrase: usize) -> Vec<Party> {
        let full = self.phrase(phrase).full;
        let mut behind = self.clauses.prepositional_in(self.sentence_of(phrase)).iter();
        let words = ["among", "between"];
        let between = behind.find(|behind| words.contains(&behind.preposition.as_str()) && full.contains(behind.span));
        between
            .map(|between| self.everybody(between.object))
            .unwrap_or_default()
    }

    /// Gives people of several states as those of each: both of "the leaders of France and Germany".
    fn of_each_state(&self, phrase: usize) -> Vec<Party> {
        let several = self.tag(self.phrase(phrase).head) == Tag::PluralNoun && self.phrase(phrase).conjunct.is_none();
        if !several {
            return Vec::new();
        }
        let own = self.references.parties(phrase).first();
        let own = own.filter(|people| people.entity.is_none() && people.is(Trait::Group));
        let people = match own {
            // "presidents", "delegations"
            _ if HIGHEST.contains(&self.head(phrase)) || self.lexicon.is_delegation(self.head(phrase)) => {
                self.words(self.phrase(phrase).span, &self.gazetteer.own_kinds().group)
            }
            Some(group) => group.clone(),
            None => return Vec::new(),
        };
        let joined = self.states_joined_before(phrase);
        if joined.len() > 1 {
            let words = self.described_people(phrase).slice(self.text());
            let of_state = joined.iter().map(|state| Party {
                name: format!("{words} ({})", state.name),
                ..people.clone()
            });
            return of_state.collect();
        }
        let mut behind = self.behind(phrase);
        let Some(of) = behind.find(|of| ["for", "from", "of"].contains(&of.preposition.as_str())) else {
            return Vec::new();
        };
        let mut states = self.everybody(of.object);
        states.retain(|state| state.is(Trait::State) && state.entity.is_some());
        if states.len() < 2 {
            return Vec::new();
        }
        let noun_phrase = self.phrase(phrase);
        let is_article = self.tag(noun_phrase.tokens.start) == Tag::Determiner;
        let words = Span {
            start: self.span(noun_phrase.tokens.start + usize::from(is_article)).start,
            end: noun_phrase.span.end,
        };
        let words = words.slice(self.text());
        let leads = self.head(phrase) == "leader";
        let of_state = states.iter().map(|state| Party {
            name: format!("{words} ({})", state.name),
            ..people.clone()
        });
        let of_state = of_state.zip(&states).map(|(people, state)| {
            let named = if leads {
                self.leader_named(state)
            } else {
                self.holder(words, state)
            };
            named.unwrap_or(people)
        });
        of_state.collect()
    }

    /// "Turkish and Armenian defense chiefs": gives the words behind the states, for the people of each.
    fn described_people(&self, phrase: usize) -> Span {
        let noun_phrase = self.phrase(phrase);
        let is_plain = |&token: &usize| {
            let small = self.word(token).starts_with(char::is_lowercase);
            small && matches!(self.tag(token), Tag::Adjective | Tag::Noun)
        };
        let before = (noun_phrase.tokens.start..noun_phrase.head).rev().take_while(is_plain);
        let first = before.last().unwrap_or(noun_phrase.head);
        self.span(first).cover(self.span(noun_phrase.head))
    }

    /// Gives the states that `and` joins before people of each: "Turkish and Armenian envoys", but not "US-backed Syrian
    /// fighters".
    fn states_joined_before(&self, phrase: usize) -> Vec<Party> {
        let noun_phrase = self.phrase(phrase);
        let mut inside = noun_phrase.tokens.start..noun_phrase.head;
        if noun_phrase.possessor.is_some() || !inside.any(|token| self.is(token, "and")) {
            return Vec::new();
        }
        let mut states = self.states_before(phrase);
        states.retain(|state| state.is(Trait::State));
        states
    }

    /// Gives who held the post of several states in one of them when the article appeared: "the foreign ministers of
    /// France and Germany".
    fn holder(&self, posts: &str, state: &Party) -> Option<Party> {
        let post = posts.strip_suffix('s')?;
        let day = self.article.published?;
        let of_state = |office: &&Entity| {
            let home = self.gazetteer.home(&office.id);
            home.is_some_and(|home| state.entity.as_ref() == Some(&home.id))
        };
        let is_called = |office: &&Entity| {
            let mut names = self.gazetteer.names_of_roles(office);
            names.any(|name| name.text.eq_ignore_ascii_case(post))
        };
        let offices = self.gazetteer.entities().iter();
        let offices = offices.filter(|office| office.kind.is(Trait::Office));
        let mut offices = offices.filter(is_called).filter(of_state);
        let (Some(office), None) = (offices.next(), offices.next()) else {
            return None;
        };
        match self.gazetteer.holders(&office.id, day)[..] {
            [only] => Some(only.party(state.span)),
            _ => None,
        }
    }

    /// Gives the only one of those whom the article names who leads a state on its day: "the leaders of France and Germany".
    fn leader_named(&self, state: &Party) -> Option<Party> {
        let named = self
            .references
            .references
            .iter()
            .flat_map(|reference| &reference.parties);
        let leads = |person: &&Party| {
            let led = person
                .entity
                .as_ref()
                .filter(|_| person.is(Trait::Person))
                .and_then(|id| self.state_led(id));
            led.is_some_and(|led| state.entity.as_ref() == Some(&led.id))
        };
        let mut leaders = named.filter(leads);
        let first = leaders.next()?;
        leaders.all(|other| other.is_same(first)).then(|| first.clone())
    }
}
