//! Relations that a noun or a compound fires: "its invasion of Ukraine", "Russian-held islands".

use super::Relation;
use super::finder::{Firing, RelationFinder};
use super::lexicon::{End, RelationRule};
use super::status::Status;
use crate::clause::{Clause, NounPhrase};
use crate::evidence::Party;
use crate::moment::Moment;
use crate::sentence::Tag;

impl RelationFinder<'_> {
    /// Finds the relations of every noun phrase.
    pub(super) fn find_by_noun(&self, relations: &mut Vec<Relation>) {
        for phrase in 0..self.clauses.noun_phrases.len() {
            let tokens = self.phrase(phrase).tokens.clone();
            for token in tokens {
                let is_noun = matches!(self.tag(token), Tag::Noun | Tag::PluralNoun | Tag::ProperNoun);
                let heads = token == self.phrase(phrase).head || self.tag(token + 1) == Tag::Preposition;
                if is_noun && heads {
                    for rule in self.lexicon.by_noun(&self.lemma(token)) {
                        self.apply_to_noun(rule, phrase, token, relations);
                    }
                }
                self.find_compound(phrase, token, relations);
            }
            self.find_parts(phrase, relations);
        }
    }

    fn apply_to_noun(&self, rule: &RelationRule, phrase: usize, token: usize, relations: &mut Vec<Relation>) {
        let trigger = self.sentences.tokens[token].span;
        let found = Firing {
            rule,
            trigger,
            when: self.time_inside(phrase),
            status: self
                .being(phrase)
                .filter(|_| rule.actor == End::Subject)
                .map_or_else(Status::default, |clause| self.status(clause)),
            describes: true,
            evidence: None,
        };
        let actors = self.noun_end(&rule.actor, phrase, token);
        let recipients = self.noun_end(&rule.recipient, phrase, token);
        self.make(&found, &actors, &recipients, relations);
    }

    fn noun_end(&self, end: &End, phrase: usize, token: usize) -> Vec<Party> {
        let noun_phrase = self.phrase(phrase);
        match end {
            End::Owner => {
                let owners = self.references.owners(phrase).to_vec();
                if owners.is_empty() {
                    self.demonym_before(phrase, token)
                } else {
                    owners
                }
            }
            End::Noun => {
                let parties = self.references.parties(phrase).iter().cloned();
                parties
                    .map(|party| Party {
                        span: Some(noun_phrase.span),
                        ..party
                    })
                    .collect()
            }
            End::After(words) => {
                let behind = self.behind(phrase).filter(|behind| words.contains(&behind.preposition));
                let found: Vec<Party> = behind.flat_map(|behind| self.everybody(behind.object)).collect();
                if found.is_empty() {
                    self.inside(noun_phrase, token, words)
                } else {
                    found
                }
            }
            // "Japan is a member of …"
            End::Subject => {
                let subject = self.being(phrase).and_then(|clause| clause.subject);
                subject.map(|subject| self.everybody(subject)).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// Gives the clause that says what something is: "Japan is a member of …".
    fn being(&self, phrase: usize) -> Option<&Clause> {
        let is = |clause: &&Clause| clause.verb.lemma == "be" && clause.objects.contains(&phrase);
        self.clauses_of(self.sentence_of(phrase)).iter().find(is)
    }

    /// Gives the state whose demonym stands before a noun: "the Russian invasion".
    fn demonym_before(&self, phrase: usize, token: usize) -> Vec<Party> {
        let before = self.span(token.saturating_sub(1));
        let found = match before.start >= self.phrase(phrase).span.start {
            true => self.meant_at(before),
            false => &[],
        };
        let is_state = |party: &&Party| party.kind.as_ref().is_some_and(|kind| kind.as_str() == "State");
        found.iter().filter(is_state).cloned().collect()
    }

    /// Gives what follows the preposition inside a name: "invasion of Ukraine".
    fn inside(&self, noun_phrase: &NounPhrase, token: usize, words: &[String]) -> Vec<Party> {
        let preposition = token + 1;
        let last = noun_phrase.tokens.end;
        if preposition + 1 >= last
            || !words
                .iter()
                .any(|word| self.word(preposition).eq_ignore_ascii_case(word))
        {
            return Vec::new();
        }
        let tokens = &self.sentences.tokens;
        let span = tokens[preposition + 1].span.cover(tokens[last - 1].span);
        let named = self.gazetteer.named(span.slice(self.text()));
        let party = |entity: &crate::mention::Entity| entity.party(Some(span));
        named.first().map(|entity| party(entity)).into_iter().collect()
    }

    /// "Russian-held islands": the people before the hyphen hold what follows.
    fn find_compound(&self, phrase: usize, token: usize, relations: &mut Vec<Relation>) {
        let Some((_, second)) = self.word(token).split_once(['-', '\u{2010}', '\u{2011}']) else {
            return;
        };
        let span = self.sentences.tokens[token].span;
        for rule in self.lexicon.by_compound(second) {
            let inside = self.references_in(span).iter();
            let owners: Vec<Party> = inside.flat_map(|reference| reference.parties.iter().cloned()).collect();
            let noun_phrase = self.phrase(phrase);
            let found = Firing {
                rule,
                trigger: span,
                when: None,
                status: Status::default(),
                describes: true,
                evidence: Some(span.cover(noun_phrase.full)),
            };
            self.make(&found, &owners, &self.everybody(phrase), relations);
        }
    }

    fn time_inside(&self, phrase: usize) -> Option<Moment> {
        let span = self.phrase(phrase).span;
        let mut moments = self.moments.within(span).iter();
        moments.find(|moment| span.contains(moment.span)).cloned()
    }

    /// "The two larger of the disputed islands are Etorofu and Kunashiri": the named are parts of the whole.
    fn find_parts(&self, phrase: usize, relations: &mut Vec<Relation>) {
        let noun_phrase = self.phrase(phrase);
        let is_number = self.tag(noun_phrase.head) == Tag::Number
            || noun_phrase.tokens.clone().any(|token| self.tag(token) == Tag::Number);
        let Some(rule) = self
            .lexicon
            .rules()
            .iter()
            .find(|rule| rule.id == "parts-of-group")
            .filter(|_| is_number)
        else {
            return;
        };
        let clause = self
            .clauses
            .with_subject(phrase)
            .next()
            .map(|clause| self.clause(clause));
        let of = self.clauses.prepositional_in(self.sentence_of(phrase)).iter();
        let of = of.filter(|of| of.preposition == "of");
        let near = |of: &&crate::clause::PrepositionalPhrase| {
            of.after == Some(phrase)
                || of.after.is_none()
                    && of.span.end <= noun_phrase.span.start
                    && noun_phrase.span.start - of.span.end < 40
        };
        let wholes: Vec<Party> = of.filter(near).flat_map(|of| self.everybody(of.object)).collect();
        let wholes: Vec<Party> = wholes
            .into_iter()
            .filter(|whole| whole.entity.is_some())
            .take(1)
            .collect();
        let beside = noun_phrase
            .apposition
            .map(|beside| self.everybody(beside))
            .unwrap_or_default();
        let named = clause.filter(|clause| clause.verb.lemma == "be").map(|clause| {
            clause
                .objects
                .iter()
                .flat_map(|&object| self.everybody(object))
                .collect::<Vec<_>>()
        });
        let parts: Vec<Party> = beside.into_iter().chain(named.unwrap_or_default()).collect();
        let found = Firing {
            rule,
            trigger: noun_phrase.span,
            when: None,
            status: Status::default(),
            describes: true,
            evidence: None,
        };
        let place = |party: &Party| {
            party
                .kind
                .as_ref()
                .is_some_and(|kind| ["Territory", "Place"].contains(&kind.as_str()))
        };
        let parts: Vec<Party> = parts.into_iter().filter(|part| place(part)).collect();
        if wholes.iter().all(place) {
            self.make(&found, &parts, &wholes, relations);
        }
    }
}
