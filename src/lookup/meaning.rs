//! What a name means: who goes by it, and what the steps make of it where it stands alone.

use crate::article::Article;
use crate::extraction::Extraction;
use crate::knowledge::Knowledge;
use crate::mention::{Entity, Found, Mention, Valid, fold_name};
use crate::ontology::{EntityId, RuleId, Trait};
use crate::pipeline::extract;
use crate::span::Span;
use chrono::NaiveDate;
use serde::Serialize;

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lookup {
    /// The words that were asked for.
    pub name: String,
    /// The day on which they are said, if one was given.
    pub on: Option<NaiveDate>,
    /// What it comes to.
    pub verdict: Verdict,
    /// Who goes by exactly these words, whatever their capitals and accents.
    pub names: Vec<NameFound>,
    /// What the steps find in the words, as if an article consisted of them.
    pub readings: Vec<NameReading>,
}

/// What it comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The words are linked to one entity.
    Linked,
    /// Something in them could be several, and nothing decides.
    Ambiguous,
    /// The gazetteer knows the words, but alone they link to nothing.
    Unlinked,
    /// The gazetteer knows nothing of them.
    Unknown,
}

/// An entity that goes by a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NameFound {
    /// In what way: `label`, `name`, `surname`, `demonym`, …
    pub way: String,
    /// What must be there for the name to count: `weak`, `needs state/jp`; empty for most.
    pub condition: String,
    #[serde(flatten)]
    /// Whose it is.
    pub entity: EntityFound,
    /// The days on which it is used so.
    pub days: Valid,
}

/// An entity with what it held on the day; without a day, with all that it ever held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntityFound {
    /// `person/shinzo-abe`.
    pub entity: EntityId,
    /// `Shinzo Abe`.
    pub label: String,
    /// Of a person.
    pub offices: Vec<TermFound>,
    /// Of an office.
    pub holders: Vec<TermFound>,
}

/// An office of a person, or a person in an office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TermFound {
    /// The office, or the person.
    pub entity: EntityId,
    /// Its label.
    pub label: String,
    /// The days of the term.
    pub days: Valid,
}

/// Words that the steps have understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NameReading {
    /// As they stand in what was asked.
    pub words: String,
    /// How they were found.
    pub found: Found,
    /// The rule that chose, if one did.
    pub rule: Option<RuleId>,
    /// Whom they mean. Several that nothing decides between, if `open`.
    pub entities: Vec<EntityFound>,
    /// Whether they could be any of the entities, or are none.
    pub open: bool,
}

/// Asks what a name means on a day.
pub fn find_meaning(name: &str, on: Option<NaiveDate>, knowledge: &Knowledge) -> Lookup {
    let asker = Asker { on, knowledge };
    let article = Article::from_text("name", name, on);
    let extraction = extract(&article, knowledge);
    let names = asker.names(name);
    let readings = asker.readings(name, &extraction);
    let ambiguous = readings
        .iter()
        .any(|reading| reading.open && reading.entities.len() > 1);
    let linked = readings.iter().any(|reading| !reading.open);
    let unread = readings.iter().any(|reading| reading.open);
    let verdict = match (ambiguous, linked, unread) {
        (true, ..) => Verdict::Ambiguous,
        (_, true, false) => Verdict::Linked,
        _ if names.is_empty() && !linked && readings.iter().all(|reading| reading.entities.is_empty()) => {
            Verdict::Unknown
        }
        _ => Verdict::Unlinked,
    };
    Lookup {
        name: name.to_owned(),
        on,
        verdict,
        names,
        readings,
    }
}

struct Asker<'a> {
    on: Option<NaiveDate>,
    knowledge: &'a Knowledge,
}

