//! Entities of FollowTheMoney → drafts: people, organizations, positions, and who occupied them.
//!
//! As <https://followthemoney.tech/explorer/> has it: every property is a list of values.

use super::date::{Date, Days};
use super::draft::{DraftTerm, EntityDraft, Target};
use super::json::read_values;
use super::line::AliasLine;
use super::report::{ListPlace, Report};
use crate::data::DataFile;
use crate::error::Error;
use crate::mention::Gazetteer;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

#[derive(Deserialize)]
struct Record {
    id: String,
    schema: String,
    #[serde(default)]
    properties: BTreeMap<String, Vec<Value>>,
}

/// The properties that are names of their entity besides `name`.
const NAMES: [&str; 2] = ["alias", "previousName"];
const COUNTRIES: [&str; 3] = ["country", "jurisdiction", "mainCountry"];

/// Reads the entities of all files.
pub(super) fn read_entities(
    files: &[DataFile],
    gazetteer: &Gazetteer,
    report: &mut Report,
    errors: &mut Vec<Error>,
) -> Vec<EntityDraft> {
    let mut drafts: BTreeMap<String, EntityDraft> = BTreeMap::new();
    let mut occupancies = Vec::new();
    for file in files {
        let (values, wrong) = read_values(file);
        errors.extend(wrong);
        for (line, value) in values {
            let place = ListPlace::new(file, line);
            let record = match serde_json::from_value::<Record>(value) {
                Ok(record) => record,
                Err(error) => {
                    errors.push(file.error(line, format!("no entity of FollowTheMoney: {error}")));
                    continue;
                }
            };
            report.count("entities", 1);
            match record.schema.as_str() {
                "Occupancy" => occupancies.push((place, record)),
                "Person" | "Organization" | "PublicBody" | "LegalEntity" | "Company" | "Position" => {
                    let id = record.id.clone();
                    match drafts.entry(id) {
                        Entry::Occupied(_) => {
                            report.leave_out("entity that was there before", &place, &record.id);
                        }
                        Entry::Vacant(vacant) => {
                            draft(&record, place, gazetteer, report).map(|draft| vacant.insert(draft));
                        }
                    }
                }
                schema => report.leave_out(format!("entity of the schema `{schema}`"), &place, &record.id),
            }
        }
    }
    report.count("terms", occupancies.len());
    for (place, record) in occupancies {
        if let Err(reason) = add_term(&record, &place, &mut drafts, report) {
            report.leave_out(reason, &place, &record.id);
        }
    }
    drafts.into_values().collect()
}

