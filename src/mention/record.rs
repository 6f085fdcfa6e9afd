//! How a line of `data/gazetteer/` is written.

use super::NameKind;
use super::entity::{Alias, Entity, PartyName, Sure, Term, Valid};
use crate::data::plain_reason;
use crate::ontology::{EntityId, KindId, Ontology, RoleId, Trait};
use crate::timex::Timex;
use chrono::NaiveDate;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use std::fmt;

/// One entity a line; `schema/gazetteer.schema.json` describes it for other tools.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntityRecord {
    pub(super) id: EntityId,
    pub(super) kind: KindId,
    pub(super) label: String,
    #[serde(default)]
    pub(super) aliases: Vec<AliasRecord>,
    /// A person's family name, where it is not the label's last word; empty if there is none.
    pub(super) surname: Option<String>,
    pub(super) gender: Option<char>,
    pub(super) part_of: Option<EntityId>,
    /// Ids of `data/mention/roles.jsonl`: by what names an office or a body goes besides its own.
    #[serde(default)]
    pub(super) roles: Vec<RoleId>,
    #[serde(default)]
    pub(super) offices: Vec<TermRecord>,
    /// Whether several people hold the office at once: spokespersons.
    #[serde(default)]
    pub(super) shared: bool,
    #[serde(default)]
    pub(super) parties: Vec<PartyRecord>,
    #[serde(default)]
    pub(super) administered_by: Vec<EntityId>,
    pub(super) since: Option<String>,
    pub(super) signed: Option<String>,
    pub(super) in_force: Option<String>,
    pub(super) valid: Option<ValidRecord>,
    pub(super) qid: Option<String>,
    pub(super) source: String,
    pub(super) sure: Sure,
}

/// A name: an English `name` as a plain string, anything else spelt out.
#[derive(Debug)]
pub(super) struct AliasRecord {
    pub(super) text: String,
    pub(super) lang: String,
    pub(super) kind: NameKind,
    pub(super) case: Option<CaseRule>,
    pub(super) valid: ValidRecord,
    pub(super) head: Option<String>,
    pub(super) weak: bool,
    pub(super) needs: Vec<EntityId>,
    pub(super) near: Vec<EntityId>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FullAlias {
    text: String,
    #[serde(default = "english")]
    lang: String,
    #[serde(default = "name")]
    kind: NameKind,
    case: Option<CaseRule>,
    #[serde(default)]
    valid: ValidRecord,
    head: Option<String>,
    #[serde(default)]
    weak: bool,
    #[serde(default)]
    needs: Vec<EntityId>,
    #[serde(default)]
    near: Vec<EntityId>,
}

fn english() -> String {
    "en".to_owned()
}

fn name() -> NameKind {
    NameKind::Name
}

impl From<FullAlias> for AliasRecord {
    fn from(full: FullAlias) -> Self {
        Self {
            text: full.text,
            lang: full.lang,
            kind: full.kind,
            case: full.case,
            valid: full.valid,
            head: full.head,
            weak: full.weak,
            needs: full.needs,
            near: full.near,
        }
    }
}

impl<'de> Deserialize<'de> for AliasRecord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AliasVisitor)
    }
}

/// Tells the two forms apart by their first letter; serde's `untagged` would try one after the other.
struct AliasVisitor;

impl<'de> Visitor<'de> for AliasVisitor {
    type Value = AliasRecord;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a name or an object with `text`")
    }

    fn visit_str<E>(self, text: &str) -> Result<AliasRecord, E> {
        Ok(AliasRecord {
            text: text.to_owned(),
            lang: english(),
            kind: name(),
            case: None,
            valid: ValidRecord::default(),
            head: None,
            weak: false,
            needs: Vec::new(),
            near: Vec::new(),
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<AliasRecord, A::Error> {
        FullAlias::deserialize(MapAccessDeserializer::new(fields)).map(AliasRecord::from)
    }
}

/// Whether capital letters matter; without a rule they do, but for titles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum CaseRule {
    /// `US`, not `us`.
    Exact,
    /// `Peace treaty` as `peace treaty`.
    Any,
}

/// A term of office.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TermRecord {
    pub(super) office: EntityId,
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) sure: Option<Sure>,
}

/// A party to a treaty or a dispute, with the name that it uses.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PartyRecord {
    pub(super) party: EntityId,
    pub(super) name: Option<String>,
    #[serde(default)]
    pub(super) other_names: Vec<String>,
    #[serde(default)]
    pub(super) claims: bool,
}

