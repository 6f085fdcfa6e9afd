//! `demarche path`: how two are connected.

use super::Options;
use super::answer::{AnswerFormat, Question, answer};
use super::terminal::Terminal;
use crate::ask::{Purpose, Request};
use crate::error::Result;
use crate::query::path;
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche path Suga Shikotan seeds
  demarche path Hayashi Etorofu seeds --format json";

/// Show the shortest chain of relations and statements from one to another, with the words behind every link
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct PathCommand {
    /// Where it begins
    from: String,
    /// Where it ends
    to: String,
    /// Graphs (.jsonld), archives (.db) or articles; out/graph.jsonld if not given
    paths: Vec<PathBuf>,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    format: AnswerFormat,
}

impl PathCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let request = Request {
            by: Some(self.from.clone()),
            to: Some(self.to.clone()),
            ..Request::default()
        };
        let question = Question {
            paths: &self.paths,
            request: &request,
            purpose: Purpose::Everything,
            form: self.format,
        };
        answer(&question, options, terminal, |view, asked, _| {
            Ok(path(view, &asked.filter))
        })
    }
}
