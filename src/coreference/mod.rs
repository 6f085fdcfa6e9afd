//! Step 6. Mentions, Clauses → References: which entity every noun phrase means.

mod apposition;
mod binding;
mod caption;
mod choose;
mod company;
mod described_alike;
mod described_office;
mod description;
mod discourse;
mod in_role;
mod kindred_office;
mod leader;
mod lexicon;
mod medium;
mod named_later;
mod near;
mod no_person;
mod of_each;
mod of_whom;
mod office;
mod office_owner;
mod others_treaty;
mod owner;
mod passing;
mod person;
mod plural;
mod politician;
mod private_body;
mod pronoun;
mod resolve;
mod said_office;
mod setting;
mod shared_office;
mod short_body;
mod some_people;
mod teller;
mod there;
mod thought;
mod title_parts;
mod two;
mod unlinked;
mod whole_body;

pub use lexicon::{CoreferenceLexicon, HeadRule};
pub use office::{OfficeProof, OfficeReading};
pub use resolve::find_references;

use crate::clause::Clauses;
use crate::evidence::Party;
use crate::mention::Found;
use crate::ontology::RuleId;
use crate::span::Span;
use rustc_hash::FxHashMap;

/// So many names a list has at most.
const LONGEST_LIST: usize = 30;

/// Words that mean an entity, whether they name it or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The words: a name, `he`, `the two`.
    pub span: Span,
    /// Whom they mean: several for "the two leaders".
    pub parties: Vec<Party>,
    /// How the words were understood.
    pub found: Found,
    /// The rule that chose: `subject-above`.
    pub rule: RuleId,
}

/// Which entity every noun phrase means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct References {
    /// In text order.
    pub references: Vec<Reference>,
    /// What each title says of an office, in text order.
    pub offices: Vec<OfficeReading>,
    /// The places of these by the one who holds it: the entity's id, or the name.
    offices_of: FxHashMap<String, Vec<usize>>,
    /// For every noun phrase of the clauses, whom or what it means; its own words where that is nothing known.
    of_phrase: Vec<Vec<Party>>,
    /// For every noun phrase that begins with `his` or `its`, whose it is.
    of_owner: Vec<Vec<Party>>,
}

impl References {
    /// Gives whom or what a noun phrase means, alone: for "Abe and Putin" the phrase "Abe" means Abe.
    pub fn parties(&self, phrase: usize) -> &[Party] {
        self.of_phrase.get(phrase).map(Vec::as_slice).unwrap_or_default()
    }

    /// Gives whom a name means, by where it stands. `None` where no reference is just these words.
    pub fn named(&self, span: Span) -> Option<&Party> {
        let place = self
            .references
            .binary_search_by_key(&span, |reference| reference.span)
            .ok()?;
        self.references[place].parties.first()
    }

    /// Gives everybody that a noun phrase and those joined to it by `and` mean, in text order.
    ///
    /// Where the phrase itself means nothing known, what stands beside it counts: "the smaller two — Shikotan and the
    /// Habomais", "his vice president, Delcy Rodriguez".
    pub fn everybody(&self, clauses: &Clauses, phrase: usize) -> Vec<Party> {
        let mut everybody = self.everybody_in(clauses, phrase, false);
        // "Vice President and CEO Wayne Roe" is one.
        let mut place = 1;
        while let Some(party) = everybody.get(place) {
            if everybody[..place].iter().any(|kept| kept.is_same(party)) {
                everybody.remove(place);
            } else {
                place += 1;
            }
        }
        everybody
    }

    fn everybody_in(&self, clauses: &Clauses, phrase: usize, in_list: bool) -> Vec<Party> {
        let mut parties = Vec::new();
        let mut next = Some(phrase);
        while let Some(phrase) = next {
            let own = self.parties(phrase);
            let beside = clauses.noun_phrases[phrase].apposition;
            // "Chile, Peru, Ecuador, Brazil and Cuba": each of them stands beside the one before.
            if let Some(listed) = beside.filter(|&beside| self.is_list(clauses, phrase, beside, in_list)) {
                parties.extend(own.iter().cloned().chain(self.everybody_in(clauses, listed, true)));
                next = clauses.noun_phrases[phrase].conjunct;
                continue;
            }
            let beside = beside.filter(|_| own.iter().all(|party| party.entity.is_none()));
            match beside.map(|beside| self.everybody(clauses, beside)) {
                Some(beside) if beside.iter().any(|party| party.entity.is_some()) => parties.extend(beside),
                _ => parties.extend(own.iter().cloned()),
            }
            next = clauses.noun_phrases[phrase].conjunct;
        }
        parties
    }

    /// Says whether two names beside each other are two in a list: "Abe, Putin and Modi", "Abe, Putin, and Modi".
    fn is_list(&self, clauses: &Clauses, phrase: usize, beside: usize, in_list: bool) -> bool {
        let phrases = [&clauses.noun_phrases[phrase], &clauses.noun_phrases[beside]];
        let (own, other) = (self.parties(phrase), self.parties(beside));
        let is_same = own.iter().any(|own| other.iter().any(|other| own.is_same(other)));
        let is_named = phrases.iter().all(|phrase| phrase.mention.is_some());
        // "with Peru, Ecuador, Brazil and Cuba": the `and` stands before the last.
        let next = |place: &usize| clauses.noun_phrases[*place].apposition;
        let mut chain = std::iter::successors(Some(phrase), next).take(LONGEST_LIST);
        is_named && !is_same && (in_list || chain.any(|place| clauses.noun_phrases[place].conjunct.is_some()))
    }

    /// Gives the offices that an article gives somebody, each once, in the order in which it first does.
    pub fn offices_of(&self, bearer: &Party) -> impl Iterator<Item = &OfficeReading> {
        let places = self.offices_of.get(bearer_key(bearer));
        places.into_iter().flatten().map(|&place| &self.offices[place])
    }

    fn set_offices(&mut self, mut offices: Vec<OfficeReading>) {
        offices.sort_by_key(|reading| reading.span);
        offices.dedup();
        for (place, reading) in offices.iter().enumerate() {
            let key = bearer_key(&reading.bearer).to_owned();
            let of_bearer = self.offices_of.entry(key).or_default();
            let says_the_same = |&place: &usize| {
                let listed: &OfficeReading = &offices[place];
                listed.office.is_same(&reading.office) && listed.tenure == reading.tenure
            };
            if !of_bearer.iter().any(says_the_same) {
                of_bearer.push(place);
            }
        }
        self.offices = offices;
    }

    /// Changes every span: the text that was read may be another than the one that was printed.
    pub fn move_spans(&mut self, change: &impl Fn(&mut Span)) {
        let mut parties: Vec<&mut Party> = self.of_phrase.iter_mut().chain(&mut self.of_owner).flatten().collect();
        for reference in &mut self.references {
            change(&mut reference.span);
            parties.extend(&mut reference.parties);
        }
        for reading in &mut self.offices {
            change(&mut reading.span);
            parties.extend([&mut reading.bearer, &mut reading.office]);
        }
        parties
            .into_iter()
            .filter_map(|party| party.span.as_mut())
            .for_each(change);
    }

    /// Gives whose the thing is that a noun phrase names: "its invasion", "Russia's invasion"; empty if nobody's.
    pub fn owners(&self, phrase: usize) -> &[Party] {
        self.of_owner.get(phrase).map(Vec::as_slice).unwrap_or_default()
    }
}

fn bearer_key(bearer: &Party) -> &str {
    bearer.entity.as_ref().map_or(bearer.name.as_str(), |id| id.as_str())
}
