//! `demarche stance`: where somebody stands on a topic over time.

use super::Options;
use super::answer::{AnswerFormat, write};
use super::chart::stance_chart;
use super::loading::{Inquiry, ask_graph};
use super::output::Output;
use super::terminal::Terminal;
use crate::answer::{AskedStance, Stances};
use crate::ask::{Purpose, Request, wanted};
use crate::error::Result;
use crate::export::draw_chart;
use crate::knowledge::Knowledge;
use crate::ontology::Position;
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche stance seeds --by Putin --on 'continuing the talks'
  demarche stance seeds --changes
  demarche stance seeds --by Japan --format json
  demarche stance seeds --on 'continuing the talks' --format svg";

/// Show where somebody stands on a topic over time, with the turns marked
///
/// A position is `for`, `against`, `conditional` or `unclear`; a turn is a change between `for` and `against`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct StanceCommand {
    /// Graphs (.jsonld), archives (.db) or articles; out/graph.jsonld if not given
    paths: Vec<PathBuf>,
    /// Whose positions; everybody's if not given
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// On what: a topic of data/stance/topics.jsonl, by its id or a name, or words that call a matter: "second referendum";
    /// all topics if not given
    #[arg(long, value_name = "TOPIC")]
    on: Option<String>,
    /// Only positions of this sort: for, against, conditional or unclear
    #[arg(long, value_name = "POSITION", value_parser = position)]
    position: Option<Position>,
    /// Only the turns
    #[arg(long)]
    changes: bool,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    format: AnswerFormat,
}

impl StanceCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let knowledge = options.knowledge()?;
        let request = Request {
            by: self.by.clone(),
            ..Request::default()
        };
        if self.format == AnswerFormat::Svg {
            return self.draw(options, &knowledge, terminal);
        }
        let wanted = wanted(&request, Purpose::Positions, &knowledge, options.published);
        let inquiry = Inquiry {
            paths: &self.paths,
            wanted,
            form: self.format,
        };
        let answer = ask_graph(&inquiry, options, &knowledge, terminal, |view| {
            let stances = Stances {
                view,
                knowledge: &knowledge,
                today: options.published,
            };
            let answer = stances.answer(&AskedStance {
                by: self.by.as_deref(),
                on: self.on.as_deref(),
                position: self.position,
                only_changes: self.changes,
            })?;
            let is_enough = !answer.rows.is_empty();
            Ok((answer, is_enough))
        })?;
        write(&answer, self.format, terminal)
    }
}

impl StanceCommand {
    /// Writes the positions as a chart.
    fn draw(&self, options: &Options, knowledge: &Knowledge, terminal: &mut Terminal) -> Result<()> {
        let inquiry = Inquiry {
            paths: &self.paths,
            wanted: None,
            form: AnswerFormat::Svg,
        };
        let chart = ask_graph(&inquiry, options, knowledge, terminal, |view| {
            let stances = Stances {
                view,
                knowledge,
                today: options.published,
            };
            let found = stances.positions(self.by.as_deref(), self.on.as_deref())?;
            Ok((stance_chart(view, knowledge, &found), true))
        })?;
        let mut output = Output::new();
        output.write(&draw_chart(&chart)?)?;
        output.flush()
    }
}

/// Reads a position by its name.
fn position(text: &str) -> std::result::Result<Position, String> {
    Position::named(text).ok_or_else(|| "there are for, against, conditional and unclear".to_owned())
}
