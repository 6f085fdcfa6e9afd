//! Graphs from files of ours, from archives and from articles, merged, with the names in the articles that link to nothing.

use super::Options;
use super::answer::AnswerFormat;
use super::reading::read_articles;
use super::terminal::Terminal;
use super::unlinked::Unlinked;
use crate::archive::{Archive, OtherTimes, PathEnds, Selection, Wanted, WantedPart, is_archive};
use crate::ask::is_near;
use crate::error::{Error, Result};
use crate::export::jsonld;
use crate::graph::{EventGraph, NodeId, build_graph};
use crate::knowledge::Knowledge;
use crate::query::{TimeFit, View, Whole};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Where `demarche build` leaves its graph if it is not told otherwise.
pub(super) const OUT: &str = "out";

/// Loads graphs (`.jsonld`) and archives, and reads all other paths as articles; without any path the graph of the last build.
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

/// What is asked, and how much of it is needed.
pub(super) struct Inquiry<'a> {
    /// Graphs, archives, articles.
    pub(super) paths: &'a [PathBuf],
    /// What of an archive answers it; `None` where all of it is needed.
    pub(super) wanted: Option<Wanted>,
    /// How the answer is shown.
    pub(super) form: AnswerFormat,
}

/// Loads what is named and answers from it; of an archive alone no more than what is wanted, where that is enough.
///
/// `answer` gives its answer, and whether the wanted part had all that it takes: an answer that is empty tells what comes
/// near, for which more has to be seen.
pub(super) fn ask_graph<T>(
    inquiry: &Inquiry,
    options: &Options,
    knowledge: &Knowledge,
    terminal: &mut Terminal,
    answer: impl Fn(&View) -> Result<(T, bool)>,
) -> Result<T> {
    let answer = |view: &mut View| {
        view.has_records = inquiry.form.has_records();
        answer(view)
    };
    if let Some(answer) = ask_part(inquiry, options, answer) {
        return answer;
    }
    let (graph, _) = load_graph(inquiry.paths, options, knowledge, terminal)?;
    answer(&mut View::new(&graph)).map(|(answer, _)| answer)
}

/// Answers from what is wanted of an archive; `None` where that is not enough.
fn ask_part<T>(
    inquiry: &Inquiry,
    options: &Options,
    answer: impl Fn(&mut View) -> Result<(T, bool)>,
) -> Option<Result<T>> {
    let (archive, part) = load_part(inquiry.paths, inquiry.wanted.as_ref(), options)?;
    let mut view = View::new(&part.graph);
    view.left_out = left_out(&part);
    let answered = answer(&mut view);
    if let Ok((answer, true)) = answered {
        return Some(Ok(answer));
    }
    let (statements, articles) = archive.counts().ok()?;
    let mut whole = Whole {
        statements,
        articles,
        ..Whole::default()
    };
    if answered.is_err() {
        // Who is meant by a name is known; for nobody it is told who comes near.
        if !part.has_nobody {
            return None;
        }
        let names = &inquiry.wanted.as_ref()?.names;
        let is_near = |label: &str| names.iter().any(|name| is_near(&name.name, label));
        whole.labels = archive.labels(is_near).ok()?;
        view.whole = Some(whole);
        return Some(answer(&mut view).map(|(answer, _)| answer));
    }
    let near = archive.graph_near(inquiry.wanted.as_ref()?).ok()??;
    for (flag, counted) in &near.near {
        let counted = counted.iter().map(|one| ((one.days, one.bounds), one.count));
        whole.near.insert(flag, counted.collect());
    }
    let mut view = View::new(&near.graph);
    view.left_out = left_out(&near);
    view.whole = Some(whole);
    Some(answer(&mut view).map(|(answer, _)| answer))
}

/// Gives how many statements lie at other times and were left in the archive.
fn left_out(part: &WantedPart) -> BTreeMap<TimeFit, usize> {
    let OtherTimes { possible, out, unknown } = part.left_out;
    let counts = [
        (TimeFit::Possibly, possible),
        (TimeFit::Out, out),
        (TimeFit::Unknown, unknown),
    ];
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}

/// Loads what is wanted of an archive; `None` where something else is named, or all of it is needed.
///
/// What cannot be read is told by whoever then reads all of it.
pub(super) fn load_part(
    paths: &[PathBuf],
    wanted: Option<&Wanted>,
    options: &Options,
) -> Option<(Archive, WantedPart)> {
    let [path] = paths else { return None };
    // What is told by unsure statements alone is only known where all of them are.
    if options.min_confidence.is_some() || !is_archive(path) {
        return None;
    }
    let archive = Archive::open(path).ok()?;
    let part = archive.graph_of(wanted?).ok()??;
    Some((archive, part))
}

/// Loads the part of an archive in which the shortest chain between two lies; `None` where all of it is needed.
pub(super) fn load_path(
    paths: &[PathBuf],
    wanted: Option<Wanted>,
    options: &Options,
    ends: impl Fn(&EventGraph) -> Option<PathEnds>,
) -> Option<EventGraph> {
    let [path] = paths else { return None };
    if options.min_confidence.is_some() || !is_archive(path) {
        return None;
    }
    Archive::open(path).ok()?.graph_of_path(&wanted?, ends).ok()?
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
    let (graphs, articles): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.into_iter().partition(|path| is_graph(path) || is_archive(path));
    let mut graph = EventGraph::default();
    let mut unlinked = Unlinked::default();
    let (mut texts, mut length) = (BTreeMap::new(), 0);
    for path in &graphs {
        let read = match is_archive(path) {
            true => read_archive(path, most - length.min(most)).map(|(graph, kept)| {
                length += kept.values().map(String::len).sum::<usize>();
                texts.extend(kept);
                graph
            }),
            false => read_graph(path),
        };
        match read {
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

/// Gives the graph of an archive, with the texts of its articles if they are no longer than so many bytes together.
pub(super) fn read_archive(path: &Path, most: usize) -> Result<(EventGraph, BTreeMap<NodeId, String>)> {
    let archive = Archive::open(path)?;
    let graph = archive.graph(&Selection::all())?;
    let mut texts = BTreeMap::new();
    if archive.bytes_of_texts()? <= most as u64 {
        for key in archive.articles_not_read_with(None)? {
            if let Some(kept) = archive.article(key)? {
                texts.insert(NodeId::article(&kept.article.id), kept.article.text);
            }
        }
    }
    Ok((graph, texts))
}
