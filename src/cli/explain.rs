//! `demarche explain`: a text sentence by sentence, with what each step made of it.

use super::Options;
use super::output::Output;
use super::reading::read_articles;
use super::terminal::{Terminal, visible};
use crate::article::Article;
use crate::dating::{Proof, date_article};
use crate::error::{Error, Result};
use crate::explain::{reasons, walk_sentence};
use crate::extraction::Extraction;
use crate::graph::one_line;
use crate::knowledge::Knowledge;
use crate::ontology::Ontology;
use crate::statement::{Lacking, find_missed};
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche explain seeds/000_560f2771e4cc42f3.txt
  demarche explain seeds/000_560f2771e4cc42f3.txt --sentence 12
  demarche explain seeds/000_560f2771e4cc42f3.txt --missed
  demarche explain 0802f6f888558783 seeds
  demarche explain seeds/003_2c964f4983a04a42.txt --dating
  echo 'Hayashi said on Thursday that the response is unfair.' | demarche explain - --published 2024-06-06";

/// Show what each step made of each sentence, or why a statement is believed
///
/// A statement is named by its id, as `extract` and `said --format json` give it; the articles follow.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ExplainCommand {
    /// A file of one article, - for standard input, or the id of a statement
    #[arg(value_name = "ARTICLE|ID")]
    article: PathBuf,
    /// Articles in which the statement is looked for
    articles: Vec<PathBuf>,
    /// Only this sentence, counted from 1
    #[arg(long, short, value_name = "N")]
    sentence: Option<usize>,
    /// Show the words of speech that led to no statement, in place of the walk
    #[arg(long, conflicts_with = "sentence")]
    missed: bool,
    /// Show between which days the text itself says that it was published, and why, in place of the walk
    #[arg(long, conflicts_with_all = ["sentence", "missed"])]
    dating: bool,
}

impl ExplainCommand {
    pub(super) fn run(&self, options: &Options, terminal: &mut Terminal) -> Result<()> {
        let knowledge = options.knowledge()?;
        let mut output = Output::new();
        let articles = std::slice::from_ref(&self.article);
        if !self.articles.is_empty() {
            return self.explain_statement(options, &knowledge, terminal);
        }
        read_articles(
            articles,
            options,
            &knowledge,
            terminal,
            |article, extraction| match (self.missed, self.dating) {
                (true, _) => Ok(list_missed(article, extraction, &knowledge)),
                (_, true) => Ok(list_proofs(article, &knowledge)),
                _ => explain(article, extraction, &knowledge.ontology, self.sentence),
            },
            |walk| output.write(walk?.as_bytes()),
        )?;
        output.flush()
    }
}

impl ExplainCommand {
    /// Writes why a statement is believed; fails if no article has it.
    fn explain_statement(&self, options: &Options, knowledge: &Knowledge, terminal: &mut Terminal) -> Result<()> {
        let id = self.article.to_string_lossy();
        // The id of a node ends with that of the statement.
        let id = id.rsplit('/').next().unwrap_or_default().to_owned();
        let mut found = Vec::new();
        read_articles(
            &self.articles,
            options,
            knowledge,
            terminal,
            |article, extraction| {
                let statements = extraction.statements.iter().filter(|statement| statement.id == id);
                let reasons = statements.map(|statement| reasons(article, extraction, statement, knowledge));
                reasons.flatten().collect::<Vec<_>>()
            },
            |lines| {
                found.extend(lines);
                Ok(())
            },
        )?;
        match found.is_empty() {
            true => Err(Error::new(id, "no such statement in these articles")),
            false => Output::print(&printed(found)),
        }
    }
}

/// Writes the walk through an article; fails if it has no such sentence.
fn explain(article: &Article, extraction: &Extraction, ontology: &Ontology, only: Option<usize>) -> Result<String> {
    let sentences = &extraction.sentences.sentences;
    if let Some(number) = only.filter(|&number| number == 0 || number > sentences.len()) {
        let reason = format!("no sentence {number}: it has {}", sentences.len());
        return Err(Error::new(&article.id, reason));
    }
    let day = match (article.published, article.inferred) {
        (Some(day), _) => day.to_string(),
        (None, Some(days)) => format!("within {days}, inferred"),
        (None, None) => "on an unknown day".to_owned(),
    };
    let mut lines = vec![format!("{} (published {day})", article.id)];
    for (index, sentence) in sentences.iter().enumerate() {
        if only.is_none_or(|number| number == index + 1) {
            lines.push(String::new());
            lines.extend(walk_sentence(article, extraction, index + 1, sentence, ontology));
        }
    }
    Ok(printed(lines))
}

/// Lists what was said and not understood, a line for each: the number of the sentence, the verb, what is lacking.
fn list_missed(article: &Article, extraction: &Extraction, knowledge: &Knowledge) -> String {
    let page = extraction.page(article, knowledge);
    let missed = find_missed(&page, &extraction.statements, &knowledge.statement);
    let mut lines = vec![format!(
        "{}: {} words of speech led to no statement",
        article.id,
        missed.len()
    )];
    for found in missed {
        let sentence = extraction.sentences.sentences.get(found.sentence);
        let text = sentence.map_or("", |sentence| sentence.span.slice(&article.text));
        let lacks = match found.lacks {
            Lacking::Content => "nothing found that is reported",
            Lacking::Speaker => "nobody found who can speak",
        };
        let cue = found.cue.slice(&article.text);
        lines.push(format!(
            "{:>4}. \"{cue}\" · {lacks} · {}",
            found.sentence + 1,
            one_line(text)
        ));
    }
    printed(lines)
}

/// Lists why an article can have been published only on these days, a line for each proof.
fn list_proofs(article: &Article, knowledge: &Knowledge) -> String {
    let dating = date_article(article, knowledge);
    let mut lines = vec![match dating.proofs.is_empty() {
        true => format!("{}: the text does not say when it was published", article.id),
        false => format!("{}: published in {}, by the text alone", article.id, dating.days),
    }];
    let line = |mark: &str, proof: &Proof| {
        let words = one_line(proof.span.slice(&article.text));
        let fact = match proof.fact.is_empty() {
            true => String::new(),
            false => format!(" · {}", proof.fact),
        };
        format!(
            "{mark} {:<23} \"{words}\" · {}{fact}",
            proof.days.to_string(),
            proof.rule
        )
    };
    lines.extend(dating.proofs.iter().map(|proof| line(" ", proof)));
    lines.extend(dating.against.iter().map(|proof| line("≠", proof)));
    printed(lines)
}

/// Joins lines into what the terminal shows, with a line break behind each.
fn printed(lines: Vec<String>) -> String {
    lines.iter().map(|line| visible(line) + "\n").collect()
}
