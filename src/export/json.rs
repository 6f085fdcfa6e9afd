//! JSON as lists of nodes and edges, one a line.

use super::table::Attributes;
use crate::error::{Error, Result};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

/// Some keys of a format's own, then the attributes. A key of the format's own hides the attribute of its name.
struct MergedObject<'a>(&'a [(&'a str, Value)], &'a Attributes);

impl Serialize for MergedObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let Self(own, attributes) = self;
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in *own {
            map.serialize_entry(name, value)?;
        }
        let is_own = |name: &str| own.iter().any(|(own, _)| *own == name);
        for (column, value) in attributes.iter().filter(|(column, _)| !is_own(column.name)) {
            map.serialize_entry(column.name, value)?;
        }
        map.end()
    }
}

/// Writes one node or edge on one line.
pub(super) fn object(own: &[(&str, Value)], attributes: &Attributes) -> Result<String> {
    text(&MergedObject(own, attributes))
}

/// Writes a value on one line. It may stand in a `<script>`: `</` is written with a backslash.
pub(super) fn text(value: &impl Serialize) -> Result<String> {
    let json = serde_json::to_string(value).map_err(|error| Error::new("JSON", error))?;
    Ok(json.replace("</", "<\\/"))
}

/// Writes an object of some values and some lists of objects, each of which is written already.
pub(super) fn document(values: &[(&str, Value)], lists: &[(&str, Vec<String>)]) -> String {
    let values = values.iter().map(|(name, value)| format!("\"{name}\":{value}"));
    let lists = lists.iter().map(|(name, lines)| {
        let lines = lines.join(",\n");
        format!("\"{name}\":[\n{lines}\n]")
    });
    let members: Vec<String> = values.chain(lists).collect();
    format!("{{\n{}\n}}\n", members.join(",\n"))
}
