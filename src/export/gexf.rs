//! EventGraph → GEXF 1.3, for Gephi and Gephi Lite.
//!
//! Dates stand twice: as `start` and `end`, which move Gephi's timeline, and as attributes, since graphology drops
//! the first. Texts stand in attributes of XML, which know no line breaks: they are on one line.

use super::table::{Attributes, Column, EDGE_COLUMNS, NODE_COLUMNS, Table, Type};
use super::words::allowed_in_xml;
use crate::error::{Error, Result};
use crate::graph::{EventGraph, one_line};
use crate::ontology::Ontology;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};
use std::io;

type Xml = Writer<Vec<u8>>;

/// Writes every node and edge with its attributes and with the days between which it may lie.
pub(super) fn write(graph: &EventGraph, ontology: &Ontology) -> Result<Vec<u8>> {
    let table = Table::new(graph, ontology);
    write_document(&table).map_err(|error| Error::new("GEXF", error))
}

fn write_document(table: &Table<'_>) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = [("xmlns", "http://gexf.net/1.3"), ("version", "1.3")];
    xml.create_element("gexf")
        .with_attributes(root)
        .write_inner_content(|xml| {
            xml.create_element("meta").write_inner_content(|xml| {
                xml.create_element("creator")
                    .write_text_content(BytesText::new("demarche"))?;
                Ok(())
            })?;
            let graph = [
                ("defaultedgetype", "directed"),
                ("mode", "dynamic"),
                ("timeformat", "date"),
            ];
            xml.create_element("graph")
                .with_attributes(graph)
                .write_inner_content(|xml| write_graph(xml, table))?;
            Ok(())
        })?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn write_graph(xml: &mut Xml, table: &Table<'_>) -> io::Result<()> {
    for (class, columns) in [("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS)] {
        let attributes = xml
            .create_element("attributes")
            .with_attributes([("class", class), ("mode", "static")]);
        attributes.write_inner_content(|xml| columns.iter().try_for_each(|column| write_column(xml, column)))?;
    }
    xml.create_element("nodes").write_inner_content(|xml| {
        for row in &table.nodes {
            write_row(
                xml,
                BytesStart::new("node").with_attributes([("id", row.id)]),
                &row.attributes,
            )?;
        }
        Ok(())
    })?;
    xml.create_element("edges").write_inner_content(|xml| {
        for row in &table.edges {
            let kind = row.attributes.text("edge_type");
            let own = [
                ("id", row.id.as_str()),
                ("source", row.from),
                ("target", row.to),
                ("kind", &line(&kind)),
            ];
            write_row(xml, BytesStart::new("edge").with_attributes(own), &row.attributes)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn write_column(xml: &mut Xml, column: &Column) -> io::Result<()> {
    let of = match column.of {
        Type::Text | Type::List | Type::Day => "string",
        Type::Flag => "boolean",
        Type::Count => "integer",
        Type::Share => "double",
    };
    let attribute = [("id", column.name), ("title", column.name), ("type", of)];
    xml.create_element("attribute")
        .with_attributes(attribute)
        .write_empty()?;
    Ok(())
}

fn write_row(xml: &mut Xml, element: BytesStart<'_>, attributes: &Attributes) -> io::Result<()> {
    let mut element = element;
    for (name, column) in [("label", "label"), ("start", "earliest"), ("end", "latest")] {
        if let Some(value) = attributes.get(column) {
            element.push_attribute((name, line(&value.text()).as_str()));
        }
    }
    xml.write_event(Event::Start(element.borrow()))?;
    xml.create_element("attvalues").write_inner_content(|xml| {
        for (column, value) in attributes.iter() {
            let value = line(&value.text());
            let attribute = [("for", column.name), ("value", value.as_str())];
            xml.create_element("attvalue")
                .with_attributes(attribute)
                .write_empty()?;
        }
        Ok(())
    })?;
    xml.write_event(Event::End(element.to_end()))
}

fn line(text: &str) -> String {
    allowed_in_xml(&one_line(text)).into_owned()
}
