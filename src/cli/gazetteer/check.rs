//! `demarche gazetteer check`: whether a file can be added to the gazetteer.

use super::output::Output;
use super::{Options, read_file};
use crate::check::{Severity, check_gazetteer};
use crate::cli::terminal::Terminal;
use crate::error::Result;
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche gazetteer check mine.jsonl
  demarche gazetteer check people.jsonl offices.jsonl
  demarche gazetteer import --from ftm entities.ftm.json | demarche gazetteer check -";

/// Look over files that are to be added to the list of names
///
/// Tells all that is wrong, and what may mislead. Only what is wrong makes the program end with 1.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CheckCommand {
    /// The files (.jsonl), or - for standard input; they may refer to each other
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

impl CheckCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let knowledge = options.knowledge()?;
        let mut files = Vec::new();
        for path in &self.files {
            match read_file(path) {
                Ok(file) => files.push(file),
                Err(error) => terminal.error(&error),
            }
        }
        let check = check_gazetteer(&files, &knowledge);
        for problem in &check.problems {
            match problem.severity {
                Severity::Error => terminal.error(&problem.error),
                Severity::Warning => terminal.warning(&problem.error),
            }
        }
        let mut output = Output::new();
        let counts = [
            (check.entities, "entity", "entities"),
            (check.names, "name", "names"),
            (check.count(Severity::Error), "error", "errors"),
            (check.count(Severity::Warning), "warning", "warnings"),
        ];
        let counts = counts.map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }));
        output.write(format!("{}\n", counts.join(", ")).as_bytes())?;
        output.flush()
    }
}
