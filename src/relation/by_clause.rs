//! Relations that a verb fires.

use super::Relation;
use super::finder::{Firing, RelationFinder};
use super::governed::FramedClause;
use super::rule::{RelationRule, VerbEnd, VerbFrame};
use crate::clause::{Clause, ClauseKind};
use crate::data::WordSet;
use crate::evidence::Party;
use crate::ontology::{Modality, Trait};
use crate::sentence::Tag;
use crate::span::Span;

impl<'a> RelationFinder<'a> {
    /// Finds the relations of every clause.
    pub(super) fn find_by_clause(&self, relations: &mut Vec<Relation>) {
        for (index, clause) in self.clauses.clauses.iter().enumerate() {
            let mut made_by = None;
            if self.is_only_near(clause) {
                continue;
            }
            let framed = FramedClause::new(self, index);
            for (rule, verb) in framed.frames(self) {
                // "Abe met Putin with Lavrov": of the frames of a rule the first that is filled is meant.
                let has_below = self.has_infinitive(verb, index);
                if made_by != Some(&rule.id) && has_below && self.nouns_fit(verb, &framed) && self.has_or(verb, clause)
                {
                    let count = relations.len();
                    self.apply(rule, verb, &framed, relations);
                    if relations.len() > count {
                        made_by = Some(&rule.id);
                    }
                }
            }
        }
    }

    /// Says whether an infinitive stands below a clause, one of those that the rule wants.
    pub(super) fn has_infinitive(&self, verb: &VerbFrame, index: usize) -> bool {
        if !verb.on.infinitive && verb.on.below.is_empty() {
            return true;
        }
        let below = self.clauses.below(index).map(|below| self.clause(below));
        // "let them go"
        let is_bare = |below: &Clause| self.tag(below.verb.head) == Tag::VerbBase;
        let mut infinitives = below.filter(|below| {
            match below.kind {
                ClauseKind::Infinitive => true,
                ClauseKind::Participle => is_bare(below),
                // "stopped shelling Kenya"
                ClauseKind::Gerund => !verb.on.below.is_empty(),
                _ => false,
            }
        });
        infinitives.any(|below| verb.on.below.is_empty() || verb.on.below.contains(&below.verb.lemma))
    }

    /// "on the brink of signing a treaty": what is near is not done.
    fn is_only_near(&self, clause: &Clause) -> bool {
        let before = || {
            let token = self.token_at(clause.verb.span.start).checked_sub(2)?;
            (self.tag(token + 1) == Tag::Preposition).then(|| self.lemma(token))
        };
        // "all but abandoned the pact"
        let head = clause.verb.head;
        let is_but = |token: usize| self.is_any(token, &["but"]) && token > 0 && self.is_any(token - 1, &["all"]);
        if head > 0 && is_but(head - 1) {
            return true;
        }
        let noun = before().filter(|_| clause.kind == ClauseKind::Gerund);
        noun.is_some_and(|noun| noun == "close" || self.lexicon.is_unreal(noun))
    }

    /// Says whether the verb governs the noun that the rule wants, and its subject is such a one.
    pub(super) fn nouns_fit(&self, verb: &VerbFrame, framed: &FramedClause<'a>) -> bool {
        let clause = framed.clause;
        // What costs least is asked first.
        if verb.on.finite && !clause.verb.is_finite()
            || verb.on.intransitive && (!clause.objects.is_empty() || clause.verb.passive)
            || verb.on.affirmed && self.statuses.of(framed.index).is_denied()
        {
            return false;
        }
        let is_of_kind = |&object: &usize| {
            let parties = self.references.parties(object);
            let kinds = &verb.on.object_kinds;
            !kinds.is_empty() && parties.iter().any(|party| self.is_of(party, kinds))
        };
        let object = || {
            if verb.on.object.is_empty() && verb.on.object_kinds.is_empty() {
                return true;
            }
            // "holds Chad responsible"
            let mut adjectives = clause.adjectives.iter();
            let governed = framed.governed(self);
            governed.objects.iter().any(is_of_kind)
                || adjectives.any(|&token| verb.on.object.contains(self.lemma(token)))
                || governed.has_noun_of(verb)
        };
        // "needs that are not met by banks": what is undergone makes no partners of those who do it.
        if verb.frame.recipient == VerbEnd::Partner && clause.verb.passive && verb.on.object.is_empty() {
            return false;
        }
        // "Abe and Putin meet the conditions"
        let together = verb.frame.recipient != VerbEnd::Partner
            || verb.frame.actor != VerbEnd::Subject
            || !verb.on.object.is_empty()
            || !verb.on.adverb.is_empty()
            || clause.objects.is_empty();
        let subject = || {
            // "Mr. Roe, a hawk and former adviser,": he is no two.
            let is_name = |noun: usize| self.name_of(noun).is_some_and(|name| name.is(Trait::Person));
            let joined = clause
                .subject
                .into_iter()
                .flat_map(|subject| self.clauses.joined(subject))
                .take_while(|&(noun, _)| Some(noun) == clause.subject || !clause.subject.is_some_and(is_name));
            let mut nouns = joined.map(|(noun, _)| self.measured(noun));
            verb.on.subject.is_empty() || nouns.any(|noun| self.is_called(noun, &verb.on.subject))
        };
        let adverb = || {
            let tokens = || self.token_at(clause.span.start)..=self.token_at(clause.span.end.saturating_sub(1));
            verb.on.adverb.is_empty() || tokens().any(|token| verb.on.adverb.contains(self.small(token)))
        };
        let stands = |words: &WordSet| {
            let mut phrases = self.clauses.prepositional_of(clause);
            phrases.any(|phrase| words.contains(&phrase.preposition) && self.phrase(phrase.object).time.is_none())
        };
        let behind = || {
            let phrases = self.clauses.prepositional_of(clause);
            let mut nouns = phrases.filter(|phrase| verb.on.with.contains(&phrase.preposition));
            // "responded with proposed tariffs"
            let is_so =
                |noun: usize| self.statuses.of_noun(noun).is_fact() || !self.statuses.of(framed.index).is_fact();
            verb.on.behind.is_empty()
                || nouns.any(|phrase| self.is_called(phrase.object, &verb.on.behind) && is_so(phrase.object))
        };
        together
            && subject()
            && adverb()
            && (verb.on.with.is_empty() || stands(&verb.on.with))
            && behind()
            && (verb.on.without.is_empty() || !stands(&verb.on.without))
            && object()
            && (!verb.on.passive || clause.verb.passive && self.parties_behind(clause, &["by".to_owned()]).is_empty())
    }

