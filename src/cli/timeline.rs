//! `demarche timeline`: what happened and what was said, by date.

use super::Options;
use super::answer::{AnswerFormat, QuestionArgs, write};
use super::chart::timeline_chart;
use super::loading::{Inquiry, ask_graph};
use super::output::Output;
use super::terminal::Terminal;
use crate::answer::{DeedQuestion, answer_deeds, complete_answer};
use crate::ask::{Asks, Purpose, Request, needs_all, resolve_anywhere, wanted};
use crate::error::{Error, Result};
use crate::export::draw_chart;
use crate::knowledge::Knowledge;
use crate::query::{DeedGroup, Only, dated_rows, timeline};
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  demarche timeline seeds
  demarche timeline seeds --by Japan --to Russia --said 2024
  demarche timeline seeds --only facts
  demarche timeline seeds --by Putin --since 2018 --format svg
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
        if self.question.format == AnswerFormat::Svg {
            return self.draw(&request, options, &knowledge, terminal);
        }
        // What a relation of some types says of others is asked of all of them.
        let wanted = match self.relation.is_empty() {
            true => wanted(&request, Purpose::Timeline, &knowledge, options.published),
            false => None,
        };
        let inquiry = Inquiry {
            paths: &self.question.paths,
            wanted,
            form: self.question.format,
        };
        let answer = ask_graph(&inquiry, options, &knowledge, terminal, |view| {
            if self.relation.is_empty() {
                let asked = resolve_anywhere(&request, view, &knowledge, options.published)?;
                let answer = timeline(view, &asked.filter, self.only);
                let is_enough = !answer.rows.is_empty() && !needs_all(&asked.filter);
                return Ok((complete_answer(answer, &asked, view, &request), is_enough));
            }
            let question = DeedQuestion {
                relations: &self.relation,
                request: &request,
                asks: Asks::All,
                kind: None,
                count: self.count,
                place: None,
                people: None,
            };
            Ok((answer_deeds(&question, view, &knowledge, options.published)?, true))
        })?;
        write(&answer, self.question.format, terminal)
    }

    /// Writes the timeline as a chart.
    fn draw(&self, request: &Request, options: &Options, knowledge: &Knowledge, terminal: &mut Terminal) -> Result<()> {
        if !self.relation.is_empty() {
            return Err(Error::new("--format svg", "draws no counts: leave out `--relation`"));
        }
        let inquiry = Inquiry {
            paths: &self.question.paths,
            wanted: None,
            form: AnswerFormat::Svg,
        };
        let chart = ask_graph(&inquiry, options, knowledge, terminal, |view| {
            let asked = resolve_anywhere(request, view, knowledge, options.published)?;
            let rows = dated_rows(view, &asked.filter, self.only);
            Ok((timeline_chart(&rows, &request.to_flags()), true))
        })?;
        let mut output = Output::new();
        output.write(&draw_chart(&chart)?)?;
        output.flush()
    }
}
