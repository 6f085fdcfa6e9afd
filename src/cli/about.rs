//! `demarche about`: all that is known of somebody or something, on a page.

use super::Options;
use super::answer::{AnswerFormat, write_sections};
use super::loading::{Inquiry, ask_graph};
use super::order::check_order;
use super::terminal::Terminal;
use crate::answer::build_dossier;
use crate::ask::{Purpose, Request, wanted};
use crate::error::Result;
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche about Putin seeds
  demarche about 'Northern Territories' seeds --format md
  demarche about person/yoshihide-suga seeds --format json";

/// Show a page about somebody or something: offices, relations, statements by and about, over time
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct AboutCommand {
    /// A name or an id
    name: String,
    /// Graphs (.jsonld), archives (.db) or articles; out/graph.jsonld if not given
    paths: Vec<PathBuf>,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    format: AnswerFormat,
}

impl AboutCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        check_order("about", "name", &self.name, &self.paths)?;
        let knowledge = options.knowledge()?;
        let request = Request {
            by: Some(self.name.clone()),
            ..Request::default()
        };
        let wanted = wanted(&request, Purpose::About, &knowledge, options.published);
        let inquiry = Inquiry {
            paths: &self.paths,
            wanted,
            form: self.format,
        };
        let sections = ask_graph(&inquiry, options, &knowledge, terminal, |view| {
            let sections = build_dossier(&self.name, view, &knowledge, options.published)?;
            // Who is meant is known, and that nobody is.
            Ok((sections, true))
        })?;
        write_sections(sections, self.format, terminal)
    }
}
