//! `demarche timeline`: what happened and what was said, by date.

use super::Options;
use super::answer::QuestionArgs;
use super::terminal::Terminal;
use crate::ask::Purpose;
use crate::error::Result;
use crate::query::{Only, timeline};
use clap::Args;

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
pub(super) struct TimelineCommand {
    #[command(flatten)]
    question: QuestionArgs,
    /// Only a part of it
    #[arg(long, value_enum, value_name = "WHAT")]
    only: Option<Only>,
}

impl TimelineCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        self.question
            .answer(options, terminal, Purpose::Timeline, |view, asked, _| {
                Ok(timeline(view, &asked.filter, self.only))
            })
    }
}
