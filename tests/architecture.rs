//! Who may name whom and which crates, what may be called alike, and how long a file may be.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules from the ground up, a row each step: each may name only those of the rows above its own.
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
    &["status"],
    &["page"],
    &["statement"],
    &["relation"],
    &["stance"],
    &["knowledge"],
    &["check", "import"],
    &["extraction"],
    &["pipeline"],
    &["dating", "lookup"],
    &["batch", "graph"],
    &["archive", "explain"],
    &["publication"],
    &["export", "query"],
    &["ask"],
    &["answer"],
    &["cli"],
];

/// Modules that know no step although these stand above them: what reads a graph knows only the graph.
const READ_GRAPHS: &[&str] = &["export", "query"];

/// The rows of the steps, from one module to the other.
const STEPS: (&str, &str) = ("sentence", "stance");

/// Which modules may name which crate, as `use` spells it; every dependency stands here.
const CRATES: &[(&str, &[&str])] = &[
    ("aho_corasick", &["sentence", "stance", "statement"]),
    ("base64", &["export"]),
    ("chardetng", &["article"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("comfy_table", &["cli"]),
    ("csv", &["article", "cli", "export"]),
    ("dom_smoothie", &["article"]),
    ("encoding_rs", &["article"]),
    ("flate2", &["archive", "article"]),
    ("graphviz_rust", &["export"]),
    ("indicatif", &["cli"]),
    ("mimalloc", &["main"]),
    // SPARQL answers in RDF, and asks of the graph in JSON-LD.
    ("oxjsonld", &["export", "query"]),
    ("oxrdf", &["export", "query"]),
    ("oxttl", &["export", "query"]),
    ("petgraph", &["graph"]),
    ("pulldown_cmark", &["article"]),
    ("quick_xml", &["article", "export"]),
    ("rayon", &["batch", "cli", "export", "knowledge"]),
    ("resvg", &["export"]),
    ("rusqlite", &["archive"]),
    ("ruzstd", &["article"]),
    (
        "serde_json",
        &[
            "answer", "archive", "article", "ask", "check", "cli", "data", "export", "import", "mention", "query",
            "relation",
        ],
    ),
    ("sha2", &["export", "graph"]),
    ("sparesults", &["query"]),
    ("spareval", &["query"]),
    ("spargebra", &["query"]),
    ("strsim", &["ask"]),
    ("unicode_normalization", &["export", "graph", "import", "mention"]),
];

/// Crates that every module may name: days, records and hash maps.
const FREE_CRATES: &[&str] = &["chrono", "rustc_hash", "serde"];

const LONGEST_FILE: usize = 400;

/// A file below `src/`.
struct Source {
    /// The module that it belongs to.
    module: String,
    path: PathBuf,
    text: String,
}

impl Source {
    /// Gives the lines with their places.
    fn lines(&self) -> impl Iterator<Item = (String, &str)> {
        let lines = self.text.lines().enumerate();
        lines.map(|(number, line)| (format!("{}:{}", self.path.display(), number + 1), line))
    }

    /// Gives the lines without comments.
    fn code(&self) -> impl Iterator<Item = (String, &str)> {
        self.lines().filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

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

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let folder = root().join("src");
    let mut found = Vec::new();
    files(&folder, &mut found);
    found.sort();
    let source = |path: PathBuf| {
        let first = path.strip_prefix(&folder).unwrap().components().next().unwrap();
        Source {
            module: first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned(),
            text: fs::read_to_string(&path).unwrap(),
            path,
        }
    };
    found.into_iter().map(source).collect()
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|modules| modules.contains(&module))
}

fn is_step(module: &str) -> bool {
    let (first, last) = (layer(STEPS.0).unwrap(), layer(STEPS.1).unwrap());
    layer(module).is_some_and(|own| (first..=last).contains(&own))
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Gives the name with which a text begins.
fn name_at_start(text: &str) -> &str {
    text.split(|letter| !is_of_name(letter)).next().unwrap()
}

/// Says whether a line names a crate: `crate_name::…` that is no path within another module, or `use crate_name`.
fn names_crate(line: &str, name: &str) -> bool {
    let used = line.trim_start().trim_start_matches("pub ").strip_prefix("use ");
    used.is_some_and(|path| name_at_start(path) == name)
        || line
            .match_indices(&format!("{name}::"))
            .any(|(place, _)| !line[..place].ends_with(|before| is_of_name(before) || before == ':'))
}

/// Gives the name of the type that a line declares.
fn declared(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = line.strip_prefix("pub").map_or(line, |rest| {
        let rest = rest
            .strip_prefix('(')
            .and_then(|rest| rest.split_once(')'))
            .map_or(rest, |(_, rest)| rest);
        rest.trim_start()
    });
    let name = ["struct ", "enum ", "trait "]
        .iter()
        .find_map(|word| line.strip_prefix(word));
    name.map(name_at_start)
}

#[test]
fn a_module_names_only_modules_above_it() {
    let mut failures = Vec::new();
    for source in sources() {
        let module = source.module.as_str();
        if ["lib", "main"].contains(&module) {
            continue;
        }
        let Some(own) = layer(module) else {
            failures.push(format!(
                "{}: `{module}` is missing from the table",
                source.path.display()
            ));
            continue;
        };
        for (place, line) in source.lines() {
            for name in line.split("crate::").skip(1).map(name_at_start) {
                let forbidden = READ_GRAPHS.contains(&module) && is_step(name);
                let above = layer(name).is_some_and(|other| other < own) || name == module;
                if !above || forbidden {
                    failures.push(format!("{place}: `{module}` may not name `{name}`"));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_first_page_tells_what_every_module_is() {
    let page = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let told =
        |module: &&str| page.contains(&format!("//! - [`{module}`]: ")) && page.contains(&format!("mod {module};"));
    let untold: Vec<&str> = LAYERS
        .iter()
        .copied()
        .flatten()
        .copied()
        .filter(|module| !told(module))
        .collect();
    assert!(untold.is_empty(), "src/lib.rs does not tell {untold:?}");
}

#[test]
fn a_crate_is_named_only_where_the_table_says() {
    let mut failures = Vec::new();
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let dependencies = manifest
        .split("\n[")
        .find_map(|table| table.strip_prefix("dependencies]"));
    for line in dependencies.unwrap().lines().filter(|line| line.contains('=')) {
        let name = line.split([' ', '=', '.']).next().unwrap().replace('-', "_");
        if !FREE_CRATES.contains(&name.as_str()) && !CRATES.iter().any(|(known, _)| *known == name) {
            failures.push(format!("Cargo.toml: `{name}` is missing from the table"));
        }
    }
    let sources = sources();
    for (name, modules) in CRATES {
        let mut unused = modules.to_vec();
        for source in &sources {
            let module = source.module.as_str();
            for (place, line) in source.code().filter(|(_, line)| names_crate(line, name)) {
                unused.retain(|known| *known != module);
                if !modules.contains(&module) {
                    failures.push(format!("{place}: `{module}` may not name `{name}`: {}", line.trim()));
                }
            }
        }
        failures.extend(
            unused
                .iter()
                .map(|module| format!("`{module}` names no `{name}`: take it off the table")),
        );
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn no_two_types_have_the_same_name() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for source in sources() {
        for (place, line) in source.code() {
            if let Some(name) = declared(line) {
                places.entry(name.to_owned()).or_default().push(place);
            }
        }
    }
    let twice = places.iter().filter(|(_, places)| places.len() > 1);
    let failures: Vec<String> = twice
        .map(|(name, places)| format!("`{name}`: {}", places.join(", ")))
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_step_asks_what_a_kind_is_and_never_names_one() {
    let schema = fs::read_to_string(root().join("schema/entity-kinds.json")).unwrap();
    let kinds: Vec<serde_json::Value> = serde_json::from_str(&schema).unwrap();
    let names: Vec<String> = kinds.iter().map(|kind| kind["id"].to_string()).collect();
    let steps = sources()
        .into_iter()
        .filter(|source| is_step(&source.module) || source.module == "evidence");
    let mut failures = Vec::new();
    for source in steps {
        for (place, line) in source.code() {
            let named = names.iter().filter(|name| line.contains(name.as_str()));
            failures.extend(named.map(|name| format!("{place}: {name} is a kind; ask for a trait: {}", line.trim())));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn no_file_is_longer_than_a_person_reads() {
    let length = |source: &Source| source.text.lines().count();
    let long: Vec<String> = sources()
        .iter()
        .filter(|source| length(source) > LONGEST_FILE)
        .map(|source| format!("{}: {} lines", source.path.display(), length(source)))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}
