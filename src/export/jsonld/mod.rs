//! JSON-LD 1.1: the form in which a graph is kept, and read again.
//!
//! Every node has an absolute IRI, so loading two files into one RDF store merges them. What an article says itself
//! stands in the default graph; what a statement claims stands in a graph named after the statement.

mod edited;
mod moment;
mod object;
mod one_or_many;
mod read;
mod write;

pub use edited::find_edited;
pub use read::read;
pub use write::write;

/// Before every id: `https://w3id.org/demarche/entity/person/shinzo-abe`.
const BASE: &str = "https://w3id.org/demarche/";

/// The one place that says what each key means.
const CONTEXT: &str = include_str!("../../../schema/context.jsonld");
