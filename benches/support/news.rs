//! News of any length, made of the articles in `tests/articles`.

use super::hostile::endless;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

const STATES: [&str; 6] = ["Japan", "Russia", "China", "India", "Guyana", "Ethiopia"];

/// Makes news of so many bytes, of the articles in `tests/articles` with one state put for another, round by round.
pub(crate) fn news(length: usize) -> Result<String, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    paths.sort();
    let articles: Vec<String> = paths.iter().map(fs::read_to_string).collect::<Result<_, _>>()?;
    Ok(endless(length, |at| {
        let (round, article) = (at / articles.len(), &articles[at % articles.len()]);
        let parts = article.split_inclusive(char::is_whitespace).map(|word| {
            let state = STATES.iter().position(|state| word.starts_with(state));
            state.map_or_else(
                || word.to_owned(),
                |place| word.replacen(STATES[place], STATES[(place + round) % 6], 1),
            )
        });
        parts.collect::<String>() + "\n\n"
    }))
}
