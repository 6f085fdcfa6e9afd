//! Of which party somebody is, as the words beside a name tell: "Republican Senator Ann Roe", "Ann Roe, D-Ohio,", "Ann
//! Roe, the senior Democrat on the Roads Committee,".

use super::Relation;
use super::finder::RelationFinder;
use crate::clause::{ClauseKind, Tense};
use crate::data::DataFile;
use crate::evidence::{Evidence, Party};
use crate::mention::{Found, Mention};
use crate::ontology::Trait;
use crate::span::Span;
use rustc_hash::FxHashMap;

/// Posts that stand between the word for a party and a name. Grammar of titles, in small letters.
const POSTS: [&str; 19] = [
    "candidate",
    "chairman",
    "congressman",
    "congresswoman",
    "gov.",
    "governor",
    "lawmaker",
    "leader",
    "legislator",
    "nominee",
    "operative",
    "politician",
    "rep.",
    "representative",
    "sen.",
    "senator",
    "speaker",
    "strategist",
    "whip",
];

/// Words that stand before those posts. Grammar of titles, in small letters.
const BETWEEN: [&str; 8] = [
    "front",
    "house",
    "majority",
    "minority",
    "presidential",
    "senate",
    "senatorial",
    "vice",
];

/// Words that tell of which party somebody is, with the name of the party.
#[derive(Debug, Clone, Default)]
pub(super) struct PartyWords(FxHashMap<String, String>);

impl PartyWords {
    /// Reads lines like `Democrat=Democratic Party`.
    pub(super) fn read(file: &DataFile) -> Self {
        let pairs = file.words().filter_map(|line| line.split_once('='));
        Self(pairs.map(|(word, party)| (word.to_owned(), party.to_owned())).collect())
    }

    fn party(&self, word: &str) -> Option<&str> {
        self.0.get(word).map(String::as_str)
    }
}

