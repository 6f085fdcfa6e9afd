//! `demarche dates`: which words tell when, and how they were resolved.

use super::Options;
use super::answering::{Form, Question, answer};
use super::terminal::Terminal;
use crate::error::Result;
use crate::query::DATES;
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche dates seeds
  demarche dates seeds --by Putin --format csv";

/// Show which words tell when, what they are counted from, and by which rule
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Dates {
    /// Graphs (.jsonld) or articles; out/graph.jsonld if not given
    paths: Vec<PathBuf>,
    #[command(flatten)]
    question: Question,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

impl Dates {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let request = self.question.request()?;
        answer(
            &self.paths,
            request,
            self.format,
            options,
            terminal,
            |view, asked, _| Ok((DATES.ask)(view, &asked.filter)),
        )
    }
}
