//! Titles → the offices that their bearers hold, each with what proves it.

use super::resolve::Resolver;
use crate::evidence::Party;
use crate::mention::{Found, Mention, Tenure, Term};
use crate::ontology::EntityId;

/// What a title says of the office that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeReading {
    /// The place of the mention that bears the title.
    pub mention: usize,
    /// The office, and what proves it; `None` where the words can mean several, or none that is known.
    ///
    /// That the gazetteer has only one office of a name proves nothing: "Ohio Governor John Kasich" is not that of Hong
    /// Kong.
    pub office: Option<(EntityId, OfficeProof)>,
}

/// What proves which office a title means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfficeProof {
    /// The words say whose it is: "Japan's prime minister", "its prime minister".
    Owned,
    /// The one who bears it has held it when the words say so: "Prime Minister Shinzo Abe".
    Held,
    /// The title is a name of that office and of no other: "Chief Cabinet Secretary".
    Named,
}

impl Resolver<'_> {
    /// Reads what a mention's title says of the office of whom the mention means.
    ///
    /// The title is read with whatever its possessor has turned out to mean: `owned`, where a pronoun owns it.
    pub(super) fn read_office(&mut self, place: usize, owned: Option<&Mention>, bearer: &Party) {
        let mention = owned.unwrap_or(&self.mentions[place]);
        if mention.title.is_some() {
            let office = self.prove_office(mention, bearer);
            self.found.offices.push(OfficeReading { mention: place, office });
        }
    }

    fn prove_office(&self, mention: &Mention, bearer: &Party) -> Option<(EntityId, OfficeProof)> {
        let title = mention.title.as_ref()?;
        let only = match title.offices.as_slice() {
            [only] => Some(only),
            _ => None,
        };
        if let Some(only) = only.filter(|_| title.owned) {
            return Some((only.clone(), OfficeProof::Owned));
        }
        // "The new president" means whoever holds it: that he does proves nothing of the title.
        let named = bearer.entity.as_ref().filter(|_| mention.found != Found::Title);
        let person = named.and_then(|id| self.gazetteer.entity(id));
        let terms = person.into_iter().flat_map(|person| &person.offices);
        let mut held = terms.filter(|term| title.offices.contains(&term.office) && self.is_told_of(term, title.tenure));
        if let Some(first) = held.next() {
            let same = held.all(|term| term.office == first.office);
            return same.then(|| (first.office.clone(), OfficeProof::Held));
        }
        let is_there = |id: &&EntityId| {
            let office = self.gazetteer.entity(id);
            let day = self.article.published;
            office.is_some_and(|office| day.is_none_or(|day| office.valid.contains(day)))
        };
        let named = only.filter(|_| title.is_name).filter(is_there)?;
        Some((named.clone(), OfficeProof::Named))
    }

    /// Says whether a title can tell of a term in an article of this day: a former one has ended, none is far to come.
    fn is_told_of(&self, term: &Term, tenure: Tenure) -> bool {
        let Some(day) = self.article.published else {
            return true;
        };
        match tenure {
            // News of June tells of what President Bush did in January, a chronicle of what he did as president.
            Tenure::Current | Tenure::Then => term.from.is_none_or(|from| from <= day),
            tenure => super::person::fits(term, tenure, day),
        }
    }
}
