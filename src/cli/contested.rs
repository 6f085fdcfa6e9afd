//! `demarche contested`: what several sides claim of the same thing, and who answered whom.

use super::Options;
use super::answering::{Form, Question, answer};
use super::terminal::Terminal;
use crate::ask::side;
use crate::error::Result;
use crate::query::{contested, replies};
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche contested seeds --about 'Northern Territories'
  demarche contested seeds --replies
  demarche contested seeds --replies --to Putin --format json";

/// Show what several sides claim of the same thing, side by side; nobody is made right
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Contested {
    /// Graphs (.jsonld) or articles; out/graph.jsonld if not given
    paths: Vec<PathBuf>,
    #[command(flatten)]
    question: Question,
    /// Show who answered whom: later, from another side, on the same matter
    #[arg(long)]
    replies: bool,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

impl Contested {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let request = self.question.request()?;
        answer(
            &self.paths,
            request,
            self.format,
            options,
            terminal,
            |view, asked, knowledge| {
                let side_of = |node: &_| side(node, knowledge);
                Ok(match self.replies {
                    true => replies(view, &asked.filter, &side_of),
                    false => contested(view, &asked.filter, knowledge.question.judging(), &side_of),
                })
            },
        )
    }
}
