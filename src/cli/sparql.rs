//! `demarche sparql`: questions in SPARQL.

use super::Options;
use super::terminal::Terminal;
#[cfg(not(feature = "sparql"))]
use crate::error::Error;
use crate::error::Result;
use clap::Args;
use clap::builder::PossibleValuesParser;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche sparql 'SELECT ?name (COUNT(*) AS ?n) { [] prov:wasAttributedTo/rdfs:label ?name } GROUP BY ?name' seeds
  demarche sparql 'ASK { <entity/state/ru> :controls <entity/territory/northern-territories> }' seeds
  demarche sparql 'SELECT ?who ?day { ?s schema:about <entity/state/jp>; prov:wasAttributedTo ?who; :saidOn ?day }' seeds
  demarche sparql 'SELECT ?words { ?s :saidOn \"2024-06-05\"^^xsd:date; :content/oa:hasSelector/oa:exact ?words }' seeds
  demarche sparql 'CONSTRUCT WHERE { ?a :imposed_sanctions_on ?b }' seeds --format ntriples
  demarche sparql query.rq out/graph.jsonld --format csv

What articles say themselves stands in the default graph, what a statement claims in a graph named after it:
GRAPH ?statement { ?a :claims ?b }.
The prefixes of schema/context.jsonld are known, `:` is its vocabulary, and entities are relative: <entity/state/jp>.";

const FORMATS: [&str; 6] = ["table", "json", "csv", "tsv", "turtle", "ntriples"];

/// Answer a question in SPARQL 1.1
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct SparqlCommand {
    /// A query, which begins with SELECT, ASK, CONSTRUCT, DESCRIBE, PREFIX or BASE, or the file of one
    query: String,
    /// Graphs (.jsonld), archives (.db) or articles; out/graph.jsonld if not given
    paths: Vec<PathBuf>,
    /// A table, or the standard formats: json, csv, tsv for SELECT and ASK, turtle, ntriples for CONSTRUCT and DESCRIBE
    #[arg(long, short, default_value = "table", value_parser = PossibleValuesParser::new(FORMATS))]
    format: String,
}

impl SparqlCommand {
    #[cfg(not(feature = "sparql"))]
    pub(super) fn run(&self, _: &Options, _: &mut Terminal) -> Result<()> {
        let reason = "not built in; `cargo install --path . --features sparql` builds a program that answers queries";
        Err(Error::new("sparql", reason))
    }

    #[cfg(feature = "sparql")]
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        use super::loading::{load_graph, read_file};
        use super::output::Output;
        use super::table::draw_table;
        use crate::export::jsonld;
        use crate::query::sparql::{Results, Triples};

        let (place, query) = match is_query(&self.query) {
            true => ("the query", self.query.clone()),
            false => {
                let bytes = read_file(self.query.as_ref())?;
                (self.query.as_str(), String::from_utf8_lossy(&bytes).into_owned())
            }
        };
        let knowledge = options.knowledge()?;
        let (graph, _) = load_graph(&self.paths, options, &knowledge, terminal)?;
        let triples = Triples::read("the graph", &jsonld::write(&graph, &knowledge.ontology)?)?;
        let results = triples.ask(place, &query)?;
        let bytes = match (&results, self.format.as_str()) {
            (Results::Solutions { rows, .. }, "table") if rows.is_empty() => {
                terminal.note("no such thing");
                Vec::new()
            }
            (Results::Boolean(answer), "table") => format!("{answer}\n").into_bytes(),
            (Results::Triples(_), "table") => results.write("turtle", &triples)?,
            (_, "table") => {
                let (head, rows) = results.cells(&triples).unwrap_or_default();
                draw_table(
                    head.iter().map(String::as_str),
                    rows.iter().map(|row| row.iter().map(String::as_str)),
                )
                .into_bytes()
            }
            (_, format) => results.write(format, &triples)?,
        };
        let mut output = Output::new();
        output.write(&bytes)?;
        output.flush()
    }
}

/// Says whether a text is a query and no name of a file: it begins with a word of SPARQL, and that word ends there.
#[cfg(feature = "sparql")]
fn is_query(text: &str) -> bool {
    let text = text.trim_start();
    let end = text
        .find(|letter: char| !letter.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let words = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE"];
    words.iter().any(|known| word.eq_ignore_ascii_case(known))
        && rest.starts_with(|letter: char| letter.is_whitespace() || "{?$*(<:#".contains(letter))
}
