//! Which person a name or an office means: by title, by who else is named, and by who was in office on the day.

use super::discourse::Salient;
use super::resolve::Resolver;
use crate::mention::{Entity, Mention, Tenure, Term, Title};
use crate::ontology::EntityId;
use crate::sentence::{Quotation, Tag};
use chrono::{Days, NaiveDate};
use rustc_hash::FxHashSet;

/// How long after leaving office people are still called by their family name alone.
const REMEMBERED: Days = Days::new(3653);

/// A quotation around a name is one of so many last that have begun before it.
const NEAR_QUOTATIONS: usize = 4;

/// A name introduces somebody for so many sentences, where a better-known one bears it too.
const NAMESAKE: usize = 3;

/// Of two presidents the one who is named so many times as often is "the president".
const FOREMOST: usize = 3;

/// How long before a term its holder is in the news as elected or designate.
const EXPECTED: Days = Days::new(150);

impl Resolver<'_> {
    /// Gives whom a family name, or a name that several people bear, means; nobody where two are as likely.
    pub(super) fn choose_person<'e>(
        &self,
        mention: &Mention,
        people: &[&'e Entity],
    ) -> (Option<&'e Entity>, &'static str) {
        let title = mention.title.as_ref().filter(|title| !title.offices.is_empty());
        let titled: Vec<&Entity> = match title {
            Some(title) => self.held_as_told(people, title),
            None => Vec::new(),
        };
        if let [only] = titled.as_slice() {
            return (Some(only), "title-on-date");
        }
        let people = if titled.is_empty() { people } else { &titled };
        if titled.is_empty() && self.is_namesake_nearer(mention, people) {
            return (None, "namesake");
        }
        if let Some(person) = self.named_in_full(mention, people) {
            return (Some(person), "named-in-full");
        }
        let weak = mention.candidates.iter().all(|candidate| candidate.weak) && title.is_none();
        let Some(day) = self.article.published else {
            return match (
                self.of_named_states(people),
                self.all_of_named_states(people).as_slice(),
            ) {
                (Some(person), _) if !weak => (Some(person), "only-one-of-state"),
                (_, [only]) => (Some(only), "only-one-of-state"),
                _ => (None, "ambiguous"),
            };
        };
        // "President Bush" years after both: nothing tells which.
        if title.is_some_and(|title| title.tenure == Tenure::Current) && titled.is_empty() {
            return (self.of_long_ago(mention, people, day), "office-long-ago");
        }
        let in_office = |person: &&&Entity| person.offices.iter().any(|term| term.days().contains(day));
        let holding: Vec<&Entity> = people.iter().filter(in_office).copied().collect();
        if weak {
            // "Johnson told the BBC that British doses would go": many are called Johnson.
            return match self.all_of_named_states(&holding).as_slice() {
                [only] => (Some(only), "office-and-state"),
                _ => (None, "ambiguous"),
            };
        }
        if !holding.is_empty() {
            return match self.of_named_states(&holding) {
                Some(person) => (Some(person), "office-on-date"),
                None => (None, "ambiguous"),
            };
        }
        let around = |person: &&&Entity| person.offices.iter().any(|term| is_around(term, day));
        let remembered: Vec<&Entity> = people.iter().filter(around).copied().collect();
        match self.of_named_states(&remembered) {
            Some(person) => (Some(person), "office-before"),
            None => (self.of_long_ago(mention, people, day), "office-long-ago"),
        }
    }

    /// Says whether somebody else of this family name was introduced last: "Kim Jong Un … the minister, Kim Song Pil, said
    /// … Kim said".
    fn is_namesake_nearer(&self, mention: &Mention, people: &[&Entity]) -> bool {
        // Where the family name comes first: "Johnson" is nobody called "Johnson Forbes".
        let name = mention.span.slice(self.text());
        let comes_first = people.iter().any(|person| person.label.starts_with(name));
        let Some(namesake) = self.unlinked_namesake(mention).filter(|_| comes_first) else {
            return false;
        };
        // "the chief negotiator, Kim Myong Gil … negotiator Kim": called by what he was introduced as.
        let before = self.token_at(mention.span.start).checked_sub(1);
        let called = before
            .filter(|&token| self.tag(token) == Tag::Noun)
            .map(|token| self.small(token));
        let is_called = |salient: &Salient| {
            let same = salient.party.entity.is_none() && salient.party.name.starts_with(name);
            same && salient.described_as.as_deref() == called
        };
        if called.is_some() && self.discourse.find(is_called).is_some() {
            return true;
        }
        let is_known = |id: &EntityId| people.iter().any(|person| person.id == *id);
        let known = self
            .discourse
            .find(|salient| salient.party.entity.as_ref().is_some_and(is_known));
        let sentence = self.sentence_at(self.mentions[namesake].span);
        // "“Moon told Trump what Kim said,” Kim Eui Sun said": nobody calls himself so.
        let is_told = |quotation: &Quotation| quotation.span.contains(mention.span);
        let quotations = &self.sentences.quotations;
        let begun = quotations.partition_point(|quotation| quotation.span.start <= mention.span.start);
        if quotations[..begun].iter().rev().take(NEAR_QUOTATIONS).any(is_told) {
            return false;
        }
        let is_near = self.sentence_at(mention.span) - sentence <= NAMESAKE;
        is_near && known.is_none_or(|known| known.sentence < sentence)
    }

    /// Gives the only one, long out of office, if the sentence is dated to that time or the article is about that state:
    /// "In a 1998 speech, Yeltsin said".
    fn of_long_ago<'e>(&self, mention: &Mention, people: &[&'e Entity], day: NaiveDate) -> Option<&'e Entity> {
        let [only] = people else { return None };
        let begun = only
            .offices
            .iter()
            .any(|term| term.from.is_some_and(|from| from <= day));
        let home = self.gazetteer.home(&only.id);
        let about = home.is_some_and(|home| self.company.concerns(&home.id));
        let sentence = self
            .sentence_around(mention.span)
            .map_or(mention.span, |sentence| sentence.span);
        let mut days = self.times_in(sentence).iter().filter_map(|time| time.value.bounds());
        let dated = days.any(|days| only.offices.iter().any(|term| overlaps(term, days)));
        Some(*only).filter(|_| begun && (about || dated))
    }

    /// Keeps the people who held an office of the title when the words say so.
    fn held_as_told<'e>(&self, people: &[&'e Entity], title: &Title) -> Vec<&'e Entity> {
        let held = |person: &&&Entity| {
            let mut terms = person
                .offices
                .iter()
                .filter(|term| title.offices.contains(&term.office));
            terms.any(|term| self.article.published.is_none_or(|day| fits(term, title.tenure, day)))
        };
        let mut fitting: Vec<&Entity> = people.iter().filter(held).copied().collect();
        // An article from June may tell of President Bush in January: whoever left last.
        if fitting.is_empty()
            && title.tenure == Tenure::Current
            && let Some(day) = self.article.published
        {
            let before = |person: &&&Entity| {
                let mut terms = person
                    .offices
                    .iter()
                    .filter(|term| title.offices.contains(&term.office));
                terms.any(|term| term.from.is_some_and(|from| from <= day) && is_around(term, day))
            };
            fitting = people.iter().filter(before).copied().collect();
        }
        fitting
    }

    /// Gives the one whom the article names in full; of several the one whose gender the sentence goes on with, or the
    /// latest before.
    fn named_in_full<'e>(&self, mention: &Mention, people: &[&'e Entity]) -> Option<&'e Entity> {
        let mut named: Vec<&Entity> = people.to_vec();
        named.retain(|person| self.company.names_in_full(&person.id));
        if named.len() > 1
            && let Some(gender) = self.gender_after(mention)
        {
            // "Bill Clinton … Clinton allowed her staff": his wife, if she is named as well.
            named.retain(|person| person.gender == Some(gender));
        }
        match named.as_slice() {
            [only] => Some(only),
            [] => None,
            several => {
                let is_one = |id: &EntityId| several.iter().any(|person| person.id == *id);
                let latest = self
                    .discourse
                    .find(|salient| salient.party.entity.as_ref().is_some_and(is_one))?;
                let id = latest.party.entity.as_ref();
                several.iter().find(|person| Some(&person.id) == id).copied()
            }
        }
    }

    /// Gives the gender of the first "he" or "she" behind a mention in its sentence.
    fn gender_after(&self, mention: &Mention) -> Option<char> {
        let sentence = self.sentences.sentences.get(self.sentence_at(mention.span))?;
        let tokens = self.sentences.tokens_of(sentence).iter();
        let behind = tokens.filter(|token| token.span.start >= mention.span.end);
        let mut genders = behind.filter_map(|token| match token.span.slice(self.text()) {
            "he" | "him" | "his" | "himself" => Some('m'),
            "she" | "her" | "hers" | "herself" => Some('f'),
            _ => None,
        });
        genders.next()
    }

    /// Gives the only one; of several the only one of a state that the article names.
    fn of_named_states<'e>(&self, people: &[&'e Entity]) -> Option<&'e Entity> {
        match (people, self.all_of_named_states(people).as_slice()) {
            ([only], _) | (_, [only]) => Some(only),
            _ => None,
        }
    }

    fn all_of_named_states<'e>(&self, people: &[&'e Entity]) -> Vec<&'e Entity> {
        let is_named = |person: &&&Entity| {
            let home = self.gazetteer.home(&person.id);
            home.is_some_and(|home| self.company.states().contains(&home.id))
        };
        people.iter().filter(is_named).copied().collect()
    }

    /// Gives who holds the office that a title names: "the Russian leader"; on the days that are spoken of, if others.
    pub(super) fn choose_holder(
        &self,
        mention: &Mention,
        spoken_of: Option<(NaiveDate, NaiveDate)>,
    ) -> (Option<&Entity>, &'static str) {
        let Some(title) = &mention.title else {
            return (None, "unknown-name");
        };
        let published = self.article.published.map(|day| (day, day));
        let (days, rule) = match title.tenure {
            Tenure::Then => (spoken_of, "office-on-day-spoken-of"),
            Tenure::Current if spoken_of.is_some() => (spoken_of, "office-on-day-spoken-of"),
            Tenure::Current => (published, "office-on-date"),
            Tenure::Incoming => (published, "office-soon"),
            // "The former prime minister" is one of many, the acting one may be in no list.
            Tenure::Former | Tenure::Acting => (None, ""),
        };
        if let Some(days) = days
            && (title.owned || title.is_name && title.offices.len() == 1)
            && let Some(holder) = self.only_holder(title, days)
        {
            return (Some(holder), rule);
        }
        let is_meant = |id: &EntityId| {
            let terms = self
                .gazetteer
                .entity(id)
                .map_or(&[][..], |person| person.offices.as_slice());
            let mut terms = terms.iter().filter(|term| title.offices.contains(&term.office));
            // "In 1993, then-President Yeltsin came. The president apologised."
            let fits = |term: &Term, day| {
                fits(term, title.tenure, day) || title.tenure == Tenure::Current && !is_to_come(term, day)
            };
            terms.any(|term| self.article.published.is_none_or(|day| fits(term, day)))
        };
        let named = self
            .discourse
            .find(|salient| salient.party.entity.as_ref().is_some_and(is_meant));
        let named = named.and_then(|named| self.foremost(named, &is_meant));
        let entity = named
            .and_then(|salient| salient.party.entity.as_ref())
            .and_then(|id| self.gazetteer.entity(id));
        if entity.is_some() {
            return (entity, "title-of-person-named");
        }
        let days = days.filter(|_| !title.owned);
        if let Some(holder) = days.and_then(|days| self.holder_in_plain_state(mention, title, days)) {
            return (Some(holder), "office-of-plain-state");
        }
        match days.and_then(|days| self.holder_in_only_state(title, days)) {
            Some(holder) => (Some(holder), "office-of-only-state"),
            None => (None, "office-without-holder"),
        }
    }

    /// Gives whom a title means of two who are named in one sentence, "Koch met the Peruvian president, Roux. … The president":
    /// the one whom the article tells of far more; `None` where neither is.
    fn foremost<'s>(&'s self, named: &'s Salient, is_meant: &impl Fn(&EntityId) -> bool) -> Option<&'s Salient> {
        let here = self
            .discourse
            .latest()
            .filter(|salient| salient.sentence == named.sentence);
        let is_rival = |salient: &&Salient| {
            let is_other = !salient.party.is_same(&named.party);
            is_other && salient.party.entity.as_ref().is_some_and(is_meant)
        };
        let Some(rival) = here.into_iter().find(is_rival) else {
            return Some(named);
        };
        let count = |one: &Salient| {
            let same = self
                .discourse
                .latest()
                .filter(|salient| salient.party.is_same(&one.party));
            same.count()
        };
        let (own, other) = (count(named), count(rival));
        match (own >= FOREMOST * other, other >= FOREMOST * own) {
            (true, _) => Some(named),
            (_, true) => Some(rival),
            _ => None,
        }
    }

    /// Gives who holds the office in the one state that the words before are about: "Dutch experts waited, and the prime
    /// minister said".
    fn holder_in_plain_state(&self, mention: &Mention, title: &Title, days: (NaiveDate, NaiveDate)) -> Option<&Entity> {
        let noun = title.name.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let state = self
            .plain_state(mention.span)
            .filter(|_| self.lexicon.is_state_post(&noun))?
            .entity?;
        let of_state = |office: &&EntityId| self.gazetteer.home(office).is_some_and(|home| home.id == state);
        let offices = title.offices.iter().filter(of_state).cloned().collect();
        let title = Title {
            offices,
            ..title.clone()
        };
        self.only_holder(&title, days)
    }

    /// Gives who holds the office in the only state that the article names and that has one: "Iranian officials said the
    /// president would come".
    fn holder_in_only_state(&self, title: &Title, days: (NaiveDate, NaiveDate)) -> Option<&Entity> {
        let of_named = |office: &&EntityId| {
            let home = self.gazetteer.home(office);
            home.is_some_and(|home| self.company.states_themselves().contains(&home.id))
        };
        let offices: Vec<EntityId> = title.offices.iter().filter(of_named).cloned().collect();
        let homes: FxHashSet<&EntityId> = offices
            .iter()
            .filter_map(|office| Some(&self.gazetteer.home(office)?.id))
            .collect();
        let title = Title {
            offices,
            ..title.clone()
        };
        self.only_holder(&title, days)
            .filter(|_| homes.len() == 1 && self.company.states().len() == 1)
    }

    /// Gives the only person who held one of the offices within some days, or is about to.
    fn only_holder(&self, title: &Title, days: (NaiveDate, NaiveDate)) -> Option<&Entity> {
        let mut only: Option<&Entity> = None;
        for office in &title.offices {
            let shared = self.gazetteer.entity(office).is_none_or(|office| office.shared);
            for person in self.gazetteer.all_holders(office) {
                let mut terms = person.offices.iter().filter(|term| term.office == *office);
                let meant = terms.any(|term| match title.tenure {
                    Tenure::Incoming => fits(term, Tenure::Incoming, days.1),
                    _ => overlaps(term, days),
                });
                if meant && (shared || only.is_some_and(|other| other.id != person.id)) {
                    return None;
                }
                only = only.or(Some(person).filter(|_| meant));
            }
        }
        only
    }
}

