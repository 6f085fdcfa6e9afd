//! `demarche path`: how two are connected.

use super::Options;
use super::answer::{AnswerFormat, Question, answer, write};
use super::loading::load_path;
use super::terminal::Terminal;
use crate::answer::complete_answer;
use crate::ask::{Purpose, Request, resolve, wanted};
use crate::error::Result;
use crate::graph::EventGraph;
use crate::query::{Answer, View, path};
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
        if let Some(answer) = self.of_archive(&request, options)? {
            return write(&answer, self.format, terminal);
        }
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

    /// Answers from the part of an archive that is near the two; `None` where they are far apart.
    fn of_archive(&self, request: &Request, options: &Options) -> Result<Option<Answer>> {
        let knowledge = options.knowledge()?;
        let wanted = wanted(request, Purpose::Ends, &knowledge, options.published);
        let ends = |graph: &EventGraph| {
            let asked = resolve(request, &View::new(graph), &knowledge, options.published).ok()?;
            Some((asked.filter.by?.ids, asked.filter.to?.ids))
        };
        let Some(graph) = load_path(&self.paths, wanted, options, ends) else {
            return Ok(None);
        };
        let view = View::new(&graph);
        let asked = resolve(request, &view, &knowledge, options.published)?;
        let found = path(&view, &asked.filter);
        Ok((!found.rows.is_empty()).then(|| complete_answer(found, &asked, &view, request)))
    }
}
