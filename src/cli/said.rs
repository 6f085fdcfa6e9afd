//! `demarche said`: who said what, when.

use super::Options;
use super::loading::load_graph;
use super::output::Output;
use super::table::write_table;
use super::terminal::Terminal;
use crate::error::Result;
use crate::query::{Filter, SAID};
use crate::timex::Timex;
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche said
  demarche said --by Putin --about \"peace treaty\"
  demarche said out/graph.jsonld --since 2024 --until 2024-06-05
  demarche said seeds --to Putin";

/// Show who said what, when, to whom and about what
///
/// Names are found without regard to capitals and accents; a part of a name is enough.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Said {
    /// Graphs (.jsonld) or articles; out/graph.jsonld if not given
    paths: Vec<PathBuf>,
    /// Only by this speaker
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Only to this addressee
    #[arg(long, value_name = "NAME")]
    to: Option<String>,
    /// Only about this entity
    #[arg(long, value_name = "NAME")]
    about: Option<String>,
    /// Only on or after this date: 2024, 2024-06 or 2024-06-05
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    since: Option<Timex>,
    /// Only on or before this date
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    until: Option<Timex>,
}

impl Said {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let knowledge = options.knowledge()?;
        let (graph, _) = load_graph(&self.paths, options, &knowledge, terminal)?;
        let filter = Filter {
            by: self.by.clone(),
            to: self.to.clone(),
            about: self.about.clone(),
            since: self.since.clone(),
            until: self.until.clone(),
        };
        let answer = (SAID.ask)(&graph, &filter);
        if answer.rows.is_empty() {
            terminal.note("no such statement");
            return Ok(());
        }
        let mut output = Output::new();
        output.write(write_table(&answer).as_bytes())?;
        output.flush()
    }
}

/// Reads a day, a month or a year.
fn parse_date(text: &str) -> std::result::Result<Timex, String> {
    let value = Timex::new(text);
    match value.bounds() {
        Some(_) => Ok(value),
        None => Err("no date (write it as 2024, 2024-06 or 2024-06-05)".to_owned()),
    }
}
