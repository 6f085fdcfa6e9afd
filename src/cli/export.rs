//! `demarche export`: a graph in one format.

use super::Options;
use super::drawing::{Drawing, Engine};
use super::graphviz::draw_with_dot;
use super::loading::load_graph;
use super::network::{Between, WEIGHTED};
use super::output::{Output, write_file};
use super::request::PartArgs;
use super::table::write_table;
use super::terminal::Terminal;
use crate::ask::{PartRequest, resolve_part};
use crate::error::Result;
use crate::export::{EXPORTERS, Exporter, Look, PICTURES, PNG, Picture, Write, drawn};
use crate::graph::{EventGraph, grouped};
use crate::ontology::Ontology;
use crate::publication::fold_copies;
use crate::query::{Answer, Around, Excerpt, View};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  demarche export out/graph.jsonld --format dot | dot -Tpdf -o graph.pdf
  demarche export seeds --format svg -o graph.svg
  demarche export seeds --format svg --focus Putin -o putin.svg
  demarche export seeds --format svg --between Abe Putin --statements nodes -o both.svg
  demarche export seeds --format dot --since 2024 --only facts
  demarche export seeds --format svg --network states -o states.svg
  demarche export seeds --format graphml --network speakers -o speakers.graphml
  demarche export seeds --format svg --engine dot -o graph.svg
  demarche export seeds --format csv -o tables
  demarche export --list
  demarche export june.jsonld july.jsonld --format jsonld -o both.jsonld";

/// The formats in which graphs are kept: what every article says, copies too.
pub(super) const WHOLE: [&str; 4] = ["jsonld", "nquads", "trig", "turtle"];

/// Write graphs or articles as one graph in a format
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ExportCommand {
    /// Graphs (.jsonld), archives (.db) or articles
    #[arg(required_unless_present = "list")]
    paths: Vec<PathBuf>,
    /// The format
    #[arg(long, short, required_unless_present = "list")]
    #[arg(value_parser = PossibleValuesParser::new(formats().map(possible_value)))]
    format: Option<String>,
    /// Show every format with what of a graph it carries and what it lacks
    #[arg(long, conflicts_with_all = ["paths", "format", "output", "engine", "statements", "all", "top", "network", "focus", "between", "since", "until", "only"])]
    list: bool,
    /// The file, standard output if not given; the folder for a format of several files, where all others stay
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
    /// Write what several articles print once for each of them; else a statement stands once, reported in all of them.
    /// Linked data always has every article's own words
    #[arg(long)]
    copies: bool,
    /// Only the network between speakers, or between states, with all between two as one weighted line
    #[arg(long, value_enum, value_name = "OF")]
    network: Option<Between>,
    #[command(flatten)]
    part: PartArgs,
    #[command(flatten)]
    drawing: Drawing,
}

impl ExportCommand {
    /// Says what is wrong with the call, before anything is done.
    pub(super) fn check(&self) -> std::result::Result<(), &'static str> {
        let is_folder = |exporter: &Exporter| matches!(exporter.write, Write::Folder(_));
        let exporter = self.format.as_deref().and_then(find_exporter);
        let is_picture = exporter.is_none_or(|exporter| find_picture(exporter.name).is_some());
        match self.drawing.engine {
            Engine::Dot if exporter.is_none_or(|exporter| exporter.name != "svg") => {
                Err("`--engine dot` draws only `--format svg`")
            }
            _ if self.network.is_some()
                && exporter.is_some_and(|exporter| !is_picture && !WEIGHTED.contains(&exporter.name)) =>
            {
                Err("`--network` is for svg, png, dot, graphml and gexf")
            }
            _ if self.network.is_some() && self.drawing.statements.is_some() => {
                Err("`--network` counts statements; leave out `--statements`")
            }
            _ if !is_picture && self.drawing.statements.is_some() => {
                Err("`--statements` is for pictures: dot, svg, png; `--only` leaves them out of any format")
            }
            _ if exporter.is_some_and(is_folder) && self.output.is_none() => {
                Err("this format is several files: `-o DIR` says where to put them")
            }
            _ => Ok(()),
        }
    }

    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let with_dot = self.drawing.engine == Engine::Dot;
        let Some(exporter) = self.format.as_deref().and_then(find_exporter) else {
            return list_formats();
        };
        let knowledge = options.knowledge()?;
        let (mut graph, _) = load_graph(&self.paths, options, &knowledge, terminal)?;
        let mut look = Look {
            statements: self.drawing.statements,
            most: self.drawing.most(),
            ..Look::default()
        };
        let part = self.part.request();
        if part != PartRequest::default() {
            let (cut, words, notes) = resolve_part(&part, &View::new(&graph), &knowledge, options.published)?;
            notes.iter().for_each(|note| terminal.note(note));
            let piece = cut.of(&graph);
            note_piece(&piece, terminal);
            (graph, look.title, look.ends) = (piece.graph, words, piece.ends);
            look.kept = match cut.around {
                Around::Nobody => FxHashSet::default(),
                Around::Near(who, _) => who,
                Around::Between(one, other) => one.into_iter().chain(other).collect(),
            };
        }
        if let Some(network) = self.network {
            (graph, look) = (network.of(&graph, &knowledge), network.look(look));
            if let Some(bytes) = Between::write(exporter.name, &graph, &knowledge.ontology) {
                return self.put(&bytes?);
            }
        }
        if !self.copies
            && !WHOLE.contains(&exporter.name)
            && let Some(folded) = fold_copies(&graph)
        {
            graph = folded;
        }
        if let Some(picture) = find_picture(if with_dot { "dot" } else { exporter.name }) {
            self.drawing
                .check_size(exporter.name, &look, &graph, &knowledge.ontology)?;
            note_overview(&look, &graph, &knowledge.ontology, terminal);
            let bytes = (picture.draw)(&graph, &knowledge.ontology, &look)?;
            return self.put(&if with_dot { draw_with_dot(bytes)? } else { bytes });
        }
        match exporter.write {
            Write::File(write) => self.put(&write(&graph, &knowledge.ontology)?),
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

fn formats() -> impl Iterator<Item = &'static Exporter> {
    EXPORTERS.iter().chain([&PNG])
}

fn find_exporter(name: &str) -> Option<&'static Exporter> {
    formats().find(|exporter| exporter.name == name)
}

fn find_picture(name: &str) -> Option<&'static Picture> {
    PICTURES.iter().find(|picture| picture.name == name)
}

/// Tells what is not in a part although it may belong there, and whether there is anything.
fn note_piece(piece: &Excerpt, terminal: &Terminal) {
    match piece.undated {
        0 => {}
        1 => terminal.note("1 statement or relation has no date and is left out"),
        many => terminal.note(&format!(
            "{many} statements and relations have no date and are left out"
        )),
    }
    if piece.graph.nodes().is_empty() {
        terminal.note("nothing is in this part of the graph");
    }
}

/// Tells how much of a graph is drawn where it is not all.
fn note_overview(look: &Look, graph: &EventGraph, ontology: &Ontology, terminal: &Terminal) {
    let (drawn, of) = drawn(graph, ontology, look);
    if drawn < of {
        terminal.note(&format!(
            "drawn are the {drawn} with links to the most others, of {} with any; `--top N` draws more, `--all` everybody, \
             `--focus NAME` the links of one",
            grouped(of)
        ));
    }
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
    formats().map(row).for_each(|cells| answer.push_cells(cells));
    let mut output = Output::new();
    output.write(write_table(&answer).as_bytes())?;
    output.flush()
}
