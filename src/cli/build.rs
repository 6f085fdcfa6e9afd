//! `demarche build`: articles to a graph in every format.

use super::Options;
use super::export::WHOLE;
use super::loading::{OUT, load};
use super::output::{Output, write_file};
use super::summary::{next, summary};
use super::terminal::Terminal;
use super::view::TEXTS;
use crate::answer::write_page;
use crate::error::{Error, Result};
use crate::export::{EXPORTERS, Look, Write, drawn};
use crate::graph::{EventGraph, grouped};
use crate::knowledge::Knowledge;
use crate::publication::fold_copies;
use clap::Args;
use std::path::{Path, PathBuf};

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
        let folded = fold_copies(&graph);
        let mut written = Vec::new();
        for exporter in EXPORTERS.iter().filter(|exporter| FORMATS.contains(&exporter.name)) {
            let Write::File(write) = exporter.write else { continue };
            let path = self.output.join(format!("graph.{}", exporter.ending));
            let shown = folded.as_ref().filter(|_| !WHOLE.contains(&exporter.name));
            let bytes = write(shown.unwrap_or(&graph), &knowledge.ontology)?;
            write_file(&path, &bytes)?;
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
            lines.extend(drawn_note(&self.output, &graph, &knowledge));
            lines.push(next(&self.output, &graph));
            Output::print(&(lines.join("\n") + "\n"))?;
        }
        Ok(())
    }
}

/// Says how much of a graph the pictures show, where that is not all.
fn drawn_note(folder: &Path, graph: &EventGraph, knowledge: &Knowledge) -> Option<String> {
    let (drawn, of) = drawn(graph, &knowledge.ontology, &Look::default());
    let from = folder.join("graph.jsonld");
    (drawn < of).then(|| {
        format!(
            "graph.svg and graph.dot show the {drawn} with links to the most others, of {} with any; `demarche export {} --format svg` \
             draws more with `--top N` or `--all`, or the links of one with `--focus NAME`",
            grouped(of),
            from.display()
        )
    })
}
