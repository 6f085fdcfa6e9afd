//! Questions in SPARQL to a graph as RDF.
//!
//! What articles say themselves stands in the default graph, what a statement claims in a graph named after it:
//! `GRAPH ?statement { ?a :claims ?b }`.

mod results;
mod store;

pub use results::{FORMATS, Results};

use crate::error::{Error, Result};
use oxjsonld::JsonLdParser;
use serde_json::Value;
use spareval::{QueryEvaluator, QueryResults};
use spargebra::SparqlParser;
use store::Store;

/// A graph as RDF, with the names that queries may use for its IRIs.
pub struct Triples {
    store: Store,
    names: Prefixes,
}

/// Prefixes, and what relative IRIs are relative to.
pub(super) struct Prefixes {
    /// `("schema", "https://schema.org/")`; the empty prefix is our own vocabulary.
    prefixes: Vec<(String, String)>,
    /// `https://w3id.org/demarche/`: `<entity/state/jp>` is short for an entity.
    base: String,
}

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

impl Triples {
    /// Reads a graph from the bytes of its JSON-LD. The prefixes of its context are those of all queries, and `rdf`.
    pub fn read(place: &str, bytes: &[u8]) -> Result<Self> {
        let document: Value = serde_json::from_slice(bytes).map_err(|error| Error::new(place, error))?;
        let mut store = Store::default();
        for quad in JsonLdParser::new().for_slice(bytes) {
            store.add(quad.map_err(|error| Error::new(place, error))?);
        }
        store.sort();
        Ok(Self {
            store,
            names: Prefixes::of(&document["@context"]),
        })
    }

    /// Answers a query; `place` names it in errors. Rows without an order of their own come in the order of the file.
    ///
    /// Fails where the query cannot be read or answered. Nothing is fetched: `SERVICE` fails.
    pub fn ask(&self, place: &str, query: &str) -> Result<Results> {
        let failed = |error: &dyn std::fmt::Display| Error::new(place, error);
        let mut parser = SparqlParser::new()
            .with_base_iri(self.names.base.as_str())
            .map_err(|error| failed(&error))?;
        for (prefix, iri) in &self.names.prefixes {
            parser = parser.with_prefix(prefix, iri).map_err(|error| failed(&error))?;
        }
        let query = parser.parse_query(query).map_err(|error| failed(&error))?;
        let evaluator = QueryEvaluator::new();
        let found = evaluator.prepare(&query).execute(&self.store);
        Ok(match found.map_err(|error| failed(&error))? {
            QueryResults::Boolean(answer) => Results::Boolean(answer),
            QueryResults::Solutions(solutions) => Results::Solutions {
                head: solutions.variables().to_vec(),
                rows: solutions
                    .collect::<std::result::Result<_, _>>()
                    .map_err(|error| failed(&error))?,
            },
            QueryResults::Graph(triples) => Results::Triples(
                triples
                    .collect::<std::result::Result<_, _>>()
                    .map_err(|error| failed(&error))?,
            ),
        })
    }

    /// Gives the names by which results are written shorter.
    pub(super) fn names(&self) -> &Prefixes {
        &self.names
    }
}

impl Prefixes {
    fn of(context: &Value) -> Self {
        let mut prefixes = vec![("rdf".to_owned(), RDF.to_owned())];
        let vocabulary = context["@vocab"].as_str().unwrap_or_default();
        prefixes.push((String::new(), vocabulary.to_owned()));
        for (prefix, iri) in context.as_object().into_iter().flatten() {
            // A term that ends as a prefix must is one: JSON-LD 1.1, section 4.1.5.
            if let Some(iri) = iri.as_str().filter(|iri| iri.ends_with(['/', '#']))
                && !prefix.starts_with('@')
            {
                prefixes.push((prefix.clone(), iri.to_owned()));
            }
        }
        let base = vocabulary
            .rsplit_once('/')
            .map_or(vocabulary.to_owned(), |(base, _)| format!("{base}/"));
        Self { prefixes, base }
    }

    /// Gives the prefixes with what they stand for.
    pub(super) fn prefixes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.prefixes
            .iter()
            .map(|(prefix, iri)| (prefix.as_str(), iri.as_str()))
    }

    /// Gives what relative IRIs are relative to.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    /// Writes an IRI as people read it: `schema:Claim`, `:claims`, `entity/state/jp`; as it is where no name fits.
    pub(super) fn shorten(&self, iri: &str) -> String {
        let longest = self
            .prefixes()
            .filter(|(_, start)| iri.starts_with(start))
            .max_by_key(|(_, start)| start.len());
        match longest {
            Some((prefix, start)) => format!("{prefix}:{}", &iri[start.len()..]),
            None => iri.strip_prefix(&self.base).unwrap_or(iri).to_owned(),
        }
    }
}
