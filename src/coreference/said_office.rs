//! Offices that a clause says somebody holds: "Anna Roe is the mayor of Lyon", "was elected president of Chile", "served
//! as ambassador to Peru".

use super::office_owner::OfficeOwner;
use super::resolve::Resolver;
use super::{OfficeProof, OfficeReading};
use crate::clause::{Clause, ClauseKind, Tense};
use crate::evidence::Party;
use crate::mention::{Found, Tenure};
use crate::ontology::EntityId;
use crate::sentence::Tag;

/// Verbs that say what their subject is. Grammar.
const IS: [&str; 3] = ["be", "become", "remain"];

/// Verbs with `as` before what their subject is from then on: "took over as mayor of Lyon". Grammar.
const BEGIN: [&str; 4] = ["replace", "return", "succeed", "take over"];

/// Verbs with `as` before what their subject was until then: "resigned as mayor of Lyon". Grammar.
const END: [&str; 5] = ["quit", "resign", "retire", "stand down", "step down"];

/// Verbs whose subject is what they tell: no verbs of making, though they go with an office too. Grammar.
const SELF: [&str; 2] = ["serve", "succeed"];

/// Posts that a state gives, whichever it is. Grammar of titles.
const OF_STATE: [&str; 3] = ["Ambassador", "Minister", "Premier"];

