//! EventGraph → GraphML, for Gephi, yEd, Cytoscape, igraph and NetworkX.

use super::table::{Attributes, Column, EDGE_COLUMNS, NODE_COLUMNS, Table, Type};
use super::words::allowed_in_xml;
use crate::error::{Error, Result};
use crate::graph::EventGraph;
use crate::ontology::Ontology;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};
use std::io;

type Xml = Writer<Vec<u8>>;

/// Writes every node and edge with its attributes as typed keys.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    let table = Table::new(graph, ontology);
    write_document(&table).map_err(|error| Error::new("GraphML", error))
}

fn write_document(table: &Table<'_>) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = xml.create_element("graphml");
    let root = root.with_attribute(("xmlns", "http://graphml.graphdrawing.org/xmlns"));
    root.write_inner_content(|xml| {
        write_keys(xml, "node", NODE_COLUMNS)?;
        write_keys(xml, "edge", EDGE_COLUMNS)?;
        let graph = [("id", "demarche"), ("edgedefault", "directed")];
        xml.create_element("graph")
            .with_attributes(graph)
            .write_inner_content(|xml| write_rows(xml, table))?;
        Ok(())
    })?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn write_keys(xml: &mut Xml, domain: &str, columns: &[Column]) -> io::Result<()> {
    for column in columns {
        let of = match column.of {
            Type::Text | Type::List | Type::Day => "string",
            Type::Flag => "boolean",
            Type::Count => "int",
            Type::Share => "double",
        };
        let id = format!("{domain}_{}", column.name);
        let key = [
            ("id", id.as_str()),
            ("for", domain),
            ("attr.name", column.name),
            ("attr.type", of),
        ];
        xml.create_element("key").with_attributes(key).write_empty()?;
    }
    Ok(())
}

fn write_rows(xml: &mut Xml, table: &Table<'_>) -> io::Result<()> {
    for row in &table.nodes {
        let node = BytesStart::new("node").with_attributes([("id", row.id)]);
        write_data(xml, node, "node", &row.attributes)?;
    }
    for row in &table.edges {
        let ends = [("id", row.id.as_str()), ("source", row.from), ("target", row.to)];
        write_data(
            xml,
            BytesStart::new("edge").with_attributes(ends),
            "edge",
            &row.attributes,
        )?;
    }
    Ok(())
}

fn write_data(xml: &mut Xml, element: BytesStart<'_>, domain: &str, attributes: &Attributes) -> io::Result<()> {
    xml.write_event(Event::Start(element.borrow()))?;
    for (column, value) in attributes.iter() {
        let key = format!("{domain}_{}", column.name);
        let data = xml.create_element("data").with_attribute(("key", key.as_str()));
        data.write_text_content(BytesText::new(&allowed_in_xml(&value.text())))?;
    }
    xml.write_event(Event::End(element.to_end()))
}
