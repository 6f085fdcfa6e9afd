//! `demarche export`: parts of graphs, and pictures.

#![allow(clippy::unwrap_used)] // helpers of tests are not seen as tests

#[path = "support/folder.rs"]
mod folder;

use folder::{Folder, undated};
use std::path::Path;

fn seeds() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    path.display().to_string()
}

#[test]
fn a_part_of_a_graph_is_cut_in_every_format_and_says_what_has_no_date() {
    let folder = Folder::new("part");
    folder.write(
        "a.txt",
        "Putin met with Suga on 5 June 2021. Hayashi criticized Russia.",
    );
    let export = |arguments: &[&str]| folder.run(&[&["export", "a.txt", "--format"], arguments].concat(), "");
    let part = export(&["node-link", "--focus", "Hayashi"]);
    let told = undated("1 article");
    assert_eq!((part.code, &part.err), (Some(0), &told));
    assert!(
        part.out.contains("Hayashi") && !part.out.contains("Suga"),
        "{}",
        part.out
    );
    let part = export(&["dot", "--since", "2020", "--only", "relations"]);
    let without = "1 statement or relation has no date and is left out\n";
    assert_eq!((part.code, part.err), (Some(0), told.clone() + without));
    assert!(
        part.out.contains("Suga") && !part.out.contains("Hayashi"),
        "{}",
        part.out
    );
    let part = export(&["svg", "--between", "Putin", "Hayashi"]);
    assert_eq!(
        (part.code, part.err),
        (Some(0), told + "nothing is in this part of the graph\n")
    );
}

#[test]
fn what_nobody_could_read_is_drawn_only_on_demand() {
    let folder = Folder::new("large");
    let mut text = String::new();
    for number in 0..600 {
        // Names that nobody else has: letters in place of digits.
        let name: String = number
            .to_string()
            .bytes()
            .map(|digit| char::from(digit - b'0' + b'a'))
            .collect();
        text.push_str(&format!("Putin met with Mr. X{name}son Y{name}berg. "));
    }
    folder.write("a.txt", &text);
    folder.run(&["export", "a.txt", "--format", "jsonld", "-o", "a.jsonld"], "");
    let export = |arguments: &[&str]| folder.run(&[&["export", "a.jsonld"], arguments].concat(), "");
    for format in ["dot", "svg"] {
        let ran = export(&["--format", format]);
        assert_eq!(ran.code, Some(0));
        for told in ["drawn are the 50 with ", "`--top N`", "`--all`", "`--focus NAME`"] {
            assert!(ran.err.contains(told), "{}", ran.err);
        }
        assert_eq!(
            export(&["--format", format, "--top", "20"]).err.split(" with ").next(),
            Some("drawn are the 20")
        );
        let boxes = export(&["--format", format, "--statements", "nodes"]);
        assert_eq!((boxes.code, boxes.out.as_str()), (Some(2), ""));
        assert!(boxes.err.contains("--all"), "{}", boxes.err);
        assert_eq!(export(&["--format", format, "--all"]).code, Some(0));
    }
    assert_eq!(export(&["--format", "csv", "-o", "tables"]).code, Some(0));
}

#[test]
fn a_program_without_pixels_says_how_to_get_them() {
    let folder = Folder::new("pixels");
    folder.write("a.txt", "Putin met with Suga.");
    let ran = folder.run(&["export", "--quiet", "a.txt", "--format", "png", "-o", "a.png"], "");
    if cfg!(feature = "png") {
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        assert!(std::fs::read(folder.0.join("a.png")).unwrap().starts_with(b"\x89PNG"));
    } else {
        assert_eq!(ran.code, Some(2));
        assert!(
            ran.err.contains("--features png") && ran.err.contains("rsvg-convert"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn every_example_of_export_works() {
    let folder = Folder::new("examples");
    folder.run(&["build", &seeds(), "--quiet"], "");
    for name in ["june", "july"] {
        std::fs::copy(
            folder.0.join("out/graph.jsonld"),
            folder.0.join(format!("{name}.jsonld")),
        )
        .unwrap();
    }
    let help = folder.run(&["export", "--help"], "").out;
    let (_, examples) = help.split_once("Examples:\n").unwrap();
    let examples: Vec<&str> = examples
        .lines()
        .filter_map(|line| line.strip_prefix("  demarche "))
        .collect();
    assert!(examples.len() > 8, "{help}");
    // Without a program that does not come with us.
    for example in examples.iter().filter(|example| !example.contains("--engine dot")) {
        let example = example
            .split(" | ")
            .next()
            .unwrap()
            .replace(" seeds ", &format!(" {} ", seeds()));
        let ran = folder.run(&example.split(' ').collect::<Vec<_>>(), "");
        assert_eq!(
            (
                ran.code,
                ran.err.lines().filter(|line| line.starts_with("error")).count()
            ),
            (Some(0), 0),
            "{example}: {}",
            ran.err
        );
    }
}
