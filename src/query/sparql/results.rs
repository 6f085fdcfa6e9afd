//! What a query gives, in the standard formats.

use super::{Prefixes, Triples};
use crate::error::{Error, Result};
use oxrdf::{Term, Triple, Variable};
use oxttl::TurtleSerializer;
use sparesults::{QueryResultsFormat, QueryResultsSerializer, QuerySolution};

/// The formats that results are written in: rows and answers in the first three, triples in the others.
pub const FORMATS: &[&str] = &["json", "csv", "tsv", "turtle", "ntriples"];

/// What a query gives.
#[derive(Debug)]
pub enum Results {
    /// Of `SELECT`: rows, in the order that the query asks for.
    Solutions {
        /// The variables.
        head: Vec<Variable>,
        /// For each variable a term, or nothing.
        rows: Vec<QuerySolution>,
    },
    /// Of `ASK`.
    Boolean(bool),
    /// Of `CONSTRUCT` and `DESCRIBE`.
    Triples(Vec<Triple>),
}

impl Results {
    /// Writes the results in one of [`FORMATS`]: SPARQL 1.1 Query Results in JSON, CSV and TSV, Turtle, N-Triples.
    ///
    /// Fails where the format is none for such results.
    pub fn write(&self, format: &str, triples: &Triples) -> Result<Vec<u8>> {
        let failed = |error: std::io::Error| Error::new("--format", error);
        if let Self::Triples(found) = self {
            return match format {
                "turtle" => write_turtle(found, triples.names()).map_err(failed),
                "ntriples" => Ok(found
                    .iter()
                    .map(|triple| format!("{triple} .\n"))
                    .collect::<String>()
                    .into()),
                _ => Err(Error::new(
                    "--format",
                    format!("triples are written as turtle or ntriples, not as {format}"),
                )),
            };
        }
        let serializer = QueryResultsSerializer::from_format(match format {
            "json" => QueryResultsFormat::Json,
            "csv" => QueryResultsFormat::Csv,
            "tsv" => QueryResultsFormat::Tsv,
            _ => {
                return Err(Error::new(
                    "--format",
                    format!("rows are written as json, csv or tsv, not as {format}"),
                ));
            }
        });
        match self {
            Self::Solutions { head, rows } => {
                let mut writer = serializer
                    .serialize_solutions_to_writer(Vec::new(), head.clone())
                    .map_err(failed)?;
                for row in rows {
                    writer.serialize(row).map_err(failed)?;
                }
                writer.finish().map_err(failed)
            }
            Self::Boolean(answer) => serializer
                .serialize_boolean_to_writer(Vec::new(), *answer)
                .map_err(failed),
            Self::Triples(_) => Ok(Vec::new()),
        }
    }

    /// Gives the rows of `SELECT` for people, with IRIs shortened; `None` for other results.
    pub fn cells(&self, triples: &Triples) -> Option<(Vec<String>, Vec<Vec<String>>)> {
        let Self::Solutions { head, rows } = self else {
            return None;
        };
        let cell = |term: Option<&Term>| match term {
            None => String::new(),
            Some(Term::NamedNode(node)) => triples.names().shorten(node.as_str()),
            Some(Term::Literal(literal)) => literal.value().to_owned(),
            Some(other) => other.to_string(),
        };
        let names = head.iter().map(|variable| variable.as_str().to_owned()).collect();
        let cells = |row: &QuerySolution| head.iter().map(|variable| cell(row.get(variable))).collect();
        Some((names, rows.iter().map(cells).collect()))
    }
}

fn write_turtle(triples: &[Triple], names: &Prefixes) -> std::io::Result<Vec<u8>> {
    let mut serializer = TurtleSerializer::new();
    for (prefix, iri) in names.prefixes() {
        serializer = serializer.with_prefix(prefix, iri).map_err(std::io::Error::other)?;
    }
    serializer = serializer.with_base_iri(names.base()).map_err(std::io::Error::other)?;
    let mut writer = serializer.for_writer(Vec::new());
    for triple in triples {
        writer.serialize_triple(triple)?;
    }
    writer.finish()
}
