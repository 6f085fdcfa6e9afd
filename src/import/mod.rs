//! Other people's lists of actors → records of our gazetteer, with an account of all that could not be carried over.

mod actor;
mod capitals;
mod date;
mod draft;
mod finish;
mod follow_the_money;
mod json;
mod line;
mod petrarch;
mod report;
mod slug;
mod tables;
mod wikidata;
mod wikidata_item;

pub use date::Days;
pub use line::{AliasLine, EntityLine, TermLine};
pub use report::{Noted, Report};
pub use tables::ImportTables;

use crate::data::DataFile;
use crate::error::{Error, Result};
use crate::mention::Gazetteer;
use actor::Actors;
use draft::EntityDraft;
use finish::finish_drafts;
use petrarch::read_entries;

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Dictionaries of actors with CAMEO's codes.
    Petrarch,
    /// Items as JSON.
    Wikidata,
    /// Entities as JSON.
    FollowTheMoney,
}

/// What was made of a list.
#[derive(Debug, Clone)]
pub struct Import {
    /// Sorted by id.
    pub entities: Vec<EntityLine>,
    /// What was read, written and left out.
    pub report: Report,
    /// The lines that could not be read; all others were.
    pub errors: Vec<Error>,
}

impl Import {
    /// Writes the records, one a line.
    pub fn to_jsonl(&self) -> Result<String> {
        let mut lines = String::new();
        for entity in &self.entities {
            lines += &serde_json::to_string(entity).map_err(|error| Error::new(&entity.id, error))?;
            lines.push('\n');
        }
        Ok(lines)
    }
}

/// Makes records of the files of a list, beside what the gazetteer has already.
///
/// The records refer to each other and to the gazetteer, so it can take them as a file of the user's.
pub fn import(format: Format, files: &[DataFile], gazetteer: &Gazetteer, tables: &ImportTables) -> Import {
    let mut report = Report::default();
    let mut errors = Vec::new();
    let (drafts, dataset) = match format {
        Format::Petrarch => (read_dictionaries(files, tables, &mut report, &mut errors), "PETRARCH"),
        Format::Wikidata => (
            wikidata::read_items(files, tables, &mut report, &mut errors),
            "Wikidata",
        ),
        Format::FollowTheMoney => (
            follow_the_money::read_entities(files, gazetteer, &mut report, &mut errors),
            "FollowTheMoney",
        ),
    };
    let entities = finish_drafts(drafts, gazetteer, dataset, &mut report);
    Import {
        entities,
        report,
        errors,
    }
}

fn read_dictionaries(
    files: &[DataFile],
    tables: &ImportTables,
    report: &mut Report,
    errors: &mut Vec<Error>,
) -> Vec<EntityDraft> {
    let mut actors = Actors::new(tables);
    for file in files {
        let (entries, wrong) = read_entries(file);
        errors.extend(wrong);
        for entry in &entries {
            actors.add(entry, file, report);
        }
    }
    actors.into_drafts()
}