/// Makes a draft of all but an occupancy; `None` if it has no name.
fn draft(record: &Record, place: ListPlace, gazetteer: &Gazetteer, report: &mut Report) -> Option<EntityDraft> {
    let kind = match record.schema.as_str() {
        "Person" => "Person",
        "Position" => "Office",
        _ => "Organization",
    };
    let names = record.texts("name");
    // The first that English readers can read.
    let label = names.iter().find(|name| name.is_ascii()).or_else(|| names.first());
    let Some(&label) = label else {
        report.leave_out("entity without a name", &place, &record.id);
        return None;
    };
    let mut draft = EntityDraft::new(record.id.as_str(), place, kind, label);
    let others = NAMES.iter().flat_map(|property| record.texts(property));
    let all: Vec<&str> = names.iter().copied().chain(others).collect();
    report.count("names", all.len());
    draft.aliases = all.into_iter().map(AliasLine::name).collect();
    let is_item = |id: &&str| {
        id.strip_prefix('Q')
            .is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let items = record.texts("wikidataId").into_iter().chain([record.id.as_str()]);
    draft.qid = items.into_iter().find(is_item).map(str::to_owned);
    let mut carried = vec!["name", "wikidataId"];
    carried.extend(NAMES);
    match kind {
        "Person" => {
            carried.extend(["gender", "lastName"]);
            add_person(&mut draft, record, report);
        }
        // A company belongs to its owners, not to its state.
        _ if !["LegalEntity", "Company"].contains(&record.schema.as_str()) => {
            carried.extend(COUNTRIES);
            add_state(&mut draft, record, gazetteer, report);
            if kind == "Office" {
                carried.extend(["organization", "inceptionDate", "dissolutionDate"]);
                let organizations = record.texts("organization").into_iter();
                let organizations = organizations.map(|id| Target::Key(id.to_owned()));
                draft.part_of.splice(0..0, organizations);
                match record.days("inceptionDate", "dissolutionDate") {
                    Ok(days) => draft.valid = days,
                    Err(reason) => report.leave_out(reason, &draft.place, &record.id),
                }
            }
        }
        _ => {}
    }
    record.report_rest(&carried, &draft.place, report);
    Some(draft)
}

fn add_person(draft: &mut EntityDraft, record: &Record, report: &mut Report) {
    for gender in record.texts("gender") {
        match gender {
            "male" => draft.gender = Some('m'),
            "female" => draft.gender = Some('f'),
            _ => report.leave_out("gender that a record has no letter for", &draft.place, gender),
        }
    }
    let last = draft.label.rsplit(' ').next().unwrap_or_default();
    let surnames = record.texts("lastName");
    if !surnames.contains(&last) {
        // "Abe Shinzō": the family name need not stand last.
        let inside = |name: &&&str| draft.label.contains(**name);
        draft.surname = surnames.iter().find(inside).map(|&name| name.to_owned());
    }
}

/// Makes an organization or a position a part of its state, where the gazetteer has it.
fn add_state(draft: &mut EntityDraft, record: &Record, gazetteer: &Gazetteer, report: &mut Report) {
    let mut seen = Vec::new();
    for code in COUNTRIES.iter().flat_map(|property| record.texts(property)) {
        let id = format!("state/{}", code.to_lowercase());
        if seen.contains(&id) {
            continue;
        }
        if gazetteer.entity(&id.as_str().into()).is_none() {
            report.leave_out("country that the gazetteer does not have", &draft.place, code);
        } else if draft.part_of.is_empty() {
            draft.part_of.push(Target::Id(id.clone()));
        } else {
            report.leave_out("second country of an entity", &draft.place, code);
        }
        seen.push(id);
    }
}

/// Adds an occupancy to its holder; fails with the reason if it cannot be told whose, of what or when.
fn add_term(
    record: &Record,
    place: &ListPlace,
    drafts: &mut BTreeMap<String, EntityDraft>,
    report: &mut Report,
) -> Result<(), &'static str> {
    let (holders, posts) = (record.texts("holder"), record.texts("post"));
    let (Some(&holder), Some(&post)) = (holders.first(), posts.first()) else {
        return Err("occupancy without a holder or a post");
    };
    if holders.len() + posts.len() > 2 {
        return Err("occupancy of several holders or posts");
    }
    if drafts.get(post).is_none_or(|draft| draft.kind != "Office") {
        return Err("occupancy whose post is not in the input");
    }
    let holder = drafts
        .get_mut(holder)
        .ok_or("occupancy whose holder is not in the input")?;
    let days = record.days("startDate", "endDate")?;
    if days.to.is_none() && record.texts("status").contains(&"ended") {
        return Err("occupancy that has ended nobody says when");
    }
    // Without any date it would hold on every day.
    if days.is_open() {
        return Err("occupancy without a date");
    }
    holder.terms.push(DraftTerm {
        office: post.to_owned(),
        days,
        place: place.clone(),
    });
    record.report_rest(&["holder", "post", "startDate", "endDate", "status"], place, report);
    Ok(())
}

impl Record {
    /// Gives the values of a property; of an entity that is written out, its id.
    fn texts(&self, property: &str) -> Vec<&str> {
        let values = self.properties.get(property).into_iter().flatten();
        values
            .filter_map(|value| value.as_str().or_else(|| value.get("id")?.as_str()))
            .collect()
    }

    /// Gives the days from one date to another, both included: the earliest start, the latest end.
    fn days(&self, start: &str, end: &str) -> Result<Days, &'static str> {
        let read = |property| -> Result<Vec<Date>, &'static str> {
            let dates = self.texts(property).into_iter().map(Date::parse);
            dates.collect::<Option<_>>().ok_or("dates that cannot be read")
        };
        let (first, last) = (read(start)?.into_iter().min(), read(end)?.into_iter().max());
        Days::through(first, last).ok_or("end before the beginning")
    }

    fn report_rest(&self, carried: &[&str], place: &ListPlace, report: &mut Report) {
        for property in self
            .properties
            .keys()
            .filter(|property| !carried.contains(&property.as_str()))
        {
            let reason = format!("property `{property}` of {}", self.schema);
            report.leave_out(reason, place, &self.id);
        }
    }
}
