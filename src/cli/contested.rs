//! `demarche contested`: on what sides oppose each other, and who answered whom.

use super::Options;
use super::answer::QuestionArgs;
use super::terminal::Terminal;
use crate::ask::{AskLexicon, Purpose, side};
use crate::error::Result;
use crate::query::{contested, replies};
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  demarche contested seeds --about 'Northern Territories'
  demarche contested seeds --replies
  demarche contested seeds --replies --to Putin --format json";

/// Show on what two sides oppose each other, side by side, and by which words; nobody is made right
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ContestedCommand {
    #[command(flatten)]
    question: QuestionArgs,
    /// Show who answered whom: later, from another side, to what the other said
    #[arg(long)]
    replies: bool,
}

impl ContestedCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let lexicon = AskLexicon::load(options.data.as_deref())?;
        let purpose = match self.replies {
            true => Purpose::Everything,
            false => Purpose::Contested,
        };
        self.question
            .answer(options, terminal, purpose, |view, asked, knowledge| {
                let side_of = |node: &_| side(node, knowledge);
                Ok(match self.replies {
                    true => replies(view, &asked.filter, lexicon.answering(), &side_of),
                    false => contested(view, &asked.filter, lexicon.judging(), lexicon.answering(), &side_of),
                })
            })
    }
}
