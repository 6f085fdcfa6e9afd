//! Every noun phrase in text order → whom or what it means.

use super::apposition::{Beside, find_beside};
use super::company::Company;
use super::discourse::{Discourse, Salient};
use super::unlinked::UnlinkedNames;
use super::{CoreferenceLexicon, Reference, References};
use crate::clause::{ClauseKind, ParsedText};
use crate::evidence::Party;
use crate::mention::{Entity, Found, Gazetteer, Mention};
use crate::ontology::{EntityId, Trait};
use crate::sentence::Tag;
use crate::span::Span;
use std::cell::OnceCell;
use std::ops::Deref;

/// Finds whom or what every noun phrase means: names, pronouns, titles, descriptions.
///
/// A phrase that means nothing known keeps its own words. Empty if the text has no noun phrase.
pub fn find_references(parsed: ParsedText, gazetteer: &Gazetteer, lexicon: &CoreferenceLexicon) -> References {
    let mut resolver = Resolver {
        parsed,
        gazetteer,
        lexicon,
        company: Company::new(parsed.mentions, gazetteer),
        unlinked: UnlinkedNames::new(parsed),
        discourse: Discourse::new(parsed.mentions.len().max(parsed.clauses.noun_phrases.len())),
        found: References::default(),
        subject_of: subjects(parsed),
        beside: find_beside(parsed, gazetteer, lexicon),
        only_islands: OnceCell::new(),
    };
    resolver.read();
    resolver.read_said_offices();
    resolver.found.references.sort_by_key(|reference| reference.span);
    resolver.read_named_later();
    let offices = std::mem::take(&mut resolver.found.offices);
    resolver.found.set_offices(offices);
    resolver.read_there();
    resolver.found
}

/// An article on the way through this step, from left to right.
pub(super) struct Resolver<'a> {
    pub(super) parsed: ParsedText<'a>,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) lexicon: &'a CoreferenceLexicon,
    /// What the article names, before and after.
    pub(super) company: Company,
    /// The names in it that no gazetteer knows.
    pub(super) unlinked: UnlinkedNames<'a>,
    pub(super) discourse: Discourse,
    pub(super) found: References,
    /// For every noun phrase, the clause that it is the subject of.
    pub(super) subject_of: Vec<Option<usize>>,
    /// For every noun phrase, what stands beside it and means the same.
    pub(super) beside: Vec<Option<Beside>>,
    only_islands: OnceCell<Option<Party>>,
}

impl<'a> Deref for Resolver<'a> {
    type Target = ParsedText<'a>;

    fn deref(&self) -> &ParsedText<'a> {
        &self.parsed
    }
}

/// Gives for every noun phrase the clause that it is the subject of.
fn subjects(parsed: ParsedText) -> Vec<Option<usize>> {
    let clauses = parsed.clauses;
    let is_named = |phrase: usize| {
        let mention = parsed.name_of(phrase);
        mention.is_some_and(|mention| mention.found != Found::Title)
    };
    let mut of = vec![None; clauses.noun_phrases.len()];
    for (index, clause) in clauses.clauses.iter().enumerate().rev() {
        let own = !matches!(
            clause.kind,
            ClauseKind::Infinitive | ClauseKind::Gerund | ClauseKind::Participle
        );
        // "It was welcomed by Abe, who said": he speaks, and "he" of the next sentence is he.
        let tells = clause.kind == ClauseKind::Relative
            && clause.subject == clause.antecedent
            && parsed.words.takes_clause(&clause.verb.lemma)
            && clause.introducer.is_some_and(|who| parsed.is(who, "who"));
        let subject = clause.subject.filter(|_| own && (clause.antecedent.is_none() || tells));
        for (phrase, noun_phrase) in subject.into_iter().flat_map(|subject| clauses.joined(subject)) {
            of[phrase] = Some(index);
            // "The Union's coordinator, Enrique Mora, met": both words for him are the subject.
            if let Some(beside) = noun_phrase.apposition.filter(|&beside| is_named(beside)) {
                of[beside] = Some(index);
            }
        }
    }
    of
}

