//! `demarche export`: a graph in one format.

use super::Options;
use super::graphviz::draw_with_dot;
use super::loading::load_graph;
use super::output::{Output, write_file};
use super::table::write_table;
use super::terminal::Terminal;
use crate::error::Result;
use crate::export::{EXPORTERS, Exporter, Write};
use crate::query::Answer;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  demarche export out/graph.jsonld --format dot | dot -Tpdf -o graph.pdf
  demarche export seeds --format svg -o graph.svg
  demarche export seeds --format svg --engine dot -o graph.svg
  demarche export seeds --format csv -o tables
  demarche export --list
  demarche export june.jsonld july.jsonld --format jsonld -o both.jsonld";

/// Write graphs or articles as one graph in a format
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Export {
    /// Graphs (.jsonld) or articles
    #[arg(required_unless_present = "list")]
    paths: Vec<PathBuf>,
    /// The format
    #[arg(long, short, required_unless_present = "list")]
    #[arg(value_parser = PossibleValuesParser::new(EXPORTERS.iter().map(possible_value)))]
    format: Option<String>,
    /// Show every format with what of a graph it carries and what it lacks
    #[arg(long, conflicts_with_all = ["paths", "format", "output", "engine"])]
    list: bool,
    /// The file, standard output if not given; the folder for a format of several files, where all others stay
    #[arg(long, short, value_name = "PATH")]
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
        let is_folder = |exporter: &Exporter| matches!(exporter.write, Write::Folder(_));
        let exporter = self.format.as_deref().and_then(find_exporter);
        match self.engine {
            Engine::Dot if exporter.is_none_or(|exporter| exporter.name != "svg") => {
                Err("`--engine dot` draws only `--format svg`")
            }
            _ if exporter.is_some_and(is_folder) && self.output.is_none() => {
                Err("this format is several files: `-o DIR` says where to put them")
            }
            _ => Ok(()),
        }
    }

    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let with_dot = self.engine == Engine::Dot;
        let name = if with_dot { Some("dot") } else { self.format.as_deref() };
        let Some(exporter) = name.and_then(find_exporter) else {
            return list_formats();
        };
        let knowledge = options.knowledge()?;
        let (graph, _) = load_graph(&self.paths, options, &knowledge, terminal)?;
        match exporter.write {
            Write::File(write) => {
                let bytes = write(&graph, &knowledge.ontology)?;
                self.put(&if with_dot { draw_with_dot(bytes)? } else { bytes })
            }
            Write::Folder(write) => {
                let folder = self.output.as_deref().unwrap_or(Path::new(""));
                let files = write(&graph, &knowledge.ontology)?;
                files
                    .iter()
                    .try_for_each(|file| write_file(&folder.join(&file.name), &file.bytes))
            }
        }
    }

    /// Writes the file of a format that has one.
    fn put(&self, bytes: &[u8]) -> Result<()> {
        if let Some(path) = &self.output {
            write_file(path, bytes)
        } else {
            let mut output = Output::new();
            output.write(bytes)?;
            output.flush()
        }
    }
}

fn find_exporter(name: &str) -> Option<&'static Exporter> {
    EXPORTERS.iter().find(|exporter| exporter.name == name)
}

fn possible_value(exporter: &Exporter) -> PossibleValue {
    PossibleValue::new(exporter.name).help(exporter.carries)
}

/// Shows what each format is good for.
fn list_formats() -> Result<()> {
    let file = |exporter: &Exporter| match exporter.write {
        Write::File(_) => format!(".{}", exporter.ending),
        Write::Folder(_) => "folder".to_owned(),
    };
    let row = |exporter: &Exporter| {
        let (carries, lacks) = (exporter.carries.to_owned(), exporter.lacks.to_owned());
        vec![exporter.name.to_owned(), file(exporter), carries, lacks]
    };
    let mut answer = Answer::new(&["format", "file", "carries", "lacks"]);
    EXPORTERS.iter().map(row).for_each(|cells| answer.push_cells(cells));
    let mut output = Output::new();
    output.write(write_table(&answer).as_bytes())?;
    output.flush()
}
