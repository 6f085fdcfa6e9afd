//! `demarche view`: a graph as one page to open, search and publish.

use super::Options;
use super::loading::{Loaded, load, load_part};
use super::output::{Output, write_file};
use super::request::RequestArgs;
use super::terminal::Terminal;
use super::unlinked::Unlinked;
use crate::answer::write_page;
use crate::archive::Archive;
use crate::ask::{Purpose, Request, needs_all, resolve, wanted};
use crate::error::{Error, Result};
use crate::graph::{EventGraph, NodeId};
use crate::knowledge::Knowledge;
use crate::query;
use clap::Args;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche view seeds -o page.html
  demarche view seeds --title 'Japan and Russia, 2021 to 2024'
  demarche view out/graph.jsonld news/june    (texts can be read only where articles are given)
  demarche view out/graph.jsonld --by Putin --since 2020";

/// The texts of articles stand in the page while they have no more bytes than this together.
pub(super) const TEXTS: usize = 20_000_000;

/// Write one page that shows the graph, the times, the tables and the articles; it needs no network
///
/// With a limit the page has the statements that fit and what they tell, as `said --format jsonld` gives it.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ViewCommand {
    /// Graphs (.jsonld), archives (.db) or articles; out/graph.jsonld if not given
    paths: Vec<PathBuf>,
    /// The page
    #[arg(long, short, value_name = "FILE", default_value = "page.html")]
    output: PathBuf,
    /// Its title
    #[arg(long, value_name = "WORDS")]
    title: Option<String>,
    #[command(flatten)]
    request: RequestArgs,
}

impl ViewCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let knowledge = options.knowledge()?;
        let request = self.request.request();
        let (loaded, notes) = match self.part(&request, options, &knowledge) {
            Some(part) => part?,
            None => self.whole(&request, options, &knowledge, terminal)?,
        };
        notes.iter().for_each(|note| terminal.note(note));
        if loaded.too_long {
            terminal.note("the articles are longer than 20 MB together: the page has their quotes alone");
        }
        let bytes = write_page(&loaded.graph, loaded.texts, self.title.clone(), &knowledge)?;
        write_file(&self.output, &bytes)?;
        if terminal.is_quiet() {
            return Ok(());
        }
        Output::print(&format!("written: {}\n", self.output.display()))
    }

    /// Loads all that is named, and leaves what the request asks for, with what should be known about it.
    fn whole(
        &self,
        request: &Request,
        options: &Options,
        knowledge: &Knowledge,
        terminal: &mut Terminal,
    ) -> Result<(Loaded, Vec<String>)> {
        let mut loaded = load(&self.paths, options, knowledge, terminal, TEXTS)?;
        if loaded.graph.nodes().is_empty() {
            return Err(Error::new("", "nothing was read, so nothing is written"));
        }
        if *request == Request::default() {
            return Ok((loaded, Vec::new()));
        }
        let limited = limit(request, &loaded.graph, options, knowledge)?;
        loaded.graph = limited.graph;
        Ok((loaded, limited.notes))
    }

    /// Gives what the request asks for of an archive, with the texts of its articles; `None` where more has to be seen.
    fn part(
        &self,
        request: &Request,
        options: &Options,
        knowledge: &Knowledge,
    ) -> Option<Result<(Loaded, Vec<String>)>> {
        let wanted = wanted(request, Purpose::Graph, knowledge, options.published);
        let (archive, part) = load_part(&self.paths, wanted.as_ref(), options)?;
        let limited = limit(request, &part.graph, options, knowledge).ok()?;
        let is_enough = limited.is_enough;
        is_enough.then(|| Ok((with_texts(&archive, limited.graph)?, limited.notes)))
    }
}

/// What fits a request.
struct Limited {
    graph: EventGraph,
    /// What should be known about it.
    notes: Vec<String>,
    /// Whether a part of an archive was enough to say so.
    is_enough: bool,
}

/// Gives what the request asks for.
fn limit(request: &Request, graph: &EventGraph, options: &Options, knowledge: &Knowledge) -> Result<Limited> {
    let view = query::View::new(graph);
    let asked = resolve(request, &view, knowledge, options.published)?;
    let statements: FxHashSet<_> = asked.filter.statements(&view).map(|said| said.id).collect();
    Ok(Limited {
        graph: graph.of_statements(&statements),
        is_enough: !statements.is_empty() && !needs_all(&asked.filter),
        notes: asked.notes,
    })
}

/// Adds the texts of the articles of a graph, if they are not too long together.
fn with_texts(archive: &Archive, graph: EventGraph) -> Result<Loaded> {
    let mut texts = BTreeMap::new();
    let mut length = 0;
    for article in graph.articles() {
        if length > TEXTS {
            break;
        }
        if let Some(text) = archive.text(article.id.as_str())? {
            length += text.len();
            texts.insert(NodeId::article(&article.id), text);
        }
    }
    let too_long = length > TEXTS;
    if too_long {
        texts.clear();
    }
    Ok(Loaded {
        graph,
        unlinked: Unlinked::default(),
        texts,
        too_long,
    })
}
