//! `demarche dates`: which words tell when, and how they were resolved.

use super::Options;
use super::answer::QuestionArgs;
use super::terminal::Terminal;
use crate::ask::Purpose;
use crate::error::Result;
use crate::query::dates;
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  demarche dates seeds
  demarche dates seeds --by Putin --format csv";

/// Show which words tell when, what they are counted from, and by which rule
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct DatesCommand {
    #[command(flatten)]
    question: QuestionArgs,
}

impl DatesCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        self.question
            .answer(options, terminal, Purpose::Statements, |view, asked, _| {
                Ok(dates(view, &asked.filter))
            })
    }
}