    fn apply(&self, rule: &RelationRule, verb: &VerbFrame, framed: &FramedClause<'a>, relations: &mut Vec<Relation>) {
        let FramedClause { index, clause, .. } = *framed;
        // "stopped a planned strike against Chad": fire that has not begun is not ceased.
        let is_planned = |&object: &usize| self.statuses.of_noun(object).modality == Modality::Planned;
        if rule.relation.as_str() == "ceasefire_with"
            && self.statuses.of(index).is_fact()
            && clause.objects.iter().any(is_planned)
        {
            return;
        }
        let mut actors = match verb.frame.actor {
            // "signed a law that prevents a strike": where the rule wants the law, it does so and not who signed it.
            VerbEnd::Subject if verb.on.subject.is_empty() => framed.meaning(self).to_vec(),
            _ => Vec::new(),
        };
        if actors.is_empty() {
            actors = self.chosen(rule, clause);
        }
        if actors.is_empty() {
            actors = framed.actors(self, verb);
        }
        if actors.is_empty() && verb.frame.actor == VerbEnd::Subject {
            actors = self.acting(&self.through_thing(rule, clause));
            if let Some(listed) = self.lexicon.relation_type(&rule.relation) {
                actors.extend(self.first_person(listed, clause));
            }
            if actors.is_empty() && self.is_of_class(rule, &["ASSAULT"]) {
                actors = self.acting(&self.fired_by(clause));
            }
            if actors.is_empty() && self.is_protest(rule) {
                let place = self.place_of(clause, verb).or_else(|| self.place_around(clause));
                actors.extend(self.crowd(clause, place.as_ref()));
            }
        }
        if verb.on.passive {
            // "Americans detained in the country": which one, is guessed too often.
            actors.retain(|actor| actor.span.is_some_and(|span| !self.mentions_in(span).is_empty()));
            // "was arrested in Vancouver"
            actors = actors.iter().map(|place| self.state_around(place)).collect();
        }
        if verb.on.own {
            let whose: Vec<Party> = clause.objects.iter().flat_map(|&object| self.whose(object)).collect();
            actors.retain(|actor| whose.is_empty() || whose.iter().any(|owner| self.is_own(owner, actor)));
        }
        if actors.is_empty() {
            return;
        }
        let mut recipients = self.verb_end(&verb.frame.recipient, verb, index);
        if recipients.is_empty() && self.is_protest(rule) {
            let place = self.place_of(clause, verb).or_else(|| self.place_around(clause));
            recipients = self.opposed_in(clause, place.as_ref());
        }
        if verb.on.abroad {
            recipients.retain(|place| actors.iter().all(|actor| self.is_abroad(actor, place)));
        }
        // "massed troops near Chad's border", "jets buzzed a Chadian ship": they are not in Chad.
        if self.is_of_class(rule, &["MOBILIZE"]) {
            recipients.retain(|recipient| !self.is_no_ground(recipient));
        }
        let recipients = match self.lexicon.is_symmetric(&rule.relation) {
            true => self.acting(&recipients),
            // "seized two Kenyan ships": Kenya is still free.
            false if self.lexicon.is_taking(&rule.relation) => self.taken(&recipients),
            false => self.struck(rule, &recipients),
        };
        // "Abe and Putin met": each is the other's recipient.
        if recipients.is_empty() && verb.frame.recipient != VerbEnd::Partner {
            return;
        }
        let found = Firing {
            rule,
            trigger: clause.verb.span,
            when: self.moments.of_event(index).cloned(),
            place: self.place_of(clause, verb),
            status: self.settled(rule, verb, index),
            describes: verb.frame.recipient == VerbEnd::Names,
            evidence: None,
        };
        match &verb.frame.recipient {
            // "Abe and Putin met", "has divided Japan and Russia"
            VerbEnd::Partner if !self.lexicon.is_symmetric(&rule.relation) => {}
            // "Chad and Mali welcomed talks between Oman and Peru", "Abe and Putin met with farmers"
            VerbEnd::Partner if self.is_between_others(clause) || self.is_with_others(clause) => {}
            // "Neither Chad nor Mali signed it": each for itself.
            VerbEnd::Partner if self.is_neither(clause) => {}
            VerbEnd::Partner if self.are_colleagues(rule, &actors) => {}
            VerbEnd::Partner => {
                for (first, actor) in actors.iter().enumerate() {
                    self.make(&found, std::slice::from_ref(actor), &actors[first + 1..], relations);
                }
            }
            VerbEnd::Names => self.make_names(&found, &actors, &recipients, relations),
            _ => self.make(&found, &actors, &recipients, relations),
        }
    }

