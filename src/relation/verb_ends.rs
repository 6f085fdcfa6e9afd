//! The ends of a rule that a verb fires: who stands before and behind it, or below.

use super::finder::RelationFinder;
use super::rule::{VerbEnd, VerbFrame};
use crate::clause::{Clause, ClauseKind};
use crate::coreference::Reference;
use crate::evidence::Party;
use crate::mention::Found;
use crate::moment::Moment;
use crate::ontology::{RelationType, Trait};
use crate::sentence::Tag;
use crate::statement::Statement;

/// Nouns for trade, behind whose `of` or `in` stands what is traded. Grammar.
const TRADED: [&str; 7] = ["delivery", "export", "import", "purchase", "sale", "shipment", "trade"];

/// Verbs whose object is put on somebody. Grammar.
const BLAMING: [&str; 2] = ["blame", "pin"];

impl RelationFinder<'_> {
    /// Gives the parties at an end of a rule that a verb fires.
    pub(super) fn verb_end(&self, end: &VerbEnd, verb: &VerbFrame, index: usize) -> Vec<Party> {
        let clause = self.clause(index);
        match end {
            VerbEnd::Subject if clause.verb.passive => {
                let by = self.parties_behind(clause, &["by".to_owned()]);
                let carried = || self.carried_by(clause, verb);
                match verb.on.object.is_empty() {
                    // "was hit by a series of US sanctions"
                    false if !carried().is_empty() => carried(),
                    _ if !by.is_empty() => by,
                    // "Japan is allied with the United States"
                    // but not "tankers that were blamed on Iran"
                    true if BLAMING.contains(&clause.verb.lemma.as_str()) => Vec::new(),
                    true if matches!(verb.frame.recipient, VerbEnd::After(_)) => self.subjects(clause),
                    true => Vec::new(),
                    // "US sanctions, imposed on Iran", "American troops are stationed in Poland", "troops from Kenya"
                    // but not "the US base was hit"
                    false => self
                        .carrier(clause)
                        .filter(|&noun| !self.lexicon.is_target(self.head(noun)))
                        // "two Kenyan envoys were set free"
                        // An act that has an object besides has been misread as a passive.
                        .filter(|&noun| !clause.objects.is_empty() || self.is_noun_of(verb, &clause.verb.lemma, noun))
                        // "Kenyan refugees were admitted": they are who it is done to.
                        .filter(|_| verb.frame.recipient != VerbEnd::Object || !self.is_group(clause))
                        .map_or_else(Vec::new, |noun| {
                            let doers = self.doers(noun, self.phrase(noun).head);
                            // "a deal between Kenya and Chad was reached", "was reached between Kenya and Chad"
                            let between = || match verb.frame.recipient {
                                VerbEnd::Partner => self.between_in(clause),
                                _ => Vec::new(),
                            };
                            match doers.is_empty() {
                                true => [self.along(noun, &["from".to_owned()]), between()].concat(),
                                false => doers,
                            }
                        }),
                }
            }
            // "Kenyan troops would be withdrawn": to whom, is not told; but "a truce was brokered by Kenya".
            VerbEnd::Object if clause.verb.passive => {
                let carrier = self.carrier(clause);
                let is_arm = |&noun: &usize| self.lexicon.is_arm(self.head(noun));
                let carrier = carrier.filter(is_arm);
                match carrier.is_some_and(|noun| self.is_noun_of(verb, &clause.verb.lemma, noun)) {
                    true => Vec::new(),
                    false => self.subjects(clause),
                }
            }
            VerbEnd::Subject => {
                let mut parties = clause.subject.map(|subject| self.all_of(subject)).unwrap_or_default();
                // "Georgia, a country which fought Russia"
                let beside = clause.subject.filter(|_| clause.kind == ClauseKind::Relative);
                let beside = beside.and_then(|subject| self.named_beside(subject));
                parties = beside.map_or(parties, |beside| self.everybody(beside));
                parties.extend(self.along_with_subject(clause, index));
                parties.extend(self.joined_in(clause));
                parties
            }
            // "helped defeat Putin": him somebody defeated.
            VerbEnd::Object if self.tag(clause.verb.tokens.end) == Tag::VerbBase => Vec::new(),
            VerbEnd::Object => {
                let before = self.object_before(clause);
                let objects = clause.objects.iter().chain(&before).copied();
                let (carried, kept): (Vec<usize>, Vec<usize>) =
                    objects.partition(|&object| self.is_noun_of(verb, &clause.verb.lemma, self.measured(object)));
                match kept.is_empty() {
                    true => {
                        let before = carried.iter().flat_map(|&noun| self.before_carried(noun));
                        let before: Vec<Party> = before.collect();
                        let aimed = || {
                            carried
                                .iter()
                                .flat_map(|&noun| self.aim_of_noun(self.measured(noun)))
                                .collect()
                        };
                        if before.is_empty() { aimed() } else { before }
                    }
                    false => self.cities_as_capitals(clause, self.all_of_each(&kept)),
                }
            }
            VerbEnd::After(words) => {
                let mut parties = self.parties_behind_carried(clause, verb, words);
                if parties.is_empty() {
                    parties = self.after_governed(clause, verb, words);
                }
                parties
            }
            VerbEnd::ObjectOwner => self.object_owners(clause),
            VerbEnd::SubjectOwner => self.subject_owners(clause),
            VerbEnd::AcrossBorder => self.across_border(clause),
            VerbEnd::OwnerAfter(words) => {
                let after = self.clauses.prepositional_of(clause);
                let after = after.filter(|after| words.contains(&after.preposition));
                let whose = |noun: usize| match self.whose_joined(noun) {
                    // "the ban on imports of Kenyan tea"
                    none if none.is_empty() && TRADED.contains(&self.head(noun)) => self.whose_or_of(noun),
                    whose => whose,
                };
                after.flat_map(|after| whose(after.object)).collect()
            }
            VerbEnd::Inner => self.inner(index),
            VerbEnd::Benefit => self.benefiting(index),
            VerbEnd::Asked => self.asked_below(index),
            VerbEnd::Condition => self.condition(index),
            VerbEnd::Below => self.below(index),
            VerbEnd::Phrase => self.own_phrase(verb, index),
            VerbEnd::Time => self.time(index),
            VerbEnd::Speaker => self.speaker(clause),
            VerbEnd::Names => self.names(clause),
            // The actors themselves are paired.
            VerbEnd::Partner => Vec::new(),
        }
    }

    /// "the Japanese government, along with Western countries, imposed sanctions": gives those who act with the subject; in
    /// "blacklisted Kim along with two officials" they are acted on.
    fn along_with_subject(&self, clause: &Clause, index: usize) -> Vec<Party> {
        let mut along = self.clauses.prepositional_of(clause);
        let is_before = along.any(|phrase| {
            let words = ["along with", "together with"].contains(&phrase.preposition.as_str());
            words && phrase.span.start < clause.verb.span.start
        });
        let words = ["along with".to_owned(), "together with".to_owned()];
        // "signed the treaty along with Kenya"
        let acted_on = clause.objects.iter().flat_map(|&object| self.everybody(object));
        let is_nobody = acted_on
            .into_iter()
            .all(|party| !party.is_agent() && !party.may_be_person());
        // "offered to sign it along with Kenya": what Kenya means to do is not told.
        let is_own_plan = clause.kind == ClauseKind::Infinitive && !self.statuses.of(index).is_fact();
        match is_before || is_nobody && !is_own_plan {
            true => self.parties_behind(clause, &words),
            false => Vec::new(),
        }
    }

    /// Gives who speaks where the subject is `I`, or `we` of what is done by words or of what a body tells of itself: "“We
    /// support Ukraine,” Stoltenberg said", "“We have met Roe,” the bank said".
    pub(super) fn first_person(&self, relation_type: &RelationType, clause: &Clause) -> Option<Party> {
        let subject = self.phrase(clause.subject?);
        let is_we = self.is_any(subject.head, &["we"]);
        if !(is_we || self.is_any(subject.head, &["i"])) || !clause.verb.is_finite() || clause.verb.passive {
            return None;
        }
        let speaker = &self.told.innermost(clause.verb.span)?.speaker;
        let is_one = speaker.is(Trait::Person) || speaker.is(Trait::Body);
        let is_named = speaker.entity.is_some() || is_one && speaker.name.starts_with(char::is_uppercase);
        let is_meant = !is_we || self.is_verbal(relation_type) || speaker.is(Trait::Body);
        (is_named && is_meant).then(|| Party {
            span: Some(subject.span),
            ..speaker.clone()
        })
    }

    /// Gives everybody that objects mean, each once: of "visit Rome, Paris and Bonn" all are objects, or only the first.
    pub(super) fn all_of_each(&self, objects: &[usize]) -> Vec<Party> {
        let mut parties: Vec<Party> = Vec::new();
        for party in objects.iter().flat_map(|&object| self.all_of(object)) {
            if !parties
                .iter()
                .any(|other| other.span == party.span && other.is_same(&party))
            {
                parties.push(party);
            }
        }
        parties
    }

    /// Gives whose the noun behind `by` or `with` is that a verb carries: "was hit by US and EU sanctions", "was slapped with
    /// US tariffs".
    fn carried_by(&self, clause: &Clause, verb: &VerbFrame) -> Vec<Party> {
        let agents = self
            .clauses
            .prepositional_of(clause)
            .filter(|by| ["by", "with"].contains(&by.preposition.as_str()));
        let phrases = agents.flat_map(|by| self.clauses.joined(self.measured(by.object)));
        let phrases: Vec<usize> = phrases.map(|(phrase, _)| phrase).collect();
        let noun = phrases
            .iter()
            .find(|&&phrase| self.is_noun_of(verb, &clause.verb.lemma, phrase));
        let Some(&noun) = noun else { return Vec::new() };
        let others = phrases.iter().take_while(|&&phrase| phrase != noun);
        let mut doers: Vec<Party> = others
            .flat_map(|&phrase| self.references.parties(phrase).to_vec())
            .collect();
        doers.retain(|party| party.is(Trait::Body));
        doers.extend(self.doers(noun, self.phrase(noun).head));
        doers
    }

    /// Gives who is to do or leave what something depends on: Chile in "threatened to leave unless Chile paid".
    fn condition(&self, index: usize) -> Vec<Party> {
        let own = self.clause(index).sentence;
        let places = self.clauses.of_sentence(own).filter(|&place| place != index);
        let clauses = places
            .filter(|&place| self.clauses.lineage(place).any(|above| above == index))
            .map(|place| self.clause(place));
        let mut conditions = clauses.filter(|clause| {
            let word = clause.introducer.map(|token| self.small(token));
            word.is_some_and(|word| word == "if" || word == "unless")
        });
        let subject = conditions.next().and_then(|clause| clause.subject);
        let subject = subject.filter(|&subject| self.tag(self.phrase(subject).head) != Tag::Pronoun);
        subject.map(|subject| self.everybody(subject)).unwrap_or_default()
    }

    /// Says whether the subject of a clause is people.
    fn is_group(&self, clause: &Clause) -> bool {
        let parties = clause.subject.map(|subject| self.references.parties(subject));
        parties.unwrap_or_default().iter().any(|party| party.is(Trait::Group))
    }

    /// Gives the noun that a passive verb carries: "sanctions were imposed".
    fn carrier(&self, clause: &Clause) -> Option<usize> {
        clause.subject.map(|subject| self.measured(subject))
    }

    /// Gives who gets what the noun names, where it stands before it without a mark: "gave Ukraine tanks", but not "gave US
    /// tanks", "gave the Ukrainian tanks".
    fn before_carried(&self, noun: usize) -> Option<Party> {
        let first = self.phrase(noun).tokens.start;
        let word = self.word(first);
        let is_name = self.tag(first) == Tag::ProperNoun
            && word.chars().any(char::is_lowercase)
            && self.phrase(noun).possessor.is_none();
        let inside = self.references_in(self.phrase(noun).span);
        let before = inside
            .first()
            .filter(|name| is_name && name.span.start == self.phrase(noun).span.start);
        // "offered Port Agency clerk Emil Roe asylum": the last one is he.
        let head = self.span(self.phrase(noun).head).start;
        let is_last = |name: &&Reference| {
            let between = self.text().get(name.span.end as usize..head as usize);
            between.is_some_and(|between| between.trim().is_empty())
        };
        let before = match inside {
            [_, .., last] => before.and(Some(last).filter(is_last)),
            _ => before,
        };
        before.and_then(|name| name.parties.first()).cloned()
    }

    /// Gives what a relative clause tells of, where it is the object: "the islands that Russia seized".
    pub(super) fn object_before(&self, clause: &Clause) -> Option<usize> {
        // "a speech at the United Nations in which he threatened to strike"
        let is_governed = |token: usize| token > 0 && self.is_any(token - 1, &["at", "during", "in", "under"]);
        let is_open = clause.kind == ClauseKind::Relative
            && !clause.verb.passive
            && clause.objects.is_empty()
            && !clause.introducer.is_some_and(is_governed);
        clause
            .antecedent
            .filter(|&antecedent| is_open && clause.subject.is_some_and(|subject| subject != antecedent))
    }

    /// Gives what is named in the infinitives and gerunds below a clause: "agreed to step up [peace treaty talks]".
    fn below(&self, index: usize) -> Vec<Party> {
        let kinds = [ClauseKind::Infinitive, ClauseKind::Gerund];
        let below = self.clauses.below(index).map(|below| self.clause(below));
        let below = below.filter(|below| kinds.contains(&below.kind));
        let objects = below.flat_map(|clause| &clause.objects);
        let parties = objects.flat_map(|&object| self.references.parties(object));
        let agreed = |party: &&Party| party.is(Trait::Event) || party.is(Trait::Document);
        let named: Vec<Party> = parties.filter(agreed).cloned().collect();
        match named.is_empty() {
            true => self.agreed_act(index).into_iter().collect(),
            false => named,
        }
    }

    fn time(&self, index: usize) -> Vec<Party> {
        let party = |when: Moment| Party {
            entity: None,
            name: when.when.value.as_str().to_owned(),
            kind: Some(self.gazetteer.own_kinds().phrase.clone()),
            span: None,
        };
        self.moments.of_event(index).cloned().map(party).into_iter().collect()
    }

    /// Gives who says what a clause tells: "the declaration states that Shikotan will be handed over".
    fn speaker(&self, clause: &Clause) -> Vec<Party> {
        let innermost = self.told.innermost(clause.verb.span);
        // "Japan demanded that Russia return the islands" promises nothing.
        let own = |statement: &&Statement| {
            let acting = if clause.verb.passive {
                Vec::new()
            } else {
                self.subjects(clause)
            };
            acting.iter().all(|party| party.is_same(&statement.speaker))
        };
        innermost
            .filter(own)
            .map(|statement| statement.speaker.clone())
            .into_iter()
            .collect()
    }

    /// Gives the names that a verb gives, in their own words, without their articles.
    fn names(&self, clause: &Clause) -> Vec<Party> {
        let as_phrase = self.clauses.prepositional_of(clause);
        // "called Illness as Metaphor" is a title.
        let as_name = as_phrase
            .filter(|phrase| phrase.preposition == "as" && clause.verb.lemma != "call")
            .map(|phrase| phrase.object);
        // "called the islands the Northern Territories": of an active verb the first object bears the name.
        let bearer = usize::from(!clause.verb.passive);
        let named = clause.objects.iter().copied().skip(bearer).chain(as_name);
        let mut names = Vec::new();
        let mut seen = Vec::new();
        for first in named {
            let mut next = Some(first);
            while let Some(phrase) = next.filter(|phrase| !seen.contains(phrase)) {
                seen.push(phrase);
                let noun_phrase = self.phrase(phrase);
                // "calls Xi president": a title is no name.
                let mention = noun_phrase.mention.and_then(|mention| self.mentions.get(mention));
                if let Some(mention) = mention.filter(|mention| mention.found != Found::Title) {
                    names.push(self.words(mention.span, &self.gazetteer.own_kinds().name));
                }
                next = noun_phrase.conjunct;
            }
        }
        names
    }
}
