//! `demarche gazetteer`: the list of names, and files that are to be added to it.

mod check;
mod find;
mod import;

use super::Options;
use super::output;
use super::terminal::Terminal;
use crate::article::STANDARD_INPUT;
use crate::data::DataFile;
use crate::error::{Error, Result};
use clap::{Args, Subcommand};
use std::borrow::Cow;
use std::io::Read;
use std::path::Path;
use std::{fs, io};

/// Make lists of names from other people's, check them, and ask what a name means
#[derive(Debug, Args)]
pub(super) struct GazetteerCommand {
    #[command(subcommand)]
    command: GazetteerSubcommand,
}

#[derive(Debug, Subcommand)]
enum GazetteerSubcommand {
    Check(check::CheckCommand),
    Find(find::FindCommand),
    Import(import::ImportCommand),
}

impl GazetteerCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        match &self.command {
            GazetteerSubcommand::Check(command) => command.run(options, terminal),
            GazetteerSubcommand::Find(command) => command.run(options, terminal),
            GazetteerSubcommand::Import(command) => command.run(options, terminal),
        }
    }
}

/// Reads a file, or standard input; fails with the line that is no UTF-8.
fn read_file(path: &Path) -> Result<DataFile> {
    let is_input = path.as_os_str() == STANDARD_INPUT;
    let place = if is_input {
        "stdin".to_owned()
    } else {
        path.display().to_string()
    };
    let mut bytes = Vec::new();
    let read = if is_input {
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    match String::from_utf8(read.map_err(|error| Error::new(&place, error))?) {
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
