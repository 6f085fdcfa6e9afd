//! Step 13: the formats of other programs: a small graph in each, and a hostile one that breaks none.
//!
//! `UPDATE=1` writes the files of `tests/exports/` anew; read their diff like code.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/graphs.rs"]
mod graphs;
mod support;

use demarche::export::{EXPORTERS, Write};
use graphs::{hostile_graph, small_graph, write, write_files};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// Writes what is expected anew under `UPDATE=1`, and compares.
fn check_golden(path: &Path, bytes: &[u8]) {
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let expected = fs::read(path).unwrap_or_default();
    assert!(
        expected == bytes,
        "{}: run `UPDATE=1 cargo test --test formats` and read the diff",
        path.display()
    );
}

#[test]
fn every_format_of_a_small_graph_is_what_it_was() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports/small");
    let graph = small_graph();
    for exporter in EXPORTERS {
        for file in write_files(exporter.name, &graph) {
            let path = match exporter.write {
                Write::File(_) => folder.join(format!("{}.{}", exporter.name, exporter.ending)),
                Write::Folder(_) => folder.join(exporter.name).join(&file.name),
            };
            check_golden(&path, &file.bytes);
        }
    }
}

/// `.ci/readers` reads this file in every format: names, titles and dates are hostile in it, not only sentences.
#[test]
fn the_hostile_graph_that_other_programs_read_is_what_it_was() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports/hostile.jsonld");
    check_golden(&path, &write("jsonld", &hostile_graph()));
}

#[test]
fn every_format_says_what_it_carries_and_what_it_lacks() {
    for exporter in EXPORTERS {
        let texts = [exporter.carries, exporter.lacks];
        assert!(texts.iter().all(|text| !text.is_empty()), "{}", exporter.name);
        let names = EXPORTERS.iter().filter(|other| other.name == exporter.name);
        assert_eq!(names.count(), 1, "{}", exporter.name);
    }
}

#[test]
fn what_is_said_since_a_time_has_that_date_in_tables_and_pictures() {
    let graph = hostile_graph();
    let files = write_files("csv", &graph);
    let nodes = files.iter().find(|file| file.name == "nodes.csv").unwrap();
    let mut rows = csv::Reader::from_reader(nodes.bytes.as_slice());
    let column = |name: &str, head: &csv::StringRecord| head.iter().position(|cell| cell == name).unwrap();
    let head = rows.headers().unwrap().clone();
    let [date, first, last] = ["date", "earliest", "latest"].map(|name| column(name, &head));
    let found = rows
        .records()
        .map(Result::unwrap)
        .any(|row| (&row[date], &row[first], &row[last]) == ("since 2024-06-05", "2024-06-05", ""));
    assert!(found);
    for picture in ["dot", "svg"] {
        let drawn = String::from_utf8(write(picture, &graph)).unwrap();
        assert!(drawn.contains("since 2024-06-05"), "{picture}");
    }
}

#[test]
fn an_edge_has_the_same_id_in_every_format_as_in_json_ld() {
    let graph = hostile_graph();
    let document: Value = serde_json::from_slice(&write("jsonld", &graph)).unwrap();
    let objects = document["@graph"].as_array().unwrap().iter();
    let relations = objects.filter(|object| object["@type"] == "Relation");
    let mut expected: Vec<&str> = relations
        .map(|object| {
            object["@id"]
                .as_str()
                .unwrap()
                .trim_start_matches("https://w3id.org/demarche/")
        })
        .collect();
    let document: Value = serde_json::from_slice(&write("node-link", &graph)).unwrap();
    let edges = document["edges"].as_array().unwrap().iter();
    let keys = edges.map(|edge| edge["key"].as_str().unwrap());
    let mut found: Vec<&str> = keys.filter(|key| key.starts_with("relation/")).collect();
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn no_cell_of_a_table_is_a_formula_and_no_file_of_a_vault_leaves_it() {
    let graph = hostile_graph();
    for file in write_files("csv", &graph) {
        let mut reader = csv::Reader::from_reader(file.bytes.as_slice());
        for cell in reader
            .records()
            .flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
        {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']), "{cell:?}");
            assert!(!cell.contains('\0'), "{cell:?}");
        }
    }
    let mut names: Vec<String> = write_files("obsidian", &graph)
        .iter()
        .map(|file| file.name.to_lowercase())
        .collect();
    for name in &names {
        let (folder, note) = name.split_once('/').unwrap();
        assert!(["articles", "entities", "statements"].contains(&folder), "{name}");
        assert!(
            !note.starts_with('.') && !note.contains(['/', '\\', ':', '\0']),
            "{name}"
        );
    }
    names.dedup();
    assert_eq!(names.len(), write_files("obsidian", &graph).len());
}

#[test]
fn hostile_text_stays_text_in_xml() {
    for name in ["graphml", "gexf"] {
        let text = String::from_utf8(write(name, &hostile_graph())).unwrap();
        let is_allowed = |character: char| "\n\t\r".contains(character) || !character.is_control();
        assert!(text.chars().all(is_allowed), "{name}");
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut nodes = 0;
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Start(element) if element.name().as_ref() == b"node" => nodes += 1,
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(nodes, hostile_graph().nodes().len(), "{name}");
    }
}
