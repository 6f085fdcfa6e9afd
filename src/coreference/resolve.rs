//! Every noun phrase in text order → whom or what it means.

use super::company::Company;
use super::discourse::{Discourse, Salient};
use super::{CoreferenceLexicon, Reference, References};
use crate::article::Article;
use crate::clause::{ClauseKind, Clauses};
use crate::evidence::Party;
use crate::mention::{Entity, Found, Gazetteer, Mention};
use crate::ontology::EntityId;
use crate::sentence::{SentenceLexicon, Sentences, Tag};
use crate::span::Span;
use crate::time::TimeExpression;

/// Finds whom or what every noun phrase means: names, pronouns, titles, descriptions.
///
/// A phrase that means nothing known keeps its own words. Empty if the text has no noun phrase.
pub fn find_references(
    article: &Article,
    sentences: &Sentences,
    mentions: &[Mention],
    times: &[TimeExpression],
    clauses: &Clauses,
    gazetteer: &Gazetteer,
    words: &SentenceLexicon,
    lexicon: &CoreferenceLexicon,
) -> References {
    let mut resolver = Resolver {
        article,
        sentences,
        mentions,
        times,
        clauses,
        gazetteer,
        words,
        lexicon,
        company: Company::new(mentions, gazetteer),
        discourse: Discourse::default(),
        found: References::default(),
        clause_of: clauses_of_phrases(clauses),
        subject_of: subjects(clauses, mentions),
    };
    resolver.read();
    resolver.read_there();
    resolver.found.references.sort_by_key(|reference| reference.span);
    resolver.found
}

pub(super) struct Resolver<'a> {
    pub(super) article: &'a Article,
    pub(super) sentences: &'a Sentences,
    pub(super) mentions: &'a [Mention],
    pub(super) times: &'a [TimeExpression],
    pub(super) clauses: &'a Clauses,
    pub(super) gazetteer: &'a Gazetteer,
    pub(super) words: &'a SentenceLexicon,
    pub(super) lexicon: &'a CoreferenceLexicon,
    /// What the article names, before and after.
    pub(super) company: Company,
    pub(super) discourse: Discourse,
    pub(super) found: References,
    clause_of: Vec<Option<usize>>,
    subject_of: Vec<Option<usize>>,
}

/// Gives for every noun phrase the innermost clause that it stands in.
fn clauses_of_phrases(clauses: &Clauses) -> Vec<Option<usize>> {
    let mut of = vec![None; clauses.noun_phrases.len()];
    let mut size = vec![usize::MAX; clauses.noun_phrases.len()];
    let mut order: Vec<usize> = (0..clauses.noun_phrases.len()).collect();
    order.sort_by_key(|&phrase| clauses.noun_phrases[phrase].span.start);
    for (index, clause) in clauses.clauses.iter().enumerate() {
        let first = order.partition_point(|&phrase| clauses.noun_phrases[phrase].span.start < clause.span.start);
        let inside = order[first..]
            .iter()
            .take_while(|&&phrase| clauses.noun_phrases[phrase].span.end <= clause.span.end);
        for &phrase in inside {
            if clause.span.len() < size[phrase] {
                (of[phrase], size[phrase]) = (Some(index), clause.span.len());
            }
        }
    }
    of
}

