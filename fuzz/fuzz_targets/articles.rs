//! Any bytes are articles or errors with a place: as metadata beside a text, and as each kind of input.

#![no_main]

use demarche::article::{ArticleLexicon, Articles, InputOptions};
use demarche::knowledge::Knowledge;
use libfuzzer_sys::fuzz_target;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

/// A folder of this process with one text; the reader takes files only.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("demarche-fuzz-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for temporary files");
    fs::write(folder.join("text.txt"), "Putin spoke.").expect("room for a file");
    folder
});

static LEXICON: LazyLock<ArticleLexicon> =
    LazyLock::new(|| Knowledge::load_also(None, ArticleLexicon::parse).expect("built-in knowledge"));

fuzz_target!(|bytes: &[u8]| {
    for (written, read) in [
        ("text.json", "text.txt"),
        ("one.json", "one.json"),
        ("many.ndjson", "many.ndjson"),
        ("table.csv", "table.csv"),
        ("page.html", "page.html"),
        ("note.md", "note.md"),
        ("feed.xml", "feed.xml"),
        ("any", "any"),
    ] {
        fs::write(FOLDER.join(written), bytes).expect("room for a file");
        for article in Articles::new(&[FOLDER.join(read)], &LEXICON, &InputOptions::default()) {
            match article {
                Ok(article) => assert!(!article.text.trim().is_empty()),
                Err(error) => assert!(error.to_string().contains(": ")),
            }
        }
    }
});
