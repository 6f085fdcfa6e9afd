//! `demarche build`: articles to a graph in every format.

use super::Options;
use super::loading::{OUT, load};
use super::output::{Output, write_file};
use super::summary::{next, summary};
use super::terminal::Terminal;
use super::view::TEXTS;
use crate::answer::write_page;
use crate::error::{Error, Result};
use crate::export::{EXPORTERS, Write};
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche build seeds
  demarche build news/ more.ndjson -o graphs/june
  demarche build out/graph.jsonld todays-news -o out    (adds to a graph)";

/// What every build writes; `demarche export` makes the others from the first.
const FORMATS: [&str; 3] = ["jsonld", "dot", "svg"];

/// A page of more statements than this opens slowly; `demarche view` writes one of a part.
const PAGE: usize = 50_000;

/// Build the graph of articles and write it as JSON-LD, Graphviz, SVG and a page to look at
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct BuildCommand {
    /// Files (text, Markdown, HTML, JSON, NDJSON, CSV, TSV, RSS, packed or not), folders, - for standard input, graphs
    /// (.jsonld), or archives (.db)
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The folder for graph.jsonld, graph.dot, graph.svg and graph.html
    #[arg(long, short, value_name = "DIR", default_value = OUT)]
    output: PathBuf,
}

impl BuildCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let knowledge = options.knowledge()?;
        let loaded = load(&self.paths, options, &knowledge, terminal, TEXTS)?;
        let (graph, unlinked) = (loaded.graph, loaded.unlinked);
        if graph.nodes().is_empty() {
            return Err(Error::new("", "nothing was read, so nothing is written"));
        }
        let mut written = Vec::new();
        for exporter in EXPORTERS.iter().filter(|exporter| FORMATS.contains(&exporter.name)) {
            let Write::File(write) = exporter.write else { continue };
            let path = self.output.join(format!("graph.{}", exporter.ending));
            write_file(&path, &write(&graph, &knowledge.ontology)?)?;
            written.push(path.display().to_string());
        }
        let path = self.output.join("graph.html");
        if graph.statements().len() > PAGE {
            let reason = "has too many statements for one page; `demarche view --by …` writes a part";
            terminal.note(&format!("{}: {reason}", path.display()));
        } else {
            write_file(&path, &write_page(&graph, loaded.texts, None, &knowledge)?)?;
            written.push(path.display().to_string());
        }
        if !terminal.is_quiet() {
            let mut lines = vec![summary(&graph)];
            lines.extend(unlinked.write());
            lines.push(format!("written: {}", written.join(", ")));
            lines.push(next(&self.output, &graph));
            Output::print(&(lines.join("\n") + "\n"))?;
        }
        Ok(())
    }
}