/// Days, `[from, to)`.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ValidRecord {
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
}

impl Entity {
    /// Reads a line of a gazetteer file; fails with the reason. References are not looked at.
    pub fn parse(line: &str, ontology: &Ontology) -> Result<Self, String> {
        let record: EntityRecord = serde_json::from_str(line).map_err(|error| plain_reason(&error))?;
        record.into_entity(ontology)
    }
}

impl EntityRecord {
    /// Makes the entity; fails with the reason if its kind is unknown, a date is none, or an end lies before its start.
    pub(super) fn into_entity(self, ontology: &Ontology) -> Result<Entity, String> {
        let kind = ontology.kind(&self.kind).cloned();
        let kind = kind.ok_or_else(|| format!("unknown kind `{}`", self.kind))?;
        let surname = match self.surname {
            Some(surname) => Some(surname).filter(|surname| !surname.is_empty()),
            None if kind.is(Trait::Person) => self.label.rsplit_once(' ').map(|(_, word)| word.to_owned()),
            None => None,
        };
        let mut offices = Vec::with_capacity(self.offices.len());
        for term in self.offices {
            let days = valid(term.from.as_deref(), term.to.as_deref())?;
            offices.push(Term {
                office: term.office,
                from: days.from,
                to: days.to,
                sure: term.sure.unwrap_or(self.sure),
            });
        }
        offices.sort_by_key(|term| term.from);
        let aliases: Result<_, String> = self.aliases.into_iter().map(AliasRecord::into_alias).collect();
        let parties = self.parties.into_iter().map(|party| PartyName {
            party: party.party,
            name: party.name,
            other_names: party.other_names,
            claims: party.claims,
        });
        let days = self.valid.unwrap_or_default();
        Ok(Entity {
            id: self.id,
            kind,
            label: self.label,
            aliases: aliases?,
            surname,
            gender: self.gender,
            part_of: self.part_of,
            roles: self.roles,
            offices,
            shared: self.shared,
            parties: parties.collect(),
            administered_by: self.administered_by,
            since: self.since.map(timex).transpose()?,
            signed: self.signed.map(timex).transpose()?,
            in_force: self.in_force.map(timex).transpose()?,
            valid: valid(days.from.as_deref(), days.to.as_deref())?,
            qid: self.qid,
            source: self.source,
            sure: self.sure,
        })
    }
}

impl AliasRecord {
    pub(super) fn into_alias(self) -> Result<Alias, String> {
        if let Some(head) = self.head.as_ref().filter(|head| !self.text.contains(head.as_str())) {
            return Err(format!("the head `{head}` is no part of `{}`", self.text));
        }
        let any_case = self.case.unwrap_or(match self.kind {
            NameKind::Title | NameKind::Body => CaseRule::Any,
            _ => CaseRule::Exact,
        }) == CaseRule::Any;
        Ok(Alias {
            any_case,
            valid: valid(self.valid.from.as_deref(), self.valid.to.as_deref())?,
            text: self.text,
            lang: self.lang,
            name_kind: self.kind,
            head: self.head,
            weak: self.weak,
            needs: self.needs,
            near: self.near,
        })
    }
}

fn timex(date: String) -> Result<Timex, String> {
    first_day(&date)?;
    Ok(Timex::new(date))
}

fn valid(from: Option<&str>, to: Option<&str>) -> Result<Valid, String> {
    let from = from.map(first_day).transpose()?;
    let to = to.map(first_day).transpose()?;
    match (from, to) {
        (Some(from), Some(to)) if to <= from => Err(format!("the stretch from {from} to {to} holds no day")),
        _ => Ok(Valid { from, to }),
    }
}

fn first_day(date: &str) -> Result<NaiveDate, String> {
    read_first_day(date).ok_or_else(|| format!("`{date}` is no date"))
}

/// Reads `1956`, `1956-10` or `1956-10-19`; a year or month stands for its first day.
fn read_first_day(date: &str) -> Option<NaiveDate> {
    let mut parts = date.split('-');
    let mut number = |digits: usize| match parts.next() {
        Some(part) => part.parse().ok().filter(|_| part.len() == digits),
        None => Some(1),
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let is_end = parts.next().is_none();
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).filter(|_| is_end)
}
