//! A file against what its own graph is written as: what was edited by hand no longer follows from the rest.

use super::{BASE, CONTEXT, read, write};
use crate::error::{Error, Result};
use crate::ontology::Ontology;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Finds the nodes of a file that [`write`](super::write()) would not write so, in the order of the file.
///
/// Empty for a file as it was written, however it is laid out. Fails where the file cannot be read as a graph.
pub fn find_edited(place: &str, bytes: &[u8], ontology: &Ontology) -> Result<Vec<Error>> {
    let written = parse(place, &write(&read(place, bytes)?, ontology)?)?;
    let expected: BTreeMap<&str, &Map<String, Value>> = nodes(&written).collect();
    let file = parse(place, bytes)?;
    let mut errors = Vec::new();
    if serde_json::from_str(CONTEXT).ok().as_ref() != file.get("@context") {
        errors.push(Error::new(
            place,
            "its @context is not the one that is written, so its keys may mean something else",
        ));
    }
    let mut seen: Vec<&str> = Vec::new();
    for (id, node) in nodes(&file) {
        let reason = match expected.get(id) {
            None => Some("its id does not follow from its fields".to_owned()),
            Some(expected) => find_change(node, expected),
        };
        errors.extend(reason.map(|reason| Error::new(short(id), reason)));
        seen.push(id);
    }
    seen.sort_unstable();
    let twice = seen.windows(2).filter(|pair| pair[0] == pair[1]);
    errors.extend(twice.map(|pair| Error::new(short(pair[0]), "it stands in the file twice")));
    Ok(errors)
}

/// Says what is not as it would be written: above all the digest, which follows from all other keys.
fn find_change(node: &Map<String, Value>, expected: &Map<String, Value>) -> Option<String> {
    if node == expected {
        return None;
    }
    if node.get("digest") != expected.get("digest") {
        return Some(match node.contains_key("digest") {
            true => "its digest does not fit its fields: it was edited".to_owned(),
            false => "it has no digest: it was added by hand, or by an older version".to_owned(),
        });
    }
    let differs = |key: &&String| node.get(*key) != expected.get(*key);
    let added = node.keys().filter(|key| !expected.contains_key(*key));
    let keys: Vec<&str> = expected
        .keys()
        .chain(added)
        .filter(differs)
        .map(String::as_str)
        .collect();
    Some(format!(
        "`{}` does not follow from the rest of the graph",
        keys.join("`, `")
    ))
}

fn parse(place: &str, bytes: &[u8]) -> Result<Value> {
    serde_json::from_slice(bytes).map_err(|error| Error::new(place, error))
}

/// Gives the node objects of a file with their ids; what has none is left out.
fn nodes(file: &Value) -> impl Iterator<Item = (&str, &Map<String, Value>)> {
    let nodes = file["@graph"].as_array().into_iter().flatten();
    nodes.filter_map(|node| Some((node["@id"].as_str()?, node.as_object()?)))
}

fn short(id: &str) -> &str {
    id.strip_prefix(BASE).unwrap_or(id)
}
