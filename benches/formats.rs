//! Every format of a graph of 100,000 statements: time to write it, and how large it is.
//!
//! Pictures are left out: so many statements are no picture, and `export` says so.

#![allow(clippy::print_stdout)] // a bench prints

#[path = "support/generated.rs"]
mod generated;

use demarche::export::{EXPORTERS, Write};
use demarche::knowledge::Knowledge;
use generated::{build, timed};
use std::error::Error;

/// The formats that draw.
const PICTURES: [&str; 2] = ["dot", "svg"];

fn main() -> Result<(), Box<dyn Error>> {
    let knowledge = Knowledge::built_in()?;
    let graph = timed("build from texts", || build(&knowledge));
    for exporter in EXPORTERS.iter().filter(|exporter| !PICTURES.contains(&exporter.name)) {
        let bytes = timed(exporter.name, || match exporter.write {
            Write::File(write) => write(&graph, &knowledge.ontology).map(|bytes| bytes.len()),
            Write::Folder(write) => {
                let files = write(&graph, &knowledge.ontology)?;
                Ok(files.iter().map(|file| file.bytes.len()).sum())
            }
        })?;
        println!("{:>10} MB", bytes / 1_000_000);
    }
    Ok(())
}
