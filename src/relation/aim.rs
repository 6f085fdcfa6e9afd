//! Whom a statement is aimed at: whom it accuses, or of whom it demands something.

use super::earlier::EarlierRelations;
use super::finder::RelationFinder;
use crate::clause::{Clause, ClauseKind};
use crate::evidence::Party;
use crate::ontology::{Modality, Trait};
use crate::sentence::Tag;
use crate::span::Span;
use crate::statement::Statement;

impl RelationFinder<'_> {
    /// Gives whom an accusation or a demand is aimed at: whom it addresses, or who does what is spoken of; nobody where
    /// the words name only a thing, whoever is named in them besides.
    pub(super) fn targets(&self, statement: &Statement, before: &EarlierRelations) -> Vec<Party> {
        if self.only_wishes(statement) || self.only_comforts(statement) {
            return Vec::new();
        }
        if statement.act.as_str() == "demand" && self.asks_for_new(statement) {
            return Vec::new();
        }
        let aimed = self.aimed_at_addressee(statement);
        if !aimed.is_empty() {
            return aimed;
        }
        // "asked Badr “have you heard it?”" asks nothing to be done, "“How many have to die?” Roe blasted" accuses nobody.
        let end = statement.content.last().map_or(0, |content| content.end as usize);
        let is_question = self.text()[end..].starts_with('?');
        if is_question && matches!(statement.act.as_str(), "accuse" | "demand") {
            return Vec::new();
        }
        // "blamed the row between Chad and Oman on Peru": who is blamed stands behind the preposition.
        if self.is_blamed_on(statement) {
            return Vec::new();
        }
        let object = self.object_told(statement);
        let is_of_nobody = |object: usize| self.is_undergoing(object, statement) || self.is_of_nobody(object);
        if statement.act.as_str() == "demand" && object.is_some_and(is_of_nobody) {
            return Vec::new();
        }
        let aimed = object
            .and_then(|object| self.aimed_at_object(object, statement, before))
            .or_else(|| self.aimed_at_by_own_act(statement))
            .unwrap_or_else(|| self.aimed_at_who_acts(object, statement));
        match statement.act.as_str() {
            "refuse" => self.turned_down(aimed, object),
            _ => aimed,
        }
    }

    /// "urged Russia to leave"; "told the press that Chad must leave" is asked of whoever hears it only by words that are
    /// spoken to him.
    fn aimed_at_addressee(&self, statement: &Statement) -> Vec<Party> {
        let addressee = statement.addressee.as_ref();
        let addressee = addressee.filter(|_| Self::is_named_by_cue(statement) && self.asks_to_act(statement));
        // "urged Oman and Yemen to stop", "urged both sides to stop"
        let all = addressee.and_then(|addressee| self.named_together(addressee));
        let named = match (&all, addressee) {
            (Some(all), _) => self.named_aim(all),
            (None, addressee) => self.named_aim(addressee.map(std::slice::from_ref).unwrap_or_default()),
        };
        self.aimed_directly_at(&named, statement)
    }

    /// Gives everybody that the noun phrase of somebody means, or stands beside.
    fn named_together(&self, party: &Party) -> Option<Vec<Party>> {
        let span = party.span?;
        let mut phrases = self.clauses.phrases_of(self.sentence_at(span));
        // "both Oman and Yemen"
        let is_whole = |phrase: &usize| {
            let noun_phrase = self.phrase(*phrase);
            let is_both = noun_phrase.span.contains(span) && self.is_any(noun_phrase.tokens.start, &["both"]);
            noun_phrase.span == span || is_both && noun_phrase.span.end == span.end
        };
        let phrase = phrases.find(is_whole)?;
        let all = self.everybody(phrase);
        all.iter().any(|other| other.is_same(party)).then_some(all)
    }

    /// "accused Oman of delay", "rejected the deal": whom the object names, or whose it is; none where it tells of no one
    /// and what follows may.
    fn aimed_at_object(&self, object: usize, statement: &Statement, before: &EarlierRelations) -> Option<Vec<Party>> {
        if let Some(blamed) = self.blamed(statement) {
            return Some(self.aimed_directly_at(&self.named_aim(&blamed), statement));
        }
        // "decried it": a plan or deed as often as a state; but "accused it of delay" means somebody.
        let is_all = statement.content.iter().all(|&span| span == self.phrase(object).span);
        if is_all && self.is_thing_pronoun(object) {
            return Some(Vec::new());
        }
        let mut named = self.everybody(object);
        // "asked for 5,000 officers", "asked forgiveness for the mothers": who is asked for is not who is asked.
        if statement.act.as_str() == "demand" && self.is_asked_for(object) {
            // "called for Ann Roe, D-Ohio, to resign"
            let begins = |party: &Party| party.name.split(' ').next().unwrap_or_default().to_owned();
            named.retain(|party| party.entity.is_some() || self.gazetteer.is_given_name(&begins(party)));
        }
        if self.governs_somebody(statement, object) || self.names_partisans(object) {
            named = self.named_aim(&named);
        }
        // "rejected the Paris Agreement": a treaty, a law or a ruling is turned down itself.
        let is_paper = |party: &&Party| party.entity.is_some() && party.is(Trait::Document);
        if statement.act.as_str() == "refuse" && named.iter().any(|party| is_paper(&party)) {
            return Some(named.iter().filter(is_paper).cloned().collect());
        }
        // "condemned the rebels", "the Swedish reporter": they are meant, whoever is named beside them.
        // "blamed the Trump administration": what its words name is a state.
        let has_whole = |party: &Party| self.wholes_or_self(party).iter().any(|whole| whole.entity.is_some());
        // "condemned Russia's annexation of Crimea": the event is nobody, but not "condemned the Iraq war".
        let is_owned = self.phrase(object).possessor.is_some();
        let is_arm = |party: &Party| !(is_owned && party.is(Trait::Event)) && has_whole(party);
        let is_somebody = |party: &Party| party.is_agent() || party.may_be_person() || is_arm(party);
        if named.iter().any(is_somebody) {
            return Some(self.aimed_directly_at(&named, statement));
        }
        // "demanded her release", "condemned her arrest": she has not released or arrested herself.
        let is_of_others = ["accuse", "demand"].contains(&statement.act.as_str());
        let is_of = self.behind(object).any(|of| of.preposition == "of");
        let is_undergone = is_of_others && self.lexicon.is_undergone(self.head(object)) && !is_of;
        let whose = self.whose(object);
        if !whose.is_empty() && !is_undergone {
            return Some(self.aimed_directly_at(&whose, statement));
        }
        // "demanded the release of all prisoners held by Chad", "the steps taken by Chad"
        let participles = self.clauses_told(statement);
        let by = participles.filter(|clause| clause.verb.passive && !clause.verb.is_finite());
        let by = by.flat_map(|clause| self.clauses.prepositional_of(clause));
        let by = by.filter(|by| by.preposition == "by");
        let doers = self.aimed_at(
            &by.flat_map(|by| self.everybody(by.object)).collect::<Vec<_>>(),
            statement,
        );
        let told = match doers.is_empty() {
            true => self.told_before(object, statement, before),
            false => doers,
        };
        let or = |told: Vec<Party>, other: &dyn Fn() -> Vec<Party>| if told.is_empty() { other() } else { told };
        let told = or(told, &|| self.holders(object, statement, before));
        let told = or(told, &|| self.doers_asked(object, statement));
        (!told.is_empty()).then_some(told)
    }

    /// "declined to say what Chad lost", "refused to meet Putin": whom he would have acted on, not who else acts; none where
    /// the content is no act of the speaker's own.
    fn aimed_at_by_own_act(&self, statement: &Statement) -> Option<Vec<Party>> {
        let first = self.clauses_told(statement).next();
        let own = first.filter(|clause| clause.kind == ClauseKind::Infinitive)?;
        let subjects = self.subjects(own);
        subjects.iter().find(|party| party.is_same(&statement.speaker))?;
        // "refused to talk to Putin", "refused to cooperate with him"
        let with = self.parties_behind(own, &["to".to_owned(), "with".to_owned()]);
        let moves = ["come", "fly", "go", "move", "return", "travel"].contains(&own.verb.lemma.as_str());
        let objects = self.all_told(&own.objects);
        let acted_on = if objects.is_empty() && !moves { &with } else { &objects };
        let aimed = self.aimed_at(acted_on, statement);
        Some(match aimed.is_empty() && !moves {
            true => self.aimed_at(&self.whose_words(own), statement),
            false => aimed,
        })
    }

    /// Gives who acts in the first clause told whose actor can be meant, beside the object of the statement.
    fn aimed_at_who_acts(&self, object: Option<usize>, statement: &Statement) -> Vec<Party> {
        let is_named = Self::is_named_by_cue(statement);
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
            let is_other_thing = |clause: &Clause| {
                let antecedent = clause.antecedent.filter(|&antecedent| Some(antecedent) == object);
                // "criticized claims that Oman lied": whoever claims it is meant.
                let is_claim = antecedent.is_some_and(|noun| self.words.has_content(self.head(noun)));
                // "pushed for a truce that would allow the Omani farmers to return"
                let is_told_of = clause.kind == ClauseKind::Relative && statement.act.as_str() == "demand";
                kinds.contains(&clause.kind) && (antecedent.is_none() || is_claim || is_told_of)
            };
            // "lashed out at the press for asking whether he had urged Chad to pay"
            let around = self.clauses.lineage(place).map(|place| self.clause(place));
            let mut around = around.take_while(|clause| clause.span.start > statement.cue.end);
            if is_named && object.is_some() && around.any(is_other_thing) {
                continue;
            }
            // "called for Kim to be tried" asks nothing of Kim, nor does "said Kim must have a lawyer".
            // "said Oman needs to be stopped"
            let mut below = self.clauses.below(place).map(|below| self.clause(below));
            let is_needed = !is_named
                && clause.verb.lemma == "need"
                && below.any(|below| below.kind == ClauseKind::Infinitive && below.verb.passive);
            let is_undergone = clause.verb.passive
                || is_needed
                || !is_named && super::by_content::BEING.contains(&clause.verb.lemma.as_str());
            let is_wished = is_needed || is_undergone && self.statuses.of(place).modality == Modality::Demanded;
            // "said Oman would press Chad to wait": who asks is asked nothing.
            let asks = statement.act.as_str() == "demand"
                && !is_named
                && clause.verb.span.overlaps(statement.act_shown)
                && self.statuses.of(place).modality == Modality::Planned;
            if asks {
                return self.aimed_at(&self.all_told(&clause.objects), statement);
            }
            if let Some(asked) = self.wished_of(place, statement).filter(|_| !is_named) {
                return asked;
            }
            let subject = clause
                .subject
                .filter(|&subject| !is_wished && !self.is_empty_it(clause, subject));
            // "accused the army of lying", where the speaker is read as who lies
            let is_speaker = |subject: &usize| {
                let speaker = statement.speaker.span;
                speaker.is_some_and(|speaker| self.phrase(*subject).span.overlaps(speaker))
            };
            let subject = subject.filter(|subject| !is_speaker(subject) && (is_named || !self.is_open_it(clause)));
            let Some(subject) = subject.filter(|_| shows(clause) && !is_other(clause)) else {
                continue;
            };
            // "said Oman was a victim of Chadian raids": who suffers is blamed for nothing.
            if let Some(of) = self.suffered(clause) {
                return self.aimed_at(&of.map(|of| self.doers_of_harm(of)).unwrap_or_default(), statement);
            }
            // "said her arrest was unlawful": what is hers may have been done to her; what is a state's, it does.
            let owners = self.references.owners(subject).iter();
            // "The paper demanded that its writers be careful": whose they are, the pronoun leaves open.
            let first = self.phrase(subject).tokens.start;
            if is_named && self.tag(first) == Tag::PossessivePronoun {
                return Vec::new();
            }
            let owners: Vec<Party> = owners
                .filter(|owner| is_named || !owner.is(Trait::Person))
                .cloned()
                .collect();
            let own = self.aimed_at(&self.everybody(subject), statement);
            let mut aimed = match own.is_empty() {
                true => self.aimed_at(&owners, statement),
                false => own,
            };
            // "said the raids by Omani soldiers must stop"
            if aimed.is_empty() && !is_named && statement.act.as_str() == "demand" {
                let bodies = self.whose(subject).into_iter().filter(|doer| !doer.is(Trait::Person));
                aimed = self.aimed_at(&bodies.collect::<Vec<_>>(), statement);
            }
            // "said that people needed to know": of whom, nobody reads.
            aimed.retain(|party| is_named || party.name.contains(char::is_uppercase));
            if !aimed.is_empty() {
                return aimed;
            }
        }
        Vec::new()
    }

    fn is_blamed_on(&self, statement: &Statement) -> bool {
        let token = self.token_at(statement.cue.end.saturating_sub(1));
        let place = self.clauses.innermost(self.sentence_at(statement.cue), statement.cue);
        let clause = place
            .map(|place| self.clause(place))
            .filter(|_| ["blame", "pin"].contains(&self.lemma(token)));
        clause.is_some_and(|clause| {
            let after = self.clauses.prepositional_of(clause);
            let mut after = after.filter(|phrase| phrase.span.start > clause.verb.span.end);
            // "blamed Chad for attacks on Oman"
            let first = after.find(|phrase| ["for", "on"].contains(&phrase.preposition.as_str()));
            first.is_some_and(|on| on.preposition == "on" && self.phrase(on.object).time.is_none())
        })
    }

    /// Says whether the verb that says it names the act: "accused", not "said it was wrong".
    pub(super) fn is_named_by_cue(statement: &Statement) -> bool {
        statement.act_shown.overlaps(statement.cue)
    }

    fn all_told(&self, phrases: &[usize]) -> Vec<Party> {
        phrases.iter().flat_map(|&phrase| self.everybody(phrase)).collect()
    }

    /// Gives those who can be blamed or asked by somebody: neither himself nor his own, each with a name or as a group of
    /// some state, "British forces", but not "its forces".
    pub(super) fn aimed_at(&self, parties: &[Party], statement: &Statement) -> Vec<Party> {
        // "our allies and friends": of the friends nobody reads either whose they are.
        if parties.first().is_some_and(|party| self.is_owned_by_pronoun(party)) {
            return Vec::new();
        }
        // "complained that no official had answered"
        let is_no_one = |party: &Party| {
            party
                .span
                .is_some_and(|span| self.is_any(self.token_at(span.start), &["no"]))
        };
        // "Chad and Mali accused each other": each speaker is blamed by the others.
        let is_meant = |speaker: &Party| parties.iter().any(|party| party.is_same(speaker));
        let is_mutual = is_meant(&statement.speaker) && statement.co_speakers.iter().any(is_meant);
        let is_other = |party: &Party| is_mutual || !self.is_own_of(party, statement);
        let parties = parties.iter().filter(|party| is_other(party) && !is_no_one(party));
        let wholes = parties.flat_map(|party| self.wholes_or_self(party));
        let others = wholes.filter(|party| Self::can_answer(party) && is_other(party));
        others.map(|party| self.with_place(party)).collect()
    }

    /// Gives those whom the words themselves name as blamed or asked: there another person of the speaker's state, too, is
    /// meant: "McCain criticized Trump".
    fn aimed_directly_at(&self, parties: &[Party], statement: &Statement) -> Vec<Party> {
        let is_named = Self::is_named_by_cue(statement);
        let is_other = |party: &&Party| {
            let speakers = std::iter::once(&statement.speaker).chain(&statement.co_speakers);
            is_named && party.is(Trait::Person) && speakers.into_iter().all(|speaker| !party.is_same(speaker))
        };
        let persons: Vec<Party> = parties.iter().filter(is_other).cloned().collect();
        let others = self.aimed_at(parties, statement);
        let new = persons
            .into_iter()
            .filter(|person| !others.iter().any(|other| other.is_same(person)));
        new.chain(others.iter().cloned()).collect()
    }

    /// Says whether what stands behind an object says that it is somebody's: "accused Acme of fraud", "slammed Acme for
    /// raising prices", but not "criticized Brexit".
    fn governs_somebody(&self, statement: &Statement, object: usize) -> bool {
        let cue = self.lemma(self.token_at(statement.cue.end.saturating_sub(1)));
        let next = self.phrase(object).tokens.end;
        let is_for_doing = self.is_any(next, &["for"]) && self.tag(next + 1) == Tag::VerbGerund && cue != "blame";
        is_for_doing || cue == "accuse" && self.is_any(next, &["of"])
    }

    /// Says whether a party is the speaker or of his state.
    pub(super) fn is_own_of(&self, party: &Party, statement: &Statement) -> bool {
        // "the Omani spokesman Said Badr": of whom nothing is known but his post.
        let post = statement.office.as_ref().filter(|_| statement.speaker.entity.is_none());
        // "Cruz has a feud with the media over the Cruz campaign"
        let surname = statement.speaker.name.rsplit(' ').next().unwrap_or_default();
        let is_around = party.entity.is_none() && party.name.split(' ').any(|word| word == surname);
        self.is_of_same_state(party, &statement.speaker)
            || is_around && party.is(Trait::Group)
            || party.is_same(&statement.speaker)
            || post.is_some_and(|post| post.entity.is_some() && self.is_of_same_state(party, post))
    }

    /// Says whether the addressee is to do what is said, or not to: "urged Russia [to return the islands]", "warned it
    /// against [closing the strait]".
    fn asks_to_act(&self, statement: &Statement) -> bool {
        let first = self.clauses_told(statement).next();
        // "bemoaned in a speech to farmers the inability to pay": only what stands first is asked of the hearer.
        let begins = |clause: &Clause| {
            let start = statement.content.first().map_or(0, |content| content.start);
            let between = self.text().get(start as usize..clause.span.start as usize);
            between.is_none_or(|words| words.split_whitespace().count() <= 1)
        };
        first.is_some_and(|clause| matches!(clause.kind, ClauseKind::Infinitive | ClauseKind::Gerund) && begins(clause))
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
