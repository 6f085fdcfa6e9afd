//! Relations that a statement makes by being made: accusing, demanding, refusing, claiming.

use super::Relation;
use super::finder::{Firing, RelationFinder};
use super::rule::{RuleFrame, StatementEnd, StatementPart};
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::mention::Found;
use crate::ontology::{Modality, Polarity, Trait};
use crate::sentence::Tag;
use crate::span::Span;
use crate::statement::Statement;
use crate::status::Status;
use std::cell::LazyCell;

impl RelationFinder<'_> {
    /// Finds the relations of every statement.
    pub(super) fn find_by_statement(&self, relations: &mut Vec<Relation>) {
        for statement in self
            .told
            .statements
            .iter()
            .filter(|statement| statement.polarity == Polarity::Affirmed)
        {
            let content = LazyCell::new(|| self.lines_of(statement.content.iter().copied()));
            let occasion = statement
                .occasion
                .filter(|&span| self.same_sentence(span, statement.cue));
            let occasion = LazyCell::new(|| self.lines_of(occasion));
            let fires = |part: StatementPart, frame: &RuleFrame<StatementEnd>| {
                let mut words = frame.words.iter().map(String::as_str);
                match part {
                    StatementPart::Act => words.any(|word| word == statement.act.as_str()),
                    StatementPart::Content => words.any(|word| content.contains(word)),
                    StatementPart::Occasion => words.any(|word| occasion.contains(word)),
                    // What the content tells is looked for where its doer is.
                    StatementPart::Done | StatementPart::Called | StatementPart::ToldAs => true,
                }
            };
            // What is plainly said counts before the act that it makes.
            let of_doers = |is_so: bool| {
                let rules = self.lexicon.of_statements();
                rules.filter(move |(_, _, frame)| (frame.recipient == StatementEnd::Doer) == is_so)
            };
            let rules = of_doers(true).chain(of_doers(false));
            let mut told = None;
            for (rule, part, frame) in rules.filter(|(_, part, frame)| fires(*part, frame)) {
                let recipients = match frame.recipient {
                    StatementEnd::Doer => {
                        let told = told.get_or_insert_with(|| self.clauses_of_own(statement));
                        self.doers_told(statement, told, part, &frame.words)
                    }
                    _ => self.statement_end(&frame.recipient, statement),
                };
                if recipients.is_empty() {
                    continue;
                }
                let mut actors = self.statement_end(&frame.actor, statement);
                actors.retain(|actor| self.is_somebody(actor));
                // "Lindqvist accused Ukraine": a name of one word that speaks is somebody.
                for actor in actors.iter_mut().filter(|actor| actor.kind.is_none()) {
                    if let Some(named) = self.named(actor) {
                        *actor = named;
                    }
                }
                let spans = statement.content.iter().copied();
                let found = Firing {
                    rule,
                    trigger: statement.cue,
                    when: statement.said.clone(),
                    place: None,
                    status: Status::default(),
                    describes: false,
                    evidence: Some(spans.fold(
                        statement.cue.cover(statement.speaker.span.unwrap_or(statement.cue)),
                        Span::cover,
                    )),
                };
                self.make(&found, &actors, &recipients, relations);
            }
        }
    }

    /// Says whether somebody is named or several are: "rights groups", but neither "the chairman" nor "an officer".
    fn is_somebody(&self, party: &Party) -> bool {
        let Some(span) = party.span.filter(|_| party.entity.is_none()) else {
            return true;
        };
        let several = self.tag(self.token_at(span.end.saturating_sub(1))) == Tag::PluralNoun;
        // "he", who is called by name elsewhere
        let is_meant = || span.slice(self.text()) != party.name && party.name.contains(char::is_uppercase);
        let is_named = || self.mentions_in(span).iter().any(|name| name.found != Found::Title);
        several || party.is(Trait::Group) || is_named() || is_meant()
    }

    /// Gives the words of some stretches in small letters, a line each.
    fn lines_of(&self, spans: impl IntoIterator<Item = Span>) -> String {
        let lines = spans.into_iter().map(|span| span.slice(self.text()).to_lowercase());
        lines.collect::<Vec<_>>().join("\n")
    }

    fn statement_end(&self, end: &StatementEnd, statement: &Statement) -> Vec<Party> {
        match end {
            StatementEnd::Speaker => {
                let mut speakers = vec![statement.speaker.clone()];
                speakers.extend(statement.co_speakers.iter().cloned());
                speakers
            }
            StatementEnd::Addressee => statement.addressee.iter().cloned().collect(),
            StatementEnd::Target => self.targets(statement),
            StatementEnd::ContentSubject => {
                let subject = self.first_clause(statement).and_then(|clause| clause.subject);
                subject.map(|subject| self.everybody(subject)).unwrap_or_default()
            }
            StatementEnd::Doer => Vec::new(),
        }
    }

    fn first_clause<'s>(&'s self, statement: &'s Statement) -> Option<&'s Clause> {
        let inside = || self.clauses_told(statement);
        let content = statement.content.first()?;
        // "wants Japan to recognise that the islands were acquired": what is claimed stands innermost.
        let finite = inside().find(|clause| clause.verb.is_finite());
        finite.or_else(|| inside().find(|clause| clause.verb.span.start >= content.start))
    }

    /// Gives the clauses of what is said, in text order.
    pub(super) fn clauses_told<'s>(&'s self, statement: &'s Statement) -> impl Iterator<Item = &'s Clause> {
        statement.content.iter().flat_map(|&span| self.clauses_in(span))
    }

    /// Gives whom an accusation or a demand is aimed at: whom it addresses, or who does what is spoken of; nobody where
    /// the words name only a thing, whoever is named in them besides.
    fn targets(&self, statement: &Statement) -> Vec<Party> {
        let fitting = |parties: &[Party]| self.aimed_at(parties, statement);
        // "told the press that Chad must leave": whoever hears it is asked only by words that are spoken to him.
        let is_named = statement.act_shown.overlaps(statement.cue);
        if let Some(addressee) = statement.addressee.as_ref().filter(|_| is_named)
            && self.asks_to_act(statement)
        {
            let aimed = fitting(std::slice::from_ref(addressee));
            if !aimed.is_empty() {
                return aimed;
            }
        }
        let object = self.object_told(statement);
        if let Some(object) = object {
            // "decried it": a plan or deed as often as a state; but "accused it of delay" means somebody.
            let is_all = statement.content.iter().all(|&span| span == self.phrase(object).span);
            if is_all && self.is_thing_pronoun(object) {
                return Vec::new();
            }
            let named = self.everybody(object);
            // "rejected the Paris Agreement": a treaty, a law or a ruling is turned down itself.
            let is_paper = |party: &&Party| party.entity.is_some() && party.is(Trait::Document);
            if statement.act.as_str() == "refuse" && named.iter().any(|party| is_paper(&party)) {
                return named.iter().filter(is_paper).cloned().collect();
            }
            // "condemned the rebels", "the Swedish reporter": they are meant, whoever is named beside them.
            if named.iter().any(|party| party.is_agent() || party.may_be_person()) {
                return fitting(&named);
            }
            let whose = self.whose(object);
            if !whose.is_empty() {
                return fitting(&whose);
            }
            // "demanded the release of all prisoners held by Chad", "the steps taken by Chad"
            let participles = self.clauses_told(statement);
            let by = participles.filter(|clause| clause.verb.passive && !clause.verb.is_finite());
            let by = by.flat_map(|clause| self.clauses.prepositional_of(clause));
            let by = by.filter(|by| by.preposition == "by");
            let doers = fitting(&by.flat_map(|by| self.everybody(by.object)).collect::<Vec<_>>());
            if !doers.is_empty() {
                return doers;
            }
        }
        // "declined to say what Chad lost", "refused to meet Putin": whom he would have acted on, not who else acts.
        let first = self.clauses_told(statement).next();
        if let Some(own) = first.filter(|clause| clause.kind == ClauseKind::Infinitive)
            && self.subjects(own).iter().any(|party| party.is_same(&statement.speaker))
        {
            return fitting(&self.all_told(&own.objects));
        }
        // "said the minister knew that Chad broke it": where the content shows the act, one of its clauses tells of whom.
        let shows = |clause: &Clause| is_named || clause.span.contains(statement.act_shown);
        // "“Oman urges Chad to wait,” its envoy said": that is told by a statement of its own.
        let is_other = |clause: &Clause| {
            let last = Span {
                start: clause.span.end.saturating_sub(1),
                end: clause.span.end,
            };
            let inner = self.told.innermost(last);
            !is_named && inner.is_some_and(|inner| inner.cue.overlaps(statement.act_shown))
        };
        let told = statement.content.iter().flat_map(|&span| self.places_in(span));
        for place in told {
            let clause = self.clause(place);
            // "blamed the press for the belief that Oman lost", "demanded a review of a bank that Chad owns": what is told
            // of other things than of what is blamed or asked for.
            let kinds = [ClauseKind::Complement, ClauseKind::Relative, ClauseKind::Adverbial];
            let is_other_thing =
                kinds.contains(&clause.kind) && clause.antecedent.is_none_or(|antecedent| Some(antecedent) != object);
            if is_named && object.is_some() && is_other_thing {
                continue;
            }
            // "called for Kim to be tried" asks nothing of Kim, nor does "said Kim must have a lawyer".
            let is_undergone =
                clause.verb.passive || !is_named && super::by_content::BEING.contains(&clause.verb.lemma.as_str());
            let is_wished = is_undergone && self.statuses.of(place).modality == Modality::Demanded;
            // "said Oman would press Chad to wait": who asks is asked nothing.
            let asks = statement.act.as_str() == "demand"
                && !is_named
                && clause.verb.span.overlaps(statement.act_shown)
                && self.statuses.of(place).modality == Modality::Planned;
            if asks {
                return fitting(&self.all_told(&clause.objects));
            }
            let subject = clause
                .subject
                .filter(|&subject| !is_wished && !self.is_empty_it(clause, subject));
            let Some(subject) = subject.filter(|_| shows(clause) && !is_other(clause)) else {
                continue;
            };
            // "said her arrest was unlawful": what is hers may have been done to her; what is a state's, it does.
            let owners = self.references.owners(subject).iter();
            let owners: Vec<Party> = owners
                .filter(|owner| is_named || !owner.is(Trait::Person))
                .cloned()
                .collect();
            let own = fitting(&self.everybody(subject));
            let aimed = match own.is_empty() {
                true => fitting(&owners),
                false => own,
            };
            if !aimed.is_empty() {
                return aimed;
            }
        }
        Vec::new()
    }

    fn all_told(&self, phrases: &[usize]) -> Vec<Party> {
        phrases.iter().flat_map(|&phrase| self.everybody(phrase)).collect()
    }

    /// Gives whose doing a noun phrase names: "Japan's visit", "the Russian attack", "an attack by Omani soldiers".
    pub(super) fn whose(&self, phrase: usize) -> Vec<Party> {
        let by = self.behind(phrase);
        let by = by.filter(|of| ["by", "from"].contains(&of.preposition.as_str()));
        let doers: Vec<Party> = by.flat_map(|of| self.everybody(of.object)).collect();
        // "the Iranian nuclear deal" is with Iran.
        let before = match self.lexicon.is_pact(self.head(phrase)) {
            true => Vec::new(),
            false => self.states_before(phrase),
        };
        [self.references.owners(phrase), &before, &doers].concat()
    }

    /// Gives those who can be blamed or asked by somebody: neither himself nor his own, each with a name or as a group of
    /// some state, "British forces", but not "its forces".
    pub(super) fn aimed_at(&self, parties: &[Party], statement: &Statement) -> Vec<Party> {
        // "our allies and friends": of the friends nobody reads either whose they are.
        if parties.first().is_some_and(|party| self.is_owned_by_pronoun(party)) {
            return Vec::new();
        }
        let parties = parties.iter().filter(|party| !self.is_own_of(party, statement));
        let wholes = parties.flat_map(|party| self.wholes_or_self(party));
        let others = wholes.filter(|party| Self::can_answer(party) && !self.is_own_of(party, statement));
        others.collect()
    }

    /// Says whether a party is the speaker or of his state.
    pub(super) fn is_own_of(&self, party: &Party, statement: &Statement) -> bool {
        // "the Omani spokesman Said Badr": of whom nothing is known but his post.
        let post = statement.office.as_ref().filter(|_| statement.speaker.entity.is_none());
        self.is_of_same_state(party, &statement.speaker)
            || party.is_same(&statement.speaker)
            || post.is_some_and(|post| post.entity.is_some() && self.is_of_same_state(party, post))
    }

    /// "it is shameful that": nobody is meant.
    fn is_empty_it(&self, clause: &Clause, subject: usize) -> bool {
        self.is_any(self.phrase(subject).head, &["it"]) && !clause.adjectives.is_empty()
    }

    /// Gives the noun phrase that content begins with, unless a clause does: "accused [Turkey] of delay".
    pub(super) fn object_told(&self, statement: &Statement) -> Option<usize> {
        let content = statement.content.first()?;
        let start = content.start;
        let sentence = self.sentence_at(Span { start, end: start + 1 });
        let mut phrases = self.clauses.phrases_of(sentence);
        let first = phrases.find(|&phrase| {
            let noun_phrase = self.phrase(phrase);
            noun_phrase.span.start <= start && start < noun_phrase.span.end && !self.is_possessor(phrase)
        })?;
        let mut clauses = self
            .clauses
            .with_subject(first)
            .map(|clause| &self.clauses.clauses[clause]);
        let is_clause = clauses.any(|clause| clause.verb.is_finite() && content.contains(clause.verb.span));
        (!is_clause).then_some(first)
    }

    /// Says whether a phrase only tells whose the next one is: "Russia's" of "Russia's attack".
    fn is_possessor(&self, phrase: usize) -> bool {
        let next = self.clauses.noun_phrases.get(phrase + 1);
        next.is_some_and(|next| next.possessor == Some(phrase))
    }

    /// Gives the states and bodies that stand before the head of a phrase as whole words: "the Russian attack", "a United
    /// Nations appeal", not "Turkish-backed".
    fn states_before(&self, phrase: usize) -> Vec<Party> {
        let span = self.phrase(phrase).span;
        let inside = self.references_in(span).iter();
        let whole = inside.filter(|reference| {
            let behind = &self.text()[reference.span.end as usize..];
            reference.span.end < span.end && !behind.starts_with('-')
        });
        let parties = whole.flat_map(|reference| &reference.parties);
        let is_body = |party: &&Party| party.is(Trait::Body) && party.entity.is_some() && !party.is(Trait::Office);
        parties.filter(is_body).cloned().collect()
    }

    /// Says whether the addressee is to do what is said, or not to: "urged Russia [to return the islands]", "warned it
    /// against [closing the strait]".
    fn asks_to_act(&self, statement: &Statement) -> bool {
        let first = self.clauses_told(statement).next();
        first.is_some_and(|clause| matches!(clause.kind, ClauseKind::Infinitive | ClauseKind::Gerund))
    }

    /// Says whether somebody can be blamed or asked: nobody demands anything of a post.
    fn can_answer(party: &Party) -> bool {
        (party.is_agent() || party.may_be_person()) && !party.is(Trait::Office)
    }

    /// Says whether two belong to one state, a minister to that of his ministry: nobody accuses his own.
    ///
    /// [`is_own`](crate::page::Page::is_own) asks less: whether the speaker acts for the party. A minister acts for his
    /// ministry, but not for another minister.
    fn is_of_same_state(&self, party: &Party, speaker: &Party) -> bool {
        let (Some(party), Some(speaker)) = (&party.entity, &speaker.entity) else {
            return party.name == speaker.name;
        };
        let states = |id: &crate::ontology::EntityId| {
            let offices = self
                .gazetteer
                .entity(id)
                .map(|entity| entity.offices.as_slice())
                .unwrap_or_default();
            let mut states: Vec<_> = offices
                .iter()
                .filter_map(|term| self.gazetteer.state_of(&term.office))
                .map(|state| state.id.clone())
                .collect();
            states.extend(self.gazetteer.state_of(id).map(|state| state.id.clone()));
            states
        };
        let speaker = states(speaker);
        states(party).iter().any(|state| speaker.contains(state))
    }
}