impl Resolver<'_> {
    /// Reads the offices that clauses say somebody holds, when everything else is read.
    pub(super) fn read_said_offices(&mut self) {
        for place in 0..self.clauses.clauses.len() {
            let clause = &self.clauses.clauses[place];
            let Some((office, subject)) = self.said_office(clause) else {
                continue;
            };
            let Some(bearer) = self.said_bearer(subject) else {
                continue;
            };
            let lemma = clause.verb.lemma.as_str();
            let was = ["be", "serve"].contains(&lemma) && clause.verb.tense == Tense::Past && !clause.verb.perfect
                || END.contains(&lemma);
            let before = self.found.offices.len();
            let joined = self.clauses.joined(office).map(|(post, _)| post);
            let posts: Vec<usize> = joined
                .take_while(|&post| post == office || self.is_post(post))
                .collect();
            for &post in &posts {
                self.read_office_beside(post, subject, &bearer);
            }
            let mut told = self.found.offices.split_off(before);
            let by = self.clauses.prepositional_of(clause).find(|by| by.preposition == "by");
            let maker = match clause.verb.passive {
                true => by.map(|by| by.object),
                false => clause.subject,
            };
            if let Some(maker) = maker.filter(|&maker| maker != subject) {
                self.read_made_offices(maker, &posts, &bearer, &mut told);
            }
            // "Roe is the leader", "a leader of men": of what, the words do not tell.
            told.retain(|reading| {
                let owner = [" of ", " to ", " for "]
                    .iter()
                    .find_map(|of| Some(reading.office.name.split_once(of)?.1));
                reading.office.entity.is_some() || owner.is_some_and(|owner| owner.contains(char::is_uppercase))
            });
            for mut reading in told {
                if was && reading.tenure == Tenure::Current {
                    reading.tenure = Tenure::Former;
                }
                reading.said_in = Some(place);
                self.found.offices.push(reading);
            }
        }
    }

    /// "Trump named Mike Pompeo secretary of state": what does not tell whose it is, is of the state of the one who gives it.
    fn read_made_offices(&self, maker: usize, posts: &[usize], bearer: &Party, told: &mut Vec<OfficeReading>) {
        let [
            Party {
                entity: Some(maker), ..
            },
        ] = self.found.parties(maker)
        else {
            return;
        };
        let Some(state) = self.gazetteer.home(maker) else {
            return;
        };
        for reading in told.iter_mut().filter(|reading| reading.office.entity.is_none()) {
            if !reading.office.name.contains(" of ") && OF_STATE.iter().any(|post| reading.office.name.contains(post)) {
                let owner = Some(OfficeOwner::Of(state.party(None)));
                reading.office = self.office(&reading.office.name, owner, reading.span);
            }
        }
        let titled = |&&post: &&usize| self.name_of(post).is_some_and(|name| name.found == Found::Title);
        for &post in posts.iter().filter(titled) {
            let Some(title) = self.name_of(post).and_then(|name| name.title.as_ref()) else {
                continue;
            };
            let mut own = title.offices.iter();
            let of_state = |id: &&EntityId| self.gazetteer.home(id).is_some_and(|home| home.id == state.id);
            let (Some(office), true) = (own.find(of_state), told.is_empty()) else {
                continue;
            };
            let Some(office) = self.gazetteer.entity(office) else {
                continue;
            };
            told.push(OfficeReading {
                bearer: bearer.clone(),
                office: office.party(Some(title.span)),
                tenure: Tenure::Current,
                proof: OfficeProof::Owned,
                span: self.phrase(post).span,
                said_in: None,
            });
        }
    }

    /// Gives the office that a clause says its subject holds, with the subject; not what may be, will be or is denied.
    fn said_office(&self, clause: &Clause) -> Option<(usize, usize)> {
        let verb = &clause.verb;
        let is_fact = !verb.negated && verb.modal.is_none() && !matches!(verb.tense, Tense::Future | Tense::None);
        let is_told = matches!(
            clause.kind,
            ClauseKind::Main | ClauseKind::Relative | ClauseKind::Parenthetical
        );
        let subject = clause.subject.filter(|_| is_fact && is_told)?;
        // "a former adviser to John Roe who is now a director": without a comma, somebody else may be meant.
        let before = clause.introducer.and_then(|who| who.checked_sub(1));
        let is_apart = before.is_some_and(|before| matches!(self.tag(before), Tag::Comma | Tag::Dash));
        if clause.kind == ClauseKind::Relative && !is_apart {
            return None;
        }
        let lemma = verb.lemma.as_str();
        let object = || clause.objects.first().copied();
        let as_office = || {
            let mut phrases = self.clauses.prepositional_of(clause);
            phrases
                .find(|phrase| phrase.preposition == "as")
                .map(|phrase| phrase.object)
        };
        // "Chad named Lena Koch ambassador to Peru"
        let makes = !verb.passive && self.lexicon.makes(lemma) && !IS.contains(&lemma) && !SELF.contains(&lemma);
        let made = object().filter(|_| makes && lemma != "nominate");
        let subject = made.unwrap_or(subject);
        let office = match lemma {
            _ if IS.contains(&lemma) => object(),
            _ if made.is_some() => clause.objects.get(1).copied().or_else(as_office),
            "take" if !verb.passive && object().is_some_and(|office| self.head(office) == "office") => as_office(),
            _ if !verb.passive && (lemma == "serve" || BEGIN.contains(&lemma) || END.contains(&lemma)) => as_office(),
            // "was elected president of Chile", "was named as ambassador to Peru"; who is nominated holds nothing yet.
            _ if verb.passive && self.lexicon.makes(lemma) && lemma != "nominate" => object().or_else(as_office),
            _ => None,
        }?;
        // "Roe is one of the presidents", "Roe and Poe are ministers of Chile"
        let is_next = self.phrase(office).tokens.clone().any(|token| self.is(token, "next"));
        let is_one = self.clauses.noun_phrases[subject].conjunct.is_none() && !is_next;
        (is_one && self.clauses.noun_phrases[office].head > self.clauses.noun_phrases[subject].head)
            .then_some((office, subject))
    }

    /// Gives the person that a subject means, known or named in full.
    fn said_bearer(&self, subject: usize) -> Option<Party> {
        let [party] = self.found.parties(subject) else {
            return None;
        };
        let first = self.tag(self.phrase(subject).tokens.start);
        let may_stand = match first {
            Tag::Pronoun => self.is_named_near(party, subject),
            // "the Ohio farmer who is the head of the panel"
            Tag::Determiner => party.entity.is_some(),
            _ => true,
        };
        if !may_stand {
            return None;
        }
        let is_named = party.entity.is_some()
            || party.name.split(' ').count() > 1
                && party.name.split(' ').all(|word| word.starts_with(char::is_uppercase));
        let is_person = is_named && party.may_be_person();
        is_person.then(|| Party {
            kind: Some(self.gazetteer.own_kinds().person.clone()),
            ..party.clone()
        })
    }

    /// Says whether a name of the one whom a pronoun means stands in its sentence or the one before: farther off, a
    /// pronoun is guessed too often.
    fn is_named_near(&self, party: &Party, subject: usize) -> bool {
        let sentence = self.sentence_of(subject);
        let near = self.clauses.phrases_of(sentence.saturating_sub(1)).start..subject;
        let mut named = near.filter(|&phrase| self.name_of(phrase).is_some());
        named.any(|phrase| self.found.parties(phrase).iter().any(|other| other.is_same(party)))
    }
}
