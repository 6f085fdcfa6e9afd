//! `demarche names`: who uses which name for an entity.

use super::Options;
use super::answer::{AnswerFormat, write};
use super::loading::is_graph;
use super::order::check_order;
use super::reading::read_articles;
use super::terminal::Terminal;
use crate::answer::{NameCount, find_entity};
use crate::error::{Error, Result};
use crate::knowledge::Knowledge;
use crate::lookup::find_uses;
use crate::query::Answer;
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche names 'Northern Territories' seeds
  demarche names 'Southern Kurils' seeds --by-party
  demarche names territory/northern-territories seeds --format json";

/// Show which outlet and which speaker uses which name for a place, a person or a treaty, and whose name that is
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct NamesCommand {
    /// A name or an id
    name: String,
    /// Articles: names are counted in their texts
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Put the names of each party together
    #[arg(long)]
    by_party: bool,
    /// How to show it
    #[arg(long, value_enum, default_value_t)]
    format: AnswerFormat,
}

impl NamesCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        check_order("names", "name", &self.name, &self.paths)?;
        let knowledge = options.knowledge()?;
        let answer = count(&self.name, &self.paths, self.by_party, options, &knowledge, terminal)?;
        write(&answer, self.format, terminal)
    }
}

/// Counts the names of an entity in articles, by who uses them, and by whose they are first if wanted.
pub(super) fn count(
    name: &str,
    paths: &[PathBuf],
    by_party: bool,
    options: &Options,
    knowledge: &Knowledge,
    terminal: &mut Terminal,
) -> Result<Answer> {
    if let Some(graph) = paths.iter().find(|path| is_graph(path)) {
        return Err(Error::new(
            graph.display(),
            "is a graph; names are counted in the texts of articles",
        ));
    }
    if paths.is_empty() {
        return Err(Error::new("names", "needs articles: names are counted in their texts"));
    }
    let id = find_entity(name, knowledge)?;
    let mut count = NameCount::new(by_party);
    read_articles(
        paths,
        options,
        knowledge,
        terminal,
        |article, extraction| find_uses(article, extraction, &id, knowledge),
        |found| {
            count.add(found);
            Ok(())
        },
    )?;
    Ok(count.answer(&id))
}
