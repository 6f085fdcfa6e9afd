//! A graph, or a part of it, in the formats of `demarche export`.

use crate::error::{OrRaise, raised};
use crate::knowledge::Loaded;
use chrono::NaiveDate;
use demarche::ask::{PartRequest, resolve_part};
use demarche::error::Error;
use demarche::export::{EXPORTERS, Look, MOST, PICTURES, Statements, Write, size};
use demarche::graph::EventGraph;
use demarche::query::{Only, View};
use pyo3::prelude::*;

/// A file of a format: its name in a folder, empty where the format is one file, and its bytes.
pub(crate) type Named = (String, Vec<u8>);

/// What part of a graph is written, and how a picture of it is drawn.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct PartArguments {
    focus: Vec<String>,
    depth: Option<u8>,
    between: Vec<String>,
    since: Option<String>,
    until: Option<String>,
    only: Option<String>,
    statements: Option<String>,
    large: bool,
}

/// Gives every format: its name, the ending of its file (empty for a folder), what it carries and what it lacks.
#[pyfunction]
pub(crate) fn formats() -> Vec<(&'static str, &'static str, &'static str, &'static str)> {
    let format = EXPORTERS.iter();
    format
        .map(|format| (format.name, format.ending, format.carries, format.lacks))
        .collect()
}

/// Writes a part of a graph in a format; gives its files, and notes on what is not in it.
pub(crate) fn export(
    graph: &EventGraph,
    loaded: &Loaded,
    today: Option<NaiveDate>,
    format: &str,
    arguments: &PartArguments,
) -> PyResult<(Vec<Named>, Vec<String>)> {
    let ontology = &loaded.known.ontology;
    let exporter = EXPORTERS
        .iter()
        .find(|exporter| exporter.name == format)
        .ok_or_else(|| {
            let names: Vec<&str> = EXPORTERS.iter().map(|exporter| exporter.name).collect();
            raised(&Error::new(
                "format",
                format!("`{format}` is none of {}", names.join(", ")),
            ))
        })?;
    let mut look = Look {
        statements: statements(arguments.statements.as_deref())?,
        ..Look::default()
    };
    let mut notes = Vec::new();
    let part = part(arguments)?;
    let piece;
    let mut graph = graph;
    if part != PartRequest::default() {
        let (cut, title, told) = resolve_part(&part, &View::new(graph), &loaded.known, today).or_raise()?;
        notes = told;
        let excerpt = cut.of(graph);
        if excerpt.undated > 0 {
            notes.push(format!("left out because no date is known: {}", excerpt.undated));
        }
        (look.title, look.ends) = (title, excerpt.ends);
        piece = excerpt.graph;
        graph = &piece;
    }
    if let Some(picture) = PICTURES.iter().find(|picture| picture.name == format) {
        let (boxes, _) = size(graph, ontology, &look);
        if boxes > MOST && !arguments.large {
            let reason = format!(
                "{boxes} nodes are more than anybody reads (at most {MOST}); take a part with focus=, between=, since= \
                 or only=, or draw it anyway with large=True"
            );
            return Err(raised(&Error::new(format, reason)));
        }
        let bytes = (picture.draw)(graph, ontology, &look).or_raise()?;
        return Ok((vec![(String::new(), bytes)], notes));
    }
    let files = match exporter.write {
        Write::File(write) => vec![(String::new(), write(graph, ontology).or_raise()?)],
        Write::Folder(write) => {
            let files = write(graph, ontology).or_raise()?.into_iter();
            files.map(|file| (file.name, file.bytes)).collect()
        }
    };
    Ok((files, notes))
}

fn part(arguments: &PartArguments) -> PyResult<PartRequest> {
    let only = match arguments.only.as_deref() {
        None => None,
        Some("statements") => Some(Only::Statements),
        Some("relations") => Some(Only::Relations),
        Some("facts") => Some(Only::Facts),
        Some(other) => {
            let reason = format!("`{other}` is none of statements, relations, facts");
            return Err(raised(&Error::new("only", reason)));
        }
    };
    if ![0, 2].contains(&arguments.between.len()) {
        return Err(raised(&Error::new("between", "wants two names")));
    }
    Ok(PartRequest {
        focus: arguments.focus.clone(),
        depth: arguments.depth,
        between: arguments.between.clone(),
        since: arguments.since.clone(),
        until: arguments.until.clone(),
        only,
    })
}

fn statements(how: Option<&str>) -> PyResult<Option<Statements>> {
    match how {
        None => Ok(None),
        Some("nodes") => Ok(Some(Statements::Nodes)),
        Some("edges") => Ok(Some(Statements::Edges)),
        Some("none") => Ok(Some(Statements::None)),
        Some(other) => {
            let reason = format!("`{other}` is none of nodes, edges, none");
            Err(raised(&Error::new("statements", reason)))
        }
    }
}
