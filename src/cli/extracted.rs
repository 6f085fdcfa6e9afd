//! A line of `extract` with the graph of its article: written where articles are read, put into an archive elsewhere.

use crate::archive::ReadWith;
use crate::article::Article;
use crate::error::{Error, Result};
use crate::export::jsonld;
use crate::extraction::ExtractionLine;
use crate::graph::{EventGraph, NodeId, Quotes, find_inconsistent, sha256};
use crate::ontology::Ontology;
use serde::{Deserialize, Serialize};

/// A line with all that an archive wants of an article.
#[derive(Serialize)]
pub(super) struct GraphLine<'a> {
    #[serde(flatten)]
    line: ExtractionLine<'a>,
    read_with: ReadWithRecord,
    /// As JSON-LD, in a string: for tables it is one column.
    graph: String,
}

#[derive(Serialize, Deserialize)]
struct ReadWithRecord {
    program: String,
    data: String,
    infer_date: bool,
}

/// What is taken of a line.
#[derive(Deserialize)]
struct TakenLine {
    text: Option<String>,
    read_with: Option<ReadWithRecord>,
    graph: Option<String>,
}

/// An article that was read elsewhere.
pub(super) struct Extracted {
    pub(super) article: Article,
    pub(super) reading: ReadWith,
    pub(super) graph: EventGraph,
}

impl<'a> GraphLine<'a> {
    /// Adds the graph of an article to its line, which must have the text, and with what it was read.
    pub(super) fn new(
        line: ExtractionLine<'a>,
        graph: &EventGraph,
        reading: &ReadWith,
        ontology: &Ontology,
    ) -> Result<Self> {
        let graph = jsonld::write(graph, ontology)?;
        Ok(Self {
            line,
            read_with: ReadWithRecord {
                program: reading.program.clone(),
                data: reading.data.clone(),
                infer_date: reading.infer_date,
            },
            graph: String::from_utf8_lossy(&graph).into_owned(),
        })
    }
}

/// Reads a line; `place` says where it stands.
///
/// Fails where something that an archive wants is missing, and where words of the graph do not stand in the text.
pub(super) fn read_extracted(place: &str, line: &str) -> Result<Extracted> {
    let failed = |reason: &dyn std::fmt::Display| Error::new(place, reason);
    let taken: TakenLine = serde_json::from_str(line).map_err(|error| failed(&error))?;
    let (Some(text), Some(reading), Some(graph)) = (taken.text, taken.read_with, taken.graph) else {
        return Err(failed(
            &"is no line with a graph: `demarche extract --graph` writes them",
        ));
    };
    let graph = jsonld::read(place, graph.as_bytes())?;
    let (Some(node), None) = (graph.articles().next(), graph.articles().nth(1)) else {
        return Err(failed(&"its graph is not that of one article"));
    };
    if node.text_digest.as_deref() != Some(sha256(&text).as_str()) {
        return Err(failed(&"its text is not the one that was read"));
    }
    let id = NodeId::article(&node.id);
    let faults = Quotes::new(&graph).find_faults(&id, &text);
    if let Some(fault) = find_inconsistent(&graph).into_iter().chain(faults).next() {
        return Err(failed(&fault));
    }
    let article = Article {
        id: node.id.clone(),
        text,
        title: node.title.clone(),
        publisher: node.publisher.clone(),
        agency: node.agency.clone(),
        author: node.author.clone(),
        published: node.published,
        inferred: node.inferred,
        recorded: node.recorded,
        url: node.url.clone(),
    };
    Ok(Extracted {
        article,
        reading: ReadWith {
            program: reading.program,
            data: reading.data,
            infer_date: reading.infer_date,
        },
        graph,
    })
}
