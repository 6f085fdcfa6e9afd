//! An archive of many articles: how fast it is filled beside `extract` alone, what it costs, how fast it answers.
//!
//! `cargo bench --bench archive -- 20000 FOLDER` says how many articles, and where the files stay.

#![allow(clippy::print_stdout)] // a bench prints

#[path = "support/shuffled.rs"]
mod shuffled;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const ARTICLES: usize = 20_000;

/// What an archive is asked for.
const QUESTIONS: &[&[&str]] = &[
    &["said", "--by", "Lavrov"],
    &["said", "--by", "Putin", "--about", "peace treaty", "--since", "2021"],
    &["said", "--text", "conditions are not yet ready"],
    &["timeline", "--by", "Seleshi Bekele"],
    &["about", "Hayashi"],
    &["stance", "--by", "Putin"],
    &["view", "--by", "Kishida", "-o", "page.html"],
    &["said", "--about", "Shikotan", "--outlet", "Wire One"],
];

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let articles = given.first().map_or(Ok(ARTICLES), |number| number.parse())?;
    let folder = given.get(1).map_or_else(std::env::temp_dir, PathBuf::from);
    let folder = folder.join("demarche-bench-archive");
    fs::create_dir_all(&folder)?;
    let lines = shuffled::lines(articles)?;
    println!("{articles} articles, {:.1} MB", lines.len() as f64 / 1e6);
    fs::write(folder.join("articles.ndjson"), lines)?;
    let _ = fs::remove_file(folder.join("articles.db"));
    run(&folder, &["extract", "articles.ndjson"])?;
    run(&folder, &["archive", "add", "articles.db", "articles.ndjson"])?;
    run(&folder, &["archive", "add", "articles.db", "articles.ndjson"])?;
    for question in QUESTIONS {
        let (command, rest) = question.split_at(1);
        let words: &[&[&str]] = match command {
            ["about"] => &[command, rest, &["articles.db"]],
            _ => &[command, &["articles.db"], rest],
        };
        let words = words.concat();
        run(&folder, &words)?;
        run(&folder, &words)?;
    }
    run(&folder, &["archive", "info", "articles.db"])?;
    Ok(())
}

/// Runs the program and tells how long it took, and the most memory that it had.
fn run(folder: &Path, words: &[&str]) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let timed = Command::new("/usr/bin/time")
        .args(["-f", "%M KB"])
        .arg(env!("CARGO_BIN_EXE_demarche"))
        .args(words)
        .current_dir(folder)
        .stdout(Stdio::piped())
        .output()?;
    let seconds = start.elapsed().as_secs_f64();
    let told = String::from_utf8_lossy(&timed.stderr);
    println!(
        "{seconds:>9.3} s, {}  {}",
        told.lines().last().unwrap_or_default(),
        words.join(" ")
    );
    if words.contains(&"info") || words.contains(&"add") {
        print!("{}", String::from_utf8_lossy(&timed.stdout));
    }
    Ok(())
}
