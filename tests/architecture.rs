//! Who may import whom, and how long a file may be.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the ground up: each may name only those of the rows above its own.
const LAYERS: &[&[&str]] = &[
    &["error", "span", "timex"],
    &["data"],
    &["ontology"],
    &["evidence"],
    &["article"],
    &["sentence"],
    &["mention", "time"],
    &["clause"],
    &["coreference"],
    &["moment"],
    &["statement"],
    &["relation"],
    &["stance"],
    &["knowledge"],
    &["check", "import"],
    &["extraction"],
    &["pipeline"],
    &["dating", "lookup"],
    &["graph"],
    &["export", "query"],
    &["ask"],
    &["cli"],
];

/// Modules that may not name another one although it stands above them: what reads a graph knows no step.
const NEVER: &[(&str, &[&str])] = &[
    (
        "export",
        &[
            "sentence",
            "mention",
            "time",
            "clause",
            "coreference",
            "moment",
            "statement",
            "relation",
            "stance",
        ],
    ),
    (
        "query",
        &[
            "sentence",
            "mention",
            "time",
            "clause",
            "coreference",
            "moment",
            "statement",
            "relation",
            "stance",
        ],
    ),
];

const LONGEST_FILE: usize = 400;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Gives the files below `src/` with the module that each belongs to.
fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found);
    found.sort();
    let module = |path: &Path| {
        let first = path.strip_prefix(&root).unwrap().components().next().unwrap();
        first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
    };
    found
        .into_iter()
        .map(|path| (module(&path), path.clone(), fs::read_to_string(&path).unwrap()))
        .collect()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

#[test]
fn a_module_names_only_modules_above_it() {
    let mut failures = Vec::new();
    for (module, path, text) in sources() {
        if ["lib", "main"].contains(&module.as_str()) {
            continue;
        }
        let Some(own) = layer(&module) else {
            failures.push(format!("{}: `{module}` is missing from the table", path.display()));
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            for part in line.split("crate::").skip(1) {
                let name: String = part
                    .chars()
                    .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                    .collect();
                let forbidden = NEVER
                    .iter()
                    .any(|(from, to)| *from == module && to.contains(&name.as_str()));
                let above = layer(&name).is_some_and(|other| other < own) || name == module;
                if !above || forbidden {
                    failures.push(format!(
                        "{}:{}: `{module}` may not name `{name}`",
                        path.display(),
                        number + 1
                    ));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn no_file_is_longer_than_a_person_reads() {
    let long = sources()
        .into_iter()
        .filter(|(_, _, text)| text.lines().count() > LONGEST_FILE);
    let long: Vec<String> = long
        .map(|(_, path, text)| format!("{}: {} lines", path.display(), text.lines().count()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}
