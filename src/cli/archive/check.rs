//! `demarche archive check`: the file, and every span against its text.

use super::{ArchiveFile, number};
use crate::cli::output::Output;
use crate::cli::terminal::{Terminal, visible};
use crate::error::Result;
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  demarche archive check news.db";

/// Check that an archive is sound, and that all words of its statements and relations stand in their texts
///
/// What is wrong is listed, a line each: the place, then the reason; the program then ends with 1.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct CheckArchiveCommand {
    #[command(flatten)]
    file: ArchiveFile,
}

impl CheckArchiveCommand {
    pub(super) fn run(&self, terminal: &mut Terminal) -> Result<()> {
        let archive = self.file.open()?;
        let mut output = Output::new();
        let (mut articles, mut texts, mut statements) = (0, 0, 0);
        let mut found = false;
        let mut tell = |errors: &[crate::error::Error]| -> Result<()> {
            found |= !errors.is_empty();
            let lines = errors.iter().map(|error| format!("{}\n", visible(&error.to_string())));
            output.write(lines.collect::<String>().as_bytes())
        };
        tell(&archive.check_file()?)?;
        for key in archive.articles_not_read_with(None)? {
            let finding = archive.check_article(key)?;
            articles += 1;
            texts += usize::from(finding.has_text);
            statements += finding.statements;
            tell(&finding.errors)?;
            terminal.progress(articles);
        }
        terminal.end_progress();
        if found {
            terminal.end_with(1);
        } else if !terminal.is_quiet() {
            let against = match texts {
                _ if texts == articles => "every span against its text".to_owned(),
                0 => "without texts".to_owned(),
                _ => format!("{texts} of the articles against their texts"),
            };
            let counts = [number(articles, "article"), number(statements, "statement")];
            output.write(format!("all is well: {}; checked {against}\n", counts.join(", ")).as_bytes())?;
        }
        output.flush()
    }
}
