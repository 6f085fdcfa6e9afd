//! What the gazetteer knows of an entity.

use super::NameKind;
use crate::evidence::Party;
use crate::ontology::{EntityId, Kind, RoleId};
use crate::span::Span;
use crate::timex::Timex;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// An entity of the gazetteer.
#[derive(Debug, Clone)]
pub struct Entity {
    /// `person/shinzo-abe`.
    pub id: EntityId,
    /// `Person`.
    pub kind: Arc<Kind>,
    /// The name that people know: `Shinzo Abe`.
    pub label: String,
    /// Its other names.
    pub aliases: Vec<Alias>,
    /// A person's family name: `Abe`.
    pub surname: Option<String>,
    /// `m`, `f`; `None` for what has no gender, or an unknown one.
    pub gender: Option<char>,
    /// The entity that it belongs to: the state of an office, the ministry of a spokesperson, the chain of an island.
    pub part_of: Option<EntityId>,
    /// What kind of office or body it is, by which news calls it: `prime-minister`, `foreign-ministry`.
    pub roles: Vec<RoleId>,
    /// The offices that it held, by start.
    pub offices: Vec<Term>,
    /// Whether several people hold this office at once.
    pub shared: bool,
    /// Who is bound by it or disputes it, with the names they use.
    pub parties: Vec<PartyName>,
    /// Who is in control of a territory.
    pub administered_by: Vec<EntityId>,
    /// Since when a territory has been in the hands that it is in, as precise as we know it.
    pub since: Option<Timex>,
    /// When a treaty was signed, as precise as we know it.
    pub signed: Option<Timex>,
    /// Since when a treaty or a law has force.
    pub in_force: Option<Timex>,
    /// The days on which it exists or happens.
    pub valid: Valid,
    /// Its item in Wikidata: `Q17`.
    pub qid: Option<String>,
    /// The document behind the record.
    pub source: String,
    /// How sure the record is.
    pub sure: Sure,
}

impl Entity {
    /// Gives it as a party that the words at a place mean.
    pub fn party(&self, span: Option<Span>) -> Party {
        Party {
            entity: Some(self.id.clone()),
            name: self.label.clone(),
            kind: Some(self.kind.clone()),
            span,
        }
    }

    /// Says whether it held an office on a day.
    pub fn held(&self, office: &EntityId, day: NaiveDate) -> bool {
        self.offices
            .iter()
            .any(|term| term.office == *office && term.days().contains(day))
    }

    /// Gives the ids of the entities that it refers to.
    pub fn references(&self) -> impl Iterator<Item = &EntityId> {
        let offices = self.offices.iter().map(|term| &term.office);
        let parties = self.parties.iter().map(|party| &party.party);
        let needs = self
            .aliases
            .iter()
            .flat_map(|alias| alias.needs.iter().chain(&alias.near));
        let administrators = self.administered_by.iter();
        let parents = self.part_of.iter().chain(administrators);
        parents.chain(offices).chain(parties).chain(needs)
    }
}

/// Another name of an entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// `Sergei Lavrov`.
    pub text: String,
    /// The language as BCP 47 has it: `en`.
    pub lang: String,
    /// In what way it names the entity.
    pub name_kind: NameKind,
    /// Whether `Peace treaty` is found as `peace treaty`.
    pub any_case: bool,
    /// The days on which writers use it so; an article without a date may use all.
    pub valid: Valid,
    /// The words that are the mention, where the others may be names of their own: `invasion`.
    pub head: Option<String>,
    /// Whether a title counts only with its state or its holder beside it (`leader`), a surname only after a title
    /// or where the article has the whole name (`Rice`).
    pub weak: bool,
    /// The entities that the article must name as well: `peace treaty` needs Japan and Russia.
    pub needs: Vec<EntityId>,
    /// Entities of which the article must name one, or a part of one: `Athens Declaration` needs Greece or Turkey.
    pub near: Vec<EntityId>,
}

/// A party and the name it uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyName {
    /// `state/jp`.
    pub party: EntityId,
    /// `Northern Territories`; `None` where it has no name of its own for it.
    pub name: Option<String>,
    /// Its other names for it.
    pub other_names: Vec<String>,
    /// Whether it says that a territory is its own.
    pub claims: bool,
}

impl PartyName {
    /// Gives the names that it uses, its first choice first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.name.iter().chain(&self.other_names);
        names.map(String::as_str)
    }
}

/// A term of office.
#[derive(Debug, Clone)]
pub struct Term {
    /// `office/jp-prime-minister`.
    pub office: EntityId,
    /// The first day; a month or a year stands for its first day. `None` if unknown.
    pub from: Option<NaiveDate>,
    /// The day after the last; `None` if the term is open.
    pub to: Option<NaiveDate>,
    /// How sure the days are.
    pub sure: Sure,
}

impl Term {
    /// Gives the days of the term.
    pub fn days(&self) -> Valid {
        Valid {
            from: self.from,
            to: self.to,
        }
    }
}

/// A stretch of days, `[from, to)`; an end that is `None` is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Valid {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The day after the last.
    pub to: Option<NaiveDate>,
}

impl Valid {
    /// Says whether a day lies inside.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day < to)
    }

    /// Gives the last day; `None` where it has no end.
    pub fn last_day(self) -> Option<NaiveDate> {
        self.to.and_then(|to| to.pred_opt())
    }
}

/// How sure a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Sure {
    /// Read in a dataset.
    A,
    /// One part read, the rest general knowledge.
    B,
    /// General knowledge.
    C,
}
