//! `demarche explain`: a text sentence by sentence, with what each step made of it.

use super::Options;
use super::output::Output;
use super::reading::read_articles;
use super::terminal::{Terminal, visible};
use crate::article::Article;
use crate::dating::{Proof, date_article};
use crate::error::{Error, Result};
use crate::explain::{explain_statement, walk_sentence};
use crate::extraction::Extraction;
use crate::graph::one_line;
use crate::knowledge::Knowledge;
use crate::ontology::Ontology;
use crate::statement::{Lacking, Missed, find_missed};
use clap::Args;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  demarche explain seeds/000_560f2771e4cc42f3.txt
  demarche explain seeds/000_560f2771e4cc42f3.txt --sentence 12
  demarche explain seeds/000_560f2771e4cc42f3.txt --missed
  demarche explain 0802f6f8 seeds
  demarche explain seeds/003_2c964f4983a04a42.txt --dating
  echo 'Hayashi said on Thursday that the response is unfair.' | demarche explain - --published 2024-06-06";

/// Show what each step made of each sentence, or why a statement is believed
///
/// A statement is named by its id, or by as much of its beginning as no other has; the articles follow.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ExplainCommand {
    /// A file of one article, - for standard input, or the id of a statement or its beginning
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
        let mut totals = Totals::default();
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
                (_, true) => Ok((list_proofs(article, &knowledge), Vec::new())),
                _ => {
                    let walk = explain(article, extraction, &knowledge.ontology, self.sentence);
                    walk.map(|walk| (walk, Vec::new()))
                }
            },
            |read| {
                let (walk, missed) = read?;
                totals.add(missed);
                output.write(walk.as_bytes())
            },
        )?;
        if self.missed && totals.articles > 1 {
            output.write(totals.listed().as_bytes())?;
        }
        output.flush()
    }
}

/// Why a statement is believed.
struct Reasons {
    id: String,
    article: String,
    lines: Vec<String>,
}

impl ExplainCommand {
    /// Writes why a statement is believed; fails if no article has it.
    fn explain_statement(&self, options: &Options, knowledge: &Knowledge, terminal: &mut Terminal) -> Result<()> {
        let id = self.article.to_string_lossy();
        // The id of a node ends with that of the statement.
        let id = id.rsplit('/').next().unwrap_or_default().to_owned();
        let mut found: Vec<Reasons> = Vec::new();
        read_articles(
            &self.articles,
            options,
            knowledge,
            terminal,
            |article, extraction| {
                let statements = extraction.statements.iter();
                let statements = statements.filter(|statement| !id.is_empty() && statement.id.starts_with(&id));
                let reasons = statements.map(|statement| Reasons {
                    id: statement.id.clone(),
                    article: article.id.to_string(),
                    lines: explain_statement(article, extraction, statement, knowledge),
                });
                reasons.collect::<Vec<_>>()
            },
            |lines| {
                found.extend(lines);
                Ok(())
            },
        )?;
        // A whole id is no beginning of another; the same article may be given twice.
        let ids: BTreeSet<&str> = found.iter().map(|reasons| reasons.id.as_str()).collect();
        if ids.len() > 1 {
            let lines: BTreeSet<String> = found
                .iter()
                .map(|found| format!("{} in {}", found.id, found.article))
                .collect();
            let lines = lines.into_iter().collect::<Vec<_>>().join(", ");
            return Err(Error::new(id, format!("{} statements begin so: {lines}", ids.len())));
        }
        match found.is_empty() {
            true => Err(Error::new(id, "no such statement in these articles")),
            false => Output::print(&printed(found.into_iter().flat_map(|reasons| reasons.lines).collect())),
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

/// Lists what was said and not understood, a line for each: the number of the sentence, the verb, what is lacking; and
/// what it lists.
fn list_missed(article: &Article, extraction: &Extraction, knowledge: &Knowledge) -> (String, Vec<Missed>) {
    let page = extraction.page(article, knowledge);
    let missed = find_missed(&page, &extraction.statements, &knowledge.statement);
    let mut lines = vec![format!(
        "{}: {} words of speech led to no statement",
        article.id,
        missed.len()
    )];
    for found in &missed {
        let sentence = extraction.sentences.sentences.get(found.sentence);
        let text = sentence.map_or("", |sentence| sentence.span.slice(&article.text));
        let cue = found.cue.slice(&article.text);
        lines.push(format!(
            "{:>4}. \"{cue}\" · {} · {}",
            found.sentence + 1,
            lacking(found.lacks),
            one_line(text)
        ));
    }
    (printed(lines), missed)
}

fn lacking(lacks: Lacking) -> &'static str {
    match lacks {
        Lacking::Content => "nothing found that is reported",
        Lacking::Speaker => "nobody found who can speak",
    }
}

/// How often each word of speech led to nothing, over all articles.
#[derive(Default)]
struct Totals {
    articles: usize,
    words: BTreeMap<String, [usize; 2]>,
}

impl Totals {
    fn add(&mut self, missed: Vec<Missed>) {
        self.articles += 1;
        for found in missed {
            self.words.entry(found.word).or_default()[usize::from(found.lacks == Lacking::Speaker)] += 1;
        }
    }

    /// Gives a line for each word, the most frequent first.
    fn listed(self) -> String {
        let total: usize = self.words.values().flatten().sum();
        let mut words: Vec<(String, [usize; 2])> = self.words.into_iter().collect();
        words.sort_by_key(|(_, [content, speaker])| std::cmp::Reverse(content + speaker));
        let mut lines = vec![format!(
            "all {} articles: {total} words of speech led to no statement",
            self.articles
        )];
        lines.extend(words.into_iter().map(|(word, [content, speaker])| {
            let (nothing, nobody) = (lacking(Lacking::Content), lacking(Lacking::Speaker));
            format!(
                "{:>5} {word} · {content} {nothing}, {speaker} {nobody}",
                content + speaker
            )
        }));
        printed(lines)
    }
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
