//! What the README and its pages show of the program is what the program says: `UPDATE=1 cargo test --test readme` writes it
//! again.

#![allow(clippy::unwrap_used)]

#[path = "support/folder.rs"]
mod folder;

use folder::{Folder, words};
use std::fs;
use std::path::Path;

#[test]
fn every_answer_of_the_readme_and_of_docs_is_the_whole_answer() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(check_answers(root, "README.md") > 4);
    assert!(check_answers(root, "docs/reading.md") > 0);
}

/// Compares the answers that a page shows with those of the program, or writes them; gives how many there are.
fn check_answers(root: &Path, page: &str) -> usize {
    let path = root.join(page);
    let known = fs::read_to_string(&path).unwrap();
    let seeds = root.join("seeds").display().to_string();
    let folder = Folder::new("readme");
    let mut found = String::new();
    let (mut is_shown, mut commands) = (false, 0);
    for line in known.lines() {
        let command = line.strip_prefix("$ demarche ").filter(|_| is_shown);
        // The answers are made again.
        if !is_shown || command.is_some() || line == "```" {
            found += &format!("{line}\n");
        }
        is_shown = line == "```console" || is_shown && line != "```";
        let Some(command) = command else { continue };
        commands += 1;
        let words = words(command);
        let is_seeds = |word: &str| word == "seeds" || word.starts_with("seeds/");
        let place = |word: &String| {
            if is_seeds(word) {
                word.replacen("seeds", &seeds, 1)
            } else {
                word.clone()
            }
        };
        let arguments: Vec<String> = words.iter().map(place).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let ran = folder.run(&arguments, "");
        assert_eq!(ran.code, Some(0), "{line}: {}", ran.err);
        found += &ran.out;
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &found).unwrap();
    } else {
        assert!(found == known, "{page}: run with UPDATE=1 and read the diff\n{found}");
    }
    commands
}

#[test]
fn every_link_of_the_readme_and_of_docs_leads_to_a_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_dir(root.join("docs"))
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let pages = docs.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let mut lost = Vec::new();
    for page in pages.chain([root.join("README.md")]) {
        let text = fs::read_to_string(&page).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (file, place) = link.split_once('#').unwrap_or((link, ""));
            if file.contains("://") {
                continue;
            }
            let other = match file {
                "" => page.clone(),
                _ => page.parent().unwrap().join(file),
            };
            let heads = fs::read_to_string(&other).unwrap_or_default();
            let is_head = |line: &str| {
                line.trim_start_matches('#')
                    .trim()
                    .to_lowercase()
                    .replace(' ', "-")
                    .replace(',', "")
                    == place
            };
            if !other.exists() || !place.is_empty() && !heads.lines().filter(|line| line.starts_with('#')).any(is_head)
            {
                lost.push(format!("{}: {link}", page.display()));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}
