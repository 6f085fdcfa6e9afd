//! `demarche archive info`: what an archive holds.

use super::ArchiveFile;
use crate::archive::{Info, VERSION};
use crate::cli::Options;
use crate::cli::output::Output;
use crate::error::Result;
use crate::graph::days_label;
use clap::Args;
use std::fmt::Write;

const EXAMPLES: &str = "\
Examples:
  demarche archive info news.db";

/// Show what an archive holds: counts, days, sizes, and with what it was read
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct InfoCommand {
    #[command(flatten)]
    file: ArchiveFile,
}

impl InfoCommand {
    pub(super) fn run(&self, options: &Options) -> Result<()> {
        let archive = self.file.open()?;
        let info = archive.info()?;
        let reading = super::reading(options)?;
        let stale = archive.articles_not_read_with(Some(&reading))?.len();
        Output::print(&describe(&info, stale))
    }
}

/// Writes what an archive holds, a line each; `stale` articles were read with another program or other data.
fn describe(info: &Info, stale: usize) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: String| {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name:<11} {value}");
    };
    let texts = match info.articles - info.texts {
        0 => "all with their texts".to_owned(),
        without => format!("{without} without their texts"),
    };
    line("articles", format!("{} · {texts} · {}", info.articles, size(info.read)));
    line("published", days_label(info.published));
    line(
        "statements",
        format!("{} · {} positions", info.statements, info.stances),
    );
    line(
        "relations",
        format!(
            "{} · counted in each article, where a graph counts once · {} times told",
            info.relations, info.evidence
        ),
    );
    line(
        "entities",
        format!("{} · {} of them not linked", info.linked + info.unlinked, info.unlinked),
    );
    line("times", info.times.to_string());
    let per_statement = info.bytes.checked_div(info.statements as u64).unwrap_or(0);
    line(
        "file",
        format!(
            "{} · {per_statement} bytes a statement · schema {VERSION}",
            size(info.bytes)
        ),
    );
    for (reading, articles) in &info.readings {
        let data = reading.data.get(..12).unwrap_or(&reading.data);
        let inferred = if reading.infer_date { " · --infer-date" } else { "" };
        line(
            "read by",
            format!("{} with data {data}{inferred} · {articles} articles", reading.program),
        );
    }
    if stale > 0 {
        line(
            "older",
            format!("{stale} articles: `demarche archive refresh` reads them again"),
        );
    }
    text
}

/// Writes a size: `4.7 kB`, `12.3 MB`.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
