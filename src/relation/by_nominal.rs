//! Relations that a noun tells as an act: "the Russian invasion of Ukraine", "US-led sanctions against Iran", "talks
//! between Japan and Russia".

use super::Relation;
use super::finder::{Firing, RelationFinder};
use super::rule::{NominalFrame, RelationRule, VerbEnd, VerbFrame};
use crate::evidence::Party;
use crate::moment::Moment;
use crate::ontology::{Aspect, Modality, Trait};
use crate::sentence::Tag;
use crate::span::Span;
use crate::status::Status;

/// The second parts of compounds whose first part acts: "US-led".
const ACTING: [&str; 4] = ["led", "imposed", "brokered", "mediated"];

impl RelationFinder<'_> {
    /// Finds the relations that a noun at a token of a phrase tells.
    pub(super) fn find_nominal(&self, phrase: usize, token: usize, relations: &mut Vec<Relation>) {
        let mut is_done = None;
        // "tense relations" tell something else than "relations".
        let before = token.checked_sub(1).filter(|&before| {
            before >= self.phrase(phrase).tokens.start && self.lexicon.ends_nominal(self.lemma(token))
        });
        let two = before.map(|before| format!("{} {}", self.small(before), self.lemma(token)));
        let two = two.filter(|two| self.lexicon.by_nominal(two).next().is_some());
        let two = two.or_else(|| self.noun_with_of(phrase, token));
        for (rule, frame) in self.lexicon.by_nominal(two.as_deref().unwrap_or(self.lemma(token))) {
            let when = self.time_of(phrase);
            // "On his trip to Asia next month, …"
            let comes = |moment: &Moment| self.article.published.is_some_and(|day| moment.lies_after(day));
            // "Her meeting with Putin on Thursday was the first": it has been.
            let when = when.filter(|when| !comes(when) || !self.is_past_subject(phrase));
            let is_to_come = when.as_ref().is_some_and(comes);
            let is_ahead = is_to_come || self.is_ahead(phrase);
            let is_told = || match is_ahead {
                true => self.is_real(phrase, token),
                false => self.is_told_as_done(phrase, token),
            };
            if !*is_done.get_or_insert_with(is_told) {
                return;
            }
            let mut status = match is_ahead {
                true => self.statuses.of_noun(phrase).clone(),
                false if self.is_consulting(rule) => self.told_of_subject(phrase),
                false => Status::default(),
            };
            if status.modality == Modality::Supposed {
                continue;
            }
            if is_to_come && status.is_fact() {
                status.modality = Modality::Planned;
            }
            let found = Firing {
                rule,
                trigger: self.span(token),
                when,
                place: None,
                status,
                describes: true,
                evidence: None,
            };
            if self.lexicon.is_symmetric(&rule.relation) {
                self.make_mutual(&found, frame, (phrase, token), relations);
            } else {
                let (mut actors, mut recipients) = self.nominal_ends((rule, frame), phrase, token);
                // "after the massacre she wrote": who tells of it then has no part in it.
                let is_of_subject = || self.is_done_by_subject(phrase) || self.is_said_in(rule, phrase);
                if actors.is_empty() && (self.is_consulting(rule) || is_of_subject()) {
                    actors = self.attending(phrase);
                }
                if self.is_protest(rule) {
                    recipients.extend(self.opposed(phrase, token));
                    let home = match actors.is_empty() {
                        true => self.home_of_protest(phrase),
                        false => Vec::new(),
                    };
                    if recipients.is_empty() && self.is_against_government(phrase, token) {
                        let places = [home.as_slice(), actors.as_slice()].concat();
                        recipients = self.governments_at(places.iter());
                    }
                    actors = match actors.is_empty() && home.is_empty() {
                        true => self.protesters_at(phrase),
                        false => [self.protesters_of(&found, actors), self.people_at(&found, home)].concat(),
                    };
                }
                let listed = self.lexicon.relation_type(&rule.relation);
                // "protests against Putin spread", but "students formed a chain against Putin": they are named.
                let around = self.clauses.around(phrase).map(|around| self.clause(around));
                let is_object = around.is_some_and(|clause| clause.objects.contains(&phrase));
                let is_nameless = self.is_protest(rule) && actors.is_empty() && !is_object;
                let is_verbal = listed.is_some_and(|listed| self.is_verbal(listed)) || self.is_protest(rule);
                // "Chad's ban on Malian mangoes", "the seizure of a Malian yacht"
                let takes_owner = is_verbal || self.is_of_class(rule, &["SANCTION", "COERCE-seize"]);
                if takes_owner
                    && recipients
                        .iter()
                        .all(|party| party.entity.is_none() && !party.is_agent())
                {
                    recipients = self.whose_after(phrase, &frame.toward).unwrap_or(recipients);
                }
                if recipients.is_empty() {
                    recipients = self.aim_of_noun(phrase);
                    actors.retain(|actor| !recipients.iter().any(|target| target.is_same(actor)));
                }
                if recipients.is_empty() && listed.is_some_and(|listed| self.is_promise(listed)) {
                    recipients = self.benefiting_of_noun(phrase);
                }
                // "the suspension of relations with Chad"
                // "Oman's gift of masks and tents to Chad"
                let is_of_thing =
                    two.as_deref().is_some_and(|two| two.contains(" of ")) || self.is_of_class(rule, &["AID"]);
                if recipients.is_empty() && is_of_thing {
                    let of = self.behind(phrase).find(|of| of.preposition == "of");
                    let parts = of.into_iter().flat_map(|of| self.clauses.joined(of.object));
                    recipients = parts.flat_map(|(part, _)| self.along(part, &frame.toward)).collect();
                }
                if recipients.is_empty() && self.is_threat(rule) {
                    recipients = self.undergoing_in(&self.infinitive_behind(phrase));
                }
                if recipients.is_empty() {
                    recipients = self.inside(self.phrase(phrase), token, &frame.toward);
                }
                let mut acting = self.acting(&actors);
                if is_nameless {
                    acting.push(self.nameless(&found, phrase));
                }
                self.make(&found, &acting, &self.struck(rule, &recipients), relations);
            }
        }
    }

    /// "Japan's talks with Russia", "US-China talks", "the meeting of Abe and Putin"
    fn make_mutual(
        &self,
        found: &Firing,
        frame: &NominalFrame,
        (phrase, token): (usize, usize),
        relations: &mut Vec<Relation>,
    ) {
        // "The Korean War" is no war of Korea's.
        let is_name = self
            .name_of(phrase)
            .is_some_and(|name| name.span.contains(found.trigger));
        let doers = if is_name {
            self.references.owners(phrase).to_vec()
        } else {
            self.doers(phrase, token)
        };
        let mut owners = self.acting(&doers);
        // "after talks, Chad and Mali agreed", but "Chad and Mali met Putin after a rift" tells of no rift between them.
        let relation_type = self.lexicon.relation_type(&found.rule.relation);
        let attend = owners.is_empty() && relation_type.is_some_and(|listed| listed.aspect == Aspect::Event);
        if attend {
            owners = self.acting(&self.attending(phrase));
        }
        let others = self.acting(&self.along(phrase, &frame.toward));
        if !owners.is_empty() && !others.is_empty() {
            return self.make(found, &owners, &others, relations);
        }
        // "joint drills by Abe and Putin"
        let words: &[&str] = match self.is_of_class(found.rule, &["COOPERATE"]) {
            true => &["between", "of", "among", "by"],
            false => &["between", "of", "among"],
        };
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        // "after meeting with the presidents of Chad and Mali": these have not met each other.
        let is_with = self
            .behind(phrase)
            .any(|behind| frame.toward.contains(&behind.preposition));
        let among = match is_with {
            true => Vec::new(),
            false => self.acting(&self.along(phrase, &words)),
        };
        // "the Syrian and Yemeni conflicts" are two.
        let apart = self.tag(self.phrase(phrase).head) == Tag::PluralNoun && self.joins_before(phrase);
        let together = match among.len() > 1 {
            true => among,
            false if apart || attend && self.are_colleagues(found.rule, &owners) => return,
            false => owners,
        };
        for (first, actor) in together.iter().enumerate() {
            self.make(found, std::slice::from_ref(actor), &together[first + 1..], relations);
        }
    }

    /// Says whether `and` joins what stands before the head of a phrase.
    fn joins_before(&self, phrase: usize) -> bool {
        let noun_phrase = self.phrase(phrase);
        let mut before = noun_phrase.tokens.start..noun_phrase.head;
        before.any(|token| self.is(token, "and"))
    }

    fn nominal_ends(
        &self,
        (rule, frame): (&RelationRule, &NominalFrame),
        phrase: usize,
        token: usize,
    ) -> (Vec<Party>, Vec<Party>) {
        let recipients = self.along(phrase, &frame.toward);
        let by = self.along(phrase, &["by".to_owned()]);
        if !by.is_empty() {
            // "Ukraine's invasion by Russia", "the Saudi visit by Putin", but not "an Israeli strike by drones"
            let is_undergone = frame.toward.iter().any(|word| word == "of") || self.is_consulting(rule);
            let owners = || match is_undergone {
                true => self.doers(phrase, token),
                false => Vec::new(),
            };
            let recipients = if recipients.is_empty() { owners() } else { recipients };
            return (by, recipients);
        }
        let doers = self.doers(phrase, token);
        if !doers.is_empty() {
            return (doers, recipients);
        }
        (self.doers_behind(phrase, frame), recipients)
    }

    /// Gives whose act a noun tells by what stands before it: "Japan's visit", "the Russian invasion", "US-led strikes".
    pub(super) fn doers(&self, phrase: usize, token: usize) -> Vec<Party> {
        let owners = self.references.owners(phrase);
        if !owners.is_empty() {
            return owners.to_vec();
        }
        let mut doers = Vec::new();
        let is_name = self
            .name_of(phrase)
            .is_some_and(|name| name.span.contains(self.span(token)));
        for before in self.phrase(phrase).tokens.start..token {
            let span = self.span(before);
            // "the Russian invasion of Ukraine" is a name by itself.
            if is_name {
                let named = self.gazetteer.named(span.slice(self.text())).into_iter();
                let states = named.filter(|state| state.kind.is(Trait::State));
                doers.extend(states.map(|state| state.party(Some(span))));
            }
            let inside = self.references_in(span).iter().flat_map(|reference| &reference.parties);
            let bodies = inside
                .clone()
                .filter(|party| party.is(Trait::Body) && !party.is(Trait::Office));
            match self.word(before).split_once(['-', '\u{2010}', '\u{2011}', '\u{2013}']) {
                // "Russian-held", "Saudi-backed" tell of something else.
                // "anti-US riots" are not of the US.
                Some((first, _)) if first.eq_ignore_ascii_case("anti") => {}
                Some((first, second)) if !ACTING.contains(&second) => {
                    // "US-Chinese", "the Trump-Putin summit", but not "anti-US"
                    let people = inside.filter(|party| party.is(Trait::Person) && self.is_of_people(phrase, token));
                    let both: Vec<Party> = bodies.chain(people).cloned().collect();
                    let are_names = first.starts_with(char::is_uppercase) && second.starts_with(char::is_uppercase);
                    doers.extend(both.into_iter().filter(|_| are_names));
                }
                _ => doers.extend(bodies.cloned()),
            }
        }
        doers.extend(self.long_named_before(phrase, token));
        if doers.is_empty() {
            doers.extend(self.west(phrase, token));
            doers.extend(self.doers_of_carrying(phrase));
        } else {
            doers.splice(0..0, self.sharing_act(phrase));
        }
        doers
    }

    /// Gives the states and bodies of more than one word that stand before a noun: "European Union sanctions", "South Korean
    /// strikes", but not "South Korean-backed".
    fn long_named_before(&self, phrase: usize, token: usize) -> Vec<Party> {
        let before = Span {
            start: self.phrase(phrase).span.start,
            end: self.span(token).start,
        };
        let is_long = |span: Span| self.token_at(span.start) < self.token_at(span.end.saturating_sub(1));
        let is_whole = |span: Span| self.text()[span.end as usize..].starts_with([' ', '/']);
        let inside = self.references_in(before).iter();
        let long = inside.filter(|reference| is_long(reference.span) && is_whole(reference.span));
        let parties = long.flat_map(|reference| &reference.parties);
        // "a White House meeting" is held there: a state's own houses do not act by their name alone.
        let is_own = |party: &Party| {
            party
                .entity
                .as_ref()
                .is_some_and(|id| self.gazetteer.home(id).is_none())
        };
        let is_body = |party: &&Party| party.is(Trait::State) || party.is(Trait::Body) && is_own(party);
        let known = parties.filter(|party| party.entity.is_some() && !party.is(Trait::Office));
        known.filter(is_body).cloned().collect()
    }

    /// Says whether an act that a noun names has been done: "the invasion of Ukraine", but not "a planned visit", "called
    /// for sanctions", "no attack", "could lead to attacks".
    pub(super) fn is_told_as_done(&self, phrase: usize, token: usize) -> bool {
        self.statuses.of_noun(phrase).is_fact() && self.is_real(phrase, token)
    }

    /// "The talks between Japan and Russia will be about trade", "would be short": they are still to come, or may be.
    fn told_of_subject(&self, phrase: usize) -> Status {
        let around = self.clauses.around(phrase);
        let around = around.filter(|&around| self.clause(around).subject == Some(phrase));
        let told = around.map(|around| self.statuses.of(around));
        let is_open = |status: &&Status| matches!(status.modality, Modality::Planned | Modality::Supposed);
        let told = told.filter(|status| is_open(status) && !status.is_denied() && self.time_of(phrase).is_none());
        told.cloned().unwrap_or_default()
    }

    /// "ahead of Abe's visit to Moscow": what is still to come when something happens.
    fn is_ahead(&self, phrase: usize) -> bool {
        let status = self.statuses.of_noun(phrase);
        let is_planned = status.modality == Modality::Planned && !status.is_denied();
        is_planned && status.signs.iter().any(|sign| sign.rule.as_str() == "ahead")
    }

    /// Says whether no word around a noun makes its act one that is not there.
    fn is_real(&self, phrase: usize, token: usize) -> bool {
        let noun_phrase = self.phrase(phrase);
        // "former president Roe's visit" is no former visit.
        let owned = (noun_phrase.tokens.start..token).rfind(|&mark| self.tag(mark) == Tag::Possessive);
        let mut before = owned.unwrap_or(noun_phrase.tokens.start)..token;
        if before.any(|token| self.lexicon.is_unreal(self.lemma(token))) {
            return false;
        }
        if let Some(governor) = noun_phrase.governed_by.map(|place| &self.clauses.prepositional[place]) {
            let noun = governor.after.map(|after| self.head(after));
            // "nearing a deal", but not "near the border of Chad"
            let is_unreal = governor.preposition != "near" && self.lexicon.is_unreal(&governor.preposition);
            if is_unreal || noun.is_some_and(|noun| self.lexicon.is_unreal(noun)) {
                return false;
            }
        }
        let Some(around) = self.clauses.around(phrase) else {
            return true;
        };
        let clause = self.clause(around);
        let own = |place: &usize| self.clauses.prepositional[*place].object == phrase;
        let governed = clause.objects.contains(&phrase) || clause.prepositional.iter().any(own);
        let is_subject = clause.subject == Some(phrase);
        // "would make his first visit": what the verb carries, its own frame tells.
        let noun = self.lemma(token);
        // "dismissed accusations against Chad": what acts on whose the noun is, does not carry it.
        let is_of_owner =
            |frame: &VerbFrame| matches!(frame.frame.recipient, VerbEnd::ObjectOwner | VerbEnd::OwnerAfter(_));
        let carries = |frame: &VerbFrame| frame.on.object.contains(noun) && !is_of_owner(frame);
        let carried = clause.objects.contains(&phrase) || is_subject && clause.verb.passive;
        if carried
            && self
                .lexicon
                .by_verb(&clause.verb.lemma)
                .any(|(_, frame)| carries(frame))
        {
            return false;
        }
        if governed && self.lexicon.is_unreal(&clause.verb.lemma) && !clause.verb.passive
            || is_subject && clause.verb.passive && self.lexicon.is_unreal(&clause.verb.lemma)
        {
            return false;
        }
        let mut adjectives = clause.adjectives.iter().filter(|_| is_subject);
        if adjectives.any(|&adjective| self.lexicon.is_unreal(self.small(adjective))) {
            return false;
        }
        let first = noun_phrase.tokens.start;
        let definite = self.tag(first) == Tag::PossessivePronoun
            || noun_phrase.possessor.is_some()
            || ["the", "this", "these"]
                .iter()
                .any(|word| self.word(first).eq_ignore_ascii_case(word));
        definite || self.statuses.of(around).is_fact()
    }
}
