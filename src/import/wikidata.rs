//! Items of Wikidata → drafts: people with their terms, states, organizations, and the positions that people held.

use super::date::Days;
use super::draft::{DraftTerm, EntityDraft, Target};
use super::json::read_values;
use super::line::AliasLine;
use super::report::{ListPlace, Report};
use super::tables::ImportTables;
use super::wikidata_item::{Item, Snak, WikidataClaim, WikidataTime};
use crate::data::DataFile;
use crate::error::Error;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const INSTANCE_OF: &str = "P31";
const GENDER: &str = "P21";
const POSITION_HELD: &str = "P39";
const START: &str = "P580";
const END: &str = "P582";
const INCEPTION: &str = "P571";
const DISSOLVED: &str = "P576";
const FAMILY_NAME: &str = "P734";
const NATIVE_LABEL: &str = "P1705";
const JURISDICTION: &str = "P1001";
const COUNTRY: &str = "P17";

/// The properties that a record has a key for.
const CARRIED: [&str; 9] = [
    INSTANCE_OF,
    GENDER,
    POSITION_HELD,
    INCEPTION,
    DISSOLVED,
    FAMILY_NAME,
    NATIVE_LABEL,
    JURISDICTION,
    COUNTRY,
];

/// Reads the items of all files; one that occurs twice counts once.
pub(super) fn read_items(
    files: &[DataFile],
    tables: &ImportTables,
    report: &mut Report,
    errors: &mut Vec<Error>,
) -> Vec<EntityDraft> {
    let mut values = Vec::new();
    for file in files {
        let (read, wrong) = read_values(file);
        errors.extend(wrong);
        for (line, value) in read {
            // Special:EntityData has its items below a key.
            match value {
                Value::Object(mut object) if object.get("entities").is_some_and(Value::is_object) => {
                    if let Some(Value::Object(entities)) = object.remove("entities") {
                        values.extend(entities.into_iter().map(|(_, item)| (file, line, item)));
                    }
                }
                value => values.push((file, line, value)),
            }
        }
    }
    let mut items: BTreeMap<&str, (ListPlace, Item<'_>)> = BTreeMap::new();
    for (file, line, value) in &values {
        let item = Item(value);
        match item.id() {
            Some(id) if id.starts_with('Q') => {
                let place = ListPlace::new(file, *line);
                if value.get("missing").is_some() {
                    report.leave_out("item that Wikidata does not have", &place, id);
                } else if items.contains_key(id) {
                    report.leave_out("item that was there before", &place, id);
                } else {
                    items.insert(id, (place, item));
                }
            }
            Some(id) => report.leave_out("what is no item", &ListPlace::new(file, *line), id),
            None => errors.push(file.error(*line, "no item of Wikidata: it has no `id`")),
        }
    }
    report.count("items", items.len());
    let reader = ItemReader { items, tables };
    reader.read(report)
}

struct ItemReader<'a> {
    items: BTreeMap<&'a str, (ListPlace, Item<'a>)>,
    tables: &'a ImportTables,
}