    /// Says whether somebody stands behind `with`, whether or not it is known who.
    fn is_with_others(&self, clause: &Clause) -> bool {
        let mut phrases = self.clauses.prepositional_of(clause);
        phrases.any(|phrase| {
            let parties = self.references.parties(phrase.object);
            let is_somebody = |party: &Party| party.is_agent() || party.kind.is_none() && party.entity.is_none();
            phrase.preposition == "with" && parties.iter().any(is_somebody)
        })
    }

    fn is_neither(&self, clause: &Clause) -> bool {
        let first = clause.subject.map(|subject| self.phrase(subject).tokens.start);
        first.is_some_and(|first| self.is(first, "neither") || first > 0 && self.is(first - 1, "neither"))
    }

    /// "welcomed talks between Oman and Peru", "are Chad's main allies"; but not "are each other's main allies".
    fn is_between_others(&self, clause: &Clause) -> bool {
        let is_of_other = |object: usize| {
            let possessor = self.phrase(object).possessor;
            possessor.is_some_and(|possessor| self.name_of(possessor).is_some())
        };
        let mut objects = clause.objects.iter();
        objects.any(|&object| !self.between(object).is_empty() || is_of_other(object))
    }

    /// A name that a party has already by its label says nothing new.
    fn make_names(&self, found: &Firing, actors: &[Party], names: &[Party], relations: &mut Vec<Relation>) {
        for actor in actors.iter().filter(|actor| actor.entity.is_some()) {
            // "a village in Florida known as the Pines": which of the two bears the name, the words do not tell.
            if actor
                .span
                .is_some_and(|span| self.stands_behind_noun(span, found.trigger))
            {
                continue;
            }
            // "It is called climate diplomacy": whether `it` is the state, is guessed too often.
            let spoken = actor.span.unwrap_or_default();
            if self.tag(self.token_at(spoken.start)) == Tag::Pronoun {
                continue;
            }
            // "called the US move a provocation", "King Salman called Trump", misread: what names somebody else is no
            // new name.
            let is_other = |name: &Party| {
                let known = self.gazetteer.named(&name.name).into_iter();
                let linked = self.mentions_in(name.span.unwrap_or_default()).iter();
                let linked = linked.filter_map(|mention| self.gazetteer.entity(mention.entity()?));
                let mut known: Vec<_> = known.chain(linked).collect();
                let is_own = known.iter().any(|known| Some(&known.id) == actor.entity.as_ref());
                known.retain(|known| known.kind.is(Trait::State) || known.kind.is(Trait::Person));
                !is_own && !known.is_empty()
            };
            // "a film about Lima called Lima"
            let is_said = |name: &Party| name.name == spoken.slice(self.text());
            // "calling Peru Chile's rival": whose words the name is, he does not bear it.
            let is_bearer = |name: &Party| {
                name.span
                    .zip(actor.span)
                    .is_some_and(|(name, bearer)| bearer.overlaps(name))
            };
            let is_new =
                |name: &&Party| name.name != actor.name && !is_said(name) && !is_other(name) && !is_bearer(name);
            let new: Vec<Party> = names.iter().filter(is_new).cloned().collect();
            self.make(found, std::slice::from_ref(actor), &new, relations);
        }
    }

    /// Says whether words belong to a noun before them and what follows them does so without a comma: "a village in Florida
    /// known as", but not "in Burma, also known as".
    fn stands_behind_noun(&self, span: Span, trigger: Span) -> bool {
        let mut phrases = self.clauses.phrases_of(self.sentence_at(span));
        let phrase = phrases.find(|&phrase| self.phrase(phrase).span.contains(span));
        let governor = phrase.and_then(|phrase| self.phrase(phrase).governed_by);
        let after = governor.and_then(|governor| self.clauses.prepositional[governor].after);
        let between = self.text().get(span.end as usize..trigger.start as usize);
        after.is_some() && between.is_some_and(|between| !between.contains(','))
    }
}
