//! `demarche timeline`: what happened and what was said, by date.

use super::Options;
use super::answering::{Form, Question, answer};
use super::terminal::Terminal;
use crate::error::Result;
use crate::query::{Only, timeline};
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche timeline seeds
  demarche timeline seeds --by Japan --to Russia --said 2024
  demarche timeline seeds --only facts";

/// Show events and statements by date
///
/// With one name those in which he takes part in any way, with `--by` and `--to` those between the two.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Timeline {
    /// Graphs (.jsonld) or articles; out/graph.jsonld if not given
    paths: Vec<PathBuf>,
    #[command(flatten)]
    question: Question,
    /// Only a part of it
    #[arg(long, value_enum, value_name = "WHAT")]
    only: Option<Only>,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

impl Timeline {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let request = self.question.request()?;
        answer(
            &self.paths,
            request,
            self.format,
            options,
            terminal,
            |view, asked, _| Ok(timeline(view, &asked.filter, self.only)),
        )
    }
}
