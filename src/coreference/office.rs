//! Titles → the offices that their bearers hold, each with what proves it.

use super::apposition::is_of_another;
use super::resolve::Resolver;
use crate::evidence::Party;
use crate::mention::{Found, Mention, Tenure, Term, Title};
use crate::ontology::EntityId;
use crate::span::Span;

/// What a title says of the office that somebody holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeReading {
    /// Who holds it, where the name stands, or the title alone.
    pub bearer: Party,
    /// The office; without an entity as the words describe it: `Governor of Ohio`.
    pub office: Party,
    /// When it is held.
    pub tenure: Tenure,
    /// What proves it.
    pub proof: OfficeProof,
    /// The name with its title.
    pub span: Span,
    /// The clause that says it, where none of both is a title: "Roe is the mayor of Lyon".
    pub said_in: Option<usize>,
}

/// What proves which office a title means.
///
/// That the gazetteer has only one office of a name proves nothing: "Ohio Governor John Kasich" is not that of Hong Kong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfficeProof {
    /// The words say whose it is: "Japan's prime minister", "its prime minister".
    Owned,
    /// The one who bears it has held it when the words say so: "Prime Minister Shinzo Abe".
    Held,
    /// The title is a name of that office and of no other: "Chief Cabinet Secretary".
    Named,
    /// Nothing: the office is what the words describe, and is not linked.
    Described,
}

