//! Any bytes are articles or errors with a place: as metadata beside a text, as `.json` and as `.ndjson`.

#![no_main]

use demarche::article::Articles;
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

fuzz_target!(|bytes: &[u8]| {
    for (written, read) in [
        ("text.json", "text.txt"),
        ("one.json", "one.json"),
        ("many.ndjson", "many.ndjson"),
    ] {
        fs::write(FOLDER.join(written), bytes).expect("room for a file");
        for article in Articles::new(&[FOLDER.join(read)], None) {
            match article {
                Ok(article) => assert!(!article.text.trim().is_empty()),
                Err(error) => assert!(error.to_string().contains(": ")),
            }
        }
    }
});
