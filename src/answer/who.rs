//! Who held an office on a day.

use crate::error::{Error, Result};
use crate::knowledge::Knowledge;
use crate::lookup::{EntityFound, find_meaning};
use crate::query::{Answer, Row};
use crate::timex::Interval;
use serde_json::json;

/// Gives who held an office on some of the days, by the beginnings of their terms.
pub fn find_holders(office: &str, days: Option<Interval>, knowledge: &Knowledge) -> Result<Answer> {
    let mut answer = Answer::new(&["office", "holder", "from", "last day"]);
    for office in offices(office, knowledge)? {
        let held = office.holders.iter().filter(|holder| {
            let term = Interval {
                earliest: holder.days.from,
                latest: holder.days.last_day(),
            };
            days.is_none_or(|days| days.overlaps(term))
        });
        for holder in held {
            let (from, last) = (holder.days.from, holder.days.last_day());
            let day = |day: Option<chrono::NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
            let record = json!({
                "office": office.entity,
                "holder": holder.entity,
                "label": holder.label,
                "from": from,
                "last": last,
            });
            answer.rows.push(Row {
                cells: vec![office.label.clone(), holder.label.clone(), day(from), day(last)],
                record: record.as_object().cloned().unwrap_or_default(),
            });
        }
    }
    if answer.rows.is_empty() {
        answer
            .notes
            .push(format!("nobody is known to have held `{office}` then"));
    }
    Ok(answer)
}

/// Finds the offices that a name means.
fn offices(name: &str, knowledge: &Knowledge) -> Result<Vec<EntityFound>> {
    let plain = name.strip_prefix("the ").unwrap_or(name);
    let label = knowledge
        .gazetteer
        .entity(&plain.into())
        .map(|office| office.label.clone());
    let lookup = find_meaning(label.as_deref().unwrap_or(plain), None, knowledge);
    let named = lookup.names.into_iter().map(|found| found.entity);
    let read = lookup.readings.into_iter().flat_map(|reading| reading.entities);
    let mut offices: Vec<EntityFound> = Vec::new();
    for office in named.chain(read) {
        let is_office = office.entity.as_str().starts_with("office/");
        if is_office && !offices.iter().any(|known| known.entity == office.entity) {
            offices.push(office);
        }
    }
    match offices.len() {
        0 => Err(Error::new("who", format!("no office is called `{name}`"))),
        1..=5 => Ok(offices),
        many => Err(Error::new(
            "who",
            format!("`{name}` may be {many} offices; name the state as well"),
        )),
    }
}
