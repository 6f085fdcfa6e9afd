//! `demarche build`: articles to a graph in every format.

use super::Options;
use super::loading::{OUT, load};
use super::output::{Output, write_file};
use super::table::write_table;
use super::terminal::Terminal;
use super::view::{TEXTS, page};
use crate::error::{Error, Result};
use crate::export::{EXPORTERS, Write};
use crate::graph::{EventGraph, Node};
use crate::query::{View, said};
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
    /// Files (.txt with a .json beside it, .json, .ndjson), folders, - for standard input, graphs (.jsonld), or archives (.db)
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
            write_file(&path, &page(&graph, loaded.texts, None, &knowledge)?)?;
            written.push(path.display().to_string());
        }
        if !terminal.is_quiet() {
            let mut output = Output::new();
            let view = View::new(&graph);
            let answer = said(&view, &view.statements.iter().collect::<Vec<_>>());
            output.write(format!("{}\n", count(&graph)).as_bytes())?;
            if !answer.rows.is_empty() {
                output.write(write_table(&answer).as_bytes())?;
            }
            if let Some(unlinked) = unlinked.write() {
                output.write(format!("{unlinked}\n").as_bytes())?;
            }
            output.write(format!("written: {}\n", written.join(", ")).as_bytes())?;
            output.flush()?;
        }
        Ok(())
    }
}

/// Says how much the graph holds: `2 articles, 28 statements, 41 relations (5 only claimed), 35 entities`.
fn count(graph: &EventGraph) -> String {
    let nodes = graph.nodes();
    let articles = graph.articles().count();
    let entities = nodes.iter().filter(|(_, node)| matches!(node, Node::Entity(_))).count();
    let relations = graph.relations();
    let claimed = relations.iter().filter(|(_, relation, _)| !relation.is_fact()).count();
    [
        format!("{}, ", number(articles, "article")),
        format!("{}, ", number(graph.statements().len(), "statement")),
        format!("{} ({claimed} only claimed), ", number(relations.len(), "relation")),
        if entities == 1 {
            "1 entity".to_owned()
        } else {
            format!("{entities} entities")
        },
    ]
    .concat()
}

fn number(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
