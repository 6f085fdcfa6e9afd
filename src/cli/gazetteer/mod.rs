//! `demarche gazetteer`: the list of names, and files that are to be added to it.

mod import;

use super::Options;
use super::output;
use super::terminal::Terminal;
use crate::data::DataFile;
use crate::error::{Error, Result};
use clap::{Args, Subcommand};
use std::borrow::Cow;
use std::fs;
use std::path::Path;

/// Make lists of names from other people's, check them, and ask what a name means
#[derive(Debug, Args)]
pub(super) struct GazetteerCommand {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Import(import::Import),
}

impl GazetteerCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        match &self.command {
            Command::Import(command) => command.run(options, terminal),
        }
    }
}

/// Reads a file; fails with the line that is no UTF-8.
fn read_file(path: &Path) -> Result<DataFile> {
    let place = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| Error::new(&place, error))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(DataFile {
            path: Cow::Owned(place),
            text: Cow::Owned(text),
        }),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let lines = error.as_bytes().iter().take(good).filter(|&&byte| byte == b'\n');
            Err(Error::at_line(place, lines.count() + 1, "no UTF-8"))
        }
    }
}
