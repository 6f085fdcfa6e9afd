//! `demarche timeline`: what happened and what was said, by date.

use super::Options;
use super::answer::{QuestionArgs, write};
use super::loading::ask_graph;
use super::terminal::Terminal;
use crate::answer::{DeedQuestion, answer_deeds, answered};
use crate::ask::{Asks, resolve_anywhere};
use crate::error::Result;
use crate::query::{DeedGroup, Only, timeline};
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  demarche timeline seeds
  demarche timeline seeds --by Japan --to Russia --said 2024
  demarche timeline seeds --only facts
  demarche timeline seeds --relation agreed_with,spoke_by_phone_with --by Putin
  demarche timeline seeds --relation accused --count whom";

/// Show events and statements by date
///
/// With one name those in which he takes part in any way, with `--by` and `--to` those between the two. With `--relation`
/// only what `--by` does to `--to`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct TimelineCommand {
    #[command(flatten)]
    question: QuestionArgs,
    /// Only a part of it
    #[arg(long, value_enum, value_name = "WHAT")]
    only: Option<Only>,
    /// Only these types of schema/relation-types.json: met_with,visited
    #[arg(long, value_name = "TYPE", value_delimiter = ',', conflicts_with = "only")]
    relation: Vec<String>,
    /// Count them by this, in place of showing them
    #[arg(long, value_enum, value_name = "WHAT", requires = "relation")]
    count: Option<DeedGroup>,
}

impl TimelineCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let knowledge = options.knowledge()?;
        let request = self.question.request()?;
        // Whoever takes any part is meant, and no index of an archive leads to all of these: it is read as a whole.
        let answer = ask_graph(&self.question.paths, None, options, &knowledge, terminal, |view| {
            let answer = if self.relation.is_empty() {
                let asked = resolve_anywhere(&request, view, &knowledge, options.published)?;
                answered(timeline(view, &asked.filter, self.only), &asked, view, &request)
            } else {
                let question = DeedQuestion {
                    relations: &self.relation,
                    request: &request,
                    asks: Asks::All,
                    kind: None,
                    count: self.count,
                };
                answer_deeds(&question, view, &knowledge, options.published)?
            };
            Ok((answer, true))
        })?;
        write(&answer, self.question.format, terminal)
    }
}