/// Says whether a term fits what the words before a title tell of it, in an article of this day.
pub(super) fn fits(term: &Term, tenure: Tenure, day: NaiveDate) -> bool {
    let begun = term.from.is_none_or(|from| from <= day);
    let ended = term.to.is_some_and(|to| to <= day);
    let soon = term.from.is_some_and(|from| from > day && from - EXPECTED <= day);
    match tenure {
        Tenure::Current => begun && !ended,
        Tenure::Former | Tenure::Then => begun && ended,
        Tenure::Acting => begun && !ended || soon,
        // The new prime minister may have taken office this week.
        Tenure::Incoming => soon || begun && !ended && term.from.is_some_and(|from| from + EXPECTED >= day),
    }
}

fn is_to_come(term: &Term, day: NaiveDate) -> bool {
    term.from.is_some_and(|from| from > day)
}

fn overlaps(term: &Term, (first, last): (NaiveDate, NaiveDate)) -> bool {
    term.from.is_none_or(|from| from <= last) && term.to.is_none_or(|to| to > first)
}

/// Says whether a term lies near enough to a day for a family name alone.
fn is_around(term: &Term, day: NaiveDate) -> bool {
    let begun = term.from.is_none_or(|from| from - EXPECTED <= day);
    begun && term.to.is_none_or(|to| day <= to + REMEMBERED)
}
