//! All that is known of somebody or something: offices, relations, statements by and about, over time.

use super::Section;
use crate::ask::{Request, resolve};
use crate::error::Result;
use crate::knowledge::Knowledge;
use crate::query::{Answer, Filter, Only, View, Who, said, timeline};
use chrono::NaiveDate;

/// Builds the sections of a dossier on somebody or something, without those that are empty.
pub fn build_dossier(name: &str, view: &View, knowledge: &Knowledge, today: Option<NaiveDate>) -> Result<Vec<Section>> {
    let request = Request {
        by: Some(name.to_owned()),
        ..Request::default()
    };
    let asked = resolve(&request, view, knowledge, today)?;
    let who = asked.filter.by.clone().unwrap_or_default();
    let filter = |by: Option<Who>, about: Option<Who>| Filter {
        by,
        about,
        ..Filter::default()
    };
    let statements = |filter: Filter| -> Answer { said(view, &filter.told(view)) };
    let mut names = identity(view, &who, knowledge);
    names.notes.splice(0..0, asked.notes);
    let sections = [
        ("who", names),
        (
            "what happened and what holds",
            timeline(view, &filter(Some(who.clone()), None), Some(Only::Relations)),
        ),
        ("said by", statements(filter(Some(who.clone()), None))),
        ("said about", statements(filter(None, Some(who)))),
    ];
    let sections = sections.into_iter().map(|(title, answer)| Section { title, answer });
    Ok(sections
        .filter(|section| !section.answer.rows.is_empty() || !section.answer.notes.is_empty())
        .collect())
}

/// Gives the names of entities, and the offices that they held, as the gazetteer has them.
fn identity(view: &View, who: &Who, knowledge: &Knowledge) -> Answer {
    let mut answer = Answer::new(&["name", "kind", "also", "office", "from", "to"]);
    for known in view.entities.iter().filter(|known| who.ids.contains(known.id)) {
        let kind = known.entity.kind.as_ref().map_or_else(String::new, ToString::to_string);
        let also = known.entity.names.iter().cloned().collect::<Vec<_>>().join(", ");
        let id = known.id.as_str().trim_start_matches("entity/");
        let terms = knowledge
            .gazetteer
            .entity(&id.into())
            .map_or(&[][..], |entity| entity.offices.as_slice());
        let cells = |office: String, from: String, to: String| {
            vec![view.label(known.id), kind.clone(), also.clone(), office, from, to]
        };
        if terms.is_empty() {
            answer.push_cells(cells(String::new(), String::new(), String::new()));
        }
        for term in terms {
            let office = knowledge.gazetteer.entity(&term.office);
            let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
            let last = term.days().last_day();
            answer.push_cells(cells(
                office.map_or_else(|| term.office.to_string(), |office| office.label.clone()),
                day(term.from),
                day(last),
            ));
        }
    }
    answer
}
