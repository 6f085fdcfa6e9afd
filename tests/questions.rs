//! Twenty questions to the two seed articles, each with the whole answer.
//!
//! A file of `tests/questions/` holds commands, `$ demarche …`, each with what it writes to standard output; lines with
//! `#` before the first say what is asked. `UPDATE=1 cargo test --test questions` writes the answers again.

#![allow(clippy::unwrap_used)]

#[path = "support/folder.rs"]
mod folder;

use folder::{Folder, words};
use std::fs;
use std::path::Path;

#[test]
fn every_question_has_the_whole_answer() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let seeds = root.join("seeds").display().to_string();
    let folder = Folder::new("questions");
    let mut files: Vec<_> = fs::read_dir(root.join("tests/questions"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert_eq!(files.len(), 20);
    let mut failures = Vec::new();
    for path in files {
        let known = fs::read_to_string(&path).unwrap();
        let asked = known
            .lines()
            .filter(|line| line.starts_with("# ") || line.starts_with("$ "));
        let mut found = String::new();
        for line in asked {
            found += &format!("{line}\n");
            let Some(command) = line.strip_prefix("$ demarche ") else {
                continue;
            };
            let words = words(command);
            let arguments: Vec<&str> = words
                .iter()
                .map(|word| if word == "seeds" { &seeds } else { word }.as_str())
                .collect();
            let ran = folder.run(&arguments, "");
            found += &ran.err;
            found += &ran.out;
        }
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &found).unwrap();
        } else if found != known {
            failures.push(format!("{}:\n{found}", path.display()));
        }
    }
    assert!(
        failures.is_empty(),
        "run with UPDATE=1 and read the diff\n{}",
        failures.join("\n")
    );
}