/// Gives for every noun phrase the clause that it is the subject of.
fn subjects(clauses: &Clauses, mentions: &[Mention]) -> Vec<Option<usize>> {
    let is_named = |phrase: usize| {
        let mention = clauses.noun_phrases[phrase]
            .mention
            .and_then(|mention| mentions.get(mention));
        mention.is_some_and(|mention| mention.found != Found::Title)
    };
    let mut of = vec![None; clauses.noun_phrases.len()];
    for (index, clause) in clauses.clauses.iter().enumerate().rev() {
        let own = !matches!(
            clause.kind,
            ClauseKind::Infinitive | ClauseKind::Gerund | ClauseKind::Participle
        );
        let mut subject = clause.subject.filter(|_| own && clause.antecedent.is_none());
        while let Some(phrase) = subject {
            of[phrase] = Some(index);
            // "The Union's coordinator, Enrique Mora, met": both words for him are the subject.
            if let Some(beside) = clauses.noun_phrases[phrase]
                .apposition
                .filter(|&beside| is_named(beside))
            {
                of[beside] = Some(index);
            }
            subject = clauses.noun_phrases[phrase].conjunct;
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
                    self.read_modifier(mention);
                }
                next += 1;
            }
            self.read_phrase(phrase);
        }
        while let Some(mention) = self.mentions.get(next) {
            self.read_modifier(mention);
            next += 1;
        }
    }

    /// Reads a name that heads no phrase: "Japanese" in "Japanese officials".
    fn read_modifier(&mut self, mention: &Mention) {
        let (party, rule) = self.choose(mention, self.setting_inside(mention.span));
        let sentence = self.sentence_at(mention.span);
        self.note(&party, false, sentence, None);
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
        let tag = self.tag(noun_phrase.head);
        let (parties, rule, found, span) = match noun_phrase.mention.and_then(|mention| self.mentions.get(mention)) {
            Some(mention) => {
                let owned = self.owned_title(mention, phrase);
                let (party, rule) = self.choose(owned.as_ref().unwrap_or(mention), self.setting(phrase));
                (vec![party], rule, mention.found, mention.span)
            }
            None if tag == Tag::Pronoun => {
                let word = self.sentences.tokens[noun_phrase.head].span.slice(&self.article.text);
                let (parties, rule) = self.resolve_pronoun(word, phrase, false);
                (parties, rule, Found::Reference, noun_phrase.span)
            }
            None => {
                let (parties, rule) = self.resolve_description(phrase);
                (parties, rule, Found::Reference, noun_phrase.span)
            }
        };
        let plural = tag == Tag::PluralNoun || parties.len() > 1 || self.is_plural(&parties);
        for party in &parties {
            self.note(
                party,
                plural && parties.len() == 1,
                self.sentence_of(phrase),
                self.subject_of[phrase],
            );
        }
        let known = found != Found::Reference || rule.as_str() != "own-words";
        if known && !parties.is_empty() {
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

    fn note(&mut self, party: &Party, plural: bool, sentence: usize, subject_of: Option<usize>) {
        let gender = self.gender(party);
        self.discourse.note(Salient {
            party: party.clone(),
            gender,
            plural,
            sentence,
            subject_of,
        });
    }

    pub(super) fn gender(&self, party: &Party) -> Option<char> {
        party
            .entity
            .as_ref()
            .and_then(|id| self.gazetteer.entity(id))
            .and_then(|entity| entity.gender)
    }

    /// Says whether a party is a group of islands or people: `they` can mean it.
    fn is_plural(&self, parties: &[Party]) -> bool {
        parties.iter().any(|party| {
            party.kind.as_ref().is_some_and(|kind| kind.as_str() == "Group")
                || party.entity.as_ref().is_some_and(|id| self.is_group(id))
        })
    }

    /// Says whether other places are part of this one: the Northern Territories are four islands.
    pub(super) fn is_group(&self, id: &EntityId) -> bool {
        self.gazetteer.has_parts(id)
            && self
                .gazetteer
                .entity(id)
                .is_some_and(|entity| entity.kind.as_str() == "Territory")
    }

    /// Gives the group of islands that the article names, if it names only one; of several, the disputed one.
    pub(super) fn only_group_of_islands(&self) -> Option<Party> {
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
            [only] => Some(Party {
                entity: Some(only.id.clone()),
                name: only.label.clone(),
                kind: Some(only.kind.clone()),
                span: None,
            }),
            _ => None,
        }
    }

    /// Says whether a person has been named with a title that ends in this noun: "the minister".
    pub(super) fn has_title(&self, party: &Party, noun: &str) -> bool {
        let titled = self.mentions.iter().any(|mention| {
            let title = mention.title.as_ref().is_some_and(|title| ends_with(&title.name, noun));
            title && party.span.is_some_and(|span| mention.span == span)
        });
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
        Some(Party {
            entity: Some(state.id.clone()),
            name: state.label.clone(),
            kind: Some(state.kind.clone()),
            span: None,
        })
    }

    pub(super) fn named_before(&self, id: &EntityId) -> bool {
        self.discourse
            .find(|salient| salient.party.entity.as_ref() == Some(id))
            .is_some()
    }

    pub(super) fn tag(&self, token: usize) -> Tag {
        self.sentences.tokens.get(token).map_or(Tag::Stop, |token| token.tag)
    }

    /// Gives a noun as its singular, lower-cased.
    pub(super) fn lemma(&self, token: usize) -> String {
        let word = self.sentences.tokens[token].span.slice(&self.article.text);
        self.words.lemma(word, self.tag(token)).to_lowercase()
    }

    pub(super) fn clause_of(&self, phrase: usize) -> Option<usize> {
        self.clause_of.get(phrase).copied().flatten()
    }

    pub(super) fn is_main(&self, clause: usize) -> bool {
        self.clauses
            .clauses
            .get(clause)
            .is_some_and(|clause| matches!(clause.kind, ClauseKind::Main | ClauseKind::Parenthetical))
    }

    pub(super) fn sentence_of(&self, phrase: usize) -> usize {
        self.sentence_at(self.clauses.noun_phrases[phrase].span)
    }

    pub(super) fn sentence_at(&self, span: Span) -> usize {
        self.sentences
            .sentences
            .partition_point(|sentence| sentence.span.end <= span.start)
    }
}

/// Says whether some words end with a noun, whatever its capitals.
fn ends_with(words: &str, noun: &str) -> bool {
    let start = words.len().checked_sub(noun.len());
    start
        .and_then(|start| words.get(start..))
        .is_some_and(|end| end.eq_ignore_ascii_case(noun))
}
