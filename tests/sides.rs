//! Who answers whom, what is contested and who turns: short texts with how many rows they give.
//!
//! A line of `tests/sides/*.txt` is a number and a text; lines with `#` are comments.

#![allow(clippy::unwrap_used)]

#[path = "support/folder.rs"]
mod folder;

use folder::Folder;
use std::fs;
use std::path::Path;

/// Asks every text of a file, and reports all whose answer has another number of rows.
fn check(name: &str, command: &[&str]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sides").join(name);
    let folder = Folder::new(name);
    let mut failures = Vec::new();
    for line in fs::read_to_string(path)
        .unwrap()
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let line = line
            .strip_prefix('!')
            .map_or(line, |wrong| wrong.split_once('|').unwrap().0);
        let (wanted, text) = line.split_once(' ').unwrap();
        folder.write("a.txt", text);
        let arguments = [command, &["a.txt", "--published", "2024-06-06", "--format", "ndjson"]].concat();
        let rows = folder.run(&arguments, "").out;
        if rows.lines().count().to_string() != wanted {
            failures.push(format!("{} rows, not {wanted}: {text}", rows.lines().count()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn an_answer_speaks_to_what_another_said() {
    check("replies.txt", &["contested", "--replies"]);
}

#[test]
fn what_is_contested_has_two_sides_that_oppose_each_other() {
    check("contested.txt", &["contested"]);
}

#[test]
fn who_turns_does_so_towards_the_same_others() {
    check("changes.txt", &["stance", "--changes"]);
}