impl Resolver<'_> {
    /// Reads what a mention's title says of the office of whom the mention means.
    ///
    /// The title is read with whatever its possessor has turned out to mean: `owned`, where a pronoun owns it. A
    /// description that stands beside is read by itself.
    pub(super) fn read_office(&mut self, place: usize, owned: Option<&Mention>, bearer: &Party, is_described: bool) {
        let mention = owned.unwrap_or(&self.mentions[place]);
        let Some(title) = &mention.title else { return };
        let before_name = self.text().get(title.span.end as usize..mention.span.start as usize);
        let is_apart = before_name.is_some_and(|between| between.starts_with(','));
        if is_apart && is_of_another(self.parsed, self.lexicon, self.token_at(title.span.start)) {
            return;
        }
        let read = match self.prove_office(mention, title, bearer) {
            Some((office, proof)) => Some((office, title.tenure, proof)),
            // "Ibrahim Kalin, a spokesman for Erdogan": the phrase beside the name says more than the title in it.
            None if is_described => None,
            None => self.describe_title(place, title, bearer),
        };
        if let Some((office, tenure, proof)) = read {
            self.found.offices.push(OfficeReading {
                bearer: Party {
                    span: Some(mention.span),
                    ..bearer.clone()
                },
                office,
                tenure,
                proof,
                span: mention.full,
                said_in: None,
            });
        }
    }

    /// Reads the office of somebody whose name stands beside a description: "the mayor of Lyon, Anna Roux,".
    pub(super) fn read_office_beside(&mut self, description: usize, name: usize, bearer: &Party) {
        let titled = |phrase| {
            self.name_of(phrase)
                .and_then(|mention| Some((mention, mention.title.as_ref()?)))
        };
        // The title may belong to the name or stand by itself.
        let is_inside = |title: &Title| title.span.overlaps(self.phrase(description).span);
        let own = titled(name).filter(|(_, title)| is_inside(title));
        if own.is_some_and(|(mention, title)| self.prove_office(mention, title, bearer).is_some()) {
            return;
        }
        let proved = titled(description).and_then(|(mention, title)| {
            let (office, proof) = self.prove_office(mention, title, bearer)?;
            Some((office, title.tenure, proof))
        });
        let described = || {
            let (office, tenure, proof) = self.describe_phrase(description)?;
            let known = self.held_as(bearer, &office).filter(|_| tenure == Tenure::Current);
            Some((known.unwrap_or(office), tenure, proof))
        };
        let read = proved.or_else(described);
        if let Some((mut office, tenure, proof)) = read {
            // "said the head of research at the port, Lena Koch": the name is no part of the office.
            let name_cut = format!(", {}", self.phrase(name).span.slice(self.text()));
            if let Some(end) = office.name.find(&name_cut) {
                office.name.truncate(end);
            }
            let span = self.full_span(description).cover(self.phrase(name).span);
            self.found.offices.push(OfficeReading {
                bearer: bearer.clone(),
                office,
                tenure,
                proof,
                span,
                said_in: None,
            });
        }
    }

    /// Gives the office of the gazetteer that somebody held then and whose label has the words of a described one: what
    /// "Nixon's national security adviser, Henry Kissinger" is.
    fn held_as(&self, bearer: &Party, described: &Party) -> Option<Party> {
        let words = |name: &str| {
            let name = name.to_lowercase().replace("adviser", "advisor");
            let post = name.split(" of ").next().unwrap_or_default();
            post.split(' ').map(str::to_owned).collect::<Vec<_>>()
        };
        let told = words(&described.name);
        let held = self
            .gazetteer
            .offices_on(bearer.entity.as_ref()?, self.article.published?);
        let mut same = held
            .into_iter()
            .filter(|office| told.len() > 1 && words(&office.label) == told);
        same.next().map(|office| office.party(described.span))
    }

    fn prove_office(&self, mention: &Mention, title: &Title, bearer: &Party) -> Option<(Party, OfficeProof)> {
        let party = |id: &EntityId| self.gazetteer.entity(id).map(|office| office.party(Some(title.span)));
        let only = match title.offices.as_slice() {
            [only] => Some(only),
            _ => None,
        };
        // "China's top diplomat" may be another than its foreign minister.
        let is_nickname = title.name.ends_with("diplomat");
        // A press secretary has others who speak for the same house.
        let speaks = only.is_some_and(|id| self.is_called_spokesman(title, id));
        let is_other = speaks || is_nickname && bearer.entity.is_some();
        if is_other && !self.holds_one_of(bearer, title) {
            return None;
        }
        if let Some(only) = only.filter(|_| title.owned) {
            return Some((party(only)?, OfficeProof::Owned));
        }
        // "The new president" means whoever holds it: that he does proves nothing of the title.
        let named = bearer.entity.as_ref().filter(|_| mention.found != Found::Title);
        let person = named.and_then(|id| self.gazetteer.entity(id));
        let terms = person.into_iter().flat_map(|person| &person.offices);
        let mut held = terms.filter(|term| title.offices.contains(&term.office) && self.is_told_of(term, title.tenure));
        if let Some(first) = held.next() {
            let same = held.all(|term| term.office == first.office);
            return Some((party(&first.office).filter(|_| same)?, OfficeProof::Held));
        }
        let is_there = |id: &&EntityId| {
            let office = self.gazetteer.entity(id);
            let day = self.article.published;
            office.is_some_and(|office| day.is_none_or(|day| office.valid.contains(day)))
        };
        let named = only.filter(|_| title.is_name).filter(is_there)?;
        Some((party(named)?, OfficeProof::Named))
    }

    /// "White House spokesman": says whether an office has another name than that of who speaks.
    fn is_called_spokesman(&self, title: &Title, office: &EntityId) -> bool {
        let office = self.gazetteer.entity(office);
        let own_name = office.is_some_and(|office| office.label.to_lowercase().contains("spokes"));
        title.name.to_lowercase().contains("spokes") && !own_name
    }

    /// Says whether somebody who is known held one of a title's offices when the words say so.
    fn holds_one_of(&self, bearer: &Party, title: &Title) -> bool {
        let person = bearer.entity.as_ref().and_then(|id| self.gazetteer.entity(id));
        let mut terms = person.into_iter().flat_map(|person| &person.offices);
        terms.any(|term| {
            let told = |day| super::person::fits(term, title.tenure, day);
            title.offices.contains(&term.office) && self.article.published.is_none_or(told)
        })
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
