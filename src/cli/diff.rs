//! `demarche diff`: what one graph says that another does not.

use super::Options;
use super::loading::load_graph;
use super::output::Output;
use super::terminal::{Terminal, visible};
use crate::error::{Error, Result};
use crate::graph::EventGraph;
use crate::knowledge::Knowledge;
use crate::query::diff::find_differences;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche diff out/graph.jsonld seeds
  demarche diff seeds/000_560f2771e4cc42f3.txt seeds
  demarche diff seeds/000_560f2771e4cc42f3.txt seeds --format json

Exit codes, as those of diff:
  0  no difference
  1  differences
  2  something could not be read, or the command was called in a wrong way";

/// Show what changed from one graph to another: articles, statements, relations, contradictions
///
/// A statement at the same place of its article is the same one, changed; a relation is a fact where an article tells
/// it itself, and a claim where somebody says it. It is contradicted where one voice affirms and another denies it.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct DiffCommand {
    /// The graph (.jsonld) or the articles that are compared with
    before: PathBuf,
    /// The graph or the articles of which the differences are told
    after: PathBuf,
    /// For people, or as one JSON object
    #[arg(long, short, value_enum, default_value_t = DiffFormat::Text)]
    format: DiffFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DiffFormat {
    Text,
    Json,
}

impl DiffCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let graphs = options.knowledge().and_then(|knowledge| {
            let before = load(&self.before, options, &knowledge, terminal)?;
            Ok((before, load(&self.after, options, &knowledge, terminal)?))
        });
        // What is not known of a graph that could be read in part is no difference.
        let Ok((before, after)) = graphs.map_err(|error| terminal.error(&error)) else {
            terminal.end_with(2);
            return Ok(());
        };
        if terminal.has_failed() {
            terminal.end_with(2);
            return Ok(());
        }
        let diff = find_differences(&before, &after);
        let text = match self.format {
            DiffFormat::Text => diff.to_text().lines().map(|line| visible(line) + "\n").collect(),
            DiffFormat::Json => serde_json::to_string_pretty(&diff).map_err(|error| Error::new("diff", error))? + "\n",
        };
        if !diff.is_empty() {
            terminal.end_with(1);
        }
        let mut output = Output::new();
        output.write(text.as_bytes())?;
        output.flush()
    }
}

fn load(path: &PathBuf, options: &Options, knowledge: &Knowledge, terminal: &mut Terminal) -> Result<EventGraph> {
    let (graph, _) = load_graph(std::slice::from_ref(path), options, knowledge, terminal)?;
    Ok(graph)
}
