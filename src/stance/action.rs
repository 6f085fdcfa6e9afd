//! Where an article speaks of a topic: the verb or noun that names the action.

use super::lexicon::{StanceLexicon, Topic};
use crate::clause::Clause;
use crate::evidence::Party;
use crate::ontology::KindId;
use crate::page::Page;
use crate::sentence::Tag;
use crate::span::Span;
use crate::statement::{Statement, ToldStatements};
use std::cell::OnceCell;
use std::ops::Deref;

/// An article as this step sees it.
pub(super) struct StanceFinder<'a> {
    page: &'a Page<'a>,
    pub(super) told: &'a ToldStatements<'a>,
    pub(super) lexicon: &'a StanceLexicon,
    /// For every noun phrase, its clauses; made when they are first asked for.
    roles: OnceCell<Vec<Vec<(usize, Role)>>>,
}

impl<'a> Deref for StanceFinder<'a> {
    type Target = Page<'a>;

    fn deref(&self) -> &Page<'a> {
        self.page
    }
}

/// What a noun phrase is to its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Subject,
    Object,
}

/// Words that name a topic's action or its opposite.
#[derive(Debug, Clone, Copy)]
pub(super) struct Action<'a> {
    pub(super) topic: &'a Topic,
    pub(super) named_by: NamedBy,
    /// Whether the opposite is named.
    pub(super) opposite: bool,
    /// The verb or the head of the noun phrase.
    pub(super) core: Span,
    /// With what it is done to.
    pub(super) span: Span,
}

/// What names an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NamedBy {
    /// The verb of a clause.
    Verb(usize),
    /// A noun phrase.
    Noun(usize),
}

impl<'a> StanceFinder<'a> {
    pub(super) fn new(page: &'a Page<'a>, told: &'a ToldStatements<'a>, lexicon: &'a StanceLexicon) -> Self {
        Self {
            page,
            told,
            lexicon,
            roles: OnceCell::new(),
        }
    }

    /// Gives the clauses that a noun phrase is object or subject of: objects first, and of each those with a tense.
    pub(super) fn roles(&self, phrase: usize) -> &[(usize, Role)] {
        &self.roles.get_or_init(|| roles(self))[phrase]
    }

