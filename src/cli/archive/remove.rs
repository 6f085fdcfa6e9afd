//! `demarche archive remove`: articles out of the file.

use super::{ArchiveFile, number};
use crate::cli::output::Output;
use crate::cli::terminal::Terminal;
use crate::error::{Error, Result};
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  demarche archive remove news.db 000_560f2771e4cc42f3
  demarche archive remove news.db https://example.org/1 https://example.org/2";

/// Remove articles with all that was read in them
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct RemoveCommand {
    #[command(flatten)]
    file: ArchiveFile,
    /// The ids of the articles
    #[arg(required = true, value_name = "ID")]
    ids: Vec<String>,
}

impl RemoveCommand {
    pub(super) fn run(&self, terminal: &mut Terminal) -> Result<()> {
        let mut archive = self.file.open_to_write()?;
        let mut removed = 0;
        for id in &self.ids {
            if archive.remove(id)? {
                removed += 1;
            } else {
                terminal.error(&Error::new(self.file.path.display(), format!("has no article `{id}`")));
            }
        }
        archive.finish()?;
        if terminal.is_quiet() {
            return Ok(());
        }
        Output::print(&format!(
            "{}: {} removed\n",
            self.file.path.display(),
            number(removed, "article")
        ))
    }
}
