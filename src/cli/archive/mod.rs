//! `demarche archive`: many articles with what they say, in one file that every command and other tools read.

mod add;
mod check;
mod extracted;
mod info;
mod refresh;
mod remove;

use super::Options;
use super::terminal::Terminal;
use crate::archive::{Archive, ReadWith, data_digest};
use crate::error::{Error, Result};
use crate::knowledge::Knowledge;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Keep many articles with what they say in one SQLite file, which every command reads as it reads a graph
///
/// Its tables and views are described in schema/archive.sql; Datasette, DuckDB, R and pandas read them.
#[derive(Debug, Args)]
pub(super) struct ArchiveCommand {
    #[command(subcommand)]
    command: ArchiveSubcommand,
}

#[derive(Debug, Subcommand)]
enum ArchiveSubcommand {
    Add(add::AddCommand),
    Info(info::InfoCommand),
    Check(check::CheckArchiveCommand),
    Refresh(refresh::RefreshCommand),
    Remove(remove::RemoveCommand),
}

impl ArchiveCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        match &self.command {
            ArchiveSubcommand::Add(command) => command.run(options, terminal),
            ArchiveSubcommand::Info(command) => command.run(options),
            ArchiveSubcommand::Check(command) => command.run(terminal),
            ArchiveSubcommand::Refresh(command) => command.run(options, terminal),
            ArchiveSubcommand::Remove(command) => command.run(terminal),
        }
    }
}

/// An archive that is there.
#[derive(Debug, Args)]
struct ArchiveFile {
    /// The archive
    #[arg(value_name = "FILE")]
    path: PathBuf,
}

impl ArchiveFile {
    fn open(&self) -> Result<Archive> {
        Archive::open(&self.path)
    }

    fn open_to_write(&self) -> Result<Archive> {
        Archive::open_to_write(&self.path, false)
    }
}

/// Gives with what articles are read by these options.
pub(super) fn reading(options: &Options) -> Result<ReadWith> {
    if options.min_confidence.is_some() {
        let reason = "an archive keeps all statements; give it to the commands that ask the archive";
        return Err(Error::new("--min-confidence", reason));
    }
    let data = Knowledge::load_files(options.data.as_deref(), &options.gazetteer, |files| {
        Ok(data_digest(files))
    })?;
    Ok(ReadWith {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        data,
        infer_date: options.infer_date,
    })
}

/// Gives a number with its noun: `1 article`, `2 articles`.
fn number(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}