impl RelationFinder<'_> {
    /// Finds of which party people are, and on which committees the members of a party sit.
    pub(super) fn find_by_party(&self, relations: &mut Vec<Relation>) {
        for name in self.mentions {
            let party = self.party_before(name).or_else(|| self.party_behind(name));
            if let Some(party) = party
                && let Some(person) = self.person_named(name)
            {
                relations.extend(self.belongs(person, party));
            }
        }
        for phrase in 0..self.clauses.noun_phrases.len() {
            self.find_told_member(phrase, relations);
        }
    }

    /// Says whether the noun of a phrase means people of a party: "the Democrats".
    pub(super) fn names_partisans(&self, phrase: usize) -> bool {
        let word = self.word(self.phrase(phrase).head).strip_suffix('s');
        word.is_some_and(|word| self.lexicon.parties.party(word).is_some())
    }

    /// "Ann Roe, a Republican from Ohio,", "Ann Roe is the senior Democrat on the Roads Committee", "Ann Roe, the Republican
    /// nominee,"
    fn find_told_member(&self, phrase: usize, relations: &mut Vec<Relation>) {
        let head = self.phrase(phrase).head;
        let at = match POSTS.contains(&self.small(head)) {
            true => (self.phrase(phrase).tokens.start..head)
                .rev()
                .find(|&before| !BETWEEN.contains(&self.small(before)))
                .unwrap_or(head),
            false if ["Republican", "Democrat"].contains(&self.word(head)) => head,
            false => return,
        };
        let Some(party) = self.party_of(self.word(at), self.span(at)) else {
            return;
        };
        // "Roe was once a Republican"
        let is_told = self.being(phrase).is_none_or(|clause| {
            let verb = &self.clause(clause).verb;
            let is_now = verb.tense != Tense::Past || verb.perfect || verb.lemma != "be";
            self.statuses.of(clause).is_fact() && is_now
        });
        // "The Republican nominee, Ann Roe,"
        let rest = &self.text()[self.phrase(phrase).span.end as usize..];
        let start = self.phrase(phrase).span.end + 2;
        let place = self.mentions.partition_point(|name| name.span.start < start);
        let behind = self
            .mentions
            .get(place)
            .filter(|name| rest.starts_with(", ") && name.span.start == start);
        // "The Democratic nominee, Roe said, will lose"
        let reports = |name: &&Mention| {
            let around = self.clauses.innermost(self.sentence_at(name.span), name.span);
            around.is_some_and(|around| self.clause(around).kind == ClauseKind::Parenthetical)
        };
        let behind = behind
            .filter(|name| !reports(name))
            .and_then(|name| self.person_named(name));
        let said_of = self.said_of(phrase).into_iter().chain(behind);
        for person in said_of.filter(|_| is_told) {
            if person.entity.is_some() && !person.is(Trait::Person)
                || person.entity.is_none() && !(person.may_be_person() && person.name.starts_with(char::is_uppercase))
            {
                continue;
            }
            relations.extend(self.belongs(person.clone(), party.clone()));
            let on = self.behind(phrase).find(|behind| behind.preposition == "on");
            let bodies = on.into_iter().flat_map(|on| self.references.parties(on.object));
            for body in bodies.filter(|body| body.is(Trait::Body) && body.name.contains(char::is_uppercase)) {
                relations.extend(self.belongs(person.clone(), body.clone()));
            }
        }
    }

    /// "Republican Senator Ann Roe", "Democratic presidential candidate Jim Poe"
    fn party_before(&self, name: &Mention) -> Option<Party> {
        let first = self.token_at(name.span.start);
        let sentence = self.sentence_at(name.span);
        let mut at = first;
        let mut posts = 0;
        // The word stands no more than three words before: "Democratic vice presidential candidate".
        while at > 0 && first - at < 4 {
            at -= 1;
            let word = self.word(at);
            let span = self.span(at);
            if self.sentence_at(span) != sentence {
                return None;
            }
            if let Some(party) = self.party_of(word, span) {
                let is_apart = self
                    .mentions_over(span)
                    .all(|other| other.span == span || other.span == name.span);
                let is_title = posts > 0 || at + 1 == first;
                return Some(party).filter(|_| is_apart && is_title);
            }
            let small = self.small(at);
            posts += usize::from(POSTS.contains(&small));
            let goes_on = POSTS.contains(&small) || BETWEEN.contains(&small);
            if !goes_on {
                return None;
            }
        }
        None
    }

    /// "Ann Roe, D-Calif.,", "Ann Roe (R-Texas)"
    fn party_behind(&self, name: &Mention) -> Option<Party> {
        let rest = &self.text()[name.span.end as usize..];
        let (skip, behind) = [", ", " ("]
            .iter()
            .find_map(|mark| Some((mark.len(), rest.strip_prefix(mark)?)))?;
        let state = behind.get(2..)?;
        let letters = behind.get(..2).filter(|_| state.starts_with(char::is_uppercase))?;
        let start = name.span.end as usize + skip;
        let end = state.find([',', ')', ';', ' ']).unwrap_or(0);
        self.party_of(letters, Span::new(start, start + 2 + end))
    }

    fn mentions_over(&self, span: Span) -> impl Iterator<Item = &Mention> {
        let last = self.mentions.partition_point(|name| name.span.start < span.end);
        self.mentions[last.saturating_sub(2)..last]
            .iter()
            .filter(move |name| name.span.overlaps(span))
    }

    /// Gives the person that a name means.
    fn person_named(&self, name: &Mention) -> Option<Party> {
        let person = self
            .meant_at(name.span)
            .first()
            .filter(|_| name.found != Found::Title)?;
        // "Republican Senate Majority Leader Jim Poe"
        let next = self.token_at(name.span.end.saturating_sub(1)) + 1;
        let goes_on = next < self.sentences.tokens.len() && POSTS.contains(&self.small(next));
        let is_person = person.is(Trait::Person) || person.entity.is_none() && person.may_be_person();
        (is_person && !goes_on).then(|| Party {
            kind: Some(self.gazetteer.own_kinds().person.clone()),
            span: Some(name.span),
            ..person.clone()
        })
    }

    /// Gives the party that a word tells.
    fn party_of(&self, word: &str, span: Span) -> Option<Party> {
        let name = self.lexicon.parties.party(word)?;
        Some(Party {
            entity: None,
            name: name.to_owned(),
            kind: self.lexicon.body_kind().cloned(),
            span: Some(span),
        })
    }

    fn belongs(&self, person: Party, party: Party) -> Option<Relation> {
        let spans = [person.span, party.span].into_iter().flatten();
        let span = spans.reduce(Span::cover)?;
        let evidence = Evidence {
            span,
            rule: "party-beside-name".into(),
            voices: self.voices(span, true),
        };
        let trigger = party.span.unwrap_or(span);
        Some(Relation::fact("member_of", (person, party), trigger, evidence))
    }
}
