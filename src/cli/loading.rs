//! Graphs from files of ours and from articles, merged, with the names in the articles that link to nothing.

use super::Options;
use super::reading::read_articles;
use super::terminal::Terminal;
use super::unlinked::Unlinked;
use crate::error::{Error, Result};
use crate::export::jsonld;
use crate::graph::{EventGraph, NodeId, build_graph};
use crate::knowledge::Knowledge;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Where `demarche build` leaves its graph if it is not told otherwise.
pub(super) const OUT: &str = "out";

/// Loads graphs (`.jsonld`) and reads all other paths as articles; without any path the graph of the last build.
///
/// What cannot be read is reported; the rest is in the graph.
pub(super) fn load_graph(
    paths: &[PathBuf],
    options: &Options,
    knowledge: &Knowledge,
    terminal: &mut Terminal,
) -> Result<(EventGraph, Unlinked)> {
    let loaded = load(paths, options, knowledge, terminal, 0)?;
    Ok((loaded.graph, loaded.unlinked))
}

/// A graph, and what is not in it.
pub(super) struct Loaded {
    pub(super) graph: EventGraph,
    pub(super) unlinked: Unlinked,
    /// The texts of the articles that were read, by their nodes; none if they are too long.
    pub(super) texts: BTreeMap<NodeId, String>,
    /// Whether texts were left out.
    pub(super) too_long: bool,
}

/// Does what [`load_graph`] does, and keeps the texts of articles that have no more than so many bytes together.
pub(super) fn load(
    paths: &[PathBuf],
    options: &Options,
    knowledge: &Knowledge,
    terminal: &mut Terminal,
    most: usize,
) -> Result<Loaded> {
    let paths = match paths {
        [] => vec![last_build()?],
        [one] if *one == Path::new(OUT).join("graph.jsonld") => vec![last_build()?],
        paths => paths.to_vec(),
    };
    let (graphs, articles): (Vec<PathBuf>, Vec<PathBuf>) = paths.into_iter().partition(|path| is_graph(path));
    let mut graph = EventGraph::default();
    let mut unlinked = Unlinked::default();
    let (mut texts, mut length) = (BTreeMap::new(), 0);
    for path in &graphs {
        match read_graph(path) {
            Ok(other) => graph.merge(match options.min_confidence {
                Some(least) => other.keep_confident(least),
                None => other,
            }),
            Err(error) => terminal.error(&error),
        }
    }
    read_articles(
        &articles,
        options,
        knowledge,
        terminal,
        |article, extraction| {
            let graph = build_graph(article, extraction, knowledge);
            let text = (article.text.len() <= most).then(|| article.text.clone());
            (graph, Unlinked::new(extraction), NodeId::article(&article.id), text)
        },
        |(other, names, id, text)| {
            graph.merge(other);
            unlinked.add(names);
            length += text.as_ref().map_or(most + 1, String::len);
            if length <= most {
                texts.extend(text.map(|text| (id, text)));
            } else {
                texts.clear();
            }
            Ok(())
        },
    )?;
    Ok(Loaded {
        graph,
        unlinked,
        texts,
        too_long: length > most,
    })
}

/// Gives the graph of the last build; fails if there is none.
pub(super) fn last_build() -> Result<PathBuf> {
    let path = Path::new(OUT).join("graph.jsonld");
    match path.exists() {
        true => Ok(path),
        false => Err(Error::new(
            path.display(),
            "no such file (`demarche build PATH…` makes it)",
        )),
    }
}

/// Says whether a path is that of a graph; all others are articles.
pub(super) fn is_graph(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "jsonld")
}

/// Reads a file whole; the error names it.
pub(super) fn read_file(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| Error::new(path.display(), error))
}

fn read_graph(path: &Path) -> Result<EventGraph> {
    jsonld::read(&path.display().to_string(), &read_file(path)?)
}
