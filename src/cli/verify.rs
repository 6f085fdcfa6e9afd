//! `demarche verify`: whether a graph says what its articles say, and was not edited by hand.

use super::Options;
use super::loading::{is_graph, last_build, read_archive, read_file};
use super::output::Output;
use super::reading::read_articles;
use super::terminal::{Terminal, visible};
use crate::archive::is_archive;
use crate::error::{Error, Result};
use crate::export::jsonld;
use crate::graph::{EventGraph, Node, NodeId, Quotes, build_graph, find_inconsistent, find_otherwise_read, sha256};
use crate::knowledge::Knowledge;
use clap::Args;
use std::collections::BTreeSet;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche verify
  demarche verify seeds
  demarche verify out/graph.jsonld seeds

Exit codes:
  0  nothing was found
  1  something was found, or could not be read
  2  the command was called in a wrong way";

/// Check that a graph was not edited by hand, and says what its articles say
///
/// Without articles: ids and digests follow from what they name, edges that must be there are there, quotes agree with
/// each other. With articles also: their texts are those that were read, every quote stands in them, and reading them
/// again gives the same statements and relations; give the options and names that the graph was built with.
/// What is wrong is listed, a line each: the place, then the reason.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct VerifyCommand {
    /// Graphs (.jsonld) or archives (.db), out/graph.jsonld if none is given, and the articles that they were built from
    paths: Vec<PathBuf>,
}

impl VerifyCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let knowledge = options.knowledge()?;
        let (mut graphs, articles): (Vec<PathBuf>, Vec<PathBuf>) = self
            .paths
            .iter()
            .cloned()
            .partition(|path| is_graph(path) || is_archive(path));
        if graphs.is_empty() {
            graphs.push(last_build()?);
        }
        let mut graph = EventGraph::default();
        let mut findings = Vec::new();
        for path in &graphs {
            if is_archive(path) {
                graph.merge(read_archive(path, 0)?.0);
                continue;
            }
            let (place, bytes) = (path.display().to_string(), read_file(path)?);
            findings.extend(jsonld::find_edited(&place, &bytes, &knowledge.ontology)?);
            graph.merge(jsonld::read(&place, &bytes)?);
        }
        if let Some(least) = options.min_confidence {
            graph = graph.keep_confident(least);
        }
        findings.extend(find_inconsistent(&graph));
        let reread = self.reread(&graph, &articles, options, &knowledge, terminal)?;
        findings.extend(reread.findings);
        let mut output = Output::new();
        for finding in &findings {
            output.write(format!("{}\n", visible(&finding.to_string())).as_bytes())?;
        }
        if findings.is_empty() && !terminal.is_quiet() {
            output.write(summary(&graph, reread.articles).as_bytes())?;
        }
        if !findings.is_empty() {
            terminal.end_with(1);
        }
        output.flush()
    }

    /// Reads the articles of the graph again and compares.
    fn reread(
        &self,
        graph: &EventGraph,
        articles: &[PathBuf],
        options: &Options,
        knowledge: &Knowledge,
        terminal: &mut Terminal,
    ) -> Result<Reread> {
        let quotes = Quotes::new(graph);
        let mut findings = Vec::new();
        let mut again = EventGraph::default();
        let (mut known, mut unknown) = (BTreeSet::new(), 0);
        if articles.is_empty() {
            return Ok(Reread::default());
        }
        read_articles(
            articles,
            options,
            knowledge,
            terminal,
            |article, extraction| {
                let id = NodeId::article(&article.id);
                let Some(Node::Article(node)) = graph.node(&id) else {
                    return None;
                };
                let mut faults = quotes.find_faults(&id, &article.text);
                let digest = sha256(&article.text);
                let changed = node.text_digest.as_ref().is_some_and(|known| *known != digest);
                // The places of another text tell nothing: only that it is another one.
                let same = !changed || faults.is_empty();
                if changed {
                    faults.insert(0, Error::new(&id, "its text changed since it was read"));
                }
                let again = same.then(|| build_graph(article, extraction, knowledge));
                Some((id, faults, again))
            },
            |read| {
                match read {
                    None => unknown += 1,
                    Some((id, faults, graph)) => {
                        known.insert(id);
                        findings.extend(faults);
                        graph.into_iter().for_each(|graph| again.merge(graph));
                    }
                }
                Ok(())
            },
        )?;
        if unknown > 0 {
            terminal.note(&format!("{unknown} of the articles are not in the graph"));
        }
        findings.extend(find_otherwise_read(graph, &again));
        Ok(Reread {
            findings,
            articles: known.len(),
        })
    }
}

/// What reading articles again gave.
#[derive(Debug, Default)]
struct Reread {
    findings: Vec<Error>,
    /// How many articles of the graph were read.
    articles: usize,
}

/// Says what was checked, and against what.
fn summary(graph: &EventGraph, read: usize) -> String {
    let articles = graph.articles().count();
    let against = match read {
        0 => "by the graph alone: name the articles to check them against their texts".to_owned(),
        _ if read == articles => "against the texts".to_owned(),
        _ => format!("{read} of the articles against their texts, the others by the graph alone"),
    };
    let (statements, relations) = (graph.statements().len(), graph.relations().len());
    format!("all is well: {articles} articles, {statements} statements, {relations} relations; checked {against}\n")
}
