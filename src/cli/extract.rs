//! `demarche extract`: one line of JSON for each article.

use super::Options;
use super::archive::reading;
use super::extracted::GraphLine;
use super::output::Output;
use super::reading::read_articles;
use super::terminal::Terminal;
use crate::error::{Error, Result};
use crate::extraction::ExtractionLine;
use crate::graph::build_graph;
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche extract seeds
  demarche extract news.ndjson > extractions.ndjson
  demarche extract pages/ --text --day-first
  demarche extract news.ndjson --graph > lines.ndjson
  demarche extract table.csv.gz --column text=story --column published=day
  cat article.txt | demarche extract - --published 2024-06-06";

/// Write what each article says as one line of JSON
///
/// The fields are described in schema/extraction.schema.json; offsets count Unicode code points.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ExtractCommand {
    /// Files (text, Markdown, HTML, JSON, NDJSON, CSV, TSV, RSS, packed or not), folders, or - for standard input
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Write the text too, in which the offsets count: that of a page has no markup
    #[arg(long)]
    text: bool,
    /// Write the text and the graph of each article too: `archive add --extracted` puts such lines into an archive
    #[arg(long)]
    graph: bool,
}

impl ExtractCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let knowledge = options.knowledge()?;
        let reading = self.graph.then(|| reading(options)).transpose()?;
        let mut output = Output::new();
        let count = read_articles(
            &self.paths,
            options,
            &knowledge,
            terminal,
            |article, extraction| {
                let line = ExtractionLine::new(article, extraction, &knowledge);
                let failed = |error| Error::new(&article.id, error);
                let Some(reading) = &reading else {
                    let line = if self.text { line.with_text(article) } else { line };
                    // A line has some five bytes for each of the text.
                    let mut written = Vec::with_capacity(6 * article.text.len());
                    serde_json::to_writer(&mut written, &line).map_err(failed)?;
                    return Ok(written);
                };
                let graph = build_graph(article, extraction, &knowledge);
                let line = GraphLine::new(line.with_text(article), &graph, reading, &knowledge.ontology)?;
                serde_json::to_vec(&line).map_err(failed)
            },
            |line| {
                output.write(&line?)?;
                output.write(b"\n")
            },
        )?;
        output.flush()?;
        if count.is_whole() {
            terminal.note(&count.to_string());
        }
        Ok(())
    }
}