    /// Finds where the topics are named, in the order of clauses and then of noun phrases.
    pub(super) fn find_actions(&self) -> Vec<Action<'a>> {
        let mut actions: Vec<Action> = Vec::new();
        for (place, clause) in self.clauses.clauses.iter().enumerate() {
            if clause.verb.lemma == "do" && self.is_next(clause, "so") {
                // "has no plans to go there, but sees no reason not to do so"
                let before = actions.iter().rev().find(|action| match action.named_by {
                    NamedBy::Verb(other) => self.clause(other).sentence == clause.sentence,
                    NamedBy::Noun(_) => false,
                });
                let so = self.sentences.tokens.get(clause.verb.head + 1);
                let span = so.map_or(clause.verb.span, |so| clause.verb.span.cover(so.span));
                actions.extend(before.copied().map(|before| Action {
                    named_by: NamedBy::Verb(place),
                    core: clause.verb.span,
                    span,
                    ..before
                }));
            }
            for topic in self.lexicon.by_verb(&clause.verb.lemma) {
                actions.extend(self.by_verb(topic, place, clause));
            }
        }
        for (phrase, noun_phrase) in self.clauses.noun_phrases.iter().enumerate() {
            let token = noun_phrase.head;
            let tag = self.sentences.tokens[token].tag;
            if matches!(tag, Tag::ProperNoun | Tag::Pronoun) {
                continue;
            }
            let head = self.lemma(token);
            for topic in self.lexicon.by_noun(head) {
                actions.extend(self.by_noun(topic, phrase, head));
            }
            // "talks" are more than talk.
            if tag == Tag::PluralNoun {
                let plural = self.small(token);
                let by_plural = self.lexicon.by_noun(plural);
                actions.extend(by_plural.filter_map(|topic| self.by_noun(topic, phrase, plural)));
            }
        }
        actions
    }

    fn by_verb(&self, topic: &'a Topic, place: usize, clause: &'a Clause) -> Option<Action<'a>> {
        let lemma = &clause.verb.lemma;
        let action = |opposite, span: Span| Action {
            topic,
            named_by: NamedBy::Verb(place),
            opposite,
            core: clause.verb.span,
            span: span.cover(clause.verb.span),
        };
        if topic.alone.contains(lemma) {
            return Some(action(false, clause.verb.span));
        }
        let opposite = topic.opposite.contains(lemma);
        if topic.objects.contains("there") && self.is_next(clause, "there") {
            let there = self.sentences.tokens.get(clause.verb.head + 1)?.span;
            return self.is_there(there, &topic.kinds).then(|| action(opposite, there));
        }
        let behind = self.clauses.prepositional_of(clause).filter(|_| !topic.direct);
        let objects = clause.objects.iter().copied();
        let mut governed = objects.chain(behind.map(|phrase| phrase.object));
        let passive_subject = clause.subject.filter(|_| clause.verb.passive);
        // "wants the war to end", "the troops must withdraw"
        let is_alone = clause.objects.is_empty() && !clause.verb.passive;
        let subject = clause
            .subject
            .filter(|&subject| is_alone && self.is_object(topic, subject));
        let phrase = governed
            .find(|&phrase| self.fits(topic, phrase))
            .or_else(|| passive_subject.filter(|&phrase| self.fits(topic, phrase)))
            .or(subject)?;
        Some(action(opposite, self.phrase(phrase).full))
    }

    fn by_noun(&self, topic: &'a Topic, phrase: usize, head: &str) -> Option<Action<'a>> {
        let noun_phrase = self.phrase(phrase);
        let suffices = topic.nouns.iter().any(|noun| self.ends_with(phrase, noun));
        let near = !topic.near || self.has_near(topic, noun_phrase.span);
        let with_object = || topic.actions.iter().any(|action| action == head) && self.has_object(topic, phrase);
        ((suffices && near) || with_object()).then(|| Action {
            topic,
            named_by: NamedBy::Noun(phrase),
            opposite: false,
            core: self.span(noun_phrase.head),
            span: noun_phrase.full,
        })
    }

    /// Says whether a noun of action has one of the topic's objects: "arms deliveries", "withdrawal of troops".
    fn has_object(&self, topic: &Topic, phrase: usize) -> bool {
        let tokens = self.phrase(phrase).tokens.clone();
        let head = self.phrase(phrase).head;
        let inside = tokens
            .filter(|&token| token != head)
            .any(|token| topic.objects.contains(self.lemma(token)));
        inside || self.behind(phrase).any(|behind| self.fits(topic, behind.object))
    }

    /// Says whether a topic's action is done to what a noun phrase means.
    fn fits(&self, topic: &Topic, phrase: usize) -> bool {
        let is_kind = |party: &Party| {
            party
                .kind
                .as_ref()
                .is_some_and(|kind| topic.kinds.iter().any(|wider| kind.is_a(wider)))
        };
        let parties = || self.everybody(phrase);
        if self.is_object(topic, phrase) || (!topic.kinds.is_empty() && parties().iter().any(is_kind)) {
            return true;
        }
        // "a single inch of its territory"
        let part = self.noun(phrase).is_some_and(|noun| noun.word.weak);
        part && self
            .behind(phrase)
            .any(|behind| behind.preposition == "of" && topic.objects.contains(self.head(behind.object)))
    }

    /// Says whether the head of a noun phrase is one of a topic's objects; the `there` of "there are reasons" is none.
    fn is_object(&self, topic: &Topic, phrase: usize) -> bool {
        let head = self.head(phrase);
        head != "there" && topic.objects.contains(head)
    }

    /// Says whether a noun phrase ends with these words, the last one being its head.
    fn ends_with(&self, phrase: usize, words: &str) -> bool {
        let noun_phrase = self.phrase(phrase);
        let mut tokens = (noun_phrase.tokens.start..=noun_phrase.head).rev();
        let mut words = words.rsplit(' ');
        words.all(|word| {
            tokens
                .next()
                .is_some_and(|token| self.lemma(token) == word || self.word(token).eq_ignore_ascii_case(word))
        })
    }

    /// Says whether one of a topic's objects is named in the sentence around a place.
    fn has_near(&self, topic: &Topic, place: Span) -> bool {
        let sentence = self.sentence_at(place);
        self.clauses.phrases_of(sentence).any(|phrase| self.fits(topic, phrase))
    }

    /// Says whether `there` means something of one of these kinds.
    fn is_there(&self, there: Span, kinds: &[KindId]) -> bool {
        let kind = self.meant_at(there).first().and_then(|place| place.kind.as_ref());
        kind.is_some_and(|kind| kinds.iter().any(|wider| kind.is_a(wider)))
    }

    /// Gives the statements that tell of an action themselves, and not only of what somebody else says of it.
    pub(super) fn tellers(&self, action: &Action) -> Vec<usize> {
        let statements = self.told.statements;
        let holding = self.told.holding(action.core);
        let is_below = |inner: usize, outer: usize| {
            let mut above = std::iter::successors(statements[inner].within, |&place| statements[place].within);
            above.any(|place| place == outer)
        };
        // "Wang Yi said China opposes sanctions": he speaks for it.
        let told_by_another = |place: usize| {
            let inner = |&inner: &usize| {
                let speaker = &statements[inner].speaker;
                is_below(inner, place) && !self.is_for(speaker, &statements[place])
            };
            holding.iter().any(inner)
        };
        let own = holding.iter().copied().filter(|&place| !told_by_another(place));
        own.collect()
    }

    /// Says whether a party is the speaker of a statement, or whom the speaker acts for.
    pub(super) fn is_for(&self, party: &Party, statement: &Statement) -> bool {
        let mut speakers = std::iter::once(&statement.speaker).chain(&statement.co_speakers);
        let pronoun = ["we", "i", "us"].contains(&party.name.to_lowercase().as_str());
        pronoun || speakers.any(|speaker| self.is_own(party, speaker))
    }

    fn is_next(&self, clause: &Clause, word: &str) -> bool {
        let behind = clause.verb.head + 1;
        self.word(behind).eq_ignore_ascii_case(word)
    }
}

/// Gives each noun phrase the clauses that it stands in, as object or as subject.
fn roles(page: &Page) -> Vec<Vec<(usize, Role)>> {
    let phrases = &page.clauses.noun_phrases;
    let clauses = &page.clauses.clauses;
    let mut roles = vec![Vec::new(); phrases.len()];
    for (place, clause) in clauses.iter().enumerate() {
        for &object in &clause.objects {
            roles[object].push((place, Role::Object));
        }
        let mut next = clause.subject;
        while let Some(subject) = next {
            roles[subject].push((place, Role::Subject));
            next = phrases[subject].conjunct.filter(|&conjunct| conjunct > subject);
        }
    }
    for places in &mut roles {
        places.sort_by_key(|&(place, role)| (role == Role::Subject, !clauses[place].verb.is_finite()));
    }
    roles
}
