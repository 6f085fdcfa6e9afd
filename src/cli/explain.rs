//! `demarche explain`: a text sentence by sentence, with what each step made of it.

use super::Options;
use super::output::Output;
use super::reading::read_articles;
use super::terminal::{Terminal, visible};
use super::walk::walk_sentence;
use crate::article::Article;
use crate::error::{Error, Result};
use crate::pipeline::Extraction;
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche explain seeds/000_560f2771e4cc42f3.txt
  demarche explain seeds/000_560f2771e4cc42f3.txt --sentence 12
  echo 'Hayashi said on Thursday that the response is unfair.' | demarche explain - --published 2024-06-06";

/// Show what each step made of each sentence
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Explain {
    /// A file of one article, or - for standard input
    article: PathBuf,
    /// Only this sentence, counted from 1
    #[arg(long, short, value_name = "N")]
    sentence: Option<usize>,
}

impl Explain {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let knowledge = options.knowledge()?;
        let mut output = Output::new();
        let articles = std::slice::from_ref(&self.article);
        read_articles(
            articles,
            options,
            &knowledge,
            terminal,
            |article, extraction| explain(article, extraction, self.sentence),
            |walk| output.write(walk?.as_bytes()),
        )?;
        output.flush()
    }
}

/// Writes the walk through an article; fails if it has no such sentence.
fn explain(article: &Article, extraction: &Extraction, only: Option<usize>) -> Result<String> {
    let sentences = &extraction.sentences.sentences;
    if let Some(number) = only.filter(|&number| number == 0 || number > sentences.len()) {
        let reason = format!("no sentence {number}: it has {}", sentences.len());
        return Err(Error::new(&article.id, reason));
    }
    let day = article
        .published
        .map_or("on an unknown day".to_owned(), |day| day.to_string());
    let mut lines = vec![format!("{} (published {day})", article.id)];
    for (index, sentence) in sentences.iter().enumerate() {
        if only.is_none_or(|number| number == index + 1) {
            lines.push(String::new());
            lines.extend(walk_sentence(article, extraction, index + 1, sentence));
        }
    }
    lines.push(String::new());
    Ok(lines.iter().map(|line| visible(line)).collect::<Vec<_>>().join("\n"))
}
