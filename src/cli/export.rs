//! `demarche export`: a graph in one format.

use super::Options;
use super::graphviz::draw_with_dot;
use super::loading::load_graph;
use super::output::{Output, write_file};
use super::terminal::Terminal;
use crate::error::{Error, Result};
use crate::export::{EXPORTERS, Exporter};
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche export out/graph.jsonld --format dot | dot -Tpdf -o graph.pdf
  demarche export seeds --format svg -o graph.svg
  demarche export seeds --format svg --engine dot -o graph.svg
  demarche export june.jsonld july.jsonld --format jsonld -o both.jsonld";

/// Write graphs or articles as one graph in a format
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Export {
    /// Graphs (.jsonld) or articles
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The format
    #[arg(long, short, value_parser = PossibleValuesParser::new(EXPORTERS.iter().map(|exporter| exporter.name)))]
    format: String,
    /// The file; standard output if not given
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Who draws an SVG: we ourselves, or Graphviz's `dot`, which must be installed
    #[arg(long, value_enum, default_value_t = Engine::Own)]
    engine: Engine,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    Own,
    Dot,
}

impl Export {
    /// Says what is wrong with the call, before anything is done.
    pub(super) fn check(&self) -> std::result::Result<(), &'static str> {
        match self.engine {
            Engine::Dot if self.format != "svg" => Err("`--engine dot` draws only `--format svg`"),
            _ => Ok(()),
        }
    }

    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let with_dot = self.engine == Engine::Dot;
        let exporter = find_exporter(if with_dot { "dot" } else { &self.format })?;
        let knowledge = options.knowledge()?;
        let (graph, _) = load_graph(&self.paths, options, &knowledge, terminal)?;
        let mut bytes = (exporter.write)(&graph, &knowledge.ontology)?;
        if with_dot {
            bytes = draw_with_dot(bytes)?;
        }
        if let Some(path) = &self.output {
            write_file(path, &bytes)
        } else {
            let mut output = Output::new();
            output.write(&bytes)?;
            output.flush()
        }
    }
}

fn find_exporter(name: &str) -> Result<&'static Exporter> {
    let found = EXPORTERS.iter().find(|exporter| exporter.name == name);
    found.ok_or_else(|| Error::new("--format", format!("no format `{name}`")))
}
