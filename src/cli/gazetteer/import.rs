//! `demarche gazetteer import`: another list of actors as a file of our gazetteer.

use super::output::{Output, write_file};
use super::{Options, read_file};
use crate::cli::terminal::{Terminal, visible};
use crate::error::{Error, Result};
use crate::import::{Format, ImportTables, import};
use crate::knowledge::Knowledge;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche gazetteer import --from petrarch Phoenix.Countries.actors.txt -o actors.jsonl
  demarche gazetteer import --from wikidata items.json -o people.jsonl
  demarche gazetteer import --from ftm entities.ftm.json | demarche gazetteer check -

Then: demarche build news/ --gazetteer actors.jsonl";

/// Make a list of names from another one
///
/// The records go to a file or to standard output, the account of what was left out to standard error. What the
/// gazetteer knows already is told and not written again.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ImportCommand {
    /// The lists
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// How they are written
    #[arg(long, value_enum)]
    from: From,
    /// The file; standard output if not given
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum From {
    /// Dictionaries of actors of PETRARCH or TABARI, with CAMEO's codes
    Petrarch,
    /// Items of Wikidata: a dump, a part of one, or the answers of Special:EntityData
    Wikidata,
    /// Entities of FollowTheMoney, one a line, as OpenSanctions publishes them
    Ftm,
}

impl ImportCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let knowledge = options.knowledge()?;
        let tables = Knowledge::load_also(options.data.as_deref(), |files| {
            ImportTables::parse(files, &knowledge.ontology)
        })?;
        let format = match self.from {
            From::Petrarch => Format::Petrarch,
            From::Wikidata => Format::Wikidata,
            From::Ftm => Format::FollowTheMoney,
        };
        let mut files = Vec::new();
        for path in &self.files {
            match read_file(path) {
                Ok(file) => files.push(file),
                Err(error) => terminal.error(&error),
            }
        }
        let made = import(format, &files, &knowledge.gazetteer, &tables);
        for error in &made.errors {
            terminal.error(error);
        }
        for line in made.report.to_string().lines() {
            terminal.note(&visible(line));
        }
        if made.entities.is_empty() {
            return Err(Error::new("", "no entity is new, so nothing is written"));
        }
        let lines = made.to_jsonl()?;
        if let Some(path) = &self.output {
            write_file(path, lines.as_bytes())
        } else {
            let mut output = Output::new();
            output.write(lines.as_bytes())?;
            output.flush()
        }
    }
}