impl Asker<'_> {
    fn names(&self, name: &str) -> Vec<NameFound> {
        let asked = plain(name);
        let mut found = Vec::new();
        for entity in self.knowledge.gazetteer.entities() {
            let mut add = |way: &str, condition: String, valid: Valid| {
                found.push(NameFound {
                    way: way.to_owned(),
                    condition,
                    entity: self.entity(entity),
                    days: valid,
                });
            };
            if plain(&entity.label) == asked {
                add("label", String::new(), Valid::default());
            }
            for party in &entity.parties {
                if party.names().any(|name| plain(name) == asked) {
                    add("name", format!("as {} has it", party.party), Valid::default());
                }
            }
            let of_roles = self.knowledge.gazetteer.names_of_roles(entity);
            let aliases = entity.aliases.iter().chain(of_roles);
            for alias in aliases.filter(|alias| plain(&alias.text) == asked) {
                let needs = alias.needs.iter().map(|needed| format!("needs {needed}"));
                let near = alias.near.iter().map(|near| format!("near {near}"));
                let weak = alias.weak.then(|| "weak".to_owned());
                let conditions: Vec<String> = weak.into_iter().chain(needs).chain(near).collect();
                let way = format!("{:?}", alias.name_kind).to_lowercase();
                add(&way, conditions.join(", "), alias.valid);
            }
            let surname = entity.surname.as_deref().filter(|surname| plain(surname) == asked);
            if surname.is_some() && !entity.aliases.iter().any(|alias| plain(&alias.text) == asked) {
                add("surname", String::new(), Valid::default());
            }
        }
        found
    }

    /// Gives the references, and the mentions that none of them stands for, in text order.
    fn readings(&self, text: &str, extraction: &Extraction) -> Vec<NameReading> {
        let references = &extraction.references.references;
        let mut readings: Vec<(Span, NameReading)> = Vec::new();
        for reference in references {
            let mention = extraction
                .mentions
                .iter()
                .find(|mention| mention.span == reference.span);
            let linked: Vec<&EntityId> = reference
                .parties
                .iter()
                .filter_map(|party| party.entity.as_ref())
                .collect();
            let open = linked.is_empty();
            let ids = if open {
                mention.map(could_be).unwrap_or_default()
            } else {
                linked
            };
            let reading = self.reading(reference.span.slice(text), reference.found, ids, open);
            let rule = Some(reference.rule.clone());
            readings.push((reference.span, NameReading { rule, ..reading }));
        }
        for mention in &extraction.mentions {
            if !references.iter().any(|reference| reference.span == mention.span) {
                let ids = could_be(mention);
                let open = mention.entity().is_none();
                let reading = self.reading(mention.span.slice(text), mention.found, ids, open);
                readings.push((mention.span, reading));
            }
        }
        readings.sort_by_key(|(span, _)| *span);
        readings.into_iter().map(|(_, reading)| reading).collect()
    }

    fn reading(&self, words: &str, found: Found, ids: Vec<&EntityId>, open: bool) -> NameReading {
        let entities = ids.into_iter().filter_map(|id| self.knowledge.gazetteer.entity(id));
        NameReading {
            words: words.to_owned(),
            found,
            rule: None,
            entities: entities.map(|entity| self.entity(entity)).collect(),
            open,
        }
    }

    fn entity(&self, entity: &Entity) -> EntityFound {
        let gazetteer = &self.knowledge.gazetteer;
        let counts = |days: Valid| self.on.is_none_or(|day| days.contains(day));
        let terms = entity.offices.iter().filter(|term| counts(term.days()));
        let offices = terms.filter_map(|term| Some(term_found(gazetteer.entity(&term.office)?, term.days())));
        let mut holders = Vec::new();
        if entity.kind.is(Trait::Office) {
            for person in gazetteer.all_holders(&entity.id) {
                let terms = person.offices.iter().filter(|term| term.office == entity.id);
                let terms = terms.filter(|term| counts(term.days()));
                holders.extend(terms.map(|term| term_found(person, term.days())));
            }
            holders.sort_by_key(|holder| holder.days.from);
        }
        EntityFound {
            entity: entity.id.clone(),
            label: entity.label.clone(),
            offices: offices.collect(),
            holders,
        }
    }
}

/// Gives all that a mention could be: its candidates, or the offices of a title.
fn could_be(mention: &Mention) -> Vec<&EntityId> {
    let candidates = mention.candidates.iter().map(|candidate| &candidate.entity);
    let offices = mention.title.iter().filter(|_| mention.found == Found::Title);
    candidates.chain(offices.flat_map(|title| &title.offices)).collect()
}

fn term_found(entity: &Entity, days: Valid) -> TermFound {
    TermFound {
        entity: entity.id.clone(),
        label: entity.label.clone(),
        days,
    }
}

/// Gives a name as it is compared: without accents, capitals and more than one space.
fn plain(text: &str) -> String {
    let folded = fold_name(text).to_lowercase();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}