impl Resolver<'_> {
    fn read(&mut self) {
        let count = self.clauses.noun_phrases.len();
        self.found.of_phrase = vec![Vec::new(); count];
        self.found.of_owner = vec![Vec::new(); count];
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|&phrase| (self.clauses.noun_phrases[phrase].head, phrase));
        let mut next = 0;
        for phrase in order {
            let end = self.clauses.noun_phrases[phrase].span.end;
            let own = self.clauses.noun_phrases[phrase].mention;
            while let Some(mention) = self.mentions.get(next).filter(|mention| mention.span.start < end) {
                if own != Some(next) {
                    self.read_modifier(next, mention);
                }
                next += 1;
            }
            self.read_phrase(phrase);
        }
        while let Some(mention) = self.mentions.get(next) {
            self.read_modifier(next, mention);
            next += 1;
        }
    }

    /// Reads a name that heads no phrase: "Japanese" in "Japanese officials".
    fn read_modifier(&mut self, place: usize, mention: &Mention) {
        let (party, rule) = self.choose(mention, self.setting_inside(mention.span));
        let sentence = self.sentence_at(mention.span);
        self.discourse.note(Salient {
            gender: self.gender(&party),
            no_person: self.names_no_person(&party, mention.span, true),
            party: party.clone(),
            plural: false,
            sentence,
            span: mention.span,
            modifies: true,
            subject_of: None,
            described_as: None,
        });
        self.read_office(place, None, &party, false);
        self.found.references.push(Reference {
            span: mention.span,
            parties: vec![party],
            found: mention.found,
            rule,
        });
    }

    fn read_phrase(&mut self, phrase: usize) {
        let noun_phrase = &self.clauses.noun_phrases[phrase];
        self.read_owner(phrase);
        if noun_phrase.time.is_some() {
            return;
        }
        self.read_offices_in_turn(phrase);
        let tag = self.tag(noun_phrase.head);
        let own = noun_phrase
            .mention
            .and_then(|place| Some((place, self.mentions.get(place)?)));
        let (parties, rule, found, span) = match (self.beside[phrase], own) {
            (Some(Beside::Name(name)), own) => {
                let party = self.bearer(name);
                self.read_office_beside(phrase, name, &party);
                let (found, span) = match own {
                    // "His prime minister, Koch," is a name for him, "Koch, the first prime minister," tells what he is.
                    Some((_, title)) if name > phrase => (title.found, title.span),
                    Some((_, title)) => (Found::Reference, title.span),
                    None => (Found::Reference, noun_phrase.span),
                };
                (vec![party], Some("named-beside".into()), found, span)
            }
            (None, own) if let Some(politician) = self.politician_named(phrase) => {
                let span = own.map_or(noun_phrase.span, |(_, mention)| mention.span);
                (
                    vec![politician],
                    Some("politician-named".into()),
                    Found::Reference,
                    span,
                )
            }
            (_, own) if let Some(parties) = self.told_to_be(phrase) => {
                let span = own.map_or(noun_phrase.span, |(_, mention)| mention.span);
                (parties, Some("told-to-be".into()), Found::Reference, span)
            }
            (_, Some((_, mention))) if self.is_some_people(phrase, mention) => {
                // The word means their state, what is told of them is told of them alone.
                let (state, rule) = self.choose(mention, self.setting(phrase));
                self.found.references.push(Reference {
                    span: mention.span,
                    parties: vec![state],
                    found: mention.found,
                    rule,
                });
                (vec![self.some_people(phrase)], None, Found::Reference, mention.span)
            }
            (_, Some((place, mention))) => {
                let owned = self.owned_title(mention, phrase);
                let (party, rule) = self.choose(owned.as_ref().unwrap_or(mention), self.setting(phrase));
                let party = self.unless_of_others(phrase, mention, party);
                let party = self.with_state(phrase, self.as_described(phrase, party));
                let party = self.outpost_of(phrase, self.whole_body(phrase, party));
                self.read_office(place, owned.as_ref(), &party, self.beside[phrase].is_some());
                self.read_shared_title(phrase);
                self.read_kindred(phrase, &party);
                let is_open = party.entity.is_none() && party.is(Trait::Office);
                match self.leader_named(phrase).filter(|_| is_open) {
                    Some(leader) => (
                        vec![leader],
                        Some("leader-of-state".into()),
                        mention.found,
                        mention.span,
                    ),
                    None => (vec![party], Some(rule), mention.found, mention.span),
                }
            }
            (_, None) if let Some(parties) = self.each_other(phrase) => {
                (parties, Some("each-other".into()), Found::Reference, noun_phrase.span)
            }
            (_, None) if let Some(parties) = self.meant_of_whom(phrase) => {
                (parties, Some("of-whom".into()), Found::Reference, noun_phrase.span)
            }
            (_, None) if let Some(parties) = self.described_before(phrase) => {
                (parties, Some("named-beside".into()), Found::Reference, noun_phrase.span)
            }
            (_, None) if tag == Tag::Pronoun => {
                let word = self.sentences.tokens[noun_phrase.head].span.slice(self.text());
                let (parties, rule) = self.resolve_pronoun(word, phrase, false);
                (parties, Some(rule), Found::Reference, noun_phrase.span)
            }
            (_, None) => {
                let (parties, rule) = self.resolve_description(phrase);
                (parties, rule, Found::Reference, noun_phrase.span)
            }
        };
        // "Numerous Democrats left. They said so."
        let is_many = tag == Tag::ProperNoun && self.is_plural_name(self.word(noun_phrase.head));
        let plural = tag == Tag::PluralNoun || is_many || parties.len() > 1 || self.is_plural(&parties);
        let described_as = self.beside[phrase].map(|beside| match beside {
            Beside::Name(_) => self.head(phrase),
            Beside::Description(description) => self.head(description),
        });
        let is_passing = self.is_named_in_passing(phrase);
        for party in parties.iter().filter(|_| !is_passing) {
            self.discourse.note(Salient {
                gender: self.gender(party),
                no_person: self.names_no_person(party, noun_phrase.span, false),
                party: party.clone(),
                plural: plural && parties.len() == 1 && !party.is(Trait::Person),
                sentence: self.sentence_of(phrase),
                span: noun_phrase.span,
                modifies: false,
                subject_of: self.subject_of[phrase],
                described_as: described_as.map(str::to_owned),
            });
        }
        if let Some(rule) = rule.filter(|_| !parties.is_empty()) {
            self.found.references.push(Reference {
                span,
                parties: parties.clone(),
                found,
                rule,
            });
        }
        self.found.of_phrase[phrase] = parties
            .into_iter()
            .map(|party| Party {
                span: Some(span),
                ..party
            })
            .collect();
    }

    pub(super) fn gender(&self, party: &Party) -> Option<char> {
        match &party.entity {
            Some(id) => self.gazetteer.entity(id).and_then(|entity| entity.gender),
            None if party.may_be_person() => self.gender_by_words(&party.name),
            None => None,
        }
    }

    /// "Mark Lund" is a man by his given name; "Lund's spokeswoman" a woman by what she is called.
    fn gender_by_words(&self, name: &str) -> Option<char> {
        let (given, _) = name.split_once(' ').unwrap_or(("", name));
        let last = name.rsplit(' ').next().unwrap_or_default();
        if last.starts_with(char::is_uppercase) {
            return self.gazetteer.gender_of_given_name(given);
        }
        self.lexicon.gender_of(last)
    }

    /// Says whether a party is a group of islands or people: `they` can mean it.
    fn is_plural(&self, parties: &[Party]) -> bool {
        parties
            .iter()
            .any(|party| party.is(Trait::Group) || party.entity.as_ref().is_some_and(|id| self.is_group(id)))
    }

    /// Says whether other places are part of this one: the Northern Territories are four islands.
    pub(super) fn is_group(&self, id: &EntityId) -> bool {
        self.gazetteer.has_parts(id)
            && self
                .gazetteer
                .entity(id)
                .is_some_and(|entity| entity.kind.is(Trait::Territory))
    }

    /// Gives the group of islands that the article names, if it names only one; of several, the disputed one.
    pub(super) fn only_group_of_islands(&self) -> Option<Party> {
        self.only_islands.get_or_init(|| self.find_only_islands()).clone()
    }

    fn find_only_islands(&self) -> Option<Party> {
        let named = self
            .mentions
            .iter()
            .filter_map(|mention| match mention.candidates.as_slice() {
                [only] if self.is_group(&only.entity) => self.gazetteer.entity(&only.entity),
                _ => None,
            });
        let mut groups: Vec<&Entity> = Vec::new();
        for group in named {
            if groups.iter().all(|other| other.id != group.id) {
                groups.push(group);
            }
        }
        if groups.len() > 1 {
            groups.retain(|group| group.parties.len() > 1);
        }
        match groups.as_slice() {
            [only] => Some(only.party(None)),
            _ => None,
        }
    }

    /// Says whether a person has been named with a title that ends in this noun: "the minister".
    pub(super) fn has_title(&self, party: &Party, noun: &str) -> bool {
        let own = party.span.and_then(|span| self.mention_at(span));
        let title = own.and_then(|mention| mention.title.as_ref());
        let titled = title.is_some_and(|title| ends_with(&title.name, noun));
        let offices = party
            .entity
            .as_ref()
            .and_then(|id| self.gazetteer.entity(id))
            .map(|person| person.offices.as_slice());
        let mut labels = offices
            .unwrap_or_default()
            .iter()
            .filter_map(|term| self.gazetteer.entity(&term.office));
        titled
            || labels.any(|office| {
                let title = office.label.split(" of ").next();
                title.is_some_and(|title| ends_with(title, noun))
            })
    }

    /// Gives the state whose office a person holds: "his country".
    pub(super) fn state_of_owner(&self, phrase: usize) -> Option<Party> {
        let owner = self.found.owners(phrase).first()?.entity.as_ref()?;
        let person = self.gazetteer.entity(owner)?;
        let mut states = person
            .offices
            .iter()
            .rev()
            .filter_map(|term| self.gazetteer.entity(&term.office)?.part_of.as_ref());
        let state = states.find_map(|id| self.gazetteer.entity(id))?;
        Some(state.party(None))
    }

    /// Gives the name that stands at a place.
    pub(super) fn mention_at(&self, span: Span) -> Option<&Mention> {
        let place = self.mentions.partition_point(|mention| mention.span < span);
        self.mentions.get(place).filter(|mention| mention.span == span)
    }

    pub(super) fn named_before(&self, id: &EntityId) -> bool {
        self.discourse.names(id)
    }

    pub(super) fn is_main(&self, clause: usize) -> bool {
        self.clauses.clauses.get(clause).is_some_and(|clause| {
            let tells = clause.kind == ClauseKind::Relative && self.words.takes_clause(&clause.verb.lemma);
            matches!(clause.kind, ClauseKind::Main | ClauseKind::Parenthetical) || tells
        })
    }
}

/// Says whether some words end with a noun, whatever its capitals.
fn ends_with(words: &str, noun: &str) -> bool {
    let start = words.len().checked_sub(noun.len());
    start
        .and_then(|start| words.get(start..))
        .is_some_and(|end| end.eq_ignore_ascii_case(noun))
}
