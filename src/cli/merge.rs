//! `demarche merge`: graphs to one graph.

use super::Options;
use super::loading::{is_graph, load_graph, read_file};
use super::output::{Output, write_file};
use super::terminal::Terminal;
use crate::error::{Error, Result};
use crate::export::jsonld;
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche merge out/graph.jsonld seeds -o all.jsonld
  demarche merge seeds/000_560f2771e4cc42f3.txt seeds/003_2c964f4983a04a42.txt -o both.jsonld
  demarche merge june.jsonld july.jsonld > summer.jsonld";

/// Write the union of graphs as one graph
///
/// The order of the graphs, how they were merged before, and one that is named twice change no byte of it.
/// What was edited by hand is merged as it is, with a warning.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct MergeCommand {
    /// Graphs (.jsonld), archives (.db) or articles
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The file; standard output if not given
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl MergeCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let knowledge = options.knowledge()?;
        // What is written has digests that fit: who merges an edited graph should know.
        for path in self.paths.iter().filter(|path| is_graph(path)) {
            if let Ok(bytes) = read_file(path) {
                let place = path.display().to_string();
                let edited = jsonld::find_edited(&place, &bytes, &knowledge.ontology).unwrap_or_default();
                edited.iter().for_each(|edited| terminal.warning(edited));
            }
        }
        let (graph, _) = load_graph(&self.paths, options, &knowledge, terminal)?;
        if graph.nodes().is_empty() {
            return Err(Error::new("", "nothing was read, so nothing is written"));
        }
        let bytes = jsonld::write(&graph, &knowledge.ontology)?;
        if let Some(path) = &self.output {
            return write_file(path, &bytes);
        }
        let mut output = Output::new();
        output.write(&bytes)?;
        output.flush()
    }
}
