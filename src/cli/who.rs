//! `demarche who`: who held an office on a day.

use super::Options;
use super::answer::{AnswerFormat, write};
use super::terminal::Terminal;
use crate::answer::find_holders;
use crate::ask::find_days;
use crate::error::Result;
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  demarche who 'Prime Minister of Japan' --on 2021-06-05
  demarche who 'Japanese chief cabinet secretary' --on 'June 2024'
  demarche who office/ru-foreign-minister";

/// Show who held an office on a day, with the term; without a day all who held it
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct WhoCommand {
    /// An office: its name, a title with its state, or its id
    office: String,
    /// A day or a time
    #[arg(long, value_name = "TIME")]
    on: Option<String>,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    format: AnswerFormat,
}

impl WhoCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let knowledge = options.knowledge()?;
        let days = self.on.as_deref();
        let days = days
            .map(|on| find_days("--on", on, options.published, &knowledge))
            .transpose()?;
        write(&find_holders(&self.office, days, &knowledge)?, self.format, terminal)
    }
}
