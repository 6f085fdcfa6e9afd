//! "The two", "the two leaders", "both countries" → which two.

use super::discourse::Salient;
use super::resolve::Resolver;
use crate::evidence::Party;
use crate::mention::Mention;
use crate::ontology::Trait;
use crate::sentence::Tag;

/// Prepositions before a place where something happens, which takes no part in it: "met in Sweden".
const PLACES: [&str; 6] = ["across", "at", "in", "inside", "near", "outside"];

/// Those who are against each other, or talk. Grammar.
const SIDE: &str = "side";

/// So many sentences back somebody may still be one of "the two".
const REACH: usize = 3;

/// So many for sides: a quarrel is told of at length.
const SIDES_REACH: usize = 4;

impl Resolver<'_> {
    /// Gives the two that a noun phrase with "the two" or "both" means; empty where it means no two that are known.
    pub(super) fn two_meant(&self, phrase: usize, head: &str, plural: bool) -> Vec<Party> {
        let noun_phrase = self.phrase(phrase);
        let first = self.small(noun_phrase.tokens.start);
        let is_two = first == "both" || noun_phrase.tokens.clone().any(|token| self.is(token, "two"));
        let is_bare = noun_phrase.tokens.len() == 2 && self.tag(noun_phrase.head) == Tag::Number
            || first == "both" && noun_phrase.tokens.len() == 1;
        // "both the press and the courts", "both sides of the aisle", "both by her wit and her work"
        let is_other = !(plural || is_bare) || self.behind(phrase).any(|behind| behind.preposition == "of");
        if !is_two || is_other || noun_phrase.conjunct.is_some() {
            return Vec::new();
        }
        if head == SIDE {
            return self.two_sides(phrase);
        }
        let is_state_noun =
            self.lexicon.is_government(head) || self.lexicon.kinds(head).iter().any(|kind| kind.is(Trait::State));
        let person = |salient: &Salient| salient.is_person().then(|| salient.party.clone());
        if is_state_noun {
            return match first {
                // "Ties between our two countries are good": which, only who speaks can tell.
                "our" | "your" => Vec::new(),
                // "The leaders agreed to deepen trade between their two nations"
                "their" => self.latest_two(phrase, |salient| {
                    salient.is_person().then(|| self.led_by(salient)).flatten()
                }),
                _ => self.two_states(phrase),
            };
        }
        if self.lexicon.is_person(head) {
            return self.latest_two(phrase, person);
        }
        if !is_bare {
            return Vec::new();
        }
        let is_state = |salient: &Salient| salient.party.is(Trait::State);
        let latest = self.discourse.find(|salient| salient.is_person() || is_state(salient));
        match latest {
            Some(salient) if salient.is_person() => self.latest_two(phrase, person),
            Some(_) => self.two_states(phrase),
            None => Vec::new(),
        }
    }

    /// Gives the two that the latest sentence with two states or bodies names: "Oman shelled Chad. Both sides must stop".
    ///
    /// None where it names three. Who speaks to both is neither: "Peru urged both sides", nor is a state that only says
    /// whose minister speaks. Where no sentence names two, it is two that act of which different sentences tell.
    fn two_sides(&self, phrase: usize) -> Vec<Party> {
        let sentence = self.sentence_of(phrase);
        let around: Vec<usize> = match self.clauses.around(phrase) {
            Some(clause) if self.subject_of[phrase] != Some(clause) => vec![clause],
            _ => Vec::new(),
        };
        let groups = self.lexicon.kinds("group");
        let is_side = |salient: &&Salient| {
            let party = &salient.party;
            // Groups take sides, media and ministries do not.
            let is_group = || party.kind.as_ref().is_some_and(|kind| groups.contains(kind));
            let is_body = party.entity.is_some() && (party.is(Trait::State) || is_group());
            let acts_here = salient.subject_of.is_some_and(|clause| around.contains(&clause));
            is_body && !acts_here && !self.is_scene(salient) && !self.is_in_title(salient)
        };
        let near = self.discourse.latest();
        let near = near.take_while(|salient| sentence.saturating_sub(salient.sentence) <= SIDES_REACH);
        let near: Vec<&Salient> = near.filter(is_side).collect();
        for there in near.chunk_by(|one, other| one.sentence == other.sentence) {
            let mut parties: Vec<Party> = Vec::new();
            for salient in there.iter().rev() {
                if !parties.iter().any(|party| party.is_same(&salient.party)) {
                    parties.push(salient.party.clone());
                }
            }
            match parties.len() {
                2 => return parties,
                1 => {}
                _ => return Vec::new(),
            }
        }
        match around.is_empty() {
            true => self.two_states(phrase),
            false => Vec::new(),
        }
    }

    /// Says whether a state only says whose somebody is: "French President Macron", "the US envoy", "the American Joe Roe".
    fn is_in_title(&self, salient: &Salient) -> bool {
        let mut phrases = self.clauses.phrases_of(salient.sentence);
        salient.modifies
            && phrases.any(|phrase| {
                let holds = self.phrase(phrase).span.contains(salient.span);
                let head = self.lemma(self.phrase(phrase).head);
                // "the American Joshua Roe": whoever bears an unknown name behind a people is one of it.
                let is_one = |name: &Mention| name.is(Trait::Person) || name.kind.is_none();
                let is_person = self.name_of(phrase).is_some_and(is_one);
                holds && (is_person || self.lexicon.is_person(head))
            })
    }

    /// Gives the two states spoken of, or those that are led by who is: "Abe met Putin. The two countries agreed".
    fn two_states(&self, phrase: usize) -> Vec<Party> {
        let state = |salient: &Salient| salient.party.is(Trait::State).then(|| salient.party.clone());
        let named = self.latest_two(phrase, state);
        match named.is_empty() {
            true => self.latest_two(phrase, |salient| state(salient).or_else(|| self.led_by(salient))),
            false => named,
        }
    }

    /// Gives the state that somebody leads.
    fn led_by(&self, salient: &Salient) -> Option<Party> {
        let led = self.state_led(salient.party.entity.as_ref()?)?;
        Some(self.gazetteer.entity(led)?.party(None))
    }

    /// Gives the latest two parties that are meant, in text order, where no third stands in the same sentence as the
    /// earlier of them.
    fn latest_two(&self, phrase: usize, meant: impl Fn(&Salient) -> Option<Party>) -> Vec<Party> {
        let sentence = self.sentence_of(phrase);
        let near = self.discourse.latest();
        let near = near.take_while(|salient| sentence.saturating_sub(salient.sentence) <= REACH);
        let mut two: Vec<(Party, usize)> = Vec::new();
        for salient in near.filter(|salient| !self.is_scene(salient)) {
            let Some(party) = meant(salient) else { continue };
            if two.iter().any(|(other, _)| other.is_same(&party)) {
                continue;
            }
            match two.as_slice() {
                // "Abe told Putin that Modi had left. The two shook hands": nobody knows which.
                [_, (_, earlier)] if *earlier == salient.sentence => return Vec::new(),
                [_, _] => break,
                _ => two.push((party, salient.sentence)),
            }
        }
        two.reverse();
        match two.len() {
            2 => two.into_iter().map(|(party, _)| party).collect(),
            _ => Vec::new(),
        }
    }

    /// Says whether something is only where the rest happens: "in Sweden".
    fn is_scene(&self, salient: &Salient) -> bool {
        let before = self.token_at(salient.span.start).checked_sub(1);
        before.is_some_and(|token| self.is_any(token, &PLACES))
    }
}