impl ItemReader<'_> {
    fn read(&self, report: &mut Report) -> Vec<EntityDraft> {
        let mut drafts = Vec::new();
        let mut positions: BTreeMap<String, ListPlace> = BTreeMap::new();
        let held: BTreeSet<&str> = self
            .items
            .values()
            .flat_map(|(_, item)| item.claims(POSITION_HELD))
            .filter_map(|claim| claim.value().item())
            .collect();
        for (&id, (place, item)) in &self.items {
            let kind = match self.kind(item) {
                _ if held.contains(id) => "Office",
                Some(kind) => kind,
                None => {
                    let classes: Vec<&str> = item
                        .claims(INSTANCE_OF)
                        .iter()
                        .filter_map(|claim| claim.value().item())
                        .collect();
                    let what = format!("{id}, instance of {}", classes.join(", "));
                    report.leave_out("item of a class that the table lacks", place, what);
                    continue;
                }
            };
            let Some(label) = item.label() else {
                if kind != "Office" {
                    report.leave_out("item without an English label", place, id);
                }
                continue;
            };
            let draft = self.draft(id, place, item, kind, label, report);
            for term in &draft.terms {
                positions
                    .entry(term.office.clone())
                    .or_insert_with(|| term.place.clone());
            }
            drafts.push(draft);
        }
        let labelled: BTreeSet<String> = drafts.iter().map(|draft| draft.key.clone()).collect();
        for (position, place) in positions {
            if !labelled.contains(&position) {
                report.leave_out(
                    "label of a position (its office has the item's name)",
                    &place,
                    &position,
                );
                drafts.push(EntityDraft {
                    qid: Some(position.clone()),
                    id: Some(format!("office/{}", position.to_lowercase())),
                    ..EntityDraft::new(position.as_str(), place, "Office", position.as_str())
                });
            }
        }
        drafts
    }

    /// Gives the kind of the first class that the table has.
    fn kind(&self, item: &Item<'_>) -> Option<&str> {
        let classes = item.claims(INSTANCE_OF);
        let mut classes = classes.iter().filter_map(|claim| claim.value().item());
        classes.find_map(|class| Some(self.tables.class(class)?.as_str()))
    }

    fn draft(
        &self,
        id: &str,
        place: &ListPlace,
        item: &Item<'_>,
        kind: &str,
        label: &str,
        report: &mut Report,
    ) -> EntityDraft {
        let mut draft = EntityDraft::new(id, place.clone(), kind, label);
        draft.qid = Some(id.to_owned());
        if kind == "Office" {
            draft.id = Some(format!("office/{}", id.to_lowercase()));
        }
        let names = item.names();
        report.count("names", names.len());
        let native = item.claims(NATIVE_LABEL);
        let native = native.iter().filter_map(|claim| claim.value().text());
        for (lang, name) in names.into_iter().chain(native) {
            // A spelling that several languages share is found in English text as it is.
            if name != label && !draft.aliases.iter().any(|alias| alias.text == name) {
                draft.aliases.push(AliasLine {
                    lang: lang.to_owned(),
                    ..AliasLine::name(name)
                });
            }
        }
        let other: Vec<&str> = item
            .properties()
            .filter(|property| !CARRIED.contains(property))
            .collect();
        if !other.is_empty() {
            let what = format!("{id}: {}", other.join(", "));
            report.leave_out("properties that a record has no key for", place, what);
        }
        for property in CARRIED {
            for _ in 0..item.deprecated(property) {
                report.leave_out("deprecated statement", place, format!("{id} {property}"));
            }
        }
        if kind == "Person" {
            self.add_person(&mut draft, item, report);
        } else {
            add_existence(&mut draft, item, report);
        }
        if kind == "Office" {
            let claims = [item.claims(JURISDICTION), item.claims(COUNTRY)].concat();
            let wholes = claims.iter().filter_map(|claim| claim.value().item());
            draft.part_of = wholes.map(|whole| Target::Qid(whole.to_owned())).collect();
        }
        draft
    }

    fn add_person(&self, draft: &mut EntityDraft, item: &Item<'_>, report: &mut Report) {
        if let Some(gender) = item.claims(GENDER).first().and_then(|claim| claim.value().item()) {
            draft.gender = match gender {
                "Q6581097" | "Q2449503" => Some('m'),
                "Q6581072" | "Q1052281" => Some('f'),
                _ => {
                    report.leave_out("gender that a record has no letter for", &draft.place, gender);
                    None
                }
            };
        }
        if let Some(name) = item.claims(FAMILY_NAME).first().and_then(|claim| claim.value().item()) {
            match self.items.get(name).and_then(|(_, item)| item.label()) {
                Some(surname) if draft.label.rsplit(' ').next() == Some(surname) => {}
                Some(surname) => draft.surname = Some(surname.to_owned()),
                None => report.leave_out("family name whose item is not in the input", &draft.place, name),
            }
        }
        let claims = item.claims(POSITION_HELD);
        report.count("terms", claims.len());
        for claim in claims {
            let Some(office) = claim.value().item() else {
                report.leave_out("term of an unknown position", &draft.place, &draft.key);
                continue;
            };
            match term_days(claim) {
                Ok(days) => draft.terms.push(DraftTerm {
                    office: office.to_owned(),
                    days,
                    place: draft.place.clone(),
                }),
                Err(reason) => report.leave_out(reason, &draft.place, format!("{} as {office}", draft.key)),
            }
        }
    }
}

/// Gives the days of a term. The day, month or year of its end belongs to it.
///
/// A start that is vague is unknown; an end that is vague would make the term look open, so the term is left out.
fn term_days(claim: WikidataClaim<'_>) -> Result<Days, &'static str> {
    let first = |property| claim.qualifiers(property).first().copied().and_then(Snak::time);
    let start = match first(START) {
        Some(WikidataTime::Known(date)) => Some(date),
        Some(WikidataTime::Vague) | None => None,
    };
    let end = match first(END) {
        Some(WikidataTime::Known(date)) => Some(date),
        Some(WikidataTime::Vague) => return Err("term whose end nobody knows, or not to the year"),
        None => None,
    };
    match Days::through(start, end) {
        // Without any date it would hold on every day.
        Some(days) if days.is_open() => Err("term without a date"),
        days => days.ok_or("term that ends before it begins"),
    }
}

/// Adds since when and until when it exists.
fn add_existence(draft: &mut EntityDraft, item: &Item<'_>, report: &mut Report) {
    let mut known = |property| match item.claims(property).first().and_then(|claim| claim.value().time()) {
        Some(WikidataTime::Known(date)) => Some(date),
        Some(WikidataTime::Vague) => {
            let what = format!("{} {property}", draft.key);
            report.leave_out("date that nobody knows, or not to the year", &draft.place, what);
            None
        }
        None => None,
    };
    let (first, last) = (known(INCEPTION), known(DISSOLVED));
    match Days::through(first, last) {
        Some(days) => draft.valid = days,
        None => report.leave_out("end before the beginning", &draft.place, &draft.key),
    }
}
